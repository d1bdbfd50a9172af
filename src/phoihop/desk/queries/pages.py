"""What became of published pages that somebody should read, explain or put right: counted."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.db.models import Count, F, QuerySet

from phoihop.desk.queries.pieces import RECENT_DAYS
from phoihop.desk.queries.standing import Place, matches_in
from phoihop.desk.rules import BOTH, Item, Task
from phoihop.evidence.watching.queries import unexplained, unread_by_programme
from phoihop.law.access import Side
from phoihop.law.period import HERE
from phoihop.publications.labels import WANTING
from phoihop.publications.models import LabelCheck, Match
from phoihop.publications.rules import MatchState
from phoihop.publications.taking_up.queries import waiting_by_programme

PUBLISHER = frozenset({Side.B})


def pages_open(place: Place) -> Iterable[Item]:
    """One item a programme and kind. Four queries, whatever the number of pages.

    Each side reads changes for itself. That a page is gone is for the publisher to explain, with
    a paper; a label that readers do not see, for the publisher to put up.
    """
    for programme_id, count in waiting_by_programme(place.running, seen_by=place.member):
        yield Item(Task.JUDGE_FOUND, "", place.standings[programme_id].ref, BOTH, count=count)
    # from the few pages with news to their matches: asked by programme, all matches would be read
    matches, running = matches_in(place), set(place.running)
    gone = unexplained(matches).values_list("programme").annotate(count=Count("pk"))
    for task, rows in (
        (Task.READ_CHANGES, unread_by_programme(matches, place.member)),
        (Task.EXPLAIN_GONE, gone),
        (Task.PUT_UP_LABEL, _unlabelled(place, matches)),
    ):
        for programme_id, count in rows:
            if programme_id not in running:
                continue
            standing = place.standings[programme_id]
            own = frozenset({standing.side}) if task is Task.READ_CHANGES else PUBLISHER
            yield Item(task, "", standing.ref, own, count=count)


def _unlabelled(place: Place, matches: QuerySet[Match]) -> Iterable[tuple[int, int]]:
    since = datetime.combine(place.on - timedelta(RECENT_DAYS), time.min, tzinfo=HERE)
    lacking = LabelCheck.objects.filter(state__in=[state.value for state in WANTING])
    wanting = matches.filter(
        state=MatchState.CONFIRMED.value,
        decided_at__gte=since,
        publication__label_checks__programme=F("programme"),
        publication__label_checks__in=lacking.order_by().values("pk"),
    )
    return wanting.values_list("programme").annotate(count=Count("pk"))
