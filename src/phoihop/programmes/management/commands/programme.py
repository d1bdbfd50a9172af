"""``./phoihop programme``: papers in, out, offered and signed."""

import json
from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from phoihop.engines.drafting import draft, read_bytes
from phoihop.engines.drafting.command import as_values, bytes_of
from phoihop.parties.doors import add_member_option, bytes_from, member_from
from phoihop.parties.services import MistakesFound
from phoihop.programmes import services
from phoihop.programmes.changing_command import (
    add_changing,
    document_ended,
    repointed,
    shown,
    shown_lines,
)
from phoihop.programmes.draft_file import as_draft_file
from phoihop.programmes.mistake_sentences import MISTAKES, mistake_lines
from phoihop.programmes.models import Annex, Instrument, Programme
from phoihop.programmes.moment import day_asked, file_on, programme_on
from phoihop.programmes.negotiation_command import (
    add_negotiating,
    answering,
    difference_lines,
    version_lines,
)
from phoihop.programmes.negotiation_json import comparison_as_json, versions_as_json
from phoihop.programmes.queries import (
    get_instrument,
    get_paper,
    get_programme,
    programme_of,
    visible_to,
)
from phoihop.programmes.statement import as_file, state_instrument, state_programme

SIGN: dict[type, Callable[..., None]] = {
    Programme: services.sign_programme,
    Instrument: services.sign_instrument,
    Annex: services.sign_annex,
}
OFFER: dict[type, Callable[..., None]] = {
    Programme: services.offer_programme,
    Instrument: services.offer_instrument,
    Annex: services.offer_annex,
}

Verbs = Callable[[Any], Callable[..., object]]


class Command(BaseCommand):
    help = "Programmes, yearly instruments and annexes. Each verb has its own --help."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        taking = verbs.add_parser(
            "import", help="take a programme or instrument file (YAML); its papers become drafts"
        )
        taking.add_argument("file", type=Path, help="see docs/programme-file.md")
        reading_text = verbs.add_parser(
            "draft", help="read a report or a paper (TXT, DOCX, PDF) into a draft; stores nothing"
        )
        reading_text.add_argument("file", type=Path, help="see docs/draft-from-text.md")
        reading_text.add_argument("--json", action="store_true", help="fields with their sentences")
        giving = verbs.add_parser("export", help="write a programme or an instrument as YAML")
        listing = verbs.add_parser("list", help="the programmes that the member sees")
        for verb, about in (
            ("offer", "show a draft to the other side, to be signed"),
            ("agree", "agree to the version on the table for one's party"),
            ("check", "confirm that content and form of the agreed version are in order"),
            ("approve", "approve the checked version for signature"),
            ("send-counter", "put one's own answer on the table: the next version"),
            ("drop-counter", "throw one's own unfinished answer away"),
            ("versions", "every version that was on the table, the gates passed, whose turn it is"),
            ("sign", "sign a programme, an instrument or an annex for one's party"),
            ("take-back", "make an offered paper of one's own a draft again"),
            ("withdraw", "give up a paper that is not signed"),
            ("close", "close a programme or an instrument that has run out"),
        ):
            one = verbs.add_parser(verb, help=about)
            one.add_argument("ref", help="CT-2017-01, HĐ-2017-01, PL-2017-01")
            add_member_option(one)
            if verb == "sign":
                one.add_argument(
                    "--signed-on", type=date.fromisoformat, help="when the paper does not state it"
                )
            one.add_argument("--json", action="store_true", help="for programs")
        add_negotiating(verbs)
        add_changing(verbs)
        giving.add_argument("--on", default="", help="as it held on that day")
        giving.add_argument("ref", help="of a programme or an instrument")
        for reading in (taking, giving, listing):
            add_member_option(reading)
        for told in (taking, listing):
            told.add_argument("--json", action="store_true", help="for programs")

    def handle(self, *args: Any, verb: str, **options: Any) -> None:
        getattr(self, "_" + verb.replace("-", "_"))(options)

    def _import(self, options: dict[str, Any]) -> None:
        data = bytes_from(options["file"])
        try:
            report = services.import_programme(data, by=member_from(options), at=timezone.now())
        except MistakesFound as found:
            for line in mistake_lines(found.mistakes, MISTAKES):
                self.stderr.write(line)
            raise
        words = ("created", "updated", "unchanged")
        if options["json"]:
            told = {word: getattr(report, word) for word in words}
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
            return
        for word in words:
            for ref in getattr(report, word):
                self.stdout.write(f"{word}\t{ref}")
        if not report.any:
            self.stdout.write("Không có gì mới. / Nothing new.")

    def _draft(self, options: dict[str, Any]) -> None:
        made = draft(read_bytes(bytes_of(options["file"])))
        if options["json"]:
            self.stdout.write(json.dumps(as_values(made), ensure_ascii=False, indent=2))
        else:
            self.stdout.write(as_draft_file(made), ending="")

    def _export(self, options: dict[str, Any]) -> None:
        member, ref = member_from(options), options["ref"]
        paper = get_paper(ref, seen_by=member)
        if isinstance(paper, Annex):
            paper = paper.programme or paper.of_instrument
        asked = day_asked(options["on"])
        if asked is not None:
            found = get_programme(programme_of(paper).ref, seen_by=member)
            text = file_on(programme_on(found, seen_by=member, on=asked))
            self.stdout.write(text, ending="")
            return
        if isinstance(paper, Programme):
            values = state_programme(get_programme(paper.ref, seen_by=member), seen_by=member)
        else:
            values = state_instrument(get_instrument(paper.ref, seen_by=member), seen_by=member)
        self.stdout.write(as_file(values), ending="")

    def _show(self, options: dict[str, Any]) -> None:
        self._write(shown(options), options, shown_lines)

    def _repoint(self, options: dict[str, Any]) -> None:
        self.stdout.write(repointed(options).ref)

    def _document_end(self, options: dict[str, Any]) -> None:
        end = document_ended(options)
        self.stdout.write(f"{end.document.ref}\t{end.kind}\t{end.on}")

    def _list(self, options: dict[str, Any]) -> None:
        rows = list(
            visible_to(member_from(options)).values("ref", "state", "period_label", "title")
        )
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for row in rows:
            self.stdout.write("\t".join(str(value) for value in row.values()))

    def _offer(self, options: dict[str, Any]) -> None:
        self._step(options, lambda paper: OFFER[type(paper)])

    def _sign(self, options: dict[str, Any]) -> None:
        signed_on = options["signed_on"]
        self._step(options, lambda paper: SIGN[type(paper)], signed_on=signed_on)

    def _agree(self, options: dict[str, Any]) -> None:
        self._step(options, lambda _: services.agree)

    def _check(self, options: dict[str, Any]) -> None:
        self._step(options, lambda _: services.check)

    def _approve(self, options: dict[str, Any]) -> None:
        self._step(options, lambda _: services.approve)

    def _send_counter(self, options: dict[str, Any]) -> None:
        self._step(options, lambda _: services.offer_counter)

    def _drop_counter(self, options: dict[str, Any]) -> None:
        self._step(options, lambda _: services.drop_counter)

    def _counter(self, options: dict[str, Any]) -> None:
        self._told(lambda: self._step(options, lambda _: answering(options)))

    def _versions(self, options: dict[str, Any]) -> None:
        paper = get_paper(options["ref"], seen_by=member_from(options))
        self._write(versions_as_json(paper), options, version_lines)

    def _compare(self, options: dict[str, Any]) -> None:
        paper = get_paper(options["ref"], seen_by=member_from(options))
        found = comparison_as_json(paper, options["before"], options["after"])
        self._write(found, options, difference_lines)

    def _write(
        self, value: Any, options: dict[str, Any], lines: Callable[[Any], Iterable[str]]
    ) -> None:
        if options["json"]:
            self.stdout.write(json.dumps(value, ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(lines(value)))

    def _told(self, act: Callable[[], None]) -> None:
        """Do it; the mistakes of a file are told line by line before the refusal."""
        try:
            act()
        except MistakesFound as found:
            for line in mistake_lines(found.mistakes, MISTAKES):
                self.stderr.write(line)
            raise

    def _take_back(self, options: dict[str, Any]) -> None:
        self._step(options, lambda _: services.take_back)

    def _withdraw(self, options: dict[str, Any]) -> None:
        self._step(options, lambda _: services.withdraw)

    def _close(self, options: dict[str, Any]) -> None:
        self._step(options, lambda _: services.close)

    def _step(
        self,
        options: dict[str, Any],
        verb_for: Callable[[Any], Callable[..., object]],
        **given: Any,
    ) -> None:
        member = member_from(options)
        paper = get_paper(options["ref"], seen_by=member)
        verb_for(paper)(paper, by=member, at=timezone.now(), **given)
        if options["json"]:
            told = {"ref": paper.ref, "state": paper.state}
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        else:
            self.stdout.write(f"{paper.state}\t{paper.ref}")
