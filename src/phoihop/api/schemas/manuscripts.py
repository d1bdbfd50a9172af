"""Manuscripts and passages."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Field, Schema

from phoihop.api.schemas.forms import Body, Day, Line, Note, Ref

Number = Annotated[int, Field(ge=1, le=30_000)]
Words = Annotated[int, Field(ge=1, le=1_000_000)]
VerdictName = Literal["accept", "minor", "major", "decline"]


class NewManuscript(Schema):
    """An outside author is asked for a text; ``programme`` by reference, or empty."""

    title: Line
    name: Line
    email: Line = ""
    brief: Note = ""
    programme: Ref = ""
    least_words: Words | None = None
    most_words: Words | None = None
    due_on: Day | None = None


class Version(Schema):
    """One state of the text. ``words`` counts syllables; null for photographs of pages."""

    number: int
    hand: str
    words: int | None
    text_sha256: str
    note: str
    made_at: datetime


class Manuscript(Schema):
    """A manuscript as the member sees it; ``turn`` says whose turn it is, until ``due_on``."""

    ref: str
    title: str
    abstract: str
    authors: list[str]
    programme: str | None
    state: str
    turn: str
    due_on: date | None
    licence: str
    versions: list[Version]
    open_moves: list[str]


class Invited(Schema):
    """The manuscript, and the author's link: given this once."""

    manuscript: Manuscript
    link: str


class ManuscriptPage(Schema):
    """Manuscripts, and where to go on."""

    items: list[Manuscript]
    next: str | None


class VersionText(Schema):
    """The words of a version."""

    number: int
    text: str


class NewVersion(Schema):
    """The desk's own version, typed."""

    text: Body
    note: Note = ""
    for_author: bool = False


class Piece(Schema):
    """A stretch of a comparison."""

    kind: Literal["same", "removed", "added"]
    text: str


class Comparison(Schema):
    """Two versions, word by word."""

    old: int
    new: int
    pieces: list[Piece]


class NewDecision(Schema):
    """A drafted decision; ``reason`` is one of the verdict's reasons."""

    verdict: VerdictName
    reason: Ref = ""
    words: Note = ""
    author_due_on: Day | None = None
    override_reason: Note = ""


class Override(Schema):
    """Why somebody decides on a text of their own; empty for anybody else."""

    override_reason: Note = ""


class Why(Schema):
    """A reason in words."""

    why: Note


class NewPassage(Schema):
    """Words of a version, copied exactly, to be shown to the institution of a programme."""

    version: Number
    quote: Body
    programme: Ref
    question: Note
    due_on: Day | None = None


class NewNote(Schema):
    """An error in a passage: of fact, law or safety."""

    kind: Literal["fact", "law", "safety"]
    words: Note


class NewOutcome(Schema):
    """What the publisher made of a note."""

    outcome: Literal["changed", "kept"]
    words: Note = ""


class Passage(Schema):
    """A passage shown for checking, and what became of it."""

    ref: str
    text: str
    question: str
    due_on: date
    note_kind: str
    note: str
    outcome: str
    outcome_words: str


class PassagePage(Schema):
    """Passages, and where to go on."""

    items: list[Passage]
    next: str | None


class NewOutsideReview(Schema):
    """Somebody without an account is asked about the version of the open round."""

    name: Line
    email: Line = ""


class OutsideReview(Schema):
    """An outside review and its link: given this once, it opens once and ends with the round."""

    round: int
    number: int
    name: str
    due_on: date
    link: str


class Answered(Schema):
    """The assignment that a text answers."""

    assignment: Ref
