"""Reading trips. Who sees the deed sees the trip; a reporter's notes only the publisher's own."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from phoihop.fieldwork.models import Trip, TripCost, TripNote, TripTopic
from phoihop.fieldwork.rules import Cost, Payer
from phoihop.law.access import Side
from phoihop.parties.models import Member
from phoihop.planning.queries import deeds_of, get_deed, topics_of
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import party_of


@dataclass(frozen=True, slots=True)
class CostTold:
    """Who bore one cost of one trip, as last told."""

    cost: Cost
    payer: Payer
    words: str


def trips_of(programme: Programme, *, seen_by: Member) -> QuerySet[Trip]:
    """The trips of a programme that the member may see, the latest first."""
    deeds = deeds_of(programme, seen_by=seen_by)
    trips = Trip.objects.filter(deed__in=deeds.values("pk"))
    return trips.select_related("deed__obligation", "deed__unit").order_by("-from_on", "-pk")


def with_lists(trips: QuerySet[Trip], programme: Programme, *, seen_by: Member) -> QuerySet[Trip]:
    """``trips`` with their lists at hand: people, stops, hosts, log, and the topics that the member
    may see. The number of queries is fixed."""
    linked = TripTopic.objects.select_related("topic").filter(
        topic__in=topics_of(programme, seen_by=seen_by).values("pk")
    )
    lists = ("members", "contacts", "stops", "hosts__names", "entries__written_by")
    return trips.prefetch_related(*lists, Prefetch("topics", linked))


def get_trip(ref: str, *, seen_by: Member) -> Trip:
    """The trip of that deed, with its lists, or 404."""
    deed = get_deed(ref, seen_by=seen_by)
    own = Trip.objects.filter(deed=deed)
    trip = with_lists(own, deed.programme, seen_by=seen_by).first()
    if trip is None:
        raise Http404(ref)
    trip.deed = deed
    return trip


def notes_of(trip: Trip, *, seen_by: Member) -> list[TripNote]:
    """The reporters' notes: of the member's own party, and only on the publisher's side."""
    party = party_of(trip.deed.programme, seen_by)
    if Side(party.side) is not Side.B:
        return []
    return list(trip.notes.filter(party=party).select_related("written_by"))


def costs_of(trip: Trip) -> dict[Cost, CostTold]:
    """Who bore what, as last told; a kind that nobody told yet is missing."""
    return {
        Cost(row.cost): CostTold(Cost(row.cost), Payer(row.payer), row.words)
        for row in trip.costs.all()  # in the order in which they were told
    }


def costs_behind(topic_ids: Iterable[int]) -> dict[int, dict[str, dict[Cost, CostTold]]]:
    """For the disclosure of pieces: topic id → reference of each trip → who bore what. Two queries.

    A trip of which a cost was not told shows that by the missing kind.
    """
    links = TripTopic.objects.filter(topic__in=list(topic_ids)).select_related("trip__deed")
    costs = Prefetch("trip__costs", TripCost.objects.order_by("told_at", "pk"))
    found: dict[int, dict[str, dict[Cost, CostTold]]] = {}
    for link in links.prefetch_related(costs):
        told = {
            Cost(row.cost): CostTold(Cost(row.cost), Payer(row.payer), row.words)
            for row in link.trip.costs.all()
        }
        found.setdefault(link.topic_id, {})[link.trip.deed.ref] = told
    return found
