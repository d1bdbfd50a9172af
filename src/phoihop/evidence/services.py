"""Keeping proof: one function per verb."""

from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction

from phoihop.audit.services import HOUSE, record
from phoihop.evidence.models import Evidence, Seal
from phoihop.evidence.queries import programmes_matching, stands_across
from phoihop.evidence.rules import (
    check_given,
    check_size,
    kept_name,
    level_given,
    paper_format_of,
    sha256_of_text,
)
from phoihop.evidence.witnessing.stamping import ask_for_stamps
from phoihop.law.access import check_may
from phoihop.law.refusal import Refusal
from phoihop.papers.services import keep_paper, next_reference
from phoihop.parties.models import Member
from phoihop.parties.queries import home_side
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import permit
from phoihop.programmes.rules import EvidenceLevel
from phoihop.publications.models import Publication


@transaction.atomic
def add_evidence(
    publication: Publication,
    *,
    by: Member,
    at: datetime,
    captured_at: datetime,
    text: str = "",
    file: tuple[str, bytes] | None = None,
) -> Evidence:
    """Keep a proof that a publication appeared: its text, or a file of the page.

    The level follows from what is given: a file proves more than a text. The same proof given
    twice is kept once. Neither text nor file is ever changed.

    Args:
        captured_at: when the page was seen so; not after ``at``.
        file: name and bytes of a PDF, picture, HTML page, sound or film.

    Raises:
        Refusal: ``evidence.nothing_given``, ``evidence.captured_in_future``,
            ``evidence.file_kind_unknown``, ``evidence.empty_file``, ``evidence.file_too_large``,
            ``evidence.text_unreadable``, ``access.denied``.
    """
    programmes = permitted("evidence.add", publication, by=by)
    check_given(text=text, file=file, captured_at=captured_at, at=at)
    level = level_given(text=text, has_file=file is not None)
    kept = None
    if file is not None:
        name, data = kept_name(file[0]), file[1]
        check_size(name, len(data), most_bytes=settings.EVIDENCE_MOST_BYTES)
        subject = f"publication:{publication.ref}"
        kept = keep_paper(subject, name, paper_format_of(name, data), data, at=at)
    text_sha256 = sha256_of_text(text) if text.strip() else ""
    same = Evidence.objects.filter(
        publication=publication, level=level.value, text_sha256=text_sha256, file=kept
    ).first()
    if same is not None:
        return same
    evidence = Evidence.objects.create(
        ref=next_reference("MC", at.year),
        publication=publication,
        level=level.value,
        text=text,
        text_sha256=text_sha256,
        file=kept,
        captured_at=captured_at,
        recorded_at=at,
        recorded_by=by,
    )
    ask_for_stamps(evidence, at=at)
    for chain in [programme.ref for programme in programmes] or [HOUSE]:
        record(
            "evidence.added",
            f"evidence:{evidence.ref}",
            chain=chain,
            actor=by.ref,
            at=at,
            publication=publication.ref,
            level=level.value,
            sha256=kept.sha256 if kept else text_sha256,
        )
    return evidence


@transaction.atomic
def seal_evidence(evidence: Evidence, *, sha256: str, by: Member, at: datetime) -> Seal:
    """The other side compared the file and stands by its hash.

    Args:
        sha256: the hash as the member saw it, on the page or from the file at hand.

    Raises:
        Refusal: ``evidence.no_file_to_seal``, ``evidence.hash_differs``,
            ``evidence.own_seal`` for the side that brought the file, ``evidence.sealed``.
    """
    if evidence.file is None:
        raise Refusal("evidence.no_file_to_seal", ref=evidence.ref)
    if sha256.strip().lower() != evidence.file.sha256:
        raise Refusal("evidence.hash_differs", ref=evidence.ref)
    across = [
        programme
        for programme in permitted("evidence.seal", evidence.publication, by=by)
        if stands_across(programme, evidence.recorded_by, by)
    ]
    if not across:
        raise Refusal("evidence.own_seal", ref=evidence.ref)
    try:
        with transaction.atomic():
            seal = Seal.objects.create(
                evidence=evidence, sha256=evidence.file.sha256, member=by, sealed_at=at
            )
    except IntegrityError:
        raise Refusal("evidence.sealed", ref=evidence.ref) from None
    for programme in across:
        record(
            "evidence.sealed",
            f"evidence:{evidence.ref}",
            chain=programme.ref,
            actor=by.ref,
            at=at,
            sha256=seal.sha256,
            level=EvidenceLevel.SEALED.value,
        )
    return seal


def permitted(action: str, publication: Publication, *, by: Member) -> list[Programme]:
    """The programmes under which the publication is matched; ``by`` may act in each.

    For a piece that is not matched yet the side that its house takes by nature decides.

    Raises:
        Refusal: ``access.denied``.
    """
    programmes = list(programmes_matching(publication, seen_by=by))
    if not programmes:
        check_may(action, side=home_side(by), roles=by.roles)
    for programme in programmes:
        permit(action, programme, by=by)
    return programmes
