"""What a paper passes on each side before it is signed, and whose turn it is. Pure.

Each party takes the version on the table through its own gates, in this order: somebody
*prepared* it (by offering it, or by agreeing to what the other side offered), somebody *checked*
it, a leader *approved* it, a leader *signed* it. No gate opens before the one behind it, and
nobody checks a text to which the other parties have not agreed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from phoihop.law.refusal import Refusal


class Gate(StrEnum):
    """The gates in their order."""

    PREPARED = "prepared"
    CHECKED = "checked"
    APPROVED = "approved"
    SIGNED = "signed"


class CounterReason(StrEnum):
    """Why a side answers with another version."""

    QUANTITY = "quantity"
    PRICE = "price"
    DATES = "dates"
    THEME = "theme"
    OBLIGATION = "obligation"
    PARTY = "party"
    BASIS = "basis"
    WORDING = "wording"
    OTHER = "other"


GATES = tuple(Gate)
APART = (Gate.PREPARED, Gate.CHECKED, Gate.APPROVED)
"""Gates that stand for three people where the house asks for that."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One party's way through the gates: gate → the reference of the member who passed it."""

    party: int
    passed: Mapping[Gate, str]

    @property
    def next(self) -> Gate | None:
        """The gate that is open now; ``None`` when the party has signed."""
        return next((gate for gate in GATES if gate not in self.passed), None)


def open_gate(passage: Passage, all_of: Iterable[Passage]) -> Gate | None:
    """The gate at which ``passage`` stands, ``None`` while it waits for another party's answer.

    Also ``None`` after its signature.
    """
    gate = passage.next
    if gate in (None, Gate.PREPARED):
        return gate
    return gate if all(Gate.PREPARED in one.passed for one in all_of) else None


def check_gate(
    gate: Gate, passage: Passage, all_of: Iterable[Passage], *, by: str, apart: bool
) -> None:
    """Refuse a gate that is not open, or not to this person.

    Args:
        by: reference of the member who would pass it.
        apart: whether the house of the party asks for different people. Then nobody stands at
            two of the first three gates, and who signs has neither prepared nor checked.

    Raises:
        Refusal: ``paper.gate_passed``, ``paper.agree_first``, ``paper.check_first``,
            ``paper.approve_first``, ``paper.not_agreed_by_all``, ``paper.same_person``.
    """
    if gate in passage.passed:
        raise Refusal("paper.gate_passed")
    if gate is not passage.next:
        _name_what_comes_first(passage)
    if gate is not open_gate(passage, all_of):
        raise Refusal("paper.not_agreed_by_all")
    others = APART if gate in APART else (Gate.PREPARED, Gate.CHECKED)
    if apart and any(passage.passed.get(one) == by for one in others):
        raise Refusal("paper.same_person")


def _name_what_comes_first(passage: Passage) -> None:
    if passage.next is Gate.PREPARED:
        raise Refusal("paper.agree_first")
    if passage.next is Gate.CHECKED:
        raise Refusal("paper.check_first")
    raise Refusal("paper.approve_first")
