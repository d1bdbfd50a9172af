"""Judging one signature or one document time stamp with pyHanko, for the right moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko.sign.validation.pdf_embedded import (
    EmbeddedPdfSignature,
    async_validate_pdf_signature,
    async_validate_pdf_timestamp,
    read_certification_data,
)
from pyhanko.sign.validation.status import DocumentTimestampStatus, PdfSignatureStatus

from phoihop.engines.seals.certificates import holder_of
from phoihop.engines.seals.changes import changed_pages, filled_after, policy_for
from phoihop.engines.seals.container import container_is_sound, covered_until
from phoihop.engines.seals.contexts import Knowledge
from phoihop.engines.seals.envelope import envelope_is_tidy
from phoihop.engines.seals.findings import findings_on_seal, findings_on_signature
from phoihop.engines.seals.opening import entry
from phoihop.engines.seals.verdict import (
    Changes,
    Coverage,
    Level,
    Revocation,
    SealVerdict,
    SignatureVerdict,
)

CLOCK_SKEW: Final = timedelta(minutes=5)  # how far an authority's clock may run before ours
_COVERAGES: Final = {"ENTIRE_FILE": Coverage.WHOLE_FILE, "ENTIRE_REVISION": Coverage.REVISION}
_CHANGES: Final = {
    "NONE": Changes.NONE,
    "LTA_UPDATES": Changes.VALIDATION_DATA,
    "FORM_FILLING": Changes.FORM_FILLING,
    "ANNOTATIONS": Changes.ANNOTATIONS,
}


@dataclass(frozen=True, slots=True)
class Proof:
    """A document time stamp that holds: everything up to ``revision`` existed at ``moment``."""

    revision: int
    moment: datetime
    authority: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What pyHanko said of one signature, and what we saw ourselves."""

    signature: EmbeddedPdfSignature
    status: PdfSignatureStatus
    sound: bool
    moment: datetime
    proof: Proof | None
    revocation: Revocation
    in_time: bool  # no token is dated after a later proof, or after now

    @property
    def time(self) -> Any:
        """The signature's own time stamp when it holds, else ``None``."""
        stamp = self.status.timestamp_validity
        return stamp if stamp and stamp.valid and stamp.intact and stamp.trusted else None

    @property
    def holds(self) -> bool:
        """The bottom line: pyHanko's, an unaltered container, and no list of ours against it."""
        listed = self.revocation is Revocation.REVOKED
        return bool(self.status.bottom_line) and self.sound and self.in_time and not listed


async def judge_stamps(
    pdf: bytes,
    stamps: Sequence[EmbeddedPdfSignature],
    known: Knowledge,
    at: datetime,
    broken: list[str],
) -> tuple[list[SealVerdict], list[Proof]]:
    """Judge document time stamps, newest first: each proves the moment for the one before it.

    Names of stamps that cannot be read are added to ``broken``.
    """
    verdicts: list[SealVerdict] = []
    proofs: list[Proof] = []
    upper = at
    for stamp in reversed(stamps):
        try:
            status = await async_validate_pdf_timestamp(stamp, known.at(upper))
            verdict = _seal(stamp, status, _is_sound(pdf, stamp), known, upper)
        except Exception:  # one unreadable stamp must not hide the signatures
            broken.append(str(stamp.field_name))
            continue
        if verdict.holds:
            proofs.append(Proof(stamp.signed_revision, verdict.stamped_at, verdict.authority))
            upper = min(upper, verdict.stamped_at)
        verdicts.append(verdict)
    return verdicts[::-1], proofs


def _seal(
    stamp: EmbeddedPdfSignature,
    status: DocumentTimestampStatus,
    sound: bool,
    known: Knowledge,
    upper: datetime,
) -> SealVerdict:
    revoked_at = known.revoked_at(status.signing_cert)
    standing = revoked_at is None or revoked_at >= upper
    in_time = status.timestamp <= upper + CLOCK_SKEW
    whole = status.coverage is not None and status.coverage.name in _COVERAGES
    kept = status.modification_level is not None and status.modification_level.name in _CHANGES
    cryptography = status.valid and status.intact and status.trusted
    return SealVerdict(
        field=str(stamp.field_name),
        authority=holder_of(status.signing_cert).name,
        stamped_at=status.timestamp,
        holds=cryptography and sound and standing and in_time and whole and kept,
        covers_bytes=covered_until(stamp.byte_range),
        findings=findings_on_seal(status, sound, standing, in_time, whole and kept),
    )


async def judge_signature(
    pdf: bytes,
    signature: EmbeddedPdfSignature,
    known: Knowledge,
    at: datetime,
    proofs: Sequence[Proof],
) -> Judged:
    """Judge one signature for the earliest moment at which it is proven to have existed."""
    later = [proof for proof in proofs if proof.revision > signature.signed_revision]
    proof = min(later, key=lambda each: each.moment, default=None)
    upper = min(proof.moment, at) if proof else at
    claimed = _claimed_time(signature)
    in_time = claimed is None or claimed <= upper + CLOCK_SKEW
    moment = min(claimed, upper) if claimed else upper
    status = await async_validate_pdf_signature(
        signature,
        known.at(moment),
        ts_validation_context=known.at(upper),
        diff_policy=policy_for(signature),
    )
    sound = _is_sound(pdf, signature)
    revocation = _revocation(status, known, moment)
    return Judged(signature, status, sound, moment, proof, revocation, in_time)


def _is_sound(pdf: bytes, mark: EmbeddedPdfSignature) -> bool:
    held = container_is_sound(pdf, mark.byte_range, mark.pkcs7_content)
    return held and envelope_is_tidy(mark.signed_data)


def _claimed_time(signature: EmbeddedPdfSignature) -> datetime | None:
    tokens: Any = extract_tst_data_iter(signature.signer_info, signed=False)
    moments = [token["encap_content_info"]["content"].parsed["gen_time"].native for token in tokens]
    return max(moments, default=None)


def _revocation(status: PdfSignatureStatus, known: Knowledge, moment: datetime) -> Revocation:
    listed_at = known.revoked_at(status.signing_cert)
    if status.revocation_details is not None or (listed_at is not None and listed_at < moment):
        return Revocation.REVOKED
    if listed_at is not None:
        return Revocation.REVOKED_LATER
    certificate: Any = status.signing_cert
    if not (certificate.crl_distribution_points or certificate.ocsp_urls):
        return Revocation.NOT_OFFERED
    asked = status.trusted and _has_answer(certificate, known)
    return Revocation.GOOD if asked else Revocation.UNKNOWN


def _has_answer(certificate: Any, known: Knowledge) -> bool:
    lists = any(each.issuer == certificate.issuer for each in known.crls)
    return lists or bool(known.ocsps)


def verdict_on(judged: Judged, known: Knowledge, intact_until: int) -> SignatureVerdict:
    """Put what was judged into plain values.

    Args:
        intact_until: bytes from the start of the file that an intact signature covers; a change
            that this signature noticed lies behind them.
    """
    signature, status = judged.signature, judged.status
    changes = _CHANGES.get(getattr(status.modification_level, "name", ""), Changes.OTHER)
    coverage = _COVERAGES.get(getattr(status.coverage, "name", ""), Coverage.UNCLEAR)
    altered = changes is Changes.OTHER and coverage is Coverage.REVISION
    pages = changed_pages(signature.reader, signature.signed_revision) if altered else ()
    time, proof = judged.time, judged.proof
    return SignatureVerdict(
        field=str(signature.field_name),
        holder=holder_of(status.signing_cert),
        level=_level(judged, known),
        holds=judged.holds,
        intact=bool(status.intact and status.valid and judged.sound),
        trusted=bool(status.trusted) and judged.revocation is not Revocation.REVOKED,
        coverage=coverage,
        covers_bytes=covered_until(signature.byte_range),
        revision=int(signature.signed_revision) + 1,
        changes=changes,
        changes_permitted=bool(status.docmdp_ok),
        changed_pages=pages,
        filled_after=filled_after(signature.reader, signature.signed_revision),
        revocation=judged.revocation,
        signed_at=signature.self_reported_timestamp,
        proven_at=time.timestamp if time else proof.moment if proof else None,
        judged_at=judged.moment,
        time_authority=holder_of(time.signing_cert).name
        if time
        else getattr(proof, "authority", ""),
        reason=str(entry(signature.sig_object, "/Reason", "")),
        certifies=_certifies(signature),
        findings=findings_on_signature(judged, known, changes, pages, intact_until),
    )


def _level(judged: Judged, known: Knowledge) -> Level:
    if judged.proof and known.has_validation_data:
        return Level.LONG_TERM
    return Level.TIMED if judged.time or judged.proof else Level.SIGNED


def _certifies(signature: EmbeddedPdfSignature) -> bool:
    certified = read_certification_data(signature.reader)
    if certified is None:
        return False
    return bool(certified.author_sig == signature.sig_object)
