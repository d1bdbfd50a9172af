"""What ``./phoihop programme`` says and takes in a negotiation."""

from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from phoihop.parties.doors import add_member_option, bytes_from
from phoihop.parties.models import Member
from phoihop.programmes import services
from phoihop.programmes.gates import CounterReason
from phoihop.programmes.negotiation_page import Paper


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


def version_lines(told: dict[str, Any]) -> Iterable[str]:
    """The same for people."""
    for one in told["versions"]:
        why = f"{one['reason_code']}: {one['reason']}" if one["reason_code"] else ""
        yield "\t".join((f"v{one['number']}", one["offered_at"], one["party"], one["member"], why))
    for one in told["gates"]:
        yield "\t".join((one["gate"], one["passed_at"], one["party"], one["member"]))
    for gate, parties in told["turn"].items():
        yield f"→ {gate}\t{', '.join(parties)}"


def difference_lines(told: dict[str, Any]) -> Iterable[str]:
    """The same for people."""
    for one in told["differences"]:
        yield f"{one['what']}\t{one['place']}\t{one['before_words']} → {one['after_words']}"
