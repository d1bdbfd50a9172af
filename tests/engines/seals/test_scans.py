"""A scan of a paper signed in ink: pages, colour, dots per inch."""

import io

import pytest
from PIL import Image

from phoihop.engines.seals import api
from phoihop.engines.seals.verdict import Level
from phoihop.law.refusal import Refusal
from tests.engines.seals.papers import LATER, plain, trust


def scan(*pages: tuple[str, int]) -> bytes:
    """A PDF of A4 pages, each a picture of that mode at so many dots per inch."""
    pictures = [Image.new(mode, (round(8.27 * dpi), round(11.69 * dpi))) for mode, dpi in pages]
    out = io.BytesIO()
    first, *others = pictures
    # Pillow places all pages at one resolution: what differs is the paper, so use the first
    first.save(out, "PDF", resolution=pages[0][1], save_all=True, append_images=others)
    return out.getvalue()


def test_a_colour_scan_at_two_hundred_dots_is_good() -> None:
    report = api.check_scan(scan(("RGB", 200), ("RGB", 200)))
    assert report.good
    [page, _] = report.pages
    assert (page.dpi, page.colour, page.covers) == (200, True, 1.0)
    assert (page.width_mm, page.height_mm) == (210, 297)


def test_a_verifier_calls_an_unsigned_scan_a_scan() -> None:
    said = api.verify(scan(("RGB", 200)), trust=trust(), at=LATER)
    assert (said.holds, said.level) == (False, Level.SCAN)


def test_a_coarse_scan_is_named_by_its_pages() -> None:
    report = api.check_scan(scan(("RGB", 150)))
    assert not report.good
    assert report.poor_pages == (1,)


def test_a_grey_scan_is_named_by_its_pages() -> None:
    report = api.check_scan(scan(("RGB", 200), ("L", 200), ("1", 200)))
    assert not report.good
    assert report.grey_pages == (2, 3)


def test_a_paper_with_text_and_no_picture_is_no_scan() -> None:
    report = api.check_scan(plain())
    assert report.empty_pages == (1, 2)
    assert not report.good


def test_a_scan_of_more_than_five_hundred_pages_is_refused() -> None:
    out = io.BytesIO()
    page = Image.new("L", (8, 8))
    page.save(out, "PDF", save_all=True, append_images=[page] * 500)
    with pytest.raises(Refusal) as refused:
        api.check_scan(out.getvalue())
    assert refused.value.code == "seals.too_many_pages"
