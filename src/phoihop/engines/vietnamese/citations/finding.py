"""Find references to State and Party documents in running text.

Words such as "nghị quyết" are found in the folded shadow of the text, then read from there with a
small grammar; symbols that stand without such a word are found last. Cost grows with the text
only: the first step is a plain search, and every reading is bounded.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from phoihop.engines.vietnamese.aligned import Aligned
from phoihop.engines.vietnamese.citations import grammar
from phoihop.engines.vietnamese.citations.cores import read_core
from phoihop.engines.vietnamese.citations.draft import Draft, read_symbol
from phoihop.engines.vietnamese.citations.tails import read_list
from phoihop.engines.vietnamese.citations.words import triggers


@dataclass(frozen=True, slots=True)
class Citation:
    """One reference.

    Attributes:
        start, end: offsets in code points of the text as given; ``text`` is what stands there.
        kind: resolution, directive, conclusion, decision, decree, circular, regulation, guideline,
            dispatch, law, plan, programme or other.
        number: at least two digits ("05"); for a resolution of a plenum the plenum's ordinal ("4");
            ``None`` for a congress resolution or a law by name.
        symbol: in its one normal spelling ("05-CT/TW"), when one is written.
        issuer: as far as word, symbol or "của …" tell.
        term: congress or term as a Roman numeral ("XII"), or years ("2015-2020") if only these.
        year: from the symbol, the date or the name.
    """

    start: int
    end: int
    text: str
    kind: str
    number: str | None = None
    symbol: str | None = None
    issuer: str | None = None
    term: str | None = None
    year: int | None = None


def find(text: str) -> list[Citation]:
    """Every reference in ``text`` in order, never overlapping; NFC, NFD and undiacritised alike.

    Bare anaphora ("Nghị quyết này") and generic plurals ("các nghị quyết của Đảng") are none. Lists
    ("Chỉ thị 03, 05") give one citation per document. Never raises; any string is allowed.
    """
    aligned = Aligned(text)
    drafts: list[Draft] = []
    reached = 0
    for start, end, word in triggers(aligned):
        core = read_core(aligned, start, end, word) if start >= reached else None
        if core:
            drafts += read_list(aligned, core)
            reached = drafts[-1].end
    drafts += _bare_symbols(aligned, drafts)
    drafts.sort(key=lambda draft: draft.start)
    return [_citation(aligned, draft) for draft in drafts]


def _bare_symbols(aligned: Aligned, taken: list[Draft]) -> list[Draft]:
    """Symbols without a document word: (29-KL/TW)."""
    found: list[Draft] = []
    starts, ends = [draft.start for draft in taken], [draft.end for draft in taken]
    reached = 0
    for match in grammar.BARE_SYMBOL.finditer(aligned.folded):
        start, end = match.span()
        before = bisect_right(starts, start) - 1
        inside = before >= 0 and ends[before] > start
        joined = re.match(r"[\w./-]", aligned.folded[start - 1 : start])
        said = aligned.folded[max(0, start - 60) : start].removesuffix("so ")
        if start < reached or inside or joined or grammar.NOT_OURS_BEFORE.search(said):
            continue
        draft = read_symbol(aligned, start, end, None)
        if draft:
            following = starts[before + 1] if before + 1 < len(starts) else len(aligned.folded)
            members = [m for m in read_list(aligned, draft) if m.end <= following]
            found += members
            reached = members[-1].end if members else reached
    return found


def _citation(aligned: Aligned, draft: Draft) -> Citation:
    start, end = aligned.place(draft.start), aligned.place(draft.end)
    return Citation(
        start, end, aligned.text[start:end], draft.kind, draft.number, draft.symbol,
        draft.issuer, draft.term, draft.year,
    )  # fmt: skip
