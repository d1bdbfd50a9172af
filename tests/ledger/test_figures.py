"""The figures without lists, by which plan and radar reckon: those of the ledger, to the piece."""

from datetime import date, timedelta
from itertools import product

import pytest

from phoihop.ledger.queries import figures_of, ledger_of
from phoihop.ledger.radar import line_steps
from phoihop.ledger.rules import Row
from phoihop.parties.models import Member
from phoihop.planning import services
from phoihop.planning.models import TopicStep
from phoihop.planning.rules import Column
from phoihop.programmes.models import Line, Obligation, ObligationShare, Programme
from phoihop.publications.models import Match
from tests.fixtures import NOON, Publish

ON = date(2017, 6, 1)
LATER = NOON + timedelta(days=40)
COLUMNS = [column for column in Column if column is not Column.EVIDENCED]


def told(row: Row) -> dict[str, object]:
    """All that a row says, but its lists and its proofs."""
    return {
        "code": row.duty.code,
        "year": row.year,
        "owed": (row.signed_least, row.outstanding, row.overdue, row.done.net),
        "units": [(unit.share.unit_id, unit.done, unit.overdue) for unit in row.units],
        "cells": [(row.cell(one).gross, row.cell(one).taken_back) for one in COLUMNS],
    }


@pytest.fixture
def full_plan(
    programme: Programme, line: Line, publish_duty: Obligation, trip_duty: Obligation,
    officer: Member, editor: Member, publish: Publish,
) -> Programme:  # fmt: skip
    """Topics at every step, under a line and under none, of a unit, given up; deeds; pieces."""
    unit = officer.organisation
    ObligationShare.objects.create(
        obligation=publish_duty, unit=unit, quantity=3, due_on=date(2017, 5, 20)
    )
    for number in range(8):
        idea = services.Idea(
            f"Đề tài {number}", line=line if number % 3 else None,
            obligation=None if number % 3 else publish_duty,
            unit=unit if number % 2 else None,
            due_on=date(2017 + (0 if number % 3 else number // 3), 12, 1) if number != 4 else None,
        )  # fmt: skip
        topic = services.decide_topic(programme, idea, by=officer, at=NOON, on=ON)
        if number > 1:
            services.agree_topic(topic, by=editor, at=NOON, on=ON)
        if number > 3:
            services.start_topic(topic, by=editor, at=NOON, on=ON)
        if number in (3, 7):
            services.drop_topic(topic, reason="Hết thời sự", by=officer, at=NOON, on=ON)
    TopicStep.objects.filter(topic__title="Đề tài 6", step="start").update(on=ON + timedelta(9))
    TopicStep.objects.filter(topic__title="Đề tài 5", step="agree").update(recorded_at=LATER)
    TopicStep.objects.filter(topic__title="Đề tài 7", step="drop").update(recorded_at=LATER)
    deed = services.open_deed(trip_duty, title="Đi Định Hóa", by=editor, at=NOON, on=ON)
    services.take_step(deed, "granted", by=officer, at=NOON, on=ON)
    services.open_deed(trip_duty, title="Đi Võ Nhai", by=editor, at=NOON, on=ON)
    for number in range(3):
        publish(f"Bài {number}", date(2017, 5, 1 + number))
    Match.objects.filter(work__title="Bài 2").update(
        state="removed", removed_at=NOON, removal_reason="Nhầm"
    )
    return programme


def test_figures_are_those_of_the_ledger(
    full_plan: Programme, officer: Member, editor: Member
) -> None:
    days, years = (ON, ON - timedelta(1), ON + timedelta(30)), (2016, 2017, 2018)
    for on, known_at, year in product(days, (NOON, LATER), years):
        for member in (officer, editor):
            rows = ledger_of(full_plan, seen_by=member, on=on, known_at=known_at, year=year).rows
            figures = figures_of(full_plan, seen_by=member, on=on, known_at=known_at, year=year)
            assert [told(row) for row in figures] == [told(row) for row in rows]
            assert line_steps(figures) == line_steps(rows)


def test_a_topic_given_up_is_planned_and_taken_back(full_plan: Programme, officer: Member) -> None:
    rows = figures_of(full_plan, seen_by=officer, on=ON, known_at=LATER, year=2017)
    [row] = [row for row in rows if row.duty.code == "B1"]
    planned = row.cell(Column.PLANNED)
    assert (planned.gross, planned.taken_back) == (4, 1)
    assert sum(fact.ref != "" for fact in planned.facts) == 0  # numbers, nothing behind them
