"""Papers that wait to be offered or signed."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from django.db.models import Model, Prefetch, Q

from phoihop.desk.queries.standing import MOST, Place, own_instrument
from phoihop.desk.rules import Item, Task
from phoihop.law.access import Side
from phoihop.programmes.gates import Gate, Passage
from phoihop.programmes.models import (
    Annex,
    Consent,
    GatePassed,
    Instrument,
    Programme,
    ProgrammeParty,
    Version,
)
from phoihop.programmes.queries import programme_of, speaks_for
from phoihop.programmes.rules import PaperState
from phoihop.programmes.tabled import passages, turns

Paper = Programme | Instrument | Annex
P = TypeVar("P", Programme, Instrument, Annex)
AT_HAND: dict[type[Model], tuple[str, ...]] = {
    Programme: (),
    Instrument: ("programme", "party_a", "party_b"),
    Annex: ("programme", "instrument__programme", "instrument__party_a", "instrument__party_b"),
}
OPEN = [PaperState.DRAFT.value, PaperState.OFFERED.value]
TASKS = {
    Programme: Task.SIGN_PROGRAMME,
    Instrument: Task.SIGN_INSTRUMENT,
    Annex: Task.SIGN_ANNEX,
}


GATE_TASKS = {
    Gate.PREPARED: Task.ANSWER_PAPER,
    Gate.CHECKED: Task.CHECK_PAPER,
    Gate.APPROVED: Task.APPROVE_PAPER,
}


def papers_open(place: Place) -> Iterable[Item]:
    """Drafts of one's own side, and offered papers with the gate at which each party stands.

    Three queries to know of them, and a fixed number where there is one.
    """
    consents = Prefetch("consents", Consent.objects.select_related("member"))
    passed = Prefetch("gates", GatePassed.objects.select_related("member"))
    known_by = (consents, Prefetch("versions", Version.objects.prefetch_related(passed)))
    for programme in _open(Programme, _programmes(place), "parties", *known_by):
        parties = list(programme.parties.all())
        yield from _items(place, programme, parties, programme.effective_from)
    for instrument in _open(Instrument, _instruments(place), *known_by):
        yield from _items(place, instrument, _two(instrument), instrument.effective_from)
    for annex in _open(Annex, _annexes(place), *known_by, Prefetch("programme__parties")):
        yield from _items(place, annex, _signing(annex), annex.effective_on)


def _open(model: type[P], ids: list[int], *known_by: Prefetch[str] | str) -> Iterable[P]:
    """The papers with these ids, with all that is asked of them; no query when there is none."""
    if not ids:
        return []
    rows = model._default_manager.filter(pk__in=ids)
    return rows.select_related(*AT_HAND[model]).prefetch_related(*known_by)


def _programmes(place: Place) -> list[int]:
    return [one.programme_id for one in place.standings.values() if one.state.value in OPEN][:MOST]


def _instruments(place: Place) -> list[int]:
    rows = Instrument.objects.filter(
        own_instrument(place), state__in=OPEN, programme__in=list(place.standings)
    )
    return list(rows.values_list("pk", flat=True)[:MOST])


def _annexes(place: Place) -> list[int]:
    """Drafts only of one's own side; none that hangs on the other side's draft of a programme."""
    shown = Q(state=PaperState.OFFERED.value) | Q(drafted_by__in=speaks_for(place.member))
    hangs = own_instrument(place, "instrument") | Q(programme__in=list(place.standings))
    rows = Annex.objects.filter(hangs, shown, state__in=OPEN)
    return list(rows.values_list("pk", flat=True)[:MOST])


def _two(instrument: Instrument) -> list[ProgrammeParty]:
    return [instrument.party_a, instrument.party_b]


def _signing(annex: Annex) -> list[ProgrammeParty]:
    if annex.programme is not None:
        return list(annex.programme.parties.all())
    return _two(annex.of_instrument)


def _items(
    place: Place, paper: Paper, parties: list[ProgrammeParty], due_on: date
) -> Iterable[Item]:
    standing = place.standings[programme_of(paper).pk]
    kind = paper._meta.model_name or ""
    if paper.state == PaperState.DRAFT.value:
        yield Item(
            Task.OFFER_PAPER, paper.title, standing.ref, frozenset({standing.side}),
            ref=paper.ref, kind=kind,
        )  # fmt: skip
        return
    sides = {party.pk: Side(party.side) for party in parties}
    for gate, standing_there in turns(_ways(paper, parties)).items():
        yield Item(
            TASKS[type(paper)] if gate is Gate.SIGNED else GATE_TASKS[gate],
            paper.title,
            standing.ref,
            frozenset(sides[party] for party in standing_there),
            ref=paper.ref,
            due_on=due_on,
            given=standing.party_id not in standing_there,
            kind=kind,
        )


def _ways(paper: Paper, parties: list[ProgrammeParty]) -> dict[int, Passage]:
    versions = list(paper.versions.all())
    gates = versions[-1].gates.all() if versions else []
    ways = passages(parties, gates, paper.consents.all())
    for party in parties if not versions else []:  # offered before versions were kept
        if party.organisation_id == paper.drafted_by_id:
            ways[party.pk] = Passage(party.pk, {Gate.PREPARED: "", **ways[party.pk].passed})
    return ways
