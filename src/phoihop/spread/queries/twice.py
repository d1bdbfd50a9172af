"""Was a piece delivered before, under whatever agreement? Read from what was compared."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from phoihop.programmes.models import Instrument
from phoihop.publications.models import Publication
from phoihop.spread.models import LIVE, Cofunding
from phoihop.spread.queries.deliveries import (
    Delivery,
    OtherWork,
    day_of_page,
    deliveries_of,
    first_days,
    held_by,
    houses_of_publisher,
    own_pages,
)
from phoihop.spread.queries.pieces import (
    BY_TITLE,
    Mine,
    note_hits,
    note_titles,
    pieces_of,
    waiting,
)
from phoihop.spread.rules import Ground, Likeness, Where, grounds, is_earlier


@dataclass(frozen=True, slots=True)
class Finding:
    """A piece offered under an instrument, and a text that makes it one sold before.

    Attributes:
        key: of the finding; what a decision covers.
        other: id of the other work; ``None`` for a found page.
        instrument_id, instrument_ref, programme_ref: of the other agreement, for ``ELSEWHERE``.
        bars: whether the piece needs a decision: the other was delivered first, or printed
            earlier. Of two pieces the later one does; acceptance adds those accepted already.
    """

    key: str
    where: Where
    ground: Ground
    work_id: int
    other: int | None
    other_title: str
    other_ref: str = ""
    page_key: str = ""
    outlet: str = ""
    on: date | None = None
    share_of_mine: float = 1.0
    share_of_other: float = 1.0
    places: tuple[tuple[int, int], ...] = ()
    instrument_id: int | None = None
    instrument_ref: str = ""
    programme_ref: str = ""
    bars: bool = True


@dataclass(frozen=True, slots=True)
class Repeats:
    """What is known of the pieces delivered under one instrument.

    Attributes:
        findings: work id → its findings, the fullest first.
        waiting: works with a text that was not compared yet.
        textless: works without a text: only their title could be compared.
        decisions: work id → the live decision about it.
    """

    findings: dict[int, tuple[Finding, ...]]
    waiting: frozenset[int]
    textless: frozenset[int]
    decisions: dict[int, Cofunding]

    def covered(self, finding: Finding) -> bool:
        """Whether an agreed decision speaks of this very finding."""
        decision = self.decisions.get(finding.work_id)
        return (
            decision is not None and decision.state == "agreed" and finding.key in decision.covers
        )


@dataclass(frozen=True, slots=True)
class _Pair:
    """A piece and another work that makes it one sold before."""

    work_id: int
    other: OtherWork
    ground: Ground
    likeness: Likeness


def repeats_of(instrument: Instrument) -> Repeats:
    """Hold the pieces delivered under an instrument against all that was ever delivered.

    A fixed number of queries, however many pieces there are; no text is read and nothing is
    compared here: that was done once for each text (``press.services.compare_due``).
    """
    mine = pieces_of(instrument)
    delivered = deliveries_of(mine.titles)
    mine.orders = _own_orders(instrument, delivered)
    mine.days = first_days(mine.titles)
    note_hits(mine)
    note_titles(mine)
    found = [*_same_works(mine, delivered), *_other_works(mine), *_pages(mine)]
    by_work: dict[int, list[Finding]] = defaultdict(list)
    for one in found:
        by_work[one.work_id].append(one)
    return Repeats(
        {pk: tuple(sorted(some, key=_fullest_first)) for pk, some in by_work.items()},
        frozenset(waiting(mine)),
        mine.textless,
        decisions_of(instrument),
    )


def _own_orders(
    instrument: Instrument, delivered: dict[int, list[Delivery]]
) -> dict[int, Delivery]:
    return {
        pk: one
        for pk, found in delivered.items()
        for one in found
        if one.instrument_id == instrument.pk
    }


def decisions_of(instrument: Instrument) -> dict[int, Cofunding]:
    """Work id → the live decision about it under an instrument. One query."""
    live = Cofunding.objects.filter(instrument=instrument, state__in=LIVE)
    return {one.work_id: one for one in live.select_related("proposed_by", "decided_by")}


def _fullest_first(one: Finding) -> tuple[object, ...]:
    return (not one.bars, -max(one.share_of_mine, one.share_of_other), one.key)


def _same_works(mine: Mine, delivered: dict[int, list[Delivery]]) -> Iterable[Finding]:
    """Our own works under other instruments."""
    for pk, found in delivered.items():
        own = mine.orders.get(pk)
        for one in found:
            if own is None or one.instrument_id == mine.instrument.pk:
                continue
            yield Finding(
                f"same@{one.instrument_ref}",
                Where.ELSEWHERE,
                Ground.SAME_WORK,
                pk,
                pk,
                "",
                instrument_id=one.instrument_id,
                instrument_ref=one.instrument_ref,
                programme_ref=one.programme_ref,
                bars=one.order < own.order,
            )


def _other_works(mine: Mine) -> Iterable[Finding]:
    """Other works, each for every instrument under which it was delivered, or for none."""
    pairs = [
        _Pair(pk, mine.others[key], ground, found[key])
        for pk, found in mine.likenesses.items()
        for key, ground in _grounds(found.values()).items()
    ]
    others = {pair.other.pk for pair in pairs}
    delivered = deliveries_of(others)
    mine.days |= first_days(others)
    ours = held_by(others, houses_of_publisher(mine.instrument))
    for pair in pairs:
        deliveries = delivered.get(pair.other.pk, [])
        yield from (_delivered(mine, pair, one) for one in deliveries)
        if deliveries or pair.other.pk not in ours:
            continue
        if is_earlier(mine.days.get(pair.other.pk), mine.days.get(pair.work_id)):
            yield replace(_finding(mine, pair, Where.EARLIER), key=f"work:{pair.other.ref}")


def _grounds(found: Iterable[Likeness]) -> dict[str, Ground]:
    told = list(found)
    by_title = {one.key: Ground.SAME_TITLE for one in told if one.kind == BY_TITLE}
    return by_title | grounds(one for one in told if one.kind != BY_TITLE)


def _delivered(mine: Mine, pair: _Pair, delivery: Delivery) -> Finding:
    here = delivery.instrument_id == mine.instrument.pk
    return replace(
        _finding(mine, pair, Where.HERE if here else Where.ELSEWHERE),
        key=f"{pair.other.ref}@{'here' if here else delivery.instrument_ref}",
        instrument_id=delivery.instrument_id,
        instrument_ref=delivery.instrument_ref,
        programme_ref=delivery.programme_ref,
        bars=delivery.order < mine.orders[pair.work_id].order,
    )


def _finding(mine: Mine, pair: _Pair, where: Where) -> Finding:
    return Finding(
        "",
        where,
        pair.ground,
        pair.work_id,
        pair.other.pk,
        pair.other.title,
        pair.other.ref,
        on=mine.days.get(pair.other.pk),
        share_of_mine=pair.likeness.share_of_mine,
        share_of_other=pair.likeness.share_of_other,
        places=pair.likeness.places,
    )


def _pages(mine: Mine) -> Iterable[Finding]:
    """Pages of the publisher's own outlets, older than the piece and none of its places."""
    houses = houses_of_publisher(mine.instrument)
    hits = list(own_pages(houses, mine.roots))
    places = Publication.objects.filter(work__in=list(mine.titles)).exclude(canonical_address="")
    known = set(places.values_list("canonical_address", flat=True)) if hits else set()
    for hit in hits:
        pk = mine.roots[hit.work.ref]
        if hit.page.canonical_address in known or pk not in mine.orders:
            continue
        told = Likeness(str(hit.page_id), hit.kind, hit.share_of_work, hit.share_of_page)
        ground = grounds([told]).get(told.key)
        on = day_of_page(hit)
        if ground is not None and is_earlier(on, mine.days.get(pk)):
            yield Finding(
                f"page:{hit.page.identity_key}",
                Where.EARLIER,
                ground,
                pk,
                None,
                hit.page.title,
                page_key=hit.page.identity_key,
                outlet=hit.page.outlet.name,
                on=on,
                share_of_mine=hit.share_of_work,
                share_of_other=hit.share_of_page,
            )
