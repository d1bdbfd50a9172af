"""A label counts where readers of the article see it."""

import pytest

from phoihop.engines.webpages.labels import find_label
from tests.engines.webpages.pages import BODY, page

AGREED = "Chuyên mục phối hợp với Tỉnh ủy Đồi Chè"


@pytest.mark.parametrize(
    "shown",
    [
        page(beside="<span>CHUYÊN MỤC PHỐI HỢP VỚI TỈNH ỦY ĐỒI CHÈ</span>"),
        page(body=f"{BODY}<p><em>({AGREED}.)</em></p>"),
        page(below=f"<div class='nhan'>{AGREED}</div>"),
        page(body=f"<p>Chuyên mục <b>phối hợp</b> với Tỉnh uỷ Đồi Chè</p>{BODY}").encode(),
    ],
)
def test_a_label_beside_the_article_is_present(shown: str | bytes) -> None:
    assert find_label(shown, AGREED).present


def test_a_label_in_the_footer_is_elsewhere_and_not_present() -> None:
    seen = find_label(page().replace("Cơ quan chủ quản", f"{AGREED}. Cơ quan"), AGREED)
    assert (seen.present, seen.elsewhere) == (False, True)


def test_a_label_for_machines_is_told_apart() -> None:
    head = '<script type="application/ld+json">{"sponsor": "' + AGREED + '"}</script>'
    seen = find_label(page(head=head), AGREED)
    assert (seen.present, seen.elsewhere, seen.in_metadata) == (False, False, True)


@pytest.mark.parametrize("wording", ["", "…", "Chuyên mục phối hợp với Tỉnh ủy Đồi Cọ", "phố"])
def test_other_words_are_no_label(wording: str) -> None:
    shown = page(beside=f"<span>{AGREED}</span>")
    assert not find_label(shown, wording).present


def test_a_page_without_an_article_bears_none_beside_it() -> None:
    assert find_label(f"<p>{AGREED}</p>", AGREED).elsewhere
    assert not find_label(b"", AGREED).elsewhere
