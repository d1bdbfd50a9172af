"""What a paper is: plain values that any room can fill in and any renderer can lay out.

Nothing here knows about files, fonts or pages. Sequences may be lists or tuples; texts are
plain Unicode and are never read as markup.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

MOST_SIGNATURES = 12  # two in a row, six rows: as many as a page holds

Align = Literal["left", "center", "right"]
Cell = str | int | date | None
"""One cell of a table. An ``int`` is a quantity and prints with thousands apart (``1.250.000``),
so a year or a code is given as ``str``; a ``date`` prints as ``dd/mm/yyyy``; ``None`` is empty."""


@dataclass(frozen=True, slots=True)
class OrganBlock:
    """Who issues the paper: the issuing organ and, above it, its superior (or ``None``)."""

    superior: str | None
    organ: str


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """One place to sign.

    Attributes:
        capacity_lines: ``["TM. BAN BIÊN TẬP"]`` or ``["KT. TỔNG BIÊN TẬP"]``; the stop or
            stroke (``TM.`` or ``T/M``) is set by the profile. May be empty.
        title_line: the title as printed, ``"Phó Tổng Biên tập"``.
        name: the full name of the signatory; ``""`` leaves the place empty.
        side_label: ``"ĐẠI DIỆN BÊN A"`` over the block of a bilateral paper, else ``None``.
    """

    capacity_lines: Sequence[str]
    title_line: str
    name: str
    side_label: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the body. ``level`` 1 is centred, 2 and 3 stand at the left."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a line break in ``text`` stays a line break."""

    text: str
    emphasis: Literal["none", "bold", "italic"] = "none"
    align: Literal["justify", "left", "center", "right"] = "justify"


@dataclass(frozen=True, slots=True)
class BulletList:
    """Items, each led by a dash as Vietnamese papers do, or by ``1. 2. 3.`` when numbered."""

    items: Sequence[str]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table. ``width_share`` is relative to the other columns, above 0."""

    heading: str
    width_share: float = 1.0
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; each row and foot row has as many cells as there are columns.

    ``repeat_heading``: print the head again on every page that the table reaches.
    ``caption`` stands above the table and names it for a reader who cannot see it.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    foot_rows: Sequence[Sequence[Cell]] = ()
    repeat_heading: bool = True
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Facts in two columns: label and value, without rules."""

    pairs: Sequence[tuple[str, Cell]]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing: one SVG document, as ``charts`` makes them for paper.

    ``alt`` says in words what the drawing shows; a figure without it is refused.
    ``width_share`` is the share of the text width, above 0 and at most 1.
    """

    svg: str
    alt: str
    caption: str | None = None
    width_share: float = 1.0


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | BulletList | Table | KeyValues | Figure | PageBreak


@dataclass(frozen=True, slots=True)
class Paper:
    """One administrative or Party paper, complete and ready to be laid out.

    Attributes:
        profile: name of a profile: ``"decree-30"`` or ``"party"``.
        kind_title: the type of the paper as printed, ``"Biên bản nghiệm thu"``.
        abstract: what it is about (trích yếu), one or two lines.
        organ: who issues it; ``None`` for a paper that two sides make together: then the
            motto stands in the middle and the number under the abstract.
        number: given by the records clerk; ``None`` prints dots to be filled in.
        notation: the symbol behind the number, ``"BBNT-TCCS"``; ``None`` when not known.
        place: where it is issued, ``"Thái Nguyên"``; ``""`` leaves it out.
        dated_on: the day on the paper; ``None`` prints dots.
        bases: grounds (căn cứ), in order, without the closing ``;``.
        blocks: the body.
        signatures: places to sign, two in a row; at most ``MOST_SIGNATURES``.
        recipients: lines of *Nơi nhận*, without dash or ``;``.
        sample: print *MẪU – KHÔNG CÓ GIÁ TRỊ* on every page.
        footer_hash: printed at the foot of every page, so that a scan can be compared.
        language: of the fixed words and of hyphenation: ``"vi"`` or ``"en"``.
        metadata: further properties of the file. Known keys: ``title``, ``author``,
            ``subject``, ``keywords`` (comma-separated), and for the Annex VI record every
            field name of ``metadata.FIELDS``. Unknown keys are kept in the DOCX comments.
    """

    profile: str
    kind_title: str
    abstract: str
    organ: OrganBlock | None = None
    number: str | None = None
    notation: str | None = None
    place: str = ""
    dated_on: date | None = None
    bases: Sequence[str] = ()
    blocks: Sequence[Block] = ()
    signatures: Sequence[SignatureBlock] = ()
    recipients: Sequence[str] = ()
    sample: bool = False
    footer_hash: str | None = None
    language: str = "vi"
    metadata: Mapping[str, str] = field(default_factory=dict)
