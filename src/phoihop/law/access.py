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
    "charge.hand_over": Grant(a=frozenset({Role.OFFICER, Role.LEADER}), b=frozenset({Role.EDITOR})),
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
    "paper.check": _both(*_DESK, Role.CLERK, Role.LEADER),
    "paper.approve": _both(Role.LEADER),
    "mandate.keep": _both(Role.CLERK, Role.ADMINISTRATOR),
    "gates.rule": _both(Role.ADMINISTRATOR),
    "document.end": _both(*_DESK),
    # plan
    "topic.propose": _both(*_DESK),
    "topic.agree": _both(*_DESK),
    "topic.assign": Grant(b=frozenset({Role.EDITOR})),
    "leadtime.keep": _both(*_DESK),
    "calendar.import": _both(*_DESK),
    "assignment.offer": Grant(b=frozenset({Role.EDITOR})),
    "assignment.answer": Grant(b=frozenset({Role.EDITOR, Role.REPORTER, Role.AUTHOR})),
    "assignment.see": Grant(b=frozenset({Role.EDITOR, Role.LEADER, Role.ACCOUNTANT, Role.AUDITOR})),
    "deed.open": _both(*_DESK),
    "deed.step": _both(*_DESK, Role.LEADER),
    # in the field
    "trip.plan": _both(*_DESK),
    "trip.log": _both(*_DESK, Role.REPORTER),  # what took place, and who bore the costs
    "trip.note": Grant(b=frozenset({Role.EDITOR, Role.REPORTER})),
    "pack.issue": _both(*_DESK, Role.LEADER),
    "pack.use": _both(*_DESK, Role.REPORTER),
    "lead.note": _both(*_DESK, Role.REPORTER),
    "lead.verify": _both(*_DESK),
    "lead.offer": _both(*_DESK),
    "lead.take": Grant(b=frozenset({Role.EDITOR})),
    # meet
    "meeting.call": _both(*_DESK),
    "meeting.write": _both(*_DESK),
    "meeting.sign": _both(Role.LEADER),
    # write: a publisher's texts are its own; an institution touches only its own people's
    "manuscript.invite": Grant(b=frozenset({Role.EDITOR})),
    "manuscript.prepare": Grant(a=frozenset({*_DESK, Role.AUTHOR, Role.LEADER})),
    "manuscript.edit": Grant(b=frozenset({Role.EDITOR})),
    "manuscript.review": Grant(b=frozenset({Role.EDITOR, Role.REPORTER, Role.AUTHOR, Role.LEADER})),
    "manuscript.propose": Grant(b=frozenset({Role.EDITOR})),
    "manuscript.decide": Grant(b=frozenset({Role.LEADER})),
    "passage.show": Grant(b=frozenset({Role.EDITOR})),
    "passage.note": Grant(a=frozenset({*_DESK, Role.LEADER})),
    "passage.decide": Grant(b=frozenset({Role.EDITOR, Role.LEADER})),
    # publish and prove
    "publication.import": _both(*_DESK, Role.REPORTER),
    "publication.record": _both(*_DESK, Role.REPORTER),
    "publication.group": _both(*_DESK),
    "publication.match": _both(*_DESK),
    "evidence.add": _both(*_DESK, Role.REPORTER),
    "evidence.seal": _both(*_DESK),
    "witness.keep": _both(*_DESK, Role.ADMINISTRATOR),  # which machines see pages for the house
    "label.tell": _both(*_DESK, Role.REPORTER),  # on print and on air, where no machine can look
    "watch.read": _both(*_DESK, Role.LEADER),  # to have read what changed: it approves nothing
    "watch.note_removal": _both(*_DESK),  # by order, with the order
    "watch.note_withdrawal": Grant(b=frozenset(_DESK)),  # the publisher's own decision
    # how far it travelled, and was it delivered before
    "copy.declare": _both(*_DESK, Role.REPORTER),
    "terms.set": Grant(b=frozenset(_DESK)),  # on what terms others may carry the text on
    "cofunding.propose": Grant(b=frozenset({*_DESK, Role.LEADER})),
    "cofunding.decide": Grant(a=frozenset({Role.LEADER})),
    # accept and settle
    "acceptance.draw_up": _both(*_DESK),
    "acceptance.confirm": _both(Role.LEADER),
    "acceptance.withdraw": _both(*_DESK),
    "acceptance.note": _both(*_DESK),
    "acceptance.correct": _both(Role.LEADER),
    "paper.number": _both(Role.CLERK),
    "paper.prepare": _both(*_DESK, Role.CLERK, Role.LEADER),  # the file that people sign
    "paper.seal": _both(Role.CLERK, Role.LEADER),  # the organisation's signature
    "paper.bring": _both(*_DESK, Role.CLERK, Role.LEADER),  # a signed copy, a scan
    "paper.compare": _both(*_DESK, Role.CLERK, Role.LEADER),  # a scan with the rows
    "payment.request": Grant(b=frozenset({Role.ACCOUNTANT})),
    "payment.record": Grant(a=frozenset({Role.ACCOUNTANT})),
    "payment.confirm": Grant(b=frozenset({Role.ACCOUNTANT})),
    # royalties: a publisher's own; side A has no row here
    "royalty.reckon": Grant(b=frozenset({Role.EDITOR, Role.ACCOUNTANT})),
    "royalty.draw_up": Grant(b=frozenset({Role.ACCOUNTANT})),
    "royalty.approve": Grant(b=frozenset({Role.LEADER})),
    "royalty.pay": Grant(b=frozenset({Role.ACCOUNTANT})),
    "royalty.check_norm": Grant(b=frozenset({Role.ACCOUNTANT})),
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
