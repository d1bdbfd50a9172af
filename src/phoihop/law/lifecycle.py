"""What a state machine is in this house: a table of moves, and nothing else."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from phoihop.law.refusal import Refusal

State = TypeVar("State", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Move(Generic[State]):
    """One legal step: from any of ``sources`` to ``target``."""

    name: str
    sources: AbstractSet[State]
    target: State


class Lifecycle(Generic[State]):
    """All legal moves of one kind of thing."""

    def __init__(self, subject: str, moves: Iterable[Move[State]]) -> None:
        self.subject = subject
        self.moves = {move.name: move for move in moves}

    def after(self, name: str, *, state: State) -> State:
        """Return the state that move ``name`` leads to from ``state``.

        Raises:
            Refusal: ``<subject>.wrong_state`` when the move is not open from ``state``.
            KeyError: when there is no such move, which is a mistake in the program.
        """
        move = self.moves[name]
        if state not in move.sources:
            raise Refusal(f"{self.subject}.wrong_state", move=name, state=state.value)
        return move.target

    def open_from(self, state: State) -> list[str]:
        """Return the names of the moves open from ``state``, in the order of the table."""
        return [name for name, move in self.moves.items() if state in move.sources]

    def sources(self, name: str) -> list[str]:
        """Return the plain values of the states from which ``name`` is open, sorted."""
        return values(self.moves[name].sources)


def values(states: Iterable[StrEnum]) -> list[str]:
    """Plain strings, sorted: what a migration should freeze instead of the living enum."""
    return sorted(state.value for state in states)
