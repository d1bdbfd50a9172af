"""Papers that wait to be offered or signed."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, Q

from phoihop.desk.queries.standing import MOST, Place
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
from phoihop.programmes.queries import (
    annexes_visible_to,
    instruments_visible_to,
    programme_of,
    visible_to,
)
from phoihop.programmes.rules import PaperState
from phoihop.programmes.tabled import passages, turns

Paper = Programme | Instrument | Annex
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

    A fixed number of queries.
    """
    consents = Prefetch("consents", Consent.objects.select_related("member"))
    passed = Prefetch("gates", GatePassed.objects.select_related("member"))
    known_by = (consents, Prefetch("versions", Version.objects.prefetch_related(passed)))
    programmes = visible_to(place.member).filter(state__in=OPEN)
    for programme in programmes.prefetch_related("parties", *known_by)[:MOST]:
        parties = list(programme.parties.all())
        yield from _items(place, programme, parties, programme.effective_from)
    known = list(place.standings)  # not what hangs on the other side's draft of a programme
    instruments = instruments_visible_to(place.member).filter(state__in=OPEN, programme__in=known)
    for instrument in instruments.prefetch_related(*known_by)[:MOST]:
        yield from _items(place, instrument, _two(instrument), instrument.effective_from)
    annexes = annexes_visible_to(place.member).filter(
        Q(instrument__programme__in=known) | Q(programme__in=known), state__in=OPEN
    )
    of_programmes = Prefetch("programme__parties")
    for annex in annexes.prefetch_related(*known_by, of_programmes)[:MOST]:
        yield from _items(place, annex, _signing(annex), annex.effective_on)


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
