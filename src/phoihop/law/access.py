"""Who may do what: one table for screens, API and commands. Read it aloud to check it.

A programme has two sides. Side A is the institution, side B the publisher. A row names, for
each side, the roles that may. What a person may *see* is not decided here but in the
``queries`` of each room: who is no party to a programme gets 404, never a refusal.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from phoihop.law.refusal import Refusal


class Side(StrEnum):
    """The two sides of an agreement, as its papers call them."""

    A = "a"  # bên A, the institution
    B = "b"  # bên B, the publisher

    @property
    def other(self) -> "Side":
        """The side across the table."""
        return Side.B if self is Side.A else Side.A


class Role(StrEnum):
    """What a member does in the office. One member may hold several."""

    OFFICER = "officer"  # the institution's communications officer
    EDITOR = "editor"
    AUTHOR = "author"
    REPORTER = "reporter"
    ACCOUNTANT = "accountant"
    CLERK = "clerk"  # văn thư: gives numbers, keeps the papers
    LEADER = "leader"  # signs and confirms
    AUDITOR = "auditor"  # reads everything of its organisation, changes nothing
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Grant:
    """The roles that may perform an action, by side."""

    a: frozenset[Role] = frozenset()
    b: frozenset[Role] = frozenset()

    def on(self, side: Side) -> frozenset[Role]:
        """The roles that may on ``side``."""
        return self.a if side is Side.A else self.b


def _both(*roles: Role) -> Grant:
    return Grant(frozenset(roles), frozenset(roles))


_DESK = (Role.OFFICER, Role.EDITOR)  # those who keep the cooperation going, day by day

MAY: dict[str, Grant] = {
    # the house
    "party.keep": _both(Role.ADMINISTRATOR),
    "member.keep": _both(Role.ADMINISTRATOR),
    "outlet.keep": _both(*_DESK, Role.ADMINISTRATOR),
    "press.discover": _both(*_DESK, Role.ADMINISTRATOR),  # sources, lists, whom to follow
    # sign
    "programme.draft": _both(*_DESK),
    "programme.offer": _both(*_DESK),
    "programme.sign": _both(Role.LEADER),
    "programme.close": _both(Role.LEADER),
    "instrument.draft": _both(*_DESK),
    "instrument.offer": _both(*_DESK),
    "instrument.sign": _both(Role.LEADER),
    "annex.draft": _both(*_DESK),
    "annex.sign": _both(Role.LEADER),
    # plan
    "topic.propose": _both(*_DESK),
    "topic.agree": _both(*_DESK),
    "topic.assign": Grant(b=frozenset({Role.EDITOR})),
    "deed.open": _both(*_DESK),
    "deed.step": _both(*_DESK, Role.LEADER),
    # publish and prove
    "publication.import": _both(*_DESK, Role.REPORTER),
    "publication.record": _both(*_DESK, Role.REPORTER),
    "publication.group": _both(*_DESK),
    "publication.match": _both(*_DESK),
    "evidence.add": _both(*_DESK, Role.REPORTER),
    "evidence.seal": _both(*_DESK),
    # accept and settle
    "acceptance.draw_up": _both(*_DESK),
    "acceptance.confirm": _both(Role.LEADER),
    "acceptance.withdraw": _both(*_DESK),
    "acceptance.note": _both(*_DESK),
    "acceptance.correct": _both(Role.LEADER),
    "paper.number": _both(Role.CLERK),
    "payment.request": Grant(b=frozenset({Role.ACCOUNTANT})),
    "payment.record": Grant(a=frozenset({Role.ACCOUNTANT})),
    "payment.confirm": Grant(b=frozenset({Role.ACCOUNTANT})),
    # review
    "review.prepare": _both(*_DESK),
    "review.hold": _both(*_DESK),
    "review.sign": _both(Role.LEADER),
    "lesson.write": _both(*_DESK),
    "lesson.decide": _both(Role.LEADER),
    "proposal.write": _both(*_DESK),
    # look into
    "audit.verify": _both(Role.AUDITOR, Role.LEADER, Role.ADMINISTRATOR, *_DESK),
}


def may(action: str, *, side: Side, roles: Iterable[Role]) -> bool:
    """Whether somebody with ``roles`` on ``side`` may perform ``action``."""
    return not MAY[action].on(side).isdisjoint(roles)


def check_may(action: str, *, side: Side, roles: Iterable[Role]) -> None:
    """Raise ``Refusal("access.denied")`` unless somebody with ``roles`` on ``side`` may.

    Raises:
        Refusal: ``access.denied``, with the action and the roles that may.
        KeyError: when the table has no such action, which is a mistake in the program.
    """
    if not may(action, side=side, roles=roles):
        allowed = ", ".join(sorted(role.value for role in MAY[action].on(side))) or "-"
        raise Refusal("access.denied", action=action, allowed=allowed)
