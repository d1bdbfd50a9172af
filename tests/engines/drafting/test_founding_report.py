"""The founding report gives the founding draft; the other reports are counted."""

from collections import Counter

import pytest

from phoihop.engines.drafting import Draft
from tests.engines.drafting import founding


@pytest.fixture(scope="module")
def made() -> Draft:
    if not founding.ARTICLES.exists():
        pytest.skip("needs ../shared/data, which is absent")
    found = founding.drafted(founding.reports()["m001"])
    assert isinstance(found, Draft)
    return found


def test_it_holds_both_sides_their_organs_the_years_and_the_contract(made: Draft) -> None:
    assert [(one.facts["side"], one.value) for one in made.of("side")] == [
        ("a", "Tỉnh ủy Thái Nguyên"), ("b", "Tạp chí Cộng sản"),
    ]  # fmt: skip
    assert [one.facts["side"] for one in made.of("signing_organ")] == ["a", "b"]
    assert [one.value for one in made.of("period")] == ["2017-2021"]
    assert [(one.facts["instrument"], one.facts["year"]) for one in made.of("instrument")] == [
        ("contract", 2017)
    ]


def test_it_holds_every_document_once_and_the_open_class(made: Draft) -> None:
    told = [(one.facts["kind"], one.facts.get("number")) for one in made.of("document")]
    assert told == [
        ("resolution", None), ("resolution", None), ("resolution", "4"), ("directive", "05"),
    ]  # fmt: skip
    assert [one.facts.get("term", "")[:3] for one in made.of("document")][:2] == ["XII", "XIX"]
    assert len(made.of("open_class")) == 1


def test_it_holds_every_theme(made: Draft) -> None:
    """T1 and T2 congresses, T3 and T4 in one sentence, T5 practices and examples, T6 strategy."""
    documents = [one.start for one in made.of("document")]
    leaning = {at for one in made.of("theme") for at in one.facts["documents"]}
    assert leaning == set(documents)
    assert any(one.facts["good_practice"] for one in made.of("theme"))
    assert any(one.facts["model_example"] for one in made.of("theme"))
    assert any("chiến lược phát triển" in one.value for one in made.of("theme"))
    assert [one.facts["documents"] for one in made.of("theme") if one.facts.get("clause")] == [
        [documents[1]]
    ]


def test_it_holds_the_duties_of_both_sides(made: Draft) -> None:
    owed = Counter((one.facts["side"], one.facts["duty"]) for one in made.of("duty"))
    assert owed == {
        ("b", "publish"): 5, ("a", "author"): 1, ("a", "facilitate"): 1, ("a", "brief"): 1,
        ("a", "inform"): 1, ("both", "activity"): 1, ("both", "review"): 1,
    }  # fmt: skip
    [inform] = [one for one in made.of("duty") if one.facts["duty"] == "inform"]
    assert "Ban Tuyên giáo" in inform.facts["units"]
    assert [one.facts["cadence"] for one in made.of("review")] == ["yearly"]
    assert len(made.of("heard")) == 1


def test_other_reports_give_what_a_reader_finds(made: Draft) -> None:
    hits, wanted = 0, 0
    for name, record in founding.reports().items():
        found = founding.drafted(record)
        if isinstance(found, str):
            assert founding.REFUSED[name] == found
            continue
        counts = Counter(one.kind for one in found.fields)
        for kind, want in zip(founding.KINDS, founding.EXPECTED[name], strict=True):
            hits += min(counts[kind], want)
            wanted += want
    assert hits / wanted >= 0.9
