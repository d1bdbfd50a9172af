"""What the lists for today may show, asked by standings at hand: what the rooms say, to the row."""

from datetime import date
from typing import TypeVar

import pytest
from django.db.models import Model

from phoihop.acceptance.models import Record
from phoihop.acceptance.queries import visible_to as records_visible_to
from phoihop.desk.queries.plan import deeds_shown, topics_shown
from phoihop.desk.queries.standing import Place, matches_in, own_instrument, place_of
from phoihop.parties.models import Member
from phoihop.planning import services
from phoihop.planning.models import Deed, Topic
from phoihop.planning.queries import deeds_visible_to, topics_visible_to
from phoihop.programmes.models import Instrument, Line, Obligation, Programme, ProgrammeParty
from phoihop.programmes.queries import instruments_visible_to
from phoihop.publications.models import Match
from phoihop.publications.queries import matches_visible_to
from tests.fixtures import NOON, Publish, make_organisation

ON = date(2017, 6, 1)
Row = TypeVar("Row", bound=Model)


@pytest.fixture
def rivals(
    programme: Programme, contract: Instrument, line: Line, publish_duty: Obligation,
    trip_duty: Obligation, officer: Member, editor: Member, stranger: Member, publish: Publish,
) -> Programme:  # fmt: skip
    """Two publishers on side B: contracts, drafts, pieces, duties, topics and deeds of each."""
    rival = ProgrammeParty.objects.create(
        programme=programme, side="b", ordinal=2, organisation=stranger.organisation
    )
    theirs = _copy(contract, ref="HĐ-2017-02", party_b=rival)
    _copy(contract, ref="HĐ-2017-03", state="draft", signed_on=None)
    _copy(contract, ref="HĐ-2017-04", state="draft", signed_on=None,
          drafted_by=editor.organisation)  # fmt: skip
    line_of_rival = _copy(line, instrument=theirs)
    named = _copy(publish_duty, code="B2", ordinal=3, party=rival)
    publish("Của ta", date(2017, 5, 1))
    otherwise: list[dict[str, object]] = [
        {"line": line_of_rival}, {"line": None}, {"line": None, "obligation": named},
    ]  # fmt: skip
    for number, held in enumerate(otherwise):
        match = Match.objects.get(pk=publish(f"Bài {number}", date(2017, 5, 2)).pk)
        Match.objects.filter(pk=match.pk).update(**held)
    deed = services.open_deed(trip_duty, title="Đi Định Hóa", by=editor, at=NOON, on=ON)
    _copy(deed, ref="VIEC-RIENG", party_b=rival)
    _copy(deed, ref="VIEC-CHUNG", party_b=None)
    for number, (by, under) in enumerate(
        (
            (officer, line),
            (officer, line_of_rival),
            (officer, None),
            (editor, line),
            (stranger, None),
        )
    ):
        idea = services.Idea(f"Đề tài {number}", line=under, due_on=date(2017, 9, 1))
        topic = services.propose_topic(programme, idea, by=by, at=NOON, on=ON)
        Topic.objects.filter(pk=topic.pk).update(state="offered")
    for number, instrument in enumerate((contract, theirs), start=1):
        Record.objects.create(
            ref=f"BBNT-2017-0{number}", instrument=instrument, starts_on=ON, ends_on=ON,
            accepted_on=ON, rows_sha256="0" * 64, drawn_up_by=officer, recorded_at=NOON,
            net_dong=0, vat_dong=0, gross_dong=0,
        )  # fmt: skip
    return programme


def _copy(row: Row, **changes: object) -> Row:
    new = type(row)._default_manager.get(pk=row.pk)
    new.pk = None
    for name, value in changes.items():
        setattr(new, name, value)
    new.save()
    return new


def seen(place: Place) -> dict[str, set[int]]:
    """Ids by the standings at hand."""
    running = place.running
    found = {
        "matches": matches_in(place).filter(programme__in=running),
        "instruments": Instrument.objects.filter(own_instrument(place)),
        "records": Record.objects.filter(own_instrument(place, "instrument")),
        "deeds": Deed.objects.filter(deeds_shown(place)),
        "topics": Topic.objects.filter(topics_shown(place), state="offered"),
    }
    return {name: set(rows.values_list("pk", flat=True)) for name, rows in found.items()}


def allowed(member: Member) -> dict[str, set[int]]:
    """Ids by what the rooms say."""
    found = {
        "matches": matches_visible_to(member),
        "instruments": instruments_visible_to(member),
        "records": records_visible_to(member),
        "deeds": deeds_visible_to(member),
        "topics": topics_visible_to(member).filter(state="offered"),
    }
    return {name: set(rows.values_list("pk", flat=True)) for name, rows in found.items()}


def test_each_sees_at_the_desk_what_the_rooms_show(
    rivals: Programme, officer: Member, editor: Member, stranger: Member
) -> None:
    sizes = {}
    for member in (officer, editor, stranger):
        at_the_desk = seen(place_of(member, on=ON))
        assert at_the_desk == allowed(member)
        sizes[member.ref] = {name: len(ids) for name, ids in at_the_desk.items()}
    assert sizes[officer.ref] == {
        "matches": 4, "instruments": 3, "records": 2, "deeds": 3, "topics": 5,
    }  # fmt: skip
    assert sizes[editor.ref]["matches"] == 2  # not the rival's line, nor the rival's own duty
    assert sizes[editor.ref]["records"] == sizes[stranger.ref]["records"] == 1


def test_who_is_no_party_has_no_place(rivals: Programme, stranger: Member) -> None:
    house = make_organisation("bao-khac", "publisher", "Báo khác")
    ProgrammeParty.objects.filter(organisation=stranger.organisation).update(organisation=house)
    place = place_of(stranger, on=ON)
    assert not place.standings
    assert not any(seen(place).values())
