"""Play the founding case."""

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from phoihop.demo.papers import PLAYED_HERE, SHOWN_ON, write_papers
from phoihop.demo.people import (
    ACCOUNTS,
    ADMINISTRATORS,
    PASSWORD,
    ROLE_NAMES,
    SIDE_NAMES,
    Account,
)
from phoihop.demo.services import play
from phoihop.demo.stage import PROGRAMME


class Command(BaseCommand):
    """``demo``: plays what was not played yet, writes the papers, prints the accounts."""

    requires_system_checks: list[str] = []  # the launcher's next step checks all there is
    help = "Dựng ví dụ Thái Nguyên 2017. / Play the founding case Thái Nguyên 2017."

    def handle(self, **options: Any) -> None:
        """Play, write, print."""
        shows = sys.stderr.isatty()
        new = play(progress=lambda month: self._tell(month) if shows else None)
        files = write_papers()
        (settings.DATA_DIR / PLAYED_HERE).touch()
        if not new:
            self.stdout.write(
                "Ví dụ đã có đủ từ trước; không có gì thay đổi.\n"
                "The example was there already; nothing changed."
            )
        folder = settings.DATA_DIR / "papers"
        self.stdout.write(f"\n{len(files)} giấy tờ / papers: {folder}")
        self.stdout.write(
            f"Trang đầu nên xem / first page to see: "
            f"/programmes/{PROGRAMME}/?year=2017&on={SHOWN_ON.isoformat()}\n"
        )
        self.stdout.write("\n".join(accounts_in_words()))

    def _tell(self, month: str) -> None:
        self.stderr.write(f"  {month} …")


def accounts_in_words() -> list[str]:
    """The accounts to try, side by side in both languages."""
    lines = [
        "Tài khoản dùng thử (người hư cấu) / accounts to try (fictional people):",
        f"Mật khẩu chung / one password for all: {PASSWORD}",
    ]
    everybody = (*ACCOUNTS, *ADMINISTRATORS)
    for side, (vietnamese, english) in SIDE_NAMES.items():
        lines.append(f"\n  {vietnamese} / {english}")
        lines.extend(_in_words(account) for account in everybody if account.side == side)
    return lines


def _in_words(account: Account) -> str:
    roles = [ROLE_NAMES[role] for role in account.roles]
    vietnamese = ", ".join(role[0] for role in roles)
    english = ", ".join(role[1] for role in roles)
    return f"    {account.ref:<14} {account.name:<18} {vietnamese} / {english}"
