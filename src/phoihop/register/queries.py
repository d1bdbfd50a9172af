"""What everybody may know of a signed programme: openly signed, openly told.

Parties, duties, yearly papers, the label, and which published pieces were made under them: each of
these pieces says so itself. No money, no texts, nothing that is not published yet.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from phoihop.law.access import Side
from phoihop.parties.queries import name_of
from phoihop.programmes.models import Instrument, Programme
from phoihop.programmes.rules import IN_FORCE
from phoihop.publications.disclosing import label_of_instrument
from phoihop.publications.disclosure import Label
from phoihop.publications.labelled import published_under


@dataclass(frozen=True, slots=True)
class PublicProgramme:
    """The public page of a programme.

    Attributes:
        parties: side → names valid on the day of signature.
        duties: (side, kind, how many) as the signed paper lists them.
        papers: yearly papers in force, with the label that pieces made under them bear.
    """

    programme: Programme
    parties: dict[Side, list[str]]
    duties: list[tuple[Side, str, int]]
    papers: list[tuple[Instrument, Label | None]]


def public_programmes() -> QuerySet[Programme]:
    """Programmes that both sides signed, the newest first; drafts and offers are nobody's."""
    states = [state.value for state in IN_FORCE]
    signed = Programme.objects.filter(state__in=states, signed_on__isnull=False)
    return signed.order_by("-signed_on", "ref")


def get_public(ref: str) -> PublicProgramme:
    """The public page of a signed programme, or 404."""
    programme = public_programmes().filter(ref=ref).first()
    if programme is None:
        raise Http404(ref)
    on = programme.signed_on or programme.starts_on
    return PublicProgramme(
        programme, _parties(programme, on), _duties(programme), _papers(programme)
    )


def _parties(programme: Programme, on: date) -> dict[Side, list[str]]:
    rows = programme.parties.select_related("organisation").order_by("side", "pk")
    told: dict[Side, list[str]] = {side: [] for side in Side}
    for row in rows:
        told[Side(row.side)].append(name_of(row.organisation, on=on))
    return told


def _duties(programme: Programme) -> list[tuple[Side, str, int]]:
    rows = programme.obligations.values_list("side", "kind")
    return [(Side(side), kind, count) for (side, kind), count in sorted(Counter(rows).items())]


def _papers(programme: Programme) -> list[tuple[Instrument, Label | None]]:
    signed = programme.instruments.filter(state__in=[state.value for state in IN_FORCE])
    papers = signed.select_related(
        "programme", "party_a__organisation", "party_b__organisation"
    ).order_by("-year", "ref")
    return [(one, label_of_instrument(one) if one.signed_on else None) for one in papers]


def public_pieces(programme: Programme) -> QuerySet[Any]:
    """The pieces made under a programme, by the day they appeared, the newest first."""
    rows = published_under(programme).select_related(
        "publication__outlet", "publication__work", "line__instrument"
    )
    return rows.order_by("-publication__published_on", "-pk")
