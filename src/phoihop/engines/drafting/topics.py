"""What the agreement is about: the objects of its promises, with the documents they lean on."""

import re
from collections.abc import Sequence

from phoihop.engines.drafting.cues import any_of, cues, pattern
from phoihop.engines.drafting.documents import Cited
from phoihop.engines.drafting.duties import Promise
from phoihop.engines.drafting.found import Field
from phoihop.engines.drafting.page import Page

_ABOUT = ("publish", "author", "brief")
_INTRODUCTION = re.compile(
    r"(?:[,\s]*(?:tuyen truyen|quang ba|pho bien|giao duc|gioi thieu|van dong|va|sau rong|rong rai|"
    r"toan dien|hieu qua|kip thoi|ve|co ban|nhung net co ban|nhung net lon|phan anh|noi dung|"
    r"cac noi dung)\b)+[ :]*"
)
_WITHIN = re.compile(r"^(?:trong do|cu the|theo do)[, \n]")
_LEAST = 12  # characters: less says nothing


def find_themes(
    page: Page, promises: Sequence[Promise], cited: Sequence[Cited]
) -> tuple[list[Field], set[int]]:
    """The themes, and the numbers of those promises that only spell out a theme already there.

    A sentence that begins with "Trong đó" and cites a document that a theme leans on says which
    part of the document is meant: its field has the fact ``clause``.
    """
    found: list[Field] = []
    spelt_out: set[int] = set()
    for number, promise in enumerate(promises):
        if promise.field.facts["duty"] not in _ABOUT:
            continue
        made = _theme(page, promise, cited)
        if made is None or any(made.value.lower() == one.value.lower() for one in found):
            continue
        documents = set(made.facts["documents"])
        leaning = [one for one in found if documents & set(one.facts["documents"])]
        if _WITHIN.match(page.words(promise.span)) and leaning:
            spelt_out.add(number)
            made = _clause(made)
        found.append(made)
    return found, spelt_out


def _clause(made: Field) -> Field:
    return Field(
        made.kind, made.value, made.start, made.end, made.sentence, made.sure,
        {**made.facts, "clause": True},
    )  # fmt: skip


def _theme(page: Page, promise: Promise, cited: Sequence[Cited]) -> Field | None:
    start, end = promise.verb_end, promise.end
    lead = _INTRODUCTION.match(page.folded, start, end)
    start = lead.end() if lead else start
    aims = re.compile(rf"[, \n]+(?:{any_of(cues()['themes']['aims'])})\b")
    aim = aims.search(page.folded, start, end)
    end = aim.start() if aim else end
    while start < end and not page.folded[start].isalnum():
        start += 1
    if end - start < _LEAST:
        return None
    words = page.folded[start:end]
    field = page.field(
        "theme", start, end, promise.span, promise.field.sure - 0.05,
        good_practice=bool(pattern("themes", "good_practice").search(words)),
        model_example=bool(pattern("themes", "model_example").search(words)),
        duty=promise.field.start,
    )  # fmt: skip
    inside = [
        one.field.start
        for one in cited
        if any(field.start <= place[0] < field.end for place in one.places)
    ]
    return Field(
        field.kind, field.value, field.start, field.end, field.sentence, field.sure,
        {**field.facts, "documents": inside},
    )  # fmt: skip
