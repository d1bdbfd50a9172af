"""Reading reviews: the figures of a year, what fell short, what was learnt and what is proposed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from phoihop.law.access import Side
from phoihop.ledger.queries import Ledger, ledger_of
from phoihop.ledger.rules import Row
from phoihop.parties.models import Member
from phoihop.programmes.models import Programme, Theme
from phoihop.programmes.queries import visible_to as programmes_visible_to
from phoihop.publications.queries import ledger_facts
from phoihop.reviews.models import Cause, Lesson, Proposal, Review
from phoihop.reviews.rules import Shortcoming, shortcomings


def visible_to(member: Member) -> QuerySet[Review]:
    """The reviews of the programmes one sees."""
    return Review.objects.filter(programme__in=programmes_visible_to(member)).select_related(
        "programme", "deed", "prepared_by"
    )


def get_review(ref: str, *, seen_by: Member) -> Review:
    """The review with what people wrote into it, or 404."""
    causes = Cause.objects.select_related("obligation", "member")
    lessons = Lesson.objects.select_related("obligation", "owner", "written_by")
    proposals = Proposal.objects.select_related("obligation", "lesson", "written_by")
    found = (
        visible_to(seen_by)
        .filter(ref=ref)
        .prefetch_related(
            Prefetch("causes", causes),
            Prefetch("lessons", lessons),
            Prefetch("proposals", proposals),
            "consents__member",
            "programme__parties__organisation__names",
        )
        .first()
    )
    if found is None:
        raise Http404(ref)
    return found


def reviews_of(programme: Programme, *, seen_by: Member) -> QuerySet[Review]:
    """The reviews of one programme, newest first."""
    return visible_to(seen_by).filter(programme=programme)


def get_lesson(ref: str, *, seen_by: Member) -> Lesson:
    """The lesson, or 404."""
    lessons = Lesson.objects.filter(ref=ref, review__in=visible_to(seen_by))
    found = lessons.select_related("review__programme", "obligation").first()
    if found is None:
        raise Http404(ref)
    return found


def open_lessons(programme: Programme) -> QuerySet[Lesson]:
    """Lessons not yet decided, or adopted and not yet done, the earliest due first."""
    lessons = Lesson.objects.filter(review__programme=programme, state__in=["adopted", "open"])
    return lessons.select_related("review", "owner").order_by("due_on", "ref")


@dataclass(frozen=True, slots=True)
class ThemeResult:
    """What was published on one theme in the year: works, counted once each."""

    theme: Theme
    works: tuple[tuple[str, str, date], ...]  # publication's reference, title, day


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a yearly review shows.

    Attributes:
        ledger: as of the review's day; of a signed review as it was known at the signature.
        rows: the rows of the year.
        themes: results by theme; a work with several themes stands under each.
        unthemed: works of the year that nobody has put under a theme.
        shortcomings: computed; ``causes`` says why, in the words of people.
        earlier: the lessons of the year before, and what became of them.
    """

    review: Review
    ledger: Ledger
    rows: tuple[Row, ...]
    themes: tuple[ThemeResult, ...]
    unthemed: tuple[tuple[str, str, date], ...]
    shortcomings: tuple[Shortcoming, ...]
    causes: dict[int, list[Cause]]
    lessons: tuple[Lesson, ...]
    earlier: tuple[Lesson, ...]
    proposals: dict[int, Proposal]

    def of_side(self, side: Side) -> list[Row]:
        """The rows that one side owes."""
        return [row for row in self.rows if row.duty.side is side]


def report_of(review: Review, *, seen_by: Member, known_at: datetime) -> Report:
    """Gather the report of a review.

    Args:
        known_at: now; a signed review is always shown as known at its signature.
    """
    known = review.figures_known_at or known_at
    ledger = ledger_of(review.programme, seen_by=seen_by, on=review.as_of_on, known_at=known)
    rows = tuple(ledger.of_year(review.year))
    causes: dict[int, list[Cause]] = defaultdict(list)
    for cause in review.causes.all():
        causes[cause.obligation_id].append(cause)
    themes, unthemed = _by_theme(review, known_at=known)
    return Report(
        review=review,
        ledger=ledger,
        rows=rows,
        themes=themes,
        unthemed=unthemed,
        shortcomings=tuple(shortcomings(rows, on=review.as_of_on)),
        causes=dict(causes),
        lessons=tuple(review.lessons.all()),
        earlier=tuple(_earlier_lessons(review)),
        proposals={proposal.obligation_id: proposal for proposal in review.proposals.all()},
    )


def _earlier_lessons(review: Review) -> Iterable[Lesson]:
    earlier = Lesson.objects.filter(
        review__programme=review.programme_id, review__year__lt=review.year
    )
    return earlier.select_related("review", "owner", "obligation").order_by("review__year", "ref")


Works = tuple[tuple[str, str, date], ...]


def _by_theme(review: Review, *, known_at: datetime) -> tuple[tuple[ThemeResult, ...], Works]:
    by_theme: dict[int, list[tuple[str, str, date]]] = defaultdict(list)
    unthemed = []
    for fact in ledger_facts(review.programme):
        if fact.published is None or fact.decided_at > known_at or fact.removed_at is not None:
            continue
        on = fact.published.first_on
        if on.year != review.year or on > review.as_of_on:
            continue
        work = (fact.publication_ref, fact.title, on)
        for theme_id in fact.theme_ids:
            by_theme[theme_id].append(work)
        if not fact.theme_ids:
            unthemed.append(work)
    themes = Theme.objects.filter(programme=review.programme_id)
    results = tuple(ThemeResult(theme, tuple(by_theme[theme.pk])) for theme in themes)
    return results, tuple(unthemed)
