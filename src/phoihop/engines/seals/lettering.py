"""The visible part of a signature or of a filled field: a small PDF page with its faces inside."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import typst

from phoihop.law.refusal import Refusal

_PAGE: Final = b"""
#let d = json(bytes(sys.inputs.d))
#let (wide, high) = (d.width * 1pt, d.height * 1pt)
#set page(width: wide, height: high, margin: (x: d.inset * 1pt, y: 0pt))
#set page(fill: if d.ground != none { rgb(d.ground) })
#set text(font: d.faces, size: d.size * 1pt, lang: "vi", fallback: false, fill: rgb(d.colour))
#set text(style: "italic") if d.italic
#set text(top-edge: "ascender", bottom-edge: "descender") if not d.frame
#set par(leading: 0.35em, spacing: 0.35em)
#let body = d.lines.map(line => text(line)).join(linebreak())
#let fitted = layout(size => {
  let wanted = measure(block(width: size.width, body))
  let share = calc.min(1, size.height / wanted.height)
  scale(x: share * 100%, y: share * 100%, origin: left + horizon, reflow: true,
    block(width: size.width / share, body))
})
#let frame = rect(width: wide, height: high, stroke: 0.6pt + rgb(d.colour))
#if d.frame { place(dx: -d.inset * 1pt, frame) }
#align(horizon + left, fitted)
"""
_FACES: Final = ["Liberation Serif", "Libertinus Serif"]


def lettered(
    lines: list[str],
    width_pt: float,
    height_pt: float,
    *,
    size_pt: float,
    faces: Path | None,
    framed: bool = False,
    italic: bool = False,
) -> bytes:
    """One page of ``width_pt`` x ``height_pt`` with ``lines``, made smaller when they do not fit.

    Args:
        faces: a folder with Liberation Serif; without it the face that comes with typst is used.
        framed: red with a frame, as a signature; else black on white, as typed.

    Raises:
        Refusal: ``seals.cannot_letter``.
    """
    data = {
        "lines": [line.replace("\n", " ") for line in lines],
        "width": width_pt,
        "height": height_pt,
        "size": size_pt,
        "inset": 3 if framed else 0,
        "frame": framed,
        "italic": italic,
        "ground": None if framed else "#ffffff",
        "faces": _FACES if faces else _FACES[1:],
        "colour": "#b00000" if framed else "#000000",
    }
    compiler = typst.Compiler(font_paths=_fonts(faces))
    try:
        made: Any = compiler.compile(
            _PAGE, sys_inputs={"d": json.dumps(data, ensure_ascii=False)}, pdf_tags=False
        )
    except typst.TypstError as error:
        raise Refusal("seals.cannot_letter", reason=str(error.message)) from error
    return bytes(made)


@lru_cache(maxsize=4)
def _fonts(faces: Path | None) -> Any:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[str(faces)] if faces else [],
    )
