"""Saying whether the agreed label stood on a printed or broadcast piece."""

from datetime import datetime

from django.db import transaction

from phoihop.audit.services import record
from phoihop.evidence.labelling.models import LabelWord
from phoihop.evidence.labelling.rules import check_label_word
from phoihop.evidence.models import Evidence
from phoihop.evidence.services import permitted
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.publications.labelled import papers_behind
from phoihop.publications.models import Publication
from phoihop.publications.services import Sight, tell_labels


@transaction.atomic
def tell_label(
    publication: Publication,
    *,
    seen: bool,
    place: str,
    other_words: str = "",
    evidence: Evidence | None = None,
    by: Member,
    at: datetime,
) -> LabelWord:
    """Say that the agreed label was seen on a piece, or was not, and where one can look.

    For pieces without an address alone: a page on the network is looked at by the program. The
    latest word decides what lists show; all of them are kept. Said twice, it is kept once.

    Args:
        place: the page of the issue or the minute of the broadcast, at most
            ``rules.LONGEST_PLACE`` letters.
        other_words: of another label that stood there instead, at most
            ``LONGEST_SHOWN`` letters.
        evidence: the scan or recording that shows it, of this publication.

    Raises:
        Refusal: ``access.denied``, ``label.page_is_looked_at``, ``label.no_paper``,
            ``label.place_missing``, ``label.words_too_long``, ``label.seen_in_other_words``,
            ``label.proof_elsewhere``, ``label.proof_without_file``.
    """
    programmes = permitted("label.tell", publication, by=by)
    where, instead = " ".join(place.split()), " ".join(other_words.split())
    _check(publication, seen=seen, place=where, other_words=instead, evidence=evidence)
    last = LabelWord.objects.filter(publication=publication).order_by("-pk").first()
    said = (seen, where, instead, evidence.pk if evidence else None, by.organisation_id)
    if last is not None and said == _said(last):
        return last
    word = LabelWord.objects.create(
        publication=publication,
        evidence=evidence,
        seen=seen,
        place=where,
        other_words=instead,
        told_by=by,
        told_at=at,
    )
    sha256 = evidence.file.sha256 if evidence and evidence.file else ""
    sight = Sight(sha256, at, evidence.ref if evidence else "", by)
    tell_labels(publication, seen=seen, other_words=instead, sight=sight, at=at)
    for programme in programmes:
        record(
            "label.told",
            f"publication:{publication.ref}",
            chain=programme.ref,
            actor=by.ref,
            at=at,
            seen=seen,
            proof=sight.proof_ref or None,
            page_sha256=sha256 or None,
        )
    return word


def _said(word: LabelWord) -> tuple[object, ...]:
    house = word.told_by.organisation_id
    return (word.seen, word.place, word.other_words, word.evidence_id, house)


def _check(
    publication: Publication,
    *,
    seen: bool,
    place: str,
    other_words: str,
    evidence: Evidence | None,
) -> None:
    if publication.address:
        raise Refusal("label.page_is_looked_at", ref=publication.ref)
    if not papers_behind(publication):
        raise Refusal("label.no_paper", ref=publication.ref)
    check_label_word(seen=seen, place=place, other_words=other_words)
    if evidence is not None and evidence.publication_id != publication.pk:
        raise Refusal("label.proof_elsewhere", ref=evidence.ref)
    if evidence is not None and evidence.file is None:
        raise Refusal("label.proof_without_file", ref=evidence.ref)
