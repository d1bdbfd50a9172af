"""Reading a negotiation: versions, gates passed, whose turn it is."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import QuerySet
from django.http import Http404

from phoihop.parties.models import Member
from phoihop.programmes.gates import Gate, Passage, open_gate
from phoihop.programmes.models import (
    Annex,
    Consent,
    Counter,
    GatePassed,
    GateRule,
    Instrument,
    Programme,
    ProgrammeParty,
    Version,
)
from phoihop.programmes.queries import parties_to, speaks_for
from phoihop.programmes.rules import PaperState

Paper = Programme | Instrument | Annex


def of_paper(paper: Paper) -> dict[str, Paper]:
    """The column by which versions, counters and consents know ``paper``."""
    return {type(paper)._meta.model_name or "": paper}


def versions_of(paper: Paper) -> QuerySet[Version]:
    """Every version that was on the table, first to last, with who put it there."""
    return (
        Version.objects.filter(**of_paper(paper))
        .select_related("party__organisation", "member")
        .order_by("number")
    )


def on_table(paper: Paper) -> Version | None:
    """The last version offered; ``None`` for a draft that never was."""
    return versions_of(paper).last()


def get_version(paper: Paper, number: int) -> Version:
    """One version, or 404."""
    found = versions_of(paper).filter(number=number).first()
    if found is None:
        raise Http404(f"{paper.ref}/{number}")
    return found


def passages_of(paper: Paper, version: Version) -> dict[int, Passage]:
    """Each party's way through the gates with ``version``: party id → passage. Two queries."""
    gates = GatePassed.objects.filter(version=version).select_related("member")
    consents = Consent.objects.filter(**of_paper(paper)).select_related("member")
    return passages(parties_to(paper), gates, consents)


def ways_of(paper: Paper) -> dict[int, Passage]:
    """Each party's way with the version on the table.

    A paper offered before versions were kept counts as prepared by the party that wrote it.
    """
    version = on_table(paper)
    if version is not None:
        return passages_of(paper, version)
    found = passages(parties_to(paper), [], Consent.objects.none())
    for party in parties_to(paper):
        if party.organisation_id == paper.drafted_by_id:
            found[party.pk] = Passage(party.pk, {Gate.PREPARED: ""})
    return found


def passages(
    parties: Iterable[ProgrammeParty], gates: Iterable[GatePassed], consents: Iterable[Consent]
) -> dict[int, Passage]:
    """The same from rows at hand; members must be loaded."""
    passed: dict[int, dict[Gate, str]] = {party.pk: {} for party in parties}
    for gate in gates:
        passed.setdefault(gate.party_id, {})[Gate(gate.gate)] = gate.member.ref
    for consent in consents:
        passed.setdefault(consent.party_id, {})[Gate.SIGNED] = consent.member.ref
    return {party: Passage(party, found) for party, found in passed.items()}


def turns(passages_by_party: Mapping[int, Passage]) -> dict[Gate, list[int]]:
    """Whose turn it is: open gate → ids of the parties that stand at it."""
    found: dict[Gate, list[int]] = {}
    for party, passage in passages_by_party.items():
        gate = open_gate(passage, passages_by_party.values())
        if gate is not None:
            found.setdefault(gate, []).append(party)
    return found


def counter_of(paper: Paper, member: Member) -> Counter | None:
    """The answer that ``member``'s own party is writing, if any; another party's is not seen."""
    if PaperState(paper.state) is not PaperState.OFFERED:
        return None
    return (
        Counter.objects.filter(**of_paper(paper), party__organisation__in=speaks_for(member))
        .select_related("answers", "party__organisation")
        .first()
    )


def asks_for_different_people(organisation_id: int, *, on: date) -> bool:
    """Whether the house asks for different people at the gates that day; at first it does not."""
    rules = GateRule.objects.filter(organisation=organisation_id, from_on__lte=on)
    last = rules.order_by("from_on", "id").last()
    return last is not None and last.apart
