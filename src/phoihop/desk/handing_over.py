"""Passing on everything that somebody who leaves has in hand, at once. Nothing stays unminded."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from phoihop.desk.queries.in_hand import (
    in_hand,
    open_assignments,
    open_reviews,
    topics_in_work,
)
from phoihop.desk.rules import Held, InHand
from phoihop.law.access import Side, check_may, may
from phoihop.law.refusal import Refusal
from phoihop.manuscripts.services import pass_task
from phoihop.parties.models import Member
from phoihop.parties.queries import colleagues_of, home_side
from phoihop.parties.services import give_charge
from phoihop.planning.services import hand_over
from phoihop.programmes.models import Programme

# What whoever takes a thing over must be able to do with it.
NEEDS = {
    Held.TOPIC: "topic.propose",
    Held.DEED: "deed.step",
    Held.TRIP: "deed.step",
    Held.QUESTION: "deed.step",
    Held.PACK: "pack.issue",
    Held.LEAD: "lead.note",
    Held.MEETING: "meeting.write",
}
MANUSCRIPT_NEEDS = {Side.A: "manuscript.prepare", Side.B: "manuscript.edit"}


@transaction.atomic
def hand_over_work(
    leaver: Member, successor: Member, *, by: Member, at: datetime, on: date
) -> list[InHand]:
    """Pass everything open that ``leaver`` has in hand on to ``successor``.

    Assignments are offered anew on the same terms, reviews asked for anew; what else is minded
    changes hands without anybody's answer. Of two at once the second finds nothing left.

    Returns:
        What was passed on.

    Raises:
        Refusal: ``access.denied``, ``handover.not_a_colleague``, ``handover.same_person``,
            ``handover.nothing_in_hand``, ``handover.unfit`` (names a thing that the successor
            may not act on), and those of ``planning.services.hand_over`` and ``pass_task``.
    """
    side = home_side(by)
    check_may("charge.hand_over", side=side, roles=by.roles)
    _check_people(leaver, successor, by)
    Member.objects.select_for_update().get(pk=leaver.pk)
    found = in_hand(leaver, seen_by=by)
    if not found:
        raise Refusal("handover.nothing_in_hand", name=leaver.display_name)
    _check_fit(found, successor, side)
    for programme in _programmes(leaver, by):
        hand_over(programme, leaver, successor, by=by, at=at, on=on)
    for task in open_reviews(leaver, seen_by=by):
        pass_task(task, successor, by=by, at=at)
    give_charge((one.subject for one in found if one.subject), successor, by=by, at=at, on=on)
    return found


def _check_people(leaver: Member, successor: Member, by: Member) -> None:
    if leaver.pk == successor.pk:
        raise Refusal("handover.same_person")
    house = colleagues_of(by)
    for one in (leaver, successor):
        if not house.filter(pk=one.pk).exists():
            raise Refusal("handover.not_a_colleague", name=one.display_name)
    if not successor.active:
        raise Refusal("handover.not_a_colleague", name=successor.display_name)


def _check_fit(found: Iterable[InHand], successor: Member, side: Side) -> None:
    needs = {**NEEDS, Held.MANUSCRIPT: MANUSCRIPT_NEEDS[side]}
    for one in found:
        action = needs.get(one.kind) if one.subject else None
        if action and not may(action, side=side, roles=successor.roles):
            raise Refusal("handover.unfit", name=successor.display_name, ref=one.ref)


def _programmes(leaver: Member, by: Member) -> Iterable[Programme]:
    """Those in which ``leaver`` has assignments or topics in work."""
    topics = [one.topic for one in open_assignments(leaver, seen_by=by)]
    topics += topics_in_work(leaver, seen_by=by)
    programmes = {topic.programme_id: topic.programme for topic in topics}
    return [programmes[key] for key in sorted(programmes)]
