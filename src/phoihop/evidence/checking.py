"""Whether what was kept is still what was kept: every hash is computed again."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from phoihop.evidence.models import Evidence
from phoihop.evidence.rules import sha256_of_text
from phoihop.evidence.watching.models import WatchEvent
from phoihop.papers.models import KeptPaper
from phoihop.papers.queries import blob_path


@dataclass(frozen=True, slots=True)
class Fault:
    """A kept thing that is ``missing`` or ``altered``."""

    subject: str  # "MC-2017-0042", or for other papers "acceptance:BBNT-2017-01"
    name: str  # of the file; empty for a text
    sha256: str  # as it was recorded
    why: str


def check_evidence(evidence: QuerySet[Evidence]) -> Iterator[Fault | None]:
    """Check texts, files and seals; yields one answer for each, ``None`` when it holds."""
    for one in evidence.iterator(chunk_size=200):
        if one.text_sha256 and sha256_of_text(one.text) != one.text_sha256:
            yield Fault(one.ref, "", one.text_sha256, "altered")
        elif hasattr(one, "seal") and (one.file is None or one.seal.sha256 != one.file.sha256):
            yield Fault(one.ref, "", one.seal.sha256, "altered")
        else:
            yield _check_file(one.ref, one.file) if one.file else None


def check_papers(papers: QuerySet[KeptPaper]) -> Iterator[Fault | None]:
    """Check the bytes of kept papers of every kind; yields one answer for each."""
    for paper in papers.order_by("id").iterator(chunk_size=200):
        yield _check_file(paper.subject, paper)


def check_archives(events: QuerySet[WatchEvent]) -> Iterator[Fault | None]:
    """Check the archive files of what was seen of pages; yields one answer for each."""
    kept = events.exclude(warc_sha256="").order_by("id")
    columns = kept.values_list("watch__publication__ref", "ordinal", "warc_sha256")
    for ref, ordinal, sha256 in columns.iterator(chunk_size=500):
        yield _check_blob(ref, f"{ordinal}.warc", sha256)


def _check_file(subject: str, paper: KeptPaper) -> Fault | None:
    return _check_blob(subject, paper.name, paper.sha256)


def _check_blob(subject: str, name: str, sha256: str) -> Fault | None:
    path = blob_path(sha256)
    if not path.is_file():
        return Fault(subject, name, sha256, "missing")
    with path.open("rb") as file:
        holds = hashlib.file_digest(file, "sha256").hexdigest() == sha256
    return None if holds else Fault(subject, name, sha256, "altered")
