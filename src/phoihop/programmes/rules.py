"""What is promised, and what a signed line says on a given day. Pure: no database, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from phoihop.law.lifecycle import Lifecycle, Move
from phoihop.law.period import Period
from phoihop.law.refusal import Refusal


class PaperState(StrEnum):
    """The life of a programme, an instrument or an annex."""

    DRAFT = "draft"  # seen by the side that writes it
    OFFERED = "offered"  # seen by both, signed by not yet all
    SIGNED = "signed"
    CLOSED = "closed"  # run out, settled or ended early
    WITHDRAWN = "withdrawn"


PAPER_LIFE = Lifecycle(
    "paper",
    [
        Move("offer", {PaperState.DRAFT}, PaperState.OFFERED),
        Move("counter", {PaperState.OFFERED}, PaperState.OFFERED),  # answered by another version
        Move("take_back", {PaperState.OFFERED}, PaperState.DRAFT),  # to be written anew
        Move("sign", {PaperState.OFFERED}, PaperState.SIGNED),
        Move("close", {PaperState.SIGNED}, PaperState.CLOSED),
        Move("withdraw", {PaperState.DRAFT, PaperState.OFFERED}, PaperState.WITHDRAWN),
    ],
)

IN_FORCE = frozenset({PaperState.SIGNED, PaperState.CLOSED})


class ObligationKind(StrEnum):
    """What kind of thing is owed. Each kind has its own steps; see ``planning.rules``."""

    PUBLISH = "publish"
    AUTHOR = "author"
    FACILITATE = "facilitate"
    INFORM = "inform"  # answer a request
    BRIEF = "brief"  # push a dated briefing pack
    ACTIVITY = "activity"
    SUBSCRIBE = "subscribe"
    VERIFY = "verify"
    REVIEW = "review"
    PAY = "pay"


class Genre(StrEnum):
    """The field's standard genres."""

    NEWS_ITEM = "news_item"
    ARTICLE = "article"
    THEORY_ARTICLE = "theory_article"
    REPORTAGE = "reportage"
    INTERVIEW = "interview"
    PHOTO = "photo"
    VIDEO = "video"
    SPECIAL_PAGE = "special_page"
    SPECIAL_ISSUE = "special_issue"
    TALK_SHOW = "talk_show"
    CONFERENCE = "conference"


class Cadence(StrEnum):
    """For which stretch a quantity is promised."""

    YEARLY = "yearly"
    WHOLE = "whole"  # once for the whole programme


class InstrumentKind(StrEnum):
    """The yearly papers. Only a contract carries money."""

    CONTRACT = "contract"
    PLAN = "plan"
    YEARLY_PROGRAMME = "yearly_programme"
    AGREEMENT = "agreement"


ONE_SIDED = frozenset({InstrumentKind.PLAN, InstrumentKind.YEARLY_PROGRAMME})
"""Yearly papers that one side may issue alone; all others are agreements of both."""


class FundingMode(StrEnum):
    """How the money is given (Decrees 32/2019 and 60/2021)."""

    ASSIGNED = "assigned"
    ORDER = "order"
    TENDER = "tender"
    SERVICE = "service"
    NONE = "none"


class Capacity(StrEnum):
    """In whose name a signatory signs (Decree 30/2020)."""

    OWN = "own"
    ON_BEHALF = "tm"  # TM. thay mặt
    FOR_HEAD = "kt"  # KT. ký thay
    BY_ORDER = "tl"  # TL. thừa lệnh
    BY_MANDATE = "tuq"  # TUQ. thừa ủy quyền


class EarlyRule(StrEnum):
    """What is done with pieces published before the signature."""

    REFUSED = "refused"
    FROM_EFFECTIVE = "from_effective"  # counted from the day the paper takes effect
    FROM_DATE = "from_date"  # counted from a day that the paper names


class DocumentKind(StrEnum):
    """Kinds of reference documents."""

    RESOLUTION = "resolution"
    DIRECTIVE = "directive"
    CONCLUSION = "conclusion"
    DECISION = "decision"
    DECREE = "decree"
    CIRCULAR = "circular"
    REGULATION = "regulation"
    GUIDELINE = "guideline"
    DISPATCH = "dispatch"
    LAW = "law"
    PLAN = "plan"
    PROGRAMME = "programme"
    OTHER = "other"


class EvidenceLevel(StrEnum):
    """How well a publication is proven, weakest first."""

    NONE = "none"
    LINK = "link"
    TEXT = "text"
    PAGE_FILE = "page_file"
    SEALED = "sealed"
    WITNESSED = "witnessed"  # both sides saw it, each from its own machine

    @property
    def rank(self) -> int:
        """0 for none … 5 for witnessed."""
        return list(EvidenceLevel).index(self)

    def reaches(self, demanded: "EvidenceLevel") -> bool:
        """Whether this level is at least ``demanded``."""
        return self.rank >= demanded.rank


class AnnexReason(StrEnum):
    """Why an annex changes what was signed."""

    MORE_WORK = "more_work"
    LESS_WORK = "less_work"
    SUBSTITUTION = "substitution"
    PRICE = "price"
    DOCUMENT_SUPERSEDED = "document_superseded"
    MISTAKE = "mistake"
    EARLY_END = "early_end"
    OTHER = "other"


class DocumentFate(StrEnum):
    """What became of a reference document."""

    SUPERSEDED = "superseded"
    REPEALED = "repealed"
    IN_FORCE = "in_force"  # it was recorded as ended by mistake


@dataclass(frozen=True, slots=True)
class Terms:
    """What a line says: pieces, and integer đồng a piece. ``quantity`` 0 says: not in force."""

    quantity: int
    unit_price_dong: int


@dataclass(frozen=True, slots=True)
class TermsChange:
    """What an annex does to a line. ``None`` leaves that term as it was."""

    effective_on: date
    recorded_at: datetime
    quantity: int | None
    unit_price_dong: int | None


def terms_on(
    signed: Terms, changes: Iterable[TermsChange], *, on: date, known_at: datetime
) -> Terms:
    """What a line says ``on`` that day, as far as was recorded ``known_at`` that instant.

    Changes apply in the order in which they take effect; of two for one day the later recorded
    one holds. Nothing is overwritten: asking for an earlier day gives what held then.
    """
    terms = signed
    for change in sorted(changes, key=lambda change: (change.effective_on, change.recorded_at)):
        if change.effective_on > on or change.recorded_at > known_at:
            continue
        if change.quantity is not None:
            terms = replace(terms, quantity=change.quantity)
        if change.unit_price_dong is not None:
            terms = replace(terms, unit_price_dong=change.unit_price_dong)
    return terms


@dataclass(frozen=True, slots=True)
class Leaning:
    """A theme leans on a document or an open class of documents, for a time.

    ``document`` is whatever names it; ``None`` for a class. ``by`` is the annex that brought it.
    """

    document: str | None
    open_class: str
    clause: str
    from_on: date | None
    until_on: date | None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Repointing:
    """What an annex does to one theme from ``effective_on`` on."""

    effective_on: date
    recorded_at: datetime
    annex: str
    leaves_document: str | None
    leaves_class: str
    document: str | None
    open_class: str
    clause: str


def leanings_of(
    signed: Iterable[Leaning], changes: Iterable[Repointing], *, known_at: datetime
) -> list[Leaning]:
    """What a theme leans on over time, as far as was recorded ``known_at`` that instant.

    A document that is left is leaned on until the day before; all its clauses go with it.
    """
    found = list(signed)
    for change in sorted(changes, key=lambda one: (one.effective_on, one.recorded_at)):
        if change.recorded_at > known_at:
            continue
        found = [_left(one, change) for one in found]
        if change.document is not None or change.open_class:
            found.append(
                Leaning(change.document, change.open_class, change.clause, change.effective_on,
                        None, change.annex)
            )  # fmt: skip
    return found


def _left(leaning: Leaning, change: Repointing) -> Leaning:
    by_document = change.leaves_document is not None and (
        leaning.document == change.leaves_document
    )
    by_class = bool(change.leaves_class) and leaning.open_class == change.leaves_class
    over = leaning.until_on is not None and leaning.until_on < change.effective_on
    if over or not (by_document or by_class):
        return leaning
    return replace(leaning, until_on=change.effective_on - timedelta(days=1))


def leans_on(leaning: Leaning, on: date) -> bool:
    """Whether a theme leans on it that day."""
    begun = leaning.from_on is None or leaning.from_on <= on
    return begun and (leaning.until_on is None or on <= leaning.until_on)


def counting_period(
    *,
    signed_on: date,
    effective_from: date,
    ends_on: date,
    early_rule: EarlyRule,
    early_from_on: date | None,
) -> Period:
    """The days on which a piece must have appeared to count.

    A paper is often signed late. Without a rule in it, nothing from before the signature counts,
    and nothing from before the day it takes effect ever does unless the paper names a day.

    Raises:
        Refusal: ``instrument.early_day_missing``, ``period.ends_before_start``.
    """
    if early_rule is EarlyRule.FROM_DATE:
        if early_from_on is None:
            raise Refusal("instrument.early_day_missing")
        return Period(min(early_from_on, effective_from), ends_on)
    if early_rule is EarlyRule.FROM_EFFECTIVE:
        return Period(effective_from, ends_on)
    return Period(max(signed_on, effective_from), ends_on)


def signing_day(stated_on: date | None, given_on: date | None, *, today: date) -> date:
    """The day of the signatures: as the paper states it, or as the signing leader gives it.

    Raises:
        Refusal: ``paper.signing_day_missing``, ``paper.signing_day_differs`` when both are there
            and are not the same, ``paper.signing_day_to_come``.
    """
    day = stated_on or given_on
    if day is None:
        raise Refusal("paper.signing_day_missing")
    if given_on is not None and given_on != day:
        raise Refusal(
            "paper.signing_day_differs", stated=day.isoformat(), given=given_on.isoformat()
        )
    if day > today:
        raise Refusal("paper.signing_day_to_come", day=day.isoformat())
    return day


def check_quantity(*, quantified: bool, least: int | None, most: int | None) -> None:
    """Refuse a quantity that says nothing or contradicts itself.

    Args:
        quantified: whether the paper names a number at all.
        least, most: pieces or times in one cadence; ``most`` ``None`` when there is no ceiling.

    Raises:
        Refusal: ``obligation.quantity_missing``, ``obligation.quantity_unwanted`` or
            ``obligation.range_reversed``.
    """
    if not quantified:
        if least is not None or most is not None:
            raise Refusal("obligation.quantity_unwanted")
        return
    if least is None or least < 0:
        raise Refusal("obligation.quantity_missing")
    if most is not None and most < least:
        raise Refusal("obligation.range_reversed", least=least, most=most)
