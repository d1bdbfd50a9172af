"""Layouts of Vietnamese outlets and offices that put title, day and author in places of their own.

Every word in them is invented. What is wanted of each: the title, the day, the authors.
"""

import pytest

from phoihop.engines.webpages.extraction import extract
from phoihop.engines.webpages.moments import read_moment
from tests.engines.webpages.pages import PARAGRAPHS, SAPO, TITLE

PARTS = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
BREAKS = "<br><br>".join(PARAGRAPHS)
HEAD = f"<title>{TITLE} - Báo Mẫu</title>"
MARGIN = (
    "<ul>"
    + "".join(
        f'<li><a href="/tin-{day}.html">Tin khác số {day} của tuần này</a> <span>{day:02d}/06/2019'
        "</span></li>"
        for day in range(1, 9)
    )
    + "</ul>"
)
DAY = "2017-04-05"
MAU, LY = ("Vũ Thu Mẫu",), ("Lý Thị Mẫu",)
LAYOUTS = {
    "a portal with its clock above": (
        f'{HEAD}<body><div class="head"><span>Thứ tư, 19/06/2019, 10:20</span></div><div><h1>'
        f'{TITLE}</h1><div class="row"><span class="h5">Thứ tư - 05/04/2017 08:11</span></div>'
        f'<div class="hometext"><strong>{SAPO}</strong></div><div class="bodytext">{PARTS}</div>'
        '<p class="text-right"><strong>Tác giả: </strong>Vũ Thu Mẫu</p></div>' + MARGIN,
        MAU,
    ),
    "a blog with its month in words": (
        f'{HEAD}<body><article><h1 class="entry-title">{TITLE}</h1><div class="entry-meta">Posted '
        'on 5 Tháng Tư, 2017 by <span class="author vcard"><a>Lý Thị Mẫu</a></span></div>'
        f'<div class="entry-content">{PARTS}</div></article>' + MARGIN,
        LY,
    ),
    "a list of facts under the title": (
        f'{HEAD}<body><div class="item-page"><h2 itemprop="headline">{TITLE}</h2><dl><dd '
        'class="createdby">Viết bởi <span>Lý Thị Mẫu</span></dd><dd class="published">Được đăng: '
        f"05 Tháng 4 2017</dd></dl><div>{PARTS}</div></div>{MARGIN}",
        LY,
    ),
    "tables in tables": (
        f"{HEAD}<body><table><tr><td>Hôm nay: Thứ sáu, ngày 21/06/2019</td></tr><tr><td><table>"
        f'<tr><td class="TieuDe"><b>{TITLE}</b></td></tr><tr><td class="Ngay">(05/04/2017 8:11:00 '
        f'AM)</td></tr><tr><td>{BREAKS}<br><div align="right"><i>Vũ Thu Mẫu</i></div></td></tr>'
        f"</table></td></tr></table>{MARGIN}",
        MAU,
    ),
    "the outlet in the h1": (
        f'<title>{TITLE} | Báo Mẫu điện tử</title><body><h1 class="logo"><a href="/">Báo Mẫu điện '
        f'tử</a></h1><div class="article"><h2 class="article__title">{TITLE}</h2><div '
        f'class="article__meta"><time>5/4/2017 - 08:11</time></div><div class="article__body">'
        f'{PARTS}</div><div class="article__author">Vũ Thu Mẫu</div></div>{MARGIN}',
        MAU,
    ),
    "no heading at all": (
        f'<title>Báo Mẫu: {TITLE}</title><body><div class="content-detail"><p class="pTitle">'
        f'{TITLE}</p><p class="pDate">Thứ Tư, 05/04/2017, 08:11 [GMT+7]</p>{PARTS}'
        f'<p class="pAuthor">Bài, ảnh: Vũ Thu Mẫu</p></div>{MARGIN}',
        MAU,
    ),
    "changed, then published": (
        f'{HEAD}<body><div><h1>{TITLE}</h1><div class="info">Cập nhật: 12/06/2018; Ngày đăng: '
        f"05/04/2017</div><div>{PARTS}</div></div>{MARGIN}",
        (),
    ),
    "an author with an office": (
        f'{HEAD}<body><div><h1>{TITLE}</h1><div class="tacgia">ThS. Vũ Thu Mẫu<br>Ban Tuyên giáo '
        f'Tỉnh ủy</div><p class="time">05/04/2017</p><div>{PARTS}</div></div>{MARGIN}',
        MAU,
    ),
    "the day under the text": (
        f'{HEAD}<body><div><h1>{TITLE}</h1><div>{PARTS}</div><div class="ngay">Ngày 05 tháng 4 năm '
        f"2017</div></div>{MARGIN}",
        (),
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_title_day_and_author_are_found(layout: str) -> None:
    page, authors = LAYOUTS[layout]
    read = extract(f"<html>{page}</body></html>", url="https://mau.example/tin/che-co-12345.html")
    assert read.title == TITLE
    assert str(read.published) == DAY
    assert read.authors == authors
    assert read.text.split("\n")[-len(PARAGRAPHS) :] == list(PARAGRAPHS)


def test_a_clock_at_the_top_is_no_day_of_publication() -> None:
    page = f'{HEAD}<body><div class="top">Thứ sáu, 21/06/2019</div><h1>{TITLE}</h1>{PARTS}</body>'
    assert extract(page, url="https://mau.example/tin/che-co-12345.html").published is None


@pytest.mark.parametrize(
    "text",
    [
        "ngày 5 tháng 4 năm 2017", "5 tháng 4, 2017", "05 Tháng 4 2017", "5 Tháng Tư, 2017",
        "Tháng Tư 5, 2017", "April 5, 2017", "5 Apr 2017", "2017/04/05", "08:11 05/04/17",
    ],
)  # fmt: skip
def test_a_day_in_many_hands(text: str) -> None:
    moment = read_moment(text)
    assert moment is not None
    assert str(moment.on) == DAY


@pytest.mark.parametrize("text", ["tháng 4, 2017", "32 tháng 13, 2017", "3/4/99", "mười năm 2017"])
def test_what_is_no_day(text: str) -> None:
    assert read_moment(text) is None
