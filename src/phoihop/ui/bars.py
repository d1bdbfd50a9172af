"""The nested bar of the ledger: each step drawn inside the one before, as SVG on the server."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH = 300
HEIGHT = 18


def nested_bar(steps: Sequence[tuple[str, int]], *, whole: int) -> SafeString:
    """Steps of one obligation as bars laid over each other, the later the deeper in colour.

    Args:
        steps: (label in the language of the page, count), widest first: signed, planned, …
        whole: the count that fills the width; counts above it fill it and no more.

    The same figures stand in the label that a screen reader speaks. The colours are those of
    the classes ``ph-bar-0`` … ``ph-bar-5``.
    """
    widest = max(whole, 1)
    shapes = format_html_join(
        "",
        '<rect class="ph-bar-{}" x="0" y="{}" width="{}" height="{}"/>',
        (
            (place, place * 1.5, round(min(count, widest) / widest * WIDTH, 1), HEIGHT - place * 3)
            for place, (_, count) in enumerate(steps[:6])
        ),
    )
    spoken = ", ".join(f"{label}: {count}" for label, count in steps)
    return format_html(
        '<svg class="ph-bar" role="img" aria-label="{}" viewBox="0 0 {} {}" '
        'preserveAspectRatio="none">{}</svg>',
        spoken,
        WIDTH,
        HEIGHT,
        shapes,
    )
