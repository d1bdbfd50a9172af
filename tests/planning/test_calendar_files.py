"""Calendars that offices send: good ones, strange ones and bad ones."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.law.refusal import Refusal
from phoihop.planning.calendar_files import CalendarFile, LeftOut, read_calendar

SPAN = {"starts_on": date(2017, 1, 1), "ends_on": date(2017, 12, 31)}


def ics(*events: str) -> bytes:
    body = "\r\n".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT" for event in events)
    text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:mau\r\n{body}\r\nEND:VCALENDAR\r\n"
    return text.encode()


def read(*events: str) -> CalendarFile:
    return read_calendar(ics(*events), **SPAN)


def test_days_hours_and_spans_become_days_of_viet_nam() -> None:
    found = read(
        "UID:1\r\nSUMMARY:Hội nghị\\, sơ kết\r\nDTSTART;VALUE=DATE:20170519\r\nLOCATION:Hội trường",
        "UID:2\r\nSUMMARY:Đêm\r\nDTSTART:20170519T180000Z\r\nDTEND:20170519T190000Z",
        "UID:3\r\nSUMMARY:Ba ngày\r\nDTSTART;VALUE=DATE:20170601\r\nDTEND;VALUE=DATE:20170604",
    )
    shown = [(one.title, one.starts_on.day, one.ends_on.day, one.place) for one in found.events]
    assert shown == [
        ("Hội nghị, sơ kết", 19, 19, "Hội trường"),
        ("Đêm", 20, 20, ""),
        ("Ba ngày", 1, 3, ""),
    ]


def test_repeated_events_are_spread_out_inside_the_years_only() -> None:
    found = read(
        "UID:1\r\nSUMMARY:Giao ban\r\nDTSTART;VALUE=DATE:20161226\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\n"
        "EXDATE;VALUE=DATE:20170109"
    )
    assert [one.starts_on for one in found.events] == [date(2017, 1, 2), date(2017, 1, 16)]


def test_a_rule_without_an_end_or_too_quick_does_no_harm() -> None:
    weekly = read("UID:1\r\nSUMMARY:Mãi\r\nDTSTART;VALUE=DATE:20100104\r\nRRULE:FREQ=WEEKLY")
    assert len(weekly.events) == 52
    bomb = read(
        "UID:1\r\nSUMMARY:Bom\r\nDTSTART:20170101T000000\r\nRRULE:FREQ=SECONDLY",
        "UID:2\r\nSUMMARY:Còn lại\r\nDTSTART;VALUE=DATE:20170101",
    )
    assert bomb.left_out == (("Bom", LeftOut.TOO_OFTEN),)
    assert len(bomb.events) == 1


def test_what_cannot_be_used_is_told_with_its_reason() -> None:
    found = read(
        "UID:0\r\nSUMMARY:Tốt\r\nDTSTART;VALUE=DATE:20170519",
        "UID:1\r\nDTSTART;VALUE=DATE:20170519",
        "UID:2\r\nSUMMARY:Không ngày",
        "UID:3\r\nSUMMARY:Hủy\r\nSTATUS:CANCELLED\r\nDTSTART;VALUE=DATE:20170519",
        "UID:4\r\nSUMMARY:Xa\r\nDTSTART;VALUE=DATE:20300101",
        "UID:5\r\nSUMMARY:Dài\r\nDTSTART;VALUE=DATE:20170101\r\nDTEND;VALUE=DATE:20171231",
    )
    assert [why for _title, why in found.left_out] == [
        LeftOut.NO_TITLE, LeftOut.NO_DAY, LeftOut.CANCELLED, LeftOut.OUTSIDE, LeftOut.TOO_LONG,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "unreadable"),
        (b"PK\x03\x04 a workbook", "unreadable"),
        (b"\xff\xfe\x00", "unreadable"),
        (ics("UID:1\r\nSUMMARY:a\x00b\r\nDTSTART;VALUE=DATE:20170101"), "unreadable"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY", "unreadable"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "empty"),
        (b"x" * (1024 * 1024 + 1), "too_large"),
        (ics(*["UID:1\r\nSUMMARY:x\r\nDTSTART;VALUE=DATE:20170101"] * 2001), "too_many"),
    ],
)
def test_bad_files_are_refused_in_one_sentence(data: bytes, code: str) -> None:
    with pytest.raises(Refusal, match=f"calendar.{code}"):
        read_calendar(data, **SPAN)


@given(st.text(max_size=200))
def test_no_text_makes_it_fall_over(text: str) -> None:
    data = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + text.encode("utf-8", "replace")
    try:
        read_calendar(data + b"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", **SPAN)
    except Refusal as refusal:
        assert refusal.code.startswith("calendar.")  # noqa: PT017
