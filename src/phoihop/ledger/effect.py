"""What an annex touches, before anybody signs it: read from every room below, changed nowhere."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from phoihop.acceptance.queries import totals_of
from phoihop.law.money import Money
from phoihop.ledger.money_apart import MoneyApart, has_several_publishers, money_apart
from phoihop.ledger.queries import ledger_of
from phoihop.parties.models import Member
from phoihop.planning.models import Deed, Topic
from phoihop.planning.queries import deeds_of, topics_of
from phoihop.planning.rules import TopicState
from phoihop.programmes.models import Annex, Instrument, Line, Obligation, Programme, Theme
from phoihop.programmes.queries import obligations_of
from phoihop.programmes.rules import ObligationKind, Terms
from phoihop.programmes.services import terms_now
from phoihop.programmes.statement import theme_changes_of
from phoihop.publications.models import Match
from phoihop.publications.queries import matches_of
from phoihop.publications.rules import MatchState

OPEN_TOPICS = [TopicState.PRIVATE, TopicState.OFFERED, TopicState.AGREED, TopicState.IN_WORK]


@dataclass(frozen=True, slots=True)
class LineEffect:
    """One line before and after, in pieces and integer đồng before tax.

    ``matched`` counts confirmed pieces, ``accepted`` those that a frozen record holds, ``planned``
    open topics: what is already under way for the line.
    """

    line: Line
    before: Terms
    after: Terms
    matched: int
    accepted: int
    planned: int

    @property
    def amounts_dong(self) -> tuple[int, int]:
        """Before and after."""
        before, after = self.before, self.after
        return (
            before.quantity * before.unit_price_dong,
            after.quantity * after.unit_price_dong,
        )

    @property
    def too_few(self) -> bool:
        """Whether more pieces were matched than the line would still order."""
        return self.after.quantity < max(self.matched, self.accepted)

    @property
    def price_of_accepted(self) -> bool:
        """Whether a price changes on a line of which pieces were accepted at the old one."""
        return bool(self.accepted) and self.before.unit_price_dong != self.after.unit_price_dong


@dataclass(frozen=True, slots=True)
class DutyEffect:
    """One obligation: pieces ordered for the instrument's year, before and after."""

    duty: Obligation
    ordered_before: int | None = None
    ordered_after: int | None = None


@dataclass(frozen=True, slots=True)
class ThemeEffect:
    """One theme: what it leaves and what it takes."""

    theme: Theme
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Owed:
    """One row of a balance: what the annex states, and what the ledger says now."""

    row: dict[str, object]
    owed_now: int | None

    @property
    def differs(self) -> bool:
        """Whether the ledger has moved since the balance was read."""
        return self.row["owed"] != self.owed_now


@dataclass(frozen=True, slots=True)
class Effect:
    """Everything that an annex touches, as the reader may see it."""

    annex: Annex
    lines: tuple[LineEffect, ...] = ()
    duties: tuple[DutyEffect, ...] = ()
    themes: tuple[ThemeEffect, ...] = ()
    topics: tuple[Topic, ...] = ()
    deeds: tuple[Deed, ...] = ()
    pieces: tuple[Match, ...] = ()
    instruments: tuple[Instrument, ...] = ()  # still open at an early end
    balance: tuple[Owed, ...] = ()
    apart: tuple[MoneyApart, ...] = ()  # of the member's own contracts; stands in no annex
    gross_dong: tuple[int, int] | None = field(default=None)  # the instrument with its tax


def effect_of(annex: Annex, *, seen_by: Member, on: date, known_at: datetime) -> Effect:
    """What ``annex`` touches; the same before and after it is signed.

    Args:
        on, known_at: the day and the knowledge of the ledger to which a balance is held.
    """
    if annex.programme is None:
        return _on_instrument(annex, annex.of_instrument, seen_by=seen_by)
    if annex.ends_early_on is not None:
        return _early_end(annex, annex.programme, seen_by=seen_by, on=on, known_at=known_at)
    return _on_themes(annex, annex.programme, seen_by=seen_by)


def balance_of(
    programme: Programme, *, seen_by: Member, on: date, known_at: datetime
) -> list[dict[str, object]]:
    """What either side still owes, as ``shape.BALANCE`` has it: one row a duty and a year.

    Where several publishers stand on side B, money is left out: it is between each of them and
    side A, and ``money_apart`` tells it.
    """
    ledger = ledger_of(programme, seen_by=seen_by, on=on, known_at=known_at)
    several = has_several_publishers(programme)
    return [
        {
            "code": row.duty.code,
            "year": row.year,
            "side": row.duty.side.value,
            "text": row.duty.text,
            "unit": row.unit.value,
            "signed": row.signed_least,
            "done": row.done.net,
            "owed": row.outstanding,
        }
        for row in ledger.rows
        if not (several and row.duty.kind is ObligationKind.PAY)
    ]


def _on_instrument(annex: Annex, instrument: Instrument, *, seen_by: Member) -> Effect:
    programme = instrument.programme
    held = terms_now(instrument, without=annex)
    changes = annex.changes.select_related("line__obligation", "line__outlet")
    rows = list(changes.order_by("line__ordinal"))
    lines = [row.line for row in rows]
    pieces = [
        match
        for match in matches_of(programme, seen_by=seen_by).filter(line__in=lines)
        if match.state == MatchState.CONFIRMED.value
    ]
    topics = list(_open(topics_of(programme, seen_by=seen_by).filter(line__in=lines)))
    duties = {line.obligation_id: line.obligation for line in lines}
    matched = Counter(match.line_id for match in pieces)
    planned = Counter(topic.line_id for topic in topics)
    effects = []
    for row in rows:
        before = held.get(row.line.code, Terms(0, row.line.unit_price_dong))
        quantity, price = row.quantity_after, row.unit_price_after_dong
        after = Terms(
            before.quantity if quantity is None else quantity,
            before.unit_price_dong if price is None else price,
        )
        line = row.line
        counts = matched[line.pk], line.accepted_quantity, planned[line.pk]
        effects.append(LineEffect(line, before, after, *counts))
    return Effect(
        annex,
        lines=tuple(effects),
        duties=tuple(_duties(instrument, duties.values(), held, effects)),
        topics=tuple(topics),
        deeds=tuple(_open_deeds(programme, duties, seen_by=seen_by)),
        pieces=tuple(pieces),
        gross_dong=_gross(instrument, held, effects),
    )


def _duties(
    instrument: Instrument,
    duties: Iterable[Obligation],
    held: dict[str, Terms],
    effects: list[LineEffect],
) -> Iterable[DutyEffect]:
    after = held | {one.line.code: one.after for one in effects}
    lines = list(instrument.lines.all())
    for duty in duties:
        codes = [line.code for line in lines if line.obligation_id == duty.pk]
        yield DutyEffect(
            duty,
            sum(held[code].quantity for code in codes if code in held),
            sum(after[code].quantity for code in codes if code in after),
        )


def _gross(
    instrument: Instrument, held: dict[str, Terms], effects: list[LineEffect]
) -> tuple[int, int] | None:
    after = held | {one.line.code: one.after for one in effects}
    sums = [
        sum(one.quantity * one.unit_price_dong for one in terms.values()) for terms in (held, after)
    ]
    if not any(sums):
        return None
    before_dong, after_dong = (totals_of(instrument, Money(one)).gross.dong for one in sums)
    return before_dong, after_dong


def _on_themes(annex: Annex, programme: Programme, *, seen_by: Member) -> Effect:
    changes = list(theme_changes_of(annex))
    themes = [row.theme for row in changes]
    duties = list(obligations_of(programme).filter(themes__in=themes).distinct())
    by_theme = topics_of(programme, seen_by=seen_by).filter(themes__in=themes)
    by_duty = topics_of(programme, seen_by=seen_by).filter(obligation__in=duties)
    topics = {topic.pk: topic for topic in (*_open(by_theme), *_open(by_duty))}
    ids = {duty.pk: duty for duty in duties}
    return Effect(
        annex,
        duties=tuple(DutyEffect(duty) for duty in duties),
        themes=tuple(
            ThemeEffect(
                row.theme,
                str(row.leaves_document or row.leaves_class or ""),
                " · ".join(str(x) for x in (row.document or row.open_class, row.clause) if x),
            )
            for row in changes
        ),
        topics=tuple(topics.values()),
        deeds=tuple(_open_deeds(programme, ids, seen_by=seen_by)),
    )


def _early_end(
    annex: Annex, programme: Programme, *, seen_by: Member, on: date, known_at: datetime
) -> Effect:
    now = balance_of(programme, seen_by=seen_by, on=on, known_at=known_at)
    owed = {(row["code"], row["year"]): row["owed"] for row in now}
    duties = list(obligations_of(programme))
    signed = programme.instruments.filter(state="signed", ends_on__gt=annex.ends_early_on)
    stated = []
    for row in annex.balance:
        value = owed.get((row["code"], row["year"]))
        stated.append(Owed(row, value if isinstance(value, int) else None))
    return Effect(
        annex,
        duties=tuple(DutyEffect(duty) for duty in duties),
        topics=tuple(_open(topics_of(programme, seen_by=seen_by))),
        deeds=tuple(_open_deeds(programme, {duty.pk: duty for duty in duties}, seen_by=seen_by)),
        instruments=tuple(signed),
        balance=tuple(stated),
        apart=tuple(money_apart(programme, seen_by=seen_by)),
    )


def _open(topics: "Iterable[Topic]") -> Iterable[Topic]:
    return (topic for topic in topics if TopicState(topic.state) in OPEN_TOPICS)


def _open_deeds(
    programme: Programme, duties: dict[int, Obligation], *, seen_by: Member
) -> Iterable[Deed]:
    return deeds_of(programme, seen_by=seen_by).filter(obligation__in=list(duties), ended=False)
