"""What letters may speak of. Rooms above register their kinds; this module knows none of them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_kinds: "dict[str, StrOrPromise]" = {}
_roles: "dict[str, StrOrPromise]" = {}


def register(kind: str, label: "StrOrPromise") -> None:
    """Let people mute ``kind``, called ``label`` on screen. May be repeated."""
    _kinds[kind] = label


def kinds() -> "dict[str, StrOrPromise]":
    """All kinds, in the order in which they were registered."""
    return dict(_kinds)


def register_role(role: str, label: "StrOrPromise") -> None:
    """Let a calendar show the work of ``role``, called ``label``. May be repeated."""
    _roles[role] = label


def roles() -> "dict[str, StrOrPromise]":
    """All roles whose work a calendar may show."""
    return dict(_roles)
