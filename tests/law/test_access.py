"""The one table of who may do what, read aloud."""

import pytest

from phoihop.law.access import MAY, Role, Side, check_may, may
from phoihop.law.refusal import Refusal

READING = {"audit.verify", "assignment.see"}


@pytest.mark.parametrize("action", [one for one in MAY if one not in READING])
def test_an_auditor_changes_nothing(action: str) -> None:
    assert not any(may(action, side=side, roles=[Role.AUDITOR]) for side in Side)


def test_only_leaders_sign_and_confirm() -> None:
    for action in ("programme.sign", "instrument.sign", "annex.sign", "acceptance.confirm"):
        assert MAY[action].on(Side.A) == MAY[action].on(Side.B) == {Role.LEADER}


def test_the_institution_assigns_no_work_and_asks_for_no_money() -> None:
    assert MAY["topic.assign"].on(Side.A) == frozenset()
    assert MAY["payment.request"].on(Side.A) == frozenset()


def test_a_refusal_names_the_roles_that_may() -> None:
    with pytest.raises(Refusal) as refusal:
        check_may("acceptance.confirm", side=Side.A, roles=[Role.OFFICER])
    assert refusal.value.facts == {"action": "acceptance.confirm", "allowed": "leader"}


def test_the_other_side_is_across_the_table() -> None:
    assert (Side.A.other, Side.B.other) == (Side.B, Side.A)
