"""``./phoihop publications match FILE``: what the pieces of a file are about. Stores nothing."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.http import Http404

from phoihop.law.refusal import Refusal
from phoihop.parties.doors import member_from
from phoihop.parties.models import Member
from phoihop.press.queries import known_outlets
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import get_programme, lines_of, obligations_of
from phoihop.publications.file_targets import founding_programme
from phoihop.publications.programme_files import FOUNDING_REF
from phoihop.publications.programme_profiles import profile_of
from phoihop.publications.row_matching import Asking, match_rows, read_rows
from phoihop.publications.services.suggesting import targets_of
from phoihop.publications.wording import reason_text


def add_match(verbs: Any) -> ArgumentParser:
    """The verb ``match``: with a file it only looks; without one, it proposes."""
    parser: ArgumentParser = verbs.add_parser(
        "match",
        help="say what the pieces of a FILE are about; without FILE, propose lines for the "
        "house's pieces, or match one --work by hand",
    )
    parser.add_argument(
        "file", type=Path, nargs="?",
        help="JSONL of pieces (id, title, text, published): say of each what it is about; "
        "nothing is stored; with --json one JSON line each",
    )  # fmt: skip
    parser.add_argument("--programme", help="default: the founding one, CT-2017-01")
    parser.add_argument("--work", help="TP-2017-01; needs --duty")
    parser.add_argument("--duty", help="a line (HĐ-2017-01/1) or an obligation (B1)")
    return parser


def matched_rows(options: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The rows that ``match FILE`` prints; see ``match_rows``. Reasons are in words, too.

    Raises:
        Refusal: ``file.unreadable``, ``matching.row_unreadable``,
            ``matching.programme_needs_member``.
    """
    asking, path = _asking(options), options["file"]
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for row in match_rows(read_rows(lines), asking):
                yield _in_words(row)
    except (OSError, UnicodeDecodeError) as error:
        why = type(error).__name__
        raise Refusal("file.unreadable", path=str(path), why=why) from None


def as_line(row: dict[str, Any], *, for_programs: bool) -> str:
    """One row as printed: JSON, or its fields between tabs."""
    if for_programs:
        return json.dumps(row, ensure_ascii=False)
    lines = (f"{one['paper']}/{one['line'] or one['obligation']}" for one in row["lines"])
    reasons = "; ".join(one["text"] for one in row["reasons"])
    fields = (", ".join(row["place"]), " ".join(row["themes"]), " ".join(lines), reasons)
    return "\t".join((row["id"], *fields))


def _asking(options: dict[str, Any]) -> Asking:
    ref = options["programme"] or FOUNDING_REF
    if not options["member"]:
        if ref == FOUNDING_REF:
            return founding_programme()
        raise Refusal("matching.programme_needs_member", ref=ref)
    member = member_from(options)
    try:
        return _asking_of(get_programme(ref, seen_by=member), member)
    except Http404:
        if ref != FOUNDING_REF:
            raise
        return founding_programme()


def _asking_of(programme: Programme, member: Member) -> Asking:
    names: dict[tuple[int, int | None], tuple[str, str]] = {
        (duty.pk, None): (duty.code, "") for duty in obligations_of(programme)
    }
    for line in lines_of(programme):
        names[line.obligation_id, line.pk] = (line.obligation.code, line.code)
    targets = tuple(targets_of(programme, by=member))
    return Asking(profile_of(programme), targets, names, known_outlets())


def _in_words(row: dict[str, Any]) -> dict[str, Any]:
    for reason in row["reasons"]:
        reason["text"] = reason_text(reason)
    for line in row["lines"]:
        for reason in line["reasons"]:
            reason["text"] = reason_text(reason)
    return row
