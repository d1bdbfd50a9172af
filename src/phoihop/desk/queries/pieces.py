"""Matches, doubles, days and proofs that wait: counted by programme, never listed one by one."""

from collections.abc import Iterable

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from phoihop.desk.queries.standing import Place
from phoihop.desk.rules import BOTH, Item, Task
from phoihop.evidence.models import Evidence
from phoihop.law.period import Precision
from phoihop.parties.queries import houses_of
from phoihop.programmes.queries import speaks_for
from phoihop.programmes.rules import EvidenceLevel
from phoihop.publications.models import Match
from phoihop.publications.queries import matches_visible_to, open_groupings
from phoihop.publications.rules import MatchState


def pieces_open(place: Place) -> Iterable[Item]:
    """What people must decide or add about pieces, one item a programme and kind. Six queries."""
    matches = matches_visible_to(place.member).filter(programme__in=place.running)
    proposed = matches.filter(state=MatchState.PROPOSED.value)
    yield from _items(place, Task.CONFIRM_MATCHES, proposed)
    counting = matches.filter(state=MatchState.CONFIRMED.value, held_since__isnull=True)
    undated = counting.exclude(publication__published_precision=Precision.DAY.value)
    yield from _items(place, Task.COMPLETE_DATES, undated)
    yield from _items(place, Task.ADD_EVIDENCE, lacking_evidence(counting))
    yield from _items(place, Task.SEAL_EVIDENCE, _sealable(place, counting))
    doubles = open_groupings(place.member).count()
    if doubles:
        yield Item(Task.DECIDE_GROUPINGS, "", "", BOTH, count=doubles)


def lacking_evidence(matches: QuerySet[Match]) -> QuerySet[Match]:
    """Those of ``matches`` whose publication is not proven as its line or duty demands."""
    demanded = Coalesce(NullIf("line__evidence_level", Value("")), "obligation__evidence_level")
    lacking = Q(demanded=EvidenceLevel.LINK.value, publication__address="") & ~_proven("link")
    for level in (EvidenceLevel.TEXT, EvidenceLevel.PAGE_FILE, EvidenceLevel.SEALED):
        lacking |= Q(demanded=level.value) & ~_proven(level.value)
    return matches.annotate(demanded=demanded).filter(lacking)


def _proven(level: str) -> Q:
    wanted = EvidenceLevel(level)
    enough = [one.value for one in EvidenceLevel if one.reaches(wanted)]
    proofs = Evidence.objects.filter(publication=OuterRef("publication"))
    return Q(Exists(proofs.filter(Q(level__in=enough) | Q(seal__isnull=False))))


def _sealable(place: Place, matches: QuerySet[Match]) -> QuerySet[Match]:
    """Pieces with a page file that another house brought and nobody has sealed yet."""
    own = houses_of(speaks_for(place.member))
    files = Evidence.objects.filter(
        publication=OuterRef("publication"),
        level=EvidenceLevel.PAGE_FILE.value,
        seal__isnull=True,
    ).exclude(recorded_by__organisation__in=own)
    return matches.filter(Exists(files))


def _items(place: Place, task: Task, matches: QuerySet[Match]) -> Iterable[Item]:
    rows = matches.order_by("programme").values_list("programme")
    for programme_id, count in rows.annotate(count=Count("pk")):
        standing = place.standings[programme_id]
        turn = frozenset({standing.side}) if task is Task.SEAL_EVIDENCE else BOTH
        yield Item(task, "", standing.ref, turn, count=count)
