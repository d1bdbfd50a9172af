"""The desk's work on a text: its own versions, comments on passages, the rights."""

import hashlib
import re
from datetime import datetime

from django.db import transaction
from django.http import Http404

from phoihop.law.refusal import Refusal
from phoihop.manuscripts.models import Comment, Manuscript, ManuscriptFile, Version
from phoihop.manuscripts.queries.standing import permit_desk
from phoihop.manuscripts.reading import Read, read_file, tidy, words_in
from phoihop.manuscripts.rules import (
    OPEN,
    CommentKind,
    FileKind,
    Hand,
    Licence,
    ManuscriptState,
    check_span,
)
from phoihop.manuscripts.services.moving import hold, note
from phoihop.papers.services import keep_paper
from phoihop.parties.models import Member


@transaction.atomic
def add_version(
    manuscript: Manuscript,
    *,
    by: Member,
    at: datetime,
    text: str = "",
    file: tuple[str, bytes] | None = None,
    note_words: str = "",
    for_author: bool = False,
) -> Version:
    """Keep the desk's own version: typed, or from a DOCX or PDF file. Earlier ones stay.

    Raises:
        Refusal: ``manuscript.version_empty``, ``manuscript.version_unchanged``,
            ``manuscript.closed``, ``access.denied`` and those of ``reading.read_file``.
    """
    permit_desk("manuscript.edit", manuscript, by=by)
    if ManuscriptState(hold(manuscript).state) not in OPEN:
        raise Refusal("manuscript.closed", ref=manuscript.ref)
    read = read_file(*file) if file else None
    words = tidy(read.text if read else text)
    if not words:
        raise Refusal("manuscript.version_empty")
    sha256 = hashlib.sha256(words.encode()).hexdigest()
    last = manuscript.versions.order_by("-number").first()
    if last is not None and last.text_sha256 == sha256:
        raise Refusal("manuscript.version_unchanged", number=last.number)
    version = Version.objects.create(
        manuscript=manuscript,
        number=manuscript.versions.count() + 1,
        hand=Hand.DESK.value,
        text=words,
        words=words_in(words),
        text_sha256=sha256,
        marks=[],
        note=note_words.strip()[:600],
        for_author=for_author,
        member=by,
        made_at=at,
    )
    if file and read:
        _attach(manuscript, version, file[0], read, at=at)
    note("versioned", manuscript, by=by, at=at, number=version.number, sha256=sha256)
    return version


def _attach(
    manuscript: Manuscript, version: Version, name: str, read: Read, *, at: datetime
) -> None:
    paper = keep_paper(f"manuscript:{manuscript.ref}", name[:150], read.format, read.data, at=at)
    ManuscriptFile.objects.create(
        manuscript=manuscript,
        version=version,
        paper=paper,
        kind=FileKind.TEXT.value,
        ordinal=1,
        name=name[:150],
        recorded_at=at,
    )


@transaction.atomic
def add_comment(
    version: Version,
    start: int,
    end: int,
    *,
    kind: str,
    text: str,
    by: Member,
    at: datetime,
    for_author: bool = False,
) -> Comment:
    """Remark on a passage; ``start`` and ``end`` are characters of the version's text.

    Raises:
        Refusal: ``manuscript.no_passage``, ``manuscript.comment_empty``, ``access.denied``.
    """
    permit_desk("manuscript.edit", version.manuscript, by=by)
    check_span(start, end, length=len(version.text))
    if not text.strip() or kind not in {one.value for one in CommentKind}:
        raise Refusal("manuscript.comment_empty")
    return Comment.objects.create(
        version=version,
        start=start,
        end=end,
        quote=version.text[start:end],
        kind=kind,
        text=text.strip(),
        member=by,
        at=at,
        for_author=for_author,
    )


def find_passage(version: Version, quote: str) -> tuple[int, int]:
    """Where the words stand that somebody copied out of a version; blanks may differ.

    Raises:
        Refusal: ``manuscript.passage_not_found``, ``manuscript.passage_twice``.
    """
    words = quote.split()
    pattern = r"\s+".join(re.escape(word) for word in words)
    found = list(re.finditer(pattern, version.text)) if words else []
    if not found:
        raise Refusal("manuscript.passage_not_found")
    if len(found) > 1:
        raise Refusal("manuscript.passage_twice", count=len(found))
    return found[0].span()


@transaction.atomic
def resolve_comment(manuscript: Manuscript, pk: int, *, by: Member, at: datetime) -> None:
    """Tick a comment off. May be repeated; 404 for one of another manuscript."""
    permit_desk("manuscript.edit", manuscript, by=by)
    mine = Comment.objects.filter(version__manuscript=manuscript, pk=pk)
    if not mine.exists():
        raise Http404(str(pk))
    mine.filter(resolved_at__isnull=True).update(resolved_at=at)


@transaction.atomic
def state_rights(
    manuscript: Manuscript, licence: str, *, by: Member, at: datetime, note_words: str = ""
) -> None:
    """Write down what the author granted, where that differs from the submission.

    Raises:
        Refusal: ``manuscript.licence_missing``, ``access.denied``.
    """
    permit_desk("manuscript.edit", manuscript, by=by)
    if licence not in {one.value for one in Licence}:
        raise Refusal("manuscript.licence_missing")
    Manuscript.objects.filter(pk=manuscript.pk).update(
        licence=licence, rights_note=note_words.strip()[:600]
    )
    manuscript.licence, manuscript.rights_note = licence, note_words.strip()[:600]
    note("rights_stated", manuscript, by=by, at=at, licence=licence)
