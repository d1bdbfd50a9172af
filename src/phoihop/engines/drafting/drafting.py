"""Text in, draft out: every field with its sentence, nothing invented."""

from collections.abc import Iterable

from phoihop.engines.drafting.cues import cues, pattern
from phoihop.engines.drafting.documents import find_documents
from phoihop.engines.drafting.duties import Promise, find_duties
from phoihop.engines.drafting.found import FIELD_KINDS, Draft, Field, Unread
from phoihop.engines.drafting.page import Page
from phoihop.engines.drafting.papers import find_papers, is_agreement
from phoihop.engines.drafting.parties import find_sides
from phoihop.engines.drafting.people import find_people
from phoihop.engines.drafting.topics import find_themes
from phoihop.law.refusal import Refusal

MOST_CHARACTERS = 300_000
LEAST_SHARE = 0.1
"""Of the words, so many must be everyday Vietnamese ones (folded), or the text is another's."""


def draft(text: str) -> Draft:
    """What ``text``, a signing report or the text of a programme, says of an agreement.

    Offsets are code points of ``text`` as given, in any Unicode form; texts that lost their marks
    are read too. The same text always gives the same draft. Nothing is stored or fetched.

    Raises:
        Refusal: ``drafting.too_long`` (fact ``limit``), ``drafting.empty``,
            ``drafting.other_language``, ``drafting.no_agreement``.
    """
    if len(text) > MOST_CHARACTERS:
        raise Refusal("drafting.too_long", limit=MOST_CHARACTERS)
    page = Page(text)
    _check_language(page)
    if not is_agreement(page):
        raise Refusal("drafting.no_agreement")
    sides = find_sides(page)
    papers = find_papers(page)
    if not sides.fields:
        raise Refusal("drafting.no_agreement")
    cited, open_classes = find_documents(page)
    promises = find_duties(page, sides)
    themes, spelt_out = find_themes(page, promises, cited)
    kept = [one.field for at, one in enumerate(promises) if at not in spelt_out]
    fields = _ordered(
        [
            *sides.fields,
            *find_people(page, sides),
            *papers,
            *(one.field for one in cited),
            *open_classes,
            *themes,
            *kept,
            *_reviews(promises),
            *_heard(page),
        ]  # fmt: skip
    )
    return Draft(tuple(fields), tuple(_left_over(page, fields)))


def _check_language(page: Page) -> None:
    words = [token.word for tokens in page.tokens for token in tokens if token.word.isalpha()]
    if not words:
        raise Refusal("drafting.empty")
    known = frozenset(cues()["language"]["vietnamese"])
    share = sum(word in known for word in words) / len(words)
    if share < LEAST_SHARE:
        raise Refusal("drafting.other_language")


def _reviews(promises: Iterable[Promise]) -> list[Field]:
    """How often both sides meet, from the promises to meet."""
    for promise in promises:
        if promise.field.facts["duty"] != "review":
            continue
        words = promise.field
        said = Page(words.sentence.text).folded
        for cadence in ("yearly", "half_yearly", "quarterly"):
            if pattern("review", cadence).search(said):
                facts = {"cadence": cadence}
                return [
                    Field(
                        "review",
                        words.value,
                        words.start,
                        words.end,
                        words.sentence,
                        words.sure,
                        facts,
                    )  # fmt: skip
                ]
    return []


def _heard(page: Page) -> list[Field]:
    """Words that the program hears and makes no duty of."""
    return [
        page.field("heard", match.start(), match.end(), span, 0.95)
        for span in page.spans
        for match in pattern("heard", "words").finditer(page.folded, span.start, span.end)
    ]


def _ordered(fields: list[Field]) -> list[Field]:
    """By kind; sides by letter; periods and papers the surest first; the rest as in the text."""

    def rank(one: Field) -> tuple[int, str, float, int]:
        side = str(one.facts.get("side", "")) if one.kind in ("side", "signing_organ") else ""
        doubt = -one.sure if one.kind in ("period", "instrument") else 0.0
        return FIELD_KINDS.index(one.kind), side, doubt, one.start

    return sorted(fields, key=rank)


def _left_over(page: Page, fields: list[Field]) -> list[Unread]:
    used = {one.sentence for one in fields}
    found = []
    for span in page.spans:
        sentence = page.sentence(span)
        if sentence in used:
            continue
        past = pattern("past", "words").search(page.words(span))
        bare = not page.aligned.folded_text and sentence.text.isascii() and " " in sentence.text
        found.append(Unread(sentence, "past" if past else "no_marks" if bare else "nothing"))
    return found
