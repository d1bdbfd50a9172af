"""Looking at a scan: how large its pictures are, how they are placed, whether they have colour."""

import re
from collections.abc import Sequence
from typing import Any, Final

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfReadError

from phoihop.engines.seals.opening import entry, guarded, open_pdf, page_objects
from phoihop.engines.seals.scan_report import ScannedPage, ScanReport
from phoihop.law.refusal import Refusal

MAX_SCANNED_PAGES: Final = 500
_MAX_CONTENT_BYTES: Final = 2**20
_GREY_SPACES: Final = {"/DeviceGray", "/CalGray", "/G"}
_TOKEN = re.compile(rb"[^\s/\[\]<>(){}%]+|/[^\s/\[\]<>(){}%]*")

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Final[Matrix] = (1, 0, 0, 1, 0, 0)


def look_at(pdf: bytes) -> ScanReport:
    """See ``api.check_scan``. Only dictionaries and short page contents are read, no pictures."""
    with guarded():
        pages = page_objects(open_pdf(pdf))
        if len(pages) > MAX_SCANNED_PAGES:
            raise Refusal("seals.too_many_pages", limit=MAX_SCANNED_PAGES)
        return report_on(pages)


def report_on(pages: Sequence[generic.DictionaryObject]) -> ScanReport:
    """The report on these pages, in their order."""
    return ScanReport(tuple(_page(number, page) for number, page in enumerate(pages, 1)))


def _page(number: int, page: generic.DictionaryObject) -> ScannedPage:
    box = [float(edge) for edge in _inherited(page, "/MediaBox")]
    unit = float(entry(page, "/UserUnit", 1))
    width_pt, height_pt = abs(box[2] - box[0]), abs(box[3] - box[1])
    size = (round(width_pt * unit * 25.4 / 72), round(height_pt * unit * 25.4 / 72))
    best: tuple[float, Any, float, float] | None = None
    pictures = _pictures(page)
    for name, matrix in _drawn(page):
        picture = pictures.get(name)
        if picture is None:
            continue
        across = (matrix[0] ** 2 + matrix[1] ** 2) ** 0.5
        along = (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5
        if best is None or across * along > best[0]:
            best = (across * along, picture, across, along)
    if best is None or not best[2] or not best[3] or not width_pt or not height_pt:
        return ScannedPage(number, *size, dpi=0, colour=False, covers=0.0)
    area, picture, across, along = best
    dpi = min(int(picture["/Width"]) / across, int(picture["/Height"]) / along) * 72 / unit
    covers = round(min(1.0, area / (width_pt * height_pt)), 3)
    return ScannedPage(number, *size, dpi=round(dpi), colour=_has_colour(picture), covers=covers)


def _inherited(page: Any, key: str) -> Any:
    for _ in range(50):
        if key in page:
            return page[key]
        if "/Parent" not in page:
            break
        page = page["/Parent"]
    raise PdfReadError(f"no {key}")


def _pictures(page: generic.DictionaryObject) -> dict[str, Any]:
    try:
        resources = _inherited(page, "/Resources")
    except PdfReadError:
        return {}
    objects = entry(resources, "/XObject", {})
    found = {str(name): objects[name] for name in objects}
    return {name: each for name, each in found.items() if entry(each, "/Subtype") == "/Image"}


def _drawn(page: generic.DictionaryObject) -> list[tuple[str, Matrix]]:
    """Names of the XObjects that the page draws, each with its matrix.

    Reads only ``q``, ``Q``, ``cm`` and ``Do``: what a scanner writes.
    """
    contents = entry(page, "/Contents")
    parts = contents if isinstance(contents, generic.ArrayObject) else [contents]
    data = b" ".join(bytes(part.get_object().data) for part in parts if part is not None)
    found: list[tuple[str, Matrix]] = []
    matrix, kept, before = _IDENTITY, list[Matrix](), list[bytes]()
    for token in _TOKEN.findall(data[:_MAX_CONTENT_BYTES]):
        if token == b"q":
            kept.append(matrix)
        elif token == b"Q":
            matrix = kept.pop() if kept else _IDENTITY
        elif token == b"cm":
            matrix = _times(_numbers(before[-6:]), matrix)
        elif token == b"Do" and before:
            found.append((before[-1].decode("latin-1"), matrix))
        before = [*before[-5:], token]
    return found


def _numbers(tokens: list[bytes]) -> Matrix:
    try:
        a, b, c, d, e, f = (float(token) for token in tokens)
    except ValueError:
        return _IDENTITY
    return a, b, c, d, e, f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _has_colour(picture: Any) -> bool:
    """Whether the picture may hold colour, as its colour space says."""
    if entry(picture, "/ImageMask", False):
        return False
    space = entry(picture, "/ColorSpace")
    if space is None:  # JPEG 2000 may carry its own
        return str(entry(picture, "/Filter")) == "/JPXDecode"
    if not isinstance(space, generic.ArrayObject):
        return str(space) not in _GREY_SPACES
    kind = str(space[0])
    if kind == "/ICCBased":
        return int(space[1]["/N"]) >= 3
    if kind in {"/Indexed", "/I"}:
        base = space[1]
        return str(base[0] if isinstance(base, generic.ArrayObject) else base) not in _GREY_SPACES
    return kind not in _GREY_SPACES
