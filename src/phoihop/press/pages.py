"""Rows of found pages, sources and alarms as pages show them: values, words and tones."""

from collections.abc import Iterable
from typing import Any

from phoihop.law.refusal import Refusal
from phoihop.press.finding import PAGES, PageState, Road, SourceKind
from phoihop.press.models import FoundPage, Outlet, Source
from phoihop.press.queries import alarms, found_pages, sources_of, watches_of
from phoihop.press.wording import ALARMS, PAGE_STATES, ROADS, SOURCE_KINDS
from phoihop.ui.refusals import in_words

LATEST = 8
AGAIN = frozenset(PAGES.sources("ask_again"))


def page_rows(pages: Iterable[FoundPage]) -> list[dict[str, Any]]:
    """Each page with its state and road in words, and what went wrong."""
    return [
        {
            "page": page,
            "road": ROADS[Road(page.road)],
            "state": PAGE_STATES[PageState(page.state)][0],
            "tone": PAGE_STATES[PageState(page.state)][1],
            "problem": problem_in_words(page),
            "again": bool(page.address) and page.state in AGAIN,
        }
        for page in pages
    ]


def discovery_of(outlet: Outlet) -> dict[str, Any]:
    """What the page of an outlet tells of discovery. Four queries."""
    return {
        "watches": list(watches_of(outlet)),
        "sources": [
            (source, SOURCE_KINDS[SourceKind(source.kind)], problem_in_words(source))
            for source in sources_of(outlet).filter(active=True)
        ],
        "alarms": [(alarm, ALARMS[alarm.kind]) for alarm in alarms(outlet)],
        "latest": page_rows(found_pages(outlet)[:LATEST]),
    }


def problem_in_words(row: FoundPage | Source) -> str:
    """The last thing that went wrong, in the language of the page; empty for nothing."""
    return in_words(Refusal(row.problem, **row.problem_facts)) if row.problem else ""
