"""A calendar of what waits, as calendar programs read it (iCalendar, RFC 5545)."""

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from phoihop.desk.addresses import address_of
from phoihop.desk.queries import today_of
from phoihop.desk.rules import Item
from phoihop.desk.wording import sentence_of
from phoihop.law.access import Role
from phoihop.parties.models import Member

PRODUCT = "-//Phoi hop//Lich//VI"


def feed_of(member: Member, *, role: Role | None, language: str, on: date, at: datetime) -> bytes:
    """The due days of what waits for a member, or for one of the member's roles, as whole days.

    Seen through the member's eyes at this moment: what they may not see any more is not in it.
    """
    from icalendar import Calendar

    with override(language):
        calendar = Calendar()
        calendar.add("prodid", PRODUCT)
        calendar.add("version", "2.0")
        calendar.add("x-wr-calname", _("Phối hợp: việc của tôi"))
        calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
        found = today_of(member, on=on, roles=[role] if role else None)
        for item in found.mine:
            if item.due_on is not None:
                calendar.add_component(_event(item, at))
        data: bytes = calendar.to_ical()
        return data


def _event(item: Item, at: datetime) -> Any:
    from icalendar import Event

    assert item.due_on is not None
    event = Event()
    event.add("uid", f"{item.task.value}.{item.programme_ref}.{item.ref}@phoihop")
    event.add("dtstamp", at)
    event.add("dtstart", item.due_on)
    event.add("dtend", item.due_on + timedelta(1))  # whole days end before the next begins
    event.add("summary", sentence_of(item))
    event.add("url", f"{settings.PUBLIC_ADDRESS}{address_of(item)}")
    event.add("transp", "TRANSPARENT")
    event.add("categories", [item.programme_ref or "phoihop"])
    return event
