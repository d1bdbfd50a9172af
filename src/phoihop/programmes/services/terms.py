"""Whether an annex still fits what its instrument says."""

from phoihop.law.refusal import Refusal
from phoihop.programmes.models import Annex, AnnexChange, Instrument, Line
from phoihop.programmes.rules import (
    IN_FORCE,
    InstrumentKind,
    PaperState,
    Terms,
    TermsChange,
    terms_on,
)

_SIGNED = [state.value for state in IN_FORCE]


def check_annex(annex: Annex) -> None:
    """Refuse an annex that no longer fits.

    What it says was there before must be there on the day it takes effect, and stay so: another
    annex may not change the same line on a later day. No quantity falls below what is accepted.

    Raises:
        Refusal: ``annex.instrument_not_signed``, ``annex.changes_nothing``,
            ``annex.before_differs``, ``annex.overtaken``, ``annex.below_accepted``.
    """
    if PaperState(annex.instrument.state) is not PaperState.SIGNED:
        raise Refusal("annex.instrument_not_signed", ref=annex.instrument.ref)
    changes = list(annex.changes.select_related("line"))
    if not changes:
        raise Refusal("annex.changes_nothing")
    for change in changes:
        _check_change(annex, change)


def _check_change(annex: Annex, change: AnnexChange) -> None:
    line = change.line
    others = AnnexChange.objects.filter(line=line, annex__state__in=_SIGNED).exclude(annex=annex)
    later = (
        others.filter(annex__effective_on__gt=annex.effective_on).select_related("annex").first()
    )
    if later is not None:
        raise Refusal("annex.overtaken", line=line.code, later=later.annex.ref)
    held = terms_before(line, annex)
    pairs = (
        (change.quantity_before, change.quantity_after, held.quantity),
        (change.unit_price_before_dong, change.unit_price_after_dong, held.unit_price_dong),
    )
    for before, after, now in pairs:
        if after is not None and before != now:
            raise Refusal("annex.before_differs", line=line.code, held=now)
    if change.quantity_after is not None and change.quantity_after < line.accepted_quantity:
        raise Refusal("annex.below_accepted", line=line.code, accepted=line.accepted_quantity)
    if change.unit_price_after_dong and annex.instrument.kind != InstrumentKind.CONTRACT:
        raise Refusal("instrument.money_only_in_contract", ref=annex.instrument.ref)


def terms_before(line: Line, annex: Annex) -> Terms:
    """What the signed papers say of ``line`` on the day ``annex`` takes effect, without it."""
    return terms_now(line.instrument, without=annex)[line.code]


def terms_now(instrument: Instrument, *, without: Annex | None = None) -> dict[str, Terms]:
    """What the signed papers say of each line at last, all signed annexes applied: code → terms."""
    lines = list(instrument.lines.all())
    changes: dict[int, list[TermsChange]] = {line.pk: [] for line in lines}
    rows = AnnexChange.objects.filter(line__in=lines, annex__state__in=_SIGNED)
    if without is not None:
        rows = rows.exclude(annex=without)
    for row in rows.select_related("annex"):
        known_at = row.annex.signed_recorded_at
        assert known_at is not None  # a constraint of the table says so
        price = row.unit_price_after_dong
        changes[row.line_id].append(
            TermsChange(row.annex.effective_on, known_at, row.quantity_after, price)
        )
    return {line.code: _last(line, changes[line.pk]) for line in lines}


def _last(line: Line, changes: list[TermsChange]) -> Terms:
    signed = Terms(line.quantity, line.unit_price_dong)
    if not changes:
        return signed
    on = max(change.effective_on for change in changes)
    known_at = max(change.recorded_at for change in changes)
    return terms_on(signed, changes, on=on, known_at=known_at)
