"""Taking an offered paper through the gates of both sides, so that its leaders may sign."""

from datetime import datetime

from phoihop.parties.models import Member
from phoihop.programmes import services
from phoihop.programmes.gates import Gate
from phoihop.programmes.models import Annex, Instrument, Programme
from phoihop.programmes.services.moving import consenting_party
from phoihop.programmes.tabled import ways_of
from tests.fixtures import NOON

Paper = Programme | Instrument | Annex
Pair = tuple[Member, Member]  # who works at the desk, who leads


def through_gates(paper: Paper, *pairs: Pair, at: datetime = NOON) -> None:
    """Agree where the party did not offer it itself; then check and approve."""
    for desk, _leader in pairs:
        if Gate.PREPARED not in ways_of(paper)[consenting_party(paper, desk).pk].passed:
            services.agree(paper, by=desk, at=at)
    for desk, leader in pairs:
        services.check(paper, by=desk, at=at)
        services.approve(paper, by=leader, at=at)
