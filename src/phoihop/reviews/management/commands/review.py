"""``./phoihop review``: prepare, hold, sign and close a yearly review, and write its papers."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from phoihop.engines.vietnamese.dates import parse_date
from phoihop.engines.vietnamese.numerals import parse_amount
from phoihop.law.access import Side
from phoihop.law.period import day_of
from phoihop.papers.queries import read_bytes
from phoihop.parties.doors import add_member_option, member_from
from phoihop.parties.models import Member
from phoihop.parties.queries import get_organisation
from phoihop.programmes.queries import get_programme
from phoihop.reviews import services
from phoihop.reviews.models import Review
from phoihop.reviews.papers import papers_of_review
from phoihop.reviews.queries import get_lesson, get_obligation, get_review, report_of, reviews_of
from phoihop.reviews.services import LessonDraft, ProposalDraft
from phoihop.reviews.telling import lines_of, review_as_json

Options = dict[str, Any]


def day(text: str) -> date:
    """A whole day as people write it: ``31/12/2017`` or ``2017-12-31``."""
    return parse_date(text).last_on


class Command(BaseCommand):
    help = "Sơ kết, tổng kết năm. / The yearly review. Each verb has its own --help."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One sub-command for each verb."""
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        listing = verbs.add_parser("list", help="các kỳ sơ kết / the reviews of a programme")
        listing.add_argument("programme", help="CT-2017-01")
        prepare = verbs.add_parser("prepare", help="chuẩn bị / open the review of a year")
        prepare.add_argument("programme", help="CT-2017-01")
        prepare.add_argument("--year", type=int, required=True)
        prepare.add_argument("--as-of", dest="as_of_on", type=day, help="mặc định: hôm nay / today")
        for verb, about in (
            ("show", "số liệu, hạn chế, bài học / figures, shortcomings, lessons"),
            ("hold", "ghi cuộc họp / both sides met"),
            ("sign", "ký cho bên mình / sign for one's side"),
            ("close", "khép lại phần rút kinh nghiệm / the lessons are decided"),
            ("cause", "ghi nguyên nhân / say why a duty fell short"),
            ("lesson", "ghi bài học / write a lesson"),
            ("propose", "đề xuất năm sau / propose next year's terms"),
            ("next", "soạn văn bản năm sau / draft next year's papers"),
            ("number", "ghi số văn bản / the clerk's number"),
            ("paper", "ghi văn bản / write PDF, DOCX, XLSX"),
        ):
            verbs.add_parser(verb, help=about).add_argument("ref", help="TK-2017-01")
        for verb in ("decide", "finish"):
            about = "quyết định / adopt or reject" if verb == "decide" else "kết quả / what came"
            verbs.add_parser(verb, help=f"bài học: {about}").add_argument("ref", help="KN-2017-01")
        _words(verbs.choices)
        for one in verbs.choices.values():
            add_member_option(one)
            one.add_argument("--json", action="store_true", help="chương trình đọc / for programs")

    def handle(self, *, verb: str, **options: Any) -> None:
        """Run the verb."""
        getattr(self, "_" + verb)(options, member_from(options))

    def _list(self, options: Options, member: Member) -> None:
        programme = get_programme(options["programme"], seen_by=member)
        rows = [
            {"ref": one.ref, "year": one.year, "state": one.state, "as_of_on": str(one.as_of_on)}
            for one in reviews_of(programme, seen_by=member)
        ]
        lines = ["\t".join(str(value) for value in row.values()) for row in rows]
        self._say(rows, options, lines)

    def _prepare(self, options: Options, member: Member) -> None:
        now = timezone.now()
        review = services.prepare_review(
            get_programme(options["programme"], seen_by=member),
            year=options["year"],
            as_of_on=options["as_of_on"] or day_of(now),
            by=member,
            at=now,
            on=day_of(now),
        )
        self._show({**options, "ref": review.ref}, member)

    def _show(self, options: Options, member: Member) -> None:
        review = get_review(options["ref"], seen_by=member)
        report = report_of(review, seen_by=member, known_at=timezone.now())
        self._say(review_as_json(report), options, lines_of(report))

    def _hold(self, options: Options, member: Member) -> None:
        review = get_review(options["ref"], seen_by=member)
        held_on, place = options["on"], options["place"]
        services.hold_review(review, held_on=held_on, place=place, by=member, at=timezone.now())
        self._show(options, member)

    def _sign(self, options: Options, member: Member) -> None:
        review, now = get_review(options["ref"], seen_by=member), timezone.now()
        services.sign_review(review, by=member, at=now, on=day_of(now))
        self._show(options, member)

    def _close(self, options: Options, member: Member) -> None:
        review, now = get_review(options["ref"], seen_by=member), timezone.now()
        services.close_lessons(review, by=member, at=now, on=day_of(now))
        self._show(options, member)

    def _cause(self, options: Options, member: Member) -> None:
        review = get_review(options["ref"], seen_by=member)
        duty = get_obligation(review, options["obligation"], seen_by=member)
        text = options["text"]
        services.write_cause(review, obligation=duty, text=text, by=member, at=timezone.now())
        self._show(options, member)

    def _lesson(self, options: Options, member: Member) -> None:
        review = get_review(options["ref"], seen_by=member)
        code = options["obligation"]
        draft = LessonDraft(
            evidence=options["evidence"],
            cause=options["cause"],
            proposed_change=options["change"],
            owner_side=Side(options["side"]),
            due_on=options["due"],
            owner=get_organisation(options["owner"]) if options["owner"] else None,
            obligation=get_obligation(review, code, seen_by=member) if code else None,
        )
        lesson = services.write_lesson(review, draft, by=member, at=timezone.now())
        self._say({"ref": lesson.ref, "state": lesson.state}, options, [lesson.ref])

    def _decide(self, options: Options, member: Member) -> None:
        lesson, now = get_lesson(options["ref"], seen_by=member), timezone.now()
        adopt = not options["reject"]
        services.decide_lesson(lesson, adopt=adopt, by=member, at=now, on=day_of(now))
        told = {"ref": lesson.ref, "state": lesson.state}
        self._say(told, options, [f"{lesson.ref}\t{lesson.state}"])

    def _finish(self, options: Options, member: Member) -> None:
        lesson, now = get_lesson(options["ref"], seen_by=member), timezone.now()
        on = options["on"] or day_of(now)
        services.finish_lesson(lesson, outcome=options["outcome"], by=member, at=now, on=on)
        told = {"ref": lesson.ref, "state": lesson.state}
        self._say(told, options, [f"{lesson.ref}\t{lesson.state}"])

    def _propose(self, options: Options, member: Member) -> None:
        review = get_review(options["ref"], seen_by=member)
        duty = get_obligation(review, options["obligation"], seen_by=member)
        price, lesson = options["price"], options["lesson"]
        draft = ProposalDraft(
            duty,
            options["why"],
            quantity=options["quantity"],
            unit_price_dong=parse_amount(price) if price else None,
            lesson=get_lesson(lesson, seen_by=member) if lesson else None,
        )
        services.write_proposal(review, draft, by=member, at=timezone.now())
        self._show(options, member)

    def _next(self, options: Options, member: Member) -> None:
        review = get_review(options["ref"], seen_by=member)
        drafts = services.draft_next_year(review, by=member, at=timezone.now())
        told = [{"ref": one.ref, "title": one.title, "state": one.state} for one in drafts]
        self._say(told, options, [f"{one.ref}\t{one.title}" for one in drafts])

    def _number(self, options: Options, member: Member) -> None:
        services.record_official_number(
            self._found(options, member),
            number=options["number"],
            notation=options["notation"],
            issued_on=options["on"],
            by=member,
            at=timezone.now(),
        )
        self._show(options, member)

    def _paper(self, options: Options, member: Member) -> None:
        now = timezone.now()
        report = report_of(self._found(options, member), seen_by=member, known_at=now)
        options["out"].mkdir(parents=True, exist_ok=True)
        written = []
        for kept in papers_of_review(report, seen_by=member, at=now).values():
            path = options["out"] / kept.name
            path.write_bytes(read_bytes(kept.sha256))
            written.append(str(path))
        self._say(written, options, written)

    def _found(self, options: Options, member: Member) -> Review:
        return get_review(options["ref"], seen_by=member)

    def _say(self, told: object, options: Options, lines: list[str]) -> None:
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(lines))


def _words(verbs: Any) -> None:
    """The options of the verbs that take more than a reference."""
    verbs["hold"].add_argument("--on", type=day, required=True, help="ngày họp / the day")
    verbs["hold"].add_argument("--place", default="")
    for verb in ("cause", "propose"):
        verbs[verb].add_argument("--obligation", required=True, help="B1")
    verbs["cause"].add_argument("--text", required=True)
    lesson = verbs["lesson"]
    for word in ("--evidence", "--cause", "--change"):
        lesson.add_argument(word, required=True)
    lesson.add_argument("--side", choices=[side.value for side in Side], required=True)
    lesson.add_argument("--due", type=day, required=True)
    lesson.add_argument("--owner", help="đơn vị / the unit that sees to it")
    lesson.add_argument("--obligation", help="B1")
    verbs["decide"].add_argument("--reject", action="store_true", help="không thống nhất / reject")
    verbs["finish"].add_argument("--outcome", required=True)
    verbs["finish"].add_argument("--on", type=day)
    propose = verbs["propose"]
    propose.add_argument("--why", required=True, help="vì sao / why it changes")
    propose.add_argument("--quantity", type=int)
    propose.add_argument("--price", help="1.500.000")
    propose.add_argument("--lesson", help="KN-2017-01")
    number = verbs["number"]
    number.add_argument("number", type=int)
    number.add_argument("notation")
    number.add_argument("--on", type=day, required=True)
    verbs["paper"].add_argument("-o", "--out", type=Path, default=Path(), help="thư mục / folder")
