"""How well the pieces of a programme are proven, beside what was demanded."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Coalesce, NullIf

from phoihop.evidence.models import Evidence, Seal
from phoihop.evidence.queries import proofs_of
from phoihop.evidence.rules import demanded_level, strongest
from phoihop.evidence.witnessing.queries import witnessing
from phoihop.parties.models import Member
from phoihop.programmes.models import Line, Obligation, Programme
from phoihop.programmes.rules import EvidenceLevel
from phoihop.publications.models import Match, Publication
from phoihop.publications.queries import matches_of
from phoihop.publications.rules import MatchState

LEVELS = list(EvidenceLevel)
PROVEN = LEVELS[1:]


def proven_matches(programme: Programme, *, seen_by: Member) -> QuerySet[Any]:
    """The confirmed matches with what is demanded of each: ``demanded_name``, a level.

    Newest piece first; no text is read. Whether a piece falls short is asked of the database
    only where somebody wants to know, and only at the level demanded.
    """
    confirmed = matches_of(programme, seen_by=seen_by).filter(state=MatchState.CONFIRMED.value)
    return confirmed.annotate(
        demanded_name=Coalesce(
            NullIf("line__evidence_level", Value("")), "obligation__evidence_level"
        )
    )


def levels_demanded(programme: Programme) -> list[EvidenceLevel]:
    """The levels that any line or duty of a programme demands, weakest first. One query.

    Mostly one or two: nothing need be asked about the others.
    """
    duties = Obligation.objects.filter(programme=programme).values_list("evidence_level")
    lines = Line.objects.filter(instrument__programme=programme).values_list("evidence_level")
    told = {level for (level,) in duties.order_by().union(lines.order_by())}
    return [level for level in PROVEN if level.value in told]


def missing_only(
    matches: QuerySet[Any], *, demanded: Sequence[EvidenceLevel] = PROVEN
) -> QuerySet[Any]:
    """Those of ``proven_matches`` that are proven less well than was demanded.

    Args:
        demanded: as ``levels_demanded`` says, so that less is asked.
    """
    return matches.filter(_falls_short(demanded))


def counted(
    matches: QuerySet[Any], *, demanded: Sequence[EvidenceLevel] = PROVEN
) -> dict[str, int]:
    """How many of ``proven_matches`` there are, and how many are ``missing`` proof. One query.

    Args:
        demanded: as ``levels_demanded`` says, so that less is asked.
    """
    short = Count("pk", filter=Q(_falls_short(demanded)))
    return matches.order_by().aggregate(total=Count("pk"), missing=short)


def levels_reached(publications: Iterable[int]) -> Mapping[int, EvidenceLevel]:
    """Publication id → the best level it reached. Three queries; few ids at a time."""
    proofs = proofs_of(Publication.objects.filter(pk__in=list(publications)))
    best = {pk: strongest(proof.level for proof in found) for pk, found in proofs.items()}
    return defaultdict(lambda: EvidenceLevel.NONE, best)


def levels_of(matches: Iterable[Any]) -> Iterator[tuple[Any, EvidenceLevel, EvidenceLevel]]:
    """Each of some ``proven_matches`` with the level reached and the level demanded."""
    rows = list(matches)
    reached = levels_reached(row.publication_id for row in rows)
    for row in rows:
        yield row, reached[row.publication_id], EvidenceLevel(row.demanded_name)


def _falls_short(demanded: Sequence[EvidenceLevel]) -> Case:
    """A database looks only at the branch that applies, so a piece costs one look at most."""
    lacking = (
        When(
            demanded_name=level.value,
            then=ExpressionWrapper(~_reaches(level), output_field=BooleanField()),
        )
        for level in demanded
    )
    return Case(*lacking, default=Value(False), output_field=BooleanField())


def _reaches(level: EvidenceLevel) -> Q:
    """That the publication of a match is proven so well or better.

    Two captures that agree are files of the page, and so is what is sealed; so each level asks
    the fewest tables.
    """
    of_match = OuterRef("publication")
    proofs = Evidence.objects.filter(publication=of_match)
    if level.reaches(EvidenceLevel.SEALED):
        pairs = Q(Exists(witnessing().filter(publication=of_match)))
        if level is EvidenceLevel.WITNESSED:
            return pairs
        seals = Q(Exists(Seal.objects.filter(evidence__publication=of_match)))
        return seals | Q(Exists(proofs.filter(level=level.value))) | pairs
    for lesser in LEVELS[: level.rank]:  # SQLite fills a table for each IN, for each piece anew
        proofs = proofs.exclude(level=lesser.value)
    kept = Q(Exists(proofs))
    return ~Q(publication__address="") | kept if level is EvidenceLevel.LINK else kept


def demands_on(matches: QuerySet[Match]) -> Iterator[tuple[Match, EvidenceLevel]]:
    """What each match demands of its publication."""
    for match in matches:
        of_line = match.line.evidence_level if match.line else ""
        yield match, demanded_level(of_line, match.obligation.evidence_level)
