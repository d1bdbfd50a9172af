"""Asking whether a work that just came in is one that we have: questions, never answers."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from phoihop.law.period import PartialDate
from phoihop.parties.models import Member
from phoihop.publications.copies import LEAST_WORDS, CopyFinder, same_share
from phoihop.publications.models import Grouping, Publication, Work
from phoihop.publications.pieces import folded_words
from phoihop.publications.queries import visible_to

NEAR = timedelta(days=3)
"""So far apart may two dates of one piece lie: print follows the web by a day or two."""
LEAST_TITLE_WORDS = 4
"""Shorter titles ("Tin vắn", "Giá vàng hôm nay") say nothing by being equal."""
MOST_QUESTIONS = 3
"""About one work; more would be a series, not copies."""
LEAST_SHARE_UNDER_ONE_TITLE = 0.2
"""Two texts under one title that share less are different pieces."""


class Doubles:
    """Finds possible doubles among what a member's house sees, and among the list itself."""

    def __init__(self, *, by: Member, at: datetime) -> None:
        self.by = by
        self.at = at
        self._bodies: dict[int, str] = {}  # of the works of this list
        self._finder = CopyFinder(lambda pk: folded_words(self._bodies[pk]))

    def ask_about(self, works: Sequence[Work]) -> set[int]:
        """Write down the questions about saved ``works``; return the ids of those asked about."""
        found: dict[tuple[int, int], Grouping] = {}
        for question in (
            *self._same_text(works),
            *self._passages(works),
            *self._same_title(works),
        ):
            found.setdefault((question.one_id, question.other_id), question)
        Grouping.objects.bulk_create(found.values(), ignore_conflicts=True)
        fresh = {work.pk for work in works}
        return fresh.intersection(pk for pair in found for pk in pair)

    def _same_text(self, works: Sequence[Work]) -> list[Grouping]:
        texts = {work.body_sha256 for work in works if (work.words or 0) >= LEAST_WORDS}
        rows = visible_to(self.by).filter(body_sha256__in=texts).values_list("pk", "body_sha256")
        alike: dict[str, list[int]] = defaultdict(list)
        for pk, sha256 in rows.order_by("pk"):
            alike[sha256].append(pk)
        return [
            self._question(earlier, work.pk, "same_text", 1.0)
            for work in works
            for earlier in _earlier(alike[work.body_sha256] if work.body_sha256 else [], work.pk)
        ]

    def _passages(self, works: Sequence[Work]) -> list[Grouping]:
        questions = []
        for work in works:
            if (work.words or 0) < LEAST_WORDS:
                continue
            self._bodies[work.pk] = work.body
            found = sorted(
                self._finder.add(work.pk, folded_words(work.body)), key=lambda pair: -pair[1]
            )
            for earlier, share in found[:MOST_QUESTIONS]:
                questions.append(self._question(earlier, work.pk, "passages", share))
        return questions

    def _same_title(self, works: Sequence[Work]) -> list[Grouping]:
        titles = {work.title_key for work in works if _says_something(work.title_key)}
        alike: dict[str, list[int]] = defaultdict(list)
        rows = visible_to(self.by).filter(title_key__in=titles).order_by("pk")
        for pk, title_key in rows.values_list("pk", "title_key"):
            alike[title_key].append(pk)
        pairs = [
            (earlier, work.pk)
            for work in works
            for earlier in _earlier(alike.get(work.title_key, []), work.pk)
        ]
        return self._near_and_alike(pairs)

    def _near_and_alike(self, pairs: list[tuple[int, int]]) -> list[Grouping]:
        if not pairs:
            return []
        wanted = {pk for pair in pairs for pk in pair}
        dates: dict[int, list[PartialDate | None]] = defaultdict(list)
        for row in Publication.objects.filter(work__in=wanted).only(
            "work_id", "published_on", "published_precision"
        ):
            dates[row.work_id].append(row.published)
        bodies = dict(Work.objects.filter(pk__in=wanted).values_list("pk", "body"))
        questions = []
        for one, other in pairs:
            if not any(_near(a, b) for a in dates[one] for b in dates[other]):
                continue
            share = _share(bodies[one], bodies[other])
            if share is None or share >= LEAST_SHARE_UNDER_ONE_TITLE:
                questions.append(self._question(one, other, "same_title_and_day", share or 0.0))
        return questions

    def _question(self, one: int, other: int, reason: str, share: float) -> Grouping:
        older, younger = sorted((one, other))
        return Grouping(
            one_id=older, other_id=younger, reason=reason, share=share, recorded_at=self.at
        )


def _earlier(ordered: list[int], pk: int) -> list[int]:
    """The nearest works before ``pk``; few, so that a series costs no more than a pair."""
    at = ordered.index(pk) if pk in ordered else len(ordered)
    return ordered[max(0, at - MOST_QUESTIONS) : at]


def _says_something(title_key: str) -> bool:
    return title_key.count(" ") + 1 >= LEAST_TITLE_WORDS


def _near(one: PartialDate | None, other: PartialDate | None) -> bool:
    if one is None or other is None:
        return True
    return one.first_on - NEAR <= other.last_on and other.first_on - NEAR <= one.last_on


def _share(one: str, other: str) -> float | None:
    first, second = folded_words(one), folded_words(other)
    if min(len(first), len(second)) < LEAST_WORDS:
        return None
    return same_share(first, second)
