"""An index on disk: what went in is found, with its passages, until it is taken out."""

import unicodedata
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phoihop.engines.textreuse import GUARANTEED_WORDS, Document, Index
from phoihop.engines.textreuse.documents import unfit
from phoihop.law.refusal import Refusal
from tests.engines.textreuse.texts import prose, words

PASSAGE = "Cả bản cùng góp công mở con đường mới qua suối để trẻ nhỏ tới lớp và người già đi chợ"


@pytest.fixture
def index(tmp_path):
    with Index.open(tmp_path / "index") as index:
        yield index


def article(number: int, **more: object) -> Document:
    return Document(f"bài-{number}", prose(150, seed=number * 10), **more)


def test_a_new_index_is_empty_and_answers(index):
    assert len(index) == 0
    assert index.query(prose(50, seed=1)) == []


def test_a_copy_is_found_whatever_its_spelling_form_and_headline(index):
    index.add([article(number) for number in range(5)])
    copy = unicodedata.normalize("NFD", article(3).text.upper())
    (match,) = index.query(Document("copy", copy, title="Tít khác"))
    assert (match.id, match.kind, match.grade) == ("bài-3", "reprint", "copied")
    assert (match.words, match.share_of_query, match.share_of_base) == (150, 1.0, 1.0)


def test_a_quoted_passage_is_shown_in_both_texts(index):
    host = Document("gốc", f"{prose(80, seed=1)} {PASSAGE}. {prose(90, seed=2)}")
    index.add([host, article(4)])
    query = f"{prose(120, seed=5)} “{PASSAGE.lower()}” 😀 {prose(60, seed=6)}"
    (match,) = index.query(query)
    assert match.id == "gốc"
    longest = max(match.spans, key=lambda span: span.words)
    assert query[longest.query_start : longest.query_end].lower() == PASSAGE.lower()
    assert host.text[longest.base_start : longest.base_end] == PASSAGE
    assert match.longest_run == longest.words == len(PASSAGE.split())


def test_the_earlier_date_says_who_took_from_whom(index):
    index.add([article(1, published_on=date(2017, 5, 1), outlet="Báo A")])
    text = article(1).text
    for day, direction in [(2, "from_base"), (1, "same_day")]:
        (match,) = index.query(Document("x", text, published_on=date(2017, 5, day)))
        assert match.direction == direction
    (match,) = index.query(Document("x", text, published_on=date(2016, 1, 1)))
    assert (match.direction, match.outlet) == ("from_query", "Báo A")
    assert match.published_on == date(2017, 5, 1)
    assert index.query(text)[0].direction == "unknown"


def test_a_document_is_never_its_own_match(index):
    index.add([article(1)])
    assert index.query(article(1)) == []


def test_adding_again_changes_nothing(index):
    assert index.add([article(1), article(2), article(1)]).known == ("bài-1",)
    again = index.add([article(1), article(3)])
    assert (again.added, again.known, len(index)) == (1, ("bài-1",), 3)
    assert "bài-3" in index
    assert "bài-4" not in index


def test_what_cannot_be_read_is_named_and_the_rest_goes_in(index):
    bad = {
        "trống": " \n",
        "ngắn": "chỉ ba từ",
        "hỏng": "một hai ba bốn năm sáu \ud800",
        "nhị phân": "\x00\x01\x02\x03 một hai ba bốn năm sáu bảy" * 3,
        "dài": "một " * 2_000_001,
    }
    result = index.add([Document(name, text) for name, text in bad.items()] + [article(1)])
    assert result.added == 1
    assert {skipped.id: skipped.code for skipped in result.skipped} == {
        "trống": "textreuse.text_empty",
        "ngắn": "textreuse.text_too_short",
        "hỏng": "textreuse.text_broken",
        "nhị phân": "textreuse.text_binary",
        "dài": "textreuse.text_too_long",
    }
    assert unfit(Document("", "x")) == "textreuse.id_missing"
    assert unfit(Document("á" * 4000, "x")) == "textreuse.id_too_long"
    with pytest.raises(Refusal, match="text_empty"):
        index.query("")


def test_arrivals_are_matched_once_with_all_that_came_before(index):
    copy = Document("lại", article(1).text)
    _, first = index.receive([article(1), article(2), copy])
    assert {name: [match.id for match in found] for name, found in first.items()} == {
        "bài-1": [],
        "bài-2": [],
        "lại": ["bài-1"],
    }
    _, second = index.receive([copy, Document("nữa", article(2).text)])
    assert [match.id for match in second["nữa"]] == ["bài-2"]
    assert list(second) == ["nữa"]


def test_a_formula_in_more_texts_than_the_limit_is_only_found_by_a_thorough_query(index):
    texts = [f"{prose(60, seed=number)} {PASSAGE}" for number in range(210)]
    index.add([Document(str(number), text) for number, text in enumerate(texts)])
    query = f"{prose(60, seed=999)} {PASSAGE}"
    assert index.query(query) == []
    assert len(index.query(query, thorough=True)) == 210


def test_a_folder_that_must_be_there_is_asked_for(tmp_path):
    with pytest.raises(Refusal) as refusal:
        Index.open(tmp_path / "nowhere", must_exist=True)
    assert refusal.value.code == "textreuse.index_missing"


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.integers(0, 400), min_size=1, max_size=4),
    st.integers(GUARANTEED_WORDS, 40),
    st.integers(0, 60),
    st.integers(0, 60),
    st.integers(1, 10**6),
)
def test_any_verbatim_run_of_the_guaranteed_length_is_found(
    tmp_path_factory, hosts, length, before, after, seed
):
    body = words(length, seed=seed)
    folder = tmp_path_factory.mktemp("run")
    with Index.open(folder) as index:
        for number, padding in enumerate(hosts):
            lead, tail = words(padding, seed=number + 7), words(40, seed=number + 900)
            index.add([Document(str(number), " ".join(lead + body + tail))])
        query = words(before, seed=seed + 1) + body + words(after, seed=seed + 2)
        found = index.query(" ".join(query))
    assert {match.id for match in found} == {str(number) for number in range(len(hosts))}
    assert all(match.longest_run >= length for match in found)
