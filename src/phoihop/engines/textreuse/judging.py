"""What a shared passage means: the few general rules that name the kind of a match.

They were fitted on labelled pairs of real articles and cross-validated; docs/textreuse.md has
the figures. Everything rests on counts of words; no text is looked at.
"""

from dataclasses import dataclass
from math import log2
from typing import Literal

Kind = Literal["reprint", "abridged", "quotation", "common_source", "template", "fragment"]
Grade = Literal["copied", "possible"]

COPIED_RUN = 25  # words in one verbatim run that do not come about by chance
REPORTED_PASSAGE = 20  # words of an edited passage below which nothing is reported

TITLE_WEIGHT = 0.5
RUN_WEIGHT = 0.1  # for each doubling of the longest run
USUAL_RUN = 60  # words
CLOSE = 1.12
CLOSE_DENSE = 0.45  # share of shingles of six words, without which likeness proves nothing
LONG_RUN = 200  # words: a run as long as an article is a copy, whatever surrounds it
WHOLE_PASSAGE = 0.5  # share of the shorter text that a single edited passage covers
SAME_TITLE_SHARE = 0.42
SAME_NEWS_DAYS = 7
WHOLE = 0.72  # share of both texts, beyond which they are one work
CONTAINED = 0.95  # share of one text, cut into sentences of the other perhaps
CONTAINED_DENSE = 0.6
REPRODUCED = 0.9
BLOCK = 0.5

SERIES_CHANGES = 8
SERIES_CHANGED_SHARE = 0.25
SERIES_RUN = 50
BOILERPLATE_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of two texts that share a passage.

    Attributes:
        query_words, base_words: lengths in words.
        query_shared, base_shared: words of each in runs of at least five words.
        query_dense, base_dense: runs of six words of each that the other has too.
        longest_run: words of the longest verbatim run.
        passage: words of the longest passage, small edits inside it bridged.
        kept_numerals, changed_numerals: words with digits inside runs, and in the gaps that
            edits left between them.
        title_likeness: share of the longer title's words that the other has, 0..1.
        same_title: equal titles; same_series: equal but for numbers, or alike up to another day.
        same_outlet: both outlets are known and equal.
        days_apart: between the two dates; None when one is not known.
        rare: whether the passage has a fingerprint that only few documents share.
    """

    query_words: int
    base_words: int
    query_shared: int
    base_shared: int
    query_dense: int
    base_dense: int
    longest_run: int
    passage: int
    kept_numerals: int
    changed_numerals: int
    title_likeness: float
    same_title: bool
    same_series: bool
    same_outlet: bool
    days_apart: int | None
    rare: bool

    @property
    def share_of_query(self) -> float:
        """Shared words as a share of the query, 0..1."""
        return self.query_shared / max(1, self.query_words)

    @property
    def share_of_base(self) -> float:
        """Shared words as a share of the text found, 0..1."""
        return self.base_shared / max(1, self.base_words)

    @property
    def dense_share(self) -> float:
        """The larger of the two shares of shingles of six words, 0..1."""
        of_query = self.query_dense / max(1, self.query_words - 5)
        return max(of_query, self.base_dense / max(1, self.base_words - 5))

    @property
    def closeness(self) -> float:
        """How much one text is of the other: its fuller share, raised by like titles and by a
        long verbatim run. Two reports of one event rarely reach ``CLOSE``, copies mostly do."""
        run = RUN_WEIGHT * log2(max(1, self.longest_run) / USUAL_RUN)
        fuller = max(self.share_of_query, self.share_of_base)
        return fuller + TITLE_WEIGHT * self.title_likeness + run

    @property
    def shorter(self) -> int:
        """Words of the shorter text."""
        return max(1, min(self.query_words, self.base_words))


def grade_of(evidence: Evidence) -> Grade:
    """``copied`` with a long verbatim run, else ``possible``: edited, or too short to tell."""
    return "copied" if evidence.longest_run >= COPIED_RUN else "possible"


def is_series(evidence: Evidence) -> bool:
    """Whether two texts fill the same recurring frame: prices, lottery, weather, yearly fairs.

    Either the titles differ in numbers only, or many numerals were exchanged inside passages
    that otherwise agree, or one title came back after a week over mostly other words.
    """
    if evidence.dense_share >= 0.95:
        return False
    numerals = evidence.kept_numerals + evidence.changed_numerals
    exchanged = (
        evidence.changed_numerals >= SERIES_CHANGES
        and evidence.changed_numerals >= SERIES_CHANGED_SHARE * numerals
    )
    returned = evidence.days_apart is not None and evidence.days_apart > SAME_NEWS_DAYS
    again = evidence.same_title and returned and evidence.longest_run < SERIES_RUN
    renumbered = evidence.same_series and not evidence.same_title
    return exchanged or again or (renumbered and evidence.changed_numerals > 0)


def is_boilerplate(evidence: Evidence) -> bool:
    """Whether an outlet's own formula is all that two of its texts share.

    The index has learnt it by then: more than a few documents hold every part of it.
    """
    return (
        evidence.same_outlet
        and not evidence.rare
        and max(evidence.share_of_query, evidence.share_of_base) < BOILERPLATE_SHARE
    )


def is_copy(evidence: Evidence) -> bool:
    """Whether one text is, as a whole, another's copy or excerpt, or both are of a third."""
    least, most = sorted((evidence.share_of_query, evidence.share_of_base))
    dense = evidence.dense_share
    near = evidence.days_apart is None or evidence.days_apart <= SAME_NEWS_DAYS
    same_news = evidence.same_title and near and dense >= SAME_TITLE_SHARE
    return (
        (dense >= CLOSE_DENSE and evidence.closeness >= CLOSE)
        or evidence.longest_run >= LONG_RUN
        or evidence.passage >= WHOLE_PASSAGE * evidence.shorter
        or least >= WHOLE
        or (most >= CONTAINED and dense >= CONTAINED_DENSE)
        or same_news
    )


def kind_of_copy(evidence: Evidence) -> Kind:
    """Reprint, abridgement, or two uses of one source that each left parts out."""
    fuller = max(evidence.share_of_query, evidence.share_of_base)
    lesser = min(evidence.share_of_query, evidence.share_of_base)
    one_block = evidence.longest_run >= BLOCK * min(evidence.query_shared, evidence.base_shared)
    if lesser >= WHOLE or evidence.share_of_base >= REPRODUCED:
        return "reprint"
    if fuller >= WHOLE and (evidence.dense_share >= 0.8 or one_block):
        return "abridged"
    if evidence.passage >= WHOLE_PASSAGE * evidence.shorter or one_block:
        return "abridged" if fuller > 1.3 * lesser else "reprint"
    return "common_source"


def kind_of(evidence: Evidence) -> Kind:
    """Name what two texts have in common.

    Returns:
        ``template``: a recurring frame or an outlet's formula, no copying. ``reprint``,
        ``abridged``, ``common_source``: see ``kind_of_copy``. ``quotation``: a passage of one
        stands in the other. ``fragment``: less than that.
    """
    if is_series(evidence) or is_boilerplate(evidence):
        return "template"
    if is_copy(evidence):
        return kind_of_copy(evidence)
    return "quotation" if evidence.longest_run >= COPIED_RUN else "fragment"
