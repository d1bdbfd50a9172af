"""Clauses in words: where a difference stands, and what was and is said there."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.engines.vietnamese.dates import short_date
from phoihop.engines.vietnamese.numerals import group_digits
from phoihop.parties.models import Person
from phoihop.parties.queries import name_of, organisations
from phoihop.press.models import Outlet
from phoihop.programmes.comparison import NAMED_BY, Difference, What
from phoihop.programmes.form_words import CHOICES, FIELDS
from phoihop.programmes.models import ReferenceDocument

Values = Mapping[str, Any]

PARTS = {
    "programme": _("Thông tin chung"),
    "a": _("Bên A"),
    "b": _("Bên B"),
    "bases": _("Căn cứ"),
    "themes": _("Nội dung phối hợp"),
    "references": _("Văn bản tham chiếu"),
    "obligations": _("Nghĩa vụ"),
    "shares": _("Phân cho đơn vị"),
    "lines": _("Dòng"),
    "changes": _("Dòng"),
    "new_lines": _("Dòng mới"),
    "theme_changes": _("Nội dung phối hợp"),
    "balance": _("Số còn lại khi kết thúc"),
}
MORE_FIELDS = {
    "quantity_before": _("Số lượng trước"),
    "quantity_after": _("Số lượng sau"),
    "unit_price_before_dong": _("Đơn giá trước"),
    "unit_price_after_dong": _("Đơn giá sau"),
    "phrases": _("Từ khóa nhận biết"),
    "references": _("Văn bản tham chiếu"),
    "shares": _("Phân cho đơn vị"),
    "annexes": _("Phụ lục"),
    "line": _("Dòng"),
}
WHATS = {
    What.ADDED: _("thêm"),
    What.REMOVED: _("bỏ"),
    What.CHANGED: _("sửa"),
    What.MOVED: _("đổi thứ tự"),
}
TONES = {What.ADDED: "good", What.REMOVED: "bad", What.CHANGED: "busy", What.MOVED: "idle"}
RECORDS = {
    "a": "party", "b": "party", "bases": "basis", "themes": "theme", "references": "reference",
    "obligations": "obligation", "shares": "share", "lines": "line", "changes": "change",
    "new_lines": "line",
}  # fmt: skip
ORGANISATIONS = {
    "organisation", "signing_organ", "focal_organ", "unit", "party", "party_a", "party_b", "a", "b",
    "shares",
}  # fmt: skip
PEOPLE = {"signatory", "focal_person"}
DOCUMENTS = {"document", "bases", "references", "document_before", "document_after"}


class Words:
    """Turns differences of one paper into words; names are those valid ``on`` that day."""

    def __init__(self, kind: str, *, on: date) -> None:
        self.kind, self.on = kind, on
        self.names: dict[str, dict[str, str]] = {}

    def rows(self, differences: Iterable[Difference]) -> list[dict[str, object]]:
        """One row for each difference: where, what, and the words before and after."""
        return [self._row(one) for one in differences]

    def clauses(self, statement: Values) -> list[dict[str, object]]:
        """A whole statement as clauses: where, and its fields in words."""
        found: list[dict[str, object]] = []
        for key, value in statement.items():
            if key in NAMED_BY and isinstance(value, list):
                found += [self._clause(key, one) for one in value if isinstance(one, dict)]
            elif isinstance(value, dict) and key == "sides":
                found += [self._clause(side, one) for side in value for one in value[side]]
            elif isinstance(value, dict):
                found.append({"place": str(PARTS[key]), "fields": self._fields(key, value)})
        plain = {key: v for key, v in statement.items() if not isinstance(v, dict | list)}
        head: list[dict[str, object]] = [
            {"place": str(PARTS["programme"]), "fields": self._fields(self.kind, plain)}
        ]
        return [*(head if plain else []), *found]

    def _clause(self, key: str, row: Values) -> dict[str, object]:
        name = next((str(row[one]) for one in NAMED_BY[key] if row.get(one)), "")
        return {"place": self._step(key, name), "fields": self._fields(RECORDS.get(key, key), row)}

    def _row(self, one: Difference) -> dict[str, object]:
        return {
            "place": self.place(one.path, moved=one.what is What.MOVED),
            "what": one.what,
            "what_label": WHATS[one.what],
            "tone": TONES[one.what],
            "before": self._side(one, one.before),
            "after": self._side(one, one.after),
        }

    def _side(self, one: Difference, value: Any) -> list[tuple[str, str]]:
        if one.what is What.MOVED:
            return [("", ", ".join(value))]
        if one.what is What.CHANGED:
            return [("", self.say(self._record(one.path), one.path[-1], value))]
        return self._fields(RECORDS.get(one.path[-2], one.path[-2]), value) if value else []

    def place(self, path: tuple[str, ...], *, moved: bool = False) -> str:
        """``("lines", "2", "quantity")`` → "Dòng 2 · Số lượng"."""
        steps, words = list(path), []
        while steps:
            key = steps.pop(0)
            if key == "sides":
                continue
            if key in NAMED_BY and (steps or moved):
                words.append(self._step(key, steps.pop(0)) if steps else str(PARTS[key]))
            else:
                words.append(str(PARTS.get(key) or self._label(key)))
        return " · ".join(words)

    def _step(self, key: str, name: str) -> str:
        known = self._named(key, name.partition("#")[0]) if name else ""
        return f"{PARTS[key]} {known or name}".strip()

    def _record(self, path: tuple[str, ...]) -> str:
        lists = [key for key in path[:-1] if key in RECORDS]
        if lists:
            return RECORDS[lists[-1]]
        return "programme" if path[0] == "programme" else self.kind

    def _label(self, key: str) -> object:
        return MORE_FIELDS.get(key) or FIELDS.get(key) or key

    def _fields(self, record: str, row: Values) -> list[tuple[str, str]]:
        return [
            (str(self._label(key)), self.say(record, key, value))
            for key, value in row.items()
            if value not in (None, "", [], False)
        ]

    def say(self, record: str, key: str, value: Any) -> str:
        """One value in words; – for what is not said."""
        if value is None or value in ("", []):
            return "–"
        if isinstance(value, list):
            return "; ".join(self._item(key, one) for one in value)
        if (record, key) in CHOICES:
            return str(CHOICES[record, key].get(value, value))
        if isinstance(value, int):
            return _number(key, value)
        if key.endswith("_on") or key == "effective_from":
            return short_date(date.fromisoformat(value))
        return self._named(key, str(value)) or str(value)

    def _item(self, key: str, value: Any) -> str:
        if not isinstance(value, dict):
            return str(value)
        record = RECORDS.get(key, key)
        return ", ".join(
            self.say(record, k, v) for k, v in value.items() if v not in (None, "", [])
        )

    def _named(self, key: str, ref: str) -> str:
        for keys, read in (
            (ORGANISATIONS, self._organisations),
            (PEOPLE, self._people),
            (DOCUMENTS, self._documents),
            ({"outlet"}, self._outlets),
        ):
            if key in keys:
                name = read.__name__
                if name not in self.names:
                    self.names[name] = read()
                return self.names[name].get(ref, "")
        return ""

    def _organisations(self) -> dict[str, str]:
        return {row.ref: name_of(row, on=self.on) for row in organisations()}

    def _people(self) -> dict[str, str]:
        return dict(Person.objects.values_list("ref", "full_name"))

    def _documents(self) -> dict[str, str]:
        rows = ReferenceDocument.objects.values_list("ref", "symbol", "title")
        return {ref: f"{symbol} {title}".strip() for ref, symbol, title in rows}

    def _outlets(self) -> dict[str, str]:
        return dict(Outlet.objects.values_list("ref", "name"))


def _number(key: str, value: int) -> str:
    if isinstance(value, bool):
        return _t("có") if value else _t("không")
    return str(value) if key == "year" else group_digits(value)
