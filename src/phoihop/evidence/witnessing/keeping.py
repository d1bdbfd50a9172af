"""Keeping what one machine saw: the archive, its circumstances, and its comparison with others."""

import errno
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from django.db import transaction

from phoihop.audit.services import record
from phoihop.engines.capture.recording import Sighting, read_sighting
from phoihop.evidence.models import Evidence
from phoihop.evidence.rules import sha256_of_text
from phoihop.evidence.witnessing.models import Capture, Comparison, WitnessKey
from phoihop.evidence.witnessing.rules import Apart, Compared, Standing, apart, compare, seen_at
from phoihop.evidence.witnessing.stamping import ask_for_stamps
from phoihop.papers.rules import PaperFormat
from phoihop.papers.services import keep_paper, next_reference
from phoihop.parties.models import Member, Organisation
from phoihop.programmes.rules import EvidenceLevel
from phoihop.publications.models import Publication
from phoihop.publications.services import check_labels

DISK_FULL = (errno.ENOSPC, errno.EDQUOT)
MOST_COMPARED = 3
"""Earlier captures of other houses that a new one is held against, the latest first."""


@dataclass(frozen=True, slots=True)
class Witness:
    """Whose machine saw the page: organisation and side, or neither for the program's own."""

    fingerprint: str
    organisation: Organisation | None = None
    side: str = ""
    key: WitnessKey | None = None
    testimony_sha256: str = ""


@transaction.atomic
def keep_capture(
    publication: Publication,
    archive: bytes,
    witness: Witness,
    *,
    by: Member,
    at: datetime,
    chains: list[str],
) -> Capture:
    """Keep one archive as evidence, and hold it against the captures of others. Once per archive.

    The bytes are on disk before anything is written down: a full disk leaves no half capture.

    Args:
        by: who brought it, or at whose wish it was made.
        at: when it came in here.
        chains: where the trail tells of it.

    Raises:
        OSError: the archive cannot be written.
        Refusal: ``capture.not_an_archive``.
    """
    seen = read_sighting(archive)
    name = f"{publication.ref}-{seen.started_at:%Y%m%dT%H%M%SZ}.warc"
    kept = keep_paper(f"publication:{publication.ref}", name, PaperFormat.WARC, archive, at=at)
    known = Capture.objects.filter(publication=publication, evidence__file=kept).first()
    if known is not None:
        return known
    evidence = Evidence.objects.create(
        ref=next_reference("MC", at.year),
        publication=publication,
        level=EvidenceLevel.PAGE_FILE.value,
        text=seen.text,
        text_sha256=sha256_of_text(seen.text) if seen.text.strip() else "",
        file=kept,
        captured_at=seen_at(seen.started_at, received_at=at),
        recorded_at=at,
        recorded_by=by,
    )
    capture = _write(evidence, seen, witness)
    for chain in chains:
        record(
            "evidence.captured",
            f"evidence:{evidence.ref}",
            chain=chain,
            actor=by.ref,
            at=at,
            publication=publication.ref,
            sha256=kept.sha256,
            words_sha256=seen.text_sha256,
            key=witness.fingerprint,
            testimony=witness.testimony_sha256 or None,
        )
    compare_with_others(capture, at=at, actor=by.ref, chains=chains)
    if seen.status == HTTPStatus.OK:
        check_labels(
            publication,
            seen.body,
            seen.label,
            charset=seen.charset,
            at=at,
            seen_at=evidence.captured_at,
            proof_ref=evidence.ref,
        )
    ask_for_stamps(evidence, at=at)
    return capture


def _write(evidence: Evidence, seen: Sighting, witness: Witness) -> Capture:
    return Capture.objects.create(
        evidence=evidence,
        publication=evidence.publication,
        organisation=witness.organisation,
        side=witness.side,
        key=witness.key,
        key_fingerprint=witness.fingerprint,
        testimony_sha256=witness.testimony_sha256,
        address=seen.address[:2000],
        final_address=seen.final_address[:2000],
        claimed_at=seen.started_at,
        skew_seconds=seen.skew_seconds,
        words_sha256=seen.text_sha256,
        certificate_sha256=seen.certificate_sha256,
        tls_version=seen.tls_version[:20],
        missing=list(seen.missing)[:20],
        machine=seen.machine,
        network=seen.network,
        parts=[list(part) for part in seen.parts],
    )


def compare_with_others(
    capture: Capture, *, at: datetime, actor: str, chains: list[str]
) -> list[Comparison]:
    """Hold a new capture against the latest ones of other houses, the program's own included."""
    earlier = Capture.objects.filter(publication=capture.publication_id, pk__lt=capture.pk)
    others = earlier.exclude(organisation=capture.organisation_id)
    if capture.organisation_id is None:
        others = earlier.filter(organisation__isnull=False)
    made = []
    for other in others.select_related("evidence", "key").order_by("-pk")[:MOST_COMPARED]:
        why = apart(standing_of(other), standing_of(capture))
        found = compare(other.evidence.text, capture.evidence.text)
        made.append(_write_comparison(other, capture, why, found, at=at))
        for chain in chains:
            record(
                "evidence.compared",
                f"evidence:{capture.evidence.ref}",
                chain=chain,
                actor=actor,
                at=at,
                other=other.evidence.ref,
                agrees=found.agrees,
                one_witness_because=why.value or None,
            )
    return made


def _write_comparison(
    one: Capture, other: Capture, why: Apart, found: Compared, *, at: datetime
) -> Comparison:
    return Comparison.objects.create(
        publication=other.publication,
        one=one,
        other=other,
        one_witness_because=why.value,
        agrees=found.agrees,
        share=found.share,
        passages=[list(passage) for passage in found.passages],
        compared_at=at,
    )


def standing_of(capture: Capture) -> Standing:
    """Who and where, as the rules compare it."""
    return Standing(capture.side, capture.key_fingerprint, capture.machine, capture.network)
