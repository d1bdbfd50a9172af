"""A text becomes a draft: every field with its sentence, nothing invented."""

import contextlib
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.engines.drafting import Draft, draft
from phoihop.engines.vietnamese.folding import fold
from phoihop.law.refusal import Refusal
from tests.engines.drafting.texts import ENGLISH, EXAMPLES, NO_AGREEMENT, PAPER, REPORT


@pytest.fixture(scope="module")
def report() -> Draft:
    return draft(REPORT)


@pytest.fixture(scope="module")
def paper() -> Draft:
    return draft(PAPER)


def values(made: Draft, kind: str, **facts: object) -> list[str]:
    return [
        one.value
        for one in made.of(kind)
        if all(one.facts.get(key) == value for key, value in facts.items())
    ]


def test_a_report_names_both_sides_and_who_signed(report: Draft) -> None:
    assert values(report, "side", side="a") == ["Tỉnh ủy Hà Giang"]
    assert values(report, "side", side="b") == ["Tạp chí Vùng Cao"]
    assert values(report, "signing_organ", side="a") == ["Ban Tuyên giáo Tỉnh ủy"]
    assert values(report, "signing_organ", side="b") == ["Ban Biên tập Tạp chí Vùng Cao"]


def test_years_contract_day_and_place_are_as_printed(report: Draft) -> None:
    [period] = report.of("period")
    assert (period.value, period.facts["from_year"]) == ("2018-2020", 2018)
    assert values(report, "instrument", instrument="contract") == ["hợp đồng tuyên truyền năm 2018"]
    [day] = report.of("signed_on")
    assert dict(day.facts) == {"day": 5, "month": 3, "year": 2018}
    assert values(report, "place") == ["thành phố Hà Giang"]


def test_people_keep_the_title_as_printed(report: Draft) -> None:
    [person] = report.of("person")
    assert person.facts["name"] == "Nguyễn Văn Thử"
    assert person.facts["title"] == "Phó Bí thư Tỉnh ủy Hà Giang"
    assert person.facts["side"] == "a"


def test_documents_are_named_once_and_classes_stay_open(report: Draft) -> None:
    assert [one.facts.get("number") for one in report.of("document")] == [None, "05"]
    assert values(report, "open_class") == ["các Nghị quyết, Chỉ thị của Trung ương"]


def test_themes_know_their_documents_and_what_kind_of_content_they_are(report: Draft) -> None:
    directive = report.of("document")[1]
    assert [one.facts["documents"] for one in report.of("theme")][1] == [directive.start]
    assert values(report, "theme", good_practice=True) == ["những cách làm hay"]
    [model] = values(report, "theme", model_example=True)
    assert model.startswith("các gương điển hình tiên tiến")


@pytest.mark.parametrize(
    ("duty", "side", "times"),
    [("publish", "b", 4), ("author", "a", 1), ("facilitate", "a", 1), ("activity", "both", 1),
     ("review", "both", 1)],
)  # fmt: skip
def test_each_promise_has_its_owner(report: Draft, duty: str, side: str, times: int) -> None:
    assert len(values(report, "duty", duty=duty, side=side)) == times
    assert len(values(report, "duty", duty=duty)) == times


def test_the_review_is_yearly(report: Draft) -> None:
    assert [one.facts["cadence"] for one in report.of("review")] == ["yearly"]


def test_orienting_opinion_is_heard_and_made_no_duty(report: Draft) -> None:
    assert values(report, "heard") == ["định hướng dư luận"]
    assert not any("định hướng dư luận" in one.value for one in report.of("duty"))


def test_what_was_done_and_what_says_nothing_is_listed_apart(report: Draft) -> None:
    left = {one.sentence.text[:8]: one.why for one in report.not_understood}
    assert left == {"Những nă": "past", "Trời hôm": "nothing"}


def test_a_paper_is_read_by_its_labels_and_headings(paper: Draft) -> None:
    assert [fold(one) for one in values(paper, "side", side="a")] == [
        "uy ban nhan dan tinh thai nguyen"
    ]
    assert [fold(one) for one in values(paper, "side", side="b")] == ["bao dat che"]
    assert values(paper, "place") == ["Thái Nguyên"]
    assert [one.facts["name"] for one in paper.of("person")] == ["Trần Văn Mẫu", "Lê Thị Thử"]
    owed = [(one.facts["duty"], one.facts["side"]) for one in paper.of("duty")]
    assert owed == [
        ("inform", "a"), ("facilitate", "a"), ("pay", "a"), ("publish", "b"), ("verify", "b"),
        ("review", "both"),
    ]  # fmt: skip
    assert paper.of("duty")[3].facts["quantity_least"] == 24


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "drafting.empty"),
        ("… --- !!!", "drafting.empty"),
        (ENGLISH, "drafting.other_language"),
        (NO_AGREEMENT, "drafting.no_agreement"),
        ("a" * 300_001, "drafting.too_long"),
    ],
)
def test_what_cannot_be_drafted_from_is_refused_with_a_reason(text: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        draft(text)
    assert refused.value.code == code


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_every_field_stands_where_it_says_in_every_unicode_form(form: str) -> None:
    text = unicodedata.normalize(form, REPORT)
    for one in draft(text).fields:
        there = " ".join(unicodedata.normalize("NFC", text[one.start : one.end]).split())
        assert there == one.value
        assert one.sentence.start <= one.start < one.end <= one.sentence.end
        assert 0 < one.sure < 1


def test_a_text_that_lost_its_marks_gives_the_same_sides_and_years() -> None:
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFD", REPORT).replace("đ", "d").replace("Đ", "D")
        if not unicodedata.combining(letter)
    )
    made = draft(bare)
    assert values(made, "side") == ["Tinh uy Ha Giang", "Tap chi Vung Cao"]
    assert values(made, "period") == ["2018-2020"]


PIECES = st.sampled_from(
    [
        *REPORT.split(),
        *PAPER.split(),
        "\n",
        ";",
        "(",
        ")",
        ",",
        "giữa",
        "ký kết",
        "bên A:",
        "–",
        "…",
    ]
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=120).map(" ".join)))
def test_no_text_brings_anything_but_a_draft_or_a_refusal(text: str) -> None:
    """docs/draft-from-text.md says how to run a longer campaign."""
    with contextlib.suppress(Refusal):
        made = draft("Lễ ký kết chương trình phối hợp của tỉnh và báo được tổ chức. " + text)
        assert all(one.sentence.text for one in made.fields)
