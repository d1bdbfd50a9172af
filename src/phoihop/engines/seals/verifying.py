"""Verifying a whole PDF: every signature, every seal, and who is missing."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from phoihop.engines.seals.attachments import attachments_of
from phoihop.engines.seals.container import covered_until
from phoihop.engines.seals.contexts import Knowledge, knowledge_of
from phoihop.engines.seals.judging import judge_signature, judge_stamps, verdict_on
from phoihop.engines.seals.opening import fingerprint, guarded, open_pdf, page_objects
from phoihop.engines.seals.reading import Contents, contents_of
from phoihop.engines.seals.scans import MAX_SCANNED_PAGES, report_on
from phoihop.engines.seals.trust import TrustStore
from phoihop.engines.seals.verdict import (
    Finding,
    Level,
    Required,
    SealVerdict,
    SignatureVerdict,
    Verdict,
)
from phoihop.engines.seals.waiting import run
from phoihop.law.refusal import Refusal

MAX_SIGNATURES: Final = 50
_LADDER: Final = list(Level)


def verify_pdf(
    pdf: bytes, trust: TrustStore, at: datetime, required: Sequence[Required]
) -> Verdict:
    """See ``api.verify``. A file that departs from the standard is read again with patience."""
    try:
        return _verify(pdf, trust, at, required, strict=True)
    except Refusal as refusal:
        if refusal.code != "seals.broken_pdf":
            raise
    return _verify(pdf, trust, at, required, strict=False)


def _verify(
    pdf: bytes, trust: TrustStore, at: datetime, required: Sequence[Required], *, strict: bool
) -> Verdict:
    with guarded():
        reader = open_pdf(pdf, strict=strict)
        known = knowledge_of(trust, reader)
        pages = page_objects(reader)
        contents = contents_of(reader)
        if len(contents.signatures) + len(contents.stamps) > MAX_SIGNATURES:
            raise Refusal("seals.too_many_signatures", limit=MAX_SIGNATURES)
        signatures, seals, broken = run(_judge(pdf, contents, known, at))
        attached = tuple(attachments_of(reader))
        level = _level(pages, signatures)
    findings = [
        *(Finding("seals.found_unreadable", {"field": name}) for name in broken),
        *_missing(required, signatures),
        *_on_the_file(reader, signatures, broken),
    ]
    all_marks: list[SignatureVerdict | SealVerdict] = [*signatures, *seals]
    covered = [each.covers_bytes for each in all_marks if each.holds]
    return Verdict(
        holds=bool(signatures) and not findings and all(mark.holds for mark in all_marks),
        level=level,
        pages=len(pages),
        size_bytes=len(pdf),
        sha256=fingerprint(pdf),
        signatures=tuple(signatures),
        seals=tuple(seals),
        empty_fields=tuple(contents.empty),
        uncovered_bytes=len(pdf) - max(covered, default=0),
        attachments=attached,
        findings=tuple(findings),
    )


def _level(
    pages: Sequence[generic.DictionaryObject], signatures: Sequence[SignatureVerdict]
) -> Level:
    """The lowest level of any signature; without one, whether the pages are pictures of a paper."""
    if signatures:
        return min((each.level for each in signatures), key=_LADDER.index)
    pictures = 0 < len(pages) <= MAX_SCANNED_PAGES and not report_on(pages).empty_pages
    return Level.SCAN if pictures else Level.NONE


async def _judge(
    pdf: bytes, contents: Contents, known: Knowledge, at: datetime
) -> tuple[list[SignatureVerdict], list[SealVerdict], list[str]]:
    broken = list(contents.unreadable)
    seals, proofs = await judge_stamps(pdf, contents.stamps, known, at, broken)
    verdicts: list[SignatureVerdict] = []
    intact = [each.covers_bytes for each in seals if each.holds]
    for signature in contents.signatures:
        try:
            judged = await judge_signature(pdf, signature, known, at, proofs)
            reach = [until for until in intact if until < covered_until(signature.byte_range)]
            verdicts.append(verdict_on(judged, known, max(reach, default=0)))
        except Exception:  # one unreadable signature must not hide the others
            broken.append(str(signature.field_name))
            continue
        if verdicts[-1].intact:
            intact.append(verdicts[-1].covers_bytes)
    return verdicts, seals, broken


def _missing(required: Iterable[Required], signatures: Iterable[SignatureVerdict]) -> list[Finding]:
    by_field = {each.field: each for each in signatures}
    found: list[Finding] = []
    for wanted in required:
        facts = {"field": wanted.field, "name": wanted.name}
        signed = by_field.get(wanted.field)
        if signed is None:
            found.append(Finding("seals.found_missing", facts))
        elif wanted.name and _folded(wanted.name) not in {
            _folded(signed.holder.name),
            _folded(signed.holder.organisation),
        }:
            found.append(
                Finding("seals.found_other_signer", facts | {"signer": signed.holder.name})
            )
    return found


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _on_the_file(
    reader: PdfFileReader, signatures: Sequence[SignatureVerdict], broken: Sequence[str]
) -> list[Finding]:
    if not signatures and not broken:
        return [Finding("seals.found_unsigned")]
    if reader.xrefs.hybrid_xrefs_present:
        return [Finding("seals.found_two_faced")]
    return [] if reader.strict else [Finding("seals.found_irregular")]
