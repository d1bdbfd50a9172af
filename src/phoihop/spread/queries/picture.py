"""How a work, and the works of a programme in a year, travelled."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from phoihop.parties.models import Member
from phoihop.programmes.models import Programme
from phoihop.publications.models import Match, Work
from phoihop.publications.queries import matches_visible_to
from phoihop.publications.rules import MatchState
from phoihop.spread.family import Appearance, CopyKind, Origin, Picture, picture_of
from phoihop.spread.models import DeclaredCopy, TermsOfWork
from phoihop.spread.queries.appearances import appearances_of


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a work of the programme."""

    work_ref: str
    work_title: str
    copy: Appearance


@dataclass(frozen=True, slots=True)
class Year:
    """The copies that appeared in one year, and what is counted of them.

    Counts of copies and outlets only: nothing is known of readers, and nothing is worth money.
    """

    year: int
    copies: tuple[Copy, ...]
    works: int  # of the programme, appeared by the end of the year
    years: tuple[int, ...] = field(default=())  # in which any copy appeared

    @property
    def works_carried(self) -> list[str]:
        """References of the works of which there is a copy."""
        return sorted({one.work_ref for one in self.copies})

    @property
    def by_outlet(self) -> list[tuple[str, int]]:
        """Outlet → copies, by number and name."""
        return _counted(one.copy.outlet for one in self.copies)

    @property
    def by_province(self) -> list[tuple[str, int]]:
        """Province → copies; ``""`` for outlets of the whole country or not known."""
        return _counted(one.copy.province for one in self.copies)

    @property
    def by_kind(self) -> list[tuple[str, int]]:
        """Kind → copies."""
        return _counted(one.copy.kind.value for one in self.copies)


def _counted(names: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(names).items(), key=lambda row: (-row[1], row[0]))


def picture_for(work: Work) -> Picture:
    """How a work travelled. The caller has decided that it may be seen."""
    return picture_of(appearances_of([work.pk])[work.pk])


def is_carried(one: Appearance) -> bool:
    """Whether an appearance counts as a copy: found or declared, and verified."""
    return one.origin is not Origin.OURS and one.verified and one.kind is not CopyKind.COMMON_SOURCE


def year_of(programme: Programme, *, year: int, seen_by: Member) -> Year:
    """The copies of a programme's works that appeared in a year, as far as one sees the works.

    Also an own outlet's second printing is none: only what was found or declared elsewhere.
    """
    seen = matches_visible_to(seen_by).filter(
        programme=programme,
        state=MatchState.CONFIRMED.value,
        publication__published_on__isnull=False,
    )
    days = dict(seen.values_list("work", "publication__published_on"))
    told = {
        pk: (ref, title)
        for pk, ref, title in Work.objects.filter(pk__in=days).values_list("pk", "ref", "title")
    }
    copies = [
        Copy(*told[work], one)
        for work, found in appearances_of(days).items()
        for one in picture_of(found).copies
        if is_carried(one)
    ]
    of_year = [one for one in copies if one.copy.on is not None and one.copy.on.year == year]
    of_year.sort(key=lambda one: (one.copy.on or date.min, one.work_ref, one.copy.key))
    return Year(
        year,
        tuple(of_year),
        sum(day is not None and day.year <= year for day in days.values()),
        tuple(sorted({one.copy.on.year for one in copies if one.copy.on} | {year})),
    )


def terms_of_work(work: Work) -> list[TermsOfWork]:
    """The terms of a work over time, the newest first. One query."""
    return list(work.reprint_terms.select_related("set_by").order_by("-from_on", "-pk"))


def declared_copy(work: Work, ref: str) -> DeclaredCopy | None:
    """A declared copy of a work that was not withdrawn."""
    return work.declared_copies.filter(ref=ref, withdrawn_at__isnull=True).first()


def last_year_of(programme: Programme, *, seen_by: Member) -> int | None:
    """The latest year in which a piece of the programme appeared; ``None`` without any."""
    seen = matches_visible_to(seen_by).filter(programme=programme, state=MatchState.CONFIRMED.value)
    latest = seen.exclude(publication__published_on=None).order_by("-publication__published_on")
    row: Match | None = latest.select_related("publication").first()
    return row.publication.published_on.year if row and row.publication.published_on else None
