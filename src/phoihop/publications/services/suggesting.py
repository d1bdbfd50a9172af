"""Proposing which line a piece may fulfil. Proposals only: people decide."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from phoihop.audit.services import record
from phoihop.engines.vietnamese.folding import search_key
from phoihop.law.period import PartialDate, Period
from phoihop.parties.models import Member
from phoihop.parties.queries import house_of
from phoihop.planning.models import Topic
from phoihop.planning.rules import TopicState
from phoihop.programmes.models import Instrument, Line, Programme
from phoihop.programmes.queries import (
    instruments_visible_to,
    lines_of,
    obligations_of,
    party_of,
    permit,
)
from phoihop.publications.demands import PUBLISHED_KINDS, delivered, demand_of_duty, demand_of_line
from phoihop.publications.matching.matcher import Matcher
from phoihop.publications.matching.profiles import Told
from phoihop.publications.models import Match, Publication, Work
from phoihop.publications.programme_profiles import profile_of
from phoihop.publications.rules import MatchState
from phoihop.publications.suggestions import Suggestion, Target, best, shown_by

CHUNK = 1000  # works at a time: memory stays flat however many there are
Titles = dict[tuple[int, int | None], tuple[tuple[str, str], ...]]  # by obligation and line
PLANNED = [TopicState.AGREED.value, TopicState.IN_WORK.value]


class Proposer:
    """What one programme asks, read once, to hold many pieces against it."""

    def __init__(
        self, programme: Programme, *, by: Member, instrument: Instrument | None = None
    ) -> None:
        self.programme = programme
        self.listed_for = instrument.ref if instrument is not None else ""
        self.matcher = Matcher([profile_of(programme)])
        self.targets = targets_of(programme, by=by, instrument=instrument)

    def proposals(self, pieces: Iterable[Publication], *, at: datetime) -> Iterator[Match]:
        """Unsaved proposals for the works of ``pieces`` (the first publication of each counts)."""
        seen: set[int] = set()
        for piece in pieces:
            if piece.work_id in seen or (published := piece.published) is None:
                continue
            found = self._suggestions(piece, published)
            if found:
                seen.add(piece.work_id)
            for suggestion in found:
                yield self._as_match(piece, suggestion, at)

    def _suggestions(self, piece: Publication, published: PartialDate) -> list[Suggestion]:
        work = piece.work
        told = Told(work.title, work.body, published)
        shown = shown_by(told, self.matcher, trusted=bool(self.listed_for))
        fact = delivered(work, piece, published)
        return best(fact, work.title_key, self.targets, shown, listed_for=self.listed_for)

    def _as_match(self, piece: Publication, suggestion: Suggestion, at: datetime) -> Match:
        return Match(
            work_id=piece.work_id,
            publication=piece,
            programme=self.programme,
            obligation_id=suggestion.target.obligation_id,
            line_id=suggestion.target.line_id,
            reasons=[reason.as_json() for reason in suggestion.reasons],
            score=suggestion.score,
            proposed_at=at,
        )


def suggest_matches(
    programme: Programme,
    *,
    by: Member,
    at: datetime,
    works: Iterable[int] | None = None,
    instrument: Instrument | None = None,
) -> int:
    """Propose lines of ``programme`` for pieces of one's own house; return how many proposals.

    From then on the other side sees the pieces proposed. Works that count in the programme
    already, and lines refused for a work once, are left alone; so repeating it adds nothing.

    Args:
        works: ids to look at; default: all that one's own house holds.
        instrument: propose only its lines.

    Raises:
        Refusal: ``access.denied``.
    """
    permit("publication.match", programme, by=by)
    proposer = Proposer(programme, by=by, instrument=instrument)
    if works is not None:
        return propose_for(proposer, works, by=by, at=at)
    made, rest = 0, _candidates(programme, by).iterator(chunk_size=CHUNK)
    while chunk := list(islice(rest, CHUNK)):
        made += _propose(proposer, chunk, by=by, at=at)
    return made


def propose_for(proposer: Proposer, works: Iterable[int], *, by: Member, at: datetime) -> int:
    """Like ``suggest_matches`` for these works only; the caller has checked who may."""
    made, rest = 0, iter(works)
    while chunk := list(islice(rest, CHUNK)):
        pieces = _candidates(proposer.programme, by).filter(work__in=chunk)
        made += _propose(proposer, list(pieces), by=by, at=at)
    return made


@transaction.atomic
def _propose(proposer: Proposer, pieces: list[Publication], *, by: Member, at: datetime) -> int:
    known = set(
        Match.objects.filter(work__in=[piece.work_id for piece in pieces])
        .filter(programme=proposer.programme)
        .values_list("work_id", "obligation_id", "line_id")
    )
    rows = [
        match
        for match in proposer.proposals(pieces, at=at)
        if (match.work_id, match.obligation_id, match.line_id) not in known
    ]
    Match.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
    if rows:
        ref = proposer.programme.ref
        subject = f"programme:{ref}"
        record("match.proposed", subject, chain=ref, actor=by.ref, at=at, count=len(rows))
    return len(rows)


def _candidates(programme: Programme, by: Member) -> QuerySet[Publication]:
    held = Work.held_by.through.objects.filter(work=OuterRef("work"), organisation=house_of(by))
    counted = Match.objects.filter(
        work=OuterRef("work"), programme=programme, state=MatchState.CONFIRMED.value
    )
    pieces = Publication.objects.filter(
        Exists(held),
        ~Exists(counted),
        published_on__gte=date(programme.starts_on.year, 1, 1),
        published_on__lte=programme.ends_on,
    )
    return pieces.select_related("work").order_by("published_on", "pk")


def targets_of(
    programme: Programme, *, by: Member, instrument: Instrument | None = None
) -> list[Target]:
    """The signed lines that ``by`` sees, then the duties that no line spells out."""
    lines = lines_of(programme).filter(
        instrument__in=instruments_visible_to(by), obligation__kind__in=PUBLISHED_KINDS
    )
    if instrument is not None:
        lines = lines.filter(instrument=instrument)
    chosen = list(lines.prefetch_related("obligation__themes"))
    titles = _topic_titles(programme)
    periods: dict[int, Period] = {}
    found = [_line_target(line, titles, periods) for line in chosen]
    if instrument is not None:
        return found
    spelt_out = set(lines_of(programme).values_list("obligation_id", flat=True))
    mine = party_of(programme, by)
    for duty in obligations_of(programme).filter(kind__in=PUBLISHED_KINDS):
        foreign = duty.party_id is not None and duty.side == mine.side and duty.party_id != mine.pk
        if duty.pk in spelt_out or foreign:
            continue
        duty.programme = programme
        found.append(
            Target(
                duty.pk,
                None,
                programme.ref,
                demand_of_duty(duty),
                frozenset(theme.pk for theme in duty.themes.all()),
                duty.outlet.name if duty.outlet else "",
                titles.get((duty.pk, None), ()),
            )
        )
    return found


def _line_target(line: Line, titles: Titles, periods: dict[int, Period]) -> Target:
    outlet = line.outlet or line.obligation.outlet
    return Target(
        line.obligation_id,
        line.pk,
        line.instrument.ref,
        demand_of_line(line, periods),
        frozenset(theme.pk for theme in line.obligation.themes.all()),
        outlet.name if outlet else "",
        titles.get((line.obligation_id, line.pk), ()),
    )


def _topic_titles(programme: Programme) -> Titles:
    found: Titles = {}
    rows = Topic.objects.filter(programme=programme, state__in=PLANNED, obligation__isnull=False)
    for ref, title, duty, line in rows.values_list("ref", "title", "obligation_id", "line_id"):
        if duty is not None:
            key = (duty, line)
            found[key] = (*found.get(key, ()), (ref, search_key(title)))
    return found
