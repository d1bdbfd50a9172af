"""Where a member stands: which programmes, on which side, for which party."""

from dataclasses import dataclass
from datetime import date

from phoihop.law.access import Side
from phoihop.parties.models import Member
from phoihop.parties.queries import home_side
from phoihop.programmes.models import ProgrammeParty
from phoihop.programmes.queries import speaks_for, visible_to
from phoihop.programmes.rules import PaperState

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
    """A member with all their standings, on a day."""

    member: Member
    on: date
    home: Side
    standings: dict[int, Standing]

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
    rows = ProgrammeParty.objects.filter(
        programme__in=visible_to(member).values("pk"), organisation__in=line
    ).values_list("programme", "programme__ref", "programme__state", "side", "pk", "organisation")
    nearest: dict[int, tuple[int, Standing]] = {}
    for programme_id, ref, state, side, party_id, organisation_id in rows:
        distance = line.index(organisation_id)
        known = nearest.get(programme_id)
        if known is None or distance < known[0]:
            standing = Standing(programme_id, ref, PaperState(state), Side(side), party_id)
            nearest[programme_id] = distance, standing
    standings = {pk: standing for pk, (_, standing) in nearest.items()}
    return Place(member, on, home_side(member), standings)
