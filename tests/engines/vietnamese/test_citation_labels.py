"""On hand-labelled real articles the engine keeps its promise (their texts stay outside)."""

import pytest
from benchmarks import citations


@pytest.fixture(scope="module")
def counts():
    if not (citations.DATA / "articles.jsonl").exists():
        pytest.skip("needs ../shared/data, which is absent")
    return citations.measure()


@pytest.mark.parametrize("half", citations.HALVES)
def test_precision_and_recall_hold_on_the_tuned_and_on_the_held_out_half(counts, half):
    count = counts[half]
    assert count["labelled"] > 100
    assert count["hits"] / count["found"] >= 0.98
    assert count["hits"] / count["labelled"] >= 0.95
    assert count["identified"] / count["hits"] >= 0.98


def test_the_interval_is_wilsons():
    low, high = citations.wilson(95, 100)
    assert (round(low, 3), round(high, 3)) == (0.888, 0.978)
    assert citations.wilson(0, 0) == (0.0, 1.0)
