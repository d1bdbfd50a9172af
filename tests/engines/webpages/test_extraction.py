"""What a page says, who says it, and when."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.engines.vietnamese.encodings import from_tcvn3
from phoihop.engines.webpages.extraction import MAX_CHARACTERS, extract, saved_from
from phoihop.law.period import PartialDate
from tests.engines.webpages.pages import BODY, PARAGRAPHS, SAPO, TITLE, page, told

URL = "https://doiche.example.vn/tin/nong-dan-hoc-lam-che-123456.html"
DATED = '<span class="ngay-dang">Thứ Hai, 15/5/2017 | 10:30</span>'


def test_the_text_is_sapo_and_paragraphs_and_nothing_else() -> None:
    read = extract(page(beside=DATED), url=URL)
    assert read.title == TITLE
    assert read.sapo == SAPO
    assert read.text.split("\n") == [SAPO, *PARAGRAPHS]
    assert read.findings == ()


def test_a_date_line_beside_the_title_is_the_day_of_publication() -> None:
    read = extract(page(beside=DATED), url=URL)
    assert (str(read.published), read.published_basis) == ("2017-05-15", "date_line")
    assert read.published_at is not None
    assert read.published_at.isoformat() == "2017-05-15T10:30:00+07:00"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Thứ Hai, 15/5/2017 | 10:30", "2017-05-15"),
        ("15-05-2017 - 00:01 AM", "2017-05-15"),
        ("Ngày 15 tháng 5 năm 2017", "2017-05-15"),
        ("10:30 | 15.05.2017", "2017-05-15"),
        ("5/23/2017 10:30:00 AM", "2017-05-23"),
        ("Cập nhật lúc 07h05, 1/12/2017 (GMT+7)", "2017-12-01"),
    ],
)
def test_days_are_read_as_outlets_write_them(line: str, day: str) -> None:
    read = extract(page(beside=f'<div class="date">{line}</div>'), url=URL)
    assert str(read.published) == day


def test_the_readers_clock_in_the_masthead_is_no_date() -> None:
    clock = '<div class="time-now">Chủ nhật, 26/7/2026 09:15</div><span>26/7/2026</span>'
    read = extract(page(head=told(), above=clock), url=None)
    assert read.text
    assert read.published is None
    assert str(extract(page(above=clock, beside=DATED), url=URL).published) == "2017-05-15"


def test_the_crawl_clock_told_as_the_date_gives_way_to_the_line_beside_the_title() -> None:
    clock = '<span class="lich">26/7/2026</span>'
    head = told(datePublished='"2026-07-26T09:15:00+07:00"')
    read = extract(page(head=head, above=clock, beside=DATED), url=URL)
    assert str(read.published) == "2017-05-15"
    assert set(read.findings) >= {"dates_disagree", "crawl_clock_ignored"}


def test_published_and_modified_are_kept_apart() -> None:
    head = told(datePublished='"2017-05-15T23:30:00Z"', dateModified='"2017-06-02"')
    read = extract(page(head=head), url=URL)
    assert str(read.published) == "2017-05-16"  # half past six in the morning in Viet Nam
    assert (str(read.modified), read.published_basis) == ("2017-06-02", "json_ld")


def test_a_change_before_publication_is_reported() -> None:
    head = told(datePublished='"2017-05-15"', dateModified='"2017-05-01"')
    assert "modified_before_published" in extract(page(head=head), url=URL).findings


def test_a_meta_element_is_read_where_json_ld_is_broken() -> None:
    head = '<script type="application/ld+json">{"@type": NewsArticle}</script>'
    head += '<meta property="article:published_time" content="2017-05-15T08:00:00&#x2B;07:00">'
    read = extract(page(head=head), url=URL)
    assert (str(read.published), read.published_basis) == ("2017-05-15", "meta")


def test_the_address_gives_a_month_when_nothing_else_does_but_never_a_template_number() -> None:
    dated = "https://doiche.example.vn/kinh-te/201705/nong-dan-hoc-lam-che-03c4a41/"
    assert extract(page(head=told()), url=dated).published == PartialDate.of_month(2017, 5)
    portal = "https://tapchi.example.vn/web/guest/tin/-/2018/0512/nong-dan.aspx"
    assert extract(page(head=told()), url=portal).published is None


def test_persons_are_authors_and_the_outlet_is_not() -> None:
    head = told(
        author='[{"@type": "Person", "name": "Lò Thị Mẫu"}, {"@type": "Person", "name": "doiche"}]',
        publisher='{"name": "Báo Đồi Chè"}',
    )
    read = extract(page(head=head), url=URL)
    assert (read.authors, read.outlet) == (("Lò Thị Mẫu",), "Báo Đồi Chè")
    assert "outlet_named_as_author" in read.findings


@pytest.mark.parametrize(
    ("signature", "authors"),
    [
        ("<p><strong>Lò Thị Mẫu</strong></p>", ("Lò Thị Mẫu",)),
        ("<p>Lò Thị Mẫu - Giàng A Thử</p>", ("Lò Thị Mẫu", "Giàng A Thử")),
        ("<p>Bài, ảnh: LÒ THỊ MẪU</p>", ("Lò Thị Mẫu",)),
        ("<p>Lò Thị Mẫu (tổng hợp)</p>", ("Lò Thị Mẫu",)),
        ('<p class="author">Lò Thị Mẫu</p>', ("Lò Thị Mẫu",)),
    ],
)
def test_a_signature_under_the_text_names_authors_and_leaves_the_text(
    signature: str, authors: tuple[str, ...]
) -> None:
    read = extract(page(beside=DATED, body=BODY + signature), url=URL)
    assert read.authors == authors
    assert read.text.split("\n")[-1] == PARAGRAPHS[-1]


def test_a_source_line_is_kept_as_printed_and_leaves_the_text() -> None:
    read = extract(page(beside=DATED, body=BODY + "<p>Theo Báo Rừng Cọ</p>"), url=URL)
    assert read.source_line == "Theo Báo Rừng Cọ"
    assert read.text.split("\n")[-1] == PARAGRAPHS[-1]


@pytest.mark.parametrize(
    "label",
    [
        "Chuyên mục có sự phối hợp thực hiện của Tỉnh ủy Đồi Chè",
        "Nội dung được tài trợ",
        "Thông tin doanh nghiệp",
        "Advertorial",
    ],
)
def test_a_label_of_coordination_or_advertising_is_kept_as_printed(label: str) -> None:
    below = extract(page(beside=DATED, body=BODY + f"<p><em>{label}</em></p>"), url=URL)
    beside = extract(page(beside=DATED + f"<span>{label}</span>"), url=URL)
    assert (below.disclosure_label, beside.disclosure_label) == (label, label)


def test_running_text_about_cooperation_is_no_label() -> None:
    body = (
        BODY
        + "<p>Hai bên bàn cách phối hợp thực hiện chương trình trong năm tới, "
        + ("trong đó mỗi bên nêu rõ việc mình làm và thời hạn hoàn thành để cùng theo dõi.</p>")
    )
    assert extract(page(beside=DATED, body=body), url=URL).disclosure_label is None


def test_captions_belong_to_images() -> None:
    figure = '<figure><img data-src="/a.jpg"><figcaption>Nương chè. Ảnh: Thử</figcaption></figure>'
    table = '<table><tr><td><img src="b.jpg"></td></tr><tr><td>Lớp học</td></tr></table>'
    bare = '<p><img src="//anh.example.vn/c.jpg"></p><p>Bà con ghi chép. Ảnh: Giàng A Thử</p>'
    read = extract(page(beside=DATED, body=figure + BODY + table + bare + "<p>Hết.</p>"), url=URL)
    assert read.images == (
        ("https://doiche.example.vn/a.jpg", "Nương chè. Ảnh: Thử"),
        ("https://doiche.example.vn/tin/b.jpg", "Lớp học"),
        ("https://anh.example.vn/c.jpg", "Bà con ghi chép. Ảnh: Giàng A Thử"),
    )
    assert read.text.split("\n") == [SAPO, *PARAGRAPHS, "Hết."]


def test_links_to_other_articles_are_left_out() -> None:
    hanging = (
        '<div class="tin-lien-quan"><p>Bài trước của loạt bài về cây chè trong vùng</p></div>'
        '<p><a href="/x">Xem thêm: Mùa chè năm ngoái được giá</a></p>'
        '<p>Bà con có thể đọc <a href="/y">hướng dẫn</a> tại trụ sở xã trong giờ làm việc.</p>'
    )
    text = extract(page(beside=DATED, body=BODY + hanging), url=URL).text.split("\n")
    assert text[-1].startswith("Bà con có thể đọc hướng dẫn tại trụ sở")
    assert len(text) == 5


def test_readers_comments_are_no_text() -> None:
    comments = (
        '<div class="comment-list">' + "<p>Bài viết rất hay và bổ ích lắm.</p>" * 40 + "</div>"
    )
    read = extract(page(beside=DATED, below=comments), url=URL)
    assert read.text.split("\n") == [SAPO, *PARAGRAPHS]


def test_an_old_page_of_tables_and_line_breaks_is_read() -> None:
    old = (
        "<html><head><title>Báo Đồi Chè</title></head><body><form id='aspnetForm'><table><tr>"
        "<td width=150><a href=/>Trang chủ</a><br><a href=/2>Thời sự</a></td><td>"
        f"<div class='title'>{TITLE}</div><div class='date'>15/05/2017 - 10:30</div>"
        f"<div><font size=2>{'<br><br>'.join(PARAGRAPHS)}</font></div></td></tr></table></form>"
    )
    read = extract(old, url=URL)
    assert read.text.split("\n") == list(PARAGRAPHS)
    assert str(read.published) == "2017-05-15"


def test_an_article_cut_into_neighbouring_blocks_is_put_together() -> None:
    cut = "".join(
        f'<div class="phan so-{n}"><div><p>{p}</p></div></div>' for n, p in enumerate(PARAGRAPHS)
    )
    assert extract(page(beside=DATED, body=cut), url=URL).text.split("\n") == [SAPO, *PARAGRAPHS]


def test_paragraphs_pasted_as_bare_blocks_are_read() -> None:
    pasted = "".join(f"<div><span>{p}</span></div>" for p in PARAGRAPHS)
    assert extract(page(beside=DATED, body=pasted), url=URL).text.split("\n")[1:] == list(
        PARAGRAPHS
    )


def test_the_outlets_name_in_the_first_heading_is_not_the_title() -> None:
    whole = page(beside=DATED).replace("<h1>", "<h1>Báo Rừng Cọ</h1><h2 class='title'>")
    assert extract(whole.replace(f"{TITLE}</h1>", f"{TITLE}</h2>"), url=URL).title == TITLE


def test_a_short_notice_without_a_date_is_an_article_where_its_address_names_it() -> None:
    notice = (
        f"<title>{TITLE}</title><h1>{TITLE}</h1><div><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>"
    )
    assert extract(notice, url=URL).text
    assert not extract(notice, url="https://doiche.example.vn/thong-bao").text


def test_a_list_of_articles_is_no_article() -> None:
    items = "".join(
        f'<li><h3><a href="/{n}">Tiêu đề của bài số {n} trong mục</a></h3><p>{SAPO}</p></li>'
        for n in range(20)
    )
    read = extract(f"<title>Mục thời sự</title><h1>Thời sự</h1><ul>{items}</ul>", url=URL)
    assert (read.text, read.findings) == ("", ("no_article",))
    assert read.title == "Mục thời sự"


@pytest.mark.parametrize(
    "notice", ["Không tìm thấy trang", "Bài viết không tồn tại hoặc đã bị xóa", "404 Not Found"]
)
def test_a_page_that_says_not_found_in_words_is_reported(notice: str) -> None:
    read = extract(f"<title>Báo Đồi Chè</title><h1>{notice}</h1><p>Mời về trang chủ.</p>", url=URL)
    assert read.findings == ("no_article", "says_not_found")


def test_a_page_without_end_is_cut_and_said_to_be() -> None:
    endless = page(beside=DATED, below="<!-- " + "x" * MAX_CHARACTERS)
    read = extract(endless, url=URL)
    assert "cut_at_limit" in read.findings
    assert read.text.split("\n") == [SAPO, *PARAGRAPHS]


def test_a_page_dressed_as_another_outlets_is_reported() -> None:
    head = (
        '<link rel="canonical" href="https://lon.example.com/su-kien-khac-99.html">'
        '<meta property="og:title" content="Khai mạc hội thao toàn quốc lần thứ mười">'
    )
    read = extract(page(head=head, beside=DATED), url=URL)
    assert set(read.findings) == {
        "canonical_host_differs", "title_contradicts_metadata", "spoof_suspected",
    }  # fmt: skip
    assert read.title == TITLE


@pytest.mark.parametrize(
    "canonical",
    [
        "https://www.doiche.example.vn/tin/nong-dan.html",
        "http://m.doiche.example.vn/tin/nong-dan.html",
        "/tin/nong-dan.html",
    ],
)
def test_an_outlets_own_hosts_are_no_spoof(canonical: str) -> None:
    head = f'<link rel="canonical" href="{canonical}">'
    read = extract(page(head=head, beside=DATED), url=URL)
    assert "canonical_host_differs" not in read.findings
    assert read.canonical is not None
    assert read.canonical.endswith("/tin/nong-dan.html")


def _as_tcvn3(text: str) -> bytes:
    codes = {from_tcvn3(chr(code)): code for code in range(0xA1, 0x100)}
    return bytes(codes.get(letter, ord(letter) if ord(letter) < 256 else 63) for letter in text)


def test_a_page_in_tcvn3_is_read_and_said_to_be() -> None:
    raw = _as_tcvn3(page(beside=DATED).replace('<meta charset="utf-8">', ""))
    for bytes_of_page in (raw, raw.decode("latin-1").encode()):
        read = extract(bytes_of_page, url=URL)
        assert PARAGRAPHS[0].lower() in read.text.lower()
        assert "charset_legacy" in read.findings


def test_a_declared_charset_is_believed_when_it_holds() -> None:
    assert extract(page(beside=DATED).encode("utf-16"), url=URL, charset="utf-16").title == TITLE


def test_a_few_damaged_bytes_do_not_lose_the_page() -> None:
    read = extract(page(beside=DATED).encode() + b"\xff\xfe", url=URL)
    assert read.title == TITLE
    assert "charset_damaged" in read.findings


@pytest.mark.parametrize("line", ["Theo ông Mẫu, lớp học rất vui.", "Theo đó bà con về nhà"])
def test_a_short_last_sentence_is_no_source_line(line: str) -> None:
    read = extract(page(beside=DATED, body=f"{BODY}<p>{line}</p>"), url=URL)
    assert read.source_line is None
    assert read.text.endswith(line)


def test_a_browsers_note_says_where_a_page_was_got() -> None:
    saved = "<!DOCTYPE html>\n<!-- saved from url=(0033)https://doiche.example.vn/tin/1.html -->\n"
    assert saved_from(saved + page()) == "https://doiche.example.vn/tin/1.html"
    assert saved_from(page().encode()) is None


@pytest.mark.parametrize(
    "rubbish",
    [
        b"", b"\x00\x01\x02", b"<html>", b"%PDF-1.4 \xff\xfe", b"<div>" * 20_000 + b"x" * 5000,
        b"<h1></h1><p>" + b"a " * 100_000, b'<script type="application/ld+json">[[[[[[',
    ],
)  # fmt: skip
def test_rubbish_is_no_article_and_no_accident(rubbish: bytes) -> None:
    assert extract(rubbish, url=None).authors == ()


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from(["p", "div", "td", "h1"]))
def test_any_text_in_any_place_is_read_without_accident(one: str, two: str, tag: str) -> None:
    read = extract(page(beside=one, body=f"{BODY}<{tag}>{two}</{tag}>", head=two), url=URL)
    assert "\n\n" not in read.text
    assert read.title
