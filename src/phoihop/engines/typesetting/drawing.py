"""The few strokes of which every chart is made: plain SVG, the same on screen and on paper.

Only presentation attributes are used (no style, no class, no variable), so that a strict content
policy lets the drawing through and typst can set it.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr
from zlib import crc32

from phoihop.engines.typesetting.lettering import plain


@dataclass(frozen=True, slots=True)
class Look:
    """Fixed colours and face of a drawing.

    ``steps`` run from light to dark; each stands at least 3:1 against ``ground`` or is drawn
    with an outline of ``ink``; ``ink`` and ``muted`` stand at least 4.5:1.
    """

    family: str
    ink: str = "#1b2733"
    muted: str = "#4a5a6a"
    rule: str = "#8a98a6"
    ground: str = "#ffffff"
    steps: tuple[str, ...] = ("#ffffff", "#c3d7ea", "#86aed3", "#4a84b8", "#265d92", "#0f3d66")
    series: tuple[str, ...] = ("#1f5f99", "#b3541e", "#3d6b35", "#6b4a8a")
    thousands: str = "."


SCREEN = Look(family="Inter, system-ui, sans-serif")
PAPER = Look(family="Liberation Serif")


@dataclass(slots=True)
class Canvas:
    """Collects strokes; ``svg()`` closes the drawing. Lengths are user units (px, top left)."""

    look: Look
    width: int
    title: str
    parts: list[str] = field(default_factory=list)
    patterns: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        """A name for the ids of this drawing: several stand in one page."""
        return f"c{crc32(repr((self.title, self.parts)).encode()):08x}"

    def text(
        self, x: float, y: float, text: str, *, size: int = 13, anchor: str = "start",
        bold: bool = False, colour: str | None = None,
    ) -> None:  # fmt: skip
        """One line of text with its baseline at ``y``."""
        weight = ' font-weight="bold"' if bold else ""
        self.parts.append(
            f'<text x="{x:g}" y="{y:g}" font-size="{size}" text-anchor="{anchor}"'
            f' fill="{colour or self.look.ink}"{weight}>{escape(plain(text))}</text>'
        )

    def box(
        self, x: float, y: float, width: float, height: float, *, fill: str, stroke: str = "none"
    ) -> None:
        """A rectangle; nothing when it has no width."""
        if width > 0:
            self.parts.append(
                f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"'
                f' fill="{fill}" stroke="{stroke}"/>'
            )

    def line(self, x1: float, y1: float, x2: float, y2: float, *, dashed: bool = False) -> None:
        """A thin rule."""
        dash = ' stroke-dasharray="4 3"' if dashed else ""
        self.parts.append(
            f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}"'
            f' stroke="{self.look.ink}"{dash}/>'
        )

    def dot(self, x: float, y: float, mark: str) -> None:
        """A dark disc with a short light ``mark`` (a number) in it."""
        self.parts.append(f'<circle cx="{x:g}" cy="{y:g}" r="9" fill="{self.look.ink}"/>')
        self.text(x, y + 4, mark, size=11, anchor="middle", bold=True, colour=self.look.ground)

    def hatched(self, at: int, fill: str) -> str:
        """Return a paint that also tells series ``at`` apart by its hatching."""
        strokes = ("", "M0,8 L8,0", "M0,4 L8,4", "M4,0 L4,8 M0,4 L8,4")[at % 4]
        if not strokes:
            return fill
        name = f"h{crc32(self.title.encode()):08x}-{at}"
        pattern = (
            f'<pattern id="{name}" width="8" height="8" patternUnits="userSpaceOnUse">'
            f'<rect width="8" height="8" fill="{fill}"/>'
            f'<path d="{strokes}" stroke="{self.look.ground}" stroke-width="1.4"/></pattern>'
        )
        if pattern not in self.patterns:
            self.patterns.append(pattern)
        return f"url(#{name})"

    def svg(self, height: float, description: str) -> str:
        """Return the whole drawing, named and described for those who cannot see it."""
        key = self.key
        title, told = escape(plain(self.title)), escape(plain(description))
        family = quoteattr(self.look.family)
        defs = f"<defs>{''.join(self.patterns)}</defs>" if self.patterns else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {height:g}"'
            f' width="{self.width}" height="{height:g}" role="img"'
            f' aria-labelledby="{key}-t {key}-d" font-family={family}>'
            f'<title id="{key}-t">{title}</title><desc id="{key}-d">{told}</desc>{defs}'
            f'<rect width="{self.width}" height="{height:g}" fill="{self.look.ground}"/>'
            f"{''.join(self.parts)}</svg>"
        )


def amount(value: int, look: Look) -> str:
    """``1250`` → ``1.250``."""
    return f"{value:,}".replace(",", look.thousands)


def wrapped(text: str, characters: int) -> Sequence[str]:
    """Cut a label into lines of about ``characters``; never empty."""
    return textwrap.wrap(plain(text), characters) or [""]
