"""Pages built as the common publishing systems build them. Every word in them is invented."""

from phoihop.engines.webpages.extraction import extract
from tests.engines.webpages.pages import PARAGRAPHS, SAPO, TITLE

PARTS = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def test_a_page_of_a_news_system_with_time_element_and_caption_table() -> None:
    read = extract(
        f"""<html><head><title>{TITLE} | Báo Rừng Cọ điện tử</title>
        <meta property="og:site_name" content="Báo Rừng Cọ điện tử"></head><body>
        <header class="site-header"><div class="header-time">Chủ Nhật, 26/7/2026</div></header>
        <div class="l-content"><div class="article"><div class="article__header">
        <h1 class="article__title cms-title">{TITLE}</h1>
        <div class="article__meta"><a class="article__author cms-author" href="/tac-gia/1">Lò Thị
        Mẫu</a><time class="time" datetime="2017-05-15T10:30:00+0700">15/05/2017 10:30</time></div>
        </div><div class="article__sapo cms-desc"><div>{SAPO}</div></div>
        <div class="article__body cms-body">{PARTS}
        <table class="picture"><tr><td class="pic"><img src="/a.jpg"></td></tr>
        <tr><td class="caption">Bà con trên nương. (Ảnh: Giàng A Thử)</td></tr></table>
        <div class="article__story"><a href="/x-1.html">Bài khác cũng về cây chè</a></div></div>
        <div class="article__tag"><a href="/tag/che">#chè</a></div></div></div></body></html>""",
        url="https://rungco.example.vn/nong-dan-post123456.html",
    )
    assert read.text.split("\n") == [SAPO, *PARAGRAPHS]
    assert (read.authors, read.outlet) == (("Lò Thị Mẫu",), "Báo Rừng Cọ điện tử")
    assert (str(read.published), read.published_basis) == ("2017-05-15", "time_element")
    assert read.images[0][1] == "Bà con trên nương. (Ảnh: Giàng A Thử)"


def test_a_theory_article_of_a_portal_with_titled_authors() -> None:
    read = extract(
        f"""<html><head><title>{TITLE} - Tạp chí Nương Chè</title></head><body>
        <div id="banner"><span class="currentDate">Chủ nhật, 26-07-2026</span></div>
        <div class="portlet-body"><div class="asset-content">
        <h3 class="title-detail title">{TITLE}</h3>
        <div class="author-detail">PGS, TS. LÒ THỊ MẪU - ThS. Giàng A Thử</div>
        <div class="date-detail">22:29, ngày 15-05-2017</div>
        <div class="journal-content-article"><p><strong>NC - {SAPO}</strong></p>{PARTS}
        <p style="text-align: right">----------</p><p>(1) Số liệu của hội nông dân xã, năm
        2016.</p></div></div></div></body></html>""",
        url="https://tapchi.example.vn/web/guest/ly-luan/-/2018/852902/nong-dan.aspx",
    )
    assert read.title == TITLE
    assert read.authors == ("Lò Thị Mẫu", "Giàng A Thử")
    assert (str(read.published), read.published_basis) == ("2017-05-15", "date_line")
    assert read.text.split("\n")[1:4] == list(PARAGRAPHS)


def test_a_page_of_a_public_office_with_counters_and_no_metadata() -> None:
    read = extract(
        f"""<html><head><title>Cổng thông tin điện tử xã Đồi Chè</title></head><body>
        <form id="aspnetForm"><div id="DeltaPlaceHolderMain"><div class="ms-webpart">
        <div class="news-title">{TITLE}</div><span class="post-date">Ngày đăng: 15/05/2017</span>
        <span>Lượt xem: 1.234</span><div class="ExternalClass0A"><div>{PARAGRAPHS[0]}<br></div>
        <div>{PARAGRAPHS[1]}<br></div><div>&nbsp;</div><div>{PARAGRAPHS[2]}</div>
        <div style="text-align:right"><b>Lò Thị Mẫu</b></div></div>
        <div class="other-news"><ul><li><a href="1">Tin khác</a> (14/05/2017)</li></ul></div>
        </div></div></form></body></html>""",
        url="https://doiche.example.gov.vn/Pages/nong-dan-doi-che-hoc-lam-che.aspx",
    )
    assert read.text.split("\n") == list(PARAGRAPHS)
    assert str(read.published) == "2017-05-15"
    assert read.authors == ("Lò Thị Mẫu",)


def test_a_page_of_a_blog_system() -> None:
    read = extract(
        f"""<html><head><title>{TITLE} – Nương Chè</title>
        <meta property="article:published_time" content="2017-05-15T03:30:00+00:00">
        <meta property="article:modified_time" content="2017-05-20T03:30:00+00:00"></head>
        <body class="post-template-default single single-post postid-9 comments-open tag-che">
        <article class="post-9 post type-post status-publish tag-che category-tin">
        <header class="entry-header"><h1 class="entry-title">{TITLE}</h1>
        <span class="author vcard"><a class="url fn n" href="/author/mau">Lò Thị Mẫu</a></span>
        </header><div class="entry-content">{PARTS}
        <div class="sharedaddy"><a href="/s">Chia sẻ</a></div></div></article>
        <div id="comments" class="comments-area">{"<p>Bài rất hay, cảm ơn tác giả nhé.</p>" * 30}
        </div></body></html>""",
        url="https://nuongche.example.vn/2017/05/15/nong-dan-hoc-lam-che/",
    )
    assert read.text.split("\n") == list(PARAGRAPHS)
    assert (read.authors, str(read.modified)) == (("Lò Thị Mẫu",), "2017-05-20")
    assert read.published_at is not None
    assert read.published_at.isoformat() == "2017-05-15T10:30:00+07:00"
