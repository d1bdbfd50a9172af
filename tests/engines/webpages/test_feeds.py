"""Feeds as outlets write them, and as nobody should."""

import gzip

import pytest

from phoihop.engines.webpages.feeds import read_feed
from phoihop.law.refusal import Refusal
from tests.engines.webpages.measured import shared_data

URL = "https://doiche.example.vn/rss/moi.rss"


def rss(*items: str, more: str = "") -> bytes:
    """An RSS feed of an invented outlet."""
    inner = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{more}<rss version="2.0"><channel>'
        f"<title>Báo Đồi Chè</title>{inner}</channel></rss>"
    ).encode()


ITEM = "<title>Chè &amp;amp; nắng</title><link>/tin/che-123456.html</link>"


def test_an_rss_feed_gives_addresses_titles_and_moments() -> None:
    feed = read_feed(rss(ITEM + "<pubDate>Mon, 15 May 2017 03:30:00 GMT</pubDate>"), url=URL)
    entry = feed.entries[0]
    assert (feed.title, entry.title) == ("Báo Đồi Chè", "Chè & nắng")
    assert entry.address == "https://doiche.example.vn/tin/che-123456.html"
    assert entry.published_at is not None
    assert entry.published_at.isoformat() == "2017-05-15T10:30:00+07:00"
    assert feed.latest_at() == entry.published_at


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("Mon, 15 May 2017 10:30:00 +0700", "2017-05-15T10:30:00+07:00"),
        ("Mon, 15 May 2017 10:30:00", "2017-05-15T10:30:00+07:00"),
        ("2017-05-15T10:30:00", "2017-05-15T10:30:00+07:00"),
        ("15/05/2017 10:30", "2017-05-15T10:30:00+07:00"),
        ("5/23/2017 10:30:00 PM", "2017-05-23T22:30:00+07:00"),
    ],
)
def test_moments_without_a_zone_are_viet_nams(written: str, moment: str) -> None:
    entry = read_feed(rss(f"{ITEM}<pubDate>{written}</pubDate>"), url=URL).entries[0]
    assert entry.published_at is not None
    assert entry.published_at.isoformat() == moment


def test_an_atom_feed_keeps_published_and_updated_apart() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Đồi Chè</title><entry>'
        '<title>Bài</title><link href="https://doiche.example.vn/1-123456.html"/>'
        "<published>2017-05-15T10:30:00+07:00</published>"
        "<updated>2017-05-16T08:00:00+07:00</updated></entry></feed>"
    ).encode()
    entry = read_feed(atom, url=URL).entries[0]
    assert entry.published_at is not None
    assert entry.modified_at is not None
    assert (entry.published_at.day, entry.modified_at.day) == (15, 16)


def test_a_feed_that_is_not_well_formed_is_read_and_said_to_be() -> None:
    feed = read_feed(rss(ITEM + "<description>Chè & nắng</b></description>"), url=URL)
    assert [entry.address for entry in feed.entries] == [
        "https://doiche.example.vn/tin/che-123456.html"
    ]
    assert set(feed.findings) == {"not_well_formed", "entries_without_date"}


def test_an_entry_without_an_address_is_reported() -> None:
    feed = read_feed(rss(ITEM, "<title>Không địa chỉ</title>"), url=URL)
    assert len(feed.entries) == 1
    assert "entries_without_address" in feed.findings


def test_a_packed_feed_is_unpacked() -> None:
    assert read_feed(gzip.compress(rss(ITEM)), url=URL).entries


LAUGHS = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
OUTSIDE = '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("danger", [LAUGHS, OUTSIDE, "<b>" + LAUGHS])
def test_entities_are_refused(danger: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_feed(rss(ITEM, more=danger), url=URL)
    assert refused.value.code == "xml.dangerous"


@pytest.mark.parametrize(
    "other", [b"", b"<html><p>a</p></html>", b"\x00\xff", b"<info><item/></info>"]
)
def test_what_is_no_feed_is_refused(other: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        read_feed(other, url=URL)
    assert refused.value.code == "feeds.not_a_feed"


def test_the_stored_feeds_of_2017_are_read_whole() -> None:
    counts = {}
    for file in sorted((shared_data() / "rss").glob("*.xml")):
        try:
            feed = read_feed(file.read_bytes(), url=URL)
        except Refusal as refusal:
            counts[file.name] = refusal.code
            continue
        latest = feed.latest_at()
        counts[file.name] = f"{len(feed.entries)} to {latest:%Y-%m-%d}" if latest else "undated"
    assert sorted(counts.values()) == [
        "24 to 2017-11-14", "25 to 2017-04-19", "25 to 2017-07-26", "25 to 2017-08-30",
        "feeds.not_a_feed", "feeds.not_a_feed",
    ]  # fmt: skip
