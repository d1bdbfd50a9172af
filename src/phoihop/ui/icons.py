"""The vendored icons, as SVG inside the page: one file each in ``ui/icons``."""

from functools import cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

FOLDER = Path(__file__).parent / "icons"


@cache
def _shapes(name: str) -> SafeString:
    """What is drawn inside the ``<svg>`` of icon ``name``."""
    text = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    inside = text.split(">", 1)[1].rsplit("</svg>", 1)[0]
    lines = (line.strip() for line in inside.splitlines())
    return mark_safe("".join(line for line in lines if "M0 0h24v24H0z" not in line))  # noqa: S308 - our own files


def icon(name: str, *, label: str = "") -> SafeString:
    """The SVG of icon ``name``.

    Args:
        name: a file of ``ui/icons`` without its ending.
        label: what it says to who cannot see it; without it, the icon is decoration.

    Raises:
        FileNotFoundError: there is no such icon; a mistake in the program.
    """
    role = format_html('role="img" aria-label="{}"', label) if label else 'aria-hidden="true"'
    return format_html(
        '<svg class="icon" width="24" height="24" viewBox="0 0 24 24" fill="none" '
        'stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" '
        "{}>{}</svg>",
        mark_safe(role),  # noqa: S308 - built above
        _shapes(name),
    )
