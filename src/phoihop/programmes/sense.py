"""Whether a file makes sense: what refers to what, which numbers and days agree. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from phoihop.engines.plainfiles import Reading, closest
from phoihop.engines.plainfiles.mistakes import Path
from phoihop.law.refusal import Refusal
from phoihop.programmes.rules import (
    ONE_SIDED,
    AnnexReason,
    EarlyRule,
    InstrumentKind,
    check_quantity,
)

Values = Mapping[str, Any]
MOST_LINE_DONG = 2**62  # quantity × price of one line stays a whole number in every database


@dataclass(frozen=True, slots=True)
class Known:
    """References that a file may use: those in the database and those it brings."""

    organisations: Collection[str]
    people: Collection[str]
    documents: Collection[str]
    outlets: Collection[str]


def _order_of_effect(placed: tuple[int, Values]) -> tuple[str, str]:
    annex = placed[1]
    return str(annex["effective_on"]), str(annex["ref"])


class Sense:
    """Checks values that were read and notes every mistake in ``reading``."""

    def __init__(self, reading: Reading, known: Known) -> None:
        self.reading, self.known = reading, known
        self.misread = {one.path for one in reading.mistakes}

    def wrong(self, path: Path, code: str, **facts: str | int) -> None:
        """Note a mistake, unless the same place was misread already."""
        if path not in self.misread:
            self.reading.wrong(path, code, **facts)

    # --- small questions ----------------------------------------------------

    def names(self, value: str | None, known: Iterable[str], path: Path, what: str) -> None:
        """``value`` must be one of ``known``, when it is given."""
        choices = [one for one in known if one]
        if value and value not in choices:
            suggestion = closest(value, choices)
            facts = {"value": value, "suggestion": suggestion, "known": ", ".join(choices[:12])}
            self.wrong(path, f"programmes.unknown_{what}", **facts)

    def once(self, rows: Iterable[Values], key: str, path: Path) -> list[str]:
        """The ``key`` of each row; each may stand once."""
        seen: list[str] = []
        for place, row in enumerate(rows):
            if row[key] is not None and row[key] in seen:
                self.wrong((*path, place, key), "file.twice", value=str(row[key]))
            seen.append(row[key])
        return seen

    def days(self, row: Values, path: Path, first: str, last: str) -> None:
        """``last`` must not lie before ``first``."""
        if row[first] and row[last] and row[last] < row[first]:
            self.wrong((*path, last), "file.ends_before_start")

    # --- documents and the programme ----------------------------------------

    def documents(self, rows: list[Values]) -> None:
        """Reference documents: unique, and what they supersede is known."""
        self.once(rows, "ref", ("documents",))
        for place, row in enumerate(rows):
            path = ("documents", place)
            self.names(row["supersedes"], self.known.documents, (*path, "supersedes"), "document")
            if row["supersedes"] and row["supersedes"] == row["ref"]:
                self.wrong((*path, "supersedes"), "programmes.supersedes_itself")
            self.days(row, path, "issued_on", "expires_on")

    def programme(self, values: Values) -> None:
        """The programme with sides, bases, themes and obligations."""
        if values["programme"] is not None:
            self.days(values["programme"], ("programme",), "starts_on", "ends_on")
        if values["sides"] is None:
            self.wrong(("sides",), "file.missing", key="sides")
        else:
            self._sides(values["sides"])
        for place, basis in enumerate(values["bases"]):
            path = ("bases", place, "document")
            self.names(basis["document"], self.known.documents, path, "document")
        self._themes(values["themes"])
        self._obligations(values)
        self.programme_annexes(values)

    def _sides(self, sides: Values) -> None:
        seen: set[str] = set()
        for side in ("a", "b"):
            for place, party in enumerate(sides[side]):
                path = ("sides", side, place)
                self._party(party, path)
                if party["organisation"] in seen:
                    self.wrong((*path, "organisation"), "file.twice", value=party["organisation"])
                seen.add(party["organisation"])

    def _party(self, party: Values, path: Path) -> None:
        for key in ("organisation", "signing_organ", "focal_organ"):
            self.names(party[key], self.known.organisations, (*path, key), "organisation")
        for key in ("signatory", "focal_person"):
            self.names(party[key], self.known.people, (*path, key), "person")

    def _themes(self, themes: list[Values]) -> None:
        self.once(themes, "code", ("themes",))
        for place, theme in enumerate(themes):
            for number, reference in enumerate(theme["references"]):
                path = ("themes", place, "references", number)
                if not reference["document"] and not reference["open_class"]:
                    self.wrong(path, "programmes.reference_names_nothing")
                document = reference["document"]
                self.names(document, self.known.documents, (*path, "document"), "document")
                self.days(reference, path, "from_on", "until_on")

    def _obligations(self, values: Values) -> None:
        self.once(values["obligations"], "code", ("obligations",))
        themes = [theme["code"] for theme in values["themes"]]
        for place, duty in enumerate(values["obligations"]):
            path = ("obligations", place)
            for number, code in enumerate(duty["themes"]):
                self.names(code, themes, (*path, "themes", number), "theme")
                if code in duty["themes"][:number]:
                    self.wrong((*path, "themes", number), "file.twice", value=code)
            if values["sides"] is not None and duty["side"]:
                parties = [party["organisation"] for party in values["sides"][duty["side"]]]
                self.names(duty["party"], parties, (*path, "party"), "party")
            self.names(duty["outlet"], self.known.outlets, (*path, "outlet"), "outlet")
            self.days(duty, path, "starts_on", "ends_on")
            self._quantity(duty, path)
            self._shares(duty, path)

    def _quantity(self, duty: Values, path: Path) -> None:
        try:
            check_quantity(
                quantified=duty["quantified"],
                least=duty["quantity_least"],
                most=duty["quantity_most"],
            )
        except Refusal as refusal:
            facts = {key: int(str(value)) for key, value in refusal.facts.items()}
            self.wrong((*path, "quantity_least"), refusal.code, **facts)

    def _shares(self, duty: Values, path: Path) -> None:
        seen: set[tuple[str, int | None]] = set()
        for number, share in enumerate(duty["shares"]):
            place = (*path, "shares", number)
            self.names(share["unit"], self.known.organisations, (*place, "unit"), "organisation")
            key = (share["unit"], share["year"])
            if key in seen:
                self.wrong(place, "file.twice", value=str(share["unit"]))
            seen.add(key)

    # --- instruments ----------------------------------------------------------

    def instrument(self, paper: Values, programme: Values, path: Path) -> None:
        """One instrument with its lines and annexes, under ``programme`` (a statement of it)."""
        self.days(paper, path, "effective_from", "ends_on")
        if paper["early_rule"] == EarlyRule.FROM_DATE and paper["early_from_on"] is None:
            self.wrong((*path, "early_from_on"), "instrument.early_day_missing")
        if paper["issuer"] and paper["kind"] not in ONE_SIDED:
            self.wrong((*path, "issuer"), "programmes.agreement_of_both")
        for side in ("a", "b"):
            self._instrument_party(paper, programme, side, path)
        duties = [duty["code"] for duty in programme["obligations"]]
        self.once(paper["lines"], "code", (*path, "lines"))
        for place, line in enumerate(paper["lines"]):
            self._line(line, paper, duties, (*path, "lines", place))
        self._annexes(paper, duties, path)

    def _instrument_party(self, paper: Values, programme: Values, side: str, path: Path) -> None:
        sides = programme["sides"] or {"a": [], "b": []}
        parties = [party["organisation"] for party in sides[side]]
        key = f"party_{side}"
        if paper[key] is None and len(parties) > 1:
            self.wrong((*path, key), "programmes.which_party", known=", ".join(map(str, parties)))
        self.names(paper[key], parties, (*path, key), "party")

    def _line(self, line: Values, paper: Values, duties: list[str], path: Path) -> None:
        self.names(line["obligation"], duties, (*path, "obligation"), "obligation")
        self.names(line["outlet"], self.known.outlets, (*path, "outlet"), "outlet")
        price = line["unit_price_dong"]
        if price and paper["kind"] not in (InstrumentKind.CONTRACT, None):
            self.wrong((*path, "unit_price_dong"), "programmes.money_only_in_a_contract")
        if price and not line["price_basis"]:
            self.wrong((*path, "price_basis"), "programmes.price_without_basis")
        if (line["quantity"] or 0) * price > MOST_LINE_DONG:
            self.wrong((*path, "quantity"), "programmes.amount_too_large")

    def _annexes(self, paper: Values, duties: list[str], path: Path) -> None:
        self.once(paper["annexes"], "ref", (*path, "annexes"))
        terms = {
            line["code"]: [line["quantity"], line["unit_price_dong"]] for line in paper["lines"]
        }
        for place, annex in sorted(enumerate(paper["annexes"]), key=_order_of_effect):
            self.annex(annex, paper, duties, terms, (*path, "annexes", place))

    def annex(
        self,
        annex: Values,
        paper: Values,
        duties: list[str],
        terms: dict[str, list[int | None]],
        path: Path,
    ) -> None:
        """An annex against ``terms`` (line → quantity, price), which it brings on."""
        for key in ("theme_changes", "ends_early_on", "balance"):
            if annex[key]:
                self.wrong((*path, key), "programmes.only_to_a_programme")
        if not annex["changes"] and not annex["new_lines"]:
            self.wrong(path, "annex.changes_nothing")
        self.once(annex["changes"], "line", (*path, "changes"))
        for place, change in enumerate(annex["changes"]):
            self.change(change, paper["kind"], terms, (*path, "changes", place))
        for place, line in enumerate(annex["new_lines"]):
            line_path = (*path, "new_lines", place)
            if line["code"] in terms:
                self.wrong((*line_path, "code"), "file.twice", value=line["code"])
            self._line(line, paper, duties, line_path)
            terms[line["code"]] = [line["quantity"], line["unit_price_dong"]]

    def programme_annexes(self, values: Values) -> None:
        """The annexes to the programme itself: themes and documents known, no lines."""
        self.once(values["annexes"], "ref", ("annexes",))
        for place, annex in enumerate(values["annexes"]):
            self.programme_annex(annex, values, ("annexes", place))

    def programme_annex(self, annex: Values, programme: Values, path: Path) -> None:
        """One annex to a programme, of which ``programme`` is a statement."""
        themes = [theme["code"] for theme in programme["themes"]]
        for key in ("changes", "new_lines"):
            if annex[key]:
                self.wrong((*path, key), "programmes.only_to_an_instrument")
        if not annex["theme_changes"] and annex["ends_early_on"] is None:
            self.wrong(path, "annex.changes_no_theme")
        if (annex["reason_code"] == AnnexReason.EARLY_END) is (annex["ends_early_on"] is None):
            self.wrong((*path, "ends_early_on"), "annex.end_and_reason")
        for number, row in enumerate(annex["theme_changes"]):
            place = (*path, "theme_changes", number)
            self.names(row["theme"], themes, (*place, "theme"), "theme")
            self.names(row["document"], self.known.documents, (*place, "document"), "document")
            if not (row["leaves"] or row["document"] or row["open_class"]):
                self.wrong(place, "programmes.reference_names_nothing")

    def change(
        self,
        change: Values,
        kind: str | None,
        terms: dict[str, list[int | None]],
        path: Path,
    ) -> None:
        """One change of an annex against ``terms`` (line → quantity, price), which it brings on."""
        self.names(change["line"], terms, (*path, "line"), "line")
        held = terms.get(change["line"])
        if held is None:
            return
        pairs = (
            ("quantity_before", "quantity_after"),
            ("unit_price_before_dong", "unit_price_after_dong"),
        )
        if all(change[after] is None for _, after in pairs):
            self.wrong(path, "annex.changes_nothing")
        if change["unit_price_after_dong"] and kind not in (InstrumentKind.CONTRACT, None):
            key = (*path, "unit_price_after_dong")
            self.wrong(key, "programmes.money_only_in_a_contract")
        for place, (before, after) in enumerate(pairs):
            if change[after] is None and change[before] is None:
                continue
            if change[after] is None:
                self.wrong((*path, after), "file.missing", key=after)
                continue
            if change[before] != held[place]:
                facts = {"line": change["line"], "held": held[place] or 0}
                self.wrong((*path, before), "annex.before_differs", **facts)
            held[place] = change[after]
