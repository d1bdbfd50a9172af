"""``./phoihop evidence``: keep, seal, list and check proof."""

import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from phoihop.evidence import services
from phoihop.evidence.checking import Fault, check_archives, check_evidence, check_papers
from phoihop.evidence.management import watch_verbs, witness_verbs
from phoihop.evidence.overview import levels_of, missing_only, proven_matches
from phoihop.evidence.queries import evidence_in, get_evidence
from phoihop.evidence.rules import check_size, read_moment
from phoihop.evidence.watching.queries import seen_in
from phoihop.evidence.wording import FAULTS, REACHED
from phoihop.law.refusal import Refusal
from phoihop.papers.models import KeptPaper
from phoihop.parties.doors import add_member_option, member_from
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import get_programme
from phoihop.programmes.rules import EvidenceLevel
from phoihop.publications.queries import get_publication

MOST_TEXT_BYTES = 4 * 2**20


class Command(BaseCommand):
    help = "Minh chứng: lưu, niêm phong, soát lại. / Proof of publications. Verbs have --help."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One sub-command for each verb."""
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        add = verbs.add_parser(
            "add",
            help="lưu bản chữ hoặc tệp của trang / keep a text or a file of the page",
            description="Không đưa bí mật nhà nước vào đây. / Never give classified material.",
        )
        add.add_argument("publication", help="LĐ-2017-0001")
        add.add_argument("--text", type=Path, help="tệp văn bản UTF-8 / a text file in UTF-8")
        add.add_argument("--file", type=Path, help="PDF, PNG, JPEG, HTML, MP3, MP4")
        add.add_argument(
            "--captured-at", default="", help="2017-05-19 08:30; mặc định / default: now"
        )
        seal = verbs.add_parser("seal", help="niêm phong / stand by the other side's file")
        seal.add_argument("ref", help="MC-2017-0001")
        seal.add_argument("--sha256", required=True, help="mã băm tự tính / as you computed it")
        listing = verbs.add_parser("list", help="mức đã có và mức đã ký / levels of a programme")
        listing.add_argument("programme")
        listing.add_argument("--missing", action="store_true", help="chỉ bài thiếu / those short")
        check = verbs.add_parser("verify", help="tính lại mọi mã băm / compute every hash again")
        check.add_argument(
            "programme", nargs="?", help="CT-… hoặc GÓI.zip; mặc định: tất cả / default: everything"
        )
        check.add_argument(
            "--trust",
            type=Path,
            action="append",
            default=[],
            metavar="FILE",
            help="chứng thư mà dấu thời gian phải dẫn về / certificates for the time stamps",
        )
        watch_verbs.add_to(verbs)
        witness_verbs.add_to(verbs)
        for one in (add, seal, listing):
            add_member_option(one)
        for one in verbs.choices.values():
            one.add_argument("--json", action="store_true", help="chương trình đọc / for programs")

    def handle(self, *, verb: str, **options: Any) -> None:
        """Run the verb."""
        if run := options.get("run"):
            told, lines = run(options)
            self._say(told, options, lines)
        else:
            getattr(self, "_" + verb)(options)

    def _add(self, options: dict[str, Any]) -> None:
        member = member_from(options)
        publication = get_publication(options["publication"], seen_by=member)
        now = timezone.now()
        captured = options["captured_at"]
        evidence = services.add_evidence(
            publication,
            by=member,
            at=now,
            captured_at=read_moment(captured) if captured else now,
            text=_text_of(options["text"]) if options["text"] else "",
            file=_file_of(options["file"]) if options["file"] else None,
        )
        self._tell_one(evidence.ref, options)

    def _seal(self, options: dict[str, Any]) -> None:
        member = member_from(options)
        evidence = get_evidence(options["ref"], seen_by=member)
        services.seal_evidence(evidence, sha256=options["sha256"], by=member, at=timezone.now())
        self._tell_one(evidence.ref, options)

    def _tell_one(self, ref: str, options: dict[str, Any]) -> None:
        found = get_evidence(ref, seen_by=member_from(options))
        told = {
            "ref": found.ref,
            "publication": found.publication.ref,
            "level": "sealed" if hasattr(found, "seal") else found.level,
            "captured_at": found.captured_at.isoformat(),
            "file_sha256": found.file.sha256 if found.file else None,
            "text_sha256": found.text_sha256 or None,
        }
        self._say(told, options, [f"{name}\t{value or ''}" for name, value in told.items()])

    def _list(self, options: dict[str, Any]) -> None:
        member = member_from(options)
        programme = get_programme(options["programme"], seen_by=member)
        proven = proven_matches(programme, seen_by=member)
        listed = missing_only(proven) if options["missing"] else proven
        rows = [_row(*one) for one in levels_of(listed)]
        lines = [
            f"{row['publication']}\t{REACHED[row['reached']]}\t{REACHED[row['demanded']]}\t"
            f"{row['title']}"
            for row in rows
        ]
        self._say(rows, options, lines)

    def _watch(self, options: dict[str, Any]) -> None:
        told, lines = watch_verbs.watch(options)
        self._say(told, options, lines)

    def _look(self, options: dict[str, Any]) -> None:
        told, lines = watch_verbs.look(options)
        self._say(told, options, lines)

    def _removal(self, options: dict[str, Any]) -> None:
        told, lines = watch_verbs.removal(options)
        self._say(told, options, lines)

    def _verify(self, options: dict[str, Any]) -> None:
        programme = None
        given = options["programme"] or ""
        if given.endswith(".zip") or os.path.isfile(given):  # no reference ends so
            file, trust = Path(given), options["trust"]
            whole, (told, lines) = witness_verbs.verify_file(file, trust)
            self._say(told, options, lines)
            if not whole:
                raise SystemExit(1)
            return
        if options["programme"]:
            programme = Programme.objects.filter(ref=options["programme"]).first()
            if programme is None:
                raise Refusal("evidence.no_such_programme", ref=options["programme"])
        answers = _answers(programme)
        checked, faults = 0, []
        for answer in _progress(answers):
            checked += 1
            if answer is not None:
                faults.append(answer)
        lines = [f"{one.subject}\t{FAULTS[one.why]}\t{one.name}\t{one.sha256}" for one in faults]
        summary = f"{checked} đã soát, {len(faults)} hỏng / checked, broken"
        told = {"checked": checked, "faults": [asdict(one) for one in faults]}
        self._say(told, options, [*lines, summary])
        if faults:
            raise SystemExit(1)

    def _say(self, told: object, options: dict[str, Any], lines: list[str]) -> None:
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(lines))


def _answers(programme: Programme | None) -> Iterable[Fault | None]:
    """Of one programme its evidence; of the whole house also every other kept paper."""
    kept = chain(check_evidence(evidence_in(programme)), check_archives(seen_in(programme)))
    if programme is not None:
        return kept
    others = KeptPaper.objects.filter(evidence__isnull=True)
    return chain(kept, check_papers(others))


def _progress(answers: Iterable[Fault | None]) -> Iterator[Fault | None]:
    """Count along on a terminal, stay quiet in a pipe."""
    loud = sys.stderr.isatty()
    for number, answer in enumerate(answers, start=1):
        if loud and number % 100 == 0:
            sys.stderr.write(f"\r{number}…")
        yield answer
    if loud:
        sys.stderr.write("\r")


def _row(match: Any, reached: EvidenceLevel, demanded: EvidenceLevel) -> dict[str, Any]:
    line = match.line
    return {
        "publication": match.publication.ref,
        "title": match.work.title,
        "counts_for": f"{line.instrument.ref}/{line.code}" if line else match.obligation.code,
        "demanded": demanded,
        "reached": reached,
        "enough": reached.reaches(demanded),
    }


def _file_of(path: Path) -> tuple[str, bytes]:
    return path.name, _bytes_of(path, settings.EVIDENCE_MOST_BYTES)


def _text_of(path: Path) -> str:
    try:
        return _bytes_of(path, MOST_TEXT_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal("evidence.text_unreadable") from None


def _bytes_of(path: Path, most_bytes: int) -> bytes:
    """The bytes of a file that is not too large; it is not read before that is known."""
    try:
        check_size(path.name, path.stat().st_size, most_bytes=most_bytes)
        return path.read_bytes()
    except OSError as error:
        raise Refusal("file.unreadable", path=str(path), why=error.strerror or "") from None
