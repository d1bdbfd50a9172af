"""What comes after a record was frozen: events that change no money, corrections that do."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from phoihop.acceptance.models import Correction, Entry, Event, Record
from phoihop.acceptance.rules import EventKind, RecordState
from phoihop.audit.services import record as write_trail
from phoihop.law.refusal import Refusal
from phoihop.papers.models import OfficialNumber
from phoihop.papers.services import record_number
from phoihop.parties.models import Member
from phoihop.programmes.models import Annex, Line
from phoihop.programmes.queries import permit
from phoihop.programmes.rules import IN_FORCE, PaperState


@transaction.atomic
def note_event(
    entry: Entry, *, kind: EventKind, on: date, text: str, by: Member, at: datetime
) -> Event:
    """Note what happened to an accepted piece later. No figure changes by it.

    A lawful take-down is not non-delivery; whether money follows is for an annex to say.

    Raises:
        Refusal: ``acceptance.not_frozen``, ``acceptance.text_missing``,
            ``acceptance.event_before_publication``, ``access.denied``.
    """
    programme = entry.record.instrument.programme
    permit("acceptance.note", programme, by=by)
    _check_frozen(entry)
    if not text.strip():
        raise Refusal("acceptance.text_missing")
    if on < entry.published_on:
        raise Refusal("acceptance.event_before_publication", on=on.isoformat())
    event = Event.objects.create(
        entry=entry, kind=kind.value, on=on, text=text.strip(), recorded_by=by, recorded_at=at
    )
    _trail(entry, f"acceptance.{kind.value}_noted", by=by, at=at, on=on.isoformat())
    return event


@transaction.atomic
def correct(
    entry: Entry, *, annex: Annex, on: date, reason: str, by: Member, at: datetime
) -> Correction:
    """Take an accepted piece off again, by a signed annex that says so.

    The frozen record stays as it is; the ledger shows the correction in a column of its own.

    Raises:
        Refusal: ``acceptance.not_frozen``, ``acceptance.extra_needs_no_correction``,
            ``acceptance.annex_needed``, ``acceptance.text_missing``, ``acceptance.corrected``.
    """
    programme = entry.record.instrument.programme
    permit("acceptance.correct", programme, by=by)
    _check_frozen(entry)
    if entry.extra:
        raise Refusal("acceptance.extra_needs_no_correction")
    signed = PaperState(annex.state) in IN_FORCE
    if not signed or annex.instrument_id != entry.record.instrument_id:
        raise Refusal("acceptance.annex_needed", ref=annex.ref)
    if not reason.strip():
        raise Refusal("acceptance.text_missing")
    try:
        with transaction.atomic():
            correction = Correction.objects.create(
                entry=entry,
                annex=annex,
                on=on,
                reason=reason.strip(),
                amount_dong=entry.amount_dong,
                recorded_by=by,
                recorded_at=at,
            )
    except IntegrityError:
        raise Refusal("acceptance.corrected", ordinal=entry.ordinal) from None
    Line.objects.filter(pk=entry.line_id).update(accepted_quantity=F("accepted_quantity") - 1)
    _trail(entry, "acceptance.corrected", by=by, at=at, annex=annex.ref)
    return correction


def _check_frozen(entry: Entry) -> None:
    if entry.record.state != RecordState.FROZEN.value:
        raise Refusal("acceptance.not_frozen", ref=entry.record.ref)


def _trail(
    entry: Entry, action: str, *, by: Member, at: datetime, **facts: str | int | bool | None
) -> None:
    write_trail(
        action,
        f"acceptance:{entry.record.ref}",
        chain=entry.record.instrument.programme.ref,
        actor=by.ref,
        at=at,
        ordinal=entry.ordinal,
        **facts,
    )


@transaction.atomic
def record_official_number(
    record: Record, *, number: int, notation: str, issued_on: date, by: Member, at: datetime
) -> OfficialNumber:
    """The clerk records the number that the paper got in the register.

    Raises:
        Refusal: ``acceptance.not_frozen``, ``papers.number_given``, ``papers.number_taken``,
            ``access.denied``.
    """
    permit("paper.number", record.instrument.programme, by=by)
    if record.state != RecordState.FROZEN.value:
        raise Refusal("acceptance.not_frozen", ref=record.ref)
    given = record_number(
        f"acceptance:{record.ref}",
        issuer=record.instrument.party_a.organisation.ref,
        number=number,
        notation=notation.strip(),
        issued_on=issued_on,
        by=by.ref,
        at=at,
    )
    write_trail(
        "acceptance.numbered",
        f"acceptance:{record.ref}",
        chain=record.instrument.programme.ref,
        actor=by.ref,
        at=at,
        number=number,
        notation=given.notation,
    )
    return given
