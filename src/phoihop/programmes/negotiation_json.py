"""A negotiation as programs read it: versions, gates, and what differs between two versions."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from phoihop.programmes.comparison import compare
from phoihop.programmes.gates import Gate
from phoihop.programmes.models import GatePassed, Version
from phoihop.programmes.negotiation_page import Paper, comparison_of, kind_of
from phoihop.programmes.queries import parties_to
from phoihop.programmes.rules import PaperState
from phoihop.programmes.tabled import get_version, turns, versions_of, ways_of


def version_as_json(one: Version) -> dict[str, Any]:
    """One version: who offered it when, and why."""
    return {
        "number": one.number,
        "party": one.party.organisation.ref,
        "member": one.member.ref,
        "offered_at": timezone.localtime(one.offered_at).isoformat(),
        "sha256": one.sha256,
        "reason_code": one.reason_code,
        "reason": one.reason,
    }


def versions_as_json(paper: Paper) -> dict[str, Any]:
    """The versions of a paper, the gates passed with the last of them, and whose turn it is."""
    versions = list(versions_of(paper))
    refs = {party.pk: party.organisation.ref for party in parties_to(paper)}
    open_gates: dict[Gate, list[int]] = {}
    if PaperState(paper.state) is PaperState.OFFERED:
        open_gates = turns(ways_of(paper))
    passed = _gates(versions[-1]) if versions else []
    return {
        "ref": paper.ref,
        "state": paper.state,
        "versions": [version_as_json(one) for one in versions],
        "gates": [
            {
                "party": refs[one.party_id],
                "gate": one.gate,
                "member": one.member.ref,
                "passed_at": timezone.localtime(one.passed_at).isoformat(),
            }
            for one in passed
        ],
        "turn": {gate.value: [refs[one] for one in found] for gate, found in open_gates.items()},
    }


def _gates(version: Version) -> QuerySet[GatePassed]:
    return GatePassed.objects.filter(version=version).select_related("member")


def comparison_as_json(paper: Paper, before: int, after: int) -> dict[str, Any]:
    """The differences of two versions, with their place and both sides in words."""
    first, second = get_version(paper, before), get_version(paper, after)
    differences = compare(first.statement, second.statement)
    day = timezone.localdate(second.offered_at)
    words = comparison_of(paper, first.statement, second.statement, on=day)
    return {
        "ref": paper.ref,
        "kind": kind_of(paper),
        "before": before,
        "after": after,
        "differences": [
            {
                "what": one.what.value,
                "path": list(one.path),
                "place": row["place"],
                "before": one.before,
                "after": one.after,
                "before_words": _joined(row["before"]),
                "after_words": _joined(row["after"]),
            }
            for one, row in zip(differences, words, strict=True)
        ],
    }


def _joined(pairs: list[tuple[str, str]]) -> str:
    return "; ".join(f"{label}: {words}" if label else words for label, words in pairs) or "–"
