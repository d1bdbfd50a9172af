"""How well the pieces of a programme are proven, beside what was demanded."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    ExpressionWrapper,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Coalesce, NullIf

from phoihop.evidence.models import Evidence, Seal
from phoihop.evidence.rules import demanded_level
from phoihop.evidence.witnessing.queries import witnessing
from phoihop.parties.models import Member
from phoihop.programmes.models import Programme
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


def missing_only(matches: QuerySet[Any]) -> QuerySet[Any]:
    """Those of ``proven_matches`` that are proven less well than was demanded."""
    return matches.filter(_falls_short())


def counted(matches: QuerySet[Any]) -> dict[str, int]:
    """How many of ``proven_matches`` there are, and how many are ``missing`` proof. One query."""
    short = Count("pk", filter=Q(_falls_short()))
    return matches.order_by().aggregate(total=Count("pk"), missing=short)


def levels_reached(publications: Iterable[int]) -> Mapping[int, EvidenceLevel]:
    """Publication id → the best level it reached. One query; few ids at a time."""
    rows = Publication.objects.filter(pk__in=list(publications)).order_by()
    best = Case(
        *(When(_reaches(level, "pk"), then=Value(level.rank)) for level in reversed(PROVEN)),
        default=Value(EvidenceLevel.NONE.rank),
        output_field=IntegerField(),
    )
    return {pk: LEVELS[rank] for pk, rank in rows.annotate(best=best).values_list("pk", "best")}


def levels_of(matches: Iterable[Any]) -> Iterator[tuple[Any, EvidenceLevel, EvidenceLevel]]:
    """Each of some ``proven_matches`` with the level reached and the level demanded."""
    rows = list(matches)
    reached = levels_reached(row.publication_id for row in rows)
    for row in rows:
        yield row, reached[row.publication_id], EvidenceLevel(row.demanded_name)


def _falls_short() -> Case:
    """A database looks only at the branch that applies, so a piece costs one look at most."""
    lacking = (
        When(
            demanded_name=level.value,
            then=ExpressionWrapper(~_reaches(level, "publication"), output_field=BooleanField()),
        )
        for level in PROVEN
    )
    return Case(*lacking, default=Value(False), output_field=BooleanField())


def _reaches(level: EvidenceLevel, publication: str) -> Q:
    """That the publication, named by a field of the outer query, is proven so well or better.

    Two captures that agree are files of the page, and so is what is sealed; so each level asks
    the fewest tables.
    """
    proofs = Evidence.objects.filter(publication=OuterRef(publication))
    pairs = Q(Exists(witnessing().filter(publication=OuterRef(publication))))
    seals = Q(Exists(Seal.objects.filter(evidence__publication=OuterRef(publication))))
    address = "address" if publication == "pk" else f"{publication}__address"
    if level is EvidenceLevel.WITNESSED:
        return pairs
    if level is EvidenceLevel.SEALED:
        return seals | Q(Exists(proofs.filter(level=level.value))) | pairs
    enough = [one.value for one in EvidenceLevel if one.reaches(level)]
    kept = Q(Exists(proofs.filter(level__in=enough)))
    return ~Q(**{address: ""}) | kept if level is EvidenceLevel.LINK else kept


def demands_on(matches: QuerySet[Match]) -> Iterator[tuple[Match, EvidenceLevel]]:
    """What each match demands of its publication."""
    for match in matches:
        of_line = match.line.evidence_level if match.line else ""
        yield match, demanded_level(of_line, match.obligation.evidence_level)
