"""Papers that wait to be offered or signed."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch

from phoihop.desk.queries.standing import MOST, Place
from phoihop.desk.rules import Item, Task
from phoihop.law.access import Side
from phoihop.programmes.models import Annex, Consent, Instrument, Programme, ProgrammeParty
from phoihop.programmes.queries import (
    annexes_visible_to,
    instruments_visible_to,
    programme_of,
    visible_to,
)
from phoihop.programmes.rules import PaperState

Paper = Programme | Instrument | Annex
OPEN = [PaperState.DRAFT.value, PaperState.OFFERED.value]
TASKS = {
    Programme: Task.SIGN_PROGRAMME,
    Instrument: Task.SIGN_INSTRUMENT,
    Annex: Task.SIGN_ANNEX,
}


def papers_open(place: Place) -> Iterable[Item]:
    """Drafts of one's own side, and offered papers that not all parties signed. Seven queries."""
    consents = Prefetch("consents", Consent.objects.all())
    programmes = visible_to(place.member).filter(state__in=OPEN)
    for programme in programmes.prefetch_related("parties", consents)[:MOST]:
        parties = list(programme.parties.all())
        yield _item(place, programme, parties, programme.effective_from)
    known = list(place.standings)  # not what hangs on the other side's draft of a programme
    instruments = instruments_visible_to(place.member).filter(state__in=OPEN, programme__in=known)
    for instrument in instruments.prefetch_related(consents)[:MOST]:
        yield _item(place, instrument, _two(instrument), instrument.effective_from)
    annexes = annexes_visible_to(place.member).filter(
        state__in=OPEN, instrument__programme__in=known
    )
    for annex in annexes.prefetch_related(consents)[:MOST]:
        yield _item(place, annex, _two(annex.instrument), annex.effective_on)


def _two(instrument: Instrument) -> list[ProgrammeParty]:
    return [instrument.party_a, instrument.party_b]


def _item(place: Place, paper: Paper, parties: list[ProgrammeParty], due_on: date) -> Item:
    standing = place.standings[programme_of(paper).pk]
    kind = paper._meta.model_name or ""
    if paper.state == PaperState.DRAFT.value:
        return Item(
            Task.OFFER_PAPER, paper.title, standing.ref, frozenset({standing.side}),
            ref=paper.ref, kind=kind,
        )  # fmt: skip
    consented = {consent.party_id for consent in paper.consents.all()}
    missing = [party for party in parties if party.pk not in consented]
    return Item(
        TASKS[type(paper)],
        paper.title,
        standing.ref,
        frozenset(Side(party.side) for party in missing),
        ref=paper.ref,
        due_on=due_on,
        given=standing.party_id not in {party.pk for party in missing},
        kind=kind,
    )
