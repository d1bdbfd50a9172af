"""``./phoihop capture``: see pages from this machine, sealed with this machine's key.

No database and no account; run it anywhere and bring the bundle to the shared page.
"""

import argparse
import json
import re
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path

from phoihop.engines.capture.camera import camera_here
from phoihop.engines.capture.command_sentences import sentence_of
from phoihop.engines.capture.keys import WitnessKey, fingerprint_of, make_key, read_key
from phoihop.engines.capture.recording import Camera, read_sighting, see
from phoihop.engines.capture.sealing import Part, write_bundle
from phoihop.engines.capture.verifier import run as check
from phoihop.engines.capture.whereabouts import Whereabouts, whereabouts
from phoihop.engines.webpages.policy import Clock, Policy
from phoihop.law.refusal import Refusal

_ALLOWED = re.compile(r"(?:([0-9.]+)|\[([0-9A-Fa-f:.]+)\])(?::([0-9]{1,5}))?")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 done, 1 some page failed or a file was changed, 2 refused."""
    options = _parser().parse_args(arguments)
    try:
        if options.check:
            return check([str(options.check), *(["--en"] if options.en else [])])
        if options.new_key:
            return _tell_key(make_key(options.new_key))
        return _capture(options)
    except Refusal as refusal:
        print(f"error: {sentence_of(refusal, english=options.en)}", file=sys.stderr)
    except OSError as problem:
        path = options.output or options.new_key or problem.filename
        disk = Refusal("capture.disk", path=str(path), reason=problem.strerror or "?")
        print(f"error: {sentence_of(disk, english=options.en)}", file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="phoihop capture",
        description="Chụp trang từ máy này, niêm phong bằng khóa của máy này. / "
        "See pages from this machine, sealed with its own key. No database, no account.",
    )
    parser.add_argument("addresses", nargs="*", metavar="URL")
    parser.add_argument("-o", "--output", type=Path, help="tệp gói / the bundle to write")
    parser.add_argument("--key", type=Path, help="tệp khóa của máy này / this machine's key file")
    parser.add_argument(
        "--new-key",
        type=Path,
        metavar="KEYFILE",
        help="tạo khóa / make a key",
    )
    parser.add_argument(
        "--check", type=Path, metavar="BUNDLE", help="soát một gói / check a bundle"
    )
    parser.add_argument("--no-browser", action="store_true", help="không chụp ảnh / no pictures")
    parser.add_argument(
        "--unsandboxed", action="store_true", help="cho trình duyệt chạy không hộp cát / "
        "let the browser run without its sandbox (only inside a container of its own)"
    )  # fmt: skip
    parser.add_argument(
        "--allow", action="append", default=[], metavar="IP[:PORT]", help="for a test server"
    )
    parser.add_argument("--en", action="store_true", help="sentences in English")
    parser.add_argument("--json", action="store_true")
    return parser


def _tell_key(key: WitnessKey) -> int:
    print(f"public key:  {key.public_hex}\nfingerprint: {fingerprint_of(key.public_hex)}")
    return 0


def _capture(options: argparse.Namespace) -> int:
    if not options.addresses or options.output is None or options.key is None:
        raise Refusal("capture.nothing_asked")
    if options.output.exists():
        raise Refusal("capture.output_exists", path=str(options.output))
    if not options.output.parent.is_dir():
        raise Refusal("capture.no_folder", path=str(options.output.parent))
    for given in options.allow:
        _check_allowed(given)
    key = read_key(options.key)
    policy = Policy(allowed=frozenset(options.allow))
    camera = camera_here(policy, sandboxed=not options.unsandboxed, off=options.no_browser)
    here = whereabouts()
    parts: list[Part] = []
    rows: list[dict[str, object]] = []
    for address in options.addresses:
        archive, row = _one(address, policy, camera, here, english=options.en)
        if archive:
            row["file"] = f"captures/{len(parts) + 1:04d}.warc"
            parts.append(Part(str(row["file"]), archive))
        rows.append(row)
        _say(row, options)
    if not parts:
        return 2
    facts = {"captures": [row for row in rows if "file" in row]}
    draft = options.output.with_name(f".{options.output.name}.draft")
    try:
        with draft.open("wb") as file:
            write_bundle(file, parts, facts, kind="capture", key=key, at=datetime.now(UTC))
        draft.replace(options.output)
    finally:
        draft.unlink(missing_ok=True)
    return 0 if len(parts) == len(rows) else 1


def _check_allowed(given: str) -> None:
    """A slip here would look as if the page could not be reached."""
    found = _ALLOWED.fullmatch(given)
    try:
        ip_address(found[1] or found[2] if found else "")
        good = found is not None and 0 < int(found[3] or 1) < 65536
    except ValueError:
        good = False
    if not good:
        raise Refusal("capture.bad_allow", given=given)


def _one(
    address: str, policy: Policy, camera: Camera, here: Whereabouts, *, english: bool
) -> tuple[bytes, dict[str, object]]:
    clock = Clock(now=lambda: datetime.now(UTC))
    try:
        archive = see(address, policy=policy, clock=clock, here=here, camera=camera)
    except Refusal as refusal:
        why = sentence_of(refusal, english=english)
        return b"", {"address": address, "problem": refusal.code, "sentence": why}
    seen = read_sighting(archive)
    return archive, {
        "address": address,
        "final_address": seen.final_address,
        "status": seen.status,
        "started_at": seen.started_at.isoformat(),
        "text_sha256": seen.text_sha256,
        "missing": list(seen.missing),
    }


def _say(row: dict[str, object], options: argparse.Namespace) -> None:
    if options.json:
        print(json.dumps(row, ensure_ascii=False))
    elif "problem" in row:
        print(f"✗ {row['address']}\n  {row['sentence']}", file=sys.stderr)
    else:
        missing = row["missing"]
        lacking = ", ".join(map(str, missing)) if isinstance(missing, list) else ""
        print(f"✓ {row['address']}" + (f"\n  missing: {lacking}" if lacking else ""))
