"""Headings find their field however they are written."""

import pytest

from phoihop.engines.tables.headings import match_headings
from phoihop.law.refusal import Refusal

SYNONYMS = {
    "title": ["Tiêu đề", "Tên bài"],
    "address": ["Địa chỉ", "Đường dẫn", "url", "link"],
    "published": ["Ngày đăng", "published_on"],
}


@pytest.mark.parametrize("heading", ["Tiêu đề", "TIÊU ĐỀ:", "tieu de", " Tie\u0302u  đề ", "title"])
def test_case_marks_and_punctuation_do_not_count(heading: str) -> None:
    assert match_headings([heading, "Khác"], SYNONYMS) == {"title": heading}


def test_columns_that_mean_nothing_are_left_alone() -> None:
    found = match_headings(["STT", "Link", "Tên bài", ""], SYNONYMS, required=["title"])
    assert found == {"title": "Tên bài", "address": "Link"}


def test_two_columns_for_one_field_are_refused() -> None:
    with pytest.raises(Refusal) as caught:
        match_headings(["URL", "Đường dẫn", "Tiêu đề"], SYNONYMS)
    assert caught.value.code == "tables.ambiguous_heading"
    assert {caught.value.facts["first"], caught.value.facts["second"]} == {"URL", "Đường dẫn"}


def test_a_missing_column_is_named_with_the_nearest_heading() -> None:
    with pytest.raises(Refusal) as caught:
        match_headings(["Tiu đề", "Ghi chú"], SYNONYMS, required=["title"])
    assert caught.value.code == "tables.misspelt_column"
    assert caught.value.facts == {"field": "title", "expected": "Tiêu đề", "suggestion": "Tiu đề"}


def test_without_anything_near_no_suggestion_is_made() -> None:
    with pytest.raises(Refusal) as caught:
        match_headings(["x"], SYNONYMS, required=["title"])
    assert caught.value.code == "tables.missing_column"
    assert caught.value.facts == {"field": "title", "expected": "Tiêu đề"}
