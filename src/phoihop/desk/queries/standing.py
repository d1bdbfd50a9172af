"""Where a member stands: which programmes, on which side, for which party."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from phoihop.law.access import Side
from phoihop.parties.models import Member
from phoihop.parties.queries import home_side
from phoihop.programmes.models import ProgrammeParty
from phoihop.programmes.queries import speaks_for, visible_to
from phoihop.programmes.rules import PaperState
from phoihop.publications.models import Match

MOST = 100
"""Rows read of each kind: more than a person does in a day, few enough to stay quick."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The member's place in one programme."""

    programme_id: int
    ref: str
    state: PaperState
    side: Side
    party_id: int


@dataclass(frozen=True, slots=True)
class Place:
    """A member with all their standings, on a day.

    The rooms know what a member may see by asking the database who is a party to what. Here that
    is known, so the lists for today ask by it: ``tests/desk/test_standing.py`` holds the two
    side by side.

    Attributes:
        parties: ids of all parties for which the member may speak.
        rivals: ids of the other parties on the member's own sides.
    """

    member: Member
    on: date
    home: Side
    standings: dict[int, Standing]
    parties: list[int]
    rivals: list[int]

    @property
    def running(self) -> list[int]:
        """Ids of the signed programmes: those in which work goes on."""
        return [one.programme_id for one in self.standings.values()
                if one.state is PaperState.SIGNED]  # fmt: skip

    def running_on(self, side: Side) -> list[int]:
        """Of the running programmes those in which the member stands on ``side``."""
        return [pk for pk in self.running if self.standings[pk].side is side]

    @property
    def sides(self) -> dict[str, Side]:
        """Programme's reference → side."""
        return {one.ref: one.side for one in self.standings.values()}


def place_of(member: Member, *, on: date) -> Place:
    """The programmes of a member, and their side in each. Three queries at most."""
    line = speaks_for(member)
    seen = visible_to(member).order_by().values("pk")
    rows = ProgrammeParty.objects.filter(programme__in=seen).values_list(
        "programme", "programme__ref", "programme__state", "side", "pk", "organisation"
    )
    nearest: dict[int, tuple[int, Standing]] = {}
    parties: list[int] = []
    own_sides: dict[int, set[str]] = defaultdict(set)
    others: list[tuple[int, str, int]] = []
    for programme_id, ref, state, side, party_id, organisation_id in rows:
        if organisation_id not in line:
            others.append((programme_id, side, party_id))
            continue
        parties.append(party_id)
        own_sides[programme_id].add(side)
        distance = line.index(organisation_id)
        known = nearest.get(programme_id)
        if known is None or distance < known[0]:
            standing = Standing(programme_id, ref, PaperState(state), Side(side), party_id)
            nearest[programme_id] = distance, standing
    standings = {pk: standing for pk, (_, standing) in nearest.items()}
    rivals = [party_id for pk, side, party_id in others if side in own_sides[pk]]
    return Place(member, on, home_side(member), standings, parties, rivals)


def own_instrument(place: Place, path: str = "") -> Q:
    """What ``instruments_visible_to`` says of the instrument at ``path`` ("line__instrument")."""
    to = f"{path}__" if path else ""
    ours = Q(**{f"{to}party_a__in": place.parties}) | Q(**{f"{to}party_b__in": place.parties})
    beyond_draft = [state.value for state in PaperState if state is not PaperState.DRAFT]
    written = Q(**{f"{to}drafted_by__in": speaks_for(place.member)})
    return ours & (Q(**{f"{to}state__in": beyond_draft}) | written)


def matches_in(place: Place) -> QuerySet[Match]:
    """What ``matches_visible_to`` says, of all programmes: whoever asks names those it means."""
    under_none = Q(line__isnull=True)
    if place.rivals:
        under_none &= Q(obligation__party__isnull=True) | ~Q(obligation__party__in=place.rivals)
    return Match.objects.filter(under_none | own_instrument(place, "line__instrument")).order_by()
