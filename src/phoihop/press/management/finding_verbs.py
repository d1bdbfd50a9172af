"""The verbs by which people say where to look, and what they saw themselves."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.utils import timezone

from phoihop.engines.vietnamese.dates import parse_date
from phoihop.law.refusal import Refusal
from phoihop.parties.doors import add_member_option, bytes_from, member_from
from phoihop.press import services
from phoihop.press.finding import PrintedPlace, Slot, SourceKind
from phoihop.press.models import FoundPage, Source
from phoihop.press.queries import alarms, found_pages, get_source, outlet_named, sources_of
from phoihop.ui.arguments import count_given
from phoihop.ui.refusals import in_words

Run = Callable[[dict[str, Any]], Any]
MOST_ROWS = 1000


def add_to(verbs: Any) -> None:
    """One sub-command for each verb."""

    def verb(name: str, run: Run, about: str, *, outlet: bool = True) -> Any:
        one = verbs.add_parser(name, help=about)
        one.set_defaults(run=run)
        if outlet:
            one.add_argument("outlet", help="the outlet's reference")
        add_member_option(one)
        return one

    verb("sources", show_sources, "where pages of an outlet are looked for")
    adding = verb("add-source", add_source, "write down a feed, sitemap or section page")
    adding.add_argument("kind", choices=[kind.value for kind in SourceKind])
    adding.add_argument("address")
    verb("drop-source", drop_source, "read a source no more").add_argument("address")
    following = verb("follow", follow, "follow an outlet, because a programme names it")
    following.add_argument("--reason", required=True, help="CT-2017-01")
    verb("unfollow", unfollow, "end that").add_argument("--reason", default="", help="default: all")
    pasting = verb("paste", paste, "write down the addresses of a list", outlet=False)
    pasting.add_argument("file", type=Path)
    _add_told(verb)
    found = verb("found", show_found, "the pages found of an outlet, latest first")
    found.add_argument("--limit", type=count_given, default=MOST_ROWS)
    verb("alarms", show_alarms, "sources gone quiet or unreadable", outlet=False)


def _add_told(verb: Callable[..., Any]) -> None:
    """``print``, ``broadcast``: what people saw or heard themselves."""
    printed = verb("print", record_print, "write down a piece in a printed issue")
    printed.add_argument("--issue", required=True)
    printed.add_argument("--page", default="")
    printed.add_argument("--scan", type=Path, help="PDF, PNG or JPEG of the page")
    aired = verb("broadcast", record_broadcast, "write down a piece in a broadcast")
    aired.add_argument("--programme", required=True)
    aired.add_argument("--minute", required=True, help="19:05")
    aired.add_argument("--recording", type=Path, help="its hash is kept, not the file")
    for one in (printed, aired):
        one.add_argument("--title", required=True)
        one.add_argument("--on", required=True, type=lambda text: parse_date(text).last_on)
        one.add_argument("--text", type=Path, help="its text, kept 30 days")


def show_sources(options: dict[str, Any]) -> list[dict[str, Any]]:
    """The sources of an outlet."""
    member_from(options)
    return [source_row(source) for source in sources_of(outlet_named(options["outlet"]))]


def add_source(options: dict[str, Any]) -> list[dict[str, Any]]:
    """Write down a source."""
    outlet, kind = outlet_named(options["outlet"]), SourceKind(options["kind"])
    return [source_row(services.add_source(outlet, kind, options["address"], **_acting(options)))]


def drop_source(options: dict[str, Any]) -> list[dict[str, Any]]:
    """Put a source aside."""
    source = get_source(outlet_named(options["outlet"]), options["address"])
    services.put_aside(source, **_acting(options))
    source.refresh_from_db()
    return [source_row(source)]


def follow(options: dict[str, Any]) -> dict[str, Any]:
    """Follow an outlet."""
    outlet = outlet_named(options["outlet"])
    row = services.watch(outlet, reason=options["reason"], **_acting(options))
    return {"outlet": outlet.ref, "reason": row.reason}


def unfollow(options: dict[str, Any]) -> dict[str, Any]:
    """End the following."""
    outlet = outlet_named(options["outlet"])
    ended = services.unwatch(outlet, reason=options["reason"], **_acting(options))
    return {"outlet": outlet.ref, "ended": ended}


def paste(options: dict[str, Any]) -> dict[str, Any]:
    """Write down a list of addresses."""
    text = bytes_from(options["file"]).decode("utf-8-sig", "replace")
    pasted = services.paste_addresses(text, **_acting(options))
    return {
        "new": pasted.new,
        "known": pasted.known,
        "repeated": pasted.repeated,
        "strangers": list(pasted.strangers),
        "unusable": [{"address": one, "why": in_words(why)} for one, why in pasted.unusable],
    }


def record_print(options: dict[str, Any]) -> dict[str, Any]:
    """Write down a printed piece."""
    path: Path | None = options["scan"]
    row = services.record_print(
        outlet_named(options["outlet"]),
        _piece(options),
        PrintedPlace(options["issue"], options["page"]),
        scan=(path.name, bytes_from(path)) if path else None,
        **_acting(options),
    )
    return page_row(row)


def record_broadcast(options: dict[str, Any]) -> dict[str, Any]:
    """Write down a broadcast piece."""
    path: Path | None = options["recording"]
    slot = Slot(options["programme"], options["minute"], _hash_of(path) if path else "")
    outlet = outlet_named(options["outlet"])
    return page_row(services.record_broadcast(outlet, _piece(options), slot, **_acting(options)))


def show_found(options: dict[str, Any]) -> list[dict[str, Any]]:
    """The latest found pages of an outlet."""
    member_from(options)
    rows = found_pages(outlet_named(options["outlet"]))
    return [page_row(page) for page in rows[: max(0, options["limit"])]]


def show_alarms(options: dict[str, Any]) -> list[dict[str, Any]]:
    """Sources that people should look at."""
    member_from(options)
    return [
        {
            "outlet": alarm.source.outlet.ref,
            "kind": alarm.kind,
            "since_on": alarm.since_on.isoformat(),
            "source": alarm.source.address,
            "problem": alarm.source.problem,
        }
        for alarm in alarms()
    ]


def source_row(source: Source) -> dict[str, Any]:
    """A source as the command prints it."""
    return {
        "kind": source.kind,
        "address": source.address,
        "active": source.active,
        "last_read_at": _moment(source.last_read_at),
        "next_due_at": _moment(source.next_due_at),
        "quiet_since_on": source.quiet_since_on.isoformat() if source.quiet_since_on else "",
        "problem": source.problem,
    }


def page_row(page: FoundPage) -> dict[str, Any]:
    """A found page as the command prints it; never its text."""
    return {
        "id": page.pk,
        "address": page.canonical_address,
        "place": " ".join(filter(None, [page.issue, page.page, page.programme, page.minute])),
        "published": str(page.published or ""),
        "state": page.state,
        "road": page.road,
        "problem": page.problem,
        "title": page.title,
    }


def _acting(options: dict[str, Any]) -> dict[str, Any]:
    return {"by": member_from(options), "at": timezone.now()}


def _piece(options: dict[str, Any]) -> services.Piece:
    path: Path | None = options["text"]
    text = bytes_from(path).decode("utf-8-sig", "replace") if path else ""
    return services.Piece(options["title"], options["on"], text)


def _hash_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise Refusal("file.unreadable", path=str(path), why=error.strerror or "") from None


def _moment(moment: Any) -> str:
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else ""
