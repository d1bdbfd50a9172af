"""Whose turn it is, and what a person reads first."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.desk.rules import (
    ACTIONS,
    BOTH,
    Item,
    Task,
    next_step,
    review_due,
    roles_for,
    sorted_out,
    turn_of,
)
from phoihop.law.access import MAY, Role, Side
from phoihop.planning.rules import STEPS, open_steps, step_named
from phoihop.programmes.rules import ObligationKind

A, B = frozenset({Side.A}), frozenset({Side.B})
DAY = date(2017, 6, 1)
days = st.none() | st.integers(-400, 400).map(lambda days: DAY + timedelta(days))
items = st.builds(
    Item,
    task=st.sampled_from(Task),
    title=st.just(""),
    programme_ref=st.sampled_from(["", "CT-1", "CT-2"]),
    turn=st.sampled_from([A, B, BOTH]),
    ref=st.text("ab", max_size=3),
    due_on=days,
    given=st.booleans(),
)


def test_every_task_has_its_line_in_the_table_of_access() -> None:
    assert set(ACTIONS) == set(Task)
    assert set(ACTIONS.values()) <= set(MAY)


@given(st.lists(items), st.sampled_from(Side), st.sets(st.sampled_from(Role)))
def test_nothing_is_lost_and_nothing_is_told_twice(
    found: list[Item], side: Side, roles: set[Role]
) -> None:
    today = sorted_out(found, sides={"CT-1": side, "CT-2": side.other}, home=side, roles=roles)
    assert sorted(map(repr, [*today.mine, *today.others])) == sorted(map(repr, found))


@given(st.lists(items))
def test_the_earliest_day_comes_first_and_what_has_none_last(found: list[Item]) -> None:
    today = sorted_out(found, sides={"CT-1": Side.A, "CT-2": Side.B}, home=Side.A, roles=Role)
    for listed in (today.mine, today.others):
        dues = [item.due_on or date.max for item in listed]
        assert dues == sorted(dues)


@pytest.mark.parametrize(
    ("turn", "given_already", "roles", "mine"),
    [
        (A, False, {Role.OFFICER}, True),
        (A, False, {Role.ACCOUNTANT}, False),
        (B, False, {Role.OFFICER}, False),
        (BOTH, False, {Role.OFFICER}, True),
        (BOTH, True, {Role.OFFICER}, False),
    ],
)
def test_it_is_mine_when_it_is_my_sides_turn_and_i_may(
    turn: frozenset[Side], given_already: bool, roles: set[Role], mine: bool
) -> None:
    item = Item(Task.AGREE_TOPIC, "", "CT-1", turn, given=given_already)
    today = sorted_out([item], sides={"CT-1": Side.A}, home=Side.A, roles=roles)
    assert bool(today.mine) is mine


def test_who_may_is_named_by_the_sides_whose_turn_it_is() -> None:
    assert roles_for(Item(Task.START_TOPIC, "", "CT-1", B)) == [Role.EDITOR]
    assert roles_for(Item(Task.START_TOPIC, "", "CT-1", A)) == []


@pytest.mark.parametrize("owed_by", Side)
def test_a_step_is_the_turn_of_the_side_that_may_take_it(owed_by: Side) -> None:
    def turn(kind: ObligationKind, name: str, *taken: Side) -> frozenset[Side]:
        return turn_of(step_named(kind, name), owed_by=owed_by, taken=taken)

    assert turn(ObligationKind.INFORM, "answered") == {owed_by}
    assert turn(ObligationKind.INFORM, "sufficient") == {owed_by.other}
    assert turn(ObligationKind.FACILITATE, "held") == BOTH
    assert turn(ObligationKind.REVIEW, "minutes_signed", owed_by) == {owed_by.other}


def test_the_next_step_is_a_yes() -> None:
    for kind, steps in STEPS.items():
        for step in steps:
            following = next_step(open_steps(kind, step.name))
            assert (following is None) == step.ends
            assert following is None or not following.reason


@pytest.mark.parametrize(
    ("on", "month", "reviewed", "due"),
    [
        (date(2017, 10, 31), 11, [], None),
        (date(2017, 11, 1), 11, [], (2017, date(2017, 12, 31))),
        (date(2018, 3, 1), None, [], (2017, date(2017, 12, 31))),
        (date(2018, 3, 1), None, [2017], None),
        (date(2030, 1, 1), None, [2017], (2021, date(2021, 12, 31))),
        (date(2016, 1, 1), None, [], None),
    ],
)
def test_a_year_is_due_from_its_review_month(
    on: date, month: int | None, reviewed: list[int], due: tuple[int, date] | None
) -> None:
    found = review_due(
        starts_on=date(2017, 1, 1),
        ends_on=date(2021, 12, 31),
        month=month,
        reviewed=reviewed,
        on=on,
    )
    assert found == due
