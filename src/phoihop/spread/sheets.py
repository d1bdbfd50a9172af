"""The copies of a year as a workbook: counts, and the list behind each."""

from datetime import datetime

from phoihop.engines.typesetting.workbook import Sheet, SheetCell, SheetColumn, write_xlsx
from phoihop.programmes.models import Programme
from phoihop.spread.family import Appearance, CopyKind
from phoihop.spread.queries import Year
from phoihop.spread.wording import COPY_KINDS, ORIGINS, PERMISSIONS

COLUMNS = (
    ("Tác phẩm", 16), ("Tiêu đề", 60), ("Ngày", 12), ("Nơi đăng", 30), ("Tỉnh, thành phố", 18),
    ("Loại", 14), ("Biết do", 14), ("Phần của tác phẩm", 12), ("Được phép", 18),
    ("Tên tác giả", 12), ("Nguồn", 12), ("Ghi chú phối hợp", 12), ("Địa chỉ", 60),
)  # fmt: skip


def year_xlsx(programme: Programme, found: Year, *, made_at: datetime) -> bytes:
    """Copies and outlets of one year. No reach, no views, no money value: none is known."""
    note = [f"{programme.ref}, năm {found.year}. Chỉ đếm bản đăng và nơi đăng."]
    sample = programme.sample
    rows = [_row(one.work_ref, one.work_title, one.copy) for one in found.copies]
    headings = [SheetColumn(name, width) for name, width in COLUMNS]
    tables: list[tuple[str, list[tuple[str, int]]]] = [
        ("Nơi đăng", found.by_outlet),
        ("Tỉnh, thành phố", [(name or "Không ghi tỉnh", n) for name, n in found.by_province]),
        ("Loại", [(str(COPY_KINDS[CopyKind(name)]), n) for name, n in found.by_kind]),
    ]
    sheets = [Sheet("Bản đăng", headings, rows, note, sample)]
    for title, counted in tables:
        columns = [SheetColumn(title, 40), SheetColumn("Số bản", 12)]
        sheets.append(Sheet(title, columns, [[name, n] for name, n in counted], note, sample))
    return write_xlsx(sheets, created_at=made_at)


def _row(ref: str, title: str, one: Appearance) -> list[SheetCell]:
    share = None if one.share_of_work is None else f"{one.share_of_work:.0%}"
    seen = one.travelled
    return [
        ref,
        title,
        one.on,
        one.outlet,
        one.province,
        str(COPY_KINDS[one.kind]),
        str(ORIGINS[one.origin]),
        share,
        str(PERMISSIONS[one.permission]),
        *(_yes(mark) for mark in (seen.byline, seen.source_line, seen.label)),
        one.address or one.place,
    ]


def _yes(mark: bool | None) -> str:
    return "" if mark is None else "có" if mark else "không thấy"
