"""Money is whole đồng, and the foot of a schedule always adds up."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.law.money import Money, Rounding, VatMode, totals
from phoihop.law.refusal import Refusal

amounts = st.integers(0, 10**15)
percents = st.decimals(0, 100, places=2)


@given(amounts, st.sampled_from(VatMode), percents, st.sampled_from(Rounding))
def test_net_and_tax_make_gross(
    dong: int, mode: VatMode, percent: Decimal, rounding: Rounding
) -> None:
    sums = totals(Money(dong), vat_mode=mode, vat_percent=percent, rounding=rounding)
    assert sums.net + sums.vat == sums.gross
    assert dong in (sums.net.dong, sums.gross.dong)
    assert sums.vat.dong >= 0


@pytest.mark.parametrize(
    ("rounding", "vat"), [(Rounding.HALF_UP, 3), (Rounding.HALF_EVEN, 2), (Rounding.DOWN, 2)]
)
def test_half_a_dong_goes_where_the_instrument_says(rounding: Rounding, vat: int) -> None:
    sums = totals(Money(25), vat_mode=VatMode.ADDED, vat_percent=Decimal(10), rounding=rounding)
    assert sums.vat.dong == vat


def test_a_tax_beyond_the_whole_is_refused() -> None:
    with pytest.raises(Refusal, match=r"money\.vat_out_of_range"):
        totals(Money(1), vat_mode=VatMode.ADDED, vat_percent=Decimal(101), rounding=Rounding.DOWN)
