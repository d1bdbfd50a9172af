"""Two versions of a paper: what differs, and that the difference leads from one to the other."""

import json
from copy import deepcopy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from phoihop.programmes.comparison import What, apply, compare, names_of
from phoihop.programmes.plain import hash_of, plain, typed
from phoihop.programmes.shape import PAPER_FILE
from tests.programmes.strategies import obligations, themes

WORDS = st.text("abc#2", max_size=3)
REFERENCES = st.fixed_dictionaries(
    {"document": st.none() | st.sampled_from(["ct-05", "nq-12"]), "open_class": WORDS}
)
BASES = st.fixed_dictionaries({"text": WORDS, "document": st.none() | st.just("ct-05")})
LINES = st.fixed_dictionaries({"code": WORDS, "quantity": st.integers(0, 9), "genre": WORDS})
THEMES = st.fixed_dictionaries(
    {"code": WORDS, "phrases": st.lists(WORDS, max_size=2),
     "references": st.lists(REFERENCES, max_size=3)}
)  # fmt: skip
SHARES = st.fixed_dictionaries({"unit": WORDS, "quantity": st.none() | st.integers(0, 3)})
OBLIGATIONS = st.fixed_dictionaries(
    {"code": WORDS, "themes": st.lists(WORDS, max_size=2), "shares": st.lists(SHARES, max_size=3)}
)
STATEMENTS = st.fixed_dictionaries(
    {
        "programme": st.fixed_dictionaries({"title": WORDS, "ends_on": st.none() | WORDS}),
        "sides": st.fixed_dictionaries(
            {side: st.lists(st.fixed_dictionaries({"organisation": WORDS, "capacity": WORDS}),
                            max_size=2) for side in "ab"}
        ),
        "bases": st.lists(BASES, max_size=4),
        "themes": st.lists(THEMES, max_size=3),
        "obligations": st.lists(OBLIGATIONS, max_size=3),
        "lines": st.lists(LINES, max_size=4),
    }
)  # fmt: skip


@given(STATEMENTS)
def test_a_version_does_not_differ_from_itself(a: dict[str, Any]) -> None:
    assert compare(a, deepcopy(a)) == []


@given(STATEMENTS, STATEMENTS)
def test_the_difference_leads_from_one_version_to_the_other(
    a: dict[str, Any], b: dict[str, Any]
) -> None:
    kept = deepcopy(a)
    assert apply(a, compare(a, b)) == b
    assert a == kept


@given(STATEMENTS, STATEMENTS)
def test_whatever_differs_is_told(a: dict[str, Any], b: dict[str, Any]) -> None:
    assert bool(compare(a, b)) is (a != b)
    assert (hash_of(a) == hash_of(b)) is (a == b)


@given(st.data())
def test_what_is_kept_as_plain_values_comes_back_as_it_was(data: st.DataObject) -> None:
    found = data.draw(themes())
    stated = {"themes": found, "obligations": data.draw(obligations([t["code"] for t in found]))}
    kept = json.loads(json.dumps(plain(stated)))
    assert typed(kept, PAPER_FILE) == stated


def test_a_row_is_known_by_its_name_wherever_it_stands() -> None:
    a = {"lines": [{"code": "1", "quantity": 4}, {"code": "2", "quantity": 6}]}
    b = {"lines": [{"code": "2", "quantity": 5}, {"code": "3", "quantity": 1}]}
    told = [(one.what, one.path, one.before, one.after) for one in compare(a, b)]
    assert told == [
        (What.REMOVED, ("lines", "1"), {"code": "1", "quantity": 4}, None),
        (What.CHANGED, ("lines", "2", "quantity"), 6, 5),
        (What.ADDED, ("lines", "3"), None, {"code": "3", "quantity": 1}),
    ]


def test_a_row_that_only_moved_is_not_a_new_one() -> None:
    a = {"bases": [{"text": "Một"}, {"text": "Hai"}]}
    b = {"bases": [{"text": "Hai"}, {"text": "Một"}]}
    (moved,) = compare(a, b)
    assert (moved.what, moved.path, moved.after) == (What.MOVED, ("bases",), ["Hai", "Một"])


def test_rows_of_one_name_are_told_apart() -> None:
    rows = [{"code": "x"}, {"code": "x"}, {"code": "x#2"}]
    assert names_of("lines", rows) == ["x", "x#2", "x#2#2"]
