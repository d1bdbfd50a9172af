"""Matches, doubles, days and proofs that wait: counted by programme, never listed one by one."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, NullIf

from phoihop.desk.queries.standing import Place, matches_in
from phoihop.desk.rules import BOTH, Item, Task
from phoihop.evidence.models import Evidence, Seal
from phoihop.evidence.witnessing.queries import witnessing
from phoihop.law.period import HERE, Precision
from phoihop.parties.queries import own_house
from phoihop.programmes.rules import EvidenceLevel
from phoihop.publications.models import Match
from phoihop.publications.queries import open_groupings
from phoihop.publications.rules import MatchState

RECENT_DAYS = 366
"""Whose match was confirmed longer ago is on no list for today; the ledger shows it."""


def pieces_open(place: Place) -> Iterable[Item]:
    """What people must decide or add about pieces, one item a programme and kind. Four queries.

    Days and proofs are asked for as long as no acceptance counts on the piece, and for a year.
    """
    matches = matches_in(place).filter(programme__in=place.running)
    proposed = matches.filter(state=MatchState.PROPOSED.value).values_list("programme")
    for programme_id, count in proposed.annotate(count=Count("pk")):
        yield Item(Task.CONFIRM_MATCHES, "", place.standings[programme_id].ref, BOTH, count=count)
    yield from _to_complete(place, matches)
    doubles = open_groupings(place.member).count()
    if doubles:
        yield Item(Task.DECIDE_GROUPINGS, "", "", BOTH, count=doubles)


def _to_complete(place: Place, matches: QuerySet[Match]) -> Iterable[Item]:
    since = datetime.combine(place.on - timedelta(RECENT_DAYS), time.min, tzinfo=HERE)
    counting = matches.filter(
        state=MatchState.CONFIRMED.value, held_since__isnull=True, decided_at__gte=since
    )
    demanded = Coalesce(NullIf("line__evidence_level", Value("")), "obligation__evidence_level")
    paired = Exists(witnessing().filter(publication=OuterRef("publication")))
    told = counting.annotate(demanded=demanded, paired=paired).annotate(needed=_rank("demanded"))
    counted = told.values("programme").annotate(
        undated=Count("pk", filter=~Q(publication__published_precision=Precision.DAY.value)),
        lacking=Count("pk", filter=_lacking()),
        sealable=Count("pk", filter=_sealable(place)),
    )  # fmt: skip
    for row in counted:
        standing = place.standings[row["programme"]]
        for task, turn, count in (
            (Task.COMPLETE_DATES, BOTH, row["undated"]),
            (Task.ADD_EVIDENCE, BOTH, row["lacking"]),
            (Task.SEAL_EVIDENCE, frozenset({standing.side}), row["sealable"]),
        ):
            if count:
                yield Item(task, "", standing.ref, turn, count=count)


def _lacking() -> Q:
    """A publication that is not proven as its line or duty (``demanded``) asks.

    An address is a link; a seal proves as much as one file can; two witnesses who agree
    (``paired``) prove at every level.
    """
    seen = Evidence.objects.filter(publication=OuterRef("publication")).annotate(
        rank=_rank("level")
    )
    sealed = Exists(Seal.objects.filter(evidence=OuterRef("pk")))
    enough = Exists(seen.filter(Q(rank__gte=OuterRef("needed")) | Q(sealed)))
    in_one_file = [EvidenceLevel.TEXT.value, EvidenceLevel.PAGE_FILE.value,
                   EvidenceLevel.SEALED.value]  # fmt: skip
    asks = Q(demanded__in=in_one_file) | Q(
        demanded=EvidenceLevel.LINK.value, publication__address=""
    )
    # the pair last: databases look from left to right, and few publications come so far
    return (Q(demanded=EvidenceLevel.WITNESSED.value) | asks & ~Q(enough)) & Q(paired=False)


def _rank(level: str) -> Case:
    """The place of a level of proof in their order."""
    levels = list(EvidenceLevel)
    return Case(*(When(**{level: one.value}, then=levels.index(one)) for one in levels))


def _sealable(place: Place) -> Q:
    """A seal is demanded, another house brought the page file, and nobody has sealed it yet."""
    files = Evidence.objects.filter(
        publication=OuterRef("publication"),
        level=EvidenceLevel.PAGE_FILE.value,
        seal__isnull=True,
    ).exclude(recorded_by__organisation__in=own_house(place.member))
    return Q(demanded=EvidenceLevel.SEALED.value) & Q(Exists(files))
