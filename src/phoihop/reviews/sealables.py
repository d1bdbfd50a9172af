"""Minutes of yearly reviews as papers to be numbered and signed."""

from datetime import datetime
from functools import partial

from django.http import Http404
from django.urls import reverse
from django.utils.translation import override

from phoihop.engines.typesetting.papers import Paper
from phoihop.papers.rules import PaperFormat
from phoihop.parties.models import Member
from phoihop.reviews import services
from phoihop.reviews.papers import FIGURES_NAME, papers_of_review, review_paper, signing_parties
from phoihop.reviews.queries import Report, figures_file, figures_sha256, get_review, report_of
from phoihop.reviews.rules import ReviewState
from phoihop.sealing.kinds import Sealable

PARTIES = 2  # with more publishers each has figures of its own, and no one file is right for all


def find(ref: str, seen_by: Member, at: datetime) -> Sealable | None:
    """The review of that reference when ``seen_by`` sees it; signed once its figures are frozen."""
    try:
        review = get_review(ref, seen_by=seen_by)
    except Http404:
        return None
    report = report_of(review, seen_by=seen_by, known_at=at)
    frozen = review.state == ReviewState.SIGNED.value
    signing = signing_parties(report, seen_by)
    parties = tuple(party for _, party in signing if party is not None)
    return Sealable(
        ref=review.ref,
        title=f"{review.ref} · {review.programme.title}",
        subject=f"review:{review.ref}",
        programme=review.programme,
        parties=parties,
        ready=frozen and review.programme.parties.count() == PARTIES,
        numberable=frozen,
        on=review.held_on or review.as_of_on,
        sign_action="review.sign",
        rows=figures_file(report),
        rows_name=FIGURES_NAME,
        printed_sha256=figures_sha256(report),
        lay_out=partial(_in_vietnamese, report, seen_by),
        formats=lambda at: papers_of_review(report, seen_by=seen_by, at=at),
        printed=(PaperFormat.PDF, PaperFormat.DOCX, PaperFormat.XLSX),
        number=partial(services.record_official_number, review),
        home=reverse("reviews:review", args=[review.ref]),
        notation="BC",
    )


def _in_vietnamese(report: Report, seen_by: Member) -> Paper:
    """A paper is Vietnamese whatever the page is."""
    with override("vi"):
        return review_paper(report, seen_by=seen_by)
