"""The demo says on every page that it is one, and lets the day be reckoned from its own time."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from phoihop.demo.papers import PLAYED_HERE, SHOWN_ON
from phoihop.parties.models import Member
from phoihop.planning.services import open_deed
from phoihop.programmes.models import Obligation
from tests.fixtures import NOON

SAMPLE = "MẪU – KHÔNG CÓ GIÁ TRỊ"


@pytest.fixture
def played_here(data_dir: Path) -> Iterator[None]:
    """The mark that the demo leaves in its data folder."""
    (data_dir / PLAYED_HERE).touch()
    yield
    (data_dir / PLAYED_HERE).unlink()


@pytest.mark.usefixtures("played_here")
def test_every_page_of_the_example_says_so(client: Client, officer: Member) -> None:
    entrance = client.get("/accounts/login/").content.decode()
    assert SAMPLE in entrance
    assert "<code>can-bo</code>" in entrance
    client.force_login(officer.user)
    client.cookies["phoihop_language"] = "en"
    shown = client.get("/").content.decode()
    assert SAMPLE in shown
    assert f'href="/?on={SHOWN_ON.isoformat()}"' in shown
    assert "An example set in 2017" in shown


def test_no_other_house_shows_accounts(client: Client, officer: Member) -> None:
    assert "can-bo" not in client.get("/accounts/login/").content.decode()
    client.force_login(officer.user)
    assert SAMPLE not in client.get("/").content.decode()


def test_the_day_is_reckoned_from_the_day_asked_for(
    client: Client, trip_duty: Obligation, officer: Member, editor: Member
) -> None:
    asked_on = date(2017, 6, 1)
    deed = open_deed(trip_duty, title="Đi Định Hóa", by=editor, at=NOON, on=asked_on)
    client.force_login(officer.user)
    assert "Quá hạn" in client.get("/").content.decode()
    then = client.get("/?on=2017-06-01").content.decode()
    assert deed.title in then
    assert "Quá hạn" not in then
    assert "hạn tính theo ngày 01-06-2017" in then
    assert client.get("/?on=hôm-kia").status_code == 409
