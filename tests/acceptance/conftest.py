"""Five pieces where four are ordered, and the record over them."""

from datetime import date

import pytest

from phoihop.acceptance import services
from phoihop.acceptance.models import Record
from phoihop.law.period import Period
from phoihop.parties.models import Member
from phoihop.programmes.models import Instrument, Line
from tests.fixtures import NOON, Publish

AT = NOON.replace(month=12, day=20)


@pytest.fixture
def five_pieces(publish: Publish) -> None:
    """One more than the line orders."""
    for day in range(1, 6):
        publish(f"Bài {day}", date(2017, 5, day))


@pytest.fixture
def record(contract: Instrument, line: Line, publish: Publish, officer: Member) -> Record:
    for day in range(1, 6):
        publish(f"Bài về cách làm hay thứ {day}", date(2017, 5, day))
    year = Period(date(2017, 1, 1), date(2017, 12, 31))
    return services.draw_up(
        contract, period=year, accepted_on=date(2017, 12, 20), by=officer, at=AT
    )
