"""``./phoihop paper``: print, number and sign papers of every kind."""

import getpass
import json
import os
from argparse import ArgumentParser
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from phoihop.engines.seals.keys import Pkcs12, Signer, Token
from phoihop.engines.seals.levels import SignAt
from phoihop.engines.vietnamese.dates import parse_date
from phoihop.law.refusal import Refusal
from phoihop.papers.authorities import house_clock, house_trust
from phoihop.papers.queries import current_sealing, latest_stage, read_bytes
from phoihop.papers.services import Means
from phoihop.parties.doors import add_member_option, member_from
from phoihop.sealing import services
from phoihop.sealing.kinds import Sealable, get_sealable
from phoihop.sealing.page import standing_as_json, standing_of

Options = dict[str, Any]
VERBS = {
    "show": "số, ai đã ký, đến lượt ai / number, who has signed, whose turn it is",
    "print": "ghi bản in / write PDF, DOCX, XML (XLSX)",
    "prepare": "làm bản PDF có ô ký / make the PDF that people sign",
    "fetch": "lấy bản mới nhất / write the newest revision",
    "bring": "nhận bản đã ký ở nơi khác / take a copy that was signed elsewhere",
    "sign": "ký bằng tệp khóa hoặc token / sign with a PKCS#12 file or a PKCS#11 token",
    "number": "ghi số và điền vào bản ký / record the number, write it into the file",
    "scan": "nhận bản quét / take the scan of a paper signed in ink",
    "compare": "đối chiếu bản quét / say what hash the pages of the scan bear",
    "set-aside": "bỏ lần ký / give up a signing that is not complete",
}


def day(text: str) -> date:
    """A whole day as people write it."""
    return parse_date(text).last_on


class Command(BaseCommand):
    help = "In, ghi số, ký văn bản. / Print, number and sign papers. Each verb has its own --help."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One sub-command for each verb."""
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        made = {verb: verbs.add_parser(verb, help=about) for verb, about in VERBS.items()}
        for one in made.values():
            one.add_argument("ref", help="CT-2017-01, HĐ-2017-01, PL-2017-01, BBNT-2017-01, …")
            add_member_option(one)
            one.add_argument("--json", action="store_true", help="chương trình đọc / for programs")
        for verb in ("bring", "scan"):
            made[verb].add_argument("file", type=Path)
        made["print"].add_argument(
            "-o", "--out", type=Path, default=Path(), help="thư mục / folder"
        )
        for verb in ("prepare", "fetch"):
            made[verb].add_argument("-o", "--out", type=Path, help="tệp / file")
        made["compare"].add_argument("--seen", required=True, help="mã ở chân trang / hash as read")
        _number_options(made["number"])
        _key_options(made["sign"])

    def handle(self, *, verb: str, **options: Any) -> None:
        """Run the verb, then tell how far the signing has come."""
        member, now = member_from(options), timezone.now()
        found = get_sealable(options["ref"], seen_by=member, at=now)
        told = getattr(self, "_" + verb.replace("-", "_"))(found, options, now)
        if told is None:
            self._tell(get_sealable(found.ref, seen_by=member, at=now), options, now)

    def _show(self, found: Sealable, options: Options, now: datetime) -> None:
        """Nothing but the telling."""

    def _print(self, found: Sealable, options: Options, now: datetime) -> list[str]:
        options["out"].mkdir(parents=True, exist_ok=True)
        written = []
        for kept in found.formats(now).values():
            path = options["out"] / kept.name
            path.write_bytes(read_bytes(kept.sha256))
            written.append(str(path))
        self.stdout.write(json.dumps(written) if options["json"] else "\n".join(written))
        return written

    def _prepare(self, found: Sealable, options: Options, now: datetime) -> None:
        services.prepare(found, by=member_from(options), at=now)
        self._write_newest(found, options)

    def _fetch(self, found: Sealable, options: Options, now: datetime) -> None:
        self._write_newest(found, options)

    def _write_newest(self, found: Sealable, options: Options) -> None:
        sealing = current_sealing(found.subject)
        last = latest_stage(sealing) if sealing else None
        if last is None:
            raise Refusal("sealing.not_begun")
        if options["out"]:
            options["out"].write_bytes(read_bytes(last.paper.sha256))

    def _bring(self, found: Sealable, options: Options, now: datetime) -> None:
        pdf = _bytes(options["file"])
        services.bring(found, pdf, trust=house_trust(), by=member_from(options), at=now)

    def _sign(self, found: Sealable, options: Options, now: datetime) -> None:
        level = SignAt(options["level"])
        key = _key(options)
        means = Means(key, level, house_trust(), house_clock(), reason=found.title[:300])
        services.sign_here(
            found, field=options["field"], means=means, by=member_from(options), at=now
        )

    def _number(self, found: Sealable, options: Options, now: datetime) -> None:
        services.number(
            found,
            by=member_from(options),
            at=now,
            number=options["number"],
            notation=options["notation"],
            issued_on=options["on"],
        )

    def _scan(self, found: Sealable, options: Options, now: datetime) -> None:
        services.take_scan(found, _bytes(options["file"]), by=member_from(options), at=now)

    def _compare(self, found: Sealable, options: Options, now: datetime) -> None:
        services.compare_scan(found, seen=options["seen"], by=member_from(options), at=now)

    def _set_aside(self, found: Sealable, options: Options, now: datetime) -> None:
        services.set_aside(found, by=member_from(options), at=now)

    def _tell(self, found: Sealable, options: Options, now: datetime) -> None:
        standing = standing_of(found, seen_by=member_from(options), trust=house_trust(), at=now)
        told = standing_as_json(found, standing)
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
            return
        for name in ("ref", "number", "way", "state", "level", "rows_sha256"):
            self.stdout.write(f"{name}\t{told[name] or '-'}")
        for one in standing.signers:
            state = "signed" if one.signed else "open" if one.open else "waits"
            self.stdout.write(f"{state}\t{one.field}\t{one.expected}")
        for sentence in told["findings"]:
            self.stdout.write(f"! {sentence}")


def _number_options(parser: ArgumentParser) -> None:
    parser.add_argument("--number", type=int, help="số; bỏ trống nếu đã ghi / unless recorded")
    parser.add_argument("--notation", default="", help="ký hiệu / symbol: HĐ-BTGTU")
    parser.add_argument("--on", type=day, metavar="DAY", help="ngày cấp số / day of the number")


def _key_options(parser: ArgumentParser) -> None:
    parser.add_argument("--field", required=True, help="a-person, a-organisation, b-person, …")
    key = parser.add_mutually_exclusive_group(required=True)
    key.add_argument("--key", type=Path, metavar="FILE.p12", help="PKCS#12")
    key.add_argument("--token", metavar="LIBRARY.so", help="thư viện PKCS#11 / PKCS#11 library")
    parser.add_argument("--token-label", default="", help="tên token / which token")
    parser.add_argument("--certificate", default="", help="chứng thư trong token / which one")
    parser.add_argument("--level", choices=[one.value for one in SignAt], default=SignAt.B_B.value)
    parser.add_argument(
        "--passphrase-fd", type=int, metavar="N", help="đọc mật khẩu từ đó / read it from there"
    )


def _key(options: Options) -> Signer:
    if options["token"]:
        return Token(
            options["token"], _secret(options), options["token_label"], options["certificate"]
        )
    return Pkcs12(_bytes(options["key"]), _secret(options))


def _secret(options: Options) -> str:
    """Typed unseen, or read from a pipe; never an argument, which every process can see."""
    if options["passphrase_fd"] is None:
        return getpass.getpass("Passphrase or PIN: ")
    with os.fdopen(options["passphrase_fd"], encoding="utf-8", closefd=False) as stream:
        return stream.readline().rstrip("\n")


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        raise Refusal("seals.no_such_file", path=str(path))
    return path.read_bytes()
