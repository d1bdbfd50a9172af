"""From figures to matches: which pairs are worth reporting, and as what."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from phoihop.engines.textreuse import figures
from phoihop.engines.textreuse.comparing import PlacedWords, placed_words, runs_of
from phoihop.engines.textreuse.documents import Document
from phoihop.engines.textreuse.judging import REPORTED_PASSAGE, Evidence, grade_of, kind_of
from phoihop.engines.textreuse.matches import Match, Passage, direction_between
from phoihop.engines.textreuse.readings import Readings
from phoihop.engines.textreuse.searching import Found
from phoihop.engines.textreuse.shelves import FORGOTTEN, KeptWords, Label, plain_rows
from phoihop.engines.textreuse.signing import GUARANTEED_WORDS
from phoihop.engines.textreuse.snapshots import Snapshot

UNREAD_HITS = 3  # shared fingerprints that are worth a mention where the words are gone
WORDS_A_FINGERPRINT = 5  # about so many words of a text stand behind each of its fingerprints


def worth_reporting(snapshot: Snapshot, found: Found) -> npt.NDArray[np.int64]:
    """Which pairs share a guaranteed run, or a passage long enough.

    Of documents whose words are forgotten, those that share several fingerprints.
    """
    runs, passages = found.figures[:, figures.LONGEST], found.figures[:, figures.PASSAGE]
    shared = (runs >= GUARANTEED_WORDS) | (passages >= REPORTED_PASSAGE)
    unread = snapshot.flags[found.pairs[:, 1]] & FORGOTTEN != 0
    return np.flatnonzero(shared | (unread & (found.pairs[:, 2] >= UNREAD_HITS)))


def evidence_of(
    row: Sequence[int], query: Document, label: Label, titles: int, rare: bool
) -> Evidence:
    """A row of figures, named. ``titles`` is how many words the longer title has."""
    days = None
    if query.published_on and label.published_on:
        days = abs((query.published_on - label.published_on).days)
    return Evidence(
        query_words=row[figures.QUERY_WORDS],
        base_words=row[figures.SOURCE_WORDS],
        query_shared=row[figures.QUERY_SHARED],
        base_shared=row[figures.SOURCE_SHARED],
        query_dense=row[figures.QUERY_DENSE],
        base_dense=row[figures.SOURCE_DENSE],
        longest_run=row[figures.LONGEST],
        passage=row[figures.PASSAGE],
        kept_numerals=row[figures.KEPT_NUMERALS],
        changed_numerals=row[figures.CHANGED_NUMERALS],
        title_likeness=row[figures.TITLE_SHARED] / titles if titles else 0.0,
        same_title=bool(row[figures.TITLE_SAME]),
        same_series=bool(row[figures.TITLE_SERIES]),
        same_outlet=bool(query.outlet) and query.outlet == label.outlet,
        days_apart=days,
        rare=rare,
    )


def spans_between(read: PlacedWords, kept: KeptWords) -> tuple[Passage, ...]:
    """Every shared run, in code points of both texts, in the order of the query."""
    runs = runs_of(read.tokens, kept.tokens)
    starts, ends = kept.places()
    last, over = runs[:, 0] + runs[:, 2] - 1, runs[:, 1] + runs[:, 2] - 1
    columns = (read.starts[runs[:, 0]], read.ends[last], starts[runs[:, 1]], ends[over], runs[:, 2])
    return tuple(Passage(*span) for span in np.stack(columns, axis=1).tolist())


def match_of(
    query: Document, label: Label, evidence: Evidence, spans: tuple[Passage, ...]
) -> Match:
    """Put together what is reported of one pair."""
    return Match(
        id=label.id,
        kind=kind_of(evidence),
        grade=grade_of(evidence),
        words=evidence.query_shared,
        longest_run=evidence.longest_run,
        share_of_query=evidence.share_of_query,
        share_of_base=evidence.share_of_base,
        direction=direction_between(query.published_on, label.published_on),
        outlet=label.outlet,
        published_on=label.published_on,
        spans=spans,
    )


def unread_match(query: Document, label: Label, hits: int) -> Match:
    """What fingerprints alone can say of a document whose words were forgotten."""
    return Match(
        id=label.id,
        kind="fragment",
        grade="possible",
        words=hits * WORDS_A_FINGERPRINT,
        longest_run=0,
        share_of_query=0.0,
        share_of_base=0.0,
        direction=direction_between(query.published_on, label.published_on),
        outlet=label.outlet,
        published_on=label.published_on,
        verified=False,
    )


def matches_of(
    snapshot: Snapshot,
    documents: Sequence[Document],
    titles: Readings,
    found: Found,
    *,
    with_spans: bool,
) -> list[list[Match]]:
    """The matches of each document of a batch, the largest first.

    A document is never its own match: one of the same id is left out.
    """
    results: list[list[Match]] = [[] for _ in documents]
    read: dict[int, PlacedWords] = {}
    chosen = worth_reporting(snapshot, found)
    title_words = np.maximum(
        np.diff(titles.words)[found.pairs[chosen, 0]],
        snapshot.rows["title_words"][found.pairs[chosen, 1]],
    ).tolist()
    pairs, measured = found.pairs[chosen].tolist(), found.figures[chosen].tolist()
    rows = plain_rows(snapshot.rows[found.pairs[chosen, 1]])
    for at, (text, number, hits, rares) in enumerate(pairs):
        query, label = documents[text], snapshot.label(rows[at])
        if label.id == query.id:
            continue
        if snapshot.is_forgotten(number):
            results[text].append(unread_match(query, label, hits))
            continue
        evidence = evidence_of(measured[at], query, label, title_words[at], rares > 0)
        spans: tuple[Passage, ...] = ()
        if with_spans:
            if text not in read:
                read[text] = placed_words(query.text)
            spans = spans_between(read[text], snapshot.words(rows[at]))
        results[text].append(match_of(query, label, evidence, spans))
    for matches in results:
        matches.sort(key=lambda match: (-match.words, match.id))
    return results
