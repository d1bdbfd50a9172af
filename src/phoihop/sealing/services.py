"""The verbs of signing: who may take which step, what the trail says, and the step itself.

The file work is that of ``papers.services``; here stand permissions, the content that must be
settled, the number in the register and the leader's consent, all in one transaction.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from phoihop.audit.services import record
from phoihop.engines.seals.trust import TrustStore
from phoihop.engines.typesetting.pdf import render_pdf
from phoihop.law.refusal import Refusal
from phoihop.papers import services as papers
from phoihop.papers.models import OfficialNumber, Sealing
from phoihop.papers.queries import current_sealing, number_of
from phoihop.papers.rules import SealingState, SealingWay, SignerKind
from phoihop.parties.models import Member
from phoihop.programmes.queries import permit, speaks_for
from phoihop.sealing.kinds import (
    Sealable,
    keys_of,
    sheet_of,
    signers_of,
    unnumbered,
    written,
)


@transaction.atomic
def prepare(sealable: Sealable, *, by: Member, at: datetime) -> Sealing:
    """Make the PDF that people sign: fields for every signature, for number and date.

    May be repeated until somebody has signed.

    Raises:
        Refusal: ``access.denied``, ``sealing.not_ready``, ``sealing.too_many_parties``,
            ``sealing.under_way``, ``sealing.complete``, ``sealing.changed_meanwhile``.
    """
    permit("paper.prepare", sealable.programme, by=by)
    my_party(sealable, by)
    _must_be_ready(sealable)
    sheet, fields = sheet_of(sealable, on=_day(at))
    sealing = papers.begin(sheet, fields=fields, by=by.ref, at=at)
    _trail(sealable, "prepared", by=by, at=at)
    return sealing


@transaction.atomic
def sign_here(
    sealable: Sealable, *, field: str, means: papers.Means, by: Member, at: datetime
) -> Sealing:
    """Sign in one field with a key that is held for this call alone; a leader's signature on an
    offered paper is also the consent of the party.

    Raises:
        Refusal: ``access.denied``, ``sealing.not_begun``, ``sealing.other_side``,
            ``sealing.rows_changed``, those of ``papers.services.sign_here``, those of signing.
    """
    sealing = _sealing_of(sealable)
    signer = next((one for one in sealing.signers if one.field == field), None)
    is_person = signer is not None and signer.kind is SignerKind.PERSON
    permit(sealable.sign_action if is_person else "paper.seal", sealable.programme, by=by)
    if signer is not None and signer.party != my_party(sealable, by):
        raise Refusal("sealing.other_side", field=field)
    _must_say_the_same(sealable, sealing)
    found = papers.sign_here(sealing, field=field, means=means, by=by.ref, at=at)
    _trail(sealable, "field_signed", by=by, at=at, field=field, level=found.level.value)
    if is_person and sealable.consent is not None:
        sealable.consent(by, at)
    _tell_when_complete(sealable, sealing, by=by, at=at)
    return sealing


@transaction.atomic
def bring(
    sealable: Sealable, pdf: bytes, *, trust: TrustStore, by: Member, at: datetime
) -> Sealing:
    """Take the copy that one's own side signed elsewhere.

    Raises:
        Refusal: ``access.denied``, ``sealing.not_begun``, ``sealing.not_ready``, those of
            ``papers.services.bring``.
    """
    permit("paper.bring", sealable.programme, by=by)
    mine = my_party(sealable, by)
    sealing = _sealing_of(sealable)
    found = papers.bring(
        sealing,
        pdf,
        rows=sealable.rows,
        rows_name=sealable.rows_name,
        parties=[mine],
        trust=trust,
        by=by.ref,
        at=at,
    )
    for one in found:
        _trail(sealable, "field_signed", by=by, at=at, field=one.field, level=one.level.value)
    _tell_when_complete(sealable, sealing, by=by, at=at)
    return sealing


@transaction.atomic
def number(
    sealable: Sealable,
    *,
    by: Member,
    at: datetime,
    number: int | None = None,
    notation: str = "",
    issued_on: date | None = None,
) -> OfficialNumber:
    """Record the number that the clerk gave, and write it with the day into the paper that is
    being signed. A number that is recorded already is only written.

    Raises:
        Refusal: ``access.denied``, ``sealing.number_missing``, ``sealing.people_first``,
            ``sealing.filled_already``, ``papers.number_given``, ``papers.number_taken``, those of
            the room of the paper.
    """
    permit("paper.number", sealable.programme, by=by)
    given = number_of(sealable.subject)
    sealing = current_sealing(sealable.subject)
    if given is None or number is not None:
        if number is None or issued_on is None:
            raise Refusal("sealing.number_missing")
        given = sealable.number(number=number, notation=notation, issued_on=issued_on, by=by, at=at)
    if sealing is not None and _is_open_digital(sealing):
        values = written(sealable.lay_out(), given)
        papers.fill_in(sealing, values, by=by.ref, at=at)
        _trail(sealable, "filled", by=by, at=at)
    return given


@transaction.atomic
def take_scan(sealable: Sealable, scan: bytes, *, by: Member, at: datetime) -> Sealing:
    """Keep the scan of the paper signed in ink; then each party compares the printed hash.

    Raises:
        Refusal: ``access.denied``, ``sealing.not_ready``, those of ``papers.services.take_scan``.
    """
    permit("paper.bring", sealable.programme, by=by)
    my_party(sealable, by)
    _must_be_ready(sealable)
    printed = render_pdf(unnumbered(sealable.lay_out()))
    sheet = papers.Sheet(
        subject=sealable.subject,
        name=f"{sealable.ref}.scan.pdf",
        pdf=printed,
        places=(),
        signers=signers_of(sealable, on=_day(at)),
        rows=sealable.rows,
        rows_name=sealable.rows_name,
        printed_sha256=sealable.printed_sha256,
    )
    sealing = papers.take_scan(sheet, scan, by=by.ref, at=at)
    _trail(sealable, "scanned", by=by, at=at)
    return sealing


@transaction.atomic
def compare_scan(sealable: Sealable, *, seen: str, by: Member, at: datetime) -> bool:
    """Say for one's party that every page of the scan bears the hash. Returns whether all have.

    Raises:
        Refusal: ``access.denied``, ``sealing.no_scan``, ``sealing.rows_changed``, those of
            ``papers.services.confirm_scan``.
    """
    permit("paper.compare", sealable.programme, by=by)
    sealing = current_sealing(sealable.subject)
    if sealing is None:
        raise Refusal("sealing.no_scan")
    _must_say_the_same(sealable, sealing)
    party = my_party(sealable, by)
    whole = papers.confirm_scan(
        sealing, party=party, seen=seen, of=keys_of(sealable), by=by.ref, at=at
    )
    _trail(sealable, "compared", by=by, at=at, party=party)
    _tell_when_complete(sealable, sealing, by=by, at=at)
    return whole


@transaction.atomic
def set_aside(sealable: Sealable, *, by: Member, at: datetime) -> None:
    """Give up a signing that is not complete; its files are kept, another may be begun.

    Raises:
        Refusal: ``access.denied``, ``sealing.not_begun``, ``sealing.wrong_state``,
            ``sealing.changed_meanwhile``.
    """
    permit("paper.bring", sealable.programme, by=by)
    my_party(sealable, by)
    papers.set_aside(_sealing_of(sealable))
    _trail(sealable, "set_aside", by=by, at=at)


def my_party(sealable: Sealable, member: Member) -> str:
    """The key of the party for which ``member`` acts.

    Raises:
        Refusal: ``sealing.party_only`` for a member of a party that does not sign this paper.
    """
    line = speaks_for(member)
    keyed = zip(keys_of(sealable), sealable.parties, strict=True)
    mine = [(line.index(one.organisation_id), key) for key, one in keyed
            if one.organisation_id in line]  # fmt: skip
    if not mine:
        raise Refusal("sealing.party_only")
    return min(mine)[1]


def _sealing_of(sealable: Sealable) -> Sealing:
    sealing = current_sealing(sealable.subject)
    if sealing is None:
        raise Refusal("sealing.not_begun")
    return sealing


def _must_be_ready(sealable: Sealable) -> None:
    if not sealable.ready:
        raise Refusal("sealing.not_ready", ref=sealable.ref)


def _must_say_the_same(sealable: Sealable, sealing: Sealing) -> None:
    """The rows may have been written anew since the file was made."""
    _must_be_ready(sealable)
    if sealing.rows_sha256 != sealable.printed_sha256:
        raise Refusal("sealing.rows_changed", ref=sealable.ref)


def _is_open_digital(sealing: Sealing) -> bool:
    return sealing.state == SealingState.OPEN and sealing.way == SealingWay.DIGITAL


def _tell_when_complete(sealable: Sealable, sealing: Sealing, *, by: Member, at: datetime) -> None:
    if sealing.state == SealingState.COMPLETE:
        _trail(sealable, "signed", by=by, at=at, way=sealing.way)


def _trail(
    sealable: Sealable, what: str, *, by: Member, at: datetime, **facts: str | int | bool | None
) -> None:
    """The hash of the rows says what was signed. That of a signed file is left out: the
    signatures in it prove it by themselves, and no two signings give the same bytes.
    """
    record(
        f"paper.{what}",
        f"paper:{sealable.ref}",
        chain=sealable.programme.ref,
        actor=by.ref,
        at=at,
        rows_sha256=sealable.printed_sha256,
        **facts,
    )


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()
