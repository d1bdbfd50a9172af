"""The work of one person on one day, gathered from every room."""

from collections.abc import Collection
from datetime import date

from phoihop.desk.queries.field import field_open, meetings_open
from phoihop.desk.queries.leaning import leaning_open
from phoihop.desk.queries.meeting import lessons_open, reviews_open
from phoihop.desk.queries.pages import pages_open
from phoihop.desk.queries.pieces import pieces_open
from phoihop.desk.queries.plan import assignments_open, deeds_open, topics_open
from phoihop.desk.queries.royalty import royalties_open
from phoihop.desk.queries.settling import settling_open
from phoihop.desk.queries.signing import papers_open
from phoihop.desk.queries.standing import place_of
from phoihop.desk.queries.writing import writing_open
from phoihop.desk.rules import Today, sorted_out
from phoihop.law.access import Role
from phoihop.parties.models import Member


def today_of(member: Member, *, on: date, roles: Collection[Role] | None = None) -> Today:
    """What waits for ``member`` on that day, and what waits for others.

    Args:
        roles: count only these as the member's; default: all that the member holds.

    The number of queries is fixed, whatever the data; of each kind at most ``MOST`` things are
    read, the most urgent first. Nothing outside what the member may see.
    """
    place = place_of(member, on=on)
    if not place.standings:
        gathered = [*pieces_open(place), *writing_open(place), *royalties_open(place)]
    else:
        gathered = [
            *papers_open(place),
            *leaning_open(place),
            *topics_open(place),
            *assignments_open(place),
            *deeds_open(place),
            *field_open(place),
            *meetings_open(place),
            *writing_open(place),
            *pieces_open(place),
            *pages_open(place),
            *settling_open(place),
            *royalties_open(place),
            *reviews_open(place),
            *lessons_open(place),
        ]
    held = member.roles if roles is None else member.roles & frozenset(roles)
    return sorted_out(gathered, sides=place.sides, home=place.home, roles=held, me=member.ref)
