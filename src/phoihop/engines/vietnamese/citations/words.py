"""The words that begin a reference, and what each kind demands to be one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from phoihop.engines.vietnamese.aligned import Aligned
from phoihop.engines.vietnamese.folding import fold


class Demand(StrEnum):
    """What must follow the word."""

    NUMBER = "number"  # a number is enough: Chỉ thị 05
    CAPITAL = "capital"  # a bare number only after a capital: Quyết định 99; else "số"
    SAID = "said"  # "số" or a symbol: a plan may last 5 years
    NAME = "name"  # a name, or a number: Luật Báo chí
    PLENUM = "plenum"  # an ordinal: NQTW4


@dataclass(frozen=True, slots=True)
class Word:
    """One document word: as spelt with its marks, its kind and its demand."""

    spelt: str
    kind: str
    demand: Demand
    capitals: bool = False  # an abbreviation: believed only in capitals

    @property
    def folded(self) -> str:
        """The word as it stands in the shadow."""
        return fold(self.spelt)


WORDS = (
    Word("nghị quyết liên tịch", "resolution", Demand.NUMBER),
    Word("nghị quyết", "resolution", Demand.NUMBER),
    Word("chỉ thị", "directive", Demand.NUMBER),
    Word("kết luận", "conclusion", Demand.CAPITAL),
    Word("thông báo kết luận", "conclusion", Demand.SAID),
    Word("quyết định", "decision", Demand.CAPITAL),
    Word("nghị định", "decree", Demand.NUMBER),
    Word("thông tư liên tịch", "circular", Demand.NUMBER),
    Word("thông tư liên bộ", "circular", Demand.NUMBER),
    Word("thông tư", "circular", Demand.NUMBER),
    Word("quy định", "regulation", Demand.CAPITAL),
    Word("qui định", "regulation", Demand.CAPITAL),
    Word("quy chế", "regulation", Demand.SAID),
    Word("hướng dẫn", "guideline", Demand.SAID),
    Word("công văn", "dispatch", Demand.NUMBER),
    Word("công điện", "dispatch", Demand.SAID),
    Word("công điện khẩn", "dispatch", Demand.SAID),
    Word("công điện hỏa tốc", "dispatch", Demand.SAID),
    Word("văn bản", "dispatch", Demand.SAID),
    Word("kế hoạch", "plan", Demand.SAID),
    Word("chương trình hành động", "programme", Demand.SAID),
    Word("chương trình", "programme", Demand.SAID),
    Word("đề án", "other", Demand.SAID),
    Word("thông báo", "other", Demand.SAID),
    Word("tờ trình", "other", Demand.SAID),
    Word("báo cáo", "other", Demand.SAID),
    Word("sắc lệnh", "other", Demand.SAID),
    Word("thông tri", "other", Demand.SAID),
    Word("pháp lệnh", "law", Demand.NAME),
    Word("bộ luật", "law", Demand.NAME),
    Word("luật", "law", Demand.NAME),
    Word("hiến pháp", "law", Demand.NAME),
    Word("cương lĩnh", "other", Demand.NAME),
    Word("điều lệ", "other", Demand.NAME),
    Word("nq", "resolution", Demand.NUMBER, capitals=True),
    Word("nqtw", "resolution", Demand.PLENUM, capitals=True),
    Word("nqtư", "resolution", Demand.PLENUM, capitals=True),
    Word("blhs", "law", Demand.NAME, capitals=True),
    Word("blds", "law", Demand.NAME, capitals=True),
    Word("bltths", "law", Demand.NAME, capitals=True),
    Word("blttds", "law", Demand.NAME, capitals=True),
    Word("bllđ", "law", Demand.NAME, capitals=True),
    Word("nđ", "decree", Demand.NUMBER, capitals=True),
    Word("qđ", "decision", Demand.SAID, capitals=True),
    Word("ct", "directive", Demand.SAID, capitals=True),
    Word("tt", "circular", Demand.SAID, capitals=True),
    Word("kl", "conclusion", Demand.SAID, capitals=True),
)
"""Longer words shadow shorter ones that begin at the same place."""

_BY_FOLDED = {word.folded: word for word in WORDS}
_STEMS = (
    "nghi quyet", "chi thi", "ket luan", "quyet dinh", "nghi dinh", "thong tu", "quy dinh",
    "qui dinh", "quy che", "huong dan", "cong van", "cong dien", "van ban", "ke hoach",
    "chuong trinh", "de an", "thong bao", "to trinh", "bao cao", "sac lenh", "thong tri",
    "phap lenh", "luat", "hien phap", "cuong linh", "dieu le", "nq", "nd", "qd", "ct", "tt", "kl",
    "nqtw", "nqtu", "blhs", "blds", "bltths", "blttds", "blld",
)  # fmt: skip
_GROW = {
    stem: sorted(
        (word for word in _BY_FOLDED if word.startswith(stem) or word.endswith(f" {stem}")),
        key=len,
        reverse=True,
    )
    for stem in _STEMS
}
_NOT_BEFORE_LAW = re.compile(r"(?:phap|ky|quy|qui|dao|truong|khoa|nganh|hoc|nghe|gioi) $")


def triggers(aligned: Aligned) -> Iterator[tuple[int, int, Word]]:
    """Every place (start, end, word) where a document word stands, in order, never overlapping."""
    found: dict[int, tuple[int, Word]] = {}
    folded = aligned.folded
    for stem in _STEMS:
        at = folded.find(stem)
        while at >= 0:
            grown = _grow(aligned, at, stem)
            if grown:
                start, end, word = grown
                if start not in found or found[start][0] < end:
                    found[start] = (end, word)
            at = folded.find(stem, at + len(stem))
    reached = 0
    for start in sorted(found):
        end, word = found[start]
        if start >= reached:
            reached = end
            yield start, end, word


def _grow(aligned: Aligned, at: int, stem: str) -> tuple[int, int, Word] | None:
    """The longest document word around a stem, if it stands apart and carries its own marks."""
    folded = aligned.folded
    for candidate in _GROW[stem]:
        start = at if candidate.startswith(stem) else at - (len(candidate) - len(stem))
        end = start + len(candidate)
        if start < 0 or not folded.startswith(candidate, start):
            continue
        apart = not (start and _joins(folded[start - 1])) and not _joins(folded[end : end + 1])
        word = _BY_FOLDED[candidate]
        shouted = not word.capitals or aligned.plain[start:end].isupper()
        if apart and shouted and aligned.reads(start, end, word.spelt):
            if word.spelt == "luật" and _NOT_BEFORE_LAW.search(folded, max(0, start - 8), start):
                return None
            if word.kind == "law" and "cong uoc" in folded[max(0, start - 60) : start]:
                return None  # Công ước Liên hợp quốc về Luật Biển
            return start, end, word
    return None


def _joins(character: str) -> bool:
    return character.isalpha() or character == "_"
