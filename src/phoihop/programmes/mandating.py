"""In whose name a leader may sign, and until when. Pure.

Decree 30/2020/NĐ-CP, Article 13: TM. for a body that decides together, KT. a deputy for the head,
TL. by the head's order, TUQ. by a written mandate for a stated time, which is never handed on.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from phoihop.law.refusal import Refusal
from phoihop.programmes.rules import Capacity

HANDED_DOWN = (Capacity.BY_ORDER, Capacity.BY_MANDATE)
"""Capacities that somebody else lent: who signs by one of these may not lend it again."""


@dataclass(frozen=True, slots=True)
class Held:
    """A mandate as the rules need it. ``ended_on``: first day on which it holds no longer."""

    capacity: Capacity
    holder: str
    given_by: str | None
    from_on: date
    until_on: date | None
    ended_on: date | None = None

    def holds(self, on: date) -> bool:
        """Whether it holds on that day."""
        late = self.until_on is not None and on > self.until_on
        return self.from_on <= on and not late and (self.ended_on is None or on < self.ended_on)


def check_not_handed_on(
    *, given_by: str | None, on: date, of_giver: Iterable[Held], by_title: str
) -> None:
    """Refuse a mandate whose giver only holds the house's name by another's mandate.

    Args:
        of_giver: what the giver holds in the same organisation.

    Raises:
        Refusal: ``mandate.handed_on``.
    """
    if given_by is None:
        return
    if any(one.capacity in HANDED_DOWN and one.holds(on) for one in of_giver):
        raise Refusal("mandate.handed_on", giver=by_title)


def check_mandate(
    capacity: Capacity, mandates: Iterable[Held], *, holder: str, on: date
) -> Held | None:
    """The mandate by which ``holder`` signs in ``capacity`` on that day; ``None`` needs none.

    Args:
        mandates: those of the holder in the organisation that signs.

    Raises:
        Refusal: ``mandate.missing``, ``mandate.not_yet``, ``mandate.over``.
    """
    if capacity is Capacity.OWN:
        return None
    fitting = [one for one in mandates if one.capacity is capacity and one.holder == holder]
    for one in fitting:
        if one.holds(on):
            return one
    letters = f"{capacity.value.upper()}."
    if not fitting:
        raise Refusal("mandate.missing", capacity=letters, day=on.isoformat())
    last = max(fitting, key=lambda one: one.from_on)
    if on < last.from_on:
        raise Refusal("mandate.not_yet", capacity=letters, since=last.from_on.isoformat())
    ended = min(day for day in (last.ended_on, last.until_on) if day is not None)
    raise Refusal("mandate.over", capacity=letters, until=ended.isoformat())
