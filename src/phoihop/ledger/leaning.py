"""Documents that ended inside a programme, and everything that still leans on them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from phoihop.ledger.effect import OPEN_TOPICS
from phoihop.parties.models import Member
from phoihop.planning.models import Topic
from phoihop.planning.queries import topics_of
from phoihop.programmes.leaning import documents_named, ends_of, leanings_of_programme
from phoihop.programmes.models import DocumentEnd, Obligation, Programme, ReferenceDocument, Theme
from phoihop.programmes.queries import obligations_of
from phoihop.programmes.rules import Leaning, leans_on


@dataclass(frozen=True, slots=True)
class Shaken:
    """One document that holds no longer, and what leans on it all the same.

    Attributes:
        ended_on: first day on which it holds no longer.
        end: how it ended; ``None`` when it ran out on a day stated from the start.
    """

    document: ReferenceDocument
    ended_on: date
    end: DocumentEnd | None
    themes: tuple[tuple[Theme, Leaning], ...]
    duties: tuple[Obligation, ...]
    topics: tuple[Topic, ...]


def shaken_in(programme: Programme, *, seen_by: Member, on: date) -> list[Shaken]:
    """What in ``programme`` leans on a document that holds no longer ``on`` that day.

    A theme that stopped leaning on it in time, by its own dates or by an annex, is not shaken.
    The number of queries does not grow with the programme.
    """
    themes = {theme.pk: theme for theme in programme.themes.all()}
    leaning: dict[str, list[tuple[Theme, Leaning]]] = {}
    for theme_id, rows in leanings_of_programme(programme).items():
        for one in rows:
            if one.document is not None and leans_on(one, on):
                leaning.setdefault(one.document, []).append((themes[theme_id], one))
    ends = ends_of(leaning)
    documents = documents_named(leaning)
    duties = list(obligations_of(programme))
    topics = list(topics_of(programme, seen_by=seen_by).filter(state__in=OPEN_TOPICS)
                  .prefetch_related("themes"))  # fmt: skip
    found = []
    for ref, held in leaning.items():
        document, end = documents[ref], ends.get(ref)
        ended_on = end.on if end else _day_after(document.expires_on)
        if ended_on is None or ended_on > min(on, programme.last_on):
            continue
        touched = {theme.pk for theme, _leaning in held}
        owed = [duty for duty in duties if touched & {one.pk for one in duty.themes.all()}]
        planned = _planned(topics, touched, {duty.pk for duty in owed})
        found.append(Shaken(document, ended_on, end, tuple(held), tuple(owed), tuple(planned)))
    return sorted(found, key=lambda one: (one.ended_on, one.document.ref))


def _planned(topics: list[Topic], themes: set[int], duties: set[int]) -> Iterable[Topic]:
    for topic in topics:
        own = {theme.pk for theme in topic.themes.all()}
        if own & themes or (not own and topic.obligation_id in duties):
            yield topic


def _day_after(day: date | None) -> date | None:
    return None if day is None else date.fromordinal(day.toordinal() + 1)


def shaken_as_json(rows: Iterable[Shaken]) -> list[dict[str, object]]:
    """The same for programs."""
    return [
        {
            "document": one.document.ref,
            "ended_on": one.ended_on.isoformat(),
            "how": one.end.kind if one.end else "expired",
            "by_document": one.end.by_document.ref if one.end and one.end.by_document else None,
            "themes": [theme.code for theme, _leaning in one.themes],
            "obligations": [duty.code for duty in one.duties],
            "topics": [topic.ref for topic in one.topics],
        }
        for one in rows
    ]
