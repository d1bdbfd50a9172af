"""``./phoihop letters``: send what waits in the outbox; show what could not be sent."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from phoihop.notices import queries, services
from phoihop.notices.delivery import send_waiting
from phoihop.ui.arguments import count_given


class Command(BaseCommand):
    """``letters send [--limit N]``, ``letters list``, ``letters forget``; each takes ``--json``."""

    help = "Thư báo: gửi, xem thư chưa gửi được. / Letters: send them, see what could not go out."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One verb."""
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        send = verbs.add_parser("send", help="gửi thư đang chờ / send what waits")
        send.add_argument("--limit", type=count_given, default=200, help="nhiều nhất / at most")
        verbs.add_parser("list", help="đếm và xem thư lỗi / counts and troubles")
        verbs.add_parser("forget", help="xóa thư đã gửi từ lâu / delete old letters")
        for one in verbs.choices.values():
            one.add_argument("--json", action="store_true", help="chương trình đọc / for programs")

    def handle(self, *, verb: str, **options: Any) -> None:
        """Do it and tell."""
        told = {"send": self._send, "list": self._list, "forget": self._forget}[verb](options)
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
            return
        for name, value in told.items():
            self.stdout.write(f"{name}: {value}")

    def _send(self, options: dict[str, Any]) -> dict[str, Any]:
        return dict(send_waiting(now=timezone.now, limit=options["limit"]))

    def _list(self, options: dict[str, Any]) -> dict[str, Any]:
        troubles = [f"{one.key} {one.state} {one.why}" for one in queries.troubled()]
        return {**queries.counts(), "troubles": troubles}

    def _forget(self, options: dict[str, Any]) -> dict[str, Any]:
        return {"forgotten": services.forget_old(at=timezone.now())}
