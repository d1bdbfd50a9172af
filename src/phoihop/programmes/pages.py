"""What the pages of this room show, as plain values: names of the day, labels, sums."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from phoihop.engines.vietnamese.dates import parse_date
from phoihop.law.access import Side
from phoihop.law.money import Money, Rounding, VatMode, totals
from phoihop.parties.models import Member, Organisation
from phoihop.parties.queries import name_of
from phoihop.parties.wording import SIDES
from phoihop.programmes import wording
from phoihop.programmes.models import (
    Annex,
    AnnexChange,
    Consent,
    Instrument,
    Line,
    Obligation,
    Programme,
    ProgrammeParty,
)
from phoihop.programmes.queries import (
    annexes_visible_to,
    counting_period_of,
    instruments_visible_to,
    obligations_of,
    terms_of,
)
from phoihop.programmes.rules import (
    IN_FORCE,
    AnnexReason,
    Cadence,
    Capacity,
    EarlyRule,
    EvidenceLevel,
    FundingMode,
    Genre,
    InstrumentKind,
    ObligationKind,
    PaperState,
)
from phoihop.programmes.services import consents_of
from phoihop.programmes.statement import theme_changes_of, themes_of

Values = dict[str, Any]


def row_of(programme: Programme, *, on: date) -> Values:
    """A programme as a row of the list; its parties and their names are at hand."""
    parties = list(programme.parties.all())
    return {
        "programme": programme,
        "sides": [
            (SIDES[side], [name_of(p.organisation, on=on) for p in parties if p.side == side])
            for side in Side
        ],
        **state_of(programme),
    }


def state_of(paper: Programme | Instrument | Annex) -> Values:
    """The state of a paper in words, and its tone."""
    state = PaperState(paper.state)
    return {"state_label": wording.PAPER_STATES[state], "tone": wording.PAPER_TONES[state]}


def paper_page(programme: Programme, *, seen_by: Member) -> Values:
    """Everything a programme says. The number of queries does not grow with it."""
    on = programme.signed_on or programme.effective_from
    instruments = instruments_visible_to(seen_by).filter(programme=programme)
    annexes = annexes_visible_to(seen_by).filter(programme=programme)
    return {
        "programme": programme,
        "on": on,
        "own_annexes": [{"paper": one, **state_of(one)} for one in annexes],
        **state_of(programme),
        "sides": _sides(programme, on=on),
        "bases": programme.bases.all(),
        "themes": themes_of(programme),
        "duties": [
            (SIDES[side], [_duty(row, on=on) for row in rows])
            for side, rows in _by_side(obligations_of(programme))
        ],
        "instruments": [
            {"paper": row, "kind": wording.INSTRUMENT_KINDS[InstrumentKind(row.kind)]}
            | state_of(row)
            for row in instruments
        ],
        "consents": _consents(consents_of(programme), on=on),
    }


def _sides(programme: Programme, *, on: date) -> list[tuple[object, list[Values]]]:
    rows = (
        ProgrammeParty.objects.filter(programme=programme)
        .select_related("organisation", "signing_organ", "signatory", "focal_organ", "focal_person")
        .prefetch_related("organisation__names", "signing_organ__names", "focal_organ__names")
    )
    found: dict[Side, list[Values]] = {side: [] for side in Side}
    for row in rows:
        found[Side(row.side)].append(
            {
                "party": row,
                "name": name_of(row.organisation, on=on),
                "signing_organ": _name(row.signing_organ, on),
                "focal_organ": _name(row.focal_organ, on),
                "capacity": wording.CAPACITIES[Capacity(row.capacity)],
            }
        )
    return [(SIDES[side], parties) for side, parties in found.items()]


def _name(organisation: Organisation | None, on: date) -> str:
    return name_of(organisation, on=on) if organisation else ""


def _by_side(duties: Iterable[Obligation]) -> list[tuple[Side, list[Obligation]]]:
    rows = list(duties)
    return [(side, [row for row in rows if row.side == side]) for side in Side]


def _duty(duty: Obligation, *, on: date) -> Values:
    shares = sorted(duty.shares.all(), key=lambda row: (row.year or 0, row.pk))
    return {
        "duty": duty,
        "kind": wording.OBLIGATION_KINDS[ObligationKind(duty.kind)],
        "genre": wording.GENRES[Genre(duty.genre)] if duty.genre else "",
        "cadence": wording.CADENCES[Cadence(duty.cadence)],
        "evidence": wording.EVIDENCE_LEVELS[EvidenceLevel(duty.evidence_level)],
        "shares": [{"share": row, "unit": name_of(row.unit, on=on)} for row in shares],
    }


def _consents(rows: Iterable[Consent], *, on: date) -> list[Values]:
    return [{"side": SIDES[Side(row.party.side)], "consent": row} for row in rows]


def instrument_page(instrument: Instrument, *, seen_by: Member, on: str, at: datetime) -> Values:
    """An instrument with its lines as of a day.

    Args:
        on: the day as typed; empty: today, or the nearest day on which the paper holds.

    Raises:
        Refusal: ``dates.unreadable``.
    """
    day = parse_date(on).last_on if on else _today_within(instrument, at)
    lines = _lines_shown(instrument)
    rows = _rows(lines, on=day, at=at)
    annexes = annexes_visible_to(seen_by).filter(instrument=instrument)
    return {
        "programme": instrument.programme,
        "instrument": instrument,
        "kind": wording.INSTRUMENT_KINDS[InstrumentKind(instrument.kind)],
        "funding": wording.FUNDING_MODES[FundingMode(instrument.funding_mode)],
        "early_rule": wording.EARLY_RULES[EarlyRule(instrument.early_rule)],
        "vat": wording.VAT_MODES[VatMode(instrument.vat_mode)],
        "rounding": wording.ROUNDINGS[Rounding(instrument.rounding)],
        "counting": counting_period_of(instrument),
        "on": day,
        **state_of(instrument),
        "lines": rows,
        "totals": _totals(instrument, rows),
        "annexes": [{"paper": annex, **state_of(annex)} for annex in annexes],
        "history": _history(instrument),
        "consents": _consents(consents_of(instrument), on=day),
    }


def _today_within(instrument: Instrument, at: datetime) -> date:
    today = timezone.localtime(at).date()
    return min(max(today, instrument.effective_from), instrument.ends_on)


def _lines_shown(instrument: Instrument) -> list[Line]:
    """The lines of the paper and of its annexes in force."""
    rows = instrument.lines.select_related("obligation", "outlet", "annex")
    return [row for row in rows if row.annex is None or PaperState(row.annex.state) in IN_FORCE]


def _rows(lines: list[Line], *, on: date, at: datetime) -> list[Values]:
    terms = terms_of(lines, on=on, known_at=at)
    return [
        {
            "line": line,
            "genre": wording.GENRES[Genre(genre)] if (genre := _genre(line)) else "",
            "quantity": terms[line.pk].quantity,
            "unit_price": terms[line.pk].unit_price_dong,
            "amount": terms[line.pk].quantity * terms[line.pk].unit_price_dong,
        }
        for line in lines
    ]


def _genre(line: Line) -> str:
    return line.genre or line.obligation.genre


def _totals(instrument: Instrument, rows: list[Values]) -> object:
    return totals(
        Money(sum(row["amount"] for row in rows)),
        vat_mode=VatMode(instrument.vat_mode),
        vat_percent=Decimal(instrument.vat_percent),
        rounding=Rounding(instrument.rounding),
    )


def _history(instrument: Instrument) -> list[AnnexChange]:
    """What was there before: the changes of signed annexes in the order of effect."""
    return list(
        AnnexChange.objects.filter(
            annex__instrument=instrument, annex__state__in=[state.value for state in IN_FORCE]
        )
        .select_related("annex", "line")
        .order_by("annex__effective_on", "annex__ref", "line__ordinal")
    )


def annex_page(annex: Annex) -> Values:
    """An annex with what was there before and what it makes of it."""
    changes = annex.changes.select_related("line__obligation").order_by("line__ordinal")
    return {
        "programme": annex.changes_programme,
        "theme_changes": theme_changes_of(annex),
        "balance": annex.balance,
        "instrument": annex.instrument,
        "annex": annex,
        "reason_kind": wording.ANNEX_REASONS[AnnexReason(annex.reason_code)],
        "changes": [row for row in changes if row.line.annex_id != annex.pk],
        "new_lines": [row for row in changes if row.line.annex_id == annex.pk],
        **state_of(annex),
        "consents": _consents(consents_of(annex), on=annex.effective_on),
    }
