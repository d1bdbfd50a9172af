"""The words to listen for, from ``cues.toml``, as patterns over folded text."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Duty:
    """One way of owing: its kind, who owes it unless somebody is named, and how it is said."""

    kind: str
    owner: str
    sure: float
    words: re.Pattern[str]
    genre: str = ""
    only: str = ""
    needs: re.Pattern[str] | None = None
    not_before: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    past_counts: bool = False


@cache
def cues() -> dict[str, Any]:
    """The tables of ``cues.toml``."""
    loaded: dict[str, Any] = tomllib.loads(
        files("phoihop.engines.drafting").joinpath("cues.toml").read_text("utf-8")
    )
    return loaded


def any_of(words: Iterable[str]) -> str:
    """An alternation of folded phrases, longest first; a space stands for any run of spaces."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(one).replace(r"\ ", r"[ \n]{1,3}") for one in ordered)


@cache
def pattern(table: str, key: str) -> re.Pattern[str]:
    """Any of the phrases under ``[table] key``, as whole words."""
    return re.compile(rf"\b(?:{any_of(cues()[table][key])})\b")


@cache
def duties() -> tuple[Duty, ...]:
    """The kinds of duty, in the order in which they are tried."""
    return tuple(_duty(row) for row in cues()["duties"])


def _duty(row: dict[str, Any]) -> Duty:
    def whole(key: str, tail: str = r"\b") -> re.Pattern[str] | None:
        return re.compile(rf"\b(?:{any_of(row[key])}){tail}") if key in row else None

    return Duty(
        row["kind"], row["owner"], row["sure"],
        re.compile(rf"\b(?:{any_of(row['words'])})\b"),
        row.get("genre", ""), row.get("only", ""),
        whole("needs"), whole("not_before", r"[ \n]*$"), whole("unless", r"[ \n]*$"),
        row.get("past_counts", False),
    )  # fmt: skip
