"""Sitemaps, section pages and robots.txt: where articles can be found, and may be."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.engines.webpages.robots import EVERYTHING, read_robots, robots_for
from phoihop.engines.webpages.sections import read_section
from phoihop.engines.webpages.sitemaps import read_sitemap
from phoihop.law.refusal import Refusal

URL = "https://doiche.example.vn/sitemap.xml"
NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


def test_a_plain_sitemap_gives_addresses_and_changes() -> None:
    body = (
        f"<urlset {NS}><url><loc> https://doiche.example.vn/1-123456.html </loc>"
        "<lastmod>2017-05-15</lastmod></url><url><loc></loc></url></urlset>"
    ).encode()
    for given_body in (body, gzip.compress(body)):
        sitemap = read_sitemap(given_body, url=URL)
        entry = sitemap.entries[0]
        assert (len(sitemap.entries), sitemap.is_index) == (1, False)
        assert entry.address == "https://doiche.example.vn/1-123456.html"
        assert entry.modified_at is not None
        assert entry.modified_at.isoformat() == "2017-05-15T00:00:00+07:00"


def test_a_news_sitemap_gives_title_and_publication() -> None:
    body = (
        f"<urlset {NS} {NEWS}><url><loc>https://doiche.example.vn/1.html</loc><news:news>"
        "<news:publication_date>2017-05-15T03:30:00Z</news:publication_date>"
        "<news:title>Chè hữu cơ</news:title></news:news></url></urlset>"
    ).encode()
    entry = read_sitemap(body, url=URL).entries[0]
    assert (entry.title, entry.modified_at) == ("Chè hữu cơ", None)
    assert entry.published_at is not None
    assert entry.published_at.isoformat() == "2017-05-15T10:30:00+07:00"


def test_an_index_says_that_it_is_one() -> None:
    body = f"<sitemapindex {NS}><sitemap><loc>/a.xml.gz</loc></sitemap></sitemapindex>".encode()
    sitemap = read_sitemap(body, url=URL)
    assert sitemap.is_index
    assert sitemap.entries[0].address == "https://doiche.example.vn/a.xml.gz"


def test_a_list_of_lines_is_a_sitemap_too() -> None:
    body = b"\xef\xbb\xbfhttps://a.vn/1\r\n\r\nhttps://a.vn/2\n"
    assert [e.address for e in read_sitemap(body, url=URL).entries] == [
        "https://a.vn/1",
        "https://a.vn/2",
    ]


def test_a_sitemap_that_breaks_off_keeps_what_came_before() -> None:
    body = f"<urlset {NS}><url><loc>https://a.vn/1</loc></url><url><loc>https".encode()
    sitemap = read_sitemap(body, url=URL)
    assert (len(sitemap.entries), sitemap.findings) == (1, ("broken_off",))


def test_an_empty_sitemap_is_one() -> None:
    assert read_sitemap(f"<urlset {NS}></urlset>".encode(), url=URL).entries == ()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "sitemaps.not_a_sitemap"),
        (b"<html><body><p>404</body></html>", "sitemaps.not_a_sitemap"),
        (b"<a><b/></a>", "sitemaps.not_a_sitemap"),
        (b"khong phai dia chi", "sitemaps.not_a_sitemap"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><urlset>&b;</urlset>', "xml.dangerous"),
        (gzip.compress(b"<a>" * 20_000_000, 9), "fetch.too_large"),
    ],
)
def test_what_is_no_sitemap_is_refused(body: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_sitemap(body, url=URL)
    assert refused.value.code == code


def test_a_section_page_gives_each_article_of_its_site_once() -> None:
    page = """<h3><a href="/tin/che-123456.html"><img></a></h3>
      <a href="https://www.doiche.example.vn/tin/che-123456.html?utm_source=muc">Chè hữu cơ</a>
      <a href="/topic/che-99999">Chủ đề</a><a href="/thoi-su">Thời sự</a><a href="#x">x</a>
      <a href="https://khac.example.vn/bai-654321.html">Báo khác</a>
      <a href="javascript:void(0)">mở</a><a href="http://[::1/">hỏng</a>
      <a href="https://thethao.doiche.example.vn/bong-da-777777.html" title="Bóng đá"></a>"""
    found = read_section(page, url="https://doiche.example.vn/thoi-su")
    assert [(entry.address, entry.title) for entry in found] == [
        ("https://doiche.example.vn/tin/che-123456.html", "Chè hữu cơ"),
        ("https://thethao.doiche.example.vn/bong-da-777777.html", "Bóng đá"),
    ]


ROBOTS = """\ufeff# Báo Đồi Chè
User-agent: *
Disallow: /tim-kiem
Disallow: /*.pdf$
Disallow: /rieng/*/nhap
Allow: /tim-kiem/cong-khai
Crawl-delay: 2

User-agent: Xau
User-agent: phoihop
Disallow: /quan-tri/
Disallow:
Crawl-delay: 1,5
Sitemap: https://doiche.example.vn/sitemap.xml

User-agent: phoihop
Disallow: /%C4%91%E1%BB%93i
"""


@pytest.mark.parametrize(
    ("path", "agent", "allowed"),
    [
        ("/", "khach", True),
        ("/tim-kiem?q=che", "khach", False),
        ("/tim-kiem/cong-khai", "khach", True),
        ("/bao/so-1.pdf", "khach", False),
        ("/bao/so-1.pdf?x=1", "khach", True),
        ("/rieng/a/b/nhap/1", "khach", False),
        ("/robots.txt", "khach", True),
        ("/tim-kiem", "phoihop", True),
        ("/quan-tri/", "phoihop/0.1", False),
        ("/đồi-chè", "PhoiHop", False),
    ],
)
def test_robots_are_obeyed_as_written(path: str, agent: str, allowed: bool) -> None:
    robots = read_robots(ROBOTS.encode())
    assert robots.allows(f"https://doiche.example.vn{path}", agent) is allowed


def test_delays_and_sitemaps_are_read() -> None:
    robots = read_robots(ROBOTS.encode())
    assert (robots.delay_seconds("khach"), robots.delay_seconds("phoihop/0.1")) == (2.0, 1.5)
    assert robots.sitemaps == ("https://doiche.example.vn/sitemap.xml",)
    assert read_robots(b"User-agent: *\nCrawl-delay: nan").delay_seconds("a") == 0.0


@pytest.mark.parametrize(
    ("status", "allowed"), [(200, True), (404, True), (403, True), (429, False), (503, False)]
)
def test_a_missing_robots_file_forbids_nothing_and_a_failing_one_everything(
    status: int, allowed: bool
) -> None:
    assert robots_for(status, b"").allows("https://a.vn/x", "phoihop") is allowed


def test_many_stars_cost_no_time() -> None:
    rule = b"User-agent: *\nDisallow: /" + b"*a" * 20 + b"*b$"
    assert read_robots(rule).allows("https://a.vn/" + "a" * 200, "phoihop")
    assert EVERYTHING.allows("https://a.vn/", "phoihop")


@given(st.binary(max_size=300))
def test_any_bytes_are_a_robots_file(body: bytes) -> None:
    assert read_robots(body).allows("https://a.vn/robots.txt", "phoihop")
