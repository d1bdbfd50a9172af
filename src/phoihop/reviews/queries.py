"""Reading reviews: the figures of a year, what fell short, what was learnt and what is proposed."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from phoihop.law.access import Side
from phoihop.ledger.queries import Ledger, ledger_of, row_as_json
from phoihop.ledger.rules import Row
from phoihop.parties.models import Member, Organisation
from phoihop.programmes.models import Obligation, Programme, ProgrammeParty, Theme
from phoihop.programmes.queries import instruments_visible_to, party_of
from phoihop.programmes.queries import visible_to as programmes_visible_to
from phoihop.publications.queries import ledger_facts, matches_visible_to
from phoihop.publications.rules import PublishedFact
from phoihop.reviews.models import Cause, Lesson, NextInstrument, Proposal, Review
from phoihop.reviews.rules import Shortcoming, shortcomings


def visible_to(member: Member) -> QuerySet[Review]:
    """The reviews of the programmes one sees."""
    return Review.objects.filter(programme__in=programmes_visible_to(member)).select_related(
        "programme", "deed", "prepared_by"
    )


def get_review(ref: str, *, seen_by: Member) -> Review:
    """The review with what people wrote into it, or 404."""
    causes = Cause.objects.select_related("obligation", "member")
    lessons = Lesson.objects.select_related("obligation", "owner", "written_by").prefetch_related(
        "owner__names"
    )
    proposals = Proposal.objects.select_related("obligation", "lesson", "written_by")
    following = NextInstrument.objects.select_related("instrument", "source")
    found = (
        visible_to(seen_by)
        .filter(ref=ref)
        .prefetch_related(
            Prefetch("causes", causes),
            Prefetch("lessons", lessons),
            Prefetch("proposals", proposals),
            Prefetch("next_instruments", following),
            "consents__member",
            "programme__parties__organisation__names",
            "programme__parties__signatory",
            "programme__parties__signing_organ__names",
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
    if found is None or not _concerns(found.obligation_id, obligations_open_to(found, seen_by)):
        raise Http404(ref)
    return found


def obligations_open_to(about: Review | Lesson, member: Member) -> set[int]:
    """Ids of the duties that one sees: all, less those naming another party of one's own side."""
    programme = (about if isinstance(about, Review) else about.review).programme
    mine = party_of(programme, member)
    rows = Obligation.objects.filter(programme=programme)
    return {
        pk
        for pk, party, side in rows.values_list("pk", "party", "party__side")
        if party in (None, mine.pk) or side != mine.side
    }


def get_obligation(review: Review, code: str, *, seen_by: Member) -> Obligation:
    """A duty of the review's programme, or 404."""
    found = Obligation.objects.filter(programme=review.programme_id, code=code).first()
    if found is None or found.pk not in obligations_open_to(review, seen_by):
        raise Http404(code)
    return found


def _concerns(obligation_id: int | None, open_to: set[int]) -> bool:
    return obligation_id is None or obligation_id in open_to


def open_lessons(programme: Programme) -> QuerySet[Lesson]:
    """Lessons not yet decided, or adopted and not yet done, the earliest due first."""
    lessons = Lesson.objects.filter(review__programme=programme, state__in=["adopted", "open"])
    return lessons.select_related("review", "owner").order_by("due_on", "ref")


Works = tuple[tuple[str, str, date], ...]  # publication's reference, title, day
Frozen = dict[str, list[list[str]]]  # theme's code ("" for none) → the same, the day as ISO


def open_lessons_for(programme: Programme, *, seen_by: Member) -> list[Lesson]:
    """``open_lessons`` that concern no other party of one's own side, with names at hand."""
    lessons = open_lessons(programme).select_related("review__programme", "owner", "obligation")
    found = list(lessons.prefetch_related("owner__names"))
    open_to = obligations_open_to(found[0], seen_by) if found else set()
    return list(_open_lessons(found, open_to))


@dataclass(frozen=True, slots=True)
class ThemeResult:
    """What was published on one theme in the year: works, counted once each."""

    theme: Theme
    works: Works


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a yearly review shows to one member.

    Attributes:
        ledger: as of the review's day; of a signed review as it was known at the signature.
        rows: the rows of the year.
        themes: results by theme; a work with several themes stands under each. Of a signed
            review as they were frozen.
        unthemed: works of the year that nobody has put under a theme.
        shortcomings: computed; ``causes`` says why, in the words of people.
        earlier: the lessons of the years before, and what became of them.
    """

    review: Review
    ledger: Ledger
    rows: tuple[Row, ...]
    themes: tuple[ThemeResult, ...]
    unthemed: Works
    shortcomings: tuple[Shortcoming, ...]
    causes: dict[int, list[Cause]]
    lessons: tuple[Lesson, ...]
    earlier: tuple[Lesson, ...]
    proposals: dict[int, Proposal]

    def of_side(self, side: Side) -> list[Row]:
        """The rows that one side owes."""
        return [row for row in self.rows if row.duty.side is side]


def report_of(review: Review, *, seen_by: Member, known_at: datetime) -> Report:
    """Gather the report of a review. The number of queries does not grow with the data.

    Of several publishers none sees another's pieces, duties, causes or proposals.

    Args:
        known_at: now; a signed review is always shown as known at its signature.
    """
    known = review.figures_known_at or known_at
    ledger = ledger_of(review.programme, seen_by=seen_by, on=review.as_of_on, known_at=known)
    rows = tuple(ledger.of_year(review.year))
    open_to = obligations_open_to(review, seen_by)
    causes: dict[int, list[Cause]] = defaultdict(list)
    for cause in review.causes.all():
        causes[cause.obligation_id].append(cause)
    themes, unthemed = _by_theme(review, seen_by=seen_by, known_at=known)
    return Report(
        review=review,
        ledger=ledger,
        rows=rows,
        themes=themes,
        unthemed=unthemed,
        shortcomings=tuple(shortcomings(rows, on=review.as_of_on)),
        causes={pk: found for pk, found in causes.items() if pk in open_to},
        lessons=_open_lessons(review.lessons.all(), open_to),
        earlier=_open_lessons(_earlier_lessons(review), open_to),
        proposals={
            proposal.obligation_id: proposal
            for proposal in review.proposals.all()
            if proposal.obligation_id in open_to
        },
    )


def _open_lessons(lessons: Iterable[Lesson], open_to: set[int]) -> tuple[Lesson, ...]:
    return tuple(one for one in lessons if _concerns(one.obligation_id, open_to))


def _earlier_lessons(review: Review) -> QuerySet[Lesson]:
    earlier = Lesson.objects.filter(
        review__programme=review.programme_id, review__year__lt=review.year
    )
    at_hand = earlier.select_related("review", "owner", "obligation")
    return at_hand.prefetch_related("owner__names").order_by("review__year", "ref")


def themes_to_freeze(review: Review, *, known_at: datetime) -> Frozen:
    """The works of the year by theme, of every party, as they are kept at the signature."""
    codes = dict(Theme.objects.filter(programme=review.programme_id).values_list("pk", "code"))
    return _works_by_code(review, ledger_facts(review.programme), codes, known_at=known_at)


def _works_by_code(
    review: Review, facts: Iterable[PublishedFact], codes: dict[int, str], *, known_at: datetime
) -> Frozen:
    found: Frozen = {code: [] for code in [*codes.values(), ""]}
    for fact in facts:
        if not _counts(fact, review, known_at=known_at):
            continue
        assert fact.published is not None
        work = [fact.publication_ref, fact.title, fact.published.first_on.isoformat()]
        for code in [codes[pk] for pk in fact.theme_ids] or [""]:
            found[code].append(work)
    return found


def _counts(fact: PublishedFact, review: Review, *, known_at: datetime) -> bool:
    """Whether a piece was published in the year and was known, and held, at that instant."""
    removed = fact.removed_at is not None and fact.removed_at <= known_at
    if fact.published is None or fact.decided_at > known_at or removed:
        return False
    on = fact.published.first_on
    return on.year == review.year and on <= review.as_of_on


def _by_theme(
    review: Review, *, seen_by: Member, known_at: datetime
) -> tuple[tuple[ThemeResult, ...], Works]:
    themes = list(Theme.objects.filter(programme=review.programme_id))
    seen = set(
        matches_visible_to(seen_by)
        .filter(programme=review.programme_id)
        .values_list("pk", flat=True)
    )
    facts = [fact for fact in ledger_facts(review.programme) if fact.match_id in seen]
    frozen: Frozen | None = (review.figures or {}).get("themes")
    if frozen is None:
        codes = {theme.pk: theme.code for theme in themes}
        frozen = _works_by_code(review, facts, codes, known_at=known_at)
    mine = {fact.publication_ref for fact in facts}

    def works(code: str) -> Works:
        return tuple(
            (ref, title, date.fromisoformat(on))
            for ref, title, on in frozen.get(code, [])
            if ref in mine
        )

    return tuple(ThemeResult(theme, works(theme.code)) for theme in themes), works("")


def parties_and_units(review: Review) -> QuerySet[Organisation]:
    """The parties of both sides and what stands under them: who may see to a lesson."""
    parties = review.programme.parties.values("organisation")
    found = Organisation.objects.filter(pk__in=parties) | Organisation.objects.filter(
        parents__parent__in=parties
    )
    return found.distinct().prefetch_related("names").order_by("ref")


def next_papers(review: Review, *, seen_by: Member) -> list[NextInstrument]:
    """The papers of next year that the review wrote, as far as one sees them."""
    visible = instruments_visible_to(seen_by).filter(follows__review=review)
    seen = set(visible.values_list("pk", flat=True))
    return [one for one in review.next_instruments.all() if one.instrument_id in seen]


def issuer_of(review: Review) -> ProgrammeParty:
    """The party by whose guide the report is set and numbered: the first of side A."""
    parties = [one for one in review.programme.parties.all() if one.side == Side.A.value]
    return min(parties, key=lambda party: party.ordinal)


def figures_sha256(report: Report) -> str:
    """The hash of the year's figures: of a signed review of those that were frozen."""
    return hashlib.sha256(figures_file(report)).hexdigest()


def figures_file(report: Report) -> bytes:
    """Those figures as JSON, in one fixed form."""
    review = report.review
    rows = _frozen_rows(review) or [row_as_json(row) for row in report.rows]
    told = {"review": review.ref, "as_of_on": review.as_of_on.isoformat(), "rows": rows}
    return json.dumps(told, sort_keys=True).encode()


def drifted(report: Report) -> list[str]:
    """Codes of duties whose figures, computed again, are not those that were frozen.

    Empty for a review that is not signed. Something here says that the program, or somebody past
    it, changed what was recorded: the frozen figures hold.
    """
    frozen = {(row["code"], row["year"]): row for row in _frozen_rows(report.review)}
    again = [json.loads(json.dumps(row_as_json(row))) for row in report.rows]
    if _parties(report.review) > 2:  # each publisher's own rows; the last to sign froze its own
        return []
    return [
        row["code"] for row in again if frozen and frozen.get((row["code"], row["year"])) != row
    ]


def _parties(review: Review) -> int:
    return len(review.programme.parties.all())


def _frozen_rows(review: Review) -> list[dict[str, Any]]:
    rows = (review.figures or {}).get("rows", [])
    return [row for row in rows if row["year"] in (review.year, None)]
