"""Words of proof in templates: ``{% load evidence %}``."""

from datetime import date, datetime

from django import template

from phoihop.evidence.wording import REACHED
from phoihop.law.period import day_of
from phoihop.parties.models import Organisation
from phoihop.parties.queries import name_of
from phoihop.programmes.rules import EvidenceLevel
from phoihop.programmes.wording import EVIDENCE_LEVELS

register = template.Library()


@register.filter
def level_label(level: str) -> str:
    """A level in plain words."""
    return str(REACHED[EvidenceLevel(level)])


@register.filter
def demand_label(level: str) -> str:
    """A level as papers demand it."""
    return str(EVIDENCE_LEVELS[EvidenceLevel(level)])


@register.filter
def house_name(organisation: Organisation, at: date | datetime) -> str:
    """The name that an organisation had then."""
    return name_of(organisation, on=day_of(at) if isinstance(at, datetime) else at)


@register.filter
def file_size(size_bytes: int) -> str:
    """``14 KB``, ``3 MB``: rounded up."""
    kilobytes = -(-size_bytes // 1024)
    return f"{kilobytes} KB" if kilobytes < 1024 else f"{-(-kilobytes // 1024)} MB"
