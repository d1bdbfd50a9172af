"""Three charts, drawn on the server as SVG, the same for the page and for the paper.

Every figure is also written out as a number, in the drawing and in its description, and no
meaning hangs on colour alone. Screen: paste the string into the page. Paper: draw with
``look=PAPER`` and put the string into a ``papers.Figure``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from phoihop.engines.typesetting.drawing import PAPER, SCREEN, Canvas, Look, amount, wrapped
from phoihop.law.refusal import Refusal

__all__ = ["PAPER", "SCREEN", "Look", "Moment", "grouped_bars", "ledger_bar", "timeline"]


@dataclass(frozen=True, slots=True)
class Moment:
    """One event of a timeline."""

    on: date
    label: str


def ledger_bar(
    steps: Sequence[tuple[str, int]],
    signed: int | None,
    *,
    title: str,
    look: Look = SCREEN,
    width: int = 640,
) -> str:
    """Draw how much of what was signed was planned, published, …, paid: bars inside one another.

    Args:
        steps: (label, value ≥ 0) in the order of the work, the first being what was signed.
        signed: where the mark of the promise stands; ``None`` for an unquantified duty. What
            goes beyond it (extra) is seen to the right of the mark.
        title: names the drawing.

    Raises:
        Refusal: ``typesetting.bad_chart``: no step, more than six, or a negative value.
    """
    values = [value for _, value in steps]
    _demand(0 < len(steps) <= len(look.steps), "steps")
    _demand(min([*values, signed or 0]) >= 0, "negative")
    canvas = Canvas(look, width, title)
    scale = (width - 2) / max([*values, signed or 0, 1])
    tall = 46.0
    for at, (_, value) in enumerate(steps):
        inset = at * tall / (2 * len(look.steps) + 2)
        stroke = look.ink
        canvas.box(
            1, 4 + inset, value * scale, tall - 2 * inset, fill=look.steps[at], stroke=stroke
        )
    if signed is not None:
        canvas.line(1 + signed * scale, 0, 1 + signed * scale, tall + 8)
    below = _legend(canvas, [(label, amount(v, look)) for label, v in steps], look.steps, tall + 26)
    told = "; ".join(f"{label}: {amount(value, look)}" for label, value in steps)
    return canvas.svg(below, told)


def grouped_bars(
    groups: Sequence[str],
    series: Sequence[tuple[str, Sequence[int]]],
    *,
    title: str,
    look: Look = SCREEN,
    width: int = 640,
) -> str:
    """Draw a few values for each of several groups, as horizontal bars with their numbers.

    Args:
        groups: labels; long ones are wrapped.
        series: (label, one value ≥ 0 for each group); at most four.

    Raises:
        Refusal: ``typesetting.bad_chart``: nothing to draw, more than four series, a series of
            another length, or a negative value.
    """
    _demand(bool(groups) and 0 < len(series) <= len(look.series), "series")
    _demand(all(len(values) == len(groups) for _, values in series), "length")
    every = [value for _, values in series for value in values]
    _demand(min(every) >= 0, "negative")
    canvas = Canvas(look, width, title)
    paints = [canvas.hatched(at, look.series[at]) for at in range(len(series))]
    y = _legend(canvas, [(label, "") for label, _ in series], paints, 16.0)
    scale = (width - 90) / max([*every, 1])
    for at, group in enumerate(groups):
        for line in wrapped(group, width // 8):
            y += 16
            canvas.text(0, y, line, bold=True)
        y += 4
        for paint, (_, values) in zip(paints, series, strict=True):
            canvas.box(0, y, max(values[at] * scale, 1), 14, fill=paint, stroke=look.ink)
            canvas.text(max(values[at] * scale, 1) + 6, y + 12, amount(values[at], look))
            y += 18
        y += 4
    told = "; ".join(
        f"{group}: " + ", ".join(f"{label} {amount(values[at], look)}" for label, values in series)
        for at, group in enumerate(groups)
    )
    return canvas.svg(y + 4, told)


def timeline(
    moments: Sequence[Moment],
    *,
    starts_on: date,
    ends_on: date,
    title: str,
    look: Look = SCREEN,
    width: int = 640,
) -> str:
    """Draw events along a line of time, numbered, with the list of them underneath.

    Events outside ``starts_on`` … ``ends_on`` are listed but not marked.

    Raises:
        Refusal: ``typesetting.bad_chart``: the end is not after the start.
    """
    days = (ends_on - starts_on).days
    _demand(days > 0, "period")
    canvas = Canvas(look, width, title)
    ordered = sorted(moments, key=lambda moment: moment.on)
    span = width - 60

    def across(on: date) -> float:
        return 30 + span * (on - starts_on).days / days

    inside = [(n, m) for n, m in enumerate(ordered, start=1) if starts_on <= m.on <= ends_on]
    placed = _stacked([(across(moment.on), number) for number, moment in inside])
    axis = 24 + 21 * max((level + 1 for _, level, _ in placed), default=0)
    canvas.line(30, axis, 30 + span, axis)
    for x, level, number in placed:
        canvas.line(x, axis - 12 - 21 * level, x, axis)
        canvas.dot(x, axis - 14 - 21 * level, str(number))
    _ticks(canvas, starts_on, ends_on, axis, across)
    y = axis + 40
    for number, moment in enumerate(ordered, start=1):
        for at, line in enumerate(wrapped(moment.label, (width - 120) // 7)):
            if at == 0:
                canvas.text(0, y, f"{number}. {moment.on:%d-%m-%Y}", colour=look.muted)
            canvas.text(110, y, line)
            y += 18
    told = "; ".join(f"{moment.on:%d-%m-%Y}: {moment.label}" for moment in ordered)
    return canvas.svg(y, told)


def _stacked(marks: Sequence[tuple[float, int]]) -> list[tuple[float, int, int]]:
    """Lift marks that would touch: (across, number) → (across, level, number)."""
    placed: list[tuple[float, int, int]] = []
    for x, number in marks:
        taken = {level for other, level, _ in placed if abs(other - x) < 20}
        level = next(free for free in range(len(placed) + 1) if free not in taken)
        placed.append((x, level, number))
    return placed


def _ticks(
    canvas: Canvas, starts_on: date, ends_on: date, axis: float, across: Callable[[date], float]
) -> None:
    """Years when the line is long, else months."""
    months = (ends_on.year - starts_on.year) * 12 + ends_on.month - starts_on.month
    step = 1 if months <= 14 else 12
    for offset in range(months + 1):
        month = starts_on.month - 1 + offset
        first = date(starts_on.year + month // 12, month % 12 + 1, 1)
        if first < starts_on or (step == 12 and first.month != 1):
            continue
        canvas.line(across(first), axis, across(first), axis + 5)
        named = offset == 0 or first.month == 1
        shown = f"{first.year}" if step == 12 else f"{first:%m-%Y}" if named else f"{first.month}"
        x, colour = across(first), canvas.look.muted
        canvas.text(x, axis + 18, shown, size=11, anchor="middle", colour=colour)


def _legend(
    canvas: Canvas, entries: Sequence[tuple[str, str]], paints: Sequence[str], y: float
) -> float:
    """Write swatch, label and value of each entry, in as many lines as they need."""
    x = 0.0
    for (label, value), paint in zip(entries, paints, strict=False):
        text = f"{label}: {value}" if value else label
        room = 24 + 7.5 * len(text) + 16
        if x and x + room > canvas.width:
            x, y = 0.0, y + 20
        canvas.box(x + 1, y - 11, 14, 12, fill=paint, stroke=canvas.look.ink)
        canvas.text(x + 20, y, text)
        x += room
    return y + 12


def _demand(holds: bool, reason: str) -> None:
    if not holds:
        raise Refusal("typesetting.bad_chart", reason=reason)
