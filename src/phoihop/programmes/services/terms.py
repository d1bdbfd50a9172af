"""Whether an annex still fits what its instrument says."""

from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.programmes.leaning import leanings_of_programme
from phoihop.programmes.models import (
    Annex,
    AnnexChange,
    Instrument,
    Line,
    Programme,
    ThemeChange,
)
from phoihop.programmes.queries import permit
from phoihop.programmes.rules import (
    IN_FORCE,
    InstrumentKind,
    Leaning,
    PaperState,
    Terms,
    TermsChange,
    leans_on,
    terms_on,
)

_SIGNED = [state.value for state in IN_FORCE]


def check_annex(annex: Annex) -> None:
    """Refuse an annex that no longer fits.

    What it says was there before must be there on the day it takes effect, and stay so: another
    annex may not change the same line on a later day. No quantity falls below what is accepted.

    Raises:
        Refusal: ``annex.instrument_not_signed``, ``annex.changes_nothing``,
            ``annex.before_differs``, ``annex.overtaken``, ``annex.below_accepted``; for an annex to
            a programme as ``check_programme_annex``.
    """
    if annex.programme is not None:
        check_programme_annex(annex, annex.programme)
        return
    if PaperState(annex.of_instrument.state) is not PaperState.SIGNED:
        raise Refusal("annex.instrument_not_signed", ref=annex.of_instrument.ref)
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
    if change.unit_price_after_dong and annex.of_instrument.kind != InstrumentKind.CONTRACT:
        raise Refusal("instrument.money_only_in_contract", ref=annex.of_instrument.ref)


def check_programme_annex(annex: Annex, programme: Programme) -> None:
    """Refuse an annex to a programme that no longer fits what the themes lean on.

    Raises:
        Refusal: ``annex.programme_not_signed``, ``annex.changes_nothing``,
            ``annex.theme_left_already``, ``programme.ended_already``, ``annex.end_outside``.
    """
    if PaperState(programme.state) is not PaperState.SIGNED:
        raise Refusal("annex.programme_not_signed", ref=programme.ref)
    if programme.ended_early_on is not None:
        raise Refusal("programme.ended_already", ref=programme.ref)
    changes = list(annex.theme_changes.select_related("theme", "leaves_document"))
    if not changes and annex.ends_early_on is None:
        raise Refusal("annex.changes_nothing")
    leanings = leanings_of_programme(programme, without=annex)
    for change in changes:
        _check_left(annex, change, leanings.get(change.theme_id, []))
    end = annex.ends_early_on
    if end is not None and not programme.starts_on <= end < programme.ends_on:
        raise Refusal("annex.end_outside", ends=programme.ends_on.isoformat())


def _check_left(annex: Annex, change: ThemeChange, leanings: list[Leaning]) -> None:
    document = change.leaves_document.ref if change.leaves_document else None
    if document is None and not change.leaves_class:
        return
    held = [one for one in leanings if leans_on(one, annex.effective_on)]
    named = [one.document == document if document else one.open_class == change.leaves_class
             for one in held]  # fmt: skip
    if not any(named):
        raise Refusal(
            "annex.theme_left_already",
            theme=change.theme.code,
            document=document or change.leaves_class,
        )


def check_issuer(annex: Annex, *, by: Member) -> None:
    """Refuse an annex to a paper that the other side alone issued (Rule 66-QĐ/TW).

    The issuer may, and whoever stands above it on its side. What both sides issued, either may
    propose to change.

    Raises:
        Refusal: ``annex.issuer_only``.
    """
    if annex.instrument is None or not annex.instrument.issuer:
        return
    if permit("annex.draft", annex.changes_programme, by=by) != annex.instrument.issuer:
        raise Refusal("annex.issuer_only", ref=annex.instrument.ref)


def end_early(annex: Annex) -> None:
    """Let a signed annex end its programme: from the day after, only settling goes on.

    Raises:
        Refusal: ``programme.ended_already``.
    """
    programme = annex.changes_programme
    open_one = Programme.objects.filter(pk=programme.pk, ended_early_on__isnull=True)
    if not open_one.update(ended_early_on=annex.ends_early_on):
        raise Refusal("programme.ended_already", ref=programme.ref)
    programme.refresh_from_db()


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
