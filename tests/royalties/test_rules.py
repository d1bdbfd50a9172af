"""How royalties are reckoned: worked examples, and what always holds."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.law.refusal import Refusal
from phoihop.royalties.norms import house_norms
from phoihop.royalties.rules import Group, gross_dong, pay_by, shared_out, sums, unit_dong

NORMS = house_norms()


@pytest.mark.parametrize(
    ("on", "unit"),
    [
        (date(2017, 6, 30), 121_000),  # the base salary rose on 1-7-2017, inside the contract year
        (date(2017, 7, 1), 130_000),
        (date(2019, 7, 1), 149_000),
        (date(2024, 7, 1), 234_000),
    ],
)
def test_a_unit_is_a_tenth_of_the_base_salary_of_the_day(on: date, unit: int) -> None:
    assert unit_dong(NORMS, published_on=on) == unit


def test_an_article_of_the_day_before_the_rise() -> None:
    amount = gross_dong(
        NORMS, published_on=date(2017, 6, 30), group=Group.LONG, coefficient=Decimal("12.5"),
        multiplier=Decimal("1.2"),
    )  # fmt: skip
    assert amount == 1_815_000  # 121.000 × 12,5 × 1,2


@pytest.mark.parametrize(
    ("group", "coefficient"),
    [(Group.SHORT, "10.01"), (Group.LONG, "30.5"), (Group.MEDIA, "51"), (Group.LONG, "0")],
)
def test_no_coefficient_is_above_the_highest_of_its_group(group: Group, coefficient: str) -> None:
    with pytest.raises(Refusal, match=r"royalty\.coefficient_out_of_range"):
        gross_dong(
            NORMS, published_on=date(2018, 1, 1), group=group, coefficient=Decimal(coefficient)
        )


def test_before_the_first_norm_nothing_is_reckoned() -> None:
    with pytest.raises(Refusal, match=r"royalty\.no_norm"):
        unit_dong(NORMS, published_on=date(2010, 1, 1))


@pytest.mark.parametrize(
    ("gross", "tax"), [(1_999_999, 0), (2_000_000, 200_000), (2_000_005, 200_001)]
)
def test_tax_is_withheld_from_the_threshold_on(gross: int, tax: int) -> None:
    foot = sums([gross], NORMS.tax_on(date(2017, 8, 1)))
    assert (foot.gross, foot.tax, foot.net) == (gross, tax, gross - tax)


@given(st.lists(st.integers(0, 10**9), max_size=30))
def test_a_statement_always_adds_up(items: list[int]) -> None:
    foot = sums(items, NORMS.tax_on(date(2020, 1, 1)))
    assert foot.net + foot.tax == foot.gross == sum(items)
    assert 0 <= foot.tax <= foot.gross


@given(st.integers(0, 10**10), st.lists(st.integers(1, 60), min_size=1, max_size=4))
def test_shares_lose_no_dong(dong: int, percents: list[int]) -> None:
    rest = 100 - sum(percents)
    shares = [*percents, rest] if rest > 0 else [100]
    parts = shared_out(dong, shares)
    assert sum(parts) == dong
    assert all(part >= 0 for part in parts)


@given(
    st.sampled_from(list(Group)),
    st.decimals("0.01", "10", places=2),
    st.dates(date(2016, 5, 1), date(2026, 1, 1)),
)
def test_more_coefficient_is_never_less_money(group: Group, coefficient: Decimal, on: date) -> None:
    less = gross_dong(NORMS, published_on=on, group=group, coefficient=coefficient / 2)
    more = gross_dong(NORMS, published_on=on, group=group, coefficient=coefficient)
    assert less <= more


def test_sixty_days_are_counted_from_the_first_piece() -> None:
    assert pay_by(NORMS, [date(2017, 6, 20), date(2017, 6, 5)]) == date(2017, 8, 4)


def test_shares_make_a_whole() -> None:
    with pytest.raises(Refusal, match=r"royalty\.shares_not_whole"):
        shared_out(100, [60, 30])


def test_every_norm_names_its_source_and_claims_no_check_that_was_not_made() -> None:
    told = [(one.source, one.verified_by) for one in NORMS.salaries]
    told += [(one.source, one.verified_by) for one in NORMS.tables]
    told += [(one.source, one.verified_by) for one in NORMS.taxes]
    assert all(source for source, _checked in told)
    assert {checked for _source, checked in told} == {""}
