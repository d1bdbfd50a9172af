"""References, what a kept paper is, and in which order a paper is signed. Pure: no database."""

import difflib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from phoihop.law.lifecycle import Lifecycle, Move
from phoihop.law.refusal import Refusal

MOST_DIFFERENCES = 8  # told one by one
MOST_COMPARED_LINES = 3_000
PRINTED_GROUP = 8  # letters of the hash at the foot of a page that stand together
NAME_LETTERS = 64  # a certificate holds no longer name (X.520)


class PaperFormat(StrEnum):
    """The forms in which a paper is kept."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    XML = "xml"
    JSON = "json"
    PNG = "png"
    JPEG = "jpeg"
    HTML = "html"
    MP3 = "mp3"
    MP4 = "mp4"
    WARC = "warc"


MEDIA_TYPES = {
    PaperFormat.PDF: "application/pdf",
    PaperFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PaperFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    PaperFormat.XML: "application/xml",
}


ENDINGS = {
    **{one.value: one for one in PaperFormat},
    "jpg": PaperFormat.JPEG,
    "htm": PaperFormat.HTML,
}


def format_of(name: str) -> PaperFormat | None:
    """The form that the ending of a file's name tells; ``None`` for one that is not kept."""
    return ENDINGS.get(name.rpartition(".")[2].lower())


class SignerKind(StrEnum):
    """Who signs an electronic paper: the person and the organisation (Decree 30/2020)."""

    PERSON = "person"
    ORGANISATION = "organisation"


class SealingWay(StrEnum):
    """How a paper is signed."""

    DIGITAL = "digital"
    SCAN = "scan"  # in ink, and scanned


class SealingState(StrEnum):
    """Whether a paper is signed by all."""

    OPEN = "open"
    COMPLETE = "complete"
    SET_ASIDE = "set_aside"  # begun anew, or given up


SEALING_LIFE = Lifecycle(
    "sealing",
    [
        Move("complete", {SealingState.OPEN}, SealingState.COMPLETE),
        Move("set_aside", {SealingState.OPEN}, SealingState.SET_ASIDE),
    ],
)


class StageStep(StrEnum):
    """What brought a stage of a signed paper about."""

    PREPARED = "prepared"  # fields for signatures, number and date were made
    SIGNED = "signed"
    FILLED = "filled"  # number and date
    SCANNED = "scanned"
    CONFIRMED = "confirmed"  # one party compared the printed hash of a scan


@dataclass(frozen=True, slots=True)
class Signer:
    """Who must sign where.

    Attributes:
        field: of the PDF, ``"a-person"``.
        party: ``"a"``, ``"b"``; ``"a2"`` for the second party of a side.
        names: the certificate must bear one of them; empty when the paper names nobody.
    """

    field: str
    kind: SignerKind
    party: str
    names: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The name that people read; empty when the paper names nobody."""
        return self.names[0] if self.names else ""


def reference(prefix: str, year: int, number: int) -> str:
    """``CT``, 2017, 1 → ``CT-2017-01``. The number grows wider than two digits when it must."""
    return f"{prefix}-{year:04d}-{number:02d}"


def open_fields(
    signers: Sequence[Signer], signed: Iterable[str], *, filled: bool
) -> tuple[str, ...]:
    """The fields that may be signed now: first the people, in any order; then, when number and
    date are filled in, the organisations.
    """
    done = set(signed)
    people = _of(signers, SignerKind.PERSON, done)
    if people:
        return people
    return _of(signers, SignerKind.ORGANISATION, done) if filled else ()


def awaits_number(signers: Sequence[Signer], signed: Iterable[str], *, filled: bool) -> bool:
    """Whether it is the clerk's turn: all people have signed, number and date are not there."""
    return not filled and not _of(signers, SignerKind.PERSON, set(signed))


def check_turn(
    signers: Sequence[Signer], signed: Iterable[str], field: str, *, filled: bool
) -> Signer:
    """The signer of ``field``, when it is that signer's turn.

    Raises:
        Refusal: ``sealing.no_such_field``, ``sealing.signed_already``, ``sealing.people_first``,
            ``sealing.number_first``.
    """
    done = set(signed)
    found = next((one for one in signers if one.field == field), None)
    if found is None:
        raise Refusal("sealing.no_such_field", field=field)
    if field in done:
        raise Refusal("sealing.signed_already", field=field)
    if field in open_fields(signers, done, filled=filled):
        return found
    if people := _of(signers, SignerKind.PERSON, done):
        raise Refusal("sealing.people_first", field=field, waiting=", ".join(people))
    raise Refusal("sealing.number_first", field=field)


def check_holder(signer: Signer, *, kind: str, name: str) -> None:
    """Refuse a certificate of somebody else.

    Args:
        kind: ``person`` or ``organisation``, as the certificate says; ``name``: its holder.

    Raises:
        Refusal: ``sealing.wrong_kind``, ``sealing.wrong_signer``.
    """
    if kind != signer.kind.value:
        wants_person = signer.kind is SignerKind.PERSON
        code = "sealing.wants_person" if wants_person else "sealing.wants_organisation"
        raise Refusal(code, field=signer.field, name=name)
    if signer.names and folded(name) not in {folded(one[:NAME_LETTERS]) for one in signer.names}:
        raise Refusal("sealing.wrong_signer", field=signer.field, expected=signer.label, found=name)


def folded(name: str) -> str:
    """A name without regard to letter case, spaces and the composition of its marks."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def differences(ours: bytes, theirs: bytes) -> list[str]:
    """Where the rows inside a PDF say something else than ours, line by line; empty when equal.

    Returns:
        At most ``MOST_DIFFERENCES`` lines like ``"12: “quantity: 4” ≠ “quantity: 5”"``.
    """
    if ours == theirs:
        return []
    before, after = _lines(ours), _lines(theirs)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    found = [
        f"{first + 1}: “{_short(before[first:last])}” ≠ “{_short(after[other:until])}”"
        for tag, first, last, other, until in matcher.get_opcodes()
        if tag != "equal"
    ]
    return found[:MOST_DIFFERENCES] or ["…"]


def check_printed(seen: str, sha256: str) -> None:
    """Refuse when what was read at the foot of the pages is not the hash of the rows.

    Args:
        seen: the whole hash, or its first and its last eight letters, with or without spaces.

    Raises:
        Refusal: ``sealing.other_hash_read``.
    """
    read = "".join(seen.split()).lower()
    if read not in (sha256, sha256[:PRINTED_GROUP] + sha256[-PRINTED_GROUP:]):
        raise Refusal("sealing.other_hash_read")


def check_scan_pages(*, printed: int, scanned: int) -> None:
    """Refuse a scan that cannot be of this paper: every page, and at most as many backs.

    Raises:
        Refusal: ``sealing.scan_pages``.
    """
    if not printed <= scanned <= 2 * printed + 2:
        raise Refusal("sealing.scan_pages", printed=printed, scanned=scanned)


def _of(signers: Sequence[Signer], kind: SignerKind, done: set[str]) -> tuple[str, ...]:
    return tuple(one.field for one in signers if one.kind is kind and one.field not in done)


def _lines(data: bytes) -> list[str]:
    text = data[: MOST_COMPARED_LINES * 200].decode("utf-8", "replace")
    if text.count("\n") < 2:  # written for programs: a line for each value
        text = text.replace(", ", ",\n")
    return text.splitlines()[:MOST_COMPARED_LINES]


def _short(lines: Sequence[str]) -> str:
    text = " / ".join(line.strip() for line in lines)
    return text if len(text) <= 120 else f"{text[:119]}…"
