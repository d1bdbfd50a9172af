"""Signing a born-digital paper: prepared, signed by people, numbered, signed by organisations.

Each step adds one revision to the file that was there and keeps it; nothing is ever rewritten, so
an upload must begin with the very bytes of the newest stage. Who may take a step is decided by the
rooms above; who has signed is read from the certificate.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.resources import files
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction

from phoihop.engines.seals import api
from phoihop.engines.seals.keys import Signer as Key
from phoihop.engines.seals.levels import Remarks, SignAt
from phoihop.engines.seals.places import Place
from phoihop.engines.seals.timestamps import TimeStamper
from phoihop.engines.seals.trust import TrustStore
from phoihop.engines.seals.verdict import Finding, SignatureVerdict, Verdict
from phoihop.law.refusal import Refusal
from phoihop.papers.models import KeptPaper, Sealing, SealingStage
from phoihop.papers.queries import current_sealing, filled, latest_stage, read_bytes, signed_fields
from phoihop.papers.rules import (
    SEALING_LIFE,
    PaperFormat,
    SealingState,
    SealingWay,
    Signer,
    SignerKind,
    StageStep,
    awaits_number,
    check_holder,
    check_turn,
    differences,
)
from phoihop.papers.services.keeping import keep_paper

FACES = Path(str(files("phoihop.engines.typesetting").joinpath("fonts")))  # as the paper around
MOST_EMBEDDED_BYTES = 5_000_000
ALLOWED = ("seals.found_filling", "seals.found_revoked_later")  # said of sound signatures, too


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper ready to be signed: without number and date, its rows inside.

    Attributes:
        subject: ``"paper:HĐ-2017-01"``; ``name``: of its files.
        places: field name → place name, as ``engines.seals.api.prepare`` takes them.
        rows: the file inside the PDF that says what is signed; ``rows_name``: its name there.
        printed_sha256: at the foot of every page.
    """

    subject: str
    name: str
    pdf: bytes
    places: Sequence[Place]
    signers: Sequence[Signer]
    rows: bytes
    rows_name: str
    printed_sha256: str


@dataclass(frozen=True, slots=True)
class Means:
    """What somebody signs with: the key, how high on the ladder, and what the signature tells."""

    key: Key
    level: SignAt
    trust: TrustStore
    clock: TimeStamper | None = None
    reason: str = ""
    place: str = ""


@transaction.atomic
def begin(sheet: Sheet, *, fields: dict[str, str], by: str, at: datetime) -> Sealing:
    """Make the fields and keep the file that people sign. May be repeated until somebody signed.

    Raises:
        Refusal: ``sealing.under_way`` when there is a signature or a scan, ``sealing.complete``,
            ``sealing.changed_meanwhile``.
    """
    before = current_sealing(sheet.subject)
    if before is not None:
        _check_untouched(before)
        set_aside(before)
    organisations = [one.field for one in sheet.signers if one.kind is SignerKind.ORGANISATION]
    pdf = api.prepare(sheet.pdf, sheet.places, fields=fields, locking=organisations)
    sealing = create(sheet.subject, SealingWay.DIGITAL, sheet, by=by, at=at)
    add_stage(sealing, StageStep.PREPARED, pdf, by=by, at=at)
    return sealing


def sign_here(
    sealing: Sealing, *, field: str, means: Means, by: str, at: datetime
) -> SignatureVerdict:
    """Sign the newest stage with a key that is held for this call alone. Nothing of it is kept.

    Raises:
        Refusal: those of ``check_turn`` and ``check_holder``, of ``engines.seals.api.sign``; what
            our own verifier found when it would not believe the result.
    """
    _must_be_open(sealing)
    check_turn(sealing.signers, signed_fields(sealing), field, filled=filled(sealing))
    signed = api.sign(
        newest_bytes(sealing),
        field=field,
        signer=means.key,
        at=at,
        level=means.level,
        time_stamp=means.clock,
        trust=means.trust if means.level in (SignAt.B_LT, SignAt.B_LTA) else None,
        remarks=Remarks(means.reason, means.place, faces=FACES),
    )
    return take(sealing, signed, expected=(field,), trust=means.trust, by=by, at=at)[0]


def bring(
    sealing: Sealing,
    pdf: bytes,
    *,
    rows: bytes,
    rows_name: str,
    parties: Sequence[str],
    trust: TrustStore,
    by: str,
    at: datetime,
) -> list[SignatureVerdict]:
    """Take a copy that was signed elsewhere: the newest stage with new signatures behind it.

    Args:
        rows: what is promised now; the file must say the same.
        parties: whose fields may be new.

    Raises:
        Refusal: ``sealing.too_large``, ``sealing.not_this_paper``, ``sealing.data_differs`` with
            the lines that differ, ``sealing.nothing_new``, ``sealing.older_revision``,
            ``sealing.not_a_continuation``, ``sealing.other_side``, ``sealing.filled_elsewhere``;
            what was found on a signature that does not hold; those of ``check_turn`` and
            ``check_holder``; those of ``engines.seals.api.verify``.
    """
    _must_be_open(sealing)
    check_size(pdf)
    _check_embedded(pdf, rows, rows_name)
    _check_continues(sealing, pdf)
    verdict = api.verify(pdf, trust=trust, at=at)
    known = signed_fields(sealing)
    new = tuple(one.field for one in verdict.signatures if one.field not in known)
    if not new:
        unreadable = [one for one in verdict.findings if one.code == "seals.found_unreadable"]
        raise _told(unreadable) if unreadable else Refusal("sealing.nothing_new")
    allowed = {one.field for one in sealing.signers if one.party in parties}
    if foreign := [field for field in new if field not in allowed]:
        raise Refusal("sealing.other_side", field=foreign[0])
    return take(sealing, pdf, expected=new, trust=trust, by=by, at=at, verdict=verdict)


@transaction.atomic
def fill_in(sealing: Sealing, values: dict[str, str], *, by: str, at: datetime) -> SealingStage:
    """Write number and date into their fields: after the people, before the organisations.

    Raises:
        Refusal: ``sealing.people_first``, ``sealing.filled_already``, ``seals.bad_value``.
    """
    _must_be_open(sealing)
    done = signed_fields(sealing)
    if filled(sealing):
        raise Refusal("sealing.filled_already")
    if not awaits_number(sealing.signers, done, filled=False):
        people = [one.field for one in sealing.signers if one.kind is SignerKind.PERSON]
        waiting = ", ".join(field for field in people if field not in done)
        raise Refusal("sealing.people_first", field="number", waiting=waiting)
    pdf = api.fill(newest_bytes(sealing), values, faces=FACES)
    return add_stage(sealing, StageStep.FILLED, pdf, by=by, at=at)


@transaction.atomic
def set_aside(sealing: Sealing) -> None:
    """Give up a sealing that is not complete; its files stay, and another may be begun.

    Raises:
        Refusal: ``sealing.wrong_state``, ``sealing.changed_meanwhile``.
    """
    move(sealing, "set_aside")


@transaction.atomic
def drop(subject: str) -> None:
    """Set aside whatever signing of the subject is open: its paper is to be written anew."""
    sealing = current_sealing(subject)
    if sealing is not None and sealing.state == SealingState.OPEN:
        move(sealing, "set_aside")


# --- what the verbs share ---------------------------------------------------------------


@transaction.atomic
def take(
    sealing: Sealing,
    pdf: bytes,
    *,
    expected: Sequence[str],
    trust: TrustStore,
    by: str,
    at: datetime,
    verdict: Verdict | None = None,
) -> list[SignatureVerdict]:
    """Keep ``pdf`` as the next stage when its new signatures hold and are the right people's."""
    verdict = verdict or api.verify(pdf, trust=trust, at=at)
    by_field = {one.field: one for one in verdict.signatures}
    done = set(signed_fields(sealing))
    found = [by_field[field] for field in expected]
    for one in found:
        signer = check_turn(sealing.signers, done, one.field, filled=filled(sealing))
        check_holder(signer, kind=one.holder.kind, name=one.holder.name)
        done.add(one.field)
    _check_holds(verdict, expected, was_filled=filled(sealing))
    for one in found:
        add_stage(
            sealing, StageStep.SIGNED, pdf, field=one.field, level=one.level.value, by=by, at=at
        )
    if done >= {one.field for one in sealing.signers}:
        move(sealing, "complete", completed_at=at)
    return found


def create(subject: str, way: SealingWay, sheet: Sheet, *, by: str, at: datetime) -> Sealing:
    """Begin a sealing; of two who begin at once one is told."""
    try:
        with transaction.atomic():
            return Sealing.objects.create(
                subject=subject,
                way=way.value,
                name=sheet.name,
                rows_sha256=sheet.printed_sha256,
                must_sign=[asdict(one) for one in sheet.signers],
                begun_by=by,
                begun_at=at,
            )
    except IntegrityError:
        raise Refusal("sealing.changed_meanwhile") from None


def add_stage(
    sealing: Sealing,
    step: StageStep,
    pdf: bytes,
    *,
    field: str = "",
    level: str = "",
    by: str,
    at: datetime,
) -> SealingStage:
    """Keep the next stage. Its ordinal was seen as free: of two at once one is told."""
    paper = keep_paper(sealing.subject, sealing.name, PaperFormat.PDF, pdf, at=at)
    return link_stage(sealing, step, paper, field=field, level=level, by=by, at=at)


def link_stage(
    sealing: Sealing,
    step: StageStep,
    paper: KeptPaper,
    *,
    field: str,
    level: str,
    by: str,
    at: datetime,
) -> SealingStage:
    """A stage of a file that is kept already."""
    last = latest_stage(sealing)
    try:
        with transaction.atomic():
            return SealingStage.objects.create(
                sealing=sealing,
                ordinal=last.ordinal + 1 if last else 1,
                step=step.value,
                field=field,
                level=level,
                paper=paper,
                recorded_by=by,
                recorded_at=at,
            )
    except IntegrityError:
        raise Refusal("sealing.changed_meanwhile") from None


def move(sealing: Sealing, name: str, **changes: object) -> None:
    """Compare-and-swap of the state."""
    seen = SealingState(sealing.state)
    target = SEALING_LIFE.after(name, state=seen)
    swapped = Sealing.objects.filter(pk=sealing.pk, state=seen.value).update(
        state=target.value, **changes
    )
    if not swapped:
        raise Refusal("sealing.changed_meanwhile")
    sealing.refresh_from_db()


def newest_bytes(sealing: Sealing) -> bytes:
    """The file of the newest stage."""
    last = latest_stage(sealing)
    assert last is not None  # a sealing begins with its first stage, in one transaction
    return read_bytes(last.paper.sha256)


def check_size(pdf: bytes) -> None:
    """Refuse a file above the limit of the house.

    Raises:
        Refusal: ``sealing.too_large``.
    """
    most = settings.PAPER_MOST_BYTES
    if len(pdf) > most:
        raise Refusal("sealing.too_large", most_mb=most // 2**20)


def _must_be_open(sealing: Sealing) -> None:
    if sealing.state == SealingState.COMPLETE:
        raise Refusal("sealing.complete")
    if sealing.state != SealingState.OPEN or sealing.way != SealingWay.DIGITAL:
        raise Refusal("sealing.not_begun")


def _check_untouched(sealing: Sealing) -> None:
    if sealing.state == SealingState.COMPLETE:
        raise Refusal("sealing.complete")
    if sealing.way == SealingWay.SCAN or signed_fields(sealing):
        raise Refusal("sealing.under_way")


def _check_embedded(pdf: bytes, rows: bytes, rows_name: str) -> None:
    inside = api.embedded(pdf).get(rows_name)
    if inside is None:
        raise Refusal("sealing.not_this_paper")
    if len(inside) > MOST_EMBEDDED_BYTES or differences(rows, inside):
        told = "; ".join(differences(rows, inside[:MOST_EMBEDDED_BYTES]))
        raise Refusal("sealing.data_differs", differences=told)


def _check_continues(sealing: Sealing, pdf: bytes) -> None:
    """The upload begins with the very bytes of the newest stage, and has more."""
    stages = list(sealing.stages.select_related("paper").order_by("-ordinal"))
    newest = read_bytes(stages[0].paper.sha256)
    if pdf == newest:
        raise Refusal("sealing.nothing_new")
    if pdf.startswith(newest):
        return
    for stage in stages[1:]:
        if pdf.startswith(read_bytes(stage.paper.sha256)):
            raise Refusal("sealing.older_revision")
    raise Refusal("sealing.not_a_continuation")


def _check_holds(verdict: Verdict, expected: Sequence[str], *, was_filled: bool) -> None:
    """Every signature holds; a text field is filled by the clerk here and by nobody else.

    Raises:
        Refusal: the first finding that speaks against the file, in its own words;
            ``sealing.filled_elsewhere``, ``sealing.does_not_hold``.
    """
    for one in verdict.signatures:
        if not one.holds:
            raise _told(one.findings)
        late = one.field in expected or not was_filled
        if late and one.filled_after:
            raise Refusal("sealing.filled_elsewhere")
    if not verdict.holds:
        faults = [each for seal in verdict.seals for each in seal.findings]
        raise _told((*verdict.findings, *faults))


def _told(findings: Sequence[Finding]) -> Refusal:
    for finding in findings:
        if finding.code not in ALLOWED:
            return Refusal(finding.code, **finding.facts)
    return Refusal("sealing.does_not_hold")
