"""The verbs of a field trip. Its steps are its deed's, so the ledger counts them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.http import Http404

from phoihop.audit.services import record
from phoihop.engines.vietnamese.folding import nfc
from phoihop.fieldwork.models import (
    Trip,
    TripContact,
    TripCost,
    TripEntry,
    TripMember,
    TripNote,
    TripStop,
    TripTopic,
)
from phoihop.fieldwork.rules import Cost, Payer, check_payer, check_trip_days, check_within_trip
from phoihop.law.access import Side
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member, Organisation
from phoihop.planning.models import Deed, Topic
from phoihop.planning.services import open_deed, take_step
from phoihop.programmes.models import Obligation
from phoihop.programmes.queries import party_of, permit
from phoihop.programmes.rules import ObligationKind

MOST_MEMBERS = 40


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody who goes along: name and office as the letter prints them, and the outlet."""

    name: str
    office: str = ""
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What reporters ask for: where, from which day to which, why, and who comes."""

    place: str
    from_on: date
    until_on: date
    purpose: str
    companions: Sequence[Companion] = ()


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the itinerary."""

    on: date
    place: str
    what: str
    begins: time | None = None  # the hour, where it is known


@transaction.atomic
def request_trip(
    obligation: Obligation,
    wish: Wish,
    *,
    by: Member,
    at: datetime,
    on: date,
    unit: Organisation | None = None,
) -> Trip:
    """Ask for a field trip under the duty to open doors. The answer is due as the duty says.

    Raises:
        Refusal: ``trip.wrong_duty``, ``trip.place_missing``, ``trip.purpose_missing``,
            ``trip.ends_before_start``, ``trip.too_long``, ``trip.begins_before_asked``, and those
            of ``planning.services.open_deed``.
    """
    place = _check_wish(obligation, wish)
    if wish.from_on < on:
        raise Refusal("trip.begins_before_asked", start=wish.from_on.isoformat())
    deed = open_deed(obligation, title=place, by=by, at=at, on=on, unit=unit)
    return _describe(deed, wish)


@transaction.atomic
def describe_trip(deed: Deed, wish: Wish, *, by: Member, at: datetime) -> Trip:
    """Say where and when a trip goes that was asked for on the general page of deeds.

    Raises:
        Refusal: ``trip.described``, ``trip.wrong_duty``, ``trip.ended``, ``access.denied``, and
            those of the days and words of ``request_trip``.
    """
    permit("trip.plan", deed.programme, by=by)
    if deed.ended:
        raise Refusal("trip.ended", ref=deed.ref)
    _check_wish(deed.obligation, wish)
    Deed.objects.select_for_update().get(pk=deed.pk)
    if Trip.objects.filter(deed=deed).exists():
        raise Refusal("trip.described", ref=deed.ref)
    trip = _describe(deed, wish)
    _tell("trip.described", trip, by=by, at=at, on=wish.from_on.isoformat())
    return trip


def _check_wish(obligation: Obligation, wish: Wish) -> str:
    if obligation.kind != ObligationKind.FACILITATE.value:
        raise Refusal("trip.wrong_duty", duty=obligation.code)
    if not wish.purpose.strip():
        raise Refusal("trip.purpose_missing")
    check_trip_days(from_on=wish.from_on, until_on=wish.until_on)
    if not (place := nfc(wish.place).strip()):
        raise Refusal("trip.place_missing")
    return place


def _describe(deed: Deed, wish: Wish) -> Trip:
    trip = Trip.objects.create(
        deed=deed,
        place=nfc(wish.place).strip(),
        from_on=wish.from_on,
        until_on=wish.until_on,
        purpose=nfc(wish.purpose).strip(),
    )
    for companion in wish.companions:
        _add_companion(trip, companion)
    return trip


@transaction.atomic
def add_companion(trip: Trip, companion: Companion, *, by: Member, at: datetime) -> TripMember:
    """Name somebody more who goes along; reporters of other local outlets may be named.

    Raises:
        Refusal: ``trip.companion_unnamed``, ``trip.companion_twice``, ``trip.too_many``,
            ``trip.ended``, ``access.denied``.
    """
    _permit("trip.plan", trip, by=by)
    added = _add_companion(trip, companion)
    _tell("trip.companion_named", trip, by=by, at=at, place=added.ordinal)
    return added


def _add_companion(trip: Trip, companion: Companion) -> TripMember:
    name = " ".join(nfc(companion.name).split())
    if not name:
        raise Refusal("trip.companion_unnamed")
    Trip.objects.select_for_update().get(pk=trip.pk)
    known = list(trip.members.values_list("name", flat=True))
    if name in known:
        raise Refusal("trip.companion_twice", name=name)
    if len(known) >= MOST_MEMBERS:
        raise Refusal("trip.too_many", most=MOST_MEMBERS)
    return TripMember.objects.create(
        trip=trip,
        ordinal=len(known) + 1,
        name=name,
        office=companion.office.strip(),
        outlet=companion.outlet.strip(),
    )


@transaction.atomic
def grant_trip(
    trip: Trip,
    *,
    by: Member,
    at: datetime,
    on: date,
    hosts: Sequence[Organisation] = (),
    safety: str = "",
    note: str = "",
) -> None:
    """Say yes, name the host units, and say what is to be minded on the way.

    Raises:
        Refusal: ``deed.other_sides_turn``, ``deed.out_of_turn``, ``access.denied`` …
    """
    take_step(trip.deed, "granted", by=by, at=at, on=on, note=note)
    trip.hosts.add(*hosts)
    Trip.objects.filter(pk=trip.pk).update(safety=nfc(safety).strip())
    trip.safety = nfc(safety).strip()


def refuse_trip(trip: Trip, *, reason: str, by: Member, at: datetime, on: date) -> None:
    """Say no, with the reason; it counts in the fulfilment of the duty.

    Raises:
        Refusal: ``deed.reason_missing``, ``deed.other_sides_turn``, ``deed.out_of_turn`` …
    """
    take_step(trip.deed, "refused", by=by, at=at, on=on, note=reason)


@transaction.atomic
def add_host(trip: Trip, unit: Organisation, *, by: Member, at: datetime) -> None:
    """Name a unit that receives the reporters. Only the side that opens the doors may.

    Raises:
        Refusal: ``trip.hosts_side``, ``trip.ended``, ``access.denied``.
    """
    _permit_host(trip, by=by)
    trip.hosts.add(unit)
    _tell("trip.host_named", trip, by=by, at=at, unit=unit.ref)


@transaction.atomic
def add_stop(trip: Trip, stop: Stop, *, by: Member, at: datetime) -> TripStop:
    """Put a stop on the itinerary.

    Raises:
        Refusal: ``trip.day_outside``, ``trip.stop_unnamed``, ``trip.ended``, ``access.denied``.
    """
    _permit("trip.plan", trip, by=by)
    check_within_trip(stop.on, from_on=trip.from_on, until_on=trip.until_on)
    if not stop.place.strip() or not stop.what.strip():
        raise Refusal("trip.stop_unnamed")
    row = TripStop.objects.create(
        trip=trip, on=stop.on, time=stop.begins, place=stop.place.strip(), what=stop.what.strip()
    )
    _tell("trip.stop_planned", trip, by=by, at=at, on=stop.on.isoformat())
    return row


@transaction.atomic
def add_contact(
    trip: Trip, *, unit: str, name: str, phone: str, by: Member, at: datetime
) -> TripContact:
    """Name whom the reporters may call. Only the side that opens the doors may.

    Raises:
        Refusal: ``trip.contact_unnamed``, ``trip.hosts_side``, ``trip.ended``, ``access.denied``.
    """
    _permit_host(trip, by=by)
    if not unit.strip() or not name.strip():
        raise Refusal("trip.contact_unnamed")
    row = TripContact.objects.create(
        trip=trip, unit=unit.strip(), name=name.strip(), phone=phone.strip()
    )
    _tell("trip.contact_named", trip, by=by, at=at, count=trip.contacts.count())
    return row


@transaction.atomic
def tell_cost(
    trip: Trip, cost: Cost, payer: Payer, *, words: str = "", by: Member, at: datetime
) -> TripCost:
    """Say who bore a cost. Either side may; what was said before stays, the newest counts.

    It goes into the disclosure of every piece that came of the trip.

    Raises:
        Refusal: ``trip.payer_unnamed``, ``access.denied``.
    """
    permit("trip.log", trip.deed.programme, by=by)
    check_payer(payer, words=words)
    row = TripCost.objects.create(
        trip=trip, cost=cost.value, payer=payer.value, words=words.strip(), told_by=by, told_at=at
    )
    _tell("trip.cost_told", trip, by=by, at=at, cost=cost.value, payer=payer.value)
    return row


@transaction.atomic
def write_log(trip: Trip, *, on: date, text: str, by: Member, at: datetime) -> TripEntry:
    """Write what took place into the log that both sides read.

    Raises:
        Refusal: ``trip.day_outside``, ``trip.text_missing``, ``trip.not_granted``,
            ``access.denied``.
    """
    permit("trip.log", trip.deed.programme, by=by)
    if trip.deed.last_step not in {"granted", "held", "confirmed"}:
        raise Refusal("trip.not_granted", ref=trip.deed.ref)
    check_within_trip(on, from_on=trip.from_on, until_on=trip.until_on)
    if not text.strip():
        raise Refusal("trip.text_missing")
    row = TripEntry.objects.create(
        trip=trip, on=on, text=nfc(text).strip(), written_by=by, recorded_at=at
    )
    _tell("trip.logged", trip, by=by, at=at, on=on.isoformat())
    return row


@transaction.atomic
def write_note(trip: Trip, *, text: str, by: Member, at: datetime) -> TripNote:
    """Keep a reporter's own note: the publisher's alone. Nothing of it enters the trail.

    Raises:
        Refusal: ``trip.text_missing``, ``access.denied`` for everybody but the publisher's desk
            and reporters.
    """
    programme = trip.deed.programme
    permit("trip.note", programme, by=by)
    if not text.strip():
        raise Refusal("trip.text_missing")
    return TripNote.objects.create(
        trip=trip,
        party=party_of(programme, by),
        text=nfc(text).strip(),
        written_by=by,
        recorded_at=at,
    )


@transaction.atomic
def link_topic(trip: Trip, topic: Topic, *, by: Member, at: datetime) -> None:
    """Say that the piece of a topic is made on this trip. May be repeated.

    Raises:
        Refusal: ``trip.foreign_topic``, ``access.denied``.
    """
    programme = trip.deed.programme
    permit("trip.plan", programme, by=by)
    if topic.programme_id != programme.pk:
        raise Refusal("trip.foreign_topic", topic=topic.ref)
    _, new = TripTopic.objects.get_or_create(
        trip=trip, topic=topic, defaults={"linked_by": by, "linked_at": at}
    )
    if new:
        _tell("trip.topic_linked", trip, by=by, at=at, topic=topic.ref)


def hold_trip(trip: Trip, *, by: Member, at: datetime, on: date, note: str = "") -> None:
    """Say that the trip took place. Raises what ``planning.services.take_step`` does."""
    take_step(trip.deed, "held", by=by, at=at, on=on, note=note)


def confirm_trip(trip: Trip, *, by: Member, at: datetime, on: date, note: str = "") -> None:
    """The side that asked confirms that doors were open. Raises as ``take_step``."""
    take_step(trip.deed, "confirmed", by=by, at=at, on=on, note=note)


def _permit(action: str, trip: Trip, *, by: Member) -> Side:
    side = permit(action, trip.deed.programme, by=by)
    if trip.deed.ended:
        raise Refusal("trip.ended", ref=trip.deed.ref)
    publisher = trip.deed.party_b_id
    if side is Side.B and publisher not in (None, party_of(trip.deed.programme, by).pk):
        raise Http404(trip.deed.ref)
    return side


def _permit_host(trip: Trip, *, by: Member) -> None:
    side = _permit("trip.plan", trip, by=by)
    if side is not Side(trip.deed.obligation.side):
        raise Refusal("trip.hosts_side", side=trip.deed.obligation.side.upper())


def _tell(action: str, trip: Trip, *, by: Member, at: datetime, **facts: str | int) -> None:
    record(
        action,
        f"deed:{trip.deed.ref}",
        chain=trip.deed.programme.ref,
        actor=by.ref,
        at=at,
        **facts,
    )
