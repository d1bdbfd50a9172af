"""Reading the press: outlets, alarms, found pages."""

from phoihop.press.queries.discovery import (
    Alarm,
    alarms,
    followed,
    found_pages,
    get_page,
    get_scan,
    get_source,
    get_source_numbered,
    outlet_named,
    outlets_due,
    sources_of,
    watches_of,
)
from phoihop.press.queries.outlets import (
    get_outlet,
    host_aliases,
    kind_of,
    known_outlets,
    outlets,
    outlets_matching,
    tenures_of,
)

__all__ = [
    "Alarm",
    "alarms",
    "followed",
    "found_pages",
    "get_outlet",
    "get_page",
    "get_scan",
    "get_source",
    "get_source_numbered",
    "host_aliases",
    "kind_of",
    "known_outlets",
    "outlet_named",
    "outlets",
    "outlets_due",
    "outlets_matching",
    "sources_of",
    "tenures_of",
    "watches_of",
]
