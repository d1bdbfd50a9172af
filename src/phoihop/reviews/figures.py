"""The drawings of a review, the same for the page and for the paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from django.utils.translation import gettext as _

from phoihop.engines.typesetting.charts import SCREEN, Look, grouped_bars, ledger_bar
from phoihop.ledger.rules import Row, Unit
from phoihop.ledger.wording import COLUMNS
from phoihop.planning.rules import Column
from phoihop.programmes.rules import ObligationKind
from phoihop.reviews.queries import Report

GROUPS_IN_ONE = 8  # taller drawings would not stand on one sheet
STEPS = (Column.PLANNED, Column.PUBLISHED, Column.EVIDENCED, Column.ACCEPTED, Column.PAID)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing with the words that say what it shows."""

    title: str
    svg: str
    alt: str


def drawings_of(report: Report, *, look: Look = SCREEN, width: int = 440) -> list[Drawing]:
    """The way of the ordered pieces, works by theme, and each duty promised against done.

    In the active language. What has no figures is not drawn.
    """
    drawn = [*_way(report, look, width), *_themes(report, look, width)]
    return [*drawn, *_duties(report, look, width)]


def _way(report: Report, look: Look, width: int) -> Iterator[Drawing]:
    pieces = [row for row in report.rows if row.duty.kind is ObligationKind.PUBLISH]
    signed = sum(row.signed_least or 0 for row in pieces)
    steps = [(_("Đã ký"), signed)]
    for column in STEPS:
        total = sum(row.cell(column).net for row in pieces)
        steps.append((str(COLUMNS[column]), total))
    if not any(value for _label, value in steps):
        return
    title = _("Tin, bài: từ đã ký đến đã trả")
    svg = ledger_bar(steps, signed or None, title=title, look=look, width=width)
    yield Drawing(title, svg, "; ".join(f"{label}: {value}" for label, value in steps))


def _duties(report: Report, look: Look, width: int) -> Iterator[Drawing]:
    rows = [
        row for row in report.rows if row.signed_least is not None and row.unit is not Unit.DONG
    ]
    groups = [f"{row.duty.code} · {shorten(row.duty.text, 60, placeholder='…')}" for row in rows]
    signed = [row.signed_least or 0 for row in rows]
    done = [row.done.net for row in rows]
    series = [(_("Đã ký"), signed), (_("Đã thực hiện"), done)]
    yield from _bars(_("Nghĩa vụ: đã ký và đã thực hiện"), groups, series, look, width)


def _themes(report: Report, look: Look, width: int) -> Iterator[Drawing]:
    groups = [
        f"{one.theme.code} · {shorten(one.theme.title, 60, placeholder='…')}"
        for one in report.themes
    ]
    counts = [len(one.works) for one in report.themes]
    if any(counts):
        series = [(_("Số tác phẩm"), counts)]
        yield from _bars(_("Tác phẩm theo nội dung phối hợp"), groups, series, look, width)


def _bars(
    title: str,
    groups: Sequence[str],
    series: Sequence[tuple[str, Sequence[int]]],
    look: Look,
    width: int,
) -> Iterator[Drawing]:
    sheets = range(0, len(groups), GROUPS_IN_ONE)
    for sheet, start in enumerate(sheets, start=1):
        part = slice(start, start + GROUPS_IN_ONE)
        named = title if len(sheets) == 1 else f"{title} ({sheet}/{len(sheets)})"
        cut = [(label, values[part]) for label, values in series]
        svg = grouped_bars(groups[part], cut, title=named, look=look, width=width)
        told = "; ".join(
            f"{group}: " + ", ".join(f"{label} {values[at]}" for label, values in cut)
            for at, group in enumerate(groups[part])
        )
        yield Drawing(named, svg, told)


def totals_of(rows: Sequence[Row]) -> dict[str, int]:
    """The figures at the head: pieces signed, published, accepted; duties with money left out."""
    pieces = [row for row in rows if row.duty.kind is ObligationKind.PUBLISH]
    return {
        "signed": sum(row.signed_least or 0 for row in pieces),
        "published": sum(row.cell(Column.PUBLISHED).net for row in pieces),
        "accepted": sum(row.cell(Column.ACCEPTED).net for row in pieces),
        "extra": sum(row.cell(Column.EXTRA).net for row in pieces),
    }
