"""What the lines and duties of a programme's files ask of a piece."""

from collections.abc import Iterable, Mapping
from typing import Any

from phoihop.engines.vietnamese.folding import search_key
from phoihop.law.period import Period
from phoihop.press.rules import KnownOutlets
from phoihop.programmes.rules import EarlyRule, ObligationKind, counting_period
from phoihop.publications.programme_files import (
    FOUNDING,
    file_values,
    founding_values,
    profile_of_file,
)
from phoihop.publications.row_matching import Asking
from phoihop.publications.rules import Demand
from phoihop.publications.suggestions import Target

Values = Mapping[str, Any]
_PUBLISHED = (ObligationKind.PUBLISH.value, ObligationKind.AUTHOR.value)


def founding_programme() -> Asking:
    """The founding programme with the contract of its first year, from their files.

    Raises:
        Refusal: ``matching.programme_file_unreadable``.
    """
    return asking_of_files(founding_values(), [file_values(FOUNDING / "contract-2017.yaml")])


def asking_of_files(programme: Values, instruments: Iterable[Values]) -> Asking:
    """A programme as its file and its instruments' files say; ids are places in those files."""
    profile = profile_of_file(programme)
    outlets = {row["ref"]: number for number, row in enumerate(programme["outlets"], start=1)}
    duties = {row["code"]: row for row in programme["obligations"] if row["kind"] in _PUBLISHED}
    numbers = {code: number for number, code in enumerate(duties, start=1)}
    themes = {theme.code: theme.key for theme in profile.themes}
    names: dict[tuple[int, int | None], tuple[str, str]] = {}
    targets: list[Target] = []

    def add(code: str, line: str, ref: str, period: Period, row: Values) -> None:
        duty, own = duties[code], len(targets) + 1 if line else None
        wanted = row.get("outlet") or duty["outlet"]
        names[numbers[code], own] = (code, line)
        targets.append(
            Target(
                numbers[code],
                own,
                ref,
                _demand(duty, row, period, outlets.get(wanted or "")),
                frozenset(themes[one] for one in duty["themes"] or ()),
                wanted or "",
            )
        )

    for paper in [*programme["instruments"], *(values["instrument"] for values in instruments)]:
        period = _counting_period(paper)
        rows = [*paper["lines"], *(one for a in paper["annexes"] or () for one in a["new_lines"])]
        for row in rows:
            if row["obligation"] in duties:
                add(row["obligation"], row["code"], paper["ref"], period, row)
    spelt_out = {code for code, line in names.values() if line}
    told = programme["programme"]
    for code, duty in duties.items():
        if code not in spelt_out:
            starts = duty["starts_on"] or told["effective_from"]
            add(code, "", told["ref"], Period(starts, duty["ends_on"] or told["ends_on"]), duty)
    return Asking(profile, tuple(targets), names, _outlets(programme["outlets"]))


def _demand(duty: Values, row: Values, period: Period, outlet: int | None) -> Demand:
    written = duty["kind"] == ObligationKind.AUTHOR.value and duty["side"] == "a"
    return Demand(
        period=period,
        genre=row["genre"] or duty["genre"],
        outlet_id=outlet,
        least_words=row["least_words"] or duty["least_words"],
        language=duty["language"],
        counts_institution_texts=bool(row.get("counts_institution_texts")) or written,
        only_institution_texts=written,
    )


def _counting_period(paper: Values) -> Period:
    return counting_period(
        signed_on=paper["signed_on"] or paper["effective_from"],
        effective_from=paper["effective_from"],
        ends_on=paper["ends_on"],
        early_rule=EarlyRule(paper["early_rule"]),
        early_from_on=paper["early_from_on"],
    )


def _outlets(rows: Iterable[Values]) -> KnownOutlets:
    by_host: dict[str, int] = {}
    by_key: dict[str, int] = {}
    for number, row in enumerate(rows, start=1):
        by_host |= dict.fromkeys(row["hosts"] or (), number)
        by_key |= {search_key(row["name"]): number, search_key(row["ref"]): number}
    return KnownOutlets(by_host, by_key, {})
