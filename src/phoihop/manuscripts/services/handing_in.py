"""The author's part: files one by one, then the text as a whole."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from phoihop.engines.vietnamese.folding import search_key
from phoihop.law.refusal import Refusal
from phoihop.manuscripts.models import (
    Manuscript,
    ManuscriptAuthor,
    ManuscriptFile,
    Version,
)
from phoihop.manuscripts.reading import Read, read_file, tidy, words_in
from phoihop.manuscripts.rules import MOST_FILES, TITLE_CHARACTERS, FileKind, Hand, Licence
from phoihop.manuscripts.services.consuming import consume
from phoihop.manuscripts.services.inviting import still_with_author
from phoihop.manuscripts.services.moving import Actor, hold, member_of, move, permit_writing
from phoihop.manuscripts.services.promising import offer_promised
from phoihop.papers.rules import PaperFormat
from phoihop.papers.services import keep_paper
from phoihop.parties.models import Member


@dataclass(frozen=True, slots=True)
class Writer:
    """An author as to be printed; only the first needs an address."""

    name: str
    email: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """What an author says with the text.

    ``declared``: the text is the authors' own, was not published, and holds nothing classified.
    ``licence``: a value of ``rules.Licence``.
    """

    title: str
    abstract: str
    writers: Sequence[Writer]
    licence: str
    declared: bool
    note: str = ""


@transaction.atomic
def hand_in(
    manuscript: Manuscript,
    files: Sequence[tuple[str, bytes]],
    *,
    by: Actor,
    at: datetime,
    as_pictures: bool = False,
) -> list[ManuscriptFile]:
    """Keep files of the coming version; each is read, and photographs lose place and device.

    All or none: one bad file and nothing of this call is kept. What came before stays.

    Raises:
        Refusal: ``manuscript.not_your_turn``, ``manuscript.too_many_files`` and those of
            ``reading.read_file``.
    """
    permit_writing(manuscript, by=by)
    still_with_author(hold(manuscript))
    read = [(name, read_file(name, data, as_picture=as_pictures)) for name, data in files]
    count = manuscript.files.filter(version__isnull=True).count()
    coming = count + sum(1 + len(one.pictures) for _, one in read)
    if coming > MOST_FILES:
        raise Refusal("manuscript.too_many_files", limit=MOST_FILES)
    kept = []
    for name, one in read:
        for kind, title, told in _parts(name, one):
            count += 1
            kept.append(_keep(manuscript, title, kind, told, ordinal=count, at=at))
    return kept


def _parts(name: str, read: Read) -> list[tuple[FileKind, str, Read]]:
    inner = [
        (FileKind.PICTURE, one.name, Read(FileKind.PICTURE, one.format, one.data))
        for one in read.pictures
    ]
    return [(read.kind, name, read), *inner]


def _keep(
    manuscript: Manuscript,
    name: str,
    kind: FileKind,
    read: Read,
    *,
    ordinal: int,
    at: datetime,
) -> ManuscriptFile:
    shown = name.replace("\\", "/").rpartition("/")[2].strip()[:150] or "tep"
    subject = f"manuscript:{manuscript.ref}"
    return ManuscriptFile.objects.create(
        manuscript=manuscript,
        paper=keep_paper(subject, shown, PaperFormat(read.format), read.data, at=at),
        kind=kind.value,
        ordinal=ordinal,
        name=shown,
        text=read.text,
        marks=read.marks,
        cleaned=kind is not FileKind.TEXT,
        recorded_at=at,
    )


@transaction.atomic
def drop_file(file: ManuscriptFile, *, by: Actor) -> None:
    """Take a file out of the coming version. What was submitted stays.

    Raises:
        Refusal: ``manuscript.file_submitted``, ``manuscript.not_your_turn``.
    """
    permit_writing(file.manuscript, by=by)
    still_with_author(hold(file.manuscript))
    if not ManuscriptFile.objects.filter(pk=file.pk, version__isnull=True).delete()[0]:
        raise Refusal("manuscript.file_submitted")


@transaction.atomic
def caption_file(file: ManuscriptFile, *, caption: str, credit: str, by: Actor) -> None:
    """Say what a picture shows and who took it. May be repeated."""
    permit_writing(file.manuscript, by=by)
    ManuscriptFile.objects.filter(pk=file.pk).update(
        caption=caption.strip()[:600], credit=credit.strip()[:160]
    )


@transaction.atomic
def submit(
    manuscript: Manuscript, given: Submission, *, by: Actor, at: datetime, on: date
) -> Version:
    """Submit the files handed in as a version. From now on it is the desk's turn.

    Raises:
        Refusal: ``manuscript.wrong_state``, ``manuscript.changed_meanwhile``,
            ``manuscript.no_files``, ``manuscript.title_missing``, ``manuscript.abstract_missing``,
            ``manuscript.author_missing``, ``manuscript.licence_missing``,
            ``manuscript.not_declared``.
    """
    permit_writing(manuscript, by=by)
    _check(given)
    hold(manuscript)
    waiting = list(manuscript.files.filter(version__isnull=True).order_by("ordinal", "pk"))
    if not any(one.kind != FileKind.PICTURE.value for one in waiting):
        raise Refusal("manuscript.no_files")
    hand = _hand(manuscript, by)
    move(manuscript, "submit", by=by, at=at, on=on, files=len(waiting))
    version = _version(manuscript, waiting, hand=hand, by=by, at=at, note=given.note)
    title = given.title.strip()
    manuscript.title, manuscript.abstract = title, given.abstract.strip()
    manuscript.licence, manuscript.declared_at = given.licence, at
    manuscript.search_key = search_key(f"{title} {given.abstract}")
    manuscript.save(update_fields=["title", "abstract", "licence", "declared_at", "search_key"])
    _set_writers(manuscript, given.writers)
    offer_promised(manuscript, waiting, by=by, at=at, on=on)
    consume(manuscript, at=at, on=on)
    return version


def _check(given: Submission) -> None:
    if not given.title.strip() or len(given.title) > TITLE_CHARACTERS:
        raise Refusal("manuscript.title_missing")
    if not given.abstract.strip():
        raise Refusal("manuscript.abstract_missing")
    if not given.writers or not all(writer.name.strip() for writer in given.writers):
        raise Refusal("manuscript.author_missing")
    if given.licence not in {one.value for one in Licence}:
        raise Refusal("manuscript.licence_missing")
    if not given.declared:
        raise Refusal("manuscript.not_declared")


def _hand(manuscript: Manuscript, by: Actor) -> Hand:
    ours = isinstance(by, Member) and manuscript.origin_id is not None
    return Hand.INSTITUTION if ours else Hand.AUTHOR


def _version(
    manuscript: Manuscript,
    files: list[ManuscriptFile],
    *,
    hand: Hand,
    by: Actor,
    at: datetime,
    note: str,
) -> Version:
    """The texts of the files one after the other, and where the tracked changes stand in them."""
    text, marks = "", []
    for one in files:
        part = tidy(one.text)
        if not part:
            continue
        before = len(text) + 1 if text else 0
        text = f"{text}\n{part}" if text else part
        marks += [
            {**mark, "start": before + _tidied(one.text, int(mark["start"]))} for mark in one.marks
        ]
    version = Version.objects.create(
        manuscript=manuscript,
        number=manuscript.versions.count() + 1,
        hand=hand.value,
        text=text,
        words=words_in(text),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        marks=marks,
        note=note.strip()[:600],
        member=member_of(by),
        made_at=at,
    )
    ManuscriptFile.objects.filter(pk__in=[one.pk for one in files]).update(version=version)
    return version


def _tidied(text: str, at: int) -> int:
    """Where an offset of the text as read stands once it is tidied."""
    leading = len(text) - len(text.lstrip("\n\r"))
    return max(0, len(tidy(f"|{text[leading:at]}|")) - 2)


def _set_writers(manuscript: Manuscript, writers: Sequence[Writer]) -> None:
    """The authors in their order; who has an account keeps it."""
    accounts = {row.name: row.member for row in manuscript.authors.all() if row.member_id}
    first = manuscript.authors.order_by("ordinal").first()
    address = first.email if first else ""
    manuscript.authors.all().delete()
    ManuscriptAuthor.objects.bulk_create(
        ManuscriptAuthor(
            manuscript=manuscript,
            ordinal=place,
            name=writer.name.strip()[:120],
            email=writer.email.strip() or (address if place == 1 else ""),
            office=writer.office.strip()[:300],
            member=accounts.get(writer.name.strip()),
        )
        for place, writer in enumerate(writers, start=1)
    )
