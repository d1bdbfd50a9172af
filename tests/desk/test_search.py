"""Words find what they should, exact marks first, and nothing that is not for these eyes."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from phoihop.desk.queries import search
from phoihop.desk.rules import Hit, Kind, ranked, reference_in
from phoihop.engines.vietnamese.collation import sort_key
from phoihop.engines.vietnamese.folding import search_key
from phoihop.fieldwork import services as field
from phoihop.fieldwork.rules import LeadKind
from phoihop.manuscripts import services as manuscripts
from phoihop.meetings import services as meetings
from phoihop.meetings.rules import MeetingKind
from phoihop.parties.models import Appointment, Member, Person
from phoihop.planning import services as planning
from phoihop.programmes.models import Instrument, Line, Obligation, Programme, ReferenceDocument
from phoihop.publications.models import Work
from phoihop.publications.searching import search_works
from tests.fixtures import NOON, Publish

ON = date(2017, 6, 1)


def titles(member: Member, text: str) -> list[str]:
    return [work.title for work in search_works(member, text)]


@pytest.fixture
def pieces(publish: Publish) -> None:
    for title in ("Đang làm đường mới", "Dâng hương", "Xây dựng Đảng ở cơ sở", "Chè Tân Cương"):
        publish(title, date(2017, 5, 1))


@pytest.mark.parametrize(
    ("text", "first", "found"),
    [
        ("dang", None, 3),
        ("Đảng", "Xây dựng Đảng ở cơ sở", 3),
        ("đảng", "Xây dựng Đảng ở cơ sở", 3),
        ("đang", "Đang làm đường mới", 3),
        ("xay dung", "Xây dựng Đảng ở cơ sở", 1),
        ("tan cu", "Chè Tân Cương", 1),
        ("cuong tan", "Chè Tân Cương", 1),
        ("ta cuong", None, 0),
        ("chè' OR 1=1 --", None, 0),
        ('"chè" AND (*', None, 0),
        ("!!!", None, 0),
    ],
)
def test_folded_words_find_and_exact_marks_come_first(
    pieces: None, editor: Member, text: str, first: str | None, found: int
) -> None:
    seen = titles(editor, text)
    assert len(seen) == found
    assert first is None or seen[0] == first


def test_the_index_follows_every_way_of_writing(pieces: None, editor: Member) -> None:
    Work.objects.filter(title="Dâng hương").update(title="Lúa", search_key="lua")
    assert titles(editor, "huong") == []
    assert titles(editor, "lua") == ["Lúa"]
    work = Work.objects.get(title="Lúa")
    work.matches.all().delete()
    work.publications.all().delete()
    work.delete()
    assert titles(editor, "lua") == []


def test_a_house_finds_its_few_works_among_very_many_of_others(
    publish: Publish, editor: Member, stranger: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("phoihop.publications.searching.NEWEST", 5)
    publish("Chè của nhà", date(2017, 5, 1))
    for number in range(8):
        other = Work.objects.create(
            ref=f"TP-2018-{number}", title=f"Chè {number}", recorded_at=NOON,
            title_key="che", search_key=f"che {number}",
        )  # fmt: skip
        other.held_by.add(stranger.organisation)
    assert titles(editor, "chè") == ["Chè của nhà"]
    assert titles(editor, "che") == ["Chè của nhà"]


@pytest.fixture
def everything(
    pieces: None, programme: Programme, contract: Instrument, line: Line, trip_duty: Obligation,
    officer: Member, editor: Member,
) -> None:  # fmt: skip
    idea = planning.Idea("Chè sạch ở Tân Cương", line=line)
    topic = planning.propose_topic(programme, idea, by=officer, at=NOON, on=ON)
    planning.offer_topic(topic, by=officer, at=NOON, on=ON)
    planning.propose_topic(
        programme, planning.Idea("Chè, ý riêng", line=line), by=officer, at=NOON, on=ON
    )
    planning.open_deed(trip_duty, title="Đi vùng chè", by=editor, at=NOON, on=ON)
    Obligation.objects.filter(code="A1").update(text="Tạo điều kiện đến vùng chè")
    ReferenceDocument.objects.create(
        ref="nq-che", kind="resolution", symbol="01-NQ/MAU", issuer="Tỉnh ủy Mẫu",
        title="Nghị quyết về cây chè", search_key="01 nq mau tinh uy mau nghi quyet ve cay che",
    )  # fmt: skip
    person = Person.objects.create(
        ref="ong-che", full_name="Nguyễn Văn Chè", search_key="nguyen van che",
        sort_key=sort_key("Nguyễn Văn Chè"),
    )  # fmt: skip
    Appointment.objects.create(person=person, organisation=officer.organisation, title="Cán bộ")
    Programme.objects.update(title="Chương trình cây chè", search_key="chuong trinh cay che")


@pytest.fixture
def at_work(programme: Programme, trip_duty: Obligation, officer: Member, editor: Member) -> None:
    """A trip, a question of which only the words tell, leads, a meeting, a manuscript."""
    asking = Obligation.objects.create(
        programme=programme, code="A2", ordinal=3, kind="inform", side="a", text="Cung cấp số liệu",
        quantified=False, answer_within_days=7,
    )  # fmt: skip
    by_a, by_b = {"by": officer, "at": NOON}, {"by": editor, "at": NOON}
    wish = field.Wish("Đồi chè Tân Cương", ON, ON, "Xem")
    field.request_trip(trip_duty, wish, **by_b, on=ON)
    field.ask(asking, field.Inquiry("Số liệu", "Bao nhiêu héc-ta chè?"), **by_b, on=ON)
    for title in ("Chè sạch của xóm", "Chè, còn giữ riêng"):
        claim = field.Claim(LeadKind.PRACTICE, title, "Cả xóm cùng làm")
        lead = field.note_lead(programme, claim, **by_a, on=ON)
        field.verify_source(field.add_source(lead, text="Xem", **by_a), **by_a, on=ON)
        if "sạch" in title:
            field.offer_lead(lead, **by_a)
    call = meetings.Call(MeetingKind.PLANNING, "Họp về cây chè", ON)
    meetings.call_meeting(programme, call, **by_a)
    brief = manuscripts.Brief("Bài về chè", programme=programme)
    manuscripts.invite_author(brief, name="Nông Văn Mẫu", email="", **by_b, on=ON)


def kinds(member: Member, text: str) -> dict[Kind, int]:
    return {kind: len(hits) for kind, hits in search(member, text).items()}


def test_one_question_goes_through_every_room(everything: None, officer: Member) -> None:
    assert kinds(officer, "che") == {
        Kind.PROGRAMME: 1,
        Kind.OBLIGATION: 1,
        Kind.TOPIC: 2,
        Kind.DEED: 1,
        Kind.WORK: 1,
        Kind.DOCUMENT: 1,
        Kind.PERSON: 1,
    }
    assert kinds(officer, "tinh uy mau")[Kind.ORGANISATION] == 1


def test_what_is_asked_pointed_out_met_about_and_written_is_found_by_each_side_as_it_may(
    at_work: None, officer: Member, editor: Member, stranger: Member
) -> None:
    shared = {Kind.TRIP: 1, Kind.QUESTION: 1, Kind.MEETING: 1}
    assert kinds(officer, "che") == {**shared, Kind.LEAD: 2}
    assert kinds(editor, "che") == {**shared, Kind.LEAD: 1, Kind.MANUSCRIPT: 1}
    assert kinds(stranger, "che") == {}
    [question] = search(editor, "hec ta")[Kind.QUESTION]
    assert question.title == "Số liệu"


@pytest.mark.parametrize(
    ("text", "kind"),
    [("hn-2017", Kind.MEETING), ("dh-2017", Kind.LEAD), ("bt-2017-01", Kind.MANUSCRIPT)],
)
def test_references_of_the_new_rooms_lead_there_for_whom_they_are(
    at_work: None, officer: Member, editor: Member, stranger: Member, text: str, kind: Kind
) -> None:
    assert set(search(editor, text)) == {kind}
    assert set(search(officer, text)) == ({kind} - {Kind.MANUSCRIPT})
    assert search(stranger, text) == {}


def test_what_was_asked_and_met_about_before_is_found_after_the_move(at_work: None) -> None:
    for app, model in (("meetings", "Meeting"), ("fieldwork", "Question")):
        rows = apps.get_model(app, model).objects
        before = list(rows.values_list("search_key", flat=True))
        rows.update(search_key="")
        import_module(f"phoihop.{app}.migrations.0003_search_key").fill(apps, None)
        assert list(rows.values_list("search_key", flat=True)) == before


def test_the_other_side_finds_no_private_idea_and_no_foreign_contacts(
    everything: None, editor: Member
) -> None:
    found = search(editor, "chè")
    assert [hit.title for hit in found[Kind.TOPIC]] == ["Chè sạch ở Tân Cương"]
    assert Kind.PERSON not in found


def test_a_stranger_finds_nothing_of_a_programme(everything: None, stranger: Member) -> None:
    assert set(kinds(stranger, "che")) == {Kind.DOCUMENT}
    for ref in ("CT-2017-01", "HĐ-2017-01", "TP-2017-0001", "LĐ-2017-0001", "VIEC-2017"):
        assert kinds(stranger, ref) == {}


@pytest.mark.parametrize(
    ("text", "kind", "ref"),
    [
        ("ct-2017-01", Kind.PROGRAMME, "CT-2017-01"),
        ("hd-2017-01", Kind.INSTRUMENT, "HĐ-2017-01"),
        ("HĐ-2017-01/1", Kind.INSTRUMENT, "HĐ-2017-01"),
        ("tp-2017-0004", Kind.WORK, "TP-2017-0004"),
        ("ld-2017-0004", Kind.WORK, "LĐ-2017-0004"),
        ("viec-2017", Kind.DEED, "VIEC-2017-"),
    ],
)
def test_a_reference_leads_to_the_thing_itself(
    everything: None, officer: Member, text: str, kind: Kind, ref: str
) -> None:
    [hit] = search(officer, text)[kind]
    assert hit.ref.startswith(ref)


@pytest.mark.parametrize("text", ["05-CT/TW", "năm 2017", "2017-01", "chè-2017-01"])
def test_other_words_are_no_reference(text: str) -> None:
    assert reference_in(text) == ""


def test_of_two_hits_the_one_with_the_same_marks_is_first() -> None:
    hits = [Hit(Kind.TOPIC, "1", "Dang dở"), Hit(Kind.TOPIC, "2", "Đảng bộ")]
    assert [hit.ref for hit in ranked(hits, "ĐẢNG")] == ["2", "1"]
    assert search_key("ĐẢNG") == "dang"


def test_the_page_shows_groups_with_links(
    client: Client, everything: None, officer: Member,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    client.force_login(officer.user)
    with django_assert_max_num_queries(20):
        text = client.get("/search/?q=chè").content.decode()
    assert "Đề tài" in text
    assert 'href="/deeds/' in text
    assert "Không tìm thấy" in client.get("/search/?q=voi").content.decode()
    assert client.get("/search/").status_code == 200


def test_the_page_is_for_people_who_signed_in(client: Client, db: None) -> None:
    assert client.get("/search/?q=a").status_code == 302
