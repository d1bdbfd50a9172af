"""The verbs of the press: outlets, their sources, sweeps, and the archive."""

from phoihop.press.services.comparing import Compared, WorkText, compare_due, file_works
from phoihop.press.services.following import (
    add_source,
    follow_named,
    let_go_named,
    put_aside,
    unwatch,
    watch,
)
from phoihop.press.services.forgetting import forget_due
from phoihop.press.services.outlets import (
    NewOutlet,
    add_host,
    add_kind,
    add_name,
    add_outlet,
    register_outlets,
)
from phoihop.press.services.places import add_place
from phoihop.press.services.sweeping import Manner, Tally, house_manner, sweep
from phoihop.press.services.telling import (
    Pasted,
    Piece,
    ask_again,
    paste_addresses,
    record_broadcast,
    record_print,
)

__all__ = [
    "Compared",
    "Manner",
    "NewOutlet",
    "Pasted",
    "Piece",
    "Tally",
    "WorkText",
    "add_host",
    "add_kind",
    "add_name",
    "add_outlet",
    "add_place",
    "add_source",
    "ask_again",
    "compare_due",
    "file_works",
    "follow_named",
    "forget_due",
    "house_manner",
    "let_go_named",
    "paste_addresses",
    "put_aside",
    "record_broadcast",
    "record_print",
    "register_outlets",
    "sweep",
    "unwatch",
    "watch",
]
