"""``./phoihop programme show``, ``repoint`` and ``document-end``."""

from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone

from phoihop.parties.doors import add_member_option, member_from
from phoihop.programmes import services
from phoihop.programmes.clause_words import Words
from phoihop.programmes.models import Annex, DocumentEnd, ReferenceDocument
from phoihop.programmes.moment import day_asked, moment_as_json, programme_on
from phoihop.programmes.queries import get_programme
from phoihop.programmes.rules import AnnexReason, DocumentFate


def add_changing(verbs: "_SubParsersAction[ArgumentParser]") -> None:
    """The options of the three verbs."""
    showing = verbs.add_parser("show", help="what the papers said on a day")
    showing.add_argument("ref", help="CT-2017-01")
    showing.add_argument("--on", default="", help="the day; default: today")
    showing.add_argument("--json", action="store_true", help="for programs")
    moving = verbs.add_parser("repoint", help="draft an annex: a theme moves to another document")
    moving.add_argument("ref", help="CT-2017-01")
    moving.add_argument("--theme", required=True, help="its code")
    moving.add_argument("--leaves", default="", help="document or open class that it leaves")
    moving.add_argument("--document", help="the document that it takes")
    moving.add_argument("--open-class", default="", help="or the open class")
    moving.add_argument("--clause", default="")
    moving.add_argument(
        "--reason-code",
        default=AnnexReason.DOCUMENT_SUPERSEDED.value,
        choices=[one.value for one in AnnexReason],
    )
    moving.add_argument("--reason", required=True)
    moving.add_argument("--effective-on", type=date.fromisoformat, required=True)
    ending = verbs.add_parser("document-end", help="a document was superseded or repealed")
    ending.add_argument("document", help="its reference: ct-05-tw")
    ending.add_argument("--fate", required=True, choices=[one.value for one in DocumentFate])
    ending.add_argument("--on", type=date.fromisoformat, required=True)
    ending.add_argument("--by-document", help="the document that supersedes or repeals it")
    ending.add_argument("--source", required=True, help="where that is written")
    for one in (showing, moving, ending):
        add_member_option(one)


def shown(options: dict[str, Any]) -> dict[str, Any]:
    """What the programme and its papers said on the day asked for."""
    member = member_from(options)
    programme = get_programme(options["ref"], seen_by=member)
    on = day_asked(options["on"]) or timezone.localdate()
    return moment_as_json(programme_on(programme, seen_by=member, on=on))


def shown_lines(told: dict[str, Any]) -> Iterable[str]:
    """The same for people, a clause a line."""
    version = f" v{told['version']}" if told["version"] else ""
    yield f"{told['on']}\t{told['state']}{version}"
    words = Words("programme", on=date.fromisoformat(told["on"]))
    keys = ("programme", "sides", "bases", "themes", "obligations")
    parts = [{key: told[key] for key in keys if key in told}]
    parts += [{"lines": paper["lines"]} for paper in told["instruments"]]
    for part in parts:
        for clause in words.clauses(part):
            fields = clause["fields"]
            assert isinstance(fields, list)
            said = "; ".join(f"{label}: {value}" for label, value in fields)
            yield f"{clause['place']}\t{said}"


def repointed(options: dict[str, Any]) -> Annex:
    """The draft of the annex that moves a theme."""
    member = member_from(options)
    keys = ("theme", "leaves", "document", "open_class", "clause")
    return services.draft_programme_annex(
        get_programme(options["ref"], seen_by=member),
        moves=[services.ThemeMove(**{key: options[key] for key in keys})],
        reason_code=AnnexReason(options["reason_code"]),
        reason=options["reason"],
        effective_on=options["effective_on"],
        by=member,
        at=timezone.now(),
    )


def document_ended(options: dict[str, Any]) -> DocumentEnd:
    """The record of what became of a document."""
    member = member_from(options)
    document = services.get_document(options["document"], seen_by=member)
    return services.record_fate(
        document,
        DocumentFate(options["fate"]),
        on=options["on"],
        source=options["source"],
        by_document=ReferenceDocument.objects.filter(ref=options["by_document"]).first(),
        by=member,
        at=timezone.now(),
    )
