"""Keeping papers, giving references, recording official numbers."""

import hashlib
import os
import secrets
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from phoihop.law.refusal import Refusal
from phoihop.papers.models import Counter, KeptPaper, OfficialNumber
from phoihop.papers.queries import blob_path
from phoihop.papers.rules import PaperFormat, reference


@transaction.atomic
def next_reference(prefix: str, year: int) -> str:
    """Give the next reference under ``prefix`` in ``year``, in the transaction that uses it.

    Two callers at once get two numbers; a transaction that fails gives its number back.
    """
    return next_references(prefix, year, 1)[0]


@transaction.atomic
def next_references(prefix: str, year: int, count: int) -> list[str]:
    """Give ``count`` references at once, in order; three queries however many."""
    Counter.objects.get_or_create(prefix=prefix, year=year)
    Counter.objects.filter(prefix=prefix, year=year).update(last=F("last") + count)
    last = Counter.objects.get(prefix=prefix, year=year).last
    return [reference(prefix, year, number) for number in range(last - count + 1, last + 1)]


def keep_bytes(data: bytes) -> str:
    """Write ``data`` under its SHA-256 and return that. May be repeated; never half-written.

    The file is complete before it gets its name, so a plug pulled half-way leaves a stray draft
    and no wrong blob; a full disk leaves neither.

    Raises:
        OSError: the bytes cannot be written.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    path = blob_path(sha256)
    if path.exists():
        return sha256
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.parent / f".draft-{secrets.token_hex(8)}"
    try:
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    return sha256


def keep_paper(
    subject: str, name: str, paper_format: PaperFormat, data: bytes, *, at: datetime
) -> KeptPaper:
    """Keep a paper of ``subject``. The same bytes under the same name are kept once."""
    paper, _ = KeptPaper.objects.get_or_create(
        subject=subject,
        name=name,
        sha256=keep_bytes(data),
        defaults={"format": paper_format.value, "size_bytes": len(data), "made_at": at},
    )
    return paper


@transaction.atomic
def record_number(
    subject: str,
    *,
    issuer: str,
    number: int,
    notation: str,
    issued_on: date,
    by: str,
    at: datetime,
) -> OfficialNumber:
    """Record the number and symbol that the clerk gave.

    Raises:
        Refusal: ``papers.number_given`` when the paper has one, ``papers.number_taken`` when the
            issuer gave that number under that symbol in that year already.
    """
    if OfficialNumber.objects.filter(subject=subject).exists():
        raise Refusal("papers.number_given", subject=subject)
    try:
        with transaction.atomic():
            return OfficialNumber.objects.create(
                subject=subject,
                issuer=issuer,
                year=issued_on.year,
                number=number,
                notation=notation,
                issued_on=issued_on,
                recorded_by=by,
                recorded_at=at,
            )
    except IntegrityError:
        taken = Refusal(
            "papers.number_taken", number=number, notation=notation, year=issued_on.year
        )
        raise taken from None
