"""The sweep: what a source lists is found once, fetched politely, and kept for a while."""

from datetime import date, timedelta

import pytest

from phoihop.parties.models import Member
from phoihop.press import services
from phoihop.press.models import FoundPage, Site, Source, SweepRun
from phoihop.press.queries import alarms
from tests.fixtures import NOON
from tests.press.conftest import AddSource, Follow, Hands, Sweep
from tests.press.newsroom import Answer, prose

DAY = timedelta(days=1)


def states() -> dict[str, str]:
    return {page.address.rpartition("/")[2]: page.state for page in FoundPage.objects.all()}


def test_a_feed_is_read_and_its_pages_fetched(
    follow: Follow, add_source: AddSource, sweep: Sweep
) -> None:
    room, outlet = follow()
    room.feed("/rss", {"/che-100001.html": NOON - DAY, "/lua-100002.html": None})
    room.article("/che-100001.html", prose(1))
    room.article("/lua-100002.html", prose(2))
    add_source(outlet, room, "/rss")

    tally = sweep()

    assert (tally.sources_read, tally.pages_found, tally.pages_fetched) == (1, 2, 2)
    page = FoundPage.objects.get(address__endswith="100001.html")
    assert (page.state, page.title, page.published_on) == (
        "fetched",
        "Chè Đồi",
        date(2017, 5, 15),
    )
    assert page.words == 220
    assert page.text_until_on == date(2017, 7, 1)
    assert room.asked == ["/robots.txt", "/rss", "/lua-100002.html", "/che-100001.html"]
    run = SweepRun.objects.get()
    assert (run.pages_fetched, run.broken_off, run.ended_at) == (2, False, NOON)


def test_a_page_is_found_once_whatever_the_road(
    follow: Follow, add_source: AddSource, sweep: Sweep, editor: Member
) -> None:
    room, outlet = follow()
    room.feed("/rss", {"/che-100001.html?utm_source=rss": None})
    room.sitemap("/sitemap.xml", ["/che-100001.html", "/amp/che-100001.html"])
    section = f'<a href="{room.url("/che-100001.html")}#binh-luan">Chè</a>'
    room.answers["/muc"] = Answer(section.encode())
    room.article("/che-100001.html?utm_source=rss", prose(1))
    for path, kind in [("/rss", "feed"), ("/sitemap.xml", "sitemap"), ("/muc", "section")]:
        add_source(outlet, room, path, kind)
    sweep()
    pasted = services.paste_addresses(room.url("/che-100001.html"), by=editor, at=NOON)

    assert (pasted.new, pasted.known) == (0, 1)
    assert FoundPage.objects.get().road == "feed"


def test_two_addresses_that_lead_to_one_page_are_doubles(
    follow: Follow, add_source: AddSource, sweep: Sweep
) -> None:
    room, outlet = follow()
    room.feed("/rss", {"/che-100001.html": None, "/ngan": None, "/nua": None})
    room.article("/che-100001.html", prose(1))
    room.answers["/ngan"] = Answer(status=301, headers={"Location": "/che-100001.html"})
    link = f'<link rel="canonical" href="{room.url("/che-100001.html")}">'
    room.article("/nua", prose(1), head=link)
    add_source(outlet, room, "/rss")
    sweep()

    kept = FoundPage.objects.get(state="fetched")
    doubles = FoundPage.objects.filter(state="double")
    assert doubles.count() == 2
    assert {double.same_as for double in doubles} == {kept}


def test_an_unchanged_feed_costs_one_answer_without_a_body(
    follow: Follow, add_source: AddSource, sweep: Sweep, hands: Hands
) -> None:
    room, outlet = follow()
    room.feed("/rss", {"/che-100001.html": NOON - DAY}, etag='"mot"')
    room.article("/che-100001.html", prose(1))
    source = add_source(outlet, room, "/rss")
    sweep()
    hands.later(hours=13)
    tally = sweep()

    source.refresh_from_db()
    assert (tally.sources_read, tally.pages_found) == (1, 0)
    assert (source.etag, source.last_read_at) == ('"mot"', hands.at)
    assert room.asked.count("/che-100001.html") == 1


def test_the_parts_of_a_sitemap_index_are_read_in_the_same_visit(
    follow: Follow, add_source: AddSource, sweep: Sweep
) -> None:
    room, outlet = follow()
    room.sitemap("/sitemap.xml", ["/2017-05.xml", "/2017-06.xml"], index=True)
    room.sitemap("/2017-05.xml", ["/che-100001.html"])
    room.sitemap("/2017-06.xml", ["/che-100002.html"])
    add_source(outlet, room, "/sitemap.xml", "sitemap")

    assert sweep().pages_found == 2
    assert Source.objects.filter(index__isnull=False).count() == 2


def test_what_robots_forbid_is_not_asked(
    follow: Follow, add_source: AddSource, sweep: Sweep
) -> None:
    room, outlet = follow()
    room.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /kin")
    room.feed("/rss", {"/kin/che-100001.html": None})
    add_source(outlet, room, "/rss")
    sweep()

    page = FoundPage.objects.get()
    assert (page.state, page.problem) == ("failed", "press.robots_forbid")
    assert room.asked == ["/robots.txt", "/rss"]


@pytest.mark.parametrize(
    ("answer", "problem", "state"),
    [
        (Answer(b"", 404), "press.page_gone", "failed"),
        (Answer(b"", 403), "press.page_answered", "failed"),
        (Answer(b"", 500), "press.page_answered", "found"),
        (Answer("<p>Chỉ có ảnh.</p>".encode()), "press.no_article", "failed"),
        (Answer(b"", 302, {"Location": "/vong"}), "fetch.too_many_redirects", "failed"),
        (Answer(b"", 302, {"Location": "http://10.0.0.1/"}), "fetch.forbidden_address", "failed"),
    ],
)
def test_what_cannot_be_had_is_named(
    follow: Follow,
    add_source: AddSource,
    sweep: Sweep,
    answer: Answer,
    problem: str,
    state: str,
) -> None:
    room, outlet = follow()
    room.feed("/rss", {"/vong": None})
    room.answers["/vong"] = answer
    add_source(outlet, room, "/rss")
    sweep()

    page = FoundPage.objects.get()
    assert (page.problem, page.state) == (problem, state)


def test_a_broken_page_is_tried_again_at_doubling_waits_and_then_left(
    follow: Follow, add_source: AddSource, sweep: Sweep, hands: Hands, editor: Member
) -> None:
    room, outlet = follow()
    room.feed("/rss", {"/hong-100001.html": None})
    room.answers["/hong-100001.html"] = Answer(b"", 500)
    add_source(outlet, room, "/rss")
    waits = []
    for _ in range(5):
        sweep()
        page = FoundPage.objects.get()
        assert page.due_at
        waits.append((page.due_at - hands.at) // timedelta(minutes=1))
        hands.at = page.due_at
    sweep()

    assert waits == [5, 10, 20, 40, 80]
    page = FoundPage.objects.get()
    assert (page.state, page.failures) == ("failed", 6)
    room.article("/hong-100001.html", prose(3))
    services.ask_again(page, by=editor, at=hands.at)
    assert sweep().pages_fetched == 1


def test_a_server_that_asks_for_a_rest_gets_it(
    follow: Follow, add_source: AddSource, sweep: Sweep, hands: Hands
) -> None:
    room, outlet = follow()
    room.feed("/rss", {f"/che-10000{n}.html": None for n in range(1, 6)})
    for n in range(1, 6):
        room.answers[f"/che-10000{n}.html"] = Answer(b"", 429, {"Retry-After": "3600"})
    add_source(outlet, room, "/rss")
    sweep()
    hands.later(minutes=59)
    sweep()
    assert len(room.asked) == 3
    assert Site.objects.get().not_before_at == NOON + timedelta(hours=1)
    assert not FoundPage.objects.filter(failures__gt=0).exists()

    for n in range(1, 6):
        room.article(f"/che-10000{n}.html", prose(n))
    hands.later(minutes=2)
    assert sweep().pages_fetched == 5


def test_only_followed_outlets_are_visited(
    follow: Follow, add_source: AddSource, sweep: Sweep
) -> None:
    room, outlet = follow(followed=False)
    room.feed("/rss", {})
    add_source(outlet, room, "/rss")

    assert sweep().sources_read == 0
    assert room.asked == []


def test_pages_of_strangers_in_a_feed_are_left_alone(
    follow: Follow, add_source: AddSource, sweep: Sweep
) -> None:
    room, outlet = follow()
    other, _ = follow(2)
    body = f"<rss version='2.0'><channel><item><link>{other.url('/a-100001.html')}</link></item>"
    room.answers["/rss"] = Answer((body + "</channel></rss>").encode())
    add_source(outlet, room, "/rss")
    sweep()

    assert not FoundPage.objects.exists()


def test_a_feed_gone_quiet_raises_an_alarm_with_the_day_it_stopped(
    follow: Follow, add_source: AddSource, sweep: Sweep, hands: Hands
) -> None:
    room, outlet = follow()
    items = {f"/che-10000{n}.html": NOON - n * DAY for n in range(1, 6)}
    room.feed("/rss", items, etag='"a"')
    add_source(outlet, room, "/rss")
    sweep()
    assert alarms() == []
    hands.later(days=10)
    sweep()

    [alarm] = alarms(outlet)
    assert (alarm.kind, alarm.since_on) == ("quiet", date(2017, 5, 31))
    room.feed("/rss", {"/moi-100009.html": hands.at} | items)
    hands.later(days=1)
    sweep()
    assert alarms() == []


def test_a_source_that_cannot_be_read_raises_an_alarm(
    follow: Follow, add_source: AddSource, sweep: Sweep, hands: Hands
) -> None:
    room, outlet = follow()
    room.answers["/rss"] = Answer(b"<p>Trang m\xe1\xbb\x9bi</p>")
    source = add_source(outlet, room, "/rss")
    for _ in range(3):
        sweep()
        source.refresh_from_db()
        hands.at = source.next_due_at

    [alarm] = alarms()
    assert (alarm.kind, alarm.since_on) == ("unreadable", date(2017, 6, 1))
    assert source.problem == "feeds.not_a_feed"


def test_a_limit_is_a_limit_and_the_next_sweep_goes_on(
    follow: Follow, add_source: AddSource, sweep: Sweep
) -> None:
    room, outlet = follow()
    room.feed("/rss", {f"/che-10000{n}.html": None for n in range(1, 8)})
    for n in range(1, 8):
        room.article(f"/che-10000{n}.html", prose(n))
    add_source(outlet, room, "/rss")

    assert [sweep(limit=3).pages_fetched for _ in range(4)] == [3, 3, 1, 0]
    assert set(states().values()) == {"fetched"}
