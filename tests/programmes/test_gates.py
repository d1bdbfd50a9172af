"""Gates of a paper and mandates of who signs it: the rules alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.law.refusal import Refusal
from phoihop.programmes.gates import GATES, Gate, Passage, check_gate, open_gate
from phoihop.programmes.mandating import Held, check_mandate, check_not_handed_on
from phoihop.programmes.rules import Capacity


def way(party: int, *people: str) -> Passage:
    """A party whose first gates were passed by those people."""
    return Passage(party, dict(zip(GATES, people, strict=False)))


@pytest.mark.parametrize(
    ("passed", "gate", "code"),
    [
        ((), Gate.SIGNED, "paper.agree_first"),
        (("soan",), Gate.SIGNED, "paper.check_first"),
        (("soan",), Gate.APPROVED, "paper.check_first"),
        (("soan", "kiem"), Gate.SIGNED, "paper.approve_first"),
        (("soan", "kiem"), Gate.CHECKED, "paper.gate_passed"),
    ],
)
def test_no_gate_opens_before_the_one_behind_it(
    passed: tuple[str, ...], gate: Gate, code: str
) -> None:
    mine = way(1, *passed)
    with pytest.raises(Refusal) as told:
        check_gate(gate, mine, [mine, way(2, "ho")], by="ai", apart=False)
    assert told.value.code == code


def test_nobody_checks_what_the_other_party_has_not_agreed_to() -> None:
    mine, other = way(1, "soan"), way(2)
    with pytest.raises(Refusal, match=r"paper\.not_agreed_by_all"):
        check_gate(Gate.CHECKED, mine, [mine, other], by="kiem", apart=False)
    assert open_gate(mine, [mine, other]) is None
    assert open_gate(other, [mine, other]) is Gate.PREPARED


@pytest.mark.parametrize(
    ("passed", "gate", "by", "refused"),
    [
        (("soan",), Gate.CHECKED, "soan", True),
        (("soan",), Gate.CHECKED, "kiem", False),
        (("soan", "kiem"), Gate.APPROVED, "soan", True),
        (("soan", "kiem"), Gate.APPROVED, "duyet", False),
        (("soan", "kiem", "duyet"), Gate.SIGNED, "kiem", True),
        (("soan", "kiem", "duyet"), Gate.SIGNED, "duyet", False),
    ],
)
def test_different_people_where_the_house_asks_for_them(
    passed: tuple[str, ...], gate: Gate, by: str, *, refused: bool
) -> None:
    mine = way(1, *passed)
    check_gate(gate, mine, [mine], by=by, apart=False)
    if refused:
        with pytest.raises(Refusal, match=r"paper\.same_person"):
            check_gate(gate, mine, [mine], by=by, apart=True)
    else:
        check_gate(gate, mine, [mine], by=by, apart=True)


@given(st.lists(st.tuples(st.sampled_from([1, 2]), st.sampled_from(GATES)), max_size=14))
def test_whatever_is_tried_gates_are_passed_in_order_and_after_agreement(
    tries: list[tuple[int, Gate]],
) -> None:
    """A state machine of two parties: every passage is a beginning of the row of gates."""
    ways: dict[int, dict[Gate, str]] = {1: {Gate.PREPARED: "soan"}, 2: {}}
    for party, gate in tries:
        passages = {one: Passage(one, passed) for one, passed in ways.items()}
        try:
            check_gate(gate, passages[party], passages.values(), by="ai", apart=False)
        except Refusal:
            continue
        ways[party][gate] = "ai"
        for passed in ways.values():
            assert list(passed) == list(GATES[: len(passed)])
        if any(Gate.CHECKED in passed for passed in ways.values()):
            assert all(Gate.PREPARED in passed for passed in ways.values())


FROM, UNTIL, DAY = date(2017, 1, 1), date(2017, 12, 31), date(2017, 6, 9)
HELD = Held(Capacity.BY_ORDER, "an", None, FROM, UNTIL)


def test_a_head_needs_no_mandate_and_others_need_theirs_on_the_day() -> None:
    assert check_mandate(Capacity.OWN, [], holder="an", on=DAY) is None
    assert check_mandate(Capacity.BY_ORDER, [HELD], holder="an", on=DAY) is HELD
    assert check_mandate(Capacity.BY_ORDER, [HELD], holder="an", on=UNTIL) is HELD


@pytest.mark.parametrize(
    ("capacity", "holder", "on", "ended_on", "code"),
    [
        (Capacity.FOR_HEAD, "an", DAY, None, "mandate.missing"),
        (Capacity.BY_ORDER, "binh", DAY, None, "mandate.missing"),
        (Capacity.BY_ORDER, "an", date(2016, 12, 31), None, "mandate.not_yet"),
        (Capacity.BY_ORDER, "an", date(2018, 1, 1), None, "mandate.over"),
        (Capacity.BY_ORDER, "an", DAY, DAY, "mandate.over"),
    ],
)
def test_a_mandate_of_another_kind_person_or_day_is_none(
    capacity: Capacity, holder: str, on: date, ended_on: date | None, code: str
) -> None:
    held = Held(Capacity.BY_ORDER, "an", None, FROM, UNTIL, ended_on)
    with pytest.raises(Refusal) as told:
        check_mandate(capacity, [held], holder=holder, on=on)
    assert told.value.code == code


def test_what_was_lent_is_not_lent_again() -> None:
    lent = Held(Capacity.BY_MANDATE, "an", "binh", FROM, UNTIL)
    with pytest.raises(Refusal, match=r"mandate\.handed_on"):
        check_not_handed_on(given_by="an", on=DAY, of_giver=[lent], by_title="Phó Ban")
    after = date(2018, 1, 1)
    check_not_handed_on(given_by="an", on=after, of_giver=[lent], by_title="Phó Ban")
    check_not_handed_on(given_by=None, on=DAY, of_giver=[lent], by_title="Ban Thường vụ")
