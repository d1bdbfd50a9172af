"""How well the pieces of a programme are proven, beside what was demanded."""

from collections.abc import Iterator
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
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
from phoihop.publications.models import Match
from phoihop.publications.queries import matches_of
from phoihop.publications.rules import MatchState

LEVELS = list(EvidenceLevel)


def proven_matches(programme: Programme, *, seen_by: Member) -> QuerySet[Any]:
    """The confirmed matches, each with ``reached_rank`` and ``demanded_rank``, 0 to 5.

    The ranks are those of ``EvidenceLevel``. Newest piece first; no text is read.
    """
    proofs = Evidence.objects.filter(publication=OuterRef("publication"))
    seals = Seal.objects.filter(evidence__publication=OuterRef("publication"))
    pairs = witnessing().filter(publication=OuterRef("publication"))
    reached = Case(
        When(Exists(pairs), then=Value(EvidenceLevel.WITNESSED.rank)),
        When(Exists(seals), then=Value(EvidenceLevel.SEALED.rank)),
        *(
            When(Exists(proofs.filter(level=level.value)), then=Value(level.rank))
            for level in (EvidenceLevel.SEALED, EvidenceLevel.PAGE_FILE, EvidenceLevel.TEXT)
        ),
        When(~Q(publication__address=""), then=Value(EvidenceLevel.LINK.rank)),
        When(Exists(proofs.filter(level="link")), then=Value(EvidenceLevel.LINK.rank)),
        default=Value(EvidenceLevel.NONE.rank),
        output_field=IntegerField(),
    )
    demanded = Case(
        *(When(demanded_name=level.value, then=Value(level.rank)) for level in LEVELS),
        default=Value(EvidenceLevel.NONE.rank),
        output_field=IntegerField(),
    )
    confirmed = matches_of(programme, seen_by=seen_by).filter(state=MatchState.CONFIRMED.value)
    return confirmed.annotate(
        demanded_name=Coalesce(
            NullIf("line__evidence_level", Value("")), "obligation__evidence_level"
        ),
        reached_rank=reached,
    ).annotate(demanded_rank=demanded)


def missing_only(matches: QuerySet[Any]) -> QuerySet[Any]:
    """Those of ``proven_matches`` that are proven less well than was demanded."""
    return matches.filter(reached_rank__lt=F("demanded_rank"))


def counted(matches: QuerySet[Any]) -> dict[str, int]:
    """How many of ``proven_matches`` there are, and how many are ``missing`` proof. One query."""
    short = Q(reached_rank__lt=F("demanded_rank"))
    return matches.order_by().aggregate(total=Count("pk"), missing=Count("pk", filter=short))


def levels_of(match: Any) -> tuple[EvidenceLevel, EvidenceLevel]:
    """The level reached and the level demanded of one of ``proven_matches``."""
    return LEVELS[match.reached_rank], LEVELS[match.demanded_rank]


def demands_on(matches: QuerySet[Match]) -> Iterator[tuple[Match, EvidenceLevel]]:
    """What each match demands of its publication."""
    for match in matches:
        of_line = match.line.evidence_level if match.line else ""
        yield match, demanded_level(of_line, match.obligation.evidence_level)
