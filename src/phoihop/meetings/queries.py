"""Reading meetings: both sides see every meeting of their programme."""

import hashlib
import json
from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from phoihop.law.access import Side
from phoihop.meetings.models import Item, Meeting, Revision
from phoihop.meetings.rules import MeetingState, Minute, newest_minute
from phoihop.parties.models import Member
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import party_of, visible_to


def meetings_of(programme: Programme, *, seen_by: Member) -> QuerySet[Meeting]:
    """The meetings of a programme, the latest first."""
    party_of(programme, seen_by)
    return Meeting.objects.filter(programme=programme).order_by("-meets_on", "-pk")


def meetings_visible_to(member: Member) -> QuerySet[Meeting]:
    """The meetings of all programmes that the member may see."""
    return Meeting.objects.filter(programme__in=visible_to(member))


def get_meeting(ref: str, *, seen_by: Member) -> Meeting:
    """The meeting with its items and their words, or 404."""
    revisions = Revision.objects.select_related("written_by").prefetch_related("consents")
    items = Item.objects.select_related("topic", "deed", "carried_from").prefetch_related(
        Prefetch("revisions", revisions)
    )
    found = Meeting.objects.filter(ref=ref, programme__in=visible_to(seen_by))
    meeting = (
        found.select_related("programme", "deed", "previous")
        .prefetch_related(Prefetch("items", items), "attendees", "consents__member",
                          "findings__topics", "findings__report")
        .first()
    )  # fmt: skip
    if meeting is None:
        raise Http404(ref)
    return meeting


def get_item(meeting: Meeting, number: int) -> Item:
    """The item of that number, or 404."""
    for item in meeting.items.all():
        if item.number == number:
            item.meeting = meeting
            return item
    raise Http404(f"{meeting.ref}/{number}")


def minute_of(item: Item) -> Minute:
    """The words that hold for an item, and who has agreed to them."""
    revisions = list(item.revisions.all())
    consents = {
        one.number: frozenset(Side(consent.side) for consent in one.consents.all())
        for one in revisions
    }
    return newest_minute([one.number for one in revisions], consents)


def minutes_of(meeting: Meeting) -> dict[int, Minute]:
    """The minute of every item by its number."""
    return {item.number: minute_of(item) for item in meeting.items.all()}


def newest_words(item: Item) -> str:
    """The newest words of an item; empty when nothing is written."""
    revisions = list(item.revisions.all())
    return revisions[-1].text if revisions else ""


def minutes_sha256(meeting: Meeting) -> str:
    """The hash of what is signed: title, day, place, people, and the words of every item."""
    told = {
        "ref": meeting.ref,
        "title": meeting.title,
        "meets_on": meeting.meets_on.isoformat(),
        "place": meeting.place,
        "chair": meeting.chair,
        "attendees": [[one.side, one.name, one.office] for one in meeting.attendees.all()],
        "items": [[one.number, one.title, newest_words(one)] for one in meeting.items.all()],
        "findings": [[one.number, one.question, one.found] for one in meeting.findings.all()],
    }
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def items_before(meeting: Meeting) -> Iterable[Item]:
    """The items of the meeting before, with what became of them; none for the first meeting."""
    if meeting.previous is None:
        return []
    return meeting.previous.items.select_related("topic", "deed").order_by("number")


def last_held(programme: Programme, *, kind: str) -> Meeting | None:
    """The latest meeting of that kind that was held: the one that the next goes on from."""
    held = [MeetingState.HELD.value, MeetingState.SIGNED.value]
    of_kind = Meeting.objects.filter(programme=programme, kind=kind, state__in=held)
    return of_kind.order_by("-meets_on", "-pk").first()
