"""Matches, doubles, days and proofs that wait: counted by programme, never listed one by one."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from phoihop.desk.queries.standing import Place
from phoihop.desk.rules import BOTH, Item, Task
from phoihop.evidence.models import Evidence
from phoihop.evidence.witnessing.queries import witnessing
from phoihop.law.period import HERE, Precision
from phoihop.parties.queries import own_house
from phoihop.programmes.rules import EvidenceLevel
from phoihop.publications.models import Match
from phoihop.publications.queries import matches_of_no_rival, open_groupings
from phoihop.publications.rules import MatchState

RECENT_DAYS = 366
"""Whose match was confirmed longer ago is on no list for today; the ledger shows it."""


def pieces_open(place: Place) -> Iterable[Item]:
    """What people must decide or add about pieces, one item a programme and kind. Four queries.

    Days and proofs are asked for as long as no acceptance counts on the piece, and for a year.
    """
    matches = matches_of_no_rival(place.member).filter(programme__in=place.running).order_by()
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
    counted = counting.annotate(demanded=demanded).values("programme").annotate(
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
    """A publication that is not proven as its line or duty (``demanded``) asks."""
    lacking = Q(demanded=EvidenceLevel.LINK.value, publication__address="") & ~_proven("link")
    for level in (EvidenceLevel.TEXT, EvidenceLevel.PAGE_FILE, EvidenceLevel.SEALED):
        lacking |= Q(demanded=level.value) & ~_proven(level.value)
    pairs = witnessing().filter(publication=OuterRef("publication"))
    return lacking | Q(demanded=EvidenceLevel.WITNESSED.value) & ~Q(Exists(pairs))


def _proven(level: str) -> Q:
    wanted = EvidenceLevel(level)
    enough = [one.value for one in EvidenceLevel if one.reaches(wanted)]
    proofs = Evidence.objects.filter(publication=OuterRef("publication"))
    pairs = witnessing().filter(publication=OuterRef("publication"))
    return Q(Exists(proofs.filter(Q(level__in=enough) | Q(seal__isnull=False)))) | Q(Exists(pairs))


def _sealable(place: Place) -> Q:
    """A seal is demanded, another house brought the page file, and nobody has sealed it yet."""
    files = Evidence.objects.filter(
        publication=OuterRef("publication"),
        level=EvidenceLevel.PAGE_FILE.value,
        seal__isnull=True,
    ).exclude(recorded_by__organisation__in=own_house(place.member))
    return Q(demanded=EvidenceLevel.SEALED.value) & Q(Exists(files))
