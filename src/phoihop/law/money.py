"""Money: whole đồng, and the arithmetic that a paper prints line by line."""

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from enum import StrEnum

from phoihop.law.refusal import Refusal


class Rounding(StrEnum):
    """How an instrument rounds a fraction of a đồng. Data of the instrument, never assumed."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    DOWN = "down"


_DECIMAL_MODE = {
    Rounding.HALF_UP: ROUND_HALF_UP,
    Rounding.HALF_EVEN: ROUND_HALF_EVEN,
    Rounding.DOWN: ROUND_DOWN,
}


class VatMode(StrEnum):
    """Whether the unit prices of an instrument hold the tax already."""

    NONE = "none"  # not subject to the tax
    INCLUDED = "included"
    ADDED = "added"


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in integer đồng. The currency is stated so that no other can slip in."""

    dong: int
    currency: str = "VND"

    def __add__(self, other: "Money") -> "Money":
        return Money(self.dong + other.dong)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.dong - other.dong)

    def __mul__(self, quantity: int) -> "Money":
        return Money(self.dong * quantity)


ZERO = Money(0)


@dataclass(frozen=True, slots=True)
class Totals:
    """What the foot of a schedule prints: net + vat = gross, always."""

    net: Money
    vat: Money
    gross: Money


def totals(amount: Money, *, vat_mode: VatMode, vat_percent: Decimal, rounding: Rounding) -> Totals:
    """Split the sum of the lines into net, tax and gross.

    Args:
        amount: the sum of quantity × unit price as the lines print them.
        vat_mode: whether ``amount`` is net (``ADDED``), gross (``INCLUDED``) or untaxed.
        vat_percent: 0 to 100; ``Decimal("10")`` is ten per cent.
        rounding: applied once, to the tax.

    Raises:
        Refusal: ``money.vat_out_of_range``.
    """
    if not 0 <= vat_percent <= 100:
        raise Refusal("money.vat_out_of_range", percent=str(vat_percent))
    if vat_mode is VatMode.NONE:
        return Totals(amount, ZERO, amount)
    if vat_mode is VatMode.ADDED:
        vat = _whole(Decimal(amount.dong) * vat_percent / 100, rounding)
        return Totals(amount, Money(vat), Money(amount.dong + vat))
    vat = _whole(Decimal(amount.dong) * vat_percent / (100 + vat_percent), rounding)
    return Totals(Money(amount.dong - vat), Money(vat), amount)


def _whole(value: Decimal, rounding: Rounding) -> int:
    return int(value.quantize(Decimal(1), rounding=_DECIMAL_MODE[rounding]))
