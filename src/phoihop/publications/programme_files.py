"""Programmes read from their files, so that pieces can be matched without a database."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from phoihop.engines.plainfiles import Reading, read_tree
from phoihop.engines.vietnamese.folding import search_key
from phoihop.engines.vietnamese.gazetteer import find_places
from phoihop.law.period import Period
from phoihop.law.refusal import Refusal
from phoihop.programmes.shape import PAPER_FILE
from phoihop.publications.matching.documents import keys_of_document, open_class
from phoihop.publications.matching.profiles import DocumentLink, ProgrammeProfile, ThemeProfile

FOUNDING = Path(__file__).resolve().parents[3] / "examples" / "thai-nguyen-2017"
FOUNDING_REF = "CT-2017-01"

Values = Mapping[str, Any]
_ITS_OWN = re.compile(r"\b(?:cua|tren dia ban) (?:tinh|dia phuong|thanh pho)\b")


def founding_values() -> dict[str, Any]:
    """The founding programme as its file says.

    Raises:
        Refusal: ``matching.programme_file_unreadable``.
    """
    return file_values(FOUNDING / "programme.yaml")


def file_values(path: Path) -> dict[str, Any]:
    """The values of a programme file or an instrument file.

    Raises:
        Refusal: ``matching.programme_file_unreadable`` with the file's name.
    """
    try:
        tree, mistakes = read_tree(path.read_bytes())
    except OSError:
        raise Refusal("matching.programme_file_unreadable", name=path.name) from None
    reading = Reading(mistakes)
    values = PAPER_FILE.read(tree, (), reading) if tree else None
    if values is None or reading.mistakes:
        raise Refusal("matching.programme_file_unreadable", name=path.name)
    return values


def profile_of_file(values: Values) -> ProgrammeProfile:
    """The programme of a file as the matcher takes it; themes are keyed by their place."""
    told = values["programme"]
    documents = {row["ref"]: row for row in values["documents"]}
    names = {
        row["ref"]: " ".join(name["text"] for name in row["names"])
        for row in values["organisations"]
    }
    sides = (values["sides"] or {}).get("a") or []
    called = [told["title"], *(names.get(party["organisation"], "") for party in sides)]
    return ProgrammeProfile(
        told["ref"],
        provinces_named(*called),
        Period(told["effective_from"], told["ends_on"]),
        tuple(_theme(place, row, documents) for place, row in enumerate(values["themes"])),
    )


def provinces_named(*texts: str) -> frozenset[str]:
    """The provinces that titles and names of institutions speak of: Tỉnh ủy Thái Nguyên."""
    found = (find_places(text) for text in texts)
    return frozenset(one.province for mentions in found for one in mentions)


def _theme(place: int, row: Values, documents: Mapping[str, Values]) -> ThemeProfile:
    links, classes = [], []
    for reference in row["references"] or []:
        valid = period_of_link(reference["from_on"], reference["until_on"])
        told = documents.get(reference["document"] or "")
        if told is not None:
            keys = keys_of_document(
                kind=told["kind"],
                symbol=told["symbol"] or "",
                issuer=told["issuer"] or "",
                term=told["term"] or "",
                title=told["title"] or "",
                issued_on=told["issued_on"],
            )
            label = told["symbol"] or told["title"]
            links += [DocumentLink(label, key, valid) for key in keys]
        opened = open_class(
            reference["open_class"] or "", reference["from_on"], reference["until_on"]
        )
        classes += [opened] if opened else []
    cues = [kind for kind in ("good_practice", "model_example") if row[kind]]
    return ThemeProfile(
        place,
        row["code"],
        tuple(row["phrases"] or ()),
        tuple(cues),
        tuple(links),
        tuple(classes),
        of_province=asks_for_province(row["title"], links, cues),
    )


def asks_for_province(title: str, documents: Sequence[object], kinds: Sequence[str]) -> bool:
    """Whether a theme is the province's own development: no document, no kind, but its name.

    Its words ("thu hút đầu tư") are everybody's; in a piece about no province they say less.
    """
    return not documents and not kinds and bool(_ITS_OWN.search(search_key(title)))


def period_of_link(from_on: date | None, until_on: date | None) -> Period | None:
    """While a theme leans on a document; ``None``: always."""
    return Period(from_on or date.min, until_on) if from_on or until_on else None
