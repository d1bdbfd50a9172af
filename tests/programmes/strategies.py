"""Programmes built by hypothesis: whatever a file may say, over the houses of the fixtures."""

import unicodedata
from datetime import date
from typing import Any

from hypothesis import strategies as st

from phoihop.engines.plainfiles.fields import plain_decimal
from phoihop.engines.vietnamese.folding import search_key
from phoihop.programmes.shape import PAPER_FILE

LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Cn"), max_codepoint=0xFFFF)
SPRING, YEAR_END = date(2017, 3, 1), date(2021, 12, 31)


def words(most: int = 40) -> st.SearchStrategy[str]:
    """Text as a file keeps it: composed, one line, not empty, not a bare null."""
    text = st.text(LETTERS, min_size=1, max_size=most).map(settled)
    return text.filter(lambda one: bool(search_key(one)) and len(one) <= most)


def settled(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


DAYS = st.dates(date(2015, 1, 1), date(2022, 12, 31))


@st.composite
def themes(draw: st.DrawFn) -> list[dict[str, Any]]:
    count = draw(st.integers(0, 3))
    return [
        {
            "code": f"T{number}",
            "title": draw(words()),
            "good_practice": draw(st.booleans()),
            "model_example": draw(st.booleans()),
            "phrases": draw(st.lists(words(20), max_size=2)),
            "references": [
                {
                    "document": None,
                    "open_class": draw(words()),
                    "clause": draw(st.just("") | words()),
                    "from_on": draw(maybe(st.just(SPRING))),
                    "until_on": draw(maybe(st.just(YEAR_END))),
                }
                for _ in range(draw(st.integers(0, 2)))
            ],
        }
        for number in range(count)
    ]


@st.composite
def obligations(draw: st.DrawFn, theme_codes: list[str]) -> list[dict[str, Any]]:
    return [
        draw(obligation(f"B{number}", theme_codes)) for number in range(draw(st.integers(1, 4)))
    ]


@st.composite
def obligation(draw: st.DrawFn, code: str, theme_codes: list[str]) -> dict[str, Any]:
    quantified = draw(st.booleans())
    least = draw(st.integers(0, 30)) if quantified else None
    most = draw(maybe(st.integers(30, 60))) if quantified else None
    shares = [
        {
            "unit": unit,
            "year": draw(maybe(st.just(2017))),
            "quantity": draw(maybe(st.integers(0, 9))),
            "due_on": draw(maybe(DAYS)),
        }
        for unit in ("tinh-uy-mau", "tap-chi-mau")
        if draw(st.booleans())
    ]
    return {
        "code": code,
        "kind": draw(st.sampled_from(["publish", "author", "facilitate", "review", "pay"])),
        "side": draw(st.sampled_from(["a", "b"])),
        "party": None,
        "text": draw(words()),
        "genre": draw(st.sampled_from(["", "article", "photo"])),
        "themes": [one for one in theme_codes if draw(st.booleans())],
        "quantified": quantified,
        "quantity_least": least,
        "quantity_most": most,
        "cadence": draw(st.sampled_from(["yearly", "whole"])),
        "starts_on": draw(maybe(st.just(SPRING))),
        "ends_on": draw(maybe(st.just(YEAR_END))),
        "answer_within_days": draw(maybe(st.integers(0, 30))),
        "least_words": draw(maybe(st.integers(0, 3000))),
        "outlet": None,
        "language": draw(st.sampled_from(["", "vi", "no"])),
        "evidence_level": draw(st.sampled_from(["none", "link", "sealed"])),
        "shares": sorted(shares, key=lambda one: (one["year"] or 0, one["unit"])),
    }


@st.composite
def lines(draw: st.DrawFn, prefix: str, codes: list[str]) -> list[dict[str, Any]]:
    found = []
    for number in range(draw(st.integers(1, 3))):
        price = draw(st.integers(0, 10**9))
        found.append(
            {
                "code": f"{prefix}{number}",
                "obligation": draw(st.sampled_from(codes)),
                "description": draw(words()),
                "unit_name": draw(st.just("bài") | words(20)),
                "quantity": draw(st.integers(0, 500)),
                "unit_price_dong": price,
                "price_basis": draw(words()) if price else "",
                "genre": draw(st.sampled_from(["", "reportage"])),
                "least_words": draw(maybe(st.integers(0, 3000))),
                "outlet": None,
                "evidence_level": draw(st.sampled_from(["", "text"])),
                "counts_institution_texts": draw(st.booleans()),
            }
        )
    return found


@st.composite
def instruments(draw: st.DrawFn, codes: list[str]) -> list[dict[str, Any]]:
    if draw(st.booleans()):
        return []
    own = draw(lines("", codes))
    first = own[0]
    change = {
        "line": first["code"],
        "quantity_before": first["quantity"],
        "quantity_after": draw(st.integers(0, 500)),
        "unit_price_before_dong": first["unit_price_dong"],
        "unit_price_after_dong": draw(st.integers(0, 10**9)),
    }
    annex = {
        "ref": "PL-2017-77",
        "title": draw(words()),
        "reason_code": "mistake",
        "reason": draw(words()),
        "signed_on": draw(maybe(DAYS)),
        "effective_on": draw(DAYS),
        "changes": [change],
        "new_lines": draw(lines("n", codes)),
        "theme_changes": [],
        "ends_early_on": None,
        "balance_on": None,
        "balance": [],
    }
    return [
        {
            "programme": None,
            "ref": "HĐ-2017-77",
            "kind": "contract",
            "title": draw(words()),
            "number": draw(st.just("") | words()),
            "year": 2017,
            "signed_on": draw(maybe(DAYS)),
            "effective_from": SPRING,
            "ends_on": YEAR_END,
            "place": draw(st.just("") | words()),
            "source": draw(st.just("") | words()),
            "issuer": "",
            "party_a": "tinh-uy-mau",
            "party_b": "tap-chi-mau",
            "funding_mode": draw(st.sampled_from(["none", "service"])),
            "vat_mode": draw(st.sampled_from(["none", "added", "included"])),
            "vat_percent": draw(st.decimals(0, 100, places=2).map(plain_decimal)),
            "rounding": draw(st.sampled_from(["half_up", "half_even", "down"])),
            "early_rule": "from_date",
            "early_from_on": draw(DAYS),
            "early_text": draw(st.just("") | words()),
            "pay_within_days": draw(maybe(st.integers(0, 90))),
            "lines": own,
            "annexes": draw(st.sampled_from([[], [annex]])),
        }
    ]


PARTY = {
    "signing_organ": None,
    "signatory": None,
    "focal_organ": None,
    "focal_person": None,
}


@st.composite
def statements(draw: st.DrawFn) -> dict[str, Any]:
    """The values of a whole programme file that makes sense."""
    theme_rows = draw(themes())
    duties = draw(obligations([theme["code"] for theme in theme_rows]))
    sides = {
        side: [
            {
                "organisation": organisation,
                **PARTY,
                "signatory_title": draw(st.just("") | words()),
                "capacity": draw(st.sampled_from(["own", "tm", "kt"])),
                "mandate": draw(st.just("") | words()),
                "mandate_on": draw(maybe(DAYS)),
            }
        ]
        for side, organisation in (("a", "tinh-uy-mau"), ("b", "tap-chi-mau"))
    }
    values = {one.key: one.absent() for one in PAPER_FILE.fields}
    head = {
        "ref": "CT-2017-77",
        "title": draw(words()),
        "period_label": draw(words(30)),
        "starts_on": SPRING,
        "ends_on": YEAR_END,
        "signed_on": draw(maybe(DAYS)),
        "effective_from": draw(DAYS),
        "place": draw(st.just("") | words()),
        "source": draw(st.just("") | words()),
        "review_month": draw(maybe(st.integers(1, 12))),
        "sample": draw(st.booleans()),
    }
    bases = [{"text": text, "document": None} for text in draw(st.lists(words(), max_size=3))]
    return values | {
        "programme": head,
        "sides": sides,
        "bases": bases,
        "themes": theme_rows,
        "obligations": duties,
        "instruments": draw(instruments([duty["code"] for duty in duties])),
    }
