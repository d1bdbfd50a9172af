"""Hand-written files: every mistake with its line, nothing guessed, nothing executed."""

import json
import unicodedata
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.engines.plainfiles import (
    Choice,
    Day,
    Dong,
    Field,
    Flag,
    ListOf,
    Percent,
    Reading,
    Record,
    Text,
    Whole,
    closest,
    read_tree,
    write,
)
from phoihop.engines.plainfiles.command import main
from phoihop.engines.plainfiles.fields import dong_of, plain_decimal
from phoihop.engines.plainfiles.tree import MOST_BYTES

PART = Record("part", [Field("code", Text(10), "", required=True), Field("pieces", Whole(), "")])
SHEET = Record(
    "sheet",
    [
        Field("title", Text(60), "", required=True),
        Field("kind", Choice(["article", "news_item"], {"bai": "article"}), ""),
        Field("signed_on", Day(), ""),
        Field("price", Dong(), "", default=0),
        Field("rate", Percent(), "", default=Decimal(0)),
        Field("sample", Flag(), "", default=False),
        Field("parts", ListOf(PART), ""),
        Field("words", ListOf(Text(40)), ""),
    ],
)


def read(text: str | bytes) -> tuple[dict[str, object] | None, list[tuple[int, str, str]]]:
    """Values, and mistakes as (line, field, code)."""
    tree, mistakes = read_tree(text.encode() if isinstance(text, str) else text)
    reading = Reading(mistakes)
    values = SHEET.read(tree, (), reading) if tree else None
    return values, [(one.line, one.field_name, one.code) for one in reading.mistakes]


def test_a_file_becomes_values() -> None:
    values, mistakes = read(
        "# ghi chú\ntitle: Hợp  đồng\nkind: article\nsigned_on: 15/3/2017\n"
        "price: 1.500.000 đ\nrate: 7,5%\nsample: có\nparts:\n  - {code: no, pieces: 4}\n"
    )
    assert mistakes == []
    assert values == {
        "title": "Hợp đồng",
        "kind": "article",
        "signed_on": date(2017, 3, 15),
        "price": 1_500_000,
        "rate": Decimal("7.5"),
        "sample": True,
        "parts": [{"code": "no", "pieces": 4}],
        "words": [],
    }


def test_all_mistakes_are_told_at_once_with_line_and_field() -> None:
    _, mistakes = read(
        "titel: A\nkind: artcle\nsigned_on: 2017-02-30\nprice: 1,5\nparts:\n"
        "  - code: x\n    pieces: -1\n  - pieces: 2\nwords: một\n"
    )
    assert mistakes == [
        (1, "titel", "file.unknown_key"),
        (1, "title", "file.missing"),
        (2, "kind", "file.unknown_value"),
        (3, "signed_on", "file.not_a_date"),
        (4, "price", "file.not_money"),
        (7, "parts[1].pieces", "file.not_a_number"),
        (8, "parts[2].code", "file.missing"),
        (9, "words", "file.wanted_list"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        (b"title: \xff", 1, "file.not_utf8"),
        (b"title: A\n\tkind: article", 2, "file.tab"),
        (b"a: &x [1]\nb: *x", 1, "file.alias"),
        (b"title: !!python/object:os.system x", 1, "file.tag"),
        (b"title: A\n---\ntitle: B", 2, "file.several_documents"),
        (b"", 0, "file.empty"),
        (b"# only a comment\n", 0, "file.empty"),
        (b"a: " + b"[" * 40 + b"]" * 40, 1, "file.too_deep"),
        (b"title: A\x07", 0, "file.control_character"),
        (b'title: "A\\0"', 1, "file.control_character"),
        (b"title: A\ntitle: B", 2, "file.duplicate_key"),
        (b"? [a]\n: b", 1, "file.key_not_text"),
        (b"title: A\nkind: [article", 3, "file.syntax"),
        (b"title: [A]", 1, "file.wanted_value"),
        (b"- A", 1, "file.wanted_record"),
        (b"title: " + b"A" * 61, 1, "file.too_long"),
        (b"title: A\nparts: [~]", 2, "file.empty_item"),
        (b"title: A\nwords: [" + b"a," * 2001 + b"]", 2, "file.too_many"),
        (b"title: A\nsigned_on: 2017-03", 2, "file.day_needed"),
        (b"title: A\nrate: 101", 2, "file.not_a_percentage"),
        (b"title: A\nsample: maybe", 2, "file.not_a_flag"),
        (b"title: A\nparts: [{code: a, pieces: 99999999999}]", 2, "file.out_of_range"),
        (b" " * (MOST_BYTES + 1), 0, "file.too_large"),
    ],
)
def test_bad_files_are_refused_clearly(text: bytes, line: int, code: str) -> None:
    _, mistakes = read(text)
    assert (line, code) in [(one[0], one[2]) for one in mistakes]


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    values, mistakes = read(data)
    assert values is not None or mistakes


@given(st.text(st.sampled_from("ab:-[]{}&*!#'\"\n \t?|>%@`~é,."), max_size=80))
def test_no_yaml_breaks_the_reader(text: str) -> None:
    values, mistakes = read(text)
    assert values is not None or mistakes


def test_suggestions_know_other_words_for_a_value() -> None:
    assert closest("bài", ["article"], {"bai": "article"}) == "article"
    assert closest("artcle", ["article", "photo"]) == "article"
    assert closest("zzz", ["article"]) == ""


@pytest.mark.parametrize("text", ["1500000", "1.500.000", "1,500,000", "1 500 000 đ", "1_500_000"])
def test_money_in_every_grouping(text: str) -> None:
    assert dong_of(text) == 1_500_000


@pytest.mark.parametrize(
    "text", ["1.5", "1.50", "15.00.000", "1.500,000", "-1", "", "1.500.000 USD"]
)
def test_money_that_could_mean_two_things_is_refused(text: str) -> None:
    assert dong_of(text) is None


def words(most: int, least: int = 0) -> st.SearchStrategy[str]:
    """One-line text as the reader keeps it."""
    letters = st.characters(exclude_categories=("Cc", "Cs", "Cn"))
    kept = st.text(letters, max_size=most).map(read_back)
    return kept.filter(lambda text: least <= len(text) <= most)


def read_back(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


SHEETS = st.fixed_dictionaries(
    {
        "title": words(60, least=1),
        "kind": st.sampled_from(["article", "news_item", None]),
        "signed_on": st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31)),
        "price": st.integers(0, 10**15),
        "rate": st.decimals(0, 100, places=2).map(plain_decimal),
        "sample": st.booleans(),
        "parts": st.lists(
            st.fixed_dictionaries(
                {"code": words(10, least=1), "pieces": st.none() | st.integers(0, 9)}
            ),
            max_size=3,
        ),
        "words": st.lists(words(40, least=1), max_size=4),
    }
)


@given(SHEETS)
def test_what_is_written_reads_back_the_same(values: dict[str, object]) -> None:
    text = write(values, SHEET, comment="mẫu")
    found, mistakes = read(text)
    assert mistakes == []
    assert found == values
    assert write(found, SHEET, comment="mẫu") == text


def test_the_command_prints_the_tree_or_every_mistake(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text("a: [1, ~]\n", encoding="utf-8")
    bad.write_text("a: 1\na: 2\n", encoding="utf-8")
    assert main([str(good)]) == 0
    assert json.loads(capsys.readouterr().out) == {"a": ["1", None]}
    assert main([str(bad)]) == 2
    assert "line 2 a file.duplicate_key" in capsys.readouterr().err
    assert main([str(tmp_path / "none.yaml")]) == 2
