"""Which pieces must not be accepted without a decision, because they were delivered before."""

from dataclasses import dataclass

from phoihop.acceptance.models import Entry
from phoihop.spread.queries import Finding, Repeats
from phoihop.spread.rules import Where

CODES = {
    Where.ELSEWHERE: "delivered_elsewhere",
    Where.HERE: "delivered_here",
    Where.EARLIER: "printed_earlier",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands against a piece, and the decision that lifts the rest of it."""

    codes: tuple[str, ...] = ()
    cofunding_id: int | None = None


def standings_of(repeats: Repeats) -> dict[int, Standing]:
    """Work id → what stands against it. One query.

    Of two pieces that are one the later delivered needs the decision, and whichever is left
    when the other is accepted: a day changed afterwards opens no way to be paid twice.
    """
    others = {one.other for found in repeats.findings.values() for one in found if one.other}
    rows = Entry.objects.filter(work__in=others, released=False, extra=False)
    accepted = set(rows.values_list("work", "line__instrument"))
    return {
        pk: _standing([one for one in found if _bars(one, accepted)], repeats)
        for pk, found in repeats.findings.items()
    }


def _bars(one: Finding, accepted: set[tuple[int, int]]) -> bool:
    return one.bars or (one.other, one.instrument_id) in accepted


def _standing(barring: list[Finding], repeats: Repeats) -> Standing:
    left = [one for one in barring if not repeats.covered(one)]
    lifted = next((one.work_id for one in barring if repeats.covered(one)), None)
    codes = dict.fromkeys(CODES[one.where] for one in left)
    return Standing(
        tuple(codes), repeats.decisions[lifted].pk if lifted is not None and not left else None
    )
