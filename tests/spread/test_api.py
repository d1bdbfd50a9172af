"""A program reads the picture, declares a copy, and takes part in a decision."""

from datetime import timedelta

from phoihop.parties.models import Member
from phoihop.programmes.models import Line
from phoihop.spread import services
from tests.api.program import Program
from tests.fixtures import NOON
from tests.press.newsroom import prose
from tests.spread.conftest import Deliver

LATER = NOON + timedelta(days=3)


def test_a_program_declares_a_copy_and_reads_it_back(
    line: Line, deliver: Deliver, editor: Member, stranger: Member
) -> None:
    ref = deliver(line, "Một bài", prose(1)).work.ref
    program = Program(editor)
    told = {"kind": "translation", "address": "https://la.example/1", "outlet_name": "Lạ"}
    answer = program.post(f"/works/{ref}/copies", **told, published="20-5-2017")
    assert answer.status_code == 201
    assert program.post(f"/works/{ref}/copies", **told).json()["code"] == "copy.known"
    picture = program.get(f"/works/{ref}/spread").json()
    assert [one["outlet"] for one in picture["first"]["copies"]] == ["Lạ"]
    year = program.get("/programmes/CT-2017-01/spread", year="2017").json()
    assert (year["copies"], [one["work"] for one in year["items"]]) == (1, [ref])
    assert Program(stranger).get(f"/works/{ref}/spread").status_code == 404


def test_programs_of_both_sides_come_to_a_decision(
    line: Line, second_line: Line, deliver: Deliver, editor: Member, second_leader: Member
) -> None:
    deliver(line, "Bài của tỉnh thứ nhất", prose(1))
    ref = deliver(second_line, "Bài của tỉnh thứ hai", prose(1), at=LATER).work.ref
    services.bring_up_to_date(at=LATER)
    theirs, ours = Program(second_leader), Program(editor)
    [row] = theirs.get("/programmes/CT-2017-02/delivered-before").json()
    assert (row["needs_decision"], row["other_instrument"], row["other_title"]) == (True, "", "")
    [row] = ours.get("/programmes/CT-2017-02/delivered-before").json()
    assert row["other_instrument"] == "HĐ-2017-01"
    reason = {"work": ref, "reason": "joint_order", "words": "Cùng đặt."}
    made = ours.post("/instruments/HĐ-2017-02/cofunding", **reason)
    assert made.status_code == 201
    address = f"/cofunding/{made.json()['ref']}"
    denied = ours.post(f"{address}/decide", agreed=True, words="Có.")
    assert denied.json()["code"] == "access.denied"
    agreed = theirs.post(f"{address}/decide", agreed=True, words="Có.")
    assert agreed.json()["state"] == "agreed"
    assert ours.post(f"{address}/withdraw").json()["state"] == "withdrawn"
