"""What needs a look while the press is followed stands on one page."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from phoihop.parties.models import Member
from phoihop.press.models import FoundPage, Outlet, Site, Source
from tests.fixtures import NOON

PAGE = "/outlets/troubles/"


def failed(outlet: Outlet, number: int, problem: str, **facts: object) -> None:
    FoundPage.objects.create(
        outlet=outlet, road="feed", identity_key=f"{number:064d}", found_at=NOON, state="failed",
        address=f"https://tapchimau.example/{number}", problem=problem, problem_facts=facts,
        canonical_address=f"https://tapchimau.example/{number}",
    )  # fmt: skip


def test_quiet_sources_resting_servers_and_failed_pages_are_told(
    client: Client, outlet: Outlet, officer: Member
) -> None:
    Source.objects.create(
        outlet=outlet, kind="feed", address="https://tapchimau.example/rss", address_key="a" * 64,
        quiet_since_on=NOON.date(), next_due_at=NOON, added_at=NOON,
    )  # fmt: skip
    later = timezone.now() + timedelta(hours=1)
    Site.objects.create(place="https://tapchimau.example", not_before_at=later)
    Site.objects.create(place="https://khac.example", not_before_at=NOON)
    for number in (1, 2):
        failed(outlet, number, "press.robots_forbid", host="tapchimau.example")
    failed(outlet, 3, "press.no_article")
    client.force_login(officer.user)
    answer = client.get(PAGE)
    text = answer.content.decode()
    assert "https://tapchimau.example/rss" in text
    assert [site.place for site in answer.context["sites"]] == ["https://tapchimau.example"]
    told = {one["code"]: one["count"] for one in answer.context["problems"]}
    assert told == {"press.robots_forbid": 2, "press.no_article": 1}
    behind = client.get(PAGE, {"problem": "press.robots_forbid"})
    assert len(behind.context["rows"]) == 2
    assert client.get(PAGE, {"problem": "khong-co"}).context["rows"] == []
    assert 'href="/outlets/troubles/"' in client.get("/outlets/").content.decode()
