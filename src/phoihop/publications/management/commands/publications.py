"""``./phoihop publications``: lists of pieces in, matches and doubles decided."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from phoihop.law.period import day_of
from phoihop.law.refusal import Refusal
from phoihop.manuscripts.queries import get_manuscript
from phoihop.parties.doors import add_member_option, member_from
from phoihop.press.queries import page_numbered
from phoihop.programmes.queries import get_instrument, get_programme
from phoihop.publications import services
from phoihop.publications.labels import LabelState
from phoihop.publications.management import found_verbs
from phoihop.publications.management.disclosure_verbs import (
    add_disclosure,
    checked,
    disclosed,
    of_piece,
)
from phoihop.publications.management.match_verbs import add_match, as_line, matched_rows
from phoihop.publications.models import Grouping, Match, Publication
from phoihop.publications.origins import link_publication
from phoihop.publications.programme_files import FOUNDING_REF
from phoihop.publications.queries import (
    find_duty,
    get_grouping,
    get_match,
    get_publication,
    get_work,
    held_publications,
    matches_of,
    open_groupings,
    report_of,
)
from phoihop.publications.rules import RowOutcome
from phoihop.publications.wording import LABEL_STATES, ROW_OUTCOMES, reason_text
from phoihop.ui.arguments import count_given
from phoihop.ui.progress import ProgressLine
from phoihop.ui.refusals import in_words


class Command(BaseCommand):
    help = "Works and publications. Each verb has its own --help."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        taking = verbs.add_parser("import", help="bring in a CSV, XLSX or JSONL list of pieces")
        taking.add_argument("file", type=Path)
        taking.add_argument("--instrument", help="propose the pieces for its lines (HĐ-2017-01)")
        listing = verbs.add_parser("list", help="the publications of one's own house, newest first")
        listing.add_argument("--programme", help="the matched and proposed ones of a programme")
        listing.add_argument("--limit", type=count_given, default=50)
        matching = add_match(verbs)
        deciding = verbs.add_parser("decide", help="confirm, refuse or remove a match by its id")
        deciding.add_argument("id", type=int, help="as `list --programme` prints it")
        deciding.add_argument("answer", choices=["confirm", "refuse", "remove"])
        deciding.add_argument("--reason", default="", help="for remove")
        grouping = verbs.add_parser("group", help="the open questions about doubles, or an answer")
        grouping.add_argument("id", type=int, nargs="?")
        answer = grouping.add_mutually_exclusive_group()
        answer.add_argument("--same", dest="same", action="store_true", default=None)
        answer.add_argument("--different", dest="same", action="store_false", default=None)
        taking_up = verbs.add_parser(
            "take-up", help="record a page that was found as a publication"
        )
        taking_up.add_argument("id", type=int, help="as `press found` prints it")
        taking_up.add_argument("--programme", help="propose its lines (CT-2017-01)")
        taking_up.add_argument("--work", help="TP-2017-01, when it is known; default: a new one")
        origin = verbs.add_parser("origin", help="say which publication came of a manuscript")
        for name, example in (("manuscript", "BT-2017-01"), ("publication", "LĐ-2017-0042")):
            origin.add_argument(name, help=example)
        filing = verbs.add_parser("file", help="hand new works to the press's archive (a sweep)")
        filing.add_argument("--limit", type=count_given)
        found_verbs.add_to(verbs)
        disclosing = add_disclosure(verbs)
        for one in (taking, listing, deciding, grouping, taking_up, origin, disclosing):
            add_member_option(one)
        add_member_option(matching, required=False)
        for one in verbs.choices.values():
            one.add_argument("--json", action="store_true", help="for programs")

    def handle(self, *args: Any, verb: str, **options: Any) -> None:
        getattr(self, f"_{verb.replace('-', '_')}")(options)

    def _import(self, options: dict[str, Any]) -> None:
        member, path = member_from(options), options["file"]
        if not path.is_file():
            raise Refusal("file.unreadable", path=str(path), why="-")
        ref = options["instrument"]
        with ProgressLine() as line:
            imported = services.import_list(
                path,
                filename=path.name,
                by=member,
                at=timezone.now(),
                instrument=get_instrument(ref, seen_by=member) if ref else None,
                progress=lambda done: line.say(f"{done:,}"),
            )
        refused = [
            {"row": row.number, "code": row.code, "why": in_words(Refusal(row.code, **row.facts))}
            for row in report_of(imported.batch).filter(outcome=RowOutcome.REFUSED.value)
        ]
        told = {
            "ref": imported.batch.ref,
            "rows": imported.batch.rows,
            "repeated": imported.repeated,
            "outcomes": imported.outcomes,
            "proposals": imported.proposals,
            "refused": refused,
        }
        if options["json"]:
            self._say_json(told)
            return
        again = " (đã nhập trước đây / imported before)" if imported.repeated else ""
        self.stdout.write(f"{imported.batch.ref}: {imported.batch.rows}{again}")
        for name, count in imported.outcomes.items():
            self.stdout.write(f"{count}\t{name}\t{ROW_OUTCOMES[RowOutcome(name)]}")
        for row in refused:
            self.stdout.write(f"{row['row']}\t{row['why']}")

    def _origin(self, options: dict[str, Any]) -> None:
        member, now = member_from(options), timezone.now()
        made = link_publication(
            get_manuscript(options["manuscript"], seen_by=member),
            get_publication(options["publication"], seen_by=member),
            by=member, at=now, on=day_of(now),
        )  # fmt: skip
        told = {"manuscript": made.manuscript.ref, "publication": made.publication.ref}
        self._say_rows([told], options)

    def _list(self, options: dict[str, Any]) -> None:
        member, limit = member_from(options), max(options["limit"], 0)
        if options["programme"]:
            programme = get_programme(options["programme"], seen_by=member)
            rows = [match_row(one) for one in matches_of(programme, seen_by=member)[:limit]]
        else:
            rows = [publication_row(one) for one in held_publications(member)[:limit]]
        self._say_rows(rows, options)

    def _match(self, options: dict[str, Any]) -> None:
        if options["file"]:
            for row in matched_rows(options):
                self.stdout.write(as_line(row, for_programs=options["json"]))
            return
        if not options["member"]:
            raise Refusal("matching.member_needed")
        member, at = member_from(options), timezone.now()
        programme = get_programme(options["programme"] or FOUNDING_REF, seen_by=member)
        if not options["work"]:
            made = services.suggest_matches(programme, by=member, at=at)
            self._say_rows([{"programme": programme.ref, "proposals": made}], options)
            return
        work = get_work(options["work"], seen_by=member)
        duty = find_duty(programme, options["duty"] or "", seen_by=member)
        match = services.match_by_hand(work, duty, by=member, at=at)
        self._say_rows([match_row(get_match(match.pk, seen_by=member))], options)

    def _decide(self, options: dict[str, Any]) -> None:
        member, at = member_from(options), timezone.now()
        match = get_match(options["id"], seen_by=member)
        if options["answer"] == "confirm":
            services.confirm_match(match, by=member, at=at)
        elif options["answer"] == "refuse":
            services.refuse_match(match, by=member, at=at)
        else:
            services.remove_match(match, reason=options["reason"], by=member, at=at)
        self._say_rows([match_row(match)], options)

    def _group(self, options: dict[str, Any]) -> None:
        member = member_from(options)
        if options["id"] is None:
            self._say_rows([grouping_row(one) for one in open_groupings(member)], options)
            return
        grouping = get_grouping(options["id"], seen_by=member)
        if options["same"] is not None:
            services.decide_grouping(grouping, same=options["same"], by=member, at=timezone.now())
            grouping.refresh_from_db()
        self._say_rows([grouping_row(grouping)], options)

    def _take_up(self, options: dict[str, Any]) -> None:
        member, programme, work = member_from(options), options["programme"], options["work"]
        publication = services.take_up_found(
            page_numbered(options["id"]),
            by=member,
            at=timezone.now(),
            programme=get_programme(programme, seen_by=member) if programme else None,
            work=get_work(work, seen_by=member) if work else None,
        )
        self._say_rows([publication_row(publication)], options)

    def _file(self, options: dict[str, Any]) -> None:
        with ProgressLine() as line:
            filed = services.file_new_works(
                at=timezone.now(),
                limit=options["limit"],
                tell=lambda filed: line.say(f"{filed:,} tác phẩm / works"),
            )
        self._say_rows([{"filed": filed}], options)

    def _disclosure(self, options: dict[str, Any]) -> None:
        if options["check"]:
            counts, pieces = checked(options)
            if options["json"]:
                self._say_json({"counts": counts, "pieces": pieces})
                return
            for state, count in counts.items():
                self.stdout.write(f"{count}\t{LABEL_STATES[LabelState(state)]}")
            self._say_rows(pieces, options)
            return
        if options["instrument"].startswith("TP-"):
            self._say_rows(of_piece(options), options)
            return
        label = disclosed(options)
        if options["json"]:
            self._say_json(label.as_json())
            return
        self.stdout.write(f"{label.text_vi}\n{label.text_en}")

    def _consider(self, options: dict[str, Any]) -> None:
        self._say_rows(found_verbs.consider(options), options)

    def _found(self, options: dict[str, Any]) -> None:
        self._say_rows(found_verbs.found(options), options)

    def _judge(self, options: dict[str, Any]) -> None:
        self._say_rows(found_verbs.judge(options), options)

    def _phrases(self, options: dict[str, Any]) -> None:
        self._say_rows(found_verbs.phrases(options), options)

    def _say_rows(self, rows: list[dict[str, Any]], options: dict[str, Any]) -> None:
        if options["json"]:
            self._say_json(rows)
            return
        for row in rows:
            self.stdout.write("\t".join(str(value) for value in row.values()))

    def _say_json(self, value: object) -> None:
        self.stdout.write(json.dumps(value, ensure_ascii=False, indent=2))


def publication_row(publication: Publication) -> dict[str, Any]:
    """A publication as the command prints it."""
    return {
        "ref": publication.ref,
        "work": publication.work.ref,
        "published": str(publication.published or ""),
        "outlet": publication.outlet.ref if publication.outlet else "",
        "title": publication.title,
        "address": publication.address,
    }


def match_row(match: Match) -> dict[str, Any]:
    """A match as the command prints it, with its reasons in words."""
    line = f"{match.line.instrument.ref}/{match.line.code}" if match.line else ""
    return {
        "id": match.pk,
        "state": match.state,
        "work": match.work.ref,
        "publication": match.publication.ref,
        "obligation": match.obligation.code,
        "line": line,
        "title": match.work.title,
        "reasons": "; ".join(reason_text(reason) for reason in match.reasons),
    }


def grouping_row(grouping: Grouping) -> dict[str, Any]:
    """A question about two works as the command prints it."""
    return {
        "id": grouping.pk,
        "state": grouping.state,
        "one": grouping.one.ref,
        "other": grouping.other.ref,
        "reason": grouping.reason,
        "share": round(grouping.share, 3),
        "titles": f"{grouping.one.title} | {grouping.other.title}",
    }
