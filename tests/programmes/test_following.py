"""Signing follows the outlets that the paper names; closing the programme lets them go."""

from datetime import date

import pytest

from phoihop.parties.models import Member
from phoihop.press.models import Outlet, OutletWatch
from phoihop.programmes import services
from phoihop.programmes.models import Instrument, Line, Obligation, Programme
from tests.fixtures import NOON
from tests.programmes.test_signing import draft, offer, sign


@pytest.fixture
def named(publish_duty: Obligation) -> Outlet:
    """An outlet that a duty of the programme names."""
    outlet = Outlet.objects.create(ref="bao-khac", name="Báo Khác", search_key="a", sort_key="a")
    publish_duty.outlet = outlet
    publish_duty.save()
    return outlet


def followed() -> set[str]:
    watches = OutletWatch.objects.filter(reason="CT-2017-01", ended_at__isnull=True)
    return set(watches.values_list("outlet__ref", flat=True))


def test_the_last_signature_follows_named_and_owned_outlets_once(
    named: Outlet,
    outlet: Outlet,
    line: Line,
    contract: Instrument,
    officer: Member,
    leader_a: Member,
    editor: Member,
    leader_b: Member,
) -> None:
    Outlet.objects.create(ref="nguoi-la", name="Người Lạ", search_key="b", sort_key="b")
    for day in (1, 2):
        annex = draft(contract, officer, quantity=5 - day, on=date(2017, 6, day))
        offer(annex, officer, leader_a, editor, leader_b)
        sign(annex, leader_a)
        assert (followed() == set()) is (day == 1)
        sign(annex, leader_b)
        assert followed() == {named.ref, outlet.ref}
    assert OutletWatch.objects.count() == 2


def test_a_closed_programme_lets_its_outlets_go(
    named: Outlet, programme: Programme, leader_a: Member, editor: Member
) -> None:
    other = OutletWatch.objects.create(outlet=named, reason="Vì sao", set_by=editor, set_at=NOON)
    OutletWatch.objects.create(outlet=named, reason=programme.ref, set_by=editor, set_at=NOON)
    services.close(programme, by=leader_a, at=NOON.replace(year=2022))
    assert followed() == set()
    other.refresh_from_db()
    assert other.ended_at is None
