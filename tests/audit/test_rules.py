"""A chain holds, or its first broken link is named."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.audit.rules import GENESIS, Break, Deed, Link, append, digest, first_break, salted

AT = datetime(2017, 6, 1, 5, 0, tzinfo=UTC)


def chain_of(length: int) -> list[Link]:
    deeds = [Deed("topic.agreed", f"topic:{number}", {"count": number}) for number in range(length)]
    return append(deeds, chain="CT-2017-01", seq=0, sha256=GENESIS, actor="lan", at=AT)


def test_an_untouched_chain_holds() -> None:
    assert first_break(chain_of(9)) is None


def test_an_empty_chain_holds() -> None:
    assert first_break([]) is None


@given(st.integers(1, 9), st.data())
def test_an_altered_entry_is_named(length: int, data: st.DataObject) -> None:
    links = chain_of(length)
    place = data.draw(st.integers(0, length - 1))
    change = data.draw(
        st.sampled_from(
            [
                {"actor": "another"},
                {"subject": "topic:x"},
                {"action": "topic.dropped"},
                {"at": AT + timedelta(microseconds=1)},
                {"facts": {"count": -1}},
            ]
        )
    )
    links[place] = replace(links[place], **change)
    assert first_break(links) == Break("CT-2017-01", place + 1, "altered")


@given(st.integers(2, 9), st.data())
def test_an_entry_taken_out_is_named(length: int, data: st.DataObject) -> None:
    links = chain_of(length)
    place = data.draw(st.integers(0, length - 2))  # the last one is found by the head
    del links[place]
    assert first_break(links) == Break("CT-2017-01", place + 1, "missing")


def test_an_entry_rewritten_with_its_hash_breaks_the_link_after_it() -> None:
    links = chain_of(3)
    forged = replace(links[1], actor="another")
    links[1] = replace(forged, sha256=digest(forged))
    assert first_break(links) == Break("CT-2017-01", 3, "unlinked")


def test_the_hash_does_not_depend_on_the_zone_the_time_is_written_in() -> None:
    here, there = chain_of(1)[0], timezone(timedelta(hours=7))
    assert digest(replace(here, at=here.at.astimezone(there))) == here.sha256


def test_a_time_without_a_zone_is_a_mistake() -> None:
    naive = AT.replace(tzinfo=None)
    with pytest.raises(ValueError, match="aware"):
        append([Deed("a.b", "c:d", {})], chain="x", seq=0, sha256=GENESIS, actor="lan", at=naive)


def test_the_same_text_under_another_salt_looks_different() -> None:
    assert salted("Nguyễn Văn Mẫu", salt="a") != salted("Nguyễn Văn Mẫu", salt="b")
    assert salted("Nguyễn Văn Mẫu", salt="a") == salted("Nguyễn Văn Mẫu", salt="a")
