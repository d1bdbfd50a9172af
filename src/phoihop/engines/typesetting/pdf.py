"""A paper as PDF/A-3: set by typst with faces that travel with the program."""

import json
import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import as_file, files
from typing import Any, Final

from phoihop.engines.typesetting.layout import lay_out
from phoihop.engines.typesetting.lettering import printable
from phoihop.engines.typesetting.papers import Paper
from phoihop.engines.typesetting.profiles import profile
from phoihop.law.refusal import Refusal

STANDARD: Final = "a-3a"
_REMEMBERED = 11
_UNDATED = date(2000, 1, 1)
_ATTACHMENT_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}")


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on a page, in points from the lower left corner, as PDF counts.

    ``name`` is ``number``, ``date``, or ``signature-1`` … in the order of the signatures;
    ``page`` counts from 0.
    """

    name: str
    page: int
    left_pt: float
    bottom_pt: float
    right_pt: float
    top_pt: float


def render_pdf(paper: Paper, *, attachments: Mapping[str, bytes] | None = None) -> bytes:
    """Return ``paper`` as one PDF file that claims PDF/A-3a.

    The same paper gives the same bytes: the date inside the file is the date of the paper (or
    2000-01-01 while that is open), not the moment of printing.

    Args:
        paper: what to print; its texts may hold any character, none is read as markup.
        attachments: file name → bytes, embedded as associated data. Names are plain ASCII file
            names without folders.

    Raises:
        Refusal: those of ``layout.lay_out``; ``typesetting.bad_attachment``;
            ``typesetting.cannot_set`` when typst refuses what is left.
    """
    given = dict(attachments or {})
    data = _data(paper, [_attachment(i, name) for i, name in enumerate(given)])
    inputs = {f"file-{i}": content.decode("latin-1") for i, content in enumerate(given.values())}
    claim: dict[str, Any] = {"pdf_standards": [STANDARD], "timestamp": 0}
    return _set(_template(), inputs | data, "typesetting.cannot_set", **claim)


def places(paper: Paper) -> list[Place]:
    """Return where the number, the date and the signatures of ``paper`` go.

    For whoever makes form fields and signature fields on the PDF that ``render_pdf`` gives for
    the same paper. The date is missing when the paper has neither day nor place.

    Raises:
        Refusal: as ``render_pdf``.
    """
    import typst

    compiler = typst.Compiler(_template(), font_paths=_fonts(), sys_inputs=_data(paper, []))
    try:
        found = json.loads(compiler.query("<place>", field="value"))
    except typst.TypstError as error:
        raise Refusal("typesetting.cannot_set", reason=error.message) from error
    height_pt = float(profile(paper.profile)["page"]["height_mm"]) * 72 / 25.4
    return [_place(mark, height_pt) for mark in found]


def _place(mark: Mapping[str, Any], height_pt: float) -> Place:
    top_pt = height_pt - float(mark["top"])
    left_pt = float(mark["left"])
    right_pt, bottom_pt = left_pt + float(mark["width"]), top_pt - float(mark["height"])
    return Place(str(mark["name"]), int(mark["page"]) - 1, left_pt, bottom_pt, right_pt, top_pt)


def figure_png(svg: str, *, ppi: int = 200) -> bytes:
    """Return a drawing as a PNG picture, for formats that cannot hold SVG.

    Raises:
        Refusal: ``typesetting.bad_figure``.
    """
    page = b"#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg))"
    return _set(page, {"svg": svg}, "typesetting.bad_figure", format="png", ppi=ppi)


def _set(template: bytes, inputs: Mapping[str, str], refused_as: str, **options: Any) -> bytes:
    """Run typst once and let it forget.

    typst remembers the layout of the last ten documents, which is up to 25 MB each for a long
    table: without the empty documents at the end a server that sets papers stays above 300 MB.
    They cost less than a millisecond.
    """
    import typst

    compiler = typst.Compiler(font_paths=_fonts())  # one for each call: it is not thread-safe
    try:
        made: Any = compiler.compile(template, sys_inputs=dict(inputs), **options)
    except typst.TypstError as error:
        raise Refusal(refused_as, reason=error.message) from error
    finally:
        for _ in range(_REMEMBERED):
            compiler.compile(b"", format="svg", sys_inputs=None)
    return bytes(made)


def _data(paper: Paper, attachments: list[dict[str, Any]]) -> dict[str, str]:
    """The inputs of the template but for the attached bytes."""
    data = lay_out(paper, clean=printable)
    data |= {"properties": _properties(paper), "attachments": attachments}
    return {"paper": json.dumps(data, ensure_ascii=False)}


def _properties(paper: Paper) -> dict[str, Any]:
    known, on = paper.metadata, paper.dated_on or _UNDATED
    title = known.get("title") or f"{paper.kind_title} {paper.abstract}"
    author = known.get("author") or (paper.organ.organ if paper.organ else "")
    return {
        "title": printable(title).replace("\n", " ").strip() or paper.profile,
        "author": printable(author),
        "subject": printable(known.get("subject") or paper.abstract),
        "keywords": [printable(k).strip() for k in known.get("keywords", "").split(",") if k],
        "date": {"year": on.year, "month": on.month, "day": on.day},
    }


def _attachment(index: int, name: str) -> dict[str, Any]:
    if not _ATTACHMENT_NAME.fullmatch(name):
        raise Refusal("typesetting.bad_attachment", name=name)
    mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return {"index": index, "name": name, "mime": mime, "description": name}


@cache
def _template() -> bytes:
    return files(__package__).joinpath("templates", "paper.typ").read_bytes()


@cache
def _fonts() -> Any:
    """The four faces, read once; the machine's own fonts are never looked at."""
    import typst

    with as_file(files(__package__).joinpath("fonts")) as folder:
        return typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
        )
