"""The looks of papers as data: one TOML file for each set of rules, read once.

A profile is data and not code because its source may be corrected, or verified by a person, or
replaced by a later rule, without touching a renderer.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from phoihop.law.refusal import Refusal

NAMES = ("decree-30", "party")
LANGUAGES = ("vi", "en")


@cache
def profile(name: str) -> Mapping[str, Any]:
    """Return the profile ``name`` as the file states it.

    Lengths are millimetres (``_mm``), type sizes points (``_pt``). ``verified_by`` is empty
    until a person has compared the file with its ``source``.

    Raises:
        Refusal: ``typesetting.unknown_profile``.
    """
    if name not in NAMES:
        raise Refusal("typesetting.unknown_profile", profile=name, known=", ".join(NAMES))
    return tomllib.loads(_read(f"{name}.toml"))


@cache
def words(language: str) -> Mapping[str, Any]:
    """Return the fixed words of a paper in ``language``.

    Raises:
        Refusal: ``typesetting.unknown_language``.
    """
    if language not in LANGUAGES:
        raise Refusal("typesetting.unknown_language", language=language)
    found: Mapping[str, Any] = tomllib.loads(_read("words.toml"))[language]
    return found


def _read(file_name: str) -> str:
    return files(__name__).joinpath(file_name).read_text(encoding="utf-8")
