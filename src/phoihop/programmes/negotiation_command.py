"""What ``./phoihop programme`` says and takes in a negotiation."""

from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils import timezone

from phoihop.parties.doors import add_member_option, bytes_from
from phoihop.parties.models import Member
from phoihop.programmes import services
from phoihop.programmes.comparison import compare
from phoihop.programmes.gates import CounterReason, Gate
from phoihop.programmes.models import Annex, GatePassed, Instrument, Programme
from phoihop.programmes.negotiation_page import comparison_of, kind_of
from phoihop.programmes.queries import parties_to
from phoihop.programmes.rules import PaperState
from phoihop.programmes.tabled import get_version, turns, versions_of, ways_of

Paper = Programme | Instrument | Annex


def add_negotiating(verbs: "_SubParsersAction[ArgumentParser]") -> None:
    """``counter`` and ``compare``; the verbs without options of their own stand in the command."""
    answering = verbs.add_parser("counter", help="answer with another version, and say why")
    answering.add_argument("ref", help="CT-2017-01, HĐ-2017-01, PL-2017-01")
    answering.add_argument(
        "file", nargs="?", type=Path, help="the changed file; then the answer is sent at once"
    )
    answering.add_argument(
        "--reason-code", required=True, choices=[one.value for one in CounterReason]
    )
    answering.add_argument("--reason", required=True, help="why, in words")
    comparing = verbs.add_parser("compare", help="two versions of a paper, clause by clause")
    comparing.add_argument("ref")
    comparing.add_argument("before", type=int, metavar="V1")
    comparing.add_argument("after", type=int, metavar="V2")
    for one in (answering, comparing):
        add_member_option(one)
        one.add_argument("--json", action="store_true", help="for programs")


def answering(options: dict[str, Any]) -> Callable[..., None]:
    """The verb behind ``counter``: begin the answer; with a file, write and send it, too."""

    def answer(paper: Paper, *, by: Member, at: datetime) -> None:
        code = CounterReason(options["reason_code"])
        services.begin_counter(paper, reason_code=code, reason=options["reason"], by=by, at=at)
        if options["file"] is not None:
            services.take_counter(paper, bytes_from(options["file"]), by=by, at=at)
            services.offer_counter(paper, by=by, at=at)

    return answer


def versions_as_json(paper: Paper) -> dict[str, Any]:
    """The versions of a paper, the gates passed with the last of them, and whose turn it is."""
    versions = list(versions_of(paper))
    refs = {party.pk: party.organisation.ref for party in parties_to(paper)}
    open_gates: dict[Gate, list[int]] = {}
    if PaperState(paper.state) is PaperState.OFFERED:
        open_gates = turns(ways_of(paper))
    passed = GatePassed.objects.filter(version=versions[-1]) if versions else []
    return {
        "ref": paper.ref,
        "state": paper.state,
        "versions": [
            {
                "number": one.number,
                "party": one.party.organisation.ref,
                "member": one.member.ref,
                "offered_at": timezone.localtime(one.offered_at).isoformat(),
                "sha256": one.sha256,
                "reason_code": one.reason_code,
                "reason": one.reason,
            }
            for one in versions
        ],
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


def version_lines(told: dict[str, Any]) -> Iterable[str]:
    """The same for people."""
    for one in told["versions"]:
        why = f"{one['reason_code']}: {one['reason']}" if one["reason_code"] else ""
        yield "\t".join((f"v{one['number']}", one["offered_at"], one["party"], one["member"], why))
    for one in told["gates"]:
        yield "\t".join((one["gate"], one["passed_at"], one["party"], one["member"]))
    for gate, parties in told["turn"].items():
        yield f"→ {gate}\t{', '.join(parties)}"


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


def difference_lines(told: dict[str, Any]) -> Iterable[str]:
    """The same for people."""
    for one in told["differences"]:
        yield f"{one['what']}\t{one['place']}\t{one['before_words']} → {one['after_words']}"


def _joined(pairs: list[tuple[str, str]]) -> str:
    return "; ".join(f"{label}: {words}" if label else words for label, words in pairs) or "–"
