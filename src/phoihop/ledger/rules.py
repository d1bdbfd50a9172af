"""The obligation ledger: what was signed, and what became of it. Computed, never typed. Pure.

Every duty of either side becomes one row a period. A row holds the facts themselves, so that each
figure opens to the list behind it. Gross facts only grow with time and knowledge; what people
took back is a correction and stands in a column of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from phoihop.law.access import Side
from phoihop.planning.rules import Column, Fact
from phoihop.programmes.rules import Cadence, ObligationKind


class Unit(StrEnum):
    """What the figures of a row count."""

    PIECE = "piece"
    TIME = "time"
    DONG = "dong"


@dataclass(frozen=True, slots=True)
class OrderedLine:
    """A line as it stands on the day asked for.

    ``quantity`` is in pieces, ``amount_dong`` what the line comes to with its tax.
    """

    line_id: int
    code: str
    description: str
    instrument_ref: str
    year: int
    ends_on: date
    quantity: int
    amount_dong: int


@dataclass(frozen=True, slots=True)
class Share:
    """A unit's part of a duty. ``year`` ``None``: every year; ``quantity`` ``None``: open."""

    unit_id: int
    unit_name: str
    year: int | None
    quantity: int | None
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Duty:
    """An obligation as the ledger needs it. ``starts_on`` to ``ends_on``: days it is owed."""

    obligation_id: int
    code: str
    kind: ObligationKind
    side: Side
    text: str
    quantified: bool
    least: int | None
    most: int | None
    cadence: Cadence
    starts_on: date
    ends_on: date
    lines: tuple[OrderedLine, ...] = ()
    shares: tuple[Share, ...] = ()
    theme_codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure and the list behind it. ``net`` is ``gross`` less what was taken back."""

    facts: tuple[Fact, ...] = ()
    undone: tuple[Fact, ...] = ()

    @property
    def gross(self) -> int:
        """Everything that ever happened, in the unit of the row."""
        return sum(fact.quantity for fact in self.facts)

    @property
    def taken_back(self) -> int:
        """What people corrected, in the unit of the row."""
        return sum(fact.quantity for fact in self.undone)

    @property
    def net(self) -> int:
        """What holds."""
        return self.gross - self.taken_back


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class UnitRow:
    """What one unit did of its share."""

    share: Share
    done: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Row:
    """One duty in one period.

    Attributes:
        year: the period; ``None`` when the duty is promised once for the whole programme.
        due_on: last day of the period.
        signed_least, signed_most: what was promised; ``None`` where the paper names no number,
            or no ceiling.
        outstanding: signed less done, never below 0; ``None`` for an unquantified duty.
        overdue: what should have been done by the day asked for, and was not.
    """

    duty: Duty
    year: int | None
    unit: Unit
    due_on: date
    signed_least: int | None
    signed_most: int | None
    cells: Mapping[Column, Cell]
    outstanding: int | None
    overdue: int
    overdue_refs: tuple[str, ...] = ()
    units: tuple[UnitRow, ...] = ()
    lines: tuple[OrderedLine, ...] = field(default=())

    def cell(self, column: Column) -> Cell:
        """The cell of a column; an empty one where nothing happened."""
        return self.cells.get(column, EMPTY)

    @property
    def done(self) -> Cell:
        """The cell that says the duty is done; see ``done_column``."""
        return self.cell(done_column(self.duty))

    @property
    def corrections(self) -> int:
        """Accepted and taken back again."""
        return self.cell(Column.ACCEPTED).taken_back

    @property
    def late(self) -> tuple[Fact, ...]:
        """Facts that came after their due day."""
        return tuple(fact for cell in self.cells.values() for fact in cell.facts if fact.late_days)


def done_column(duty: Duty) -> Column:
    """The column whose figure counts as done.

    Money is done when paid. A published piece is done when accepted where a line orders it, and
    when published where no yearly instrument does. All else is done when the other side says so.
    """
    if duty.kind is ObligationKind.PAY:
        return Column.PAID
    if duty.kind is ObligationKind.PUBLISH and not duty.lines:
        return Column.PUBLISHED
    return Column.ACCEPTED


def rows_of(
    duties: Iterable[Duty], facts: Iterable[Fact], *, on: date, known_at: datetime
) -> list[Row]:
    """The ledger ``on`` that day, as far as was recorded ``known_at`` that instant.

    A period appears once it has begun, or once something is ordered or done for it.
    """
    by_duty: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.on <= on and fact.recorded_at <= known_at:
            by_duty[fact.obligation_id].append(fact)
    rows: list[Row] = []
    for duty in duties:
        mine = by_duty[duty.obligation_id]
        if _once(duty):
            rows.append(_row(duty, None, mine, on=on, known_at=known_at))
            continue
        for year in _years(duty, mine, on=on):
            of_year = [fact for fact in mine if fact.year == year]
            rows.append(_row(duty, year, of_year, on=on, known_at=known_at))
    return rows


def _once(duty: Duty) -> bool:
    return duty.cadence is Cadence.WHOLE and not duty.lines


def _years(duty: Duty, facts: list[Fact], *, on: date) -> list[int]:
    begun = range(duty.starts_on.year, min(duty.ends_on.year, on.year) + 1)
    ordered = {line.year for line in duty.lines}
    return sorted({*begun, *ordered, *(fact.year for fact in facts)})


def _row(duty: Duty, year: int | None, facts: list[Fact], *, on: date, known_at: datetime) -> Row:
    cells = _cells(facts, on=on, known_at=known_at)
    lines = tuple(line for line in duty.lines if line.year == year)
    least, most = _signed(duty, lines)
    due_on = _due_on(duty, year, lines)
    done = cells.get(done_column(duty), EMPTY)
    outstanding = _outstanding(duty, least, cells, done)
    units = _units(duty, year, done, on=on)
    late_refs = _late_refs(duty, cells, on=on)
    overdue = max(
        _overdue_of_period(duty, outstanding, units, over=on > due_on),
        _late_quantity(duty, cells, late_refs),
    )
    return Row(
        duty=duty,
        year=year,
        unit=_unit(duty),
        due_on=due_on,
        signed_least=least,
        signed_most=most,
        cells=cells,
        outstanding=outstanding,
        overdue=overdue,
        overdue_refs=tuple(late_refs),
        units=units,
        lines=lines,
    )


def _outstanding(
    duty: Duty, least: int | None, cells: Mapping[Column, Cell], done: Cell
) -> int | None:
    """What is still owed. Money is owed for what was accepted, not for what never came."""
    if duty.kind is ObligationKind.PAY:
        return max(0, cells.get(Column.PLANNED, EMPTY).net - done.net)
    return None if least is None else max(0, least - done.net)


def _overdue_of_period(
    duty: Duty, outstanding: int | None, units: tuple[UnitRow, ...], *, over: bool
) -> int:
    """Pieces or times that the period, or a unit's own day, should have seen.

    Units that are behind never make more late than is outstanding in all: somebody else may have
    done their part. Money is late by its own due days alone.
    """
    if duty.kind is ObligationKind.PAY:
        return 0
    if over:
        return outstanding or 0
    behind = sum(unit.overdue for unit in units)
    return behind if outstanding is None else min(behind, outstanding)


def _unit(duty: Duty) -> Unit:
    if duty.kind is ObligationKind.PAY:
        return Unit.DONG
    return Unit.PIECE if duty.kind in (ObligationKind.PUBLISH, ObligationKind.AUTHOR) else Unit.TIME


def _cells(facts: list[Fact], *, on: date, known_at: datetime) -> dict[Column, Cell]:
    grouped: dict[Column, list[Fact]] = defaultdict(list)
    for fact in facts:
        grouped[fact.column].append(fact)
    return {
        column: Cell(
            tuple(found),
            tuple(fact for fact in found if _undone(fact, on=on, known_at=known_at)),
        )
        for column, found in grouped.items()
    }


def _undone(fact: Fact, *, on: date, known_at: datetime) -> bool:
    if fact.undone_on is None or fact.undone_recorded_at is None:
        return False
    return fact.undone_on <= on and fact.undone_recorded_at <= known_at


def _signed(duty: Duty, lines: tuple[OrderedLine, ...]) -> tuple[int | None, int | None]:
    if duty.kind is ObligationKind.PAY:
        amount = sum(line.amount_dong for line in lines)
        return (amount, amount) if lines else (None, None)
    promised = (duty.least, duty.most) if duty.quantified else (None, None)
    if not lines:
        return promised
    ordered = sum(line.quantity for line in lines)
    if duty.kind is ObligationKind.PUBLISH:
        return ordered, ordered
    # A paid line for a duty of another kind orders part of it and takes nothing off the rest.
    return max(ordered, duty.least or 0), promised[1]


def _due_on(duty: Duty, year: int | None, lines: tuple[OrderedLine, ...]) -> date:
    if lines:
        return max(line.ends_on for line in lines)
    return duty.ends_on if year is None else min(duty.ends_on, date(year, 12, 31))


def _units(duty: Duty, year: int | None, done: Cell, *, on: date) -> tuple[UnitRow, ...]:
    by_unit: dict[int | None, int] = defaultdict(int)
    for fact in done.facts if duty.shares else ():
        by_unit[fact.unit_id] += fact.quantity
    for fact in done.undone:
        by_unit[fact.unit_id] -= fact.quantity
    rows = []
    for share in duty.shares:
        if share.year is not None and year is not None and share.year != year:
            continue
        mine = by_unit[share.unit_id]
        due = share.due_on is not None and share.due_on < on
        rows.append(UnitRow(share, mine, max(0, (share.quantity or 0) - mine) if due else 0))
    return tuple(rows)


_ANSWERS = (Column.IN_WORK, Column.PUBLISHED, Column.EVIDENCED, Column.ACCEPTED, Column.REFUSED)


def _late_refs(duty: Duty, cells: Mapping[Column, Cell], *, on: date) -> list[str]:
    """What waits for an answer past its due day. Topics are plans, not claims: never late here."""
    if duty.kind is ObligationKind.PUBLISH:
        return []
    opens: Column = Column.PLANNED
    answers: tuple[Column, ...] = _ANSWERS
    if duty.kind is ObligationKind.PAY:
        opens, answers = Column.PUBLISHED, (Column.PAID,)
    settled: dict[str, int] = defaultdict(int)
    for column in answers:
        for fact in cells.get(column, EMPTY).facts:
            settled[fact.ref] += fact.quantity
    return [
        fact.ref
        for fact in cells.get(opens, EMPTY).facts
        if fact.due_on is not None and fact.due_on < on and settled[fact.ref] < fact.quantity
    ]


def _late_quantity(duty: Duty, cells: Mapping[Column, Cell], refs: list[str]) -> int:
    if duty.kind is not ObligationKind.PAY:
        return len(refs)
    asked = cells.get(Column.PUBLISHED, EMPTY).facts
    paid = cells.get(Column.PAID, EMPTY).facts
    late = set(refs)
    return sum(fact.quantity for fact in asked if fact.ref in late) - sum(
        fact.quantity for fact in paid if fact.ref in late
    )
