"""Names of provinces are told apart from hamlets, roads, clubs and papers of the same name."""

import json
import unicodedata
from datetime import date
from importlib import resources

import pytest
from benchmarks import places
from hypothesis import given
from hypothesis import strategies as st

from phoihop.engines.vietnamese.gazetteer import (
    Role,
    find_places,
    heir,
    provinces,
    provinces_about,
    units,
)

BEFORE, SINCE = date(2025, 6, 30), date(2025, 7, 1)


def roles(text: str) -> list[tuple[str, Role]]:
    return [(mention.text, mention.role) for mention in find_places(text)]


def test_63_provinces_became_34_and_each_has_an_heir():
    assert len(provinces(BEFORE)) == 63
    assert len(provinces(SINCE)) == 34
    names = {province.name for province in provinces(SINCE)}
    assert all(heir(province.name, SINCE) in names for province in provinces(BEFORE))
    assert all(heir(province.name, BEFORE) == province.name for province in provinces(BEFORE))


def test_heirs_follow_the_mergers_and_the_renaming_of_hue():
    assert heir("bac kan", BEFORE) == "Bắc Kạn"
    assert heir("Bắc Cạn", SINCE) == "Thái Nguyên"
    assert heir("Yên Bái", SINCE) == "Lào Cai"
    assert heir("Thừa Thiên - Huế", date(2024, 12, 31)) == "Thừa Thiên Huế"
    assert heir("Thừa Thiên Huế", SINCE) == "Huế"
    assert heir("TP.HCM", SINCE) == "Hồ Chí Minh"
    assert heir("Atlantis", SINCE) is None


def test_dong_nai_is_a_city_since_its_day():
    kinds = [p.kind for day in (date(2026, 4, 29), date(2026, 4, 30))
             for p in provinces(day) if p.name == "Đồng Nai"]  # fmt: skip
    assert kinds == ["province", "city"]


def test_the_units_of_thai_nguyen_are_dated():
    here = [unit for unit in units() if unit.province == "Thái Nguyên"]
    assert sum(unit.in_force(SINCE) for unit in here if unit.kind in ("ward", "commune")) == 92
    assert {u.name for u in here if u.kind == "district" and u.in_force(BEFORE)} == {
        "Định Hóa", "Phú Lương", "Đồng Hỷ", "Võ Nhai", "Đại Từ", "Phú Bình",
    }  # fmt: skip


@pytest.mark.parametrize("file", ["provinces.json", "thai_nguyen.json", "cities.json"])
def test_each_list_says_where_it_comes_from(file):
    folder = resources.files("phoihop.engines.vietnamese").joinpath("places")
    loaded = json.loads(folder.joinpath(file).read_text("utf-8"))
    assert loaded["source"]
    assert loaded["licence"]
    assert "verified_by" in loaded
    assert "MIT licence" in folder.joinpath("NOTICE.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND tỉnh Thái Nguyên và thành phố Hà Nội",
         [("Thái Nguyên", Role.PROVINCE), ("Hà Nội", Role.PROVINCE)]),
        ("ở xóm Bình Định", [("Bình Định", Role.UNIT)]),
        ("trên cao tốc Hà Nội – Thái Nguyên",
         [("Hà Nội", Role.ROAD), ("Thái Nguyên", Role.ROAD)]),
        ("nối các tỉnh Cao Bằng - Lạng Sơn - Thái Nguyên",
         [("Cao Bằng", Role.PROVINCE), ("Lạng Sơn", Role.PROVINCE),
          ("Thái Nguyên", Role.PROVINCE)]),
        ("CLB nữ TNG Thái Nguyên", [("Thái Nguyên", Role.CLUB)]),
        ("U.19 Thái Nguyên T&T", [("Thái Nguyên", Role.CLUB)]),
        ("Hội Phụ nữ Thái Nguyên, bộ đội Lào Cai",
         [("Thái Nguyên", Role.PROVINCE), ("Lào Cai", Role.PROVINCE)]),
        ("yêu cầu Thái Nguyên báo cáo; miền núi Cao Bằng",
         [("Thái Nguyên", Role.PROVINCE), ("Cao Bằng", Role.PROVINCE)]),
        ("Báo Lạng Sơn đưa tin; thông báo Nghệ An đã nhận",
         [("Lạng Sơn", Role.OUTLET), ("Nghệ An", Role.PROVINCE)]),
        ("ông quê Nam Định; nguyên quán: Vĩnh Long",
         [("Nam Định", Role.ORIGIN), ("Vĩnh Long", Role.ORIGIN)]),
        ("sẽ không mở rộng đến Thái Nguyên, Hòa Bình",
         [("Thái Nguyên", Role.DENIED), ("Hòa Bình", Role.DENIED)]),
        ("Chủ tịch tỉnh Bắc Ninh làm Bí thư Tỉnh ủy Thái Nguyên",
         [("Bắc Ninh", Role.ORIGIN), ("Thái Nguyên", Role.PROVINCE)]),
        ("bà Trần Thái Bình kể", [("Thái Bình", Role.PERSON)]),
        ("bờ Thái Bình Dương; ước mong hòa bình; tư tưởng Hồ Chí Minh", []),
        ("huyện Định Hóa và hồ Núi Cốc",
         [("huyện Định Hóa", Role.WITHIN), ("hồ Núi Cốc", Role.WITHIN)]),
        ("TP Thái Nguyên", [("TP Thái Nguyên", Role.WITHIN)]),
        ("xã Tân Thành", []),
        ("xã Tân Thành, huyện Phú Bình",
         [("xã Tân Thành", Role.WITHIN), ("huyện Phú Bình", Role.WITHIN)]),
        ("TP.HCM, TP. Hồ Chí Minh",
         [("TP.HCM", Role.PROVINCE), ("TP. Hồ Chí Minh", Role.PROVINCE)]),
        ("Bà Rịa – Vũng Tàu và Thừa Thiên - Huế",
         [("Bà Rịa – Vũng Tàu", Role.PROVINCE), ("Thừa Thiên - Huế", Role.PROVINCE)]),
    ],
)  # fmt: skip
def test_what_a_name_stands_for(text, expected):
    assert roles(text) == expected
    decomposed = find_places(unicodedata.normalize("NFD", text))
    assert [(unicodedata.normalize("NFC", m.text), m.role) for m in decomposed] == expected


def test_undiacritised_names_are_found_by_their_capitals():
    assert [m.province for m in find_places("tinh Thai Nguyen va tinh Phu Tho, ha noi")] == [
        "Thái Nguyên", "Phú Thọ",
    ]  # fmt: skip


def test_a_name_out_of_force_on_the_day_is_marked():
    (before,), (since,) = find_places("tỉnh Bắc Kạn", BEFORE), find_places("tỉnh Bắc Kạn", SINCE)
    assert before.in_force
    assert not since.in_force


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Thái Nguyên, Bắc Giang ký kết phối hợp", "", ["Thái Nguyên", "Bắc Giang"]),
        ("Xe hỏng trên cao tốc Hà Nội - Thái Nguyên", "Xe chở gạch bị hỏng.", []),
        ("CLB Thái Nguyên giành ba điểm", "Đội khách ghi bàn ở Thái Nguyên.", []),
        (
            "Đổi thay ở một xã vùng cao",
            "Sáng nay, tỉnh Lào Cai khai trương tuyến đường.",
            ["Lào Cai"],
        ),
        ("Tổng kết phong trào", "Đại biểu Hà Nội, Huế, Cà Mau, Nghệ An dự hội nghị. " * 5, []),
        ("Lũ về trong đêm", "Huyện Võ Nhai mưa lớn. Huyện Định Hóa sạt lở. " * 3, ["Thái Nguyên"]),
        ("Giá vàng hôm nay", "Tại Hà Nội giá tăng, tại TP.HCM giá giảm. " * 4, []),
        ("Tin ngắn", "Họ hẹn gặp nhau tại Quảng Ngãi.", []),
    ],
)
def test_what_a_piece_is_about(title, text, expected):
    assert provinces_about(title, text) == expected


NAMES = [
    "Thái Nguyên",
    "Hà Nội",
    " - ",
    "xã ",
    "CLB ",
    "TP. ",
    "Huế",
    "\u0301",
    ", ",
    "\n",
    "không đến ",
]


@given(st.lists(st.sampled_from(NAMES), max_size=25).map("".join))
def test_any_text_is_read_in_order_without_overlap(text):
    reached = 0
    for mention in find_places(text):
        assert reached <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        reached = mention.end


@given(st.text(), st.text())
def test_any_title_and_text_are_judged_without_an_exception(title, text):
    assert isinstance(provinces_about(title, text), list)


def test_real_articles_are_placed():
    if not (places.DATA / "articles.jsonl").exists():
        pytest.skip("needs ../shared/data, which is absent")
    rows = places.records()
    assert places.measure(rows, "Thái Nguyên").f1 >= 0.97
    assert places.measure(rows).f1 >= 0.92  # unlabelled provinces count as errors here
