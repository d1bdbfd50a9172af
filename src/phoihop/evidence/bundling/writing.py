"""Writing a bundle of evidence: files, time stamps, trail, contents, and the means to check it."""

import hashlib
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db.models import Sum

from phoihop.audit.queries import entries_of, export_lines
from phoihop.engines.capture.keys import key_in
from phoihop.engines.capture.sealing import Part, write_bundle
from phoihop.engines.capture.single_file import verifier_page, verifier_source
from phoihop.engines.capture.verifier import CHAIN, CONTENTS, canonical
from phoihop.evidence.bundling.contents import contents_of
from phoihop.evidence.bundling.subjects import Subject
from phoihop.evidence.models import Evidence
from phoihop.law.refusal import Refusal
from phoihop.papers.models import KeptPaper
from phoihop.papers.queries import blob_path

MOST_ON_A_PAGE = 200 * 2**20
README = """\
GÓI MINH CHỨNG / BUNDLE OF EVIDENCE {ref}

Mở verify.html bằng trình duyệt rồi chọn chính tệp .zip này, hoặc chạy: python3 verify.py GOI.zip
Open verify.html in a browser and choose this very .zip, or run: python3 verify.py BUNDLE.zip --en

contents.json   các tác phẩm, lần đăng, minh chứng, tổng số / works, publications, proofs, totals
chain.jsonl     nhật ký của chương trình về chúng / the programme's trail about them
evidence/       tệp minh chứng; .warc là bản lưu trang web / proofs; .warc are web archives
texts/ stamps/ papers/   bản chữ, dấu thời gian, giấy tờ / texts, time stamps, papers
manifest.json seal.json  bản kê mọi tệp và niêm phong / the list of all files and its seal

Đừng giải nén rồi nén lại: gói chỉ nguyên vẹn khi còn là tệp gốc.
Do not unpack and pack again: only the original file is whole.
"""


def write_evidence_bundle(subject: Subject, target: IO[bytes], *, at: datetime) -> str:
    """Write the bundle of a subject; return the SHA-256 of its manifest.

    Raises:
        Refusal: ``bundle.nothing_inside``; ``bundle.file_missing`` (fact ``ref``) when a kept file
            is gone or altered; ``capture.bundle_too_large``.
    """
    proofs = _proofs(subject)
    contents = contents_of(subject, proofs)
    if not contents["works"]:
        raise Refusal("bundle.nothing_inside", ref=subject.ref)
    stamps = [
        {"file": f"stamps/{proof.ref}-{number}.der", "sha256": proof.file.sha256}
        for proof in proofs
        if proof.file
        for number, stamp in enumerate(proof.time_stamps.all(), 1)
        if stamp.stamped_at
    ]
    facts = {"subject": contents["subject"], "stamps": stamps}
    parts = _parts(subject, proofs, canonical(contents))
    key = key_in(Path(settings.DATA_DIR) / "keys")
    return write_bundle(target, parts, facts, kind="evidence", key=key, at=at)


def bundle_to_send(subject: Subject, *, at: datetime) -> IO[bytes]:
    """The bundle in a file without a name, at its start; gone when it is closed.

    Raises:
        Refusal: those of ``check_light`` and ``write_evidence_bundle``.
    """
    check_light(subject)
    target: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    try:
        write_evidence_bundle(subject, target, at=at)
    except BaseException:
        target.close()
        raise
    target.seek(0)
    return target


def check_light(subject: Subject) -> None:
    """Refuse what a page should not make while somebody waits.

    Raises:
        Refusal: ``bundle.by_command`` (facts ``ref``, ``size_mb``, ``most_mb``).
    """
    pieces = subject.publications.order_by().values("pk")
    kept = Evidence.objects.filter(publication__in=pieces, file__isnull=False)
    size = kept.aggregate(all=Sum("file__size_bytes"))["all"] or 0
    if size > MOST_ON_A_PAGE:
        raise Refusal(
            "bundle.by_command",
            ref=subject.ref,
            size_mb=-(-size // 2**20),
            most_mb=MOST_ON_A_PAGE // 2**20,
        )


def _proofs(subject: Subject) -> list[Evidence]:
    found = Evidence.objects.filter(publication__in=subject.publications.order_by().values("pk"))
    return list(
        found.select_related(
            "file",
            "recorded_by__organisation",
            "seal__member__organisation",
            "capture__organisation",
            "capture__key",
        )
        .prefetch_related("time_stamps")
        .order_by("pk")
    )


def _parts(subject: Subject, proofs: list[Evidence], contents: bytes) -> Iterator[Part]:
    yield Part("README.txt", README.format(ref=subject.ref).encode())
    yield Part("verify.py", verifier_source().encode())
    yield Part("verify.html", verifier_page().encode())
    yield Part(CONTENTS, contents)
    yield from _trail(subject, proofs)
    written: set[str] = set()
    for proof in proofs:
        if proof.file and proof.file.sha256 not in written:
            written.add(proof.file.sha256)
            yield _file(f"evidence/{proof.ref}.{proof.file.format}", proof.file, proof.ref)
        if proof.text:
            yield Part(f"texts/{proof.ref}.txt", proof.text.encode())
        for number, stamp in enumerate(proof.time_stamps.all(), 1):
            if stamp.stamped_at:
                yield Part(f"stamps/{proof.ref}-{number}.der", bytes(stamp.token))
    for paper in subject.papers:
        yield _file(f"papers/{paper.sha256[:8]}-{paper.name}", paper, subject.ref)


def _file(name: str, paper: KeptPaper, ref: str) -> Part:
    """A kept file, whole as it was recorded."""
    path = blob_path(paper.sha256)
    if not path.is_file():
        raise Refusal("bundle.file_missing", ref=ref)
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != paper.sha256:
            raise Refusal("bundle.file_missing", ref=ref)
    return Part(name, path)


def _trail(subject: Subject, proofs: list[Evidence]) -> Iterator[Part]:
    """The entries about what is inside; nothing of what other houses do in the same programme.

    Each entry carries its own hash; the verifier counts those that are left out between them.
    """
    told = {f"{subject.kind}:{subject.ref}"}
    told |= {f"evidence:{proof.ref}" for proof in proofs}
    for ref, work_ref in subject.publications.order_by().values_list("ref", "work__ref"):
        told |= {f"publication:{ref}", f"work:{work_ref}"}
    for chain in subject.chains[:1]:
        about = set(entries_of(chain).filter(subject__in=told).values_list("seq", flat=True))
        lines = [line for seq, line in enumerate(export_lines(chain), start=1) if seq in about]
        yield Part(CHAIN, "".join(f"{line}\n" for line in lines).encode())
