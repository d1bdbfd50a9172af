"""What makes two pieces one, which appearance came first, and where it stands on the map."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.engines.vietnamese.provinces import all_provinces, provinces
from phoihop.spread.cartogram import cartogram, place_of, placed
from phoihop.spread.family import Appearance, Branch, CopyKind, Origin, picture_of
from phoihop.spread.marks import credits_in, marks_in
from phoihop.spread.passages import cut
from phoihop.spread.rules import Ground, Likeness, covered_share, grounds, is_earlier

shares = st.floats(0, 1, allow_nan=False)


@st.composite
def likenesses(draw: st.DrawFn) -> list[Likeness]:
    length = draw(st.integers(100, 5000))
    found = []
    for number in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, length - 1))
        end = draw(st.integers(start + 1, length))
        kind = draw(st.sampled_from(["reprint", "abridged", "quotation", "common_source"]))
        share = (end - start) / length
        found.append(Likeness(str(number), kind, share, draw(shares), False, ((start, end),)))
    return found


@given(likenesses())
def test_more_evidence_never_clears_a_piece(found: list[Likeness]) -> None:
    whole = grounds(found)
    for left_out in range(len(found)):
        fewer = found[:left_out] + found[left_out + 1 :]
        assert set(grounds(fewer)) <= set(whole)


@given(likenesses())
def test_a_share_is_a_share_and_each_place_counts_once(found: list[Likeness]) -> None:
    assert 0 <= covered_share(found) <= 1
    assert covered_share(found * 2) == pytest.approx(covered_share(found))


@pytest.mark.parametrize(
    ("kind", "mine", "other", "ground"),
    [
        ("reprint", 0.98, 0.97, Ground.RETITLED),
        ("abridged", 0.95, 0.4, Ground.ABRIDGED),
        ("abridged", 0.4, 0.95, Ground.EXTENDED),
        ("quotation", 0.2, 0.3, None),
        ("quotation", 0.3, 0.6, Ground.EXTENDED),
        ("common_source", 0.6, 0.9, None),
        ("common_source", 0.8, 0.9, Ground.RETITLED),
    ],
)
def test_the_name_of_a_pair(kind: str, mine: float, other: float, ground: Ground | None) -> None:
    assert grounds([Likeness("x", kind, mine, other)]).get("x") is ground


def test_within_a_week_a_house_prints_its_piece_and_later_uses_it_again() -> None:
    day = date(2017, 5, 10)
    assert not is_earlier(day - timedelta(days=7), day)
    assert is_earlier(day - timedelta(days=8), day)
    assert not is_earlier(None, day)


days = st.one_of(st.none(), st.dates(date(2016, 1, 1), date(2018, 1, 1)))


@st.composite
def appearances(draw: st.DrawFn) -> list[Appearance]:
    return [
        Appearance(
            str(number),
            draw(st.sampled_from(Origin)),
            draw(st.sampled_from(CopyKind)),
            "",
            f"Báo {number}",
            draw(days),
            draw(days),
            outlet_id=draw(st.integers(1, 4)),
            credited_id=draw(st.one_of(st.none(), st.integers(1, 4))),
        )
        for number in range(draw(st.integers(0, 9)))
    ]


def keys(branch: Branch) -> list[str]:
    return [branch.appearance.key, *(key for inner in branch.branches for key in keys(inner))]


@given(appearances())
def test_every_appearance_stands_in_the_picture_once(found: list[Appearance]) -> None:
    picture = picture_of(found)
    tree = keys(picture.tree) if picture.tree else []
    beside = [one.key for one in (*picture.earlier, *picture.beside)]
    assert sorted(tree + beside) == sorted(one.key for one in found)


@given(appearances())
def test_nothing_is_taken_from_what_came_later(found: list[Appearance]) -> None:
    picture = picture_of(found)

    def walk(branch: Branch) -> None:
        for inner in branch.branches:
            assert branch.appearance.on is not None
            assert inner.appearance.on is not None
            assert branch.appearance.on <= inner.appearance.on
            walk(inner)

    if picture.tree:
        walk(picture.tree)
        assert all(
            one.on is not None and one.on < (picture.tree.appearance.on or date.min)
            for one in picture.earlier
        )


@pytest.mark.parametrize("on", [date(2017, 1, 1), date(2025, 6, 30), date(2025, 7, 1)])
def test_every_province_of_a_day_has_a_tile_of_its_own(on: date) -> None:
    tiles = [place_of(province.name) for province in provinces(on)]
    assert len(tiles) == len(set(tiles)) == (34 if on >= date(2025, 7, 1) else 63)
    assert cartogram({}, on=on, title="Bản đồ").count("<rect") == len(tiles) + 1


@given(st.dictionaries(st.sampled_from([one.name for one in all_provinces()]), st.integers(1, 9)))
def test_no_copy_is_lost_between_two_maps(counts: dict[str, int]) -> None:
    for on in (date(2017, 1, 1), date(2026, 1, 1)):
        shown, left = placed(counts, on=on)
        assert sum(shown.values()) + sum(left.values()) == sum(counts.values())
        cartogram(shown, on=on, title="Bản đồ")


def test_a_merged_province_counts_for_its_heir() -> None:
    shown, left = placed({"Bắc Kạn": 1, "Thái Nguyên": 2}, on=date(2026, 1, 1))
    assert (shown, left) == ({"Thái Nguyên": 3}, {})


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70))))
def test_pieces_put_together_are_the_text(text: str, places: list[tuple[int, int]]) -> None:
    numbered = [(start, min(end, len(text)), n) for n, (start, end) in enumerate(places)]
    assert "".join(piece.text for piece in cut(text, numbered)) == text


def test_marks_are_looked_for_where_they_stand() -> None:
    body = " ".join(["chè"] * 200)
    text = (
        f"Trần Thị Mẫu\n{body}\n(Nguồn: Tạp chí Mẫu)\nNội dung phối hợp: thực hiện theo HĐ-2017-01"
    )
    sources, labels = ["Tạp chí Mẫu"], ["Nội dung phối hợp"]
    marks = marks_in(text, author_line="Trần Thị Mẫu", sources=sources, labels=labels)
    assert (marks.byline, marks.source_line, marks.label) == (True, True, True)
    amid = f"{body} Tạp chí Mẫu {body}"
    bare = marks_in(amid, author_line="", sources=sources, labels=[])
    assert (bare.byline, bare.source_line, bare.label) == (None, False, None)
    assert credits_in(text) == ["Tạp chí Mẫu"]
    assert (
        credits_in("Theo đó, các hộ dân đã cùng nhau góp đất làm đường vào bản từ đầu năm nay")
        == []
    )
