"""A paper signed in ink: its scan, and the hash that each side reads from it."""

import io

import pytest
from PIL import Image

from phoihop.audit.models import Entry
from phoihop.engines.typesetting.pdf import render_pdf
from phoihop.law.refusal import Refusal
from phoihop.papers.models import KeptPaper, Sealing
from phoihop.parties.models import Member
from phoihop.sealing import services
from phoihop.sealing.kinds import Sealable
from tests.fixtures import NOON
from tests.sealing.conftest import sign_all

People = dict[str, Member]
A4_AT_200_DPI = (1654, 2339)


def scan(pages: int = 2, *, size: tuple[int, int] = A4_AT_200_DPI, mode: str = "RGB") -> bytes:
    """Blank pages as a scanner gives them: one picture on each A4 page."""
    pictures = [Image.new(mode, size, "white") for _ in range(pages)]
    made = io.BytesIO()
    dpi = size[0] / (210 / 25.4)
    pictures[0].save(
        made, "PDF", save_all=True, append_images=pictures[1:], resolution=dpi, quality=10
    )
    return made.getvalue()


def codes(paper: Sealable) -> list[str]:
    return list(
        Entry.objects.filter(subject=f"paper:{paper.ref}")
        .order_by("seq")
        .values_list("action", flat=True)
    )


def test_both_sides_compare_and_the_paper_is_signed(
    paper: Sealable, officer: Member, editor: Member
) -> None:
    services.take_scan(paper, scan(), by=officer, at=NOON)
    ends = paper.printed_sha256[:8] + paper.printed_sha256[-8:]
    assert not services.compare_scan(paper, seen=ends.upper(), by=officer, at=NOON)
    whole = " ".join(paper.printed_sha256[at : at + 8] for at in range(0, 64, 8))
    assert services.compare_scan(paper, seen=whole, by=editor, at=NOON)
    sealing = Sealing.objects.get()
    assert (sealing.way, sealing.state) == ("scan", "complete")
    assert codes(paper) == ["paper.scanned", "paper.compared", "paper.compared", "paper.signed"]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"size": (1240, 1754)}, "scan_coarse"),
        ({"mode": "L"}, "scan_grey"),
        ({"pages": 1}, "scan_pages"),
        ({"pages": 9}, "scan_pages"),
    ],
    ids=["coarse", "grey", "a_page_missing", "too_many_pages"],
)
def test_a_poor_scan_is_refused_in_words(
    paper: Sealable, officer: Member, given: dict[str, object], code: str
) -> None:
    with pytest.raises(Refusal, match=rf"sealing\.{code}"):
        services.take_scan(paper, scan(**given), by=officer, at=NOON)  # type: ignore[arg-type]
    assert not KeptPaper.objects.exists()
    assert not Sealing.objects.exists()


def test_five_hundred_pages_are_refused_and_nothing_is_stored(
    paper: Sealable, officer: Member
) -> None:
    with pytest.raises(Refusal, match=r"sealing\.scan_pages") as refused:
        services.take_scan(paper, scan(500, size=(16, 23)), by=officer, at=NOON)
    assert refused.value.facts["scanned"] == 500
    assert not KeptPaper.objects.exists()


def test_a_born_digital_file_is_no_scan(paper: Sealable, officer: Member) -> None:
    with pytest.raises(Refusal, match=r"sealing\.scan_no_picture"):
        services.take_scan(paper, render_pdf(paper.lay_out()), by=officer, at=NOON)


def test_the_wrong_hash_and_a_second_comparison_are_refused(
    paper: Sealable, officer: Member
) -> None:
    with pytest.raises(Refusal, match=r"sealing\.no_scan"):
        services.compare_scan(paper, seen="0" * 16, by=officer, at=NOON)
    services.take_scan(paper, scan(), by=officer, at=NOON)
    with pytest.raises(Refusal, match=r"sealing\.other_hash_read"):
        services.compare_scan(paper, seen="0" * 16, by=officer, at=NOON)
    services.compare_scan(paper, seen=paper.printed_sha256, by=officer, at=NOON)
    with pytest.raises(Refusal, match=r"sealing\.compared_already"):
        services.compare_scan(paper, seen=paper.printed_sha256, by=officer, at=NOON)


def test_a_better_scan_replaces_one_that_not_all_have_compared(
    paper: Sealable, officer: Member, editor: Member
) -> None:
    services.take_scan(paper, scan(), by=officer, at=NOON)
    services.compare_scan(paper, seen=paper.printed_sha256, by=officer, at=NOON)
    services.take_scan(paper, scan(3), by=editor, at=NOON)
    assert not services.compare_scan(paper, seen=paper.printed_sha256, by=editor, at=NOON)
    assert list(Sealing.objects.values_list("state", flat=True)) == ["open", "set_aside"]


def test_no_scan_while_the_paper_is_signed_digitally(
    paper: Sealable, people: People, officer: Member
) -> None:
    sign_all(paper, people, "a-person")
    with pytest.raises(Refusal, match=r"sealing\.under_way"):
        services.take_scan(paper, scan(), by=officer, at=NOON)
