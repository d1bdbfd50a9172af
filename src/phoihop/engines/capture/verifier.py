"""Checks a bundle of evidence with nothing but Python and the file.

This module and those it imports are joined into the one file ``verify.py`` that lies in every
bundle (see ``single_file``); so they import nothing else, and no two names in them are alike.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any, BinaryIO

from phoihop.engines.capture.authorities import Certificate, certificates_in_file
from phoihop.engines.capture.ed25519 import signature_holds
from phoihop.engines.capture.report import Report
from phoihop.engines.capture.stamp_checks import check_stamp
from phoihop.engines.capture.warc_checks import check_warc
from phoihop.engines.capture.zipform import Entry, read, read_entries

MANIFEST, SEAL, CONTENTS, CHAIN = "manifest.json", "seal.json", "contents.json", "chain.jsonl"
FORMAT = "phoihop-bundle-1"
GENESIS = "0" * 64


def canonical(value: Any) -> bytes:
    """JSON in the one form in which it is hashed: sorted keys, no spaces, UTF-8."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def check_seal(file: BinaryIO, entries: dict[str, Entry], report: Report) -> bool:
    """Whether the manifest is the one that was sealed, by the key that is named."""
    try:
        raw = read(file, entries[SEAL])
        seal = json.loads(raw)
        key, signature = bytes.fromhex(seal["public_key"]), bytes.fromhex(seal["signature"])
        sealed = bytes.fromhex(seal["manifest_sha256"])
        sound = canonical(seal) == raw and seal["algorithm"] == "Ed25519"
    except (KeyError, ValueError, TypeError):
        report.fault("seal_unreadable", SEAL)
        return False
    if not sound:
        report.fault("seal_unreadable", SEAL)
    if MANIFEST not in entries or sealed.hex() != entries[MANIFEST].sha256:
        report.fault("manifest_changed", MANIFEST)
        return False
    if not signature_holds(key, sealed, signature):
        report.fault("signature", SEAL)
    report.holds("signature")
    report.facts["key"] = hashlib.sha256(key).hexdigest()
    report.leave("key", report.facts["key"])
    return sound


def check_files(manifest: Any, entries: dict[str, Entry], report: Report) -> None:
    """Every listed file is there, with its size and hash, and no other."""
    listed = {one["name"]: one for one in manifest["files"]}
    for name, one in listed.items():
        entry = entries.get(name)
        if entry is None:
            report.fault("missing", name)
        elif (entry.size, entry.sha256) != (one["bytes"], one["sha256"]):
            report.fault("changed", name)
        else:
            report.holds("files")
    for name in entries.keys() - listed.keys() - {MANIFEST, SEAL}:
        report.fault("unlisted", name)


def check_chain(raw: bytes, report: Report) -> None:
    """Each entry's own hash; neighbours must link; entries that are not here are counted."""
    previous: tuple[int, str] = (0, GENESIS)
    gaps = 0
    for line in raw.splitlines():
        try:
            entry = json.loads(line)
            sha256, seq = entry.pop("sha256"), int(entry["seq"])
            holds = hashlib.sha256(canonical(entry)).hexdigest() == sha256
        except (ValueError, KeyError, TypeError, AttributeError):
            report.fault("chain", CHAIN)
            return
        linked = seq > previous[0] and (seq != previous[0] + 1 or entry["previous"] == previous[1])
        if not holds or not linked:
            report.fault("chain", f"{CHAIN} {seq}")
        gaps += seq - previous[0] - 1
        previous = (seq, sha256)
        report.holds("entries")
    if gaps:
        report.leave("gaps", str(gaps))


def leave_trust(report: Report) -> None:
    """Say of the authorities of time stamps what their signatures alone do not show."""
    for stamp in report.stamps.values():
        if not stamp["trusted_through"]:
            sha256 = stamp["certificate_sha256"]
            report.leave("stamp_trust", f"{stamp['authority']} ({sha256})")
    if report.stamps:
        report.leave("stamp_revocation")


def check_contents(contents: Any, manifest: Any, report: Report) -> None:
    """The totals are those of the rows, and every file that a row names is there."""
    by_hash = {one["sha256"] for one in manifest["files"]}
    pieces = [piece for work in contents["works"] for piece in work["publications"]]
    proofs = [proof for piece in pieces for proof in piece["evidence"]]
    levels: dict[str, int] = {}
    for piece in pieces:
        levels[piece["level"]] = levels.get(piece["level"], 0) + 1
    kept = {proof["file_sha256"]: proof["file_bytes"] for proof in proofs if proof["file_sha256"]}
    counted = {"works": len(contents["works"]), "publications": len(pieces),
               "evidence": len(proofs), "levels": levels, "files": len(kept),
               "file_bytes": sum(kept.values())}  # fmt: skip
    if counted != contents["totals"]:
        report.fault("totals", CONTENTS)
    else:
        report.holds("totals")
        report.facts["totals"] = counted
    for sha256 in kept.keys() - by_hash:
        report.fault("missing", sha256)
    if "amounts" in contents:
        check_amounts(contents["amounts"], report)


def check_amounts(amounts: Any, report: Report) -> None:
    """The rows add up to the net amount, and that with its tax to the whole (đồng)."""
    net = sum(row["amount_dong"] for row in amounts["rows"])
    if (net, net + amounts["vat_dong"]) != (amounts["net_dong"], amounts["gross_dong"]):
        report.fault("totals", CONTENTS + " amounts")
    else:
        report.holds("amounts")


def check_bundle(path: Path, trusted: list[Certificate] | None = None) -> Report:
    """Check every byte of a bundle, and all that its files promise of each other.

    Args:
        trusted: certificates of time-stamp authorities, or of those that certify them; each
            stamp must lead back to one of these, when any are given.

    Raises:
        OSError: the file cannot be read.
    """
    report = Report()
    with path.open("rb") as file:
        entries = read_entries(file, report)
        if SEAL not in entries:
            report.fault("missing", SEAL)
        elif check_seal(file, entries, report):
            try:
                _check_inside(file, entries, report, trusted or [])
            except (ValueError, KeyError, TypeError, AttributeError):
                report.fault("unreadable", MANIFEST)
    report.leave("law")
    return report


def _check_inside(
    file: BinaryIO, entries: dict[str, Entry], report: Report, trusted: list[Certificate]
) -> None:
    manifest = json.loads(read(file, entries[MANIFEST]))
    if manifest["format"] != FORMAT:
        report.fault("not_a_bundle", MANIFEST)
        return
    report.facts["kind"] = manifest["kind"]
    report.facts["made_at"] = manifest["made_at"]
    check_files(manifest, entries, report)
    for name, entry in entries.items():
        if name.endswith(".warc"):
            check_warc(name, read(file, entry), report)
    for one in manifest.get("stamps", ()):
        if one["file"] in entries:
            token = read(file, entries[one["file"]])
            check_stamp(one["file"], token, one["sha256"], report, trusted)
    leave_trust(report)
    if CHAIN in entries:
        check_chain(read(file, entries[CHAIN]), report)
    if CONTENTS in entries:
        check_contents(json.loads(read(file, entries[CONTENTS])), manifest, report)


def run(arguments: list[str]) -> int:
    """Check the files named; 0 when all are whole, 1 when one was changed, 2 when unreadable.

    With ``--trust FILE`` (PEM or DER; more than once if need be), 1 also when a time stamp does
    not lead back to a certificate of these files.
    """
    files, trust = split_arguments(arguments)
    language = int("--en" in arguments)
    try:
        trusted = [one for path in trust for one in certificates_in_file(Path(path).read_bytes())]
    except (OSError, ValueError) as problem:
        print(f"--trust: {problem}", file=sys.stderr)
        return 2
    worst = 0 if files else 2
    for name in files:
        try:
            report = check_bundle(Path(name), trusted)
        except OSError as problem:
            print(f"{name}: {problem.strerror}", file=sys.stderr)
            worst = 2
            continue
        if "--json" in arguments:
            print(json.dumps({"file": name, **report.row()}, ensure_ascii=False))
        else:
            print("\n".join([name, *report.lines(language)]))
        worst = max(worst, int(bool(report.wrong or report.untrusted)))
    if not files:
        print("python3 verify.py BUNDLE.zip [--trust FILE] [--en] [--json]", file=sys.stderr)
    return worst


def split_arguments(arguments: list[str]) -> tuple[list[str], list[str]]:
    """The bundles named, and the files of certificates after each ``--trust``."""
    files, trust, next_is_trust = [], [], False
    for one in arguments:
        if next_is_trust:
            trust.append(one)
        elif not one.startswith("--"):
            files.append(one)
        next_is_trust = one == "--trust" and not next_is_trust
    return files, trust + [""] * next_is_trust  # a file that cannot be read


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
