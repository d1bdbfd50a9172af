"""A program does the steps of the loop, each with the service that the pages call."""

import io
from datetime import date

from pytest_django import DjangoAssertNumQueries

from phoihop.evidence.models import Evidence
from phoihop.parties.models import Member
from phoihop.planning.models import Topic
from phoihop.press.models import Outlet
from phoihop.programmes.models import Instrument, Line, Obligation, Programme
from phoihop.publications.models import Match, Publication
from tests.api.program import Program
from tests.fixtures import Publish
from tests.gates import through_gates
from tests.programmes.founding import PROGRAMME, two_houses


def test_programmes_are_listed_read_and_counted(
    programme: Programme, contract: Instrument, line: Line, publish: Publish, officer: Member
) -> None:
    publish("Bài", date(2017, 5, 1))
    program = Program(officer)
    [brief] = program.get("/programmes").json()["items"]
    assert brief["ref"] == "CT-2017-01"
    whole = program.get("/programmes/CT-2017-01").json()
    assert [party["name"] for party in whole["parties"]] == ["Tỉnh ủy Mẫu", "Tạp chí Mẫu"]
    assert [one["ref"] for one in whole["instruments"]] == ["HĐ-2017-01"]
    ledger = program.get("/programmes/CT-2017-01/ledger", on="2017-12-31").json()
    [row] = [row for row in ledger["rows"] if row["code"] == "B1" and row["year"] == 2017]
    assert (row["signed"], row["published"]) == (4, 1)
    earlier = program.get(
        "/programmes/CT-2017-01/ledger", on="2017-12-31", known_at="2017-05-01T00:00:00Z"
    )
    assert not any(row["published"] for row in earlier.json()["rows"])
    [duty] = program.get("/programmes/CT-2017-01/obligations").json()
    assert (duty["code"], duty["quantity_least"], duty["themes"]) == ("B1", 4, ["T5"])


def test_a_file_comes_in_is_offered_signed_and_goes_out_again(db: None) -> None:
    houses = two_houses()
    officer, leader_a, leader_b = map(Program, (houses.officer, houses.leader_a, houses.leader_b))
    told = officer.send("/programmes/import", io.BytesIO(PROGRAMME)).json()
    assert "programme:CT-2017-01" in told["created"]
    again = officer.send("/programmes/import", io.BytesIO(PROGRAMME)).json()
    assert (again["created"], again["updated"]) == ([], [])
    assert leader_b.get("/programmes/CT-2017-01").status_code == 404
    assert officer.post("/papers/CT-2017-01/offer").json()["state"] == "offered"
    paper = Programme.objects.get(ref="CT-2017-01")
    through_gates(paper, (houses.officer, houses.leader_a), (houses.editor, houses.leader_b))
    assert leader_a.post("/papers/CT-2017-01/sign").json()["state"] == "offered"
    assert leader_b.post("/papers/CT-2017-01/sign").json()["state"] == "signed"
    assert leader_b.post("/papers/CT-2017-01/sign").status_code == 409
    out = officer.get("/programmes/CT-2017-01/export")
    assert out["Content-Type"].startswith("application/yaml")
    assert "CT-2017-01" in out.content.decode()


def test_the_mistakes_of_a_file_are_told_line_by_line(officer: Member) -> None:
    answer = Program(officer, "en").send(
        "/programmes/import", io.BytesIO(b"programme:\n  ref: 1\n")
    )
    told = answer.json()
    assert (answer.status_code, told["code"]) == (422, "file.mistakes")
    assert all(mistake["line"] and mistake["sentence"] for mistake in told["mistakes"])


def test_a_topic_is_proposed_offered_agreed_started_and_dropped(
    programme: Programme, line: Line, officer: Member, editor: Member
) -> None:
    ours, theirs = Program(officer), Program(editor)
    answer = ours.post("/programmes/CT-2017-01/topics", title="Chè", line="HĐ-2017-01/1")
    topic = answer.json()
    assert (answer.status_code, topic["state"], topic["line"]) == (201, "private", "HĐ-2017-01/1")
    assert theirs.get(f"/topics/{topic['ref']}").status_code == 404
    for program, move, state in (
        (ours, "offer", "offered"), (theirs, "agree", "agreed"), (theirs, "start", "in_work"),
    ):  # fmt: skip
        assert program.post(f"/topics/{topic['ref']}/{move}").json()["state"] == state
    dropped = ours.post(f"/topics/{topic['ref']}/drop", reason="Trùng đề tài khác")
    assert dropped.json()["open_steps"] == []
    assert Topic.objects.get().state == "dropped"
    assert [one["ref"] for one in theirs.get("/programmes/CT-2017-01/topics").json()["items"]] == [
        topic["ref"]
    ]


def test_a_deed_is_opened_and_walks_its_steps(
    trip_duty: Obligation, officer: Member, editor: Member
) -> None:
    ours, theirs = Program(officer), Program(editor)
    answer = theirs.post("/programmes/CT-2017-01/deeds", obligation="A1", title="Đi Định Hóa")
    deed = answer.json()
    assert (answer.status_code, deed["open_steps"]) == (201, ["granted", "refused"])
    assert theirs.post(f"/deeds/{deed['ref']}/steps", step="granted").status_code == 409
    assert ours.post(f"/deeds/{deed['ref']}/steps", step="granted").status_code == 201
    ours.post(f"/deeds/{deed['ref']}/steps", step="held")
    done = theirs.post(f"/deeds/{deed['ref']}/steps", step="confirmed").json()
    assert (done["ended"], done["open_steps"]) == (True, [])
    assert ours.get(f"/deeds/{deed['ref']}").json() == done


def test_a_piece_is_recorded_matched_proven_and_told_again_without_harm(
    line: Line, outlet: Outlet, editor: Member
) -> None:
    program = Program(editor)
    piece = {
        "title": "Chè Tân Cương", "address": "https://tapchimau.example/9",
        "published": "2017-05-19", "author_line": "Nguyễn Mẫu",
    }  # fmt: skip
    first, again = (program.post("/publications", **piece) for _ in range(2))
    assert (first.status_code, again.json()) == (201, first.json())
    told = first.json()
    assert (told["outlet"], told["published"]) == ("tap-chi-mau-dien-tu", "2017-05-19")
    assert program.get(f"/publications/{told['ref']}").json() == told
    fulfils = {"programme": "CT-2017-01", "duty": "HĐ-2017-01/1"}
    match = program.post(f"/publications/{told['work']}/matches", **fulfils)
    assert (match.status_code, match.json()["state"]) == (201, "confirmed")
    listed = program.get("/programmes/CT-2017-01/matches", state="confirmed").json()
    assert [one["work"] for one in listed["items"]] == [told["work"]]
    for _ in range(2):
        assert program.post(f"/publications/{told['ref']}/evidence", text="Lời").status_code == 201
        file = io.BytesIO(b"%PDF-1.7 mau")
        file.name = "trang.pdf"
        assert program.send(f"/publications/{told['ref']}/evidence/file", file).status_code == 201
    proofs = program.get(f"/publications/{told['ref']}/evidence").json()
    assert sorted(proof["level"] for proof in proofs) == ["page_file", "text"]
    assert Evidence.objects.count() == 2


def test_proposals_are_confirmed_or_refused(line: Line, publish: Publish, officer: Member) -> None:
    one, other = (publish(f"Bài {n}", date(2017, 5, n)) for n in (1, 2))
    Match.objects.update(state="proposed", decided_at=None, decided_by=None)
    program = Program(officer)
    assert program.post(f"/matches/{one.pk}/confirm").json()["state"] == "confirmed"
    assert program.post(f"/matches/{other.pk}/refuse").json()["state"] == "refused"


def test_a_list_is_imported_once_however_often_it_is_sent(line: Line, editor: Member) -> None:
    program = Program(editor)
    text = "Tên bài,Địa chỉ,Ngày đăng\nBài một,https://tapchimau.example/1,19/5/2017\n"
    outcomes = []
    for _ in range(2):
        file = io.BytesIO(text.encode())
        file.name = "danh-sach.csv"
        answer = program.send("/publications/import?instrument=HĐ-2017-01", file)
        outcomes.append(answer.json())
    assert [one["repeated"] for one in outcomes] == [False, True]
    assert outcomes[0]["rows"] == 1
    assert Publication.objects.count() == 1


def test_a_record_is_tried_drawn_up_confirmed_and_paid(
    contract: Instrument,
    line: Line,
    publish: Publish,
    officer: Member,
    leader_a: Member,
    leader_b: Member,
    accountant_a: Member,
    accountant_b: Member,
) -> None:
    publish("Bài", date(2017, 5, 1))
    period = {"starts_on": "2017-04-01", "ends_on": "2017-05-31", "accepted_on": "2017-06-30"}
    program = Program(officer)
    seen = program.get(f"/instruments/{contract.ref}/acceptance/preview", **period).json()
    assert (seen["accepted"], seen["gross_dong"]) == (["TP-2017-0001"], 1_650_000)
    drawn = program.post(f"/instruments/{contract.ref}/acceptance", **period)
    assert drawn.status_code == 201
    record, rows = drawn.json()["ref"], drawn.json()["rows_sha256"]
    confirm = f"/acceptance/{record}/confirm"
    assert Program(leader_a).post(confirm, rows_sha256="0" * 64).status_code == 409
    Program(leader_a).post(confirm, rows_sha256=rows)
    frozen = Program(leader_b).post(confirm, rows_sha256=rows).json()
    assert (frozen["state"], frozen["confirmed"]) == ("frozen", ["a", "b"])
    assert program.post(f"/acceptance/{record}/withdraw").status_code == 409
    Program(accountant_b).post(f"/acceptance/{record}/payment-request", reference="HĐĐT-1")
    paid = Program(accountant_a).post(f"/acceptance/{record}/payments", amount_dong=1_650_000)
    [payment] = paid.json()["payments"]
    done = Program(accountant_b).post(f"/acceptance/{record}/payments/{payment['id']}/confirm")
    assert done.json()["payments"][0]["confirmed"] is True
    assert program.get(f"/acceptance/{record}").json()["paid_dong"] == 1_650_000


def test_a_record_that_is_not_frozen_is_withdrawn(
    contract: Instrument, line: Line, publish: Publish, officer: Member
) -> None:
    publish("Bài", date(2017, 5, 1))
    program = Program(officer)
    period = {"starts_on": "2017-04-01", "ends_on": "2017-05-31", "accepted_on": "2017-06-30"}
    record = program.post(f"/instruments/{contract.ref}/acceptance", **period).json()["ref"]
    assert program.post(f"/acceptance/{record}/withdraw").json()["state"] == "withdrawn"


def test_a_list_goes_on_where_it_stopped_and_costs_the_same(
    line: Line,
    publish: Publish,
    editor: Member,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(5):
        publish(f"Bài {number}", date(2017, 5, 1))
    program, seen, after = Program(editor), [], ""
    while after is not None:
        with django_assert_max_num_queries(8):
            told = program.get("/publications", limit=2, after=after).json()
        seen += [one["title"] for one in told["items"]]
        after = told["next"]
    assert seen == [f"Bài {number}" for number in range(4, -1, -1)]
    assert program.get("/publications", after="LĐ-0000-0").status_code == 404
