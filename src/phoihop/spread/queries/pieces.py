"""The pieces delivered under an instrument, and what they share with other works."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from phoihop.press.models import FiledWork, WorkHit
from phoihop.programmes.models import Instrument
from phoihop.publications.models import Match, Work
from phoihop.publications.rules import MatchState
from phoihop.spread.queries.deliveries import Delivery, OtherWork, others_by_ref
from phoihop.spread.rules import Likeness

BY_TITLE = "title"
LEAST_TITLE_WORDS = 4
"""Shorter titles ("Tin vắn") say nothing by being equal."""


@dataclass(slots=True)
class Mine:
    """The pieces of an instrument, and what they share with other texts."""

    instrument: Instrument
    titles: dict[int, str]  # work id → folded title
    texts: dict[int, str]  # work id → hash of its text, or nothing
    roots: dict[str, int]  # reference → work id, the references of merged works too
    orders: dict[int, Delivery] = field(default_factory=dict)
    likenesses: dict[int, dict[str, Likeness]] = field(default_factory=lambda: defaultdict(dict))
    others: dict[str, OtherWork] = field(default_factory=dict)  # key of a likeness → work
    days: dict[int, date] = field(default_factory=dict)

    @property
    def textless(self) -> frozenset[int]:
        """Works without a text."""
        return frozenset(pk for pk, sha256 in self.texts.items() if not sha256)


def pieces_of(instrument: Instrument) -> Mine:
    """The works confirmed for lines of an instrument. One query."""
    confirmed = Match.objects.filter(line__instrument=instrument, state=MatchState.CONFIRMED.value)
    works = confirmed.values("work")
    columns = ("pk", "ref", "merged_into", "title_key", "body_sha256")
    own = Work.objects.order_by().filter(pk__in=works).values_list(*columns)
    absorbed = Work.objects.order_by().filter(merged_into__in=works).values_list(*columns)
    told = list(own.union(absorbed))  # with OR, PostgreSQL reads every work there is
    return Mine(
        instrument,
        {pk: key for pk, _, merged, key, _ in told if merged is None},
        {pk: sha256 for pk, _, merged, _, sha256 in told if merged is None},
        {ref: merged or pk for pk, ref, merged, _, _ in told},
    )


def waiting(mine: Mine) -> Iterable[int]:
    """Works whose present text was not compared."""
    compared = FiledWork.objects.filter(ref__in=mine.roots, compared_at__isnull=False)
    done = {(mine.roots[ref], sha256) for ref, sha256 in compared.values_list("ref", "text_sha256")}
    return (pk for pk, sha256 in mine.texts.items() if sha256 and (pk, sha256) not in done)


def note_hits(mine: Mine) -> None:
    """What the works share with other works, from both ends of each pair."""
    filed = FiledWork.objects.filter(ref__in=list(mine.roots))
    columns = ("kind", "spans", "one__ref", "other__ref", "share_of_one", "share_of_other")
    ends = [WorkHit.objects.filter(one__in=filed), WorkHit.objects.filter(other__in=filed)]
    rows = {row[2:4]: row for end in ends for row in end.values_list(*columns)}
    named = others_by_ref(ref for pair in rows for ref in pair)
    for kind, spans, one, other, share_of_one, share_of_other in rows.values():
        ahead = [(span[0], span[1]) for span in spans]
        back = [(span[2], span[3]) for span in spans]
        _note(mine, named, (one, other), kind, (share_of_one, share_of_other), ahead)
        _note(mine, named, (other, one), kind, (share_of_other, share_of_one), back)


def _note(
    mine: Mine,
    named: dict[str, OtherWork],
    refs: tuple[str, str],
    kind: str,
    shares: tuple[float, float],
    places: list[tuple[int, int]],
) -> None:
    """One direction of a pair, when its first end is ours and its second another work."""
    own, other = mine.roots.get(refs[0]), named.get(refs[1])
    if own is None or other is None or other.pk == own or own not in mine.orders:
        return
    same = mine.titles[own] == other.title_key
    told = Likeness(other.ref, kind, *shares, same, tuple(sorted(places)))
    known = mine.likenesses[own].get(other.ref)
    if known is None or known.share_of_mine < told.share_of_mine:
        mine.likenesses[own][other.ref] = told
        mine.others[other.ref] = other


def note_titles(mine: Mine) -> None:
    """Works of one title, where one of the two has no text to compare."""
    owners: dict[str, list[int]] = defaultdict(list)
    for pk, key in mine.titles.items():
        if key.count(" ") + 1 >= LEAST_TITLE_WORDS:
            owners[key].append(pk)
    textless = mine.textless
    alike = Work.objects.filter(title_key__in=owners, merged_into__isnull=True)
    for pk, ref, title, key, sha256 in alike.values_list(
        "pk", "ref", "title", "title_key", "body_sha256"
    ):
        for own in owners[key]:
            if own != pk and own in mine.orders and (not sha256 or own in textless):
                mine.others[ref] = OtherWork(pk, ref, title, key)
                mine.likenesses[own].setdefault(ref, Likeness(ref, BY_TITLE, 0.0, 0.0, True))
