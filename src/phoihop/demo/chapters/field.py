"""In the field and at the table: trips, questions, a pack in two versions, a lead, a meeting."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import partial

from phoihop.demo.case import Values, year
from phoihop.demo.stage import PROGRAMME, Event, as_member, programme
from phoihop.fieldwork import services
from phoihop.fieldwork.models import Pack, Trip
from phoihop.fieldwork.packlines import figures_from
from phoihop.fieldwork.rules import Cost, LeadKind, Payer
from phoihop.law.period import day_of
from phoihop.meetings import services as meetings
from phoihop.meetings.queries import get_item, get_meeting, meetings_of
from phoihop.meetings.rules import AttendeeSide, MeetingKind, Outcome
from phoihop.planning.models import Deed, Topic


def events() -> Iterable[Event]:
    """Trips as they were asked for and held, and leads; packs go out with their step."""
    for told in year()["trips"]:
        steps = {step["step"]: step["on"] for step in _deed_told(told["deed"])["steps"]}
        yield Event(steps["requested"], partial(describe, told))
        if "granted" in steps:
            yield Event(steps["granted"], partial(plan, told))
            yield Event(steps["held"], partial(tell, told))
    for told in year()["questions"]:
        yield Event(_deed_told(told["deed"])["steps"][0]["on"], partial(word, told))
    for told in year()["leads"]:
        yield Event(told["on"], partial(note, told))
    for told in year()["meetings"]:
        yield Event(told["on"], partial(meet, told))
        yield Event(told["signed_on"], partial(sign, told))


def describe(told: Values, at: datetime) -> None:
    """The editor says where, when, why and who."""
    people = [services.Companion(*_parts(one)) for one in told["companions"].split(";") if one]
    wish = services.Wish(told["place"], told["from_on"], told["until_on"], told["purpose"], people)
    services.describe_trip(_deed(told["deed"]), wish, by=as_member("bien-tap"), at=at)


def word(told: Values, at: datetime) -> None:
    """The editor writes the question out."""
    services.word_question(_deed(told["deed"]), text=told["text"], by=as_member("bien-tap"), at=at)


def plan(told: Values, at: datetime) -> None:
    """The officer names whom to call and the stops."""
    trip, by = _trip(told["deed"]), as_member("can-bo")
    place, name, phone = _parts(told["contact"])
    services.add_contact(trip, unit=place, name=name, phone=phone, by=by, at=at)
    for stop in told["stops"]:
        services.add_stop(trip, services.Stop(**stop), by=by, at=at)


def tell(told: Values, at: datetime) -> None:
    """What took place, which topic it served, and who bore the costs."""
    trip, by = _trip(told["deed"]), as_member("bien-tap")
    services.write_log(trip, on=told["until_on"], text=told["log"], by=by, at=at)
    services.link_topic(trip, _topic(told["topic"]), by=by, at=at)
    for pair in told["costs"].split(","):
        cost, payer = pair.strip().split("=")
        services.tell_cost(trip, Cost(cost), Payer(payer), by=by, at=at)


def pack_for(title: str) -> Values | None:
    """What goes out with the step *issued* of the deed of that title, if it is told."""
    return next((told for told in year()["packs"] if told["deed"] == title), None)


def issue(told: Values, deed: Deed, *, by: str, at: datetime, on: date) -> None:
    """The unit issues a pack, or the pack anew."""
    content = services.Content(
        told["potential"],
        told["advantages"],
        told["directions"],
        figures_from(told["figures"].replace(";", "\n")),
    )
    issuing = as_member(by)
    if told["again"]:
        pack = Pack.objects.select_related("programme", "unit").order_by("ref")[0]
        services.new_version(
            pack, content, change=told["change"], by=issuing, at=at, on=on, deed=deed
        )
        return
    version = services.issue_pack(
        deed.obligation,
        unit=deed.unit or deed.opened_by.organisation,
        title=deed.title,
        content=content,
        by=issuing,
        at=at,
        on=on,
        deed=deed,
    )
    if told["used_by"]:
        services.use_pack(version, _topic(told["used_by"]), by=as_member("bien-tap"), at=at)


def note(told: Values, at: datetime) -> None:
    """The officer notes a good practice, verifies it and shows it to the journal."""
    by = as_member("can-bo")
    claim = services.Claim(LeadKind.PRACTICE, told["title"], told["text"], place=told["place"])
    lead = services.note_lead(programme(), claim, by=by, at=at, on=day_of(at))
    source = services.add_source(lead, text=told["source"], by=by, at=at)
    services.verify_source(source, by=by, at=at, on=day_of(at))
    services.offer_lead(lead, by=by, at=at)


def meet(told: Values, at: datetime) -> None:
    """Both sides meet; the officer writes the minutes and the editor agrees to each item."""
    by, editor = as_member("can-bo"), as_member("bien-tap")
    items = [_parts(one) for one in told["items"].split(";")]
    call = meetings.Call(
        MeetingKind.PLANNING,
        told["title"],
        told["on"],
        place=told["place"],
        chair=told["chair"],
        items=[title for title, _ in items],
    )
    meeting = meetings.call_meeting(programme(), call, by=by, at=at)
    for side, name, office in (_parts(one) for one in told["attendees"].split(";")):
        meetings.add_attendee(
            meeting, name=name, office=office, side=AttendeeSide(side), by=by, at=at
        )
    meetings.hold_meeting(meeting, by=by, at=at, on=told["on"])
    whole = get_meeting(meeting.ref, seen_by=by)
    for number, (_, words) in enumerate(items, start=1):
        item = get_item(whole, number)
        meetings.write_minute(item, words, after=0, by=by, at=at)
        meetings.agree_minute(item, 1, by=editor, at=at)
    if told["topic"]:
        topic, first = _topic(told["topic"]), get_item(whole, 1)
        meetings.tell_outcome(first, Outcome.TOPIC, by=by, at=at, on=told["on"], topic=topic)


def sign(told: Values, at: datetime) -> None:
    """The leaders of both sides sign the minutes."""
    for ref in ("lanh-dao-a", "lanh-dao-b"):
        leader = as_member(ref)
        meeting = meetings_of(programme(), seen_by=leader).get(title=told["title"])
        meetings.sign_minutes(meeting, by=leader, at=at)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split("|")]


def _deed_told(title: str) -> Values:
    told: Values = next(one for one in year()["deeds"] if one["title"] == title)
    return told


def _deed(title: str) -> Deed:
    return Deed.objects.select_related("programme", "obligation", "unit").get(
        programme__ref=PROGRAMME, title=title
    )


def _trip(title: str) -> Trip:
    trips = Trip.objects.select_related("deed__programme", "deed__obligation")
    return trips.get(deed__programme__ref=PROGRAMME, deed__title=title)


def _topic(title: str) -> Topic:
    return Topic.objects.select_related("programme").get(programme__ref=PROGRAMME, title=title)
