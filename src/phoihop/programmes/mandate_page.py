"""Mandates in words, and who may be named on their form."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from phoihop.engines.vietnamese.dates import short_date
from phoihop.parties.models import Member, Person
from phoihop.parties.queries import house_of, houses_of, name_of, organisations
from phoihop.programmes import wording
from phoihop.programmes.models import Mandate, ProgrammeParty
from phoihop.programmes.rules import Capacity
from phoihop.programmes.services.mandates import held_of, mandates_for

Choices = Sequence[tuple[str, str]]


def in_words(mandate: Mandate) -> str:
    """ "TL. (thừa lệnh): từ 1-1-2017 đến 31-12-2021, theo … ngày …, do … giao"."""
    until = mandate.until_on
    days = _("từ %(first)s") % {"first": short_date(mandate.from_on)}
    days += " " + _("đến %(last)s") % {"last": short_date(until)} if until else ""
    words = _("%(capacity)s: %(days)s, theo %(paper)s ngày %(on)s, do %(giver)s giao") % {
        "capacity": wording.CAPACITIES[Capacity(mandate.capacity)],
        "days": days,
        "paper": mandate.paper,
        "on": short_date(mandate.paper_on),
        "giver": mandate.given_by_title,
    }
    if mandate.ended_on is None:
        return words
    ended = {"on": short_date(mandate.ended_on), "paper": mandate.ended_by}
    return words + "; " + _("chấm dứt từ %(on)s theo %(paper)s") % ended


def rows_of(mandates: Sequence[Mandate], *, on: date) -> list[dict[str, Any]]:
    """One row for each mandate of the list: in words, and whether it holds that day."""
    return [
        {
            "mandate": one,
            "name": name_of(one.organisation, on=one.from_on),
            "words": in_words(one),
            "holds": held_of(one).holds(on),
        }
        for one in mandates
    ]


def of_party(party: ProgrammeParty, *, on: date) -> list[str]:
    """By which mandates somebody may sign for ``party`` that day; empty when by none."""
    found = [one for one in mandates_for(party) if held_of(one).holds(on)]
    return [f"{one.holder.full_name} – {in_words(one)}" for one in found]


def choices_for(member: Member, *, on: date) -> tuple[Choices, Choices]:
    """The organisations of one's own house, and the people who hold an office there."""
    house = houses_of([house_of(member).pk])
    places = [(row.ref, name_of(row, on=on)) for row in organisations().filter(pk__in=house)]
    people = Person.objects.filter(appointments__organisation__in=house).distinct()
    return places, [(row.ref, row.full_name) for row in people.order_by("sort_key")]
