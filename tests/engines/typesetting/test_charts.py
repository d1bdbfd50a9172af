"""Charts say every figure in numbers, to every reader, and hold no foreign markup."""

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.engines.typesetting.charts import (
    PAPER,
    SCREEN,
    Look,
    Moment,
    grouped_bars,
    ledger_bar,
    timeline,
)
from phoihop.engines.typesetting.papers import Figure
from phoihop.engines.typesetting.pdf import render_pdf
from phoihop.law.refusal import Refusal
from tests.engines.typesetting.samples import acceptance_record

SVG = "{http://www.w3.org/2000/svg}"
STEPS = [("Ký", 24), ("Kế hoạch", 18), ("Đã đăng", 12), ("Có minh chứng", 11),
         ("Nghiệm thu", 9), ("Đã thanh toán", 6)]  # fmt: skip
YEAR = {"starts_on": date(2017, 1, 1), "ends_on": date(2017, 12, 31)}


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb`` after WCAG 2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def every_chart(look: Look, label: str = "Bài <lý luận> & phóng sự") -> list[str]:
    """One chart of each kind, with ``label`` wherever a text may stand."""
    return [
        ledger_bar([(label, 24), ("b", 3)], 24, title=label, look=look),
        grouped_bars([label], [(label, [1200]), ("b", [0])], title=label, look=look),
        timeline([Moment(date(2017, 6, 5), label)], title=label, look=look, **YEAR),
    ]


@pytest.mark.parametrize("look", [SCREEN, PAPER])
def test_every_chart_is_named_and_described(look: Look) -> None:
    for drawn in every_chart(look):
        root = ET.fromstring(drawn)
        assert root.get("role") == "img"
        named = (root.get("aria-labelledby") or "").split()
        assert named == [root.find(f"{SVG}{tag}").get("id") for tag in ("title", "desc")]  # type: ignore[union-attr]
        assert root.findtext(f"{SVG}title") == "Bài <lý luận> & phóng sự"


def test_the_figures_stand_in_the_drawing_and_in_the_description() -> None:
    root = ET.fromstring(ledger_bar(STEPS, 24, title="Sổ cái"))
    written = " ".join(node.text or "" for node in root.iter(f"{SVG}text"))
    for label, value in STEPS:
        assert f"{label}: {value}" in written
        assert f"{label}: {value}" in (root.findtext(f"{SVG}desc") or "")


def test_bars_are_as_long_as_their_values() -> None:
    root = ET.fromstring(ledger_bar(STEPS, 24, title="Sổ cái"))
    bars = [float(r.get("width", "0")) for r in root.iter(f"{SVG}rect")][1 : 1 + len(STEPS)]
    assert [round(bar / bars[0] * 24) for bar in bars] == [value for _, value in STEPS]


def test_what_goes_beyond_the_promise_lies_right_of_its_mark() -> None:
    root = ET.fromstring(ledger_bar([("Ký", 12), ("Đã đăng", 15)], 12, title="Sổ cái"))
    mark = float(root.find(f"{SVG}line").get("x1", "0"))  # type: ignore[union-attr]
    bars = [float(r.get("width", "0")) for r in root.iter(f"{SVG}rect")]
    assert bars[2] + 1 > mark > bars[1] - 1


@pytest.mark.parametrize("look", [SCREEN, PAPER])
def test_text_and_marks_meet_wcag_contrast(look: Look) -> None:
    assert contrast(look.ink, look.ground) >= 4.5
    assert contrast(look.muted, look.ground) >= 4.5
    assert all(contrast(colour, look.ground) >= 3 for colour in look.series)


def test_nothing_needs_a_style_sheet_or_a_script() -> None:
    for drawn in every_chart(SCREEN):
        assert not re.search(r"var\(|style=|class=|<script|href", drawn)


def test_charts_of_one_page_do_not_share_ids() -> None:
    both = ledger_bar(STEPS, 24, title="Bài") + ledger_bar(STEPS[:3], 24, title="Bài")
    ids = re.findall(r' id="([^"]+)"', both)
    assert len(ids) == len(set(ids))


def test_the_same_strings_are_set_on_paper() -> None:
    charts = [Figure(drawn, "Biểu đồ", "Hình") for drawn in every_chart(PAPER)]
    assert render_pdf(acceptance_record(blocks=charts)).startswith(b"%PDF")


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1), st.integers(0, 10**12), st.integers(0, 10**12))
def test_any_label_and_value_gives_a_well_formed_drawing(label: str, one: int, two: int) -> None:
    for drawn in [*every_chart(SCREEN, label), ledger_bar([(label, one)], two, title=label)]:
        ET.fromstring(drawn)


@pytest.mark.parametrize(
    ("steps", "signed"), [([], 1), ([("a", -1)], 1), ([("a", 1)] * 7, 1), ([("a", 1)], -1)]
)
def test_steps_that_cannot_be_drawn_are_refused(steps: list[tuple[str, int]], signed: int) -> None:
    with pytest.raises(Refusal, match=r"typesetting\.bad_chart"):
        ledger_bar(steps, signed, title="x")


@pytest.mark.parametrize(
    ("groups", "series"),
    [
        ([], [("a", [])]),
        (["g"], [("a", [1, 2])]),
        (["g"], [("a", [1])] * 5),
        (["g"], [("a", [-1])]),
    ],
)
def test_groups_that_cannot_be_drawn_are_refused(
    groups: list[str], series: list[tuple[str, list[int]]]
) -> None:
    with pytest.raises(Refusal, match=r"typesetting\.bad_chart"):
        grouped_bars(groups, series, title="x")


def test_a_line_of_time_needs_time() -> None:
    with pytest.raises(Refusal, match=r"typesetting\.bad_chart"):
        timeline([], starts_on=date(2017, 1, 1), ends_on=date(2017, 1, 1), title="x")
