"""Many spellings, one address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.engines.webpages.addresses import canonicalise, same_work_key, split_glued
from phoihop.law.refusal import Refusal

PLAIN = "https://bao.example.vn/thoi-su/mot-bai-bao-123456.html"


@pytest.mark.parametrize(
    "spelling",
    [
        "http://bao.example.vn/thoi-su/mot-bai-bao-123456.html",
        "HTTPS://BAO.Example.VN/thoi-su/mot-bai-bao-123456.html",
        "https://bao.example.vn./thoi-su/mot-bai-bao-123456.html",
        "https://bao.example.vn:443/thoi-su/mot-bai-bao-123456.html",
        "http://bao.example.vn:80/thoi-su/mot-bai-bao-123456.html",
        "https://www.bao.example.vn/thoi-su/mot-bai-bao-123456.html",
        "https://m.bao.example.vn/thoi-su/mot-bai-bao-123456.html",
        "https://mobile.bao.example.vn/thoi-su/mot-bai-bao-123456.html",
        "https://www.m.bao.example.vn/thoi-su/mot-bai-bao-123456.html",
        "https://amp.bao.example.vn/thoi-su/mot-bai-bao-123456.html",
        "https://bao.example.vn/amp/thoi-su/mot-bai-bao-123456.html",
        "https://bao.example.vn/thoi-su/mot-bai-bao-123456.html/amp",
        "https://bao.example.vn/thoi-su/mot-bai-bao-123456.amp.html",
        "https://bao.example.vn/thoi-su/mot-bai-bao-123456.html?amp=1",
        "https://bao.example.vn/thoi-su/mot-bai-bao-123456.html?amp",
        "https://bao.example.vn/print/thoi-su/mot-bai-bao-123456.html",
        "https://bao.example.vn/thoi-su/mot-bai-bao-123456.html?print=1",
        "https://bao.example.vn/thoi-su/mot-bai-bao-123456.html?utm_source=a&utm_medium=b",
        "https://bao.example.vn/thoi-su/mot-bai-bao-123456.html?fbclid=IwAR0&zarsrc=30",
        "https://bao.example.vn/thoi-su/mot-bai-bao-123456.html?gclid=x#binh-luan",
        "https://bao.example.vn/thoi-su/mot-bai-bao-123456.html;jsessionid=0A1B",
        "https://bao.example.vn/thoi-su/mot-bai-bao-123456.html?PHPSESSID=abc",
        "https://bao.example.vn//thoi-su///mot-bai-bao-123456.html",
        "https://bao.example.vn/thoi-su/mot-bai-bao-123456.html/",
        "https://bao.example.vn/khac/../thoi-su/./mot-bai-bao-123456.html",
        "https://bao.example.vn/thoi%2Dsu/m%6ft-bai-bao-123456.html",
        "\ufeffhttps://\ufeffbao.example.vn/thoi-su/mot-bai-bao-123456.html ",
        "<https://bao.example.vn/thoi-su/mot-bai-bao-123456.html>",
        "bao.example.vn/thoi-su/mot-bai-bao-123456.html",
        "//bao.example.vn/thoi-su/mot-bai-bao-123456.html",
        "https://ai:do@bao.example.vn/thoi-su/mot-bai-bao-123456.html",
    ],
)
def test_spellings_of_one_address_become_one(spelling: str) -> None:
    assert canonicalise(spelling).canonical == PLAIN


@pytest.mark.parametrize(
    ("spelling", "note"),
    [
        ("https://m.bao.example.vn/a", "mobile_host"),
        ("https://bao.example.vn/a/amp", "amp"),
        ("https://bao.example.vn/trang-in-270281.html", "print_page"),
        ("https://bao.example.vn/a?utm_source=b", "tracking"),
        ("https://bao.example.vn/a?sid=0123456789abcdef0123", "session_id"),
        ("https://bao.example.vn/a//b", "double_slash"),
        ("https://bao.example.vn/a#b", "fragment"),
        ("https://bao\u200b.example.vn/a", "invisible_letters"),
        ("bao.example.vn/a", "scheme_assumed"),
        ("https://ai@bao.example.vn/a", "user_info"),
        ("https://192.0.2.7/a", "ip_host"),
        ("https://[2001:db8::1]/a", "ip_host"),
        ("https://bаo.example.vn/a", "homoglyph_host"),
    ],
)
def test_what_was_put_right_is_said(spelling: str, note: str) -> None:
    assert note in canonicalise(spelling).notes


def test_an_ordinary_address_needs_no_note() -> None:
    assert canonicalise("https://www.bao.example.vn/thoi-su/mot-bai.html").notes == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://bao.example.vn/a?id=5&muc=2", "https://bao.example.vn/a?muc=2&id=5"),
        (
            "https://bao.example.vn/a?q=th%C3%A1i+nguy%c3%aan",
            "https://bao.example.vn/a?q=thái nguyên",
        ),
        ("https://bao.example.vn/tha\u0301ng", "https://bao.example.vn/th\u00e1ng"),
        ("https://hằng.vn/a", "https://xn--hng-miz.vn/a"),
        ("https://bao.example.vn/a?b=1&amp;c=2", "https://bao.example.vn/a?b=1&c=2"),
        ("https://bao.example.vn/index.html", "https://bao.example.vn"),
        ("https://bao.example.vn/a.html&b=1", "https://bao.example.vn/a.html?b=1"),
        ("https://bao.example.vn/a%3Bb%2Cc", "https://bao.example.vn/a;b,c"),
    ],
)
def test_order_and_encoding_do_not_matter(one: str, other: str) -> None:
    assert canonicalise(one).canonical == canonicalise(other).canonical


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://bao.example.vn/a?id=5", "https://bao.example.vn/a?id=6"),
        ("https://bao.example.vn/a?x=1&x=2", "https://bao.example.vn/a?x=2&x=1"),
        ("https://bao.example.vn/a%2Fb", "https://bao.example.vn/a/b"),
        ("https://bao.example.vn:8080/a", "https://bao.example.vn/a"),
        ("https://bao.example.vn/A", "https://bao.example.vn/a"),
        ("https://thethao.example.vn/a", "https://example.vn/a"),
        ("https://m.com.vn/a", "https://com.vn/a"),
        ("https://bao.example.vn/camp", "https://bao.example.vn/c"),
    ],
)
def test_what_may_be_another_page_stays_apart(one: str, other: str) -> None:
    assert same_work_key(canonicalise(one)) != same_work_key(canonicalise(other))


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("https://a.example.vn/web/guest/ly-luan/-/2018/852902/mot-bai.aspx", "852902"),
        ("https://a.example.vn/web/guest/tin-tuc/-/2018/852902/view_content", "852902"),
        (
            "https://a.example.vn/tin/-/asset_publisher/0WE4mPV/content/mot-tin/20181",
            "mot-tin",
        ),
        ("https://a.example.vn/tin/-/view_content/6576464-mot-tin.html", "6576464"),
        ("https://a.example.vn/Home/muc/2017/45321/Mot-bai.aspx", "45321"),
        ("https://a.example.vn/mot-bai-post455855.vnp", "455855"),
        ("https://a.example.vn/mot-bai-post455855.amp", "455855"),
        ("https://a.example.vn/mot-bai-c41a388950.html", "388950"),
        ("https://a.example.vn/mot-bai-ar983794.html", "983794"),
        ("https://a.example.vn/trang-in-270281.html", "270281"),
        ("https://a.example.vn/portal/pages/print.aspx?p=7902", "7902"),
        ("https://a.example.vn/mot-bai/c/1492786.epi", "1492786"),
        ("https://a.example.vn/kinh-te/202109/mot-bai-d137fe6/", "d137fe6"),
        ("https://a.example.vn/van-hoa/202110/mot-bai-3048879/", "3048879"),
        ("https://a.example.vn/van-hoa/artmid/570/articleid/45972/mot-bai", "45972"),
        ("https://a.example.vn/tin-tuc/18/137718/mot-bai", "137718"),
        ("https://a.example.vn/chinh-tri/183335-mot-bai.html", "183335"),
        ("https://a.example.vn/mot-bai/559506", "559506"),
        ("https://a.example.vn/kinh-te/202109/mot-bai", None),
        ("https://a.example.vn/tong-ket-nam-2018.html", None),
        ("https://a.example.vn/gia-vang-ngay-20210410.html", None),
        ("https://a.example.vn/ho-tro-100000.html", None),
        ("https://a.example.vn/web/guest/chuyen-muc/-/2018", None),
    ],
)
def test_the_articles_number_is_found_in_its_places(address: str, number: str | None) -> None:
    assert canonicalise(address).article_id == number


def test_the_same_article_under_two_sections_is_one_work() -> None:
    one = canonicalise("http://tapchi.example.vn/web/guest/ly-luan/-/2018/852902/ten-bai.aspx")
    other = canonicalise("https://tapchi.example.vn/tin-tuc/-/2018/852902/view_content")
    next_one = canonicalise("https://tapchi.example.vn/tin-tuc/-/2018/852903/view_content")
    assert same_work_key(one) == same_work_key(other) != same_work_key(next_one)


def test_aliases_join_old_hosts_and_sections() -> None:
    aliases = {"tin.cu.example.vn": "moi.example.vn", "cu.example.vn": "moi.example.vn"}
    old = canonicalise("http://www.cu.example.vn/mot-bai-post123456.html", host_aliases=aliases)
    section = canonicalise("http://tin.cu.example.vn/mot-bai-post123456.html", host_aliases=aliases)
    assert old.host == section.host == "moi.example.vn"
    assert "host_alias" in old.notes
    assert same_work_key(old) == same_work_key(section)


def test_a_circle_of_aliases_ends() -> None:
    aliases = {"a.example.vn": "b.example.vn", "b.example.vn": "a.example.vn"}
    assert canonicalise("https://a.example.vn/x", host_aliases=aliases).host.endswith("example.vn")


def test_glued_addresses_are_refused_and_can_be_split() -> None:
    glued = "https://a.example.vn/mot-bai-1029336.htmlhttps://b.example.vn/hai.html"
    with pytest.raises(Refusal) as refused:
        canonicalise(glued)
    assert (refused.value.code, refused.value.facts["count"]) == ("addresses.glued", 2)
    assert split_glued(glued) == [
        "https://a.example.vn/mot-bai-1029336.html",
        "https://b.example.vn/hai.html",
    ]
    assert split_glued("http://a.vn/1, http://b.vn/2") == ["http://a.vn/1", "http://b.vn/2"]


@pytest.mark.parametrize(
    "whole",
    [
        "https://web.archive.org/web/20170519000000/http://bao.example.vn/mot-bai.html",
        "https://mxh.example.com/chia-se?u=https://bao.example.vn/mot-bai.html",
    ],
)
def test_an_address_that_carries_another_is_not_glued(whole: str) -> None:
    assert split_glued(whole) == [whole]
    assert canonicalise(whole).canonical


@pytest.mark.parametrize(
    "unusable",
    [
        "", "  ", "javascript:alert(1)", "file:///etc/passwd", "mailto:a@b.vn", "https://",
        "http:///a", "ten-bai-bao", "https://a..b/c", "https://-/x y", "https://a.vn:99999/",
        "https://[::1/", "https://a.vn/" + "x" * 9000, "https://" + "a" * 64 + ".vn/",
    ],
)  # fmt: skip
def test_what_cannot_be_opened_is_refused(unusable: str) -> None:
    with pytest.raises(Refusal) as refused:
        canonicalise(unusable)
    assert refused.value.code == "addresses.unusable"


@given(
    host=st.sampled_from(["a.vn", "www.m.b.com.vn", "Hằng.vn", "192.0.2.1", "bаo.vn"]),
    rest=st.text(max_size=60),
    query=st.text(max_size=40),
)
def test_the_canonical_form_is_its_own_canonical_form(host: str, rest: str, query: str) -> None:
    try:
        first = canonicalise(f"http://{host}/{rest}?{query}")
    except Refusal:
        return
    again = canonicalise(first.canonical)
    assert (again.canonical, same_work_key(again)) == (first.canonical, same_work_key(first))
    assert first.canonical.isascii()


@given(st.text(max_size=80))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    try:
        opened = canonicalise(text).canonical.startswith("https://")
    except Refusal as refusal:
        opened = refusal.code.startswith("addresses.")
    assert opened
