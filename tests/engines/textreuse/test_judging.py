"""What a shared passage is called: the rules as a table."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from phoihop.engines.textreuse import Document, Index
from phoihop.engines.textreuse.figures import COLUMNS, TITLE_SERIES
from phoihop.engines.textreuse.judging import Evidence, grade_of, kind_of
from phoihop.engines.textreuse.readings import read_texts
from phoihop.engines.textreuse.verifying import measure_titles
from tests.engines.textreuse.texts import prose

WHOLE = Evidence(
    query_words=400, base_words=400, query_shared=400, base_shared=400, query_dense=395,
    base_dense=395, longest_run=400, passage=400, kept_numerals=12, changed_numerals=0,
    title_likeness=0.2, same_title=False, same_series=False, same_outlet=False, days_apart=0,
    rare=True,
)  # fmt: skip
QUOTE = replace(
    WHOLE, query_shared=50, base_shared=50, query_dense=45, base_dense=45, longest_run=50,
    passage=50, kept_numerals=1,
)  # fmt: skip
EVENT = replace(  # two reports that share a statement
    QUOTE, query_shared=190, base_shared=190, query_dense=120, base_dense=120, longest_run=60,
    passage=80, title_likeness=0.5,
)  # fmt: skip

TABLE = [
    ("the same text", WHOLE, "reprint", "copied"),
    ("edited all through", replace(WHOLE, query_shared=310, base_shared=310, query_dense=200,
     base_dense=200, longest_run=40, passage=120), "reprint", "copied"),
    ("a third of it, in whole sentences", replace(WHOLE, query_words=130, query_shared=128,
     base_shared=128, query_dense=105, base_dense=105, longest_run=45, passage=60),
     "abridged", "copied"),
    ("all of it among other things", replace(WHOLE, query_words=900, query_shared=400,
     query_dense=395), "reprint", "copied"),
    ("two uses of one communiqué", replace(WHOLE, query_words=430, base_words=520,
     query_shared=300, base_shared=300, query_dense=270, base_dense=270, longest_run=90,
     passage=150, title_likeness=0.9), "common_source", "copied"),
    ("a quoted passage", QUOTE, "quotation", "copied"),
    ("the same event", EVENT, "quotation", "copied"),
    ("a phrase", replace(QUOTE, query_shared=18, base_shared=18, query_dense=13, base_dense=13,
     longest_run=18, passage=18), "fragment", "possible"),
    ("yesterday's prices", replace(WHOLE, query_shared=300, base_shared=300, query_dense=200,
     base_dense=200, longest_run=60, passage=290, kept_numerals=10, changed_numerals=30),
     "template", "copied"),
    ("a column whose title carries the day", replace(EVENT, same_series=True,
     changed_numerals=2), "template", "copied"),
    ("a title that comes back each month", replace(WHOLE, query_words=60, base_words=60,
     query_shared=30, base_shared=30, query_dense=25, base_dense=25, longest_run=30, passage=30,
     same_title=True, title_likeness=1.0, days_apart=30), "template", "copied"),
    ("an outlet's imprint", replace(QUOTE, same_outlet=True, rare=False), "template", "copied"),
    ("the same title on the same day", replace(EVENT, same_title=True, title_likeness=1.0,
     query_dense=180), "common_source", "copied"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "evidence", "kind", "grade"), TABLE, ids=[r[0] for r in TABLE])
def test_the_kind_and_grade(name, evidence, kind, grade):
    assert (kind_of(evidence), grade_of(evidence)) == (kind, grade)


@pytest.mark.parametrize("row", TABLE, ids=[row[0] for row in TABLE])
def test_it_is_a_copy_or_not_whichever_text_asks(row):
    evidence = row[1]
    turned = replace(
        evidence, query_words=evidence.base_words, base_words=evidence.query_words,
        query_shared=evidence.base_shared, base_shared=evidence.query_shared,
        query_dense=evidence.base_dense, base_dense=evidence.query_dense,
    )  # fmt: skip
    copies = {"reprint", "abridged", "common_source"}
    assert (kind_of(turned) in copies) == (row[2] in copies)


def prices(day: int) -> str:
    lines = [
        f"Giá vàng miếng tại cửa hàng số {shop} mua vào {day * 37 + shop} và bán ra "
        f"{day * 41 + shop * 3} nghìn đồng mỗi chỉ, tăng {day * shop % 97} so với hôm qua."
        for shop in range(1, 12)
    ]
    return f"Sáng ngày {day} tháng 6. " + " ".join(lines)


def test_a_price_column_is_a_template_and_its_reprint_is_a_reprint(tmp_path):
    with Index.open(tmp_path) as index:
        for day in range(1, 9):
            index.add([Document(f"ngày-{day}", prices(day), title=f"Giá vàng ngày {day}/6")])
        found = index.query(Document("", prices(9), title="Giá vàng ngày 9/6"))
        assert {match.kind for match in found} == {"template"}
        best = max(index.query(Document("", prices(4), title="Vàng")), key=lambda m: m.longest_run)
        assert (best.id, best.kind) == ("ngày-4", "reprint")


def test_an_imprint_under_every_article_of_an_outlet_is_learnt(tmp_path):
    imprint = "Giấy phép số một. Tổng biên tập báo Mẫu. Tòa soạn ở phố Ví Dụ. Ghi rõ nguồn báo Mẫu khi dùng lại tin bài từ trang này. Quảng cáo xin gọi số điện thoại của phòng phát hành trong giờ làm việc."  # noqa: E501
    with Index.open(tmp_path) as index:
        kinds = []
        for number in range(9):
            text = f"{prose(150, seed=number * 3)} {imprint}"
            _, found = index.receive([Document(str(number), text, outlet="Báo Mẫu")])
            kinds.append({match.kind for match in found[str(number)]})
        assert kinds[1] == {"quotation"}
        assert kinds[8] == {"template"}


@pytest.mark.parametrize(
    ("first", "second", "series"),
    [
        ("Giá chè hôm nay 30/6: đứng yên", "Giá chè hôm nay 1/7: tăng nhẹ", True),
        ("Giá chè hôm nay 30/6: đứng yên", "Giá chè hôm nay 30/6: lại tăng", False),
        ("Xã Mẫu có 5 hộ làm chè giỏi", "Xã Mẫu có 6 hộ nuôi ong", False),  # counts, no days
        ("Tin vui 30/6: chợ mở", "Tin vui 1/7: chợ đông", False),  # too short a head
        ("Lịch chợ phiên tháng 6", "Lịch chợ phiên tháng 7", True),  # equal but for numbers
    ],
)
def test_titles_of_a_series_carry_another_day(first, second, series):
    row = np.zeros(COLUMNS, np.int64)
    read = read_texts([first, second])
    tokens = [read.tokens[a:b] for a, b in pairwise(read.words)]
    measure_titles(tokens[0], tokens[1], row)
    assert bool(row[TITLE_SERIES]) is series
