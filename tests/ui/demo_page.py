"""What the demonstration page of the components shows. Invented throughout."""

from datetime import date
from types import SimpleNamespace

from phoihop.law.period import PartialDate
from phoihop.ui.paging import Page

ROWS = [
    SimpleNamespace(
        title="Hợp tác xã chè vùng cao đổi mới cách làm",
        published=PartialDate.of_month(2017, 5),
        price=1_150_000,
        state="Đã nghiệm thu",
        tone="good",
    ),
    SimpleNamespace(
        title="Một chi bộ xóm làm theo lời Bác từ việc nhỏ",
        published=PartialDate(date(2017, 6, 9)),
        price=900_000,
        state="Chờ minh chứng",
        tone="wait",
    ),
    SimpleNamespace(
        title="Điện về bản xa",
        published=PartialDate.of_year(2017),
        price=900_000,
        state="Quá hạn",
        tone="late",
    ),
]
DEMO = {
    "rows": ROWS,
    "page": Page(rows=ROWS, number=2, per_page=3, has_next=True, query="q=che&", total=1200),
    "steps": [("ký", 12), ("kế hoạch", 11), ("đăng", 9), ("minh chứng", 8), ("nghiệm thu", 6)],
    "programme": SimpleNamespace(
        ref="CT-2017-01", title="Chương trình phối hợp công tác tuyên truyền 2017-2021"
    ),
    "crumbs": [("/programmes/", "Ký kết"), ("/programmes/CT-2017-01/", "CT-2017-01")],
    "share": 0.625,
}
