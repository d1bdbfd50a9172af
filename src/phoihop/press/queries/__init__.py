"""Reading the press: outlets, alarms, found pages."""

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
    "get_outlet",
    "host_aliases",
    "kind_of",
    "known_outlets",
    "outlets",
    "outlets_matching",
    "tenures_of",
]
