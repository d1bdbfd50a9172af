"""Laws by name: Luật Báo chí năm 2016, Bộ luật Hình sự, Hiến pháp năm 2013, Điều lệ Đảng."""

import re
from functools import cache
from importlib import resources

from phoihop.engines.vietnamese.aligned import Aligned
from phoihop.engines.vietnamese.folding import fold

_AMENDS = re.compile(
    r"\s+sua doi,?\s+bo sung\s+(?:mot so dieu|dieu \d+)(?:\s+cua)?(?:\s+cac)?"
    r"\s+(?:bo )?(?:luat|phap lenh)"
)
_YEAR = r"(?:\s+\(?sua doi\)?)?(?:,?\s+nam)?\s+(?:19|20)\d\d(?![\d/-])"
_NAMED_ONCE = re.compile(
    r"(?P<constitution>hien phap(?: nuoc (?:cong hoa xa hoi chu nghia|chxhcn) viet nam)?)"
    r"(?=\s+(?:nam\s+)?(?:1946|1959|1980|1992|2013)(?!\d))|"
    r"(?P<platform>cuong linh)(?:\s+xay dung dat nuoc trong thoi ky qua do len "
    r"(?:chu nghia xa hoi|cnxh)(?:\s*\((?:bo sung|sua doi)[^()\n]{0,40}\d{4}\))?|"
    r"\s+(?:nam\s+)?(?:1930|1991|2011)(?!\d))|"
    r"(?P<charter>dieu le)\s+dang(?:\s+cong san viet nam)?(?!\s+(?:bo|uy|vien)\b)"
)
_ANOTHER_PARTY = re.compile(r"tap can binh|trung quoc|tan hoa xa|trieu tien")
_UNLISTED = re.compile(rf"\s+[a-z][^.,;:()\"\n]{{1,70}}?(?={_YEAR})")


@cache
def _names() -> dict[str, list[tuple[re.Pattern[str], str]]]:
    """First word → patterns of the names (longest first) with their spelling."""
    lines = resources.files(__package__).joinpath("law_names.txt").read_text("utf-8").splitlines()
    names = {line.strip().lower() for line in lines if line.strip() and not line.startswith("#")}
    grouped: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        spaced = re.escape(fold(name)).replace(r"\ ", r"\s+")
        pattern = re.compile(rf"{spaced}(?![a-z0-9_])")
        grouped.setdefault(re.split(r"[ ,]", fold(name))[0], []).append((pattern, name))
    return grouped


_FIRST = re.compile(r"\s+([a-z]+)")


def named_law(aligned: Aligned, start: int, end: int, spelt: str) -> int | None:
    """Where the name of the law that begins with ``spelt`` at ``start``..``end`` ends, if named."""
    if spelt.startswith("bl"):  # BLHS: a code by its initials; "(BLHS)" only explains them
        around = aligned.folded[start - 1 : start] + aligned.folded[end : end + 1]
        return None if around == "()" else end
    once = _NAMED_ONCE.match(aligned.folded, start)
    if once and once["charter"] and not _is_the_charter(aligned, once.start()):
        return None
    if once or spelt in ("hiến pháp", "cương lĩnh", "điều lệ"):
        return once.end() if once else None
    amends = _AMENDS.match(aligned.folded, end)
    if amends:
        inner = listed_name(aligned, amends.end())
        return inner or None
    name = listed_name(aligned, end)
    certain = spelt == "bộ luật" or aligned.capital(start) or _name_is_capital(aligned, end)
    if name and certain:
        return name
    unlisted = _UNLISTED.match(aligned.folded, end)
    proper = unlisted and aligned.capital(start) and _name_is_capital(aligned, end)
    return unlisted.end() if unlisted and proper else None


def _is_the_charter(aligned: Aligned, start: int) -> bool:
    """The Party in capitals; neither the name of a board nor the charter of another Party."""
    board = aligned.line.startswith("tieu ban ", max(0, start - len("tieu ban ")))
    another = _ANOTHER_PARTY.search(aligned.line, max(0, start - 300), start + 300)
    return not board and not another and aligned.capital(start + len("dieu le "))


def listed_name(aligned: Aligned, at: int) -> int | None:
    """Where a listed law name that begins after the gap at ``at`` ends."""
    first = _FIRST.match(aligned.folded, at)
    for pattern, name in _names().get(first[1], ()) if first else ():
        found = pattern.match(aligned.folded, first.start(1)) if first else None
        if found and (" " in name or not aligned.differs(*found.span(), name)):
            return found.end()
    return None


def _name_is_capital(aligned: Aligned, end: int) -> bool:
    first = _FIRST.match(aligned.folded, end)
    return bool(first) and aligned.capital(first.start(1) if first else end)
