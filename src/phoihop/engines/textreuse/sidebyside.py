"""Two texts beside each other, shared runs marked: for a terminal and as a page."""

import html
import textwrap
from itertools import zip_longest

from phoihop.engines.textreuse.comparing import Comparison, Span

CONTEXT = 60
STYLE = """
body{font:1rem/1.6 system-ui,sans-serif;margin:1.5rem;color:#1b1b1b;background:#fff}
main{display:grid;grid-template-columns:1fr 1fr;gap:2rem}
article{white-space:pre-wrap;overflow-wrap:anywhere}
mark{background:#ffe08a;color:inherit}
mark a{color:inherit;text-decoration:none;font-size:.75em;vertical-align:super}
mark:target{outline:3px solid #0a5;background:#b6f0c2}
@media(max-width:50rem){main{grid-template-columns:1fr}}
"""


def summary(found: Comparison) -> str:
    """The figures in one line."""
    return (
        f"{found.words} words in common, longest run {found.longest_run}; "
        f"{found.share_of_a:.1%} of A, {found.share_of_b:.1%} of B"
    )


def cut_out(text: str, start: int, end: int) -> str:
    """A run with some text around it, on one line."""
    before = text[max(0, start - CONTEXT) : start]
    return " ".join(f"{before}⟦{text[start:end]}⟧{text[end : end + CONTEXT]}".split())


def for_terminal(text_a: str, text_b: str, found: Comparison, width: int) -> str:
    """Every shared run with its surroundings, A to the left and B to the right."""
    column = max(20, (width - 3) // 2)
    lines = [summary(found)]
    for span in found.spans:
        lines.append(f"── {span.words} words ".ljust(2 * column + 3, "─"))
        left = textwrap.wrap(cut_out(text_a, span.a_start, span.a_end), column)
        right = textwrap.wrap(cut_out(text_b, span.b_start, span.b_end), column)
        lines += [
            f"{one:<{column}} │ {other}" for one, other in zip_longest(left, right, fillvalue="")
        ]
    return "\n".join(lines)


def marked(text: str, places: list[tuple[int, int, int]], side: str, other: str) -> str:
    """A text as HTML; each place (start, end, number) is marked and leads to its counterpart."""
    pieces, after = [], 0
    for start, end, number in places:
        start = max(start, after)
        if start >= end:
            continue
        pieces.append(html.escape(text[after:start]))
        pieces.append(
            f'<mark id="{side}{number}">{html.escape(text[start:end])}'
            f'<a href="#{other}{number}" title="→ {other.upper()}">{number}</a></mark>'
        )
        after = end
    return "".join(pieces) + html.escape(text[after:])


def places_of(spans: tuple[Span, ...], side: str) -> list[tuple[int, int, int]]:
    """Start, end and number of each span in one text, in the order of that text."""
    numbered = enumerate(spans, 1)
    if side == "a":
        return sorted((span.a_start, span.a_end, number) for number, span in numbered)
    return sorted((span.b_start, span.b_end, number) for number, span in numbered)


def as_page(names: tuple[str, str], texts: tuple[str, str], found: Comparison) -> str:
    """A page that needs nothing else: both texts, shared runs marked and linked."""
    columns = "".join(
        f"<section><h2>{html.escape(name)}</h2>"
        f"<article>{marked(text, places_of(found.spans, side), side, other)}</article></section>"
        for name, text, side, other in zip(names, texts, "ab", "ba", strict=True)
    )
    return (
        '<!doctype html>\n<html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{html.escape(' / '.join(names))}</title><style>{STYLE}</style></head>"
        f"<body><h1>{html.escape(' / '.join(names))}</h1><p>{summary(found)}</p>"
        f"<main>{columns}</main></body></html>\n"
    )
