"""How a royalty is reckoned, and how a statement moves. Pure; money is integer đồng."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import TypeVar

from phoihop.law.lifecycle import Lifecycle, Move
from phoihop.law.refusal import Refusal

Dated = TypeVar("Dated")
MOST_MULTIPLIER = Decimal(3)  # of the house's own rules; more is taken for a slip of the pen


class Group(StrEnum):
    """The groups of the norm table."""

    SHORT = "short"  # news, photo
    LONG = "long"  # commentary, reportage, interview, research
    MEDIA = "media"  # online media


# Which group a genre of the house falls into; those left out are asked for.
GROUPS = {
    "news_item": Group.SHORT,
    "photo": Group.SHORT,
    "article": Group.LONG,
    "theory_article": Group.LONG,
    "reportage": Group.LONG,
    "interview": Group.LONG,
    "video": Group.MEDIA,
}


@dataclass(frozen=True, slots=True)
class BaseSalary:
    """The base salary from a day on, until the next."""

    from_on: date
    dong: int
    source: str
    verified_by: str


@dataclass(frozen=True, slots=True)
class NormTable:
    """The norms for pieces published from a day on.

    ``unit_percent`` of the base salary is one unit; ``most`` is the highest coefficient of each
    group; the author is to be paid ``pay_within_days`` of the day of publication.
    """

    from_on: date
    unit_percent: Decimal
    pay_within_days: int
    most: Mapping[Group, Decimal]
    source: str
    verified_by: str


@dataclass(frozen=True, slots=True)
class TaxRule:
    """What is withheld from a payment that reaches ``from_dong``."""

    from_on: date
    percent: Decimal
    from_dong: int
    source: str
    verified_by: str


class NormKind(StrEnum):
    """What a norm settles."""

    TABLE = "table"
    BASE_SALARY = "base_salary"
    TAX = "tax"


Norm = NormTable | BaseSalary | TaxRule
KINDS: Mapping[type[Norm], NormKind] = {
    NormTable: NormKind.TABLE,
    BaseSalary: NormKind.BASE_SALARY,
    TaxRule: NormKind.TAX,
}


def norm_sha256(norm: Norm) -> str:
    """The hash of what a norm says: when a figure of it is corrected, it is to be checked anew."""
    told = {name: value for name, value in asdict(norm).items() if name != "verified_by"}
    told["kind"] = KINDS[type(norm)].value
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Norms:
    """Everything dated; each list ascends by its day."""

    salaries: Sequence[BaseSalary]
    tables: Sequence[NormTable]
    taxes: Sequence[TaxRule]

    def salary_on(self, on: date) -> BaseSalary:
        """The base salary of a day. Raises ``royalty.no_norm``."""
        return _last([one for one in self.salaries if one.from_on <= on], on)

    def table_on(self, on: date) -> NormTable:
        """The norms for a piece published that day. Raises ``royalty.no_norm``."""
        return _last([one for one in self.tables if one.from_on <= on], on)

    def tax_on(self, on: date) -> TaxRule:
        """What is withheld from a payment of that day. Raises ``royalty.no_norm``."""
        return _last([one for one in self.taxes if one.from_on <= on], on)

    def every(self) -> list[Norm]:
        """All of them, kind by kind."""
        return [*self.tables, *self.salaries, *self.taxes]

    def find(self, kind: str, day: str) -> Norm:
        """The norm of that kind that holds from that day ("2014-06-01") on.

        Raises:
            Refusal: ``royalty.no_such_norm``.
        """
        for norm in self.every():
            if KINDS[type(norm)].value == kind and norm.from_on.isoformat() == day:
                return norm
        raise Refusal("royalty.no_such_norm", kind=kind, day=day)

    def under(self, published: Sequence[date], *, tax_source: str) -> list[Norm]:
        """What a statement rests on: the norms of its pieces' days, and the tax it names."""
        days = sorted(set(published))
        found: list[Norm] = [self.table_on(on) for on in days]
        found += [self.salary_on(on) for on in days]
        found += [one for one in self.taxes if one.source == tax_source]
        return list({norm_sha256(one): one for one in found}.values())


def _last(found: list[Dated], on: date) -> Dated:
    if not found:
        raise Refusal("royalty.no_norm", day=on.strftime("%d-%m-%Y"))
    return found[-1]


def unit_dong(norms: Norms, *, published_on: date) -> int:
    """One unit of coefficient on the day of publication, rounded half up to whole đồng."""
    percent = norms.table_on(published_on).unit_percent
    return _whole(Decimal(norms.salary_on(published_on).dong) * percent / 100)


def gross_dong(
    norms: Norms,
    *,
    published_on: date,
    group: Group,
    coefficient: Decimal,
    multiplier: Decimal = Decimal(1),
) -> int:
    """Unit × coefficient × multiplier, rounded once, half up, to whole đồng.

    Raises:
        Refusal: ``royalty.coefficient_out_of_range`` (above the group's highest, or not above 0),
            ``royalty.multiplier_out_of_range``, ``royalty.no_norm``.
    """
    most = norms.table_on(published_on).most[group]
    if not 0 < coefficient <= most:
        raise Refusal("royalty.coefficient_out_of_range", given=str(coefficient), most=str(most))
    if not 0 < multiplier <= MOST_MULTIPLIER:
        raise Refusal("royalty.multiplier_out_of_range", most=str(MOST_MULTIPLIER))
    return _whole(unit_dong(norms, published_on=published_on) * coefficient * multiplier)


def shared_out(dong: int, percents: Sequence[int]) -> list[int]:
    """An amount among authors; rounded down, and the first gets what is left.

    Raises:
        Refusal: ``royalty.shares_not_whole`` unless the shares are above 0 and make 100.
    """
    if sum(percents) != 100 or any(percent <= 0 for percent in percents):
        raise Refusal("royalty.shares_not_whole", sum=sum(percents))
    parts = [dong * percent // 100 for percent in percents]
    parts[0] += dong - sum(parts)
    return parts


@dataclass(frozen=True, slots=True)
class Sums:
    """The foot of a statement: ``net`` = ``gross`` - ``tax``, always."""

    gross: int
    tax: int
    net: int


def sums(items_dong: Sequence[int], rule: TaxRule) -> Sums:
    """Sum a statement and withhold the tax, rounded half up to whole đồng, once."""
    gross = sum(items_dong)
    tax = _whole(Decimal(gross) * rule.percent / 100) if gross >= rule.from_dong else 0
    return Sums(gross, tax, gross - tax)


def pay_by(norms: Norms, days: Sequence[date]) -> date:
    """The last day to pay: counted from the earliest publication of the statement."""
    first = min(days)
    return first + timedelta(days=norms.table_on(first).pay_within_days)


def _whole(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))


class StatementState(StrEnum):
    """Where a statement stands."""

    DRAWN_UP = "drawn_up"
    APPROVED = "approved"
    PAID = "paid"
    VOID = "void"


STATEMENT_LIFE = Lifecycle(
    "statement",
    [
        Move("approve", {StatementState.DRAWN_UP}, StatementState.APPROVED),
        Move("pay", {StatementState.APPROVED}, StatementState.PAID),
        Move("void", {StatementState.DRAWN_UP, StatementState.APPROVED}, StatementState.VOID),
    ],
)
