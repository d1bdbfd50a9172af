"""The verbs that the clock calls. They act for nobody: what they may do is in the settings."""

from datetime import date
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from phoihop.engines.vietnamese.dates import parse_date
from phoihop.engines.webpages.policy import Clock
from phoihop.law.period import day_of
from phoihop.press import services
from phoihop.press.queries import outlet_named
from phoihop.ui.arguments import count_given
from phoihop.ui.progress import ProgressLine


def add_to(verbs: Any) -> None:
    """``sweep``, ``compare``, ``forget``."""
    sweeping = verbs.add_parser("sweep", help="read the sources that are due, fetch what is new")
    sweeping.add_argument("--outlet", help="this one only, followed or not")
    sweeping.add_argument("--threads", type=count_given, default=12, help="outlets at once")
    sweeping.set_defaults(run=sweep)
    comparing = verbs.add_parser("compare", help="compare new pages and works with each other")
    comparing.set_defaults(run=compare)
    forgetting = verbs.add_parser("forget", help="drop the texts that are over 30 days old")
    forgetting.add_argument("--on", type=_day, help="as if today were this day, or an earlier one")
    forgetting.set_defaults(run=forget)
    for one in (sweeping, comparing, forgetting):
        one.add_argument("--limit", type=count_given, help="pages at most")


def sweep(options: dict[str, Any]) -> dict[str, Any]:
    """Visit what is due, and tell what came of it."""
    only = [outlet_named(options["outlet"])] if options["outlet"] else None
    clock = Clock(timezone.now)
    with ProgressLine() as line:
        manner = services.house_manner(
            clock, threads=options["threads"], tell=lambda tally: line.say(_swept(tally))
        )
        tally = services.sweep(manner, limit=options["limit"], only=only)
    if tally.crashes:
        raise CommandError("; ".join(tally.crashes), returncode=1)
    return {
        "sources_read": tally.sources_read,
        "pages_found": tally.pages_found,
        "pages_fetched": tally.pages_fetched,
        "pages_failed": tally.pages_failed,
        "outlets_held": tally.outlets_held,
    }


def compare(options: dict[str, Any]) -> dict[str, Any]:
    """Compare what was not compared yet."""
    with ProgressLine() as line:
        done = services.compare_due(
            at=timezone.now(),
            limit=options["limit"],
            tell=lambda done: line.say(_compared(done)),
        )
    return {"pages": done.pages, "works": done.works, "hits": done.hits, "busy": done.busy}


def forget(options: dict[str, Any]) -> dict[str, Any]:
    """Drop the texts whose time is over; never one whose time is not."""
    today = day_of(timezone.now())
    on = min(options["on"] or today, today)
    return {"forgotten": services.forget_due(on=on, limit=options["limit"])}


def _swept(tally: services.Tally) -> str:
    return (
        f"{tally.sources_read} nguồn / sources · {tally.pages_found} mới / new · "
        f"{tally.pages_fetched} đã tải / fetched · {tally.pages_failed} lỗi / failed"
    )


def _compared(done: services.Compared) -> str:
    return (
        f"{done.works:,} tác phẩm / works · {done.pages:,} trang / pages · "
        f"{done.hits:,} trùng / copies"
    )


def _day(text: str) -> date:
    return parse_date(text).last_on
