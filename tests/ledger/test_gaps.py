"""The arithmetic of the gap radar, as tables; its words; what it gathers."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.utils.translation import override

from phoihop.law.access import Side
from phoihop.ledger.gaps import Promise, Standing, by_urgency, gap_of
from phoihop.ledger.queries import ledger_of
from phoihop.ledger.radar import line_steps, radar_of
from phoihop.ledger.wording import reckoning
from phoihop.parties.models import Member
from phoihop.planning import services
from phoihop.planning.rules import Column
from phoihop.programmes.models import Line, Obligation, Programme
from phoihop.programmes.rules import ObligationKind
from tests.fixtures import NOON, Publish

LINE = Promise(
    code="HĐ-2017-01/1", label="Bài", kind=ObligationKind.PUBLISH, side=Side.B, signed=24, done=7,
    in_time=9, at_risk=0, undated=0, starts_on=date(2017, 1, 1), ends_on=date(2017, 12, 31),
    lead_days=14,
)  # fmt: skip
ON = date(2017, 6, 1)


def test_the_last_safe_start_is_counted_back_from_the_end() -> None:
    gap = gap_of(LINE, on=ON)
    assert (gap.remaining, gap.missing, gap.rhythm_days) == (17, 8, 15)
    # 31 December less 14 days, less seven times 15
    assert gap.last_safe_start_on == date(2017, 9, 3)
    assert gap.standing is Standing.OPEN
    assert gap.at_this_pace == 7 + 7 * 213 // 151
    assert gap.next_due_on == date(2017, 9, 17)


@pytest.mark.parametrize(
    ("on", "standing", "possible"),
    [
        (date(2017, 8, 19), Standing.OPEN, 8),
        (date(2017, 8, 20), Standing.START_NOW, 8),
        (date(2017, 9, 3), Standing.START_NOW, 8),
        (date(2017, 9, 4), Standing.SHORT, 7),
        (date(2017, 12, 17), Standing.SHORT, 1),
        (date(2017, 12, 18), Standing.SHORT, 0),
    ],
)
def test_a_day_after_the_last_safe_start_one_piece_is_lost(
    on: date, standing: Standing, possible: int
) -> None:
    gap = gap_of(LINE, on=on)
    assert (gap.standing, gap.possible) == (standing, possible)


@pytest.mark.parametrize(
    ("changes", "standing"),
    [
        ({"done": 24}, Standing.DONE),
        ({"done": 30}, Standing.DONE),
        ({"in_time": 17}, Standing.COVERED),
        ({"waits_for_other": True}, Standing.WAITING),
        ({"signed": 0, "done": 0}, Standing.DONE),
    ],
)
def test_standings(changes: dict[str, int], standing: Standing) -> None:
    assert gap_of(replace(LINE, **changes), on=ON).standing is standing  # type: ignore[arg-type]


def test_the_most_urgent_stands_first() -> None:
    late = gap_of(replace(LINE, code="2", lead_days=300), on=ON)
    done = gap_of(replace(LINE, code="0", done=24), on=ON)
    assert [one.promise.code for one in by_urgency([done, gap_of(LINE, on=ON), late])] == [
        "2", "HĐ-2017-01/1", "0",
    ]  # fmt: skip


def test_every_step_is_said_in_words() -> None:
    words = " ".join(reckoning(gap_of(replace(LINE, at_risk=2), on=date(2017, 10, 1)), on=ON))
    for said in ("Đã ký 24, đã xong 7, còn 17", "thiếu 8", "cứ 15 ngày một", "7 × 15 ngày"):
        assert said in words
    assert "03-09-2017" in words
    with override("en"):
        english = " ".join(reckoning(gap_of(LINE, on=ON), on=ON))
    assert "Signed 24, done 7, 17 left" in english


def test_a_topic_counts_only_when_its_day_can_be_kept(
    programme: Programme, line: Line, officer: Member, editor: Member, publish: Publish
) -> None:
    publish("Đã đăng", date(2017, 5, 1))
    for title, due_on in (("Kịp", date(2017, 9, 1)), ("Trễ", date(2017, 6, 5)), ("Chưa", None)):
        idea = services.Idea(title, line=line, due_on=due_on)
        topic = services.decide_topic(programme, idea, by=officer, at=NOON, on=ON)
        services.agree_topic(topic, by=editor, at=NOON, on=ON)
    [gap] = [
        one for one in radar_of(programme, seen_by=officer, on=ON, known_at=NOON)
        if one.promise.code == "HĐ-2017-01/1"
    ]  # fmt: skip
    promise = gap.promise
    assert (promise.signed, promise.done) == (4, 1)
    assert (promise.in_time, promise.at_risk, promise.undated) == (1, 1, 1)
    assert gap.missing == 2


def test_lines_show_what_stands_at_each_step(
    programme: Programme, line: Line, officer: Member, editor: Member, publish: Publish
) -> None:
    publish("Đã đăng", date(2017, 5, 1))
    idea = services.Idea("Đang làm", line=line, due_on=date(2017, 9, 1))
    topic = services.decide_topic(programme, idea, by=officer, at=NOON, on=ON)
    services.agree_topic(topic, by=editor, at=NOON, on=ON)
    services.start_topic(topic, by=editor, at=NOON, on=ON)
    ledger = ledger_of(programme, seen_by=officer, on=ON, known_at=NOON, year=2017)
    [steps] = line_steps(ledger.rows)
    assert steps.line.quantity == 4
    assert steps.counts == {Column.PLANNED: 1, Column.IN_WORK: 1, Column.PUBLISHED: 1}


def test_the_institutions_duties_are_reckoned_too(
    programme: Programme, trip_duty: Obligation, officer: Member
) -> None:
    [gap] = radar_of(programme, seen_by=officer, on=ON, known_at=NOON)
    assert (gap.promise.side, gap.standing, gap.missing) == (Side.A, Standing.WAITING, 2)


def test_a_decision_becomes_an_offered_topic_in_one_click(
    client: Client, programme: Programme, line: Line, officer: Member, editor: Member
) -> None:
    client.force_login(officer.user)
    address = "/programmes/CT-2017-01/plan/agenda/decide/"
    given = {"line": "HĐ-2017-01/1", "title": "Quyết định của cuộc họp", "due_on": "2017-09-01"}
    answer = client.post(address, given)
    assert answer.status_code == 302
    topic = programme.topics.get()
    assert (topic.state, topic.line_id, topic.due_on) == ("offered", line.pk, date(2017, 9, 1))
    assert client.post(address, {**given, "due_on": "2018-01-01"}).status_code == 409
    assert client.post(address, {**given, "line": "HĐ-2017-01/9"}).status_code == 404
    assert client.post(address, {**given, "title": ""}).status_code == 422
    assert programme.topics.count() == 1


@pytest.mark.parametrize("part", ["radar/", "agenda/", "lines/", "agenda.pdf", "agenda.docx"])
def test_pages_open_for_both_sides_and_for_no_stranger(
    client: Client, line: Line, officer: Member, editor: Member, stranger: Member, part: str
) -> None:
    for member, status in ((officer, 200), (editor, 200), (stranger, 404)):
        client.force_login(member.user)
        assert client.get(f"/programmes/CT-2017-01/plan/{part}").status_code == status


def test_a_private_idea_stands_in_no_agenda(
    client: Client, programme: Programme, line: Line, officer: Member
) -> None:
    services.propose_topic(
        programme, services.Idea("Bí mật", line=line), by=officer, at=NOON, on=ON
    )
    client.force_login(officer.user)
    assert "Bí mật" not in client.get("/programmes/CT-2017-01/plan/agenda/").content.decode()
