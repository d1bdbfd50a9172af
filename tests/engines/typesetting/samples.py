"""Papers to print. Every person in them is invented."""

from dataclasses import replace
from datetime import date

from phoihop.engines.typesetting.papers import (
    BulletList,
    Column,
    Heading,
    KeyValues,
    OrganBlock,
    Paper,
    Paragraph,
    SignatureBlock,
    Table,
)

SIDE_A = SignatureBlock(["TM. Ban Tuyên giáo"], "Trưởng ban", "Nguyễn Văn Mẫu", "Đại diện Bên A")
SIDE_B = SignatureBlock(
    ["KT. Tổng Biên tập"], "Phó Tổng Biên tập", "Trần Thị Ví Dụ", "Đại diện Bên B"
)


def schedule(rows: int) -> Table:
    """A schedule of publications with ``rows`` lines and a total."""
    return Table(
        [
            Column("STT", 0.5, "center"),
            Column("Tác phẩm báo chí", 3),
            Column("Ngày đăng", 1.2, "center"),
            Column("Thành tiền (đồng)", 1.3, "right"),
        ],
        [
            [str(n), f"Cách làm hay ở cơ sở, bài {n}", date(2017, 3, n % 28 + 1), 3_250_000]
            for n in range(1, rows + 1)
        ],
        foot_rows=[["", "Cộng", None, 3_250_000 * rows]],
        caption="Bảng kê tác phẩm",
    )


def acceptance_record(**changes: object) -> Paper:
    """A short acceptance record in the Decree 30 profile, changed as asked."""
    paper = Paper(
        profile="decree-30",
        kind_title="Biên bản nghiệm thu",
        abstract="Về kết quả thực hiện Hợp đồng tuyên truyền năm 2017",
        organ=OrganBlock("Cơ quan chủ quản", "Tạp chí Ví dụ"),
        notation="BBNT-TCVD",
        place="Thái Nguyên",
        dated_on=date(2017, 2, 5),
        bases=["Căn cứ Chương trình phối hợp giai đoạn 2017 - 2021", "Căn cứ Hợp đồng năm 2017;"],
        blocks=[
            Paragraph("Hôm nay, hai bên thống nhất nghiệm thu các tác phẩm dưới đây."),
            Heading("Điều 1. Kết quả", 2),
            KeyValues([("Bên A", "Tỉnh ủy"), ("Giá trị", 9_750_000)]),
            BulletList(["Bài lý luận: 1", "Phóng sự: 2"]),
            schedule(3),
        ],
        signatures=[SIDE_A, SIDE_B],
        recipients=["Như trên", "Lưu: VT"],
    )
    return replace(paper, **changes)  # type: ignore[arg-type]


def party_paper(**changes: object) -> Paper:
    """The same record as a Party body would issue it."""
    organ = OrganBlock("Đảng bộ tỉnh Ví dụ", "Ban Tuyên giáo Tỉnh ủy")
    fixed = {"profile": "party", "organ": organ, "notation": "BB/BTGTU"}
    return acceptance_record(**(fixed | changes))
