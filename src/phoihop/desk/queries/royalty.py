"""What a publisher owes its authors and by when: its own matter, on no list of an institution."""

from collections.abc import Iterable

from phoihop.desk.queries.standing import MOST, Place
from phoihop.desk.rules import Item, Task
from phoihop.law.access import Side
from phoihop.royalties.norms import house_norms
from phoihop.royalties.queries import open_royalties, reads_royalties, unpaid
from phoihop.royalties.rules import StatementState, pay_by

_TASKS = {
    StatementState.DRAWN_UP.value: Task.APPROVE_ROYALTIES,
    StatementState.APPROVED.value: Task.PAY_ROYALTIES,
}


def royalties_open(place: Place) -> Iterable[Item]:
    """Statements to approve and to pay, and what is reckoned but on no statement. Two queries.

    The days are those within which the law wants an author paid, from the day of publication on.
    """
    member = place.member
    if place.home is not Side.B or not reads_royalties(member):
        return
    home = frozenset({place.home})
    days = list(open_royalties(member).values_list("published_on", flat=True)[: MOST + 1])
    if days:
        yield Item(
            Task.DRAW_UP_ROYALTIES, "", "", home, count=len(days),
            due_on=pay_by(house_norms(), days),
        )  # fmt: skip
    for one in unpaid(member)[:MOST]:
        yield Item(
            _TASKS[one.state], one.payee.name, "", home, ref=one.ref, due_on=one.due_on,
            dong=one.net_dong,
        )  # fmt: skip
