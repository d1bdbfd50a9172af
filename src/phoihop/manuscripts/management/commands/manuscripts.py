"""``./phoihop manuscripts``: texts on their way to a publisher."""

import json
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.urls import reverse
from django.utils import timezone

from phoihop.engines.vietnamese.dates import parse_date
from phoihop.law.period import day_of
from phoihop.law.refusal import Refusal
from phoihop.manuscripts import papers, services
from phoihop.manuscripts.models import Decision, Manuscript, Passage
from phoihop.manuscripts.queries import (
    counts_of,
    get_manuscript,
    get_passage,
    get_task,
    get_version,
    manuscripts_visible_to,
    open_draft,
    originality_of,
    passages_of,
    standing_of,
    turns_of,
)
from phoihop.manuscripts.queries.outside import get_outside_review
from phoihop.manuscripts.rules import Verdict
from phoihop.parties.doors import add_member_option, member_from, write_whole
from phoihop.parties.models import Member
from phoihop.parties.queries import get_organisation, member_named
from phoihop.planning.queries.assignments import get_assignment
from phoihop.programmes.queries import get_programme

Options = dict[str, Any]
VERBS: dict[str, tuple[str, tuple[str, ...]]] = {  # verb: what it does, its arguments
    "list": ("bản thảo được thấy / the manuscripts one may see", ()),
    "turns": ("việc đang chờ mình / what waits for one", ()),
    "show": ("một bản thảo / one manuscript", ("ref",)),
    "invite": ("mời viết, in liên kết / ask an author, print the link", ("title",)),
    "prepare": ("chuẩn bị bài của cơ quan / begin an institution's text", ("title", "publisher")),
    "link": ("liên kết mới / a fresh link for the author", ("ref",)),
    "revoke": ("thu hồi liên kết / take the links back", ("ref",)),
    "hand-in": ("thêm tệp / add files to the coming version", ("ref", "files+")),
    "submit": ("gửi bản thảo / submit", ("ref",)),
    "version": ("thêm phiên bản của tòa soạn / add the desk's version", ("ref", "file")),
    "text": ("chữ của một phiên bản / the text of a version", ("ref", "number")),
    "compare": ("so hai phiên bản / two versions word by word", ("ref", "old", "new")),
    "originality": ("đã có ở đâu chưa / published before?", ("ref", "number")),
    "round": ("mở vòng phản biện / open a review round", ("ref", "reviewers+")),
    "for-assignment": ("gắn phân công / the assignment it answers", ("ref", "assignment")),
    "ask-outside": ("mời phản biện bên ngoài / ask a reviewer without an account", ("ref",)),
    "revoke-outside": ("rút lời mời đó / take that back", ("ref", "number", "place")),
    "answer": ("nhận hoặc từ chối phản biện / accept or refuse a review", ("ref", "number")),
    "report": ("gửi nhận xét / report", ("ref", "number", "recommendation", "words")),
    "propose": ("dự thảo quyết định / draft a decision", ("ref", "verdict")),
    "decide": ("quyết định như dự thảo / decide as drafted", ("ref",)),
    "put-back": ("trả dự thảo / put the draft back", ("ref", "why")),
    "retract": ("thu hồi quyết định / retract the decision", ("ref", "why")),
    "withdraw": ("rút bài / withdraw", ("ref",)),
    "rights": ("ghi quyền / state the rights", ("ref", "licence")),
    "package": ("gói bàn giao ZIP / the hand-off package", ("ref", "out")),
    "passages": ("trích đoạn của chương trình / passages of a programme", ("programme",)),
    "show-passage": ("đưa một đoạn / show a passage", ("ref", "number", "quote", "question")),
    "note": ("báo sai sót / note an error", ("passage", "kind", "words")),
    "answer-note": ("tòa soạn quyết định / decide on a note", ("passage", "outcome")),
}  # fmt: skip
EXTRA: dict[str, tuple[tuple[str, dict[str, Any]], ...]] = {
    "invite": (
        ("--name", {"required": True}), ("--email", {"default": ""}), ("--programme", {}),
        ("--least", {"type": int}), ("--most", {"type": int}),
    ),
    "ask-outside": (("--name", {"required": True}), ("--email", {"default": ""})),
    "prepare": (("--name", {"required": True}), ("--programme", {})),
    "hand-in": (("--as-pictures", {"action": "store_true"}),),
    "submit": (
        ("--abstract", {"required": True}), ("--author", {"action": "append", "default": []}),
        ("--licence", {"required": True}), ("--declare", {"action": "store_true"}),
    ),
    "version": (("--for-author", {"action": "store_true"}), ("--note", {"default": ""})),
    "answer": (("--refuse", {"default": ""}),),
    "propose": (
        ("--reason", {"default": ""}), ("--words", {"default": ""}),
        ("--override", {"default": ""}),
    ),
    "decide": (("--override", {"default": ""}),),
    "rights": (("--note", {"default": ""}),),
    "show-passage": (("--programme", {"required": True}),),
    "answer-note": (("--words", {"default": ""}),),
}  # fmt: skip
MOVES: dict[str, Callable[..., object]] = {
    "put-back": services.put_back,
    "retract": services.retract,
}


def day(text: str) -> date:
    """A whole day as people write it."""
    return parse_date(text).last_on


class Command(BaseCommand):
    help = "Bản thảo, phản biện, quyết định, trích đoạn. / Manuscripts. Each verb has its --help."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One sub-command for each verb."""
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        for name, (about, arguments) in VERBS.items():
            one = verbs.add_parser(name, help=about)
            for argument in arguments:
                several = argument.endswith("+")
                kind = int if argument in ("number", "old", "new", "place") else str
                one.add_argument(argument.rstrip("+"), nargs="+" if several else None, type=kind)
            for option, more in EXTRA.get(name, ()):
                one.add_argument(option, **more)
            add_member_option(one)
            one.add_argument("--on", type=day, help="mặc định: hôm nay / default: today")
            one.add_argument("--due", type=day, help="hạn / due day")
            one.add_argument("--json", action="store_true", help="chương trình đọc / for programs")

    def handle(self, *, verb: str, **options: Any) -> None:
        """Run the verb and tell what came of it."""
        told: Any = getattr(self, f"_{verb.replace('-', '_')}")(options | {"verb": verb})
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1, default=str))
            return
        for one in told if isinstance(told, list) else [told]:
            self.stdout.write("\t".join(str(value) for value in one.values()))

    def _list(self, options: Options) -> list[dict[str, object]]:
        rows = manuscripts_visible_to(member_from(options)).order_by("due_on", "-pk")
        return [manuscript_as_json(row) for row in rows]

    def _turns(self, options: Options) -> list[dict[str, object]]:
        found = turns_of(member_from(options), on=_acting(options)["on"])
        return [
            {"kind": one.kind, "ref": one.ref, "title": one.title, "due_on": one.due_on}
            for one in found
        ]

    def _show(self, options: Options) -> dict[str, object]:
        return manuscript_as_json(_found(options))

    def _invite(self, options: Options) -> dict[str, object]:
        brief = self._brief(options)
        made, plain = services.invite_author(
            brief, name=options["name"], email=options["email"], **_acting(options)
        )
        return {**manuscript_as_json(made), "link": reverse("manuscripts:open-link", args=[plain])}

    def _prepare(self, options: Options) -> dict[str, object]:
        publisher = get_organisation(options["publisher"])
        brief = self._brief(options)
        made = services.prepare_text(brief, publisher, name=options["name"], **_acting(options))
        return manuscript_as_json(made)

    def _brief(self, options: Options) -> services.Brief:
        named = options["programme"]
        programme = get_programme(named, seen_by=member_from(options)) if named else None
        return services.Brief(
            options["title"],
            programme=programme,
            due_on=options["due"],
            least_words=options.get("least"),
            most_words=options.get("most"),
        )

    def _link(self, options: Options) -> dict[str, object]:
        found = _found(options)
        plain = services.new_link(found, **_at(options))
        return {"ref": found.ref, "link": reverse("manuscripts:open-link", args=[plain])}

    def _revoke(self, options: Options) -> dict[str, object]:
        found = _found(options)
        return {"ref": found.ref, "revoked": services.revoke_links(found, **_at(options))}

    def _hand_in(self, options: Options) -> list[dict[str, object]]:
        files = [_file(path) for path in options["files"]]
        kept = services.hand_in(
            _found(options), files, as_pictures=options["as_pictures"], **_at(options)
        )
        return [{"name": row.name, "kind": row.kind} for row in kept]

    def _submit(self, options: Options) -> dict[str, object]:
        found = _found(options)
        known = [author.name for author in found.authors.all()]
        given = services.Submission(
            title=found.title,
            abstract=options["abstract"],
            writers=[services.Writer(name) for name in options["author"] or known],
            licence=options["licence"],
            declared=options["declare"],
        )
        services.submit(found, given, **_acting(options))
        return manuscript_as_json(found)

    def _version(self, options: Options) -> dict[str, object]:
        made = services.add_version(
            _found(options), file=_file(options["file"]), for_author=options["for_author"],
            note_words=options["note"], **_at(options),
        )  # fmt: skip
        return {"number": made.number, "words": made.words, "sha256": made.text_sha256}

    def _text(self, options: Options) -> dict[str, object]:
        return {"text": _version_of(options, options["number"]).text}

    def _compare(self, options: Options) -> list[dict[str, object]]:
        from phoihop.engines.revisions import compare

        old, new = (_version_of(options, options[name]) for name in ("old", "new"))
        return [{"kind": one.kind.value, "text": one.text} for one in compare(old.text, new.text)]

    def _originality(self, options: Options) -> list[dict[str, object]]:
        from phoihop.manuscripts.queries import permit_desk

        member = member_from(options)
        found = _found(options)
        permit_desk("manuscript.edit", found, by=member)
        version = _version_of(options, options["number"])
        seen, refusal = originality_of(version, seen_by=member, on=_acting(options)["on"])
        if refusal is not None:
            raise refusal
        return [
            {"title": one.title, "outlet": one.outlet, "kind": one.kind, "words": one.words,
             "share_of_text": round(one.share_of_text, 3), "address": one.address}
            for one in seen
        ]  # fmt: skip

    def _round(self, options: Options) -> dict[str, object]:
        reviewers = [member_named(ref) for ref in options["reviewers"]]
        made = services.open_round(
            _found(options), reviewers, due_on=options["due"], **_acting(options)
        )
        return {"round": made.number, "due_on": made.due_on}

    def _for_assignment(self, options: Options) -> dict[str, object]:
        found = _found(options)
        assignment = get_assignment(options["assignment"], seen_by=member_from(options))
        services.link_assignment(found, assignment, **_acting(options))
        return {"ref": found.ref, "assignment": assignment.ref}

    def _ask_outside(self, options: Options) -> dict[str, object]:
        asked = {name: options[name] for name in ("name", "email")}
        made, plain = services.ask_outside(_found(options), **asked, **_acting(options))
        link = reverse("manuscripts:open-review", args=[plain])
        return {"round": made.round.number, "place": made.number, "link": link}

    def _revoke_outside(self, options: Options) -> dict[str, object]:
        place = (options["number"], options["place"])
        review = get_outside_review(_found(options), *place)
        services.revoke_outside(review, **_at(options))
        return {"ref": options["ref"], "revoked": review.name}

    def _answer(self, options: Options) -> dict[str, object]:
        task = _task(options)
        reason = options["refuse"]
        services.answer_task(task, not reason, reason=reason, **_at(options))
        return {"ref": options["ref"], "state": task.state}

    def _report(self, options: Options) -> dict[str, object]:
        task = _task(options)
        services.report_task(task, options["recommendation"], options["words"], **_at(options))
        return {"ref": options["ref"], "state": task.state}

    def _propose(self, options: Options) -> dict[str, object]:
        if options["verdict"] not in {one.value for one in Verdict}:
            known = ", ".join(one.value for one in Verdict)
            raise Refusal("manuscript.no_such_verdict", verdict=options["verdict"], known=known)
        found = _found(options)
        draft = services.Draft(
            Verdict(options["verdict"]), options["reason"], options["words"], options["due"]
        )
        services.propose_decision(
            found, draft, override_reason=options["override"], **_acting(options)
        )
        return manuscript_as_json(found)

    def _decide(self, options: Options) -> dict[str, object]:
        draft = _draft(_found(options), decided=False)
        services.decide(draft, override_reason=options["override"], **_acting(options))
        return manuscript_as_json(draft.manuscript)

    def _put_back(self, options: Options) -> dict[str, object]:
        found = _draft(_found(options), decided=options["verb"] == "retract")
        MOVES[options["verb"]](found, why=options["why"], **_acting(options))
        return manuscript_as_json(found.manuscript)

    _retract = _put_back

    def _withdraw(self, options: Options) -> dict[str, object]:
        found = _found(options)
        services.withdraw(found, **_acting(options))
        return manuscript_as_json(found)

    def _rights(self, options: Options) -> dict[str, object]:
        found = _found(options)
        services.state_rights(found, options["licence"], note_words=options["note"], **_at(options))
        return {"ref": found.ref, "licence": found.licence}

    def _package(self, options: Options) -> dict[str, object]:
        data = papers.package(_found(options), **_at(options))
        write_whole(Path(options["out"]), data)
        return {"out": options["out"], "bytes": len(data)}

    def _passages(self, options: Options) -> list[dict[str, object]]:
        member = member_from(options)
        programme = get_programme(options["programme"], seen_by=member)
        counts = counts_of(programme, seen_by=member, on=_acting(options)["on"])
        told = {name: getattr(counts, name) for name in counts.__slots__}
        rows = passages_of(programme, seen_by=member)
        return [told, *(passage_as_json(row) for row in rows)]

    def _show_passage(self, options: Options) -> dict[str, object]:
        version = _version_of(options, options["number"])
        programme = get_programme(options["programme"], seen_by=member_from(options))
        made = services.show_passage(
            version, services.find_passage(version, options["quote"]), programme=programme,
            question=options["question"], due_on=options["due"], **_acting(options),
        )  # fmt: skip
        return passage_as_json(made)

    def _note(self, options: Options) -> dict[str, object]:
        passage = get_passage(options["passage"], seen_by=member_from(options))
        services.note_error(passage, options["kind"], options["words"], **_acting(options))
        return passage_as_json(get_passage(passage.ref, seen_by=member_from(options)))

    def _answer_note(self, options: Options) -> dict[str, object]:
        passage = get_passage(options["passage"], seen_by=member_from(options))
        services.answer_note(passage, options["outcome"], options["words"], **_at(options))
        return passage_as_json(get_passage(passage.ref, seen_by=member_from(options)))


def manuscript_as_json(one: Manuscript) -> dict[str, object]:
    """A manuscript for programs."""
    return {"ref": one.ref, "title": one.title, "state": one.state, "due_on": one.due_on}


def passage_as_json(one: Passage) -> dict[str, object]:
    """A passage for programs."""
    names = ("ref", "text", "question", "due_on", "note_kind", "note", "outcome")
    return {name: getattr(one, name) for name in names}


def _at(options: Options) -> dict[str, Any]:
    return {"by": member_from(options), "at": timezone.now()}


def _acting(options: Options) -> dict[str, Any]:
    acting = _at(options)
    return {**acting, "on": options["on"] or day_of(acting["at"])}


def _found(options: Options) -> Manuscript:
    return get_manuscript(options["ref"], seen_by=member_from(options))


def _version_of(options: Options, number: int) -> Any:
    member: Member = member_from(options)
    found = get_manuscript(options["ref"], seen_by=member)
    return get_version(found, number, standing_of(found, member))


def _task(options: Options) -> Any:
    return get_task(options["ref"], options["number"], seen_by=member_from(options))


def _draft(found: Manuscript, *, decided: bool) -> Decision:
    made = found.decisions.filter(decided_at__isnull=False, ended_at__isnull=True).last()
    draft = made if decided else open_draft(found)
    if draft is None:
        raise Refusal("manuscript.no_such_decision", ref=found.ref)
    return draft


def _file(text: str) -> tuple[str, bytes]:
    path = Path(text)
    try:
        return path.name, path.read_bytes()
    except OSError as error:
        raise Refusal("file.unreadable", path=text, why=error.strerror or "") from None
