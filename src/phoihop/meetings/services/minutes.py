"""The minutes: words of each item, who agrees to them, who signs."""

from datetime import datetime

from django.db import IntegrityError, transaction

from phoihop.engines.vietnamese.folding import nfc
from phoihop.law.access import Side
from phoihop.law.refusal import Refusal
from phoihop.meetings.models import (
    Item,
    Meeting,
    MinutesConsent,
    Revision,
    RevisionConsent,
)
from phoihop.meetings.queries import get_meeting, minutes_of, minutes_sha256
from phoihop.meetings.rules import (
    MEETING_LIFE,
    MeetingState,
    check_signable,
    check_writable,
)
from phoihop.meetings.services.deeds import check_open, locked, move, tell
from phoihop.parties.models import Member
from phoihop.programmes.queries import permit


@transaction.atomic
def write_minute(item: Item, text: str, *, after: int, by: Member, at: datetime) -> Revision:
    """Write the words of an item anew. Who agreed to the older words must agree again.

    Args:
        after: number of the revision that the writer had before the eyes, 0 for none; another
            one in between refuses this one, and nothing of either is lost.

    Raises:
        Refusal: ``meeting.minute_empty``, ``meeting.minute_same``, ``meeting.minute_newer``,
            ``meeting.not_held``, ``meeting.locked``, ``access.denied``.
    """
    side = permit("meeting.write", item.meeting.programme, by=by)
    words = nfc(text).replace("\r\n", "\n").strip()
    if not words:
        raise Refusal("meeting.minute_empty", item=item.number)
    meeting = locked(item.meeting)
    check_open(meeting)
    check_writable(MeetingState(meeting.state), ref=meeting.ref)
    newest = item.revisions.order_by("-number").first()
    last = newest.number if newest else 0
    if last != after:
        raise Refusal("meeting.minute_newer", item=item.number, seen=after, newest=last)
    if newest is not None and newest.text == words:
        raise Refusal("meeting.minute_same", item=item.number)
    revision = Revision.objects.create(
        item=item, number=last + 1, text=words, side=side.value, written_by=by, recorded_at=at
    )
    _consent(revision, side, by=by, at=at)  # who writes agrees with what they wrote
    tell("meeting.minute_written", meeting, by=by, at=at, item=item.number, revision=last + 1)
    return revision


@transaction.atomic
def agree_minute(item: Item, number: int, *, by: Member, at: datetime) -> None:
    """One's side agrees to the words of that revision. May be repeated.

    Raises:
        Refusal: ``meeting.minute_newer`` when other words came in between,
            ``meeting.not_held``, ``meeting.locked``, ``access.denied``.
    """
    side = permit("meeting.write", item.meeting.programme, by=by)
    meeting = locked(item.meeting)
    check_open(meeting)
    check_writable(MeetingState(meeting.state), ref=meeting.ref)
    newest = item.revisions.order_by("-number").first()
    if newest is None or newest.number != number:
        last = newest.number if newest else 0
        raise Refusal("meeting.minute_newer", item=item.number, seen=number, newest=last)
    if not newest.consents.filter(side=side.value).exists():
        _consent(newest, side, by=by, at=at)
        tell("meeting.minute_agreed", meeting, by=by, at=at, item=item.number, revision=number)


@transaction.atomic
def sign_minutes(meeting: Meeting, *, by: Member, at: datetime) -> bool:
    """Sign the minutes for one's side; with the second signature they are locked.

    Returns:
        Whether both sides have now signed.

    Raises:
        Refusal: ``meeting.item_open``, ``meeting.no_items``, ``meeting.signed_already``,
            ``meeting.wrong_state``, ``access.denied``.
    """
    side = permit("meeting.sign", meeting.programme, by=by)
    locked(meeting)
    whole = get_meeting(meeting.ref, seen_by=by)
    MEETING_LIFE.after("sign", state=MeetingState(whole.state))
    check_signable(minutes_of(whole), ref=whole.ref)
    sha256 = minutes_sha256(whole)
    try:
        with transaction.atomic():
            MinutesConsent.objects.create(
                meeting=meeting, side=side.value, member=by, recorded_at=at, minutes_sha256=sha256
            )
    except IntegrityError:
        raise Refusal("meeting.signed_already", ref=meeting.ref) from None
    told = {"side": side.value, "minutes_sha256": sha256}
    tell("meeting.consented", meeting, by=by, at=at, **told)
    sides = set(meeting.consents.filter(minutes_sha256=sha256).values_list("side", flat=True))
    if sides != {one.value for one in Side}:
        return False
    move(meeting, "sign")
    tell("meeting.signed", meeting, by=by, at=at, minutes_sha256=sha256)
    return True


@transaction.atomic
def take_back_signature(meeting: Meeting, *, by: Member, at: datetime) -> None:
    """Take one's side's signature back while the other side has not signed. May be repeated.

    Raises:
        Refusal: ``meeting.locked`` when both have signed, ``access.denied``.
    """
    side = permit("meeting.sign", meeting.programme, by=by)
    if locked(meeting).state == MeetingState.SIGNED.value:
        raise Refusal("meeting.locked", ref=meeting.ref)
    gone, _ = MinutesConsent.objects.filter(meeting=meeting, side=side.value).delete()
    if gone:
        tell("meeting.taken_back", meeting, by=by, at=at, side=side.value)


def _consent(revision: Revision, side: Side, *, by: Member, at: datetime) -> None:
    RevisionConsent.objects.create(revision=revision, side=side.value, member=by, recorded_at=at)
