"""``./phoihop evidence watch | look | removal``: pages looked at again."""

import sys
import time
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from phoihop.engines.vietnamese.dates import parse_date
from phoihop.engines.webpages.policy import Clock
from phoihop.evidence.labelling.queries import label_word_facts, label_words_of
from phoihop.evidence.labelling.services import tell_label
from phoihop.evidence.queries import get_evidence
from phoihop.evidence.watching import services
from phoihop.evidence.watching.models import WatchEvent
from phoihop.evidence.watching.queries import (
    count_kinds,
    count_pages,
    event_facts,
    events_in,
    events_of,
    watch_of,
)
from phoihop.evidence.watching.rules import TOLD, Change
from phoihop.evidence.watching.sweeping import Round, look_at_due
from phoihop.evidence.watching.wording import CHANGES, event_line, state_line
from phoihop.law.refusal import Refusal
from phoihop.parties.doors import add_member_option, member_from
from phoihop.parties.models import Member
from phoihop.press.services import house_manner
from phoihop.programmes.queries import get_programme
from phoihop.publications.models import Publication
from phoihop.publications.queries import get_publication, get_work, publications_of
from phoihop.ui.arguments import count_given

Told = tuple[object, list[str]]  # for programs, and as lines


def add_to(verbs: Any) -> None:
    """Put up the verbs ``watch``, ``look`` and ``removal``."""
    watch = verbs.add_parser(
        "watch", help="trang bài về sau ra sao / what became of a page, or of a programme's pages"
    )
    watch.add_argument("ref", help="LĐ-2017-0001, TP-2017-0001, CT-2017-01")
    watch.add_argument("--again", action="store_true", help="xem lại lần tới / look again soon")
    look = verbs.add_parser("look", help="xem lại các trang tới hạn / look at pages due (a sweep)")
    look.add_argument("--limit", type=count_given, help="số trang / pages at most")
    look.add_argument(
        "--threads", type=count_given, default=8, help="nơi cùng lúc / places at once"
    )
    removal = verbs.add_parser(
        "removal", help="ghi bài bị gỡ hoặc được rút, kèm văn bản / a removal, with its paper"
    )
    removal.add_argument("publication", help="LĐ-2017-0001")
    removal.add_argument("kind", choices=[kind.value for kind in TOLD])
    removal.add_argument("--on", required=True, type=parse_date, help="19-5-2017")
    removal.add_argument("--paper", required=True, type=Path, help="PDF, PNG, JPEG")
    removal.add_argument("--reason", default="")
    label = verbs.add_parser(
        "label",
        help="bài in, bài phát có ghi chú không / the label in print and on air",
    )
    label.add_argument("publication", help="LĐ-2017-0001")
    answer = label.add_mutually_exclusive_group()
    answer.add_argument("--seen", action="store_true", default=None, help="có / it was there")
    answer.add_argument("--not-seen", dest="seen", action="store_false", help="không / it was not")
    label.add_argument("--place", default="", help="trang hoặc phút / page or minute")
    label.add_argument("--proof", default="", help="MC-2017-0001")
    label.add_argument("--other-words", default="", help="lời khác đã thấy / another label seen")
    label.set_defaults(run=label_word)
    for one in (watch, removal, label):
        add_member_option(one)


def watch(options: dict[str, Any]) -> Told:
    """What was seen of one publication, of a work's, or of a programme's pages."""
    member, ref = member_from(options), options["ref"]
    if ref.startswith("CT-"):
        return _of_programme(ref, member)
    pieces = _pieces(ref, member)
    if options["again"]:
        for piece in pieces:
            services.look_again(piece, by=member, at=timezone.now())
    told = [_of_publication(piece) for piece in pieces]
    return [one for one, _ in told], [line for _, lines in told for line in lines]


def _pieces(ref: str, member: Member) -> list[Publication]:
    if ref.startswith("TP-"):
        return list(publications_of(get_work(ref, seen_by=member)))
    return [get_publication(ref, seen_by=member)]


def _of_publication(piece: Publication) -> tuple[dict[str, Any], list[str]]:
    watch, events = watch_of(piece), list(events_of(piece))
    told = {
        "publication": piece.ref,
        "address": piece.address,
        "watched": watch is not None,
        "state": watch.state if watch else None,
        "looks": watch.looks if watch else 0,
        "absent_looks": watch.absent_looks if watch else 0,
        "looked_at": watch.looked_at.isoformat() if watch and watch.looked_at else None,
        "next_due_at": watch.next_due_at.isoformat() if watch else None,
        "problem": watch.problem if watch else "",
        "events": [event_facts(event) for event in events],
    }
    head = f"{piece.ref}\t{state_line(watch) if watch else '–'}\t{piece.address}"
    return told, [head, *(_line(event) for event in events)]


def _of_programme(ref: str, member: Member) -> Told:
    programme = get_programme(ref, seen_by=member)
    events = list(events_in(programme, seen_by=member))
    kinds = count_kinds(programme, seen_by=member)
    rows = [{"publication": one.watch.publication.ref, **event_facts(one)} for one in events]
    told = {
        "programme": ref,
        "pages": count_pages(programme, seen_by=member),
        "counts": {kind.value: count for kind, count in kinds.items()},
        "events": rows,
    }
    lines = [f"{one.watch.publication.ref}\t{_line(one)}" for one in events]
    return told, [*(f"{count}\t{CHANGES[kind]}" for kind, count in kinds.items()), *lines]


def _line(event: WatchEvent) -> str:
    kind = CHANGES[Change(event.kind)]
    return f"{timezone.localtime(event.at):%d-%m-%Y %H:%M}\t{kind}\t{event_line(event)}"


def look(options: dict[str, Any]) -> Told:
    """Look at what is due, and tell what came of it."""
    display = _Display()
    manner = house_manner(Clock(timezone.now), threads=options["threads"])
    done = look_at_due(manner, limit=options["limit"], tell=display.show)
    display.close()
    if done.crashes:
        raise CommandError("; ".join(done.crashes), returncode=1)
    told = {
        "begun": done.begun,
        "looked": done.looked,
        "changed": done.changed,
        "failed": done.failed,
    }
    return told, [f"{name}\t{count}" for name, count in told.items()]


def removal(options: dict[str, Any]) -> Told:
    """Write down a removal with its paper."""
    member, path = member_from(options), options["paper"]
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refusal("file.unreadable", path=str(path), why=error.strerror or "") from None
    event = services.note_removal(
        get_publication(options["publication"], seen_by=member),
        kind=Change(options["kind"]),
        on=options["on"].last_on,
        paper=(path.name, data),
        reason=options["reason"],
        by=member,
        at=timezone.now(),
    )
    return event_facts(event), [_line(event)]


def label_word(options: dict[str, Any]) -> Told:
    """Say what was seen of a label, or without an answer list what was said."""
    member = member_from(options)
    publication = get_publication(options["publication"], seen_by=member)
    if options["seen"] is not None:
        proof = options["proof"]
        tell_label(
            publication,
            seen=options["seen"],
            place=options["place"],
            other_words=options["other_words"],
            evidence=get_evidence(proof, seen_by=member) if proof else None,
            by=member,
            at=timezone.now(),
        )
    rows = [label_word_facts(word) for word in label_words_of(publication)]
    lines = ["\t".join(str(value or "–") for value in row.values()) for row in rows]
    return rows, lines


class _Display:
    """One line on a terminal, silence in a pipe."""

    def __init__(self) -> None:
        self._shown, self._drawn_at = sys.stderr.isatty(), 0.0

    def show(self, done: Round) -> None:
        """Draw the counts again, a few times a second at most."""
        now = time.monotonic()
        if self._shown and now - self._drawn_at > 0.2:
            self._drawn_at = now
            sys.stderr.write(
                f"\r\x1b[K{done.looked} đã xem / looked · {done.changed} thay đổi / changes · "
                f"{done.failed} lỗi / failed"
            )
            sys.stderr.flush()

    def close(self) -> None:
        """Clear the line."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
