"""The parts of a draft that are written by hand, one form each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from phoihop.engines.plainfiles import Record
from phoihop.engines.plainfiles.mistakes import Path
from phoihop.programmes import shape

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a statement.

    Attributes:
        record: what one item of it holds.
        find: (statement, code of the owner) → the list of items and where it stands; the owner is
            a theme's or an obligation's code where the part has one. ``KeyError`` for a stranger.
    """

    key: str
    title: "StrOrPromise"
    add: "StrOrPromise"
    record: Record
    find: Callable[[Values, str], tuple[list[Values], Path]]

    def found(self, values: Values, owner: str) -> tuple[list[Values], Path] | None:
        """Like ``find``; ``None`` for an owner that the statement does not know."""
        try:
            return self.find(values, owner)
        except KeyError:
            return None


def _list(*path: str) -> Callable[[Values, str], tuple[list[Values], Path]]:
    def find(values: Values, owner: str) -> tuple[list[Values], Path]:
        rows: Any = values
        for step in path:
            rows = rows[step]
        return rows, path

    return find


def _inside(key: str, inner: str) -> Callable[[Values, str], tuple[list[Values], Path]]:
    def find(values: Values, owner: str) -> tuple[list[Values], Path]:
        for place, row in enumerate(values[key]):
            if row["code"] == owner:
                return row[inner], (key, place, inner)
        raise KeyError(owner)

    return find


PARTS = {
    one.key: one
    for one in (
        Part("side-a", _("Bên A"), _("Thêm bên"), shape.PARTY, _list("sides", "a")),
        Part("side-b", _("Bên B"), _("Thêm bên"), shape.PARTY, _list("sides", "b")),
        Part("bases", _("Căn cứ"), _("Thêm căn cứ"), shape.BASIS, _list("bases")),
        Part(
            "documents",
            _("Văn bản tham chiếu"),
            _("Thêm văn bản"),
            shape.DOCUMENT,
            _list("documents"),
        ),
        Part("themes", _("Nội dung phối hợp"), _("Thêm nội dung"), shape.THEME, _list("themes")),
        Part(
            "references",
            _("Văn bản của nội dung"),
            _("Gắn văn bản"),
            shape.REFERENCE,
            _inside("themes", "references"),
        ),
        Part(
            "obligations",
            _("Nghĩa vụ"),
            _("Thêm nghĩa vụ"),
            shape.OBLIGATION,
            _list("obligations"),
        ),
        Part(
            "shares",
            _("Phân cho đơn vị"),
            _("Phân cho đơn vị"),
            shape.SHARE,
            _inside("obligations", "shares"),
        ),
    )
}
LINES = Part("lines", _("Dòng"), _("Thêm dòng"), shape.LINE, _list("lines"))
