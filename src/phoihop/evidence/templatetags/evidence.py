"""Words of proof in templates: ``{% load evidence %}``."""

from datetime import date, datetime

from django import template

from phoihop.evidence.wording import REACHED
from phoihop.law.period import day_of
from phoihop.parties.models import Organisation
from phoihop.parties.queries import name_of
from phoihop.programmes.rules import EvidenceLevel

register = template.Library()


@register.filter
def level_label(level: str) -> str:
    """A level in plain words."""
    return str(REACHED[EvidenceLevel(level)])


@register.filter
def house_name(organisation: Organisation, at: date | datetime) -> str:
    """The name that an organisation had then."""
    return name_of(organisation, on=day_of(at) if isinstance(at, datetime) else at)


@register.filter
def megabytes(size_bytes: int) -> str:
    """``0,4 MB``."""
    return f"{size_bytes / 2**20:.1f} MB".replace(".", ",")
