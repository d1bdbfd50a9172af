"""The seals engine on the command line: usable by anyone, without an account."""

import argparse
import getpass
import hashlib
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from phoihop.engines.seals import api
from phoihop.engines.seals.keys import Pkcs12, Signer, Token
from phoihop.engines.seals.levels import Remarks, SignAt
from phoihop.engines.seals.report import lines_of
from phoihop.engines.seals.sentences import told
from phoihop.engines.seals.trust import RevocationRule, TrustStore, trust_from_folder
from phoihop.engines.seals.verdict import Required
from phoihop.law.refusal import Refusal

_NOBODY = TrustStore(roots=())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it holds or is done, 1 when something was found, 2 when refused."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except Refusal as refusal:
        print(f"error: {told(refusal.code, refusal.facts, options.language)}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except (OSError, UnicodeError, EOFError) as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="phoihop seals", description="Signatures and time stamps of PDF papers."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_verify(commands)
    _add_sign(commands)
    scan = commands.add_parser("scan", help="check the scan of a paper signed in ink")
    scan.add_argument("file", type=Path, metavar="FILE.pdf")
    scan.add_argument("--json", action="store_true")
    scan.set_defaults(run=_scan)
    embedded = commands.add_parser("embedded", help="take out the files embedded in a PDF")
    embedded.add_argument("file", type=Path, metavar="FILE.pdf")
    embedded.add_argument("-o", "--output", type=Path, metavar="DIR", help="default: only list")
    embedded.set_defaults(run=_embedded)
    rehearse = commands.add_parser(
        "rehearse", help="make an authority and sample signers for rehearsals, of no legal value"
    )
    rehearse.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    _add_passphrase(rehearse)
    rehearse.set_defaults(run=_rehearse)
    for each in commands.choices.values():
        each.add_argument("--language", choices=("vi", "en"), default="vi", help="default: vi")
    return parser


def _add_verify(commands: Any) -> None:
    verify = commands.add_parser("verify", help="say what the signatures of a PDF are worth")
    verify.add_argument("file", type=Path, metavar="FILE.pdf")
    verify.add_argument(
        "--trust", type=Path, metavar="DIR", help="root certificates and revocation lists"
    )
    verify.add_argument(
        "--revocation",
        type=RevocationRule,
        choices=list(RevocationRule),
        default=RevocationRule.DECLARED,
        help="what must be known of revocation (default: declared)",
    )
    verify.add_argument(
        "--require",
        action="append",
        default=[],
        metavar="FIELD[=NAME]",
        help="a signature that must be there; may be given several times",
    )
    verify.add_argument("--at", type=_moment, metavar="ISO-TIME", help="judge as of then")
    verify.add_argument("--json", action="store_true", help="the verdict as one JSON object")
    verify.set_defaults(run=_verify)


def _add_sign(commands: Any) -> None:
    sign = commands.add_parser("sign", help="sign a PDF with a PKCS#12 file or a PKCS#11 token")
    sign.add_argument("file", type=Path, metavar="FILE.pdf")
    key = sign.add_mutually_exclusive_group(required=True)
    key.add_argument("--key", type=Path, metavar="FILE.p12")
    key.add_argument("--token", metavar="LIBRARY.so", help="PKCS#11 library of the token's maker")
    sign.add_argument("--token-label", default="", help="when several tokens are plugged in")
    sign.add_argument("--certificate", default="", help="its label, when the token holds several")
    sign.add_argument("--field", required=True, help="the signature field")
    sign.add_argument("-o", "--output", type=Path, required=True, metavar="SIGNED.pdf")
    sign.add_argument("--level", type=SignAt, choices=list(SignAt), default=SignAt.B_B)
    sign.add_argument("--time-stamp", metavar="ADDRESS", help="an RFC 3161 authority (http, https)")
    sign.add_argument("--trust", type=Path, metavar="DIR", help="needed for B-LT and B-LTA")
    sign.add_argument("--reason", default="")
    sign.add_argument("--place", default="")
    _add_passphrase(sign)
    sign.set_defaults(run=_sign)


def _add_passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-fd", type=int, metavar="N", help="read passphrase or PIN from there"
    )


def _verify(options: argparse.Namespace) -> int:
    trust = trust_from_folder(options.trust, options.revocation) if options.trust else _NOBODY
    required = [Required(*each.split("=", 1)) for each in options.require]
    at = options.at or datetime.now(UTC)
    verdict = api.verify(_read(options.file), trust=trust, at=at, required=required)
    if options.json:
        row = {"file": str(options.file), **_plain(asdict(verdict))}
        _tell_findings(row, options.language)
        print(json.dumps(row, ensure_ascii=False))
    else:
        print("\n".join(lines_of(verdict, str(options.file), options.language)))
    return 0 if verdict.holds else 1


def _sign(options: argparse.Namespace) -> int:
    trust = trust_from_folder(options.trust) if options.trust else None
    stamper = None
    if options.time_stamp:
        import urllib3

        from phoihop.engines.seals.timestamps import HttpTimeStamper

        stamper = HttpTimeStamper(options.time_stamp, urllib3.PoolManager())
    pdf = _read(options.file)
    signed = api.sign(
        pdf,
        field=options.field,
        signer=_signer(options),
        at=datetime.now(UTC),
        level=options.level,
        time_stamp=stamper,
        trust=trust,
        remarks=Remarks(options.reason, options.place),
    )
    options.output.write_bytes(signed)
    print(f"{hashlib.sha256(signed).hexdigest()}  {options.output}")
    return 0


def _signer(options: argparse.Namespace) -> Signer:
    if options.token:
        pin = _passphrase(options)
        return Token(options.token, pin, options.token_label, options.certificate)
    key = _read(options.key)
    return Pkcs12(key, _passphrase(options))


def _scan(options: argparse.Namespace) -> int:
    report = api.check_scan(_read(options.file))
    if options.json:
        print(json.dumps({"good": report.good, **asdict(report)}, ensure_ascii=False))
    else:
        for page in report.pages:
            colour = "colour" if page.colour else "no colour"
            print(f"page {page.number}: {page.dpi} dpi, {colour}, {page.covers:.0%} of the page")
    return 0 if report.good else 1


def _embedded(options: argparse.Namespace) -> int:
    found = api.embedded(_read(options.file))
    for name, content in found.items():
        print(f"{hashlib.sha256(content).hexdigest()}  {len(content):>10}  {name}")
        if options.output:
            options.output.mkdir(parents=True, exist_ok=True)
            safe = "".join(each if each.isalnum() or each in "._-" else "_" for each in name)
            (options.output / (safe.lstrip(".") or "_")).write_bytes(content)
    return 0


def _rehearse(options: argparse.Namespace) -> int:
    from phoihop.engines.seals.rehearsal import write_rehearsal

    at = datetime.now(UTC).replace(microsecond=0)
    for path in write_rehearsal(options.output, at=at, passphrase=_passphrase(options)):
        print(path)
    return 0


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise Refusal("seals.no_such_file", path=str(path))
    return path.read_bytes()


def _passphrase(options: argparse.Namespace) -> str:
    if options.passphrase_fd is None:
        return getpass.getpass("Passphrase or PIN: ")
    with os.fdopen(options.passphrase_fd, encoding="utf-8", closefd=False) as stream:
        return stream.readline().rstrip("\n")


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _plain(value: Any) -> Any:
    """Values that JSON knows."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, datetime):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value


def _tell_findings(row: dict[str, Any], language: str) -> None:
    """Put the sentence beside every finding's code."""
    for holder in (row, *row["signatures"], *row["seals"]):
        for finding in holder["findings"]:
            finding["sentence"] = told(finding["code"], finding["facts"], language)
