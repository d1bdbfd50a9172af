"""Who plays in the demo: fictional people with an account for every role of either side."""

from dataclasses import dataclass

from phoihop.law.access import Role

PASSWORD = "cung-lam-2017"  # noqa: S105 - printed for everybody; the demo holds nothing secret


@dataclass(frozen=True, slots=True)
class Account:
    """An account to try. ``side`` is what the printed list says; ``person`` may be empty."""

    ref: str
    side: str
    organisation: str
    name: str
    roles: tuple[Role, ...]
    person: str = ""


BOARD = "ban-tuyen-giao-thai-nguyen"
DESK = "ban-xay-dung-dang-tccs"
OFFICE = "van-phong-tinh-uy-thai-nguyen"

ADMINISTRATORS = (
    Account("quan-tri-b", "B", "tap-chi-cong-san", "Ngô Văn Mẫu", (Role.ADMINISTRATOR,)),
    Account("quan-tri-a", "A", "tinh-uy-thai-nguyen", "Vy Thị Mẫu", (Role.ADMINISTRATOR,)),
    Account("quan-tri-mau", "A2", "tinh-uy-mau", "Cao Văn Mẫu", (Role.ADMINISTRATOR,)),
    Account("quan-tri-la", "–", "bao-la", "Người Lạ Mẫu", (Role.ADMINISTRATOR,)),
)
ACCOUNTS = (
    Account("can-bo", "A", BOARD, "Lý Thị Mẫu", (Role.OFFICER,), "ly-thi-mau"),
    Account("lanh-dao-a", "A", BOARD, "Hoàng Văn Mẫu", (Role.LEADER,), "hoang-van-mau"),
    Account("can-bo-btc", "A", "ban-to-chuc-thai-nguyen", "Trần Đức Mẫu",
            (Role.OFFICER, Role.AUTHOR), "tran-duc-mau"),
    Account("van-thu-a", "A", OFFICE, "Nguyễn Hạnh Mẫu", (Role.CLERK,)),
    Account("ke-toan-a", "A", OFFICE, "Đinh Thị Mẫu", (Role.ACCOUNTANT,)),
    Account("kiem-tra-a", "A", "uy-ban-kiem-tra-thai-nguyen", "Dương Văn Mẫu", (Role.AUDITOR,)),
    Account("bien-tap", "B", DESK, "Vũ Thu Mẫu", (Role.EDITOR,), "vu-thu-mau"),
    Account("lanh-dao-b", "B", "bo-bien-tap-tccs", "Phạm Đức Mẫu", (Role.LEADER,), "pham-duc-mau"),
    Account("phong-vien", "B", "ban-dien-tu-tccs", "Phan Hải Mẫu", (Role.REPORTER,),
            "phan-hai-mau"),
    Account("ke-toan-b", "B", "tap-chi-cong-san", "Lê Thanh Mẫu", (Role.ACCOUNTANT,)),
    Account("van-thu-b", "B", "tap-chi-cong-san", "Đào Minh Mẫu", (Role.CLERK,)),
    Account("kiem-tra-b", "B", "tap-chi-cong-san", "Tạ Văn Mẫu", (Role.AUDITOR,)),
    Account("can-bo-mau", "A2", "tinh-uy-mau", "Mạc Thị Mẫu", (Role.OFFICER,)),
    Account("lanh-dao-mau", "A2", "tinh-uy-mau", "Cao Thị Mẫu", (Role.LEADER,), "cao-thi-mau"),
    Account("bien-tap-la", "–", "bao-la", "Biên Tập Lạ Mẫu", (Role.EDITOR, Role.LEADER)),
)  # fmt: skip
REPORTERS = {
    "phan-hai-mau": "Phan Hải Mẫu",
    "do-quyen-mau": "Đỗ Quyên Mẫu",
    "tran-van-mau": "Trần Văn Mẫu",
    "bui-son-mau": "Bùi Sơn Mẫu",
    "nguyen-thi-mau": "Nguyễn Thị Mẫu",
}
ROLE_NAMES = {
    Role.OFFICER: ("cán bộ", "officer"),
    Role.EDITOR: ("biên tập viên", "editor"),
    Role.AUTHOR: ("tác giả", "author"),
    Role.REPORTER: ("phóng viên", "reporter"),
    Role.ACCOUNTANT: ("kế toán", "accountant"),
    Role.CLERK: ("văn thư", "records clerk"),
    Role.LEADER: ("lãnh đạo", "leader"),
    Role.AUDITOR: ("kiểm tra (chỉ đọc)", "auditor (reads only)"),
    Role.ADMINISTRATOR: ("quản trị", "administrator"),
}
SIDE_NAMES = {
    "A": ("bên A – Tỉnh ủy Thái Nguyên", "side A – Thái Nguyên"),
    "B": ("bên B – Tạp chí Cộng sản", "side B – the journal"),
    "A2": ("bên A của hợp đồng khác – Tỉnh ủy Mẫu", "side A of another contract"),
    "–": ("người ngoài – Báo Lạ (mẫu)", "a stranger"),
}
