"""The ledger's promises, tried on invented histories: facts only grow, corrections stand apart."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from phoihop.law.access import Side
from phoihop.ledger.rules import Duty, OrderedLine, Row, Share, rows_of
from phoihop.planning.rules import Column, Fact
from phoihop.programmes.rules import Cadence, ObligationKind

START = date(2017, 1, 1)
FAR = date(2022, 1, 1)
EVER = datetime(2030, 1, 1, tzinfo=UTC)


def duty(**changes: object) -> Duty:
    values: dict[str, object] = {
        "obligation_id": 1,
        "code": "B1",
        "kind": ObligationKind.PUBLISH,
        "side": Side.B,
        "text": "Đăng bài",
        "quantified": True,
        "least": 4,
        "most": None,
        "cadence": Cadence.YEARLY,
        "starts_on": START,
        "ends_on": date(2021, 12, 31),
    }
    return Duty(**{**values, **changes})  # type: ignore[arg-type]


def line(quantity: int, year: int = 2017) -> OrderedLine:
    return OrderedLine(1, "1", "Bài", "HĐ-2017-01", year, date(year, 12, 31), quantity, 0)


def fact(column: Column, on: date, number: int = 1, **changes: object) -> Fact:
    values: dict[str, object] = {
        "obligation_id": 1,
        "year": on.year,
        "column": column,
        "on": on,
        "recorded_at": datetime(on.year, on.month, on.day, 5, tzinfo=UTC),
        "ref": f"publication:LĐ-{number}",
        "label": f"Bài {number}",
    }
    return Fact(**{**values, **changes})  # type: ignore[arg-type]


days = st.dates(START, date(2018, 12, 31))


@st.composite
def histories(draw: st.DrawFn) -> list[Fact]:
    facts = []
    for number in range(draw(st.integers(0, 12))):
        on = draw(days)
        off = draw(st.none() | st.integers(0, 200))
        undone_on = None if off is None else on + timedelta(days=off)
        facts.append(
            fact(
                draw(st.sampled_from(list(Column))),
                on,
                number,
                recorded_at=datetime(2017, 1, 1, tzinfo=UTC)
                + timedelta(days=draw(st.integers(0, 900))),
                undone_on=undone_on,
                undone_recorded_at=None
                if undone_on is None
                else datetime(2017, 1, 1, tzinfo=UTC) + timedelta(days=draw(st.integers(0, 900))),
            )
        )
    return facts


def gross(rows: list[Row]) -> dict[Column, int]:
    return {column: sum(row.cell(column).gross for row in rows) for column in Column}


@given(histories(), days, days, st.integers(0, 900), st.integers(0, 900))
def test_gross_facts_only_grow_with_time_and_knowledge(
    facts: list[Fact], one: date, other: date, early: int, late: int
) -> None:
    first, second = sorted((one, other))
    knew, knows = (
        datetime(2017, 1, 1, tzinfo=UTC) + timedelta(days=n) for n in sorted((early, late))
    )
    before = gross(rows_of([duty()], facts, on=first, known_at=knew))
    after = gross(rows_of([duty()], facts, on=second, known_at=knows))
    assert all(before[column] <= after[column] for column in Column)


@given(histories(), days)
def test_net_is_gross_less_what_was_taken_back_and_never_negative(
    facts: list[Fact], on: date
) -> None:
    for row in rows_of([duty()], facts, on=on, known_at=EVER):
        for cell in row.cells.values():
            assert 0 <= cell.net == cell.gross - cell.taken_back


@given(histories(), days)
def test_every_figure_opens_to_a_list_of_that_length(facts: list[Fact], on: date) -> None:
    for row in rows_of([duty()], facts, on=on, known_at=EVER):
        for column, cell in row.cells.items():
            assert cell.gross == len(cell.facts)
            assert {one.column for one in cell.facts} == {column}


@given(histories(), days)
def test_outstanding_and_done_make_up_what_was_signed(facts: list[Fact], on: date) -> None:
    for row in rows_of([duty(lines=(line(4),))], facts, on=on, known_at=EVER):
        assert row.outstanding == max(0, (row.signed_least or 0) - row.done.net)


def test_twelve_ordered_six_delivered_is_six_overdue_after_the_year() -> None:
    accepted = [fact(Column.ACCEPTED, date(2017, 12, 20), number) for number in range(6)]
    ordered = duty(lines=(line(12),))
    in_time, late = (
        rows_of([ordered], accepted, on=on, known_at=EVER)[0]
        for on in (date(2017, 12, 31), date(2018, 1, 1))
    )
    assert (in_time.outstanding, in_time.overdue) == (6, 0)
    assert (late.outstanding, late.overdue) == (6, 6)


def test_a_correction_recorded_later_is_not_known_before() -> None:
    taken_back = fact(
        Column.ACCEPTED,
        date(2017, 12, 20),
        undone_on=date(2017, 12, 21),
        undone_recorded_at=datetime(2018, 3, 1, tzinfo=UTC),
    )
    ordered = duty(lines=(line(12),))
    then = rows_of([ordered], [taken_back], on=FAR, known_at=datetime(2018, 2, 1, tzinfo=UTC))[0]
    now = rows_of([ordered], [taken_back], on=FAR, known_at=EVER)[0]
    assert (then.done.net, then.corrections) == (1, 0)
    assert (now.done.net, now.done.gross, now.corrections) == (0, 1, 1)


def test_an_unquantified_duty_has_no_outstanding() -> None:
    openly = duty(quantified=False, least=None)
    row = rows_of([openly], [fact(Column.PUBLISHED, date(2017, 5, 1))], on=FAR, known_at=EVER)[0]
    assert (row.signed_least, row.outstanding, row.overdue) == (None, None, 0)
    assert row.cell(Column.PUBLISHED).gross == 1


def test_a_request_unanswered_past_its_day_is_overdue_until_answered() -> None:
    trips = duty(kind=ObligationKind.FACILITATE, side=Side.A, quantified=False, least=None)
    asked = fact(Column.PLANNED, date(2017, 5, 1), ref="deed:V1", due_on=date(2017, 5, 6))
    granted = fact(Column.IN_WORK, date(2017, 5, 10), ref="deed:V1", late_days=4)
    waiting = rows_of([trips], [asked, granted], on=date(2017, 5, 8), known_at=EVER)[0]
    answered = rows_of([trips], [asked, granted], on=date(2017, 5, 11), known_at=EVER)[0]
    assert (waiting.overdue, waiting.overdue_refs) == (1, ("deed:V1",))
    assert (answered.overdue, [one.late_days for one in answered.late]) == (0, [4])


def test_units_show_their_share_and_what_is_late_of_it() -> None:
    shared = duty(
        kind=ObligationKind.AUTHOR,
        side=Side.A,
        shares=(Share(7, "Ban Tổ chức", None, 2, date(2017, 6, 30)),),
    )
    done = fact(Column.ACCEPTED, date(2017, 6, 1), unit_id=7)
    row = rows_of([shared], [done], on=date(2017, 7, 1), known_at=EVER)[0]
    assert [(unit.done, unit.overdue) for unit in row.units] == [(1, 1)]


def test_money_counts_in_dong() -> None:
    pay = duty(
        kind=ObligationKind.PAY,
        side=Side.A,
        quantified=False,
        least=None,
        lines=(OrderedLine(1, "1", "Bài", "HĐ", 2017, date(2017, 12, 31), 4, 6_600_000),),
    )
    due = fact(Column.PLANNED, date(2017, 12, 20), ref="acceptance:BB", quantity=6_600_000)
    asked = fact(
        Column.PUBLISHED,
        date(2017, 12, 21),
        ref="acceptance:BB",
        quantity=6_600_000,
        due_on=date(2017, 12, 30),
    )
    paid = fact(Column.PAID, date(2017, 12, 25), ref="acceptance:BB", quantity=6_000_000)
    row = rows_of([pay], [due, asked, paid], on=date(2017, 12, 31), known_at=EVER)[0]
    assert (row.signed_least, row.done.net, row.outstanding) == (6_600_000, 6_000_000, 600_000)
    assert row.overdue == 600_000
