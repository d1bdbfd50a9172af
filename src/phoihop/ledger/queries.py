"""Reading the ledger: gathers what every room below knows, and lets the rules count it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from phoihop.acceptance.queries import facts_of as acceptance_facts
from phoihop.acceptance.queries import totals_of
from phoihop.evidence.queries import first_reaching, proofs_of
from phoihop.law.access import Side
from phoihop.law.money import Money
from phoihop.law.period import day_of
from phoihop.ledger.rules import Duty, OrderedLine, Row, Share, rows_of
from phoihop.parties.models import Member
from phoihop.parties.queries import name_of
from phoihop.planning.queries import facts_of as planning_facts
from phoihop.planning.queries import sums_of as planning_sums
from phoihop.planning.rules import Column, Fact
from phoihop.programmes.models import Instrument, Line, Obligation, Programme
from phoihop.programmes.queries import (
    instruments_visible_to,
    lines_of,
    obligations_of,
    party_of,
    terms_of,
)
from phoihop.programmes.rules import Cadence, EvidenceLevel, ObligationKind
from phoihop.publications.models import Publication
from phoihop.publications.queries import counted_matches
from phoihop.publications.queries import ledger_facts as publication_facts


@dataclass(frozen=True, slots=True)
class Ledger:
    """All rows of one programme as of a day, and as known at an instant."""

    programme: Programme
    on: date
    known_at: datetime
    rows: tuple[Row, ...]

    def of_side(self, side: Side) -> list[Row]:
        """The rows that one side owes."""
        return [row for row in self.rows if row.duty.side is side]

    def of_year(self, year: int) -> list[Row]:
        """The rows of one year, and those promised once for the whole programme."""
        return [row for row in self.rows if row.year in (year, None)]

    @property
    def years(self) -> list[int]:
        """The years that have rows."""
        return sorted({row.year for row in self.rows if row.year is not None})


def ledger_of(
    programme: Programme,
    *,
    seen_by: Member,
    on: date,
    known_at: datetime,
    year: int | None = None,
) -> Ledger:
    """The ledger of a programme ``on`` that day, from what was recorded by ``known_at``.

    With ``year`` only the rows of that year, and those promised once for the whole programme.

    Both sides see the same figures. Of several publishers on side B none sees another's lines,
    pieces or money. The number of queries does not grow with the data.
    """
    asked = _asked(programme, seen_by, on=on, known_at=known_at, year=year)
    facts = [
        *planning_facts(programme, seen_by=seen_by, year=year),
        *_publication_facts(programme, asked, year=year, proven=True),
        *acceptance_facts(programme, asked.lines, asked.obligations),
    ]
    return Ledger(programme, on, known_at, tuple(_rows(asked, facts, on, known_at, year)))


def figures_of(
    programme: Programme, *, seen_by: Member, on: date, known_at: datetime, year: int
) -> list[Row]:
    """The rows of ``ledger_of`` for who needs their figures alone: no lists, and no proofs.

    The figures of all columns but *evidenced*, which stays empty, are those of the ledger. A plan
    of thousands of topics is added up where it lies.
    """
    asked = _asked(programme, seen_by, on=on, known_at=known_at, year=year)
    facts = [
        *planning_sums(programme, seen_by=seen_by, on=on, known_at=known_at, year=year),
        *_publication_facts(programme, asked, year=year, proven=False),
        *acceptance_facts(programme, asked.lines, asked.obligations),
    ]
    return _rows(asked, facts, on, known_at, year)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a member sees of the promises: ``lines`` are those of the year, if one is asked for."""

    obligations: list[Obligation]
    lines: list[Line]
    duties: list[Duty]


def _asked(
    programme: Programme, seen_by: Member, *, on: date, known_at: datetime, year: int | None
) -> _Asked:
    lines = [
        line
        for line in lines_of(programme).filter(
            instrument__in=instruments_visible_to(seen_by).values("pk")
        )
        if line.instrument.recorded_at <= known_at
    ]
    obligations = _obligations_for(programme, seen_by)
    duties = _duties(programme, obligations, lines, on=on, known_at=known_at)
    of_year = [line for line in lines if year in (None, line.instrument.year)]
    return _Asked(obligations, of_year, duties)


def _rows(
    asked: _Asked, facts: list[Fact], on: date, known_at: datetime, year: int | None
) -> list[Row]:
    rows = rows_of(asked.duties, facts, on=on, known_at=known_at)
    return rows if year is None else [row for row in rows if row.year in (year, None)]


def _obligations_for(programme: Programme, seen_by: Member) -> list[Obligation]:
    """All duties, less those that name another party of the member's own side."""
    mine = party_of(programme, seen_by)
    return [
        obligation
        for obligation in obligations_of(programme)
        if obligation.party is None
        or obligation.party_id == mine.pk
        or obligation.party.side != mine.side
    ]


def _duties(
    programme: Programme,
    obligations: list[Obligation],
    lines: list[Line],
    *,
    on: date,
    known_at: datetime,
) -> list[Duty]:
    terms = terms_of(lines, on=on, known_at=known_at)
    instruments: dict[int, Instrument] = {line.instrument_id: line.instrument for line in lines}
    ordered: dict[int, list[OrderedLine]] = defaultdict(list)
    for line in lines:
        says = terms[line.pk]
        instrument = instruments[line.instrument_id]
        gross = totals_of(instrument, Money(says.unit_price_dong) * says.quantity).gross
        ordered[line.obligation_id].append(
            OrderedLine(
                line.pk,
                line.code,
                line.description,
                instrument.ref,
                instrument.year,
                instrument.ends_on,
                says.quantity,
                gross.dong,
            )
        )
    all_lines = [line for found in ordered.values() for line in found]
    return [
        _duty(programme, one, all_lines if _pays(one) else ordered[one.pk], on=on)
        for one in obligations
    ]


def _pays(obligation: Obligation) -> bool:
    return obligation.kind == ObligationKind.PAY.value


def _duty(
    programme: Programme, obligation: Obligation, lines: Iterable[OrderedLine], *, on: date
) -> Duty:
    return Duty(
        obligation_id=obligation.pk,
        code=obligation.code,
        kind=ObligationKind(obligation.kind),
        side=Side(obligation.side),
        text=obligation.text,
        quantified=obligation.quantified,
        least=obligation.quantity_least,
        most=obligation.quantity_most,
        cadence=Cadence(obligation.cadence),
        starts_on=obligation.starts_on or programme.starts_on,
        ends_on=_last_day(programme, obligation, on=on),
        lines=tuple(lines),
        shares=tuple(
            Share(share.unit_id, name_of(share.unit, on=on), share.year, share.quantity,
                  share.due_on)
            for share in obligation.shares.all()
        ),
        theme_codes=tuple(theme.code for theme in obligation.themes.all()),
    )  # fmt: skip


def _last_day(programme: Programme, obligation: Obligation, *, on: date) -> date:
    """The last day of a duty; from an early end on, that of the programme if it comes sooner."""
    last_on = obligation.ends_on or programme.ends_on
    ended_on = programme.ended_early_on
    return min(last_on, ended_on) if ended_on is not None and ended_on <= on else last_on


def _publication_facts(
    programme: Programme, asked: _Asked, *, year: int | None, proven: bool
) -> Iterable[Fact]:
    """Published, and evidenced where that is asked for (``proven``), for duties to publish.

    Other duties count their deeds.
    """
    publishing = {
        one.pk: one for one in asked.obligations if one.kind == ObligationKind.PUBLISH.value
    }
    by_id = {line.pk: line for line in asked.lines}
    matches = counted_matches(programme, year=year)
    seen_there = Publication.objects.filter(pk__in=matches.values("publication"))
    proofs = proofs_of(seen_there) if proven else {}
    for seen in publication_facts(programme, year=year):
        duty = publishing.get(seen.obligation_id)
        line = by_id.get(seen.line_id) if seen.line_id is not None else None
        hidden = seen.line_id is not None and line is None
        if duty is None or hidden or seen.published is None:
            continue
        demanded = EvidenceLevel((line.evidence_level if line else "") or duty.evidence_level)
        published_on = seen.published.first_on
        published = Fact(
            obligation_id=duty.pk,
            year=line.instrument.year if line else published_on.year,
            column=Column.PUBLISHED,
            on=published_on,
            recorded_at=seen.decided_at,
            ref=f"publication:{seen.publication_ref}",
            label=seen.title,
            line_id=seen.line_id,
            unit_id=seen.unit_id,
            undone_on=day_of(seen.removed_at) if seen.removed_at else None,
            undone_recorded_at=seen.removed_at,
            note=seen.outlet,
        )
        yield published
        proof = first_reaching(proofs.get(seen.publication_id, []), demanded)
        if proof is not None:
            yield _evidenced(published, on=proof.on, recorded_at=proof.recorded_at)


def _evidenced(published: Fact, *, on: date, recorded_at: datetime) -> Fact:
    return replace(
        published,
        column=Column.EVIDENCED,
        on=max(on, published.on),
        recorded_at=max(recorded_at, published.recorded_at),
    )


def row_as_json(row: Row) -> dict[str, object]:
    """A row for programs. Figures are gross; ``net`` and ``corrections`` say what was taken back.

    Keys follow the columns of the ledger; quantities are in ``unit``.
    """
    return {
        "code": row.duty.code,
        "kind": row.duty.kind.value,
        "side": row.duty.side.value,
        "text": row.duty.text,
        "themes": list(row.duty.theme_codes),
        "year": row.year,
        "due_on": row.due_on.isoformat(),
        "unit": row.unit.value,
        "signed": row.signed_least,
        "signed_most": row.signed_most,
        **{column.value: row.cell(column).gross for column in Column},
        "net": {column.value: row.cell(column).net for column in Column},
        "corrections": row.corrections,
        "outstanding": row.outstanding,
        "overdue": row.overdue,
        "units": [
            {
                "unit": unit.share.unit_name,
                "quantity": unit.share.quantity,
                "due_on": unit.share.due_on.isoformat() if unit.share.due_on else None,
                "done": unit.done,
                "overdue": unit.overdue,
            }
            for unit in row.units
        ],
        "lists": {
            column.value: [_fact_as_json(fact) for fact in cell.facts]
            for column, cell in row.cells.items()
        },
    }


def _fact_as_json(fact: Fact) -> dict[str, object]:
    return {
        "ref": fact.ref,
        "label": fact.label,
        "on": fact.on.isoformat(),
        "recorded_at": fact.recorded_at.isoformat(),
        "quantity": fact.quantity,
        "late_days": fact.late_days,
        "undone_on": fact.undone_on.isoformat() if fact.undone_on else None,
        "note": fact.note,
    }


def ledger_as_json(ledger: Ledger) -> dict[str, object]:
    """The whole ledger for programs."""
    return {
        "programme": ledger.programme.ref,
        "on": ledger.on.isoformat(),
        "known_at": ledger.known_at.isoformat(),
        "rows": [row_as_json(row) for row in ledger.rows],
    }
