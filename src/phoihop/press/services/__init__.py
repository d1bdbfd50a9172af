"""The verbs of the press: outlets, their sources, sweeps, and the archive."""

from phoihop.press.services.outlets import (
    NewOutlet,
    add_host,
    add_kind,
    add_name,
    add_outlet,
    register_outlets,
)

__all__ = [
    "NewOutlet",
    "add_host",
    "add_kind",
    "add_name",
    "add_outlet",
    "register_outlets",
]
