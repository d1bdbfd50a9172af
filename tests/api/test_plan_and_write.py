"""Every door of the plan and of the desk: who finds it open, what it tells, what it takes."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from phoihop.fieldwork.models import Question, Trip
from phoihop.law.access import Role
from phoihop.notices.models import Letter
from phoihop.parties.models import Member, Organisation
from phoihop.programmes.models import Line, Programme, ProgrammeParty
from tests.api.program import Program
from tests.api.year import ON, People, a_year, more_of_everything
from tests.fixtures import NOON, MakeMember, Publish, make_organisation

FINDS, LOCKED = 200, 404
ALL = (FINDS, FINDS, FINDS)  # the institution's officer, its auditor, the editor
OURS = (LOCKED, LOCKED, FINDS)  # the publisher's own
DOORS = {
    "/programmes/{programme}/topics": ALL,
    "/topics/{topic}": ALL,
    "/topics/{secret}": OURS,
    "/programmes/{programme}/deeds": ALL,
    "/deeds/{trip}": ALL,
    "/programmes/{programme}/assignments": OURS,
    "/assignments/{assignment}": OURS,
    "/programmes/{programme}/lines?year=2017": ALL,
    "/programmes/{programme}/radar?on=2017-06-01": ALL,
    "/programmes/{programme}/trips": ALL,
    "/trips/{trip}": ALL,
    "/programmes/{programme}/questions": ALL,
    "/questions/{question}": ALL,
    "/questions/{hushed}": ALL,
    "/programmes/{programme}/packs": ALL,
    "/packs/{pack}": ALL,
    "/packs/{pack}/versions/1": ALL,
    "/programmes/{programme}/leads": ALL,
    "/leads/{lead}": ALL,
    "/leads/{private_lead}": (FINDS, FINDS, LOCKED),
    "/programmes/{programme}/meetings": ALL,
    "/meetings/{meeting}": ALL,
    "/manuscripts/{manuscript}": OURS,
    "/royalties": OURS,
    "/royalties/due": OURS,
    "/royalties/{royalty}": OURS,
    "/royalties/statements/{statement}": OURS,
    "/papers/{paper}/versions": ALL,
}
ORDERS = {
    "/topics/{topic}/assignments": {"assignee": "phong-vien", "deadline_on": "2017-08-20"},
    "/assignments/{assignment}/confirm": {},
    "/assignments/{assignment}/refuse": {"reason": "busy"},
    "/programmes/{programme}/trips": {
        "obligation": "A7", "place": "Xã", "from_on": "2099-01-01", "until_on": "2099-01-02",
        "purpose": "Xem",
    },
    "/trips/{trip}/log": {"on": "2017-06-12", "text": "Đã đến"},
    "/programmes/{programme}/questions": {"obligation": "A8", "title": "Gì", "text": "Gì?"},
    "/questions/{question}/answer": {"text": "Ba hộ"},
    "/questions/{question}/judgement": {"sufficient": True},
    "/programmes/{programme}/leads": {"kind": "practice", "title": "Hay", "claim": "Rất hay"},
}  # fmt: skip


@pytest.fixture
def reporter(make_member: MakeMember, publisher: Organisation) -> Member:
    return make_member("phong-vien", publisher, Role.REPORTER)


@pytest.fixture
def refs(
    programme: Programme, line: Line, publish: Publish, officer: Member, editor: Member,
    reporter: Member, accountant_b: Member,
) -> dict[str, str]:  # fmt: skip
    return a_year(programme, line, publish, People(officer, editor, reporter, accountant_b))


def test_every_door_opens_to_whom_its_page_opens(
    refs: dict[str, str], stranger: Member, officer: Member, auditor_a: Member, editor: Member
) -> None:
    people = {"stranger": stranger, "a": officer, "auditor": auditor_a, "b": editor}
    programs = {name: Program(member) for name, member in people.items()}
    found = {}
    for door in DOORS:
        address, _, query = door.format(**refs).partition("?")
        given = dict(part.split("=") for part in query.split("&") if part)
        found[door] = tuple(one.get(address, **given).status_code for one in programs.values())
    own_house = {door for door in DOORS if door in {"/royalties", "/royalties/due"}}
    wanted = {
        door: (FINDS if door in own_house else LOCKED, *statuses)
        for door, statuses in DOORS.items()
    }
    assert found == wanted
    for door in own_house:  # a publisher too, the stranger reads the own, empty lists
        assert refs["royalty"] not in programs["stranger"].get(door).content.decode()


def test_strangers_order_nothing_and_auditors_only_read(
    refs: dict[str, str], stranger: Member, auditor_a: Member
) -> None:
    for member, refusals in ((stranger, {404}), (auditor_a, {403, 404})):
        program = Program(member)
        told = {door: program.post(door.format(**refs), **ORDERS[door]) for door in ORDERS}
        kept = {door: answer.status_code for door, answer in told.items()}
        assert {door: code for door, code in kept.items() if code not in refusals} == {}


def test_a_second_publisher_finds_nothing_of_the_first(
    refs: dict[str, str], programme: Programme, make_member: MakeMember
) -> None:
    house = make_organisation("bao-ban", "publisher", "Báo Bạn")
    ProgrammeParty.objects.create(programme=programme, side="b", ordinal=2, organisation=house)
    rival = Program(make_member("bien-tap-bao-ban", house, Role.EDITOR))
    for door in (
        "/topics/{secret}", "/deeds/{trip}", "/trips/{trip}", "/questions/{question}",
        "/assignments/{assignment}", "/manuscripts/{manuscript}", "/royalties/{royalty}",
        "/royalties/statements/{statement}", "/leads/{private_lead}",
    ):  # fmt: skip
        assert rival.get(door.format(**refs)).status_code == 404, door
    for name in ("trips", "questions", "assignments", "deeds"):
        listed = rival.get(f"/programmes/{programme.ref}/{name}").json()["items"]
        assert [row["ref"] for row in listed if row["ref"] in refs.values()] == [], name
    assert rival.get(f"/programmes/{programme.ref}/lines", year=2017).json()["lines"] == []


def test_reporters_notes_private_ideas_and_hushed_words_go_to_no_program_of_the_other_side(
    refs: dict[str, str], officer: Member, editor: Member
) -> None:
    theirs, ours = Program(officer), Program(editor)
    assert theirs.get(f"/trips/{refs['trip']}").json()["topics"] == []
    assert ours.get(f"/trips/{refs['trip']}").json()["topics"] == [refs["secret"]]
    for program in (theirs, ours):
        for door in ("trips", "questions", "deeds"):
            told = program.get(f"/programmes/{refs['programme']}/{door}").content.decode()
            assert "Nguồn tin riêng" not in told
            assert "kín" not in told
        hushed = program.get(f"/questions/{refs['hushed']}").json()
        assert (hushed["sensitive"], hushed["title"], hushed["text"]) == (True, "", "")


def test_topics_are_listed_by_state_and_by_month(refs: dict[str, str], editor: Member) -> None:
    program = Program(editor)
    topics = f"/programmes/{refs['programme']}/topics"

    def listed(**query: str) -> list[str]:
        return [one["ref"] for one in program.get(topics, **query).json()["items"]]

    assert listed() == [refs["secret"], refs["topic"]]
    assert listed(state="agreed") == [refs["topic"]]
    assert listed(month="2017-09") == [refs["topic"]]
    assert listed(month="2017-08") == []
    assert program.get(topics, month="2017-13").status_code == 422
    assert program.get(topics, state="anything").status_code == 422


def test_the_lines_and_the_radar_say_what_the_pages_say(
    refs: dict[str, str], editor: Member
) -> None:
    program = Program(editor)
    [line] = program.get(f"/programmes/{refs['programme']}/lines", year=2017).json()["lines"]
    steps = [line[name] for name in ("signed", "planned", "in_work", "published", "accepted")]
    assert (line["line"], steps) == ("HĐ-2017-01/1", [4, 1, 0, 1, 0])
    gaps = program.get(f"/programmes/{refs['programme']}/radar", on="2017-06-01").json()
    [gap] = [one for one in gaps if one["code"] == "HĐ-2017-01/1"]
    assert (gap["signed"], gap["done"], gap["in_time"], gap["missing"]) == (4, 1, 1, 2)


def test_an_assignment_is_offered_confirmed_and_delivered(
    refs: dict[str, str], editor: Member, reporter: Member
) -> None:
    desk, mine = Program(editor), Program(reporter)
    given = {"assignee": reporter.ref, "deadline_on": "2099-08-20", "task": "photograph"}
    late = desk.post(f"/topics/{refs['topic']}/assignments", **given)
    assert (late.status_code, late.json()["code"]) == (409, "assignment.deadline_after_due")
    one = f"/assignments/{refs['assignment']}"
    assert desk.post(f"{one}/confirm").status_code == 409  # not the editor's to confirm
    assert mine.post(f"{one}/confirm").json()["state"] == "confirmed"
    assert mine.post(f"{one}/refuse", reason="busy").status_code == 409
    assert mine.post(f"{one}/deliver").json()["state"] == "delivered"
    listed = mine.get(f"/programmes/{refs['programme']}/assignments").json()["items"]
    assert [(row["ref"], row["fee_dong"]) for row in listed] == [(refs["assignment"], 2_000_000)]


def test_a_trip_is_asked_for_and_its_log_is_written(
    refs: dict[str, str], officer: Member, reporter: Member, editor: Member
) -> None:
    wish = {
        "obligation": "A7", "place": "Xã Mẫu", "from_on": "2099-01-05", "until_on": "2099-01-06",
        "purpose": "Chè sạch", "companions": ["Trần Văn Mẫu"],
    }  # fmt: skip
    made = Program(editor).post(f"/programmes/{refs['programme']}/trips", **wish)
    assert (made.status_code, made.json()["members"]) == (201, ["Trần Văn Mẫu"])
    log = f"/trips/{refs['trip']}/log"
    outside = Program(reporter).post(log, on="2017-07-01", text="Sau chuyến đi")
    assert (outside.status_code, outside.json()["code"]) == (409, "trip.day_outside")
    told = Program(reporter).post(log, on="2017-06-12", text="Đã đến xóm").json()
    assert told["log"] == [{"on": "2017-06-12", "text": "Đã đến xóm"}]
    assert Program(officer).get(f"/trips/{refs['trip']}").json() == {**told, "topics": []}
    assert Trip.objects.count() == 2


def test_a_question_is_asked_answered_with_a_file_and_found_wanting(
    refs: dict[str, str], officer: Member, editor: Member
) -> None:
    ours, theirs = Program(officer), Program(editor)
    asked = theirs.post(
        f"/programmes/{refs['programme']}/questions", obligation="A8", title="Chè",
        text="Bao nhiêu héc-ta?", unit=officer.organisation.ref,
    ).json()  # fmt: skip
    one = f"/questions/{asked['ref']}"
    assert ours.post(f"{one}/answer", text=" ").json()["code"] == "question.answer_empty"
    file = io.BytesIO(b"%PDF-1.7 mau")
    file.name = "che.pdf"
    sent = {"text": "Xem tệp", "source": "Sở Mẫu", "dated_on": "2017-05-31"}
    answered = ours.send(f"{one}/answer/file", file, **sent)
    assert answered.status_code == 201, answered.json()
    assert answered.json()["answers"][0]["text"] == "Xem tệp"
    assert answered.json()["files"][0]["dated_on"] == "2017-05-31"
    assert theirs.post(f"{one}/judgement", sufficient=False).status_code == 409  # says not why
    wanting = theirs.post(f"{one}/judgement", sufficient=False, note="Thiếu năm 2016").json()
    assert wanting["state"] == "insufficient"
    assert Question.objects.count() == 3


def test_packs_leads_and_meetings_are_told_whole(refs: dict[str, str], editor: Member) -> None:
    program = Program(editor)
    pack = program.get(f"/packs/{refs['pack']}").json()
    assert (pack["number"], pack["figures"][0]["value"]) == (1, "6,71")
    assert program.get(f"/packs/{refs['pack']}/versions/2").status_code == 404
    [lead] = program.get(f"/programmes/{refs['programme']}/leads").json()["items"]
    assert (lead["ref"], lead["claim"]) == (refs["lead"], "Cả xóm cùng gom rác.")
    noted = program.post(
        f"/programmes/{refs['programme']}/leads", kind="example", title="Một người", claim="Kể"
    )
    assert (noted.status_code, noted.json()["state"]) == (201, "private")
    meeting = program.get(f"/meetings/{refs['meeting']}").json()
    assert [item["title"] for item in meeting["items"]] == ["Chè"]


def test_the_day_the_letters_and_the_search_are_the_members_own(
    refs: dict[str, str], officer: Member, reporter: Member, stranger: Member
) -> None:
    Letter.objects.create(
        key="digest:2017-06-01:phong-vien", user=reporter.user, kind="digest",
        address="pv@example.org", subject="Việc hôm nay", body="…", written_at=NOON, due_at=NOON,
    )  # fmt: skip
    day = Program(reporter).get("/today", on=ON.isoformat()).json()
    assert refs["assignment"] in [item["ref"] for item in day["mine"]]
    assert Program(stranger).get("/today").json()["mine"] == []
    assert refs["assignment"] not in str(Program(officer).get("/today").json())
    [letter] = Program(reporter).get("/letters").json()["items"]
    assert (letter["kind"], letter["state"]) == ("digest", "waiting")
    assert Program(officer).get("/letters").json()["items"] == []
    found = Program(officer).get("/search", q="che tan").json()
    assert refs["topic"] in [hit["ref"] for hit in found]
    assert Program(stranger).get("/search", q="che tan").json() == []


def test_lists_of_the_new_doors_cost_the_same_however_long(
    refs: dict[str, str], programme: Programme, line: Line, officer: Member, editor: Member
) -> None:
    program = Program(editor)

    def costs() -> dict[str, int]:
        found = {}
        for name in ("topics", "deeds", "trips", "questions", "packs", "leads", "meetings"):
            with CaptureQueriesContext(connection) as asked:
                listed = program.get(f"/programmes/{programme.ref}/{name}").json()["items"]
            assert listed, name
            found[name] = len(asked)
        return found

    costs()  # what is read once a process is read
    before = costs()
    more_of_everything(programme, line, officer, editor)
    assert costs() == before
