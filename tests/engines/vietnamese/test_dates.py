"""Dates are read in the order day, month, year, and never guessed."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.engines.vietnamese.dates import long_date, parse_date, short_date
from phoihop.law.refusal import Refusal


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("14-1-2022", "2022-01-14"),
        ("14/1/2022", "2022-01-14"),
        ("14.01.2022", "2022-01-14"),
        ("14 – 1 – 2022", "2022-01-14"),
        ("2017-05-19", "2017-05-19"),
        ("2017-05-19T10:00:00", "2017-05-19"),
        ("2017-05-19T10:00:00+07:00", "2017-05-19"),
        ("2017-05-19T20:00:00Z", "2017-05-20"),
        ("ngày 05 tháng 3 năm 2020", "2020-03-05"),
        ("Ngày 5/3/2020", "2020-03-05"),
        ("05 tháng 02, năm 2020", "2020-02-05"),
        ("ngay 05 thang 3 nam 2020", "2020-03-05"),
        ("tháng 5-2017", "2017-05"),
        ("Tháng 5 năm 2017", "2017-05"),
        ("5/2017", "2017-05"),
        ("2017-05", "2017-05"),
        ("năm 2017", "2017"),
        (" 2017 ", "2017"),
    ],
)
def test_a_date_keeps_the_precision_it_was_given(text, iso):
    assert str(parse_date(text)) == iso
    assert str(parse_date(unicodedata.normalize("NFD", text))) == iso


@pytest.mark.parametrize(
    "text",
    [
        "", "31/2/2017", "29-2-2019", "1/1/17", "13/2017", "1899", "2101", "0/5/2017", "5/2017/1",
        "hôm qua", "20170519", "2017-05-19T25:00", "12/31/2017", "năm 17", "٢٠١٧", "1" * 500,
    ],
)  # fmt: skip
def test_what_cannot_be_a_date_is_refused(text):
    with pytest.raises(Refusal, match=r"dates\.unreadable"):
        parse_date(text)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_what_the_house_writes_it_reads(day):
    for written in (long_date(day), short_date(day), day.isoformat(), f"{day:%d/%m/%Y}"):
        assert parse_date(written).first_on == day
        assert parse_date(written).exact


@given(st.text())
def test_any_text_is_read_or_refused(text):
    try:
        parse_date(text)
    except Refusal as refusal:
        assert refusal.code == "dates.unreadable"  # noqa: PT017 - both endings are right


def test_papers_write_days_below_ten_and_the_first_two_months_with_a_zero():
    assert long_date(date(2020, 2, 5)) == "ngày 05 tháng 02 năm 2020"
    assert long_date(date(2020, 3, 15)) == "ngày 15 tháng 3 năm 2020"
    assert short_date(date(2022, 1, 14)) == "14-1-2022"
