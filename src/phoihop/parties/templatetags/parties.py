"""Names of organisations in templates: ``{% load parties %}``."""

from datetime import date

from django import template
from django.utils import timezone

from phoihop.law.period import day_of
from phoihop.parties.models import Organisation
from phoihop.parties.queries import name_of

register = template.Library()


@register.filter
def party_name(organisation: Organisation | None, on: date | None = None) -> str:
    """The organisation's name as on a day, today unless given; – for none.

    A list should prefetch ``names`` of what it shows.
    """
    if organisation is None:
        return "–"
    return name_of(organisation, on=on or day_of(timezone.now()))
