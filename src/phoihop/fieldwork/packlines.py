"""Figures of a pack as people type them: one on a line, ``name | value | unit | day | source``."""

from phoihop.engines.vietnamese.dates import parse_date
from phoihop.fieldwork.rules import Figure
from phoihop.law.refusal import Refusal

PARTS = 5


def figures_from(text: str) -> list[Figure]:
    """Read the lines; empty ones are skipped.

    Raises:
        Refusal: ``pack.figure_line_unreadable`` with the number of the line, from 1.
    """
    figures = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        parts = [part.strip() for part in line.split("|")]
        if len(parts) != PARTS:
            raise Refusal("pack.figure_line_unreadable", line=number)
        label, value, unit, as_of, source = parts
        try:
            as_of_on = parse_date(as_of).last_on
        except Refusal:
            raise Refusal("pack.figure_line_unreadable", line=number) from None
        figures.append(Figure(label, value, unit, as_of_on, source))
    return figures


def lines_from(figures: list[Figure]) -> str:
    """The lines that ``figures_from`` reads back into the same figures."""
    return "\n".join(
        " | ".join((one.label, one.value, one.unit, f"{one.as_of_on:%d-%m-%Y}", one.source))
        for one in figures
    )
