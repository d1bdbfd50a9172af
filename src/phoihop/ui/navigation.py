"""The sidebar: the steps of a cooperation, each put there by the room that keeps it.

Rooms call ``register`` in their ``AppConfig.ready``; this module knows none of them. An entry
whose address does not exist (yet) is left out, so a page never shows a dead link.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import NoReverseMatch, reverse

from phoihop.law.access import Role, Side, may

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

BESIDE_THE_LOOP = 100  # entries from this step on stand below the loop: parties, trail


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the sidebar.

    Attributes:
        step: its place; below 100 a step of the loop, from 100 on what stands beside it.
        label: Vietnamese msgid, lazy.
        icon: name in ``ui/icons``.
        url_name: page over all programmes, without arguments; ``None`` when there is none.
        programme_url_name: the same step of one programme; takes its ref as one argument.
        action: of ``law.access``, that a reader must be allowed on some side; empty: everybody.
    """

    step: int
    label: "StrOrPromise"
    icon: str
    url_name: str | None = None
    programme_url_name: str | None = None
    action: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as one page shows it."""

    label: "StrOrPromise"
    icon: str
    href: str
    current: bool
    in_loop: bool


_entries: dict[tuple[str | None, str | None], Entry] = {}


def register(entry: Entry) -> None:
    """Put ``entry`` into the sidebar. May be repeated: an entry with the same urls is replaced."""
    _entries[entry.url_name, entry.programme_url_name] = entry


def entries() -> list[Entry]:
    """All entries in the order of the loop."""
    return sorted(_entries.values(), key=lambda entry: entry.step)


def links(
    path: str,
    *,
    programme_ref: str | None = None,
    roles: Collection[Role] = (),
    home: Callable[[], Side] | None = None,
) -> list[Link]:
    """The sidebar of the page at ``path``. Costs no query.

    Args:
        path: address of the page, without host and query.
        programme_ref: when given, a step that has a page for one programme leads there.
        roles: of the reader, who is shown no door that stays shut for all of them.
        home: tells the side of the reader's house; asked only for a door of one side alone.
    """
    open_ones = [entry for entry in entries() if _opens(entry, roles, home)]
    found = [(entry, _address(entry, programme_ref)) for entry in open_ones]
    living = [(entry, href) for entry, href in found if href is not None]
    nearest = _nearest(path, (href for _, href in living))
    return [
        Link(
            label=entry.label,
            icon=entry.icon,
            href=href,
            current=href == nearest,
            in_loop=entry.step < BESIDE_THE_LOOP,
        )
        for entry, href in living
    ]


def _opens(entry: Entry, roles: Collection[Role], home: Callable[[], Side] | None) -> bool:
    if not entry.action:
        return True
    sides = {side for side in Side if may(entry.action, side=side, roles=roles)}
    if home is None or len(sides) != 1:
        return bool(sides)
    return home() in sides


def _address(entry: Entry, programme_ref: str | None) -> str | None:
    if programme_ref and entry.programme_url_name:
        address = _reverse(entry.programme_url_name, programme_ref)
        if address:
            return address
    return _reverse(entry.url_name) if entry.url_name else None


def _reverse(name: str, *arguments: str) -> str | None:
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return None


def _nearest(path: str, addresses: Iterable[str]) -> str | None:
    """The longest address that ``path`` lies under; ``/`` only matches itself."""
    above = [one for one in addresses if path == one or (one != "/" and path.startswith(one))]
    return max(above, key=len, default=None)
