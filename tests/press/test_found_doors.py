"""Discovery through the screen and the command line; every door refuses alike."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from phoihop.audit.models import Entry
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.press import services
from phoihop.press.finding import PrintedPlace, Slot, SourceKind
from phoihop.press.models import FoundPage, Outlet, OutletWatch, Source
from tests.fixtures import NOON
from tests.press.conftest import AddSource, Follow
from tests.press.newsroom import prose

HOME = "/outlets/tap-chi-mau-dien-tu/"
FEED = "https://tapchimau.example/rss"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
PIECE = services.Piece("Chè Đồi vào vụ", date(2017, 5, 19))


def go(client: Client, member: Member) -> Client:
    client.force_login(member.user)
    return client


def test_nobody_ends_what_another_house_follows(
    client: Client, outlet: Outlet, officer: Member, stranger: Member
) -> None:
    go(client, officer).post(f"{HOME}sources/", {"kind": "feed", "address": FEED})
    client.post(f"{HOME}follow/", {"reason": "CT-2017-01"})
    client.cookies["phoihop_language"] = "en"
    answer = go(client, stranger).post(f"{HOME}unfollow/", {"reason": "CT-2017-01"})
    assert answer.status_code == 409
    assert "ask them to end it" in answer.content.decode()
    assert client.post(f"{HOME}unfollow/").status_code == 409  # all of them, it says
    dropped = client.post(f"{HOME}sources/{Source.objects.get().pk}/drop/")
    assert dropped.status_code == 409
    assert OutletWatch.objects.filter(ended_at__isnull=True).count() == 1
    assert Source.objects.get().active


def test_a_source_is_added_followed_and_dropped_on_the_page(
    client: Client, outlet: Outlet, officer: Member
) -> None:
    go(client, officer).post(f"{HOME}sources/", {"kind": "feed", "address": FEED})
    client.post(f"{HOME}follow/", {"reason": "CT-2017-01"})
    shown = client.get(HOME).content.decode()
    assert FEED in shown
    assert "CT-2017-01" in shown
    source = Source.objects.get()
    client.post(f"{HOME}sources/{source.pk}/drop/")
    client.post(f"{HOME}unfollow/", {"reason": "CT-2017-01"})

    assert FEED not in client.get(HOME).content.decode()
    assert not OutletWatch.objects.filter(ended_at__isnull=True).exists()
    actions = list(Entry.objects.values_list("action", flat=True))
    assert actions == ["source.added", "outlet.followed", "source.put_aside", "outlet.let_go"]


def test_a_source_put_aside_comes_back(outlet: Outlet, officer: Member) -> None:
    source = services.add_source(outlet, SourceKind.FEED, FEED, by=officer, at=NOON)
    with pytest.raises(Refusal, match=r"source\.known"):
        services.add_source(outlet, SourceKind.FEED, FEED, by=officer, at=NOON)
    services.put_aside(source, by=officer, at=NOON)
    assert services.add_source(outlet, SourceKind.SECTION, FEED, by=officer, at=NOON) == source
    assert Source.objects.get().active


def test_a_pasted_list_tells_what_became_of_each_address(
    client: Client, outlet: Outlet, officer: Member
) -> None:
    pasted = (
        "https://tapchimau.example/che-100001.html\n"
        "http://www.tapchimau.example/che-100001.html?utm_source=zalo\n"
        "https://tapchimau.example/lua-100002.html\n"
        "https://la.example/mot-100003.html\nftp://tapchimau.example/x\n"
    )
    file = SimpleUploadedFile("them.txt", b"https://tapchimau.example/ngo-100004.html")
    answer = go(client, officer).post("/outlets/paste/", {"addresses": pasted, "file": file})

    shown = answer.content.decode()
    assert "Trang mới: 3 · đã biết: 0 · lặp trong danh sách: 1" in shown
    assert "la.example/mot-100003.html" in shown
    assert "ftp://tapchimau.example/x" in shown
    assert FoundPage.objects.filter(road="list", state="found").count() == 3
    again = client.post("/outlets/paste/", {"addresses": pasted}).content.decode()
    assert "Trang mới: 0 · đã biết: 2" in again


def test_a_printed_piece_keeps_its_scan_for_the_house_that_brought_it(
    client: Client, outlet: Outlet, officer: Member, editor: Member
) -> None:
    given = {"title": "Chè Đồi", "on": "2017-05-19", "issue": "905", "page": "3"}
    for _ in range(2):
        scan = SimpleUploadedFile("trang-3.png", PNG)
        go(client, officer).post(f"{HOME}print/", {**given, "scan": scan})
    page = FoundPage.objects.get()
    address = f"{HOME}found/{page.identity_key}/scan/"

    assert (page.road, page.issue, page.page, page.state) == (
        "print",
        "905",
        "3",
        "kept_fingerprint",
    )
    assert client.get(address).content == PNG
    assert go(client, editor).get(address).status_code == 404
    assert "905" in client.get(f"{HOME}found/").content.decode()


def test_a_broadcast_is_known_by_its_minute_and_keeps_the_hash(
    client: Client, outlet: Outlet, officer: Member
) -> None:
    recording = SimpleUploadedFile("ghi.mp3", b"\xff\xfb" * 10)
    given = {
        "title": "Chuyện chè",
        "on": "2017-05-19",
        "programme": "Thời sự tối",
        "minute": "19:05",
        "text": prose(1),
    }
    go(client, officer).post(f"{HOME}broadcast/", {**given, "recording": recording})
    page = FoundPage.objects.get()

    assert (page.programme, page.minute, page.state) == ("Thời sự tối", "19:05", "fetched")
    assert len(page.file_sha256) == 64


def test_what_is_refused_leaves_no_trace(outlet: Outlet, officer: Member, leader_a: Member) -> None:
    who: dict[str, Any] = {"by": officer, "at": NOON}
    bare = Outlet.objects.create(ref="dai-mau", name="Đài", search_key="dai", sort_key="dai")
    place, slot = PrintedPlace("905", "3"), Slot("Tối", "19:05")
    ahead = services.Piece("Chè", date(2017, 6, 2))
    refused: list[tuple[str, Callable[[], object]]] = [
        ("access.denied", lambda: services.paste_addresses(FEED, by=leader_a, at=NOON)),
        ("access.denied", lambda: services.watch(outlet, reason="CT", by=leader_a, at=NOON)),
        ("watch.reason_missing", lambda: services.watch(outlet, reason=" ", **who)),
        (
            "source.outlet_has_no_host",
            lambda: services.add_source(bare, SourceKind.FEED, FEED, **who),
        ),
        (
            "addresses.unusable",
            lambda: services.add_source(outlet, SourceKind.FEED, "file:///etc/passwd", **who),
        ),
        ("found.list_empty", lambda: services.paste_addresses(" \n", **who)),
        ("found.list_too_long", lambda: services.paste_addresses("a.vn\n" * 5001, **who)),
        ("found.issue_missing", lambda: services.record_print(
            outlet, PIECE, PrintedPlace("", "3"), **who)),
        ("found.title_missing", lambda: services.record_print(
            outlet, services.Piece(" ", PIECE.on), place, **who)),
        ("found.in_the_future", lambda: services.record_print(outlet, ahead, place, **who)),
        ("found.scan_kind_unknown", lambda: services.record_print(
            outlet, PIECE, place, scan=("a.exe", b"MZ"), **who)),
        ("found.scan_too_large", lambda: services.record_print(
            outlet, PIECE, place, scan=("a.png", PNG * 400_000), **who)),
        ("found.programme_missing", lambda: services.record_broadcast(
            outlet, PIECE, Slot("", "19:05"), **who)),
        ("found.minute_unreadable", lambda: services.record_broadcast(
            outlet, PIECE, Slot("Tối", "25:05"), **who)),
        ("found.hash_unreadable", lambda: services.record_broadcast(
            outlet, PIECE, Slot("Tối", "19:05", "abc"), **who)),
        ("found.too_long", lambda: services.record_broadcast(
            outlet, services.Piece("a" * 301, PIECE.on), slot, **who)),
    ]  # fmt: skip
    for code, deed in refused:
        with pytest.raises(Refusal) as caught:
            deed()
        assert caught.value.code == code

    assert not FoundPage.objects.exists()
    assert not Source.objects.exists()
    assert not Entry.objects.exists()


def test_only_a_page_with_an_address_is_asked_for_again(
    client: Client, outlet: Outlet, officer: Member
) -> None:
    page = services.record_print(outlet, PIECE, PrintedPlace("905", "3"), by=officer, at=NOON)
    again = f"{HOME}found/{page.identity_key}/again/"
    assert go(client, officer).post(again).status_code == 409
    services.paste_addresses("https://tapchimau.example/che-100001.html", by=officer, at=NOON)
    found = FoundPage.objects.get(road="list")
    with pytest.raises(Refusal, match=r"found_page\.wrong_state"):
        services.ask_again(found, by=officer, at=NOON)
    FoundPage.objects.filter(pk=found.pk).update(state="failed", problem="press.no_article")
    assert "Tải lại" in client.get(f"{HOME}found/").content.decode()
    client.post(f"{HOME}found/{found.identity_key}/again/")
    found.refresh_from_db()
    assert found.state == "found"


def test_reading_roles_see_the_lists_and_no_buttons(
    client: Client, outlet: Outlet, leader_a: Member
) -> None:
    shown = go(client, leader_a).get(HOME).content.decode()
    assert "Các nguồn" in shown
    assert "Thêm nguồn" not in shown
    assert client.post(f"{HOME}sources/", {"kind": "feed", "address": FEED}).status_code == 403


def test_a_wrong_form_comes_back_with_its_faults(
    client: Client, outlet: Outlet, officer: Member
) -> None:
    for address in ("sources/", "follow/", "print/", "broadcast/"):
        assert go(client, officer).post(f"{HOME}{address}", {"title": ""}).status_code == 422


@pytest.mark.parametrize("address", [HOME, f"{HOME}found/"])
def test_many_pages_take_no_more_queries(
    client: Client,
    outlet: Outlet,
    officer: Member,
    address: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    lines = "\n".join(f"https://tapchimau.example/che-1{n:05}.html" for n in range(40))
    services.paste_addresses(lines, by=officer, at=NOON)
    go(client, officer)
    with django_assert_max_num_queries(22):
        assert client.get(address).status_code == 200


def test_pages_speak_english(client: Client, outlet: Outlet, officer: Member) -> None:
    services.paste_addresses("https://tapchimau.example/che-100001.html", by=officer, at=NOON)
    client.cookies["phoihop_language"] = "en"
    shown = go(client, officer).get(f"{HOME}found/").content.decode()
    assert "To be fetched" in shown
    assert "kept for 30 days at most" in shown


def test_the_command_line_opens_the_same_doors(
    follow: Follow,
    add_source: AddSource,
    officer: Member,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(settings, "FETCH_ALLOW", frozenset({"127.0.0.1"}))
    monkeypatch.setattr(settings, "FETCH_DELAY_SECONDS", 0.0)
    room, outlet = follow(followed=False)
    room.feed("/rss", {"/che-100001.html": None})
    room.article("/che-100001.html", prose(1))
    listed = tmp_path / "list.txt"
    listed.write_text(room.url("/lua-100002.html"), "utf-8")

    def press(*line: str) -> Any:
        call_command("press", *line, "--json")
        return json.loads(capsys.readouterr().out)

    who = ("--as", officer.ref)
    press("add-source", outlet.ref, "feed", room.url("/rss"), *who)
    press("follow", outlet.ref, "--reason", "CT-2017-01", *who)
    assert press("paste", str(listed), *who) == {
        "new": 1,
        "known": 0,
        "repeated": 0,
        "strangers": [],
        "unusable": [],
    }
    swept = press("sweep", "--threads", "1")
    assert swept == {
        "sources_read": 1,
        "pages_found": 1,
        "pages_fetched": 1,
        "pages_failed": 1,
        "outlets_held": 0,
    }
    states = {row["state"] for row in press("found", outlet.ref, *who)}
    assert states == {"fetched", "failed"}
    assert press("alarms", *who) == []
    [source] = press("sources", outlet.ref, *who)
    assert source["problem"] == ""
    press("drop-source", outlet.ref, room.url("/rss"), *who)
    assert press("unfollow", outlet.ref, *who) == {"outlet": outlet.ref, "ended": 1}
    printed = ("--title", "Chè", "--on", "19/5/2017")
    press("print", outlet.ref, *printed, "--issue", "905", *who)
    recorded = ("--programme", "Tối", "--minute", "19:05", "--recording", str(listed))
    press("broadcast", outlet.ref, *printed, *recorded, *who)
    assert FoundPage.objects.filter(road__in=["print", "broadcast"]).count() == 2
    for code, line in (
        ("outlet.no_such", ("found", "la", *who)),
        ("source.no_such", ("drop-source", outlet.ref, "https://a.vn/", *who)),
    ):
        with pytest.raises(Refusal) as caught:
            call_command("press", *line)
        assert caught.value.code == code
