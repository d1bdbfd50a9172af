"""Looks at published pages: unchanged, edited, moved, gone, back, label lost; failures say nothing.

The servers are of this machine; the clock is set by hand.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from phoihop.audit.models import Entry
from phoihop.engines.webpages.policy import Clock, Policy
from phoihop.engines.webpages.warc_reading import verify_warc
from phoihop.evidence.models import Evidence, PageWatch, WatchEvent
from phoihop.evidence.watching.rules import (
    Change,
    Known,
    PageState,
    Seen,
    days_to_next,
    is_gone,
    read_look,
)
from phoihop.evidence.watching.sweeping import Round, begin_watches, look_at_due
from phoihop.evidence.witnessing.models import Capture
from phoihop.papers.queries import read_bytes
from phoihop.parties.models import Member
from phoihop.press.services import Manner
from phoihop.programmes.models import Instrument
from phoihop.publications.disclosing import label_of_instrument
from phoihop.publications.models import Match, Publication
from tests.fixtures import NOON, Publish
from tests.press.conftest import Hands
from tests.press.newsroom import Answer, Newsroom, article, newsroom, prose

PATH = "/che-100001.html"
Look = Callable[..., Round]


@pytest.fixture(autouse=True)
def _own_papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def room() -> Iterator[Newsroom]:
    with newsroom(1) as served:
        yield served


def put_at(match: Match, room: Newsroom, path: str = PATH) -> Publication:
    """Let a piece stand at a path of a server."""
    piece = match.publication
    piece.address = piece.canonical_address = room.url(path)
    piece.save()
    return piece


@pytest.fixture
def piece(publish: Publish, room: Newsroom) -> Publication:
    room.article(PATH, prose(1))
    return put_at(publish("Chè Đồi", date(2017, 5, 31)), room)


@pytest.fixture
def look(hands: Hands) -> Look:
    """Look at everything that is due, after so many days."""

    def go(*, days: float = 0, limit: int | None = None, threads: int = 1) -> Round:
        hands.later(days=days)
        allowed = frozenset(f"127.0.0.{number}" for number in range(1, 30))
        policy = Policy(allowed=allowed, stall_seconds=0.5, total_seconds=1.0)
        manner = Manner(policy, Clock(hands.now), 0.0, threads=threads)
        return look_at_due(manner, limit=limit)

    return go


def kinds() -> list[str]:
    return list(WatchEvent.objects.order_by("ordinal").values_list("kind", flat=True))


def last() -> WatchEvent:
    return WatchEvent.objects.order_by("-ordinal")[0]


def test_a_page_is_watched_once_it_counts_and_no_longer_when_it_does_not(
    piece: Publication, look: Look
) -> None:
    assert begin_watches(at=NOON) == 1
    assert begin_watches(at=NOON) == 0
    piece.matches.update(state="removed", removed_at=NOON)
    assert look().looked == 0


def test_looks_without_news_are_one_event_that_grows(piece: Publication, look: Look) -> None:
    assert (look().begun, look(days=1).looked, look(days=1).looked) == (1, 1, 1)
    assert kinds() == ["first", "unchanged"]
    event = last()
    assert (event.looks, event.until_at - event.at) == (2, timedelta(days=1))
    first = WatchEvent.objects.get(kind="first")
    assert event.after_sha256 == first.after_sha256 != ""
    assert verify_warc(read_bytes(first.warc_sha256)) == ()
    assert prose(1).split(".")[0].encode() in read_bytes(first.warc_sha256)


def test_nothing_is_asked_before_it_is_due(piece: Publication, look: Look, room: Newsroom) -> None:
    look()
    asked = room.asked.count(PATH)
    assert look(days=0.5).looked == 0
    assert room.asked.count(PATH) == asked


def test_a_server_that_says_nothing_changed_is_believed(
    piece: Publication, look: Look, room: Newsroom
) -> None:
    room.answers[PATH] = Answer(article(prose(1)), etag='"v1"')
    look()
    look(days=1)
    assert kinds() == ["first", "unchanged"]
    assert last().status == 304


def test_an_edit_shows_the_words_before_and_after(
    piece: Publication, look: Look, room: Newsroom
) -> None:
    look()
    words = prose(1).split()
    words[30] = "TĂNG"
    room.article(PATH, " ".join(words))
    assert look(days=1).changed == 1
    event = last()
    assert event.kind == "edited"
    assert event.passages == [[prose(1).split()[30], "TĂNG"]]
    assert event.before_sha256 != event.after_sha256
    assert verify_warc(read_bytes(event.warc_sha256)) == ()
    assert event.facts["count"] == 1
    entry = Entry.objects.get(action="page.edited")
    assert (entry.chain, entry.actor) == ("CT-2017-01", "system")
    assert entry.facts["warc_sha256"] == event.warc_sha256
    look(days=1)
    assert last().kind == "unchanged"


def test_a_title_changed_alone_is_an_edit(piece: Publication, look: Look, room: Newsroom) -> None:
    look()
    room.article(PATH, prose(1), title="Chè Đồi Cao")
    look(days=1)
    assert (last().kind, last().passages) == ("edited", [["", "Cao"]])


def test_a_page_that_leads_elsewhere_with_the_same_text_has_moved(
    piece: Publication, look: Look, room: Newsroom
) -> None:
    look()
    room.answers[PATH] = Answer(status=301, headers={"Location": "/moi/che-200002.html"})
    room.article("/moi/che-200002.html", prose(1))
    look(days=1)
    assert last().kind == "moved"
    assert str(last().facts["to"]).endswith("/moi/che-200002.html")
    watch = PageWatch.objects.get()
    assert watch.address == room.url("/moi/che-200002.html")
    assert watch.state == "there"
    look(days=1)
    assert last().kind == "unchanged"


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Answer(b"", 404), "answered"),
        (Answer(b"", 410), "answered"),
        (Answer(article(prose(7), title="Bóng đá cuối tuần ở sân khác hẳn")), "another_text"),
        (Answer(status=302, headers={"Location": "/"}), "front_page"),
    ],
)
def test_gone_is_said_after_repeated_looks_on_several_days(
    piece: Publication, look: Look, room: Newsroom, answer: Answer, why: str
) -> None:
    room.article("/", prose(9))
    look()
    room.answers[PATH] = answer
    look(days=1)
    assert kinds() == ["first"]
    watch = PageWatch.objects.get()
    assert (watch.state, watch.absent_looks) == ("there", 1)
    look(days=1)
    assert kinds() == ["first"]
    look(days=1)
    assert kinds() == ["first", "gone"]
    assert (last().facts["why"], PageWatch.objects.get().state) == (why, "gone")
    assert verify_warc(read_bytes(last().warc_sha256)) == ()
    look(days=30)
    assert kinds() == ["first", "gone"]  # said once
    room.article(PATH, prose(1))
    look(days=30)
    assert kinds() == ["first", "gone", "back"]


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"", 500),
        Answer(b"", 403),
        Answer(b"<html><body><p>Bao tri</p></body></html>", 200),
        Answer(stall_seconds=30.0),
    ],
)
def test_a_look_that_fails_says_nothing_of_the_page(
    piece: Publication, look: Look, room: Newsroom, answer: Answer
) -> None:
    look()
    room.answers[PATH] = answer
    for _ in range(5):
        look(days=2)
    assert kinds() == ["first"]
    watch = PageWatch.objects.get()
    assert (watch.state, watch.absent_looks) == ("there", 0)
    assert watch.problem
    room.article(PATH, prose(1))
    look(days=2)
    assert kinds() == ["first", "unchanged"]
    assert PageWatch.objects.get().problem == ""


def test_a_page_that_robots_forbid_is_not_looked_at_and_says_so(
    piece: Publication, look: Look, room: Newsroom
) -> None:
    room.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /")
    assert look().failed == 1
    assert PATH not in room.asked
    assert PageWatch.objects.get().problem == "press.robots_forbid"


def test_a_full_disk_lets_no_look_count(
    piece: Publication, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(data: bytes) -> str:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("phoihop.evidence.watching.looking.keep_bytes", full)
        assert look().failed == 1
    watch = PageWatch.objects.get()
    assert (watch.looks, watch.problem, kinds()) == (0, "watch.not_kept", [])
    assert look(days=1).looked == 1
    assert kinds() == ["first"]


def test_a_label_that_disappears_is_an_event_with_its_evidence(
    piece: Publication, look: Look, room: Newsroom, contract: Instrument
) -> None:
    words = label_of_instrument(contract).text_vi
    room.article(PATH, f"{prose(1)}\n{words}")
    look()
    room.article(PATH, prose(1))
    look(days=1)
    assert kinds() == ["first", "edited", "label_lost"]
    assert verify_warc(read_bytes(last().warc_sha256)) == ()
    room.article(PATH, f"{prose(1)}\n{words}")
    look(days=1)
    assert kinds()[-1] == "label_back"


def test_a_label_beside_an_article_that_stays_is_news_alone(
    piece: Publication, look: Look, room: Newsroom, contract: Instrument
) -> None:
    words = label_of_instrument(contract).text_vi
    room.answers[PATH] = Answer(
        article(prose(1)).replace(b"</h1>", f"</h1><p class='nhan'>{words}</p>".encode())
    )
    look()
    label = piece.label_checks.get()
    assert label.state == "present"
    room.article(PATH, prose(1))
    look(days=1)
    assert "label_lost" in kinds()
    assert "unchanged" not in kinds()


def test_a_page_held_by_a_dead_process_comes_free(
    piece: Publication, look: Look, hands: Hands
) -> None:
    begin_watches(at=NOON)
    PageWatch.objects.update(held_until_at=NOON + timedelta(minutes=15))
    assert look().looked == 0
    assert look(days=0.02).looked == 1


def test_a_limit_is_kept_and_the_rest_goes_on_next_time(
    publish: Publish, look: Look, room: Newsroom
) -> None:
    for number in range(5):
        room.article(f"/bai-10000{number}.html", prose(number))
        put_at(publish(f"Bài {number}", date(2017, 5, 1)), room, f"/bai-10000{number}.html")
    assert look(limit=2).looked == 2
    assert look(limit=2).looked == 2
    assert look().looked == 1
    assert look().looked == 0


def capture(piece: Publication, text: str, by: Member) -> None:
    evidence = Evidence.objects.create(
        ref="MC-2017-01", publication=piece, level="text", text=text, text_sha256="a" * 64,
        captured_at=NOON, recorded_at=NOON, recorded_by=by,
    )  # fmt: skip
    Capture.objects.create(
        evidence=evidence, publication=piece, address=piece.address, claimed_at=NOON,
        final_address=piece.address, key_fingerprint="b" * 64, words_sha256="c" * 64,
    )  # fmt: skip


def test_an_edit_between_the_capture_and_the_first_look_is_not_missed(
    piece: Publication, look: Look, editor: Member
) -> None:
    capture(piece, prose(1).replace(prose(1).split()[0], "CŨ", 1), editor)
    look()
    assert kinds() == ["edited"]
    assert last().passages == [["CŨ", prose(1).split()[0]]]
    look(days=1)
    assert kinds() == ["edited", "unchanged"]


def test_a_first_look_that_finds_what_was_captured_has_no_news(
    piece: Publication, look: Look, editor: Member
) -> None:
    capture(piece, prose(1), editor)
    look()
    assert kinds() == ["unchanged"]


@pytest.mark.parametrize(
    ("age_days", "absent", "days"),
    [(0, False, 1), (8, False, 3), (100, False, 14), (300, False, 30), (900, False, 90),
     (900, True, 1)],
)  # fmt: skip
def test_old_pages_are_looked_at_less_often(age_days: int, absent: bool, days: int) -> None:
    newest = date(2017, 6, 1)
    on = newest + timedelta(days=age_days)
    assert days_to_next(newest_on=newest, on=on, absent=absent) == days


def test_gone_needs_looks_and_days() -> None:
    assert not is_gone(2, NOON, at=NOON + timedelta(days=30))
    assert not is_gone(9, NOON, at=NOON + timedelta(hours=47))
    assert is_gone(3, NOON, at=NOON + timedelta(days=2))


def test_a_page_that_stops_naming_itself_has_not_moved() -> None:
    known = Known(PageState.THERE, prose(1), "https://a.example/1", "https://a.example/1")
    seen = Seen(200, text=prose(1), shown_at="https://a.example/1")
    assert read_look(known, seen, at=NOON).changes == (Change.UNCHANGED,)


def test_a_very_long_text_that_was_edited_is_not_another_text() -> None:
    long = prose(1, words=21_000)
    known = Known(PageState.THERE, long, "https://a.example/1")
    seen = Seen(200, text=f"{long} thêm", shown_at="https://a.example/1")
    assert read_look(known, seen, at=NOON).changes == (Change.EDITED,)
