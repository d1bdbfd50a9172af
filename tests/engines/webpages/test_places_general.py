"""Where the article stands in layouts that no outlet's name gives away."""

from phoihop.engines.webpages.extraction import extract

SENTENCE = "Đoàn công tác làm việc với xã về cách làm hay trong học tập và làm theo Bác hôm nay. "
HEADING = "Cách làm hay ở một xã vùng cao sau ba năm học tập và làm theo Bác"


def paragraphs(count: int, mark: str) -> str:
    """``count`` paragraphs of some forty words, each with a word of its own."""
    return "".join(f"<p>{mark}{number} {SENTENCE * 2}</p>" for number in range(count))


def page(body: str, title: str = HEADING) -> str:
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


def read(body: str, address: str | None = None, title: str = HEADING) -> str:
    return extract(page(body, title), url=address).text


def test_parts_of_one_article_wrapped_six_deep_are_one_article() -> None:
    part = (
        "<div class='khoi rong'><div><section><div><div class='chu'>{}</div></div></section></div>"
        "</div>"
    )
    text = read(
        f"<h1>{HEADING}</h1><div class='trang'>"
        + part.format(paragraphs(3, "đầu"))
        + part.format(paragraphs(6, "sau"))
        + "</div><p>Ngày 12/5/2017</p>"
    )
    assert "đầu0" in text
    assert "sau5" in text


def test_a_short_opening_of_the_same_kind_above_the_body_belongs_to_it() -> None:
    text = read(
        f"<article><h1>{HEADING}</h1><p>Ngày 12/5/2017</p>"
        f"<div class='khoi'><div class='doan'>{paragraphs(1, 'mở')}</div></div>"
        f"<div class='khoi'><div class='doan'>{paragraphs(5, 'thân')}</div></div></article>"
    )
    assert "mở0" in text


def test_paragraphs_beside_the_folded_rest_of_an_article_belong_to_it() -> None:
    plain = "".join(f"<div class='doan'>đầu{n} {SENTENCE * 2}</div>" for n in range(3))
    folded = "".join(f"<div class='doan'>sau{n} {SENTENCE * 2}</div>" for n in range(9))
    text = read(
        f"<h1>{HEADING}</h1><p>Ngày 12/5/2017</p>"
        f"<section><div class='o'>{plain}<div class='doc-tiep'>{folded}</div></div></section>"
    )
    assert "đầu0" in text
    assert "sau8" in text


def test_summaries_hung_under_an_article_as_articles_are_not_the_article() -> None:
    hung = "".join(
        f"<article class='the'><a href='/{n}'>Bài khác {n}</a><p>khác{n} {SENTENCE * 2}</p>"
        "</article>"
        for n in range(20)
    )
    text = read(
        f"<article class='bai'><h1>{HEADING}</h1><p>Ngày 12/5/2017</p>{paragraphs(4, 'thân')}"
        f"</article><article class='duoi'>{hung}</article>"
    )
    assert "thân3" in text
    assert "khác0" not in text


def test_an_article_rich_in_links_is_no_list() -> None:
    short = "".join(f"<p>thân{n} {SENTENCE}</p>" for n in range(15))
    links = "".join(f"<li><a href='/{n}'>Tài liệu tham khảo số {n}</a></li>" for n in range(30))
    text = read(
        f"<h1>{HEADING}</h1><p>Ngày 12/5/2017</p><div class='chu'>{short}<ul>{links}</ul></div>"
    )
    assert "thân14" in text


def test_a_list_of_linked_titles_with_summaries_is_no_article() -> None:
    teasers = "".join(
        f"<div class='tin'><h3><a href='/tin-{n}'>Một tin khác của tỉnh số {n} trong tuần</a></h3>"
        f"<p>tóm{n} {SENTENCE * 2}</p></div>"
        for n in range(12)
    )
    extraction = extract(
        page(f"<h1>{HEADING}</h1><p>Ngày 12/5/2017</p><div class='chu'>{teasers}</div>"), url=None
    )
    assert extraction.text == ""
    assert "no_article" in extraction.findings


def test_a_heading_that_machines_do_not_know_costs_no_long_article_its_text() -> None:
    text = read(
        f"<h1>Trang thông tin điện tử</h1><div class='chu'>{paragraphs(12, 'thân')}</div>",
        "https://vidu.example/xem?so=1",
        title="Vidu.example",
    )
    assert "thân11" in text
