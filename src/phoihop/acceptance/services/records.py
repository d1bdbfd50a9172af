"""Drawing up a record, confirming it from both sides, withdrawing it."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from phoihop.acceptance.models import Confirmation, Entry, Record
from phoihop.acceptance.queries import Preview, entries_as_frozen, preview
from phoihop.acceptance.rules import (
    RECORD_LIFE,
    Computation,
    RecordState,
    frozen,
    rows_sha256,
)
from phoihop.audit.services import record as write_trail
from phoihop.law.access import Side
from phoihop.law.period import Period, day_of
from phoihop.law.refusal import Refusal
from phoihop.papers.services import next_reference
from phoihop.parties.models import Member
from phoihop.programmes.models import Instrument, Line
from phoihop.programmes.queries import party_of, permit
from phoihop.programmes.rules import IN_FORCE, PaperState
from phoihop.publications.services import hold_matches, release_matches
from phoihop.spread.services import bring_up_to_date, left_to_compare


def draw_up(
    instrument: Instrument,
    *,
    period: Period,
    accepted_on: date,
    by: Member,
    at: datetime,
    place: str = "",
) -> Record:
    """Compute a record for ``period`` and keep its rows, for both sides to confirm.

    Args:
        period: the days in which the pieces appeared.
        accepted_on: the day of acceptance; the order and the proof count as of that day.

    Raises:
        Refusal: ``acceptance.not_in_force``, ``acceptance.period_open`` (no end day),
            ``acceptance.nothing_to_accept``, ``acceptance.one_is_open``,
            ``acceptance.in_future``, ``acceptance.already_accepted``,
            ``acceptance.not_compared``, ``access.denied``.
    """
    permit("acceptance.draw_up", instrument.programme, by=by)
    _check_instrument(instrument, by)
    bring_up_to_date(at=at)
    return _draw_up(instrument, period=period, accepted_on=accepted_on, by=by, at=at, place=place)


@transaction.atomic
def _draw_up(
    instrument: Instrument,
    *,
    period: Period,
    accepted_on: date,
    by: Member,
    at: datetime,
    place: str,
) -> Record:
    if period.ends_on is None:
        raise Refusal("acceptance.period_open")
    if accepted_on > day_of(at):
        raise Refusal("acceptance.in_future", accepted_on=accepted_on.isoformat())
    _hold_terms(instrument)
    seen = preview(instrument, period=period, accepted_on=accepted_on, known_at=at)
    if not seen.computation.rows:
        raise Refusal("acceptance.nothing_to_accept", left=len(seen.computation.left))
    _check_compared(seen)
    try:
        with transaction.atomic():
            record = Record.objects.create(
                ref=next_reference("BBNT", accepted_on.year),
                instrument=instrument,
                starts_on=period.starts_on,
                ends_on=period.ends_on,
                accepted_on=accepted_on,
                place=place,
                net_dong=seen.totals.net.dong,
                vat_dong=seen.totals.vat.dong,
                gross_dong=seen.totals.gross.dong,
                rows_sha256=rows_sha256(frozen(row) for row in seen.computation.rows),
                drawn_up_by=by,
                recorded_at=at,
            )
    except IntegrityError:
        raise Refusal("acceptance.one_is_open", ref=instrument.ref) from None
    _keep_rows(record, seen.computation)
    _trail(record, "drawn_up", by=by, at=at, rows=len(seen.computation.rows))
    return record


def confirm(record: Record, *, rows_sha256_seen: str, by: Member, at: datetime) -> None:
    """Say yes for one's side to exactly the rows seen. The second yes freezes the record.

    The rows are computed again first: when anything that decides about them has changed since the
    record was drawn up, nobody can confirm it any more; it is withdrawn and drawn up anew.

    Args:
        rows_sha256_seen: the hash that stood on the page or the paper the person read.

    Raises:
        Refusal: ``acceptance.other_rows_seen``, ``acceptance.changed_meanwhile``,
            ``acceptance.already_confirmed``, ``acceptance.wrong_state``,
            ``acceptance.not_compared``, ``access.denied``.
    """
    side = permit("acceptance.confirm", record.instrument.programme, by=by)
    _check_instrument(record.instrument, by)
    bring_up_to_date(at=at)
    _confirm(record, side, rows_sha256_seen=rows_sha256_seen, by=by, at=at)


@transaction.atomic
def _confirm(
    record: Record, side: Side, *, rows_sha256_seen: str, by: Member, at: datetime
) -> None:
    # Both sides at the same instant: one waits here, and then sees that it is the second.
    record.state = Record.objects.select_for_update().get(pk=record.pk).state
    RECORD_LIFE.after("freeze", state=RecordState(record.state))
    if rows_sha256_seen != record.rows_sha256:
        raise Refusal("acceptance.other_rows_seen", ref=record.ref)
    _hold_terms(record.instrument)
    _check_still_so(record, at=at)
    try:
        with transaction.atomic():
            Confirmation.objects.create(
                record=record,
                side=side.value,
                member=by,
                rows_sha256=record.rows_sha256,
                recorded_at=at,
            )
    except IntegrityError:
        raise Refusal("acceptance.already_confirmed", ref=record.ref) from None
    _trail(record, "confirmed", by=by, at=at, side=side.value)
    if Confirmation.objects.filter(record=record).count() == 2:
        _freeze(record, by=by, at=at)


@transaction.atomic
def withdraw(record: Record, *, by: Member, at: datetime) -> None:
    """Take back a record that is not frozen; its pieces are free to be accepted elsewhere.

    Raises:
        Refusal: ``acceptance.wrong_state``, ``acceptance.changed_meanwhile``, ``access.denied``.
    """
    permit("acceptance.withdraw", record.instrument.programme, by=by)
    _check_instrument(record.instrument, by)
    _move(record, "withdraw")
    record.entries.update(released=True)
    release_matches(_held_by_this_alone(record))
    _trail(record, "withdrawn", by=by, at=at)


def _hold_terms(instrument: Instrument) -> None:
    """Hold the instrument's row: an annex signed at this very moment waits, or was first."""
    Instrument.objects.select_for_update().get(pk=instrument.pk)


def _check_instrument(instrument: Instrument, by: Member) -> None:
    if PaperState(instrument.state) not in IN_FORCE:
        raise Refusal("acceptance.not_in_force", ref=instrument.ref)
    party = party_of(instrument.programme, by)
    if party.pk not in (instrument.party_a_id, instrument.party_b_id):
        raise Refusal("acceptance.not_your_instrument", ref=instrument.ref)


def _check_compared(seen: Preview) -> None:
    """Nothing is accepted whose text nobody held against what was delivered before."""
    if seen.waiting:
        left = left_to_compare()
        raise Refusal("acceptance.not_compared", waiting=len(seen.waiting), left=left)


def _keep_rows(record: Record, computation: Computation) -> None:
    rows = [
        Entry(
            record=record,
            ordinal=row.ordinal,
            work_id=row.candidate.work_id,
            publication_id=row.candidate.publication_id,
            match_id=row.candidate.match_id,
            line_id=row.candidate.line_id,
            extra=row.extra,
            unit_price_dong=row.candidate.unit_price_dong,
            amount_dong=row.amount.dong,
            evidence_level=row.candidate.evidence.value,
            evidence_ref=row.candidate.evidence_ref,
            evidence_sha256=row.candidate.evidence_sha256,
            published_on=row.candidate.published.first_on,
            cofunding_id=row.candidate.cofunding_id,
        )
        for row in computation.rows
    ]
    try:
        with transaction.atomic():
            Entry.objects.bulk_create(rows, batch_size=500)
    except IntegrityError:  # somebody accepted one of the works elsewhere at this very moment
        raise Refusal("acceptance.already_accepted") from None
    hold_matches(_held_by_this_alone(record), at=record.recorded_at)


def _held_by_this_alone(record: Record) -> list[int]:
    """Ids of the record's matches, less the extra ones that an earlier record shows already."""
    mine = record.entries.values_list("match", flat=True)
    elsewhere = Entry.objects.filter(match__in=mine, released=False).exclude(record=record)
    shown = set(elsewhere.values_list("match", flat=True))
    return [match for match in mine if match not in shown]


def _check_still_so(record: Record, *, at: datetime) -> None:
    period = Period(record.starts_on, record.ends_on)
    kept = rows_sha256(entries_as_frozen(record))
    record.entries.update(released=True)  # so that its own rows do not stand in its way
    now = preview(record.instrument, period=period, accepted_on=record.accepted_on, known_at=at)
    record.entries.update(released=False)
    _check_compared(now)
    computed = rows_sha256(frozen(row) for row in now.computation.rows)
    if not kept == computed == record.rows_sha256:
        raise Refusal("acceptance.changed_meanwhile", ref=record.ref)


def _freeze(record: Record, *, by: Member, at: datetime) -> None:
    _move(record, "freeze", frozen_at=at)
    per_line: dict[int, int] = {}
    for line_id in record.entries.filter(extra=False).values_list("line", flat=True):
        per_line[line_id] = per_line.get(line_id, 0) + 1
    for line_id, pieces in per_line.items():
        Line.objects.filter(pk=line_id).update(accepted_quantity=F("accepted_quantity") + pieces)
    _trail(record, "frozen", by=by, at=at, gross_dong=record.gross_dong)


def _move(record: Record, name: str, **changes: object) -> None:
    seen = RecordState(record.state)
    target = RECORD_LIFE.after(name, state=seen)
    swapped = Record.objects.filter(pk=record.pk, state=seen.value).update(
        state=target.value, **changes
    )
    if not swapped:
        raise Refusal("acceptance.changed_meanwhile", ref=record.ref)
    record.refresh_from_db()


def _trail(
    record: Record, what: str, *, by: Member, at: datetime, **facts: str | int | bool | None
) -> None:
    write_trail(
        f"acceptance.{what}",
        f"acceptance:{record.ref}",
        chain=record.instrument.programme.ref,
        actor=by.ref,
        at=at,
        rows_sha256=record.rows_sha256,
        **facts,
    )
