"""References of papers that are made from something else: ``{% load sealing %}``."""

from django import template

from phoihop.programmes.models import Programme

register = template.Library()


@register.filter
def letter_ref(deed_ref: str) -> str:
    """The letter of introduction for the trip of that deed."""
    return f"GGT-{deed_ref}"


@register.simple_tag
def plan_refs(programme: Programme) -> list[tuple[int, str]]:
    """The plans of a programme, year by year: year and reference."""
    years = range(programme.starts_on.year, programme.ends_on.year + 1)
    return [(year, f"KH-{programme.ref}-{year}") for year in years]
