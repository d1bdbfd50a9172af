"""``./phoihop evidence capture | testify | bundle …``: pages seen, and proof to take away."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from phoihop.engines.capture.authorities import Certificate, certificates_in_file
from phoihop.engines.capture.verifier import check_bundle
from phoihop.engines.webpages.policy import Clock
from phoihop.evidence.bundling.subjects import find_subject
from phoihop.evidence.bundling.writing import write_evidence_bundle
from phoihop.evidence.rules import read_moment
from phoihop.evidence.witnessing import services
from phoihop.evidence.witnessing.attempting import attempt, house_studio
from phoihop.evidence.witnessing.queries import get_key, keys_of, order_of
from phoihop.evidence.witnessing.stamping import stamp_due
from phoihop.law.refusal import Refusal
from phoihop.parties.doors import add_member_option, member_from
from phoihop.publications.queries import get_publication
from phoihop.ui.arguments import count_given
from phoihop.ui.refusals import in_words

Told = tuple[object, list[str]]  # for programs, and as lines


def add_to(verbs: Any) -> None:
    """Put up the verbs."""
    capture = verbs.add_parser("capture", help="chụp trang của một lần đăng / capture a page")
    capture.add_argument("publication", help="LĐ-2017-0001")
    capture.add_argument("--queue", action="store_true", help="để việc nền làm / leave to a worker")
    due = verbs.add_parser("capture-due", help="xếp việc chụp / queue captures due (a sweep)")
    due.add_argument("--limit", type=count_given, default=200)
    stamps = verbs.add_parser("stamp-due", help="xin dấu thời gian / ask for stamps due (a sweep)")
    stamps.add_argument("--limit", type=count_given, default=50)
    keys = verbs.add_parser("keys", help="các khóa chụp của cơ quan / the keys of one's house")
    add = verbs.add_parser("key-add", help="đăng ký khóa của một máy / register a machine's key")
    add.add_argument("public_key", help="64 chữ số / hexadecimal digits")
    add.add_argument("--label", required=True, help="máy nào / which machine")
    revoke = verbs.add_parser("key-revoke", help="thôi dùng một khóa / revoke a key")
    revoke.add_argument("fingerprint", help="mã khóa hoặc 8 chữ số đầu / or its first 8 digits")
    revoke.add_argument("--void-from", default="", help="2017-05-19 08:30; mất hiệu lực từ / since")
    testify = verbs.add_parser("testify", help="đưa gói chụp vào / take a bundle of captures")
    testify.add_argument("file", type=Path)
    bundle = verbs.add_parser("bundle", help="lập gói minh chứng / write a bundle of evidence")
    bundle.add_argument("ref", help="CT-… HĐ-… BBNT-… TP-… LĐ-…")
    bundle.add_argument("-o", "--output", type=Path, required=True)
    for one in (capture, keys, add, revoke, testify, bundle):
        add_member_option(one)
    runs = {capture: _capture, due: _due, stamps: _stamps, keys: _keys, add: _add, revoke: _revoke,
            testify: _testify, bundle: _bundle}  # fmt: skip
    for parser, run in runs.items():
        parser.set_defaults(run=run)


def _capture(options: dict[str, Any]) -> Told:
    member = member_from(options)
    publication = get_publication(options["publication"], seen_by=member)
    order = services.order_capture(publication, by=member, at=timezone.now())
    if not options["queue"]:
        attempt(order.pk, house_studio(Clock(now=lambda: datetime.now(UTC))))
    now = order_of(publication)
    assert now is not None  # ordered above
    told = {
        "publication": publication.ref,
        "state": now.state,
        "problem": now.problem,
        "evidence": now.capture.evidence.ref if now.capture else None,
        "missing": now.capture.missing if now.capture else [],
    }
    problem = in_words(Refusal(now.problem, **now.problem_facts)) if now.problem else ""
    return told, [f"{publication.ref}\t{now.state}\t{told['evidence'] or problem}"]


def _due(options: dict[str, Any]) -> Told:
    ordered, queued = services.queue_due(at=timezone.now(), limit=options["limit"])
    return {"ordered": ordered, "queued": queued}, [f"ordered\t{ordered}", f"queued\t{queued}"]


def _stamps(options: dict[str, Any]) -> Told:
    stamped, failed = stamp_due(at=timezone.now(), limit=options["limit"])
    return {"stamped": stamped, "failed": failed}, [f"stamped\t{stamped}", f"failed\t{failed}"]


def _keys(options: dict[str, Any]) -> Told:
    rows = [
        {
            "fingerprint": key.fingerprint,
            "label": key.label,
            "registered_at": key.registered_at.isoformat(),
            "revoked_at": key.revoked_at.isoformat() if key.revoked_at else None,
        }
        for key in keys_of(member_from(options))
    ]
    return rows, ["\t".join(str(value or "") for value in row.values()) for row in rows]


def _add(options: dict[str, Any]) -> Told:
    key = services.register_key(
        options["public_key"],
        label=options["label"],
        by=member_from(options),
        at=timezone.now(),
    )
    return {"fingerprint": key.fingerprint}, [f"{key.fingerprint}\t{key.label}"]


def _revoke(options: dict[str, Any]) -> Told:
    member, since = member_from(options), options["void_from"]
    key = get_key(options["fingerprint"], seen_by=member)
    void_from = read_moment(since) if since else None
    services.revoke_key(key, void_from=void_from, by=member, at=timezone.now())
    return {"fingerprint": key.fingerprint}, [key.fingerprint]


def _testify(options: dict[str, Any]) -> Told:
    if not options["file"].is_file():
        raise Refusal("file.unreadable", path=str(options["file"]), why="")
    taken = services.take_testimony(options["file"], by=member_from(options), at=timezone.now())
    rows = [
        {
            "address": one.address,
            "publication": one.publication,
            "evidence": one.evidence,
            "problem": one.problem.code if one.problem else "",
        }
        for one in taken
    ]
    lines = [
        f"{one.address}\t{one.evidence or (in_words(one.problem) if one.problem else '')}"
        for one in taken
    ]
    return rows, lines


def _bundle(options: dict[str, Any]) -> Told:
    subject = find_subject(options["ref"], seen_by=member_from(options))
    output: Path = options["output"]
    draft = output.with_name(f".{output.name}.{os.getpid()}.draft")
    try:
        with draft.open("wb") as file:
            manifest = write_evidence_bundle(subject, file, at=timezone.now())
        draft.replace(output)
    except OSError as error:
        raise Refusal("file.unreadable", path=str(output), why=error.strerror or "") from None
    finally:
        draft.unlink(missing_ok=True)
    told = {"ref": subject.ref, "file": str(output), "manifest_sha256": manifest,
            "bytes": output.stat().st_size}  # fmt: skip
    return told, [f"{output}\t{manifest}"]


def verify_file(path: Path, trust: list[Path]) -> tuple[bool, Told]:
    """Check a bundle as ``verify.py`` would; whether all of it holds, and what to say."""
    report = check_bundle(path, [one for file in trust for one in _certificates(file)])
    language = int((get_language() or "vi").startswith("en"))
    told = report.row(), [str(path), *report.lines(language)]
    return not (report.wrong or report.untrusted), told


def _certificates(path: Path) -> list[Certificate]:
    try:
        return certificates_in_file(path.read_bytes())
    except OSError as error:
        raise Refusal("file.unreadable", path=str(path), why=error.strerror or "") from None
    except ValueError:
        raise Refusal("bundle.no_certificate", path=str(path)) from None
