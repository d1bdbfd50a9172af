"""A trip from the request to the pieces that came of it."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from phoihop.audit.models import Entry
from phoihop.fieldwork import services
from phoihop.fieldwork.models import Trip, TripCost
from phoihop.fieldwork.queries import costs_behind, costs_of, get_trip, notes_of, trips_of
from phoihop.fieldwork.rules import Cost, Payer
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member, Organisation
from phoihop.planning.models import Topic
from phoihop.planning.queries import facts_of
from phoihop.programmes.models import Obligation, Programme
from tests.fieldwork.conftest import ON
from tests.fixtures import NOON


def granted(trip: Trip, officer: Member, *hosts: Organisation) -> Trip:
    services.grant_trip(trip, by=officer, at=NOON, on=ON, hosts=hosts, safety="Đường dốc, mưa lũ")
    return trip


def test_a_request_waits_for_the_other_sides_answer(trip: Trip) -> None:
    assert trip.deed.last_step == "requested"
    assert trip.deed.due_on == date(2017, 6, 6)  # five days, as the duty promises
    assert [(one.ordinal, one.name) for one in trip.members.all()] == [
        (1, "Trần Văn Mẫu"),
        (2, "Lò Thị Mẫu"),
    ]


def test_a_whole_trip_counts_in_the_ledger(
    trip: Trip, officer: Member, editor: Member, institution: Organisation
) -> None:
    granted(trip, officer, institution)
    services.hold_trip(trip, by=editor, at=NOON, on=date(2017, 6, 14))
    services.confirm_trip(trip, by=editor, at=NOON, on=date(2017, 6, 15))
    columns = [fact.column.value for fact in facts_of(trip.deed.programme, seen_by=officer)]
    assert columns == ["planned", "in_work", "published", "accepted"]
    assert list(trip.hosts.all()) == [institution]


def test_a_late_refusal_is_the_institutions_and_keeps_its_reason(
    trip: Trip, officer: Member
) -> None:
    services.refuse_trip(trip, reason="Đang có bão", by=officer, at=NOON, on=date(2017, 6, 9))
    (fact,) = [
        one
        for one in facts_of(trip.deed.programme, seen_by=officer)
        if one.column.value == "refused"
    ]
    assert (fact.late_days, fact.note) == (3, "Đang có bão")


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (services.Wish(" ", ON, ON, "Lý do"), "trip.place_missing"),
        (services.Wish("Xã", ON, ON, ""), "trip.purpose_missing"),
        (services.Wish("Xã", date(2017, 6, 9), ON, "Lý do"), "trip.ends_before_start"),
        (services.Wish("Xã", date(2017, 5, 1), ON, "Lý do"), "trip.begins_before_asked"),
    ],
)
def test_a_bad_wish_leaves_no_trace(
    wish: services.Wish, code: str, trip_duty: Obligation, editor: Member
) -> None:
    with pytest.raises(Refusal, match=code):
        services.request_trip(trip_duty, wish, by=editor, at=NOON, on=ON)
    assert not trip_duty.deeds.exists()
    assert not Entry.objects.exists()


def test_a_companion_named_twice_undoes_the_whole_request(
    trip_duty: Obligation, editor: Member
) -> None:
    twice = [services.Companion("Lò Thị Mẫu"), services.Companion(" Lò  Thị Mẫu ")]
    wish = services.Wish("Xã", ON, ON, "Lý do", twice)
    with pytest.raises(Refusal, match=r"trip\.companion_twice"):
        services.request_trip(trip_duty, wish, by=editor, at=NOON, on=ON)
    assert not trip_duty.deeds.exists()


def test_only_a_duty_to_open_doors_has_trips(inform_duty: Obligation, editor: Member) -> None:
    with pytest.raises(Refusal, match=r"trip\.wrong_duty"):
        services.request_trip(
            inform_duty, services.Wish("Xã", ON, ON, "Lý do"), by=editor, at=NOON, on=ON
        )


def test_the_institution_asks_nobody_for_its_own_doors(
    trip_duty: Obligation, officer: Member
) -> None:
    with pytest.raises(Refusal, match=r"deed\.other_sides_turn"):
        services.request_trip(
            trip_duty, services.Wish("Xã", ON, ON, "Lý do"), by=officer, at=NOON, on=ON
        )


def test_contacts_come_from_the_side_that_opens_the_doors(
    trip: Trip, officer: Member, editor: Member
) -> None:
    with pytest.raises(Refusal, match=r"trip\.hosts_side"):
        services.add_contact(trip, unit="UBND xã", name="Bà Mẫu", phone="", by=editor, at=NOON)
    services.add_contact(trip, unit="UBND xã", name="Bà Mẫu", phone="0280", by=officer, at=NOON)
    trail = Entry.objects.filter(action="trip.contact_named").get()
    assert "Mẫu" not in str(trail.facts)
    assert "0280" not in str(trail.facts)


def test_a_stop_lies_within_the_trip(trip: Trip, officer: Member) -> None:
    with pytest.raises(Refusal, match=r"trip\.day_outside"):
        services.add_stop(trip, services.Stop(date(2017, 7, 1), "Xã", "Thăm"), by=officer, at=NOON)


def test_the_newest_telling_of_a_cost_counts_and_the_older_stays(
    trip: Trip, officer: Member, editor: Member
) -> None:
    services.tell_cost(trip, Cost.MEALS, Payer.INSTITUTION, by=officer, at=NOON)
    services.tell_cost(trip, Cost.MEALS, Payer.PUBLISHER, by=editor, at=NOON)
    assert costs_of(trip)[Cost.MEALS].payer is Payer.PUBLISHER
    assert TripCost.objects.count() == 2


def test_costs_stand_behind_the_topics_of_the_trip(
    trip: Trip, topic: Topic, editor: Member
) -> None:
    services.link_topic(trip, topic, by=editor, at=NOON)
    services.link_topic(trip, topic, by=editor, at=NOON)
    services.tell_cost(trip, Cost.LODGING, Payer.HOST, by=editor, at=NOON)
    behind = costs_behind([topic.pk])
    assert list(behind[topic.pk]) == [trip.deed.ref]
    assert list(behind[topic.pk][trip.deed.ref]) == [Cost.LODGING]


def test_a_log_begins_when_the_trip_is_granted(
    trip: Trip, officer: Member, reporter: Member
) -> None:
    day = date(2017, 6, 12)
    with pytest.raises(Refusal, match=r"trip\.not_granted"):
        services.write_log(trip, on=day, text="Gặp trưởng xóm", by=reporter, at=NOON)
    granted(trip, officer)
    services.write_log(trip, on=day, text="Gặp trưởng xóm", by=reporter, at=NOON)
    assert [one.text for one in trip.entries.all()] == ["Gặp trưởng xóm"]


def test_a_reporters_notes_are_the_publishers_alone(
    trip: Trip, reporter: Member, editor: Member, officer: Member
) -> None:
    services.write_note(trip, text="Nguồn tin riêng", by=reporter, at=NOON)
    assert [one.text for one in notes_of(trip, seen_by=editor)] == ["Nguồn tin riêng"]
    assert notes_of(trip, seen_by=officer) == []
    with pytest.raises(Refusal, match=r"access\.denied"):
        services.write_note(trip, text="Không được", by=officer, at=NOON)
    assert not Entry.objects.filter(action__startswith="trip.note").exists()


def test_a_stranger_finds_no_trip(trip: Trip, stranger: Member, programme: Programme) -> None:
    with pytest.raises(Http404):
        get_trip(trip.deed.ref, seen_by=stranger)
    with pytest.raises(Http404):
        trips_of(programme, seen_by=stranger)


def test_the_database_knows_no_unnamed_other_payer(trip: Trip, editor: Member) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        TripCost.objects.create(
            trip=trip, cost="meals", payer="other", told_by=editor, told_at=NOON
        )
