"""How a manuscript moves, whose turn it is, and what each step asks for. Pure.

Nobody of an institution has a verb here that touches a publisher's text: it may note an error of
fact, law or safety in a passage that was shown to it, once, by a day. Its silence is consent.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from phoihop.law.lifecycle import Lifecycle, Move
from phoihop.law.refusal import Refusal


class ManuscriptState(StrEnum):
    """Where a manuscript stands."""

    INVITED = "invited"
    PREPARED = "prepared"  # an institution's own text; nobody else sees it yet
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    PROPOSED = "proposed"  # a decision is drafted
    REVISION = "revision"  # back with the author
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    PUBLISHED = "published"


_S = ManuscriptState
MANUSCRIPT_LIFE = Lifecycle(
    "manuscript",
    [
        Move("submit", {_S.INVITED, _S.PREPARED, _S.REVISION}, _S.SUBMITTED),
        Move("open_round", {_S.SUBMITTED}, _S.IN_REVIEW),
        Move("propose", {_S.SUBMITTED, _S.IN_REVIEW}, _S.PROPOSED),
        Move("put_back", {_S.PROPOSED}, _S.SUBMITTED),
        Move("accept", {_S.PROPOSED}, _S.ACCEPTED),
        Move("return", {_S.PROPOSED}, _S.REVISION),
        Move("decline", {_S.PROPOSED}, _S.DECLINED),
        Move("retract", {_S.ACCEPTED, _S.REVISION, _S.DECLINED}, _S.SUBMITTED),
        Move("publish", {_S.ACCEPTED}, _S.PUBLISHED),
        Move(
            "withdraw",
            {_S.INVITED, _S.PREPARED, _S.SUBMITTED, _S.IN_REVIEW, _S.PROPOSED, _S.REVISION,
             _S.ACCEPTED},
            _S.WITHDRAWN,
        ),
    ],
)  # fmt: skip


class Turn(StrEnum):
    """Whose turn it is."""

    AUTHOR = "author"
    INSTITUTION = "institution"
    DESK = "desk"
    REVIEWERS = "reviewers"
    CHIEF = "chief"
    NOBODY = "nobody"


TURNS: dict[ManuscriptState, Turn] = {
    _S.INVITED: Turn.AUTHOR,
    _S.PREPARED: Turn.INSTITUTION,
    _S.SUBMITTED: Turn.DESK,
    _S.IN_REVIEW: Turn.REVIEWERS,
    _S.PROPOSED: Turn.CHIEF,
    _S.REVISION: Turn.AUTHOR,
    _S.ACCEPTED: Turn.DESK,
    _S.DECLINED: Turn.NOBODY,
    _S.WITHDRAWN: Turn.NOBODY,
    _S.PUBLISHED: Turn.NOBODY,
}
STEP_DAYS: dict[ManuscriptState, int] = {  # until when, unless somebody says otherwise
    _S.INVITED: 30,
    _S.PREPARED: 30,
    _S.SUBMITTED: 7,
    _S.IN_REVIEW: 21,
    _S.PROPOSED: 5,
    _S.REVISION: 14,
    _S.ACCEPTED: 30,
}
ANSWER_DAYS = 3  # a reviewer says yes or no
PASSAGE_DAYS = 3  # an institution looks at a passage
OPEN = frozenset(state for state, turn in TURNS.items() if turn is not Turn.NOBODY)
WITH_AUTHOR = frozenset({_S.INVITED, _S.PREPARED, _S.REVISION})


def due_on(state: ManuscriptState, *, on: date, wanted: date | None = None) -> date | None:
    """The day by which whoever's turn it is should act; ``None`` when it is nobody's."""
    days = STEP_DAYS.get(state)
    return None if days is None else wanted or on + timedelta(days=days)


class Verdict(StrEnum):
    """What may be decided on a manuscript, and what a reviewer may recommend."""

    ACCEPT = "accept"
    MINOR = "minor"  # returned for small changes
    MAJOR = "major"  # returned for large changes, and looked at again
    DECLINE = "decline"


VERDICT_MOVES = {
    Verdict.ACCEPT: "accept",
    Verdict.MINOR: "return",
    Verdict.MAJOR: "return",
    Verdict.DECLINE: "decline",
}
REASONS: dict[Verdict, tuple[str, ...]] = {  # sentences to begin from; the editor may add words
    Verdict.ACCEPT: ("fit",),
    Verdict.MINOR: ("language", "length", "sources"),
    Verdict.MAJOR: ("evidence", "structure", "sources", "length"),
    Verdict.DECLINE: (
        "out_of_scope", "already_published", "not_original", "weak_evidence", "not_timely",
        "many_alike",
    ),
}  # fmt: skip


def check_reason(verdict: Verdict, reason: str) -> None:
    """Every verdict but acceptance names one of its reasons; a decline is never silent.

    Raises:
        Refusal: ``manuscript.reason_missing``.
    """
    if reason not in REASONS[verdict] and (verdict is not Verdict.ACCEPT or reason):
        raise Refusal(
            "manuscript.reason_missing", verdict=verdict.value, known=", ".join(REASONS[verdict])
        )


def check_own_text(*, own: bool, override_reason: str) -> None:
    """Nobody decides on a text of their own, unless they say why, for everybody to read.

    Raises:
        Refusal: ``manuscript.own_text``.
    """
    if own and not override_reason.strip():
        raise Refusal("manuscript.own_text")


class Licence(StrEnum):
    """What the author grants the publisher."""

    ONCE = "once"  # one publication, in all editions of that day
    NON_EXCLUSIVE = "non_exclusive"
    EXCLUSIVE = "exclusive"
    CC_BY = "cc_by"  # CC BY 4.0, for everybody


class FileKind(StrEnum):
    """What a handed-in file is."""

    TEXT = "text"  # DOCX, or PDF with or without words
    PAGE = "page"  # a photograph of a page
    PICTURE = "picture"  # to be printed with the text


class Hand(StrEnum):
    """Whose hand made a version."""

    AUTHOR = "author"
    INSTITUTION = "institution"
    DESK = "desk"


class TaskState(StrEnum):
    """A reviewer's task."""

    OFFERED = "offered"  # the abstract is shown
    ACCEPTED = "accepted"  # the text is shown
    REFUSED = "refused"
    DONE = "done"
    CANCELLED = "cancelled"


TASK_LIFE = Lifecycle(
    "review_task",
    [
        Move("accept", {TaskState.OFFERED}, TaskState.ACCEPTED),
        Move("refuse", {TaskState.OFFERED, TaskState.ACCEPTED}, TaskState.REFUSED),
        Move("report", {TaskState.ACCEPTED}, TaskState.DONE),
        Move("cancel", {TaskState.OFFERED, TaskState.ACCEPTED}, TaskState.CANCELLED),
    ],
)


class CommentKind(StrEnum):
    """What a comment on a passage is about."""

    FACT = "fact"
    SOURCE = "source"
    STRUCTURE = "structure"
    LANGUAGE = "language"
    LENGTH = "length"
    OTHER = "other"


class NoteKind(StrEnum):
    """The only errors that an institution may note in a passage shown to it."""

    FACT = "fact"
    LAW = "law"
    SAFETY = "safety"


class Outcome(StrEnum):
    """What the publisher made of a note."""

    CHANGED = "changed"
    KEPT = "kept"


def check_note(*, noted: bool, due_on: date, on: date) -> None:
    """An institution notes once, and by the day that was set.

    Raises:
        Refusal: ``passage.noted_already``, ``passage.too_late``.
    """
    if noted:
        raise Refusal("passage.noted_already")
    if on > due_on:
        raise Refusal("passage.too_late", due=due_on.strftime("%d-%m-%Y"))


@dataclass(frozen=True, slots=True)
class PassageCounts:
    """What became of the passages shown: ``shown`` = ``waiting`` + ``silent`` + ``noted``."""

    shown: int
    waiting: int
    silent: int
    noted: int
    changed: int
    kept: int


def count_passages(rows: Iterable[tuple[date, datetime | None, str]], *, on: date) -> PassageCounts:
    """Count passages as of a day. Each row: due day, instant of the note, outcome or ``""``."""
    listed = list(rows)
    noted = [outcome for _, at, outcome in listed if at is not None]
    quiet = [due for due, at, _ in listed if at is None]
    return PassageCounts(
        shown=len(listed),
        waiting=sum(due >= on for due in quiet),
        silent=sum(due < on for due in quiet),
        noted=len(noted),
        changed=noted.count(Outcome.CHANGED.value),
        kept=noted.count(Outcome.KEPT.value),
    )


LINK_DAYS = 30
TITLE_CHARACTERS = 300
MOST_FILES = 60  # of one version: photographs of pages come one by one
MOST_FILE_BYTES = 20 * 2**20
MOST_CHARACTERS = 1_500_000


def check_link(
    *, used: bool, revoked: bool, expires_at: datetime, at: datetime, days: int = LINK_DAYS
) -> None:
    """A link opens once, until its end, unless it was taken back.

    Raises:
        Refusal: ``manuscript.link_revoked``, ``manuscript.link_used``,
            ``manuscript.link_expired``.
    """
    if revoked:
        raise Refusal("manuscript.link_revoked")
    if used:
        raise Refusal("manuscript.link_used")
    if at >= expires_at:
        raise Refusal("manuscript.link_expired", days=days)


def check_review_link(*, used: bool, revoked: bool, expires_at: datetime, at: datetime) -> None:
    """An outside reviewer's link opens once, until the day its round is due, unless revoked.

    Raises:
        Refusal: ``review_link.revoked``, ``review_link.used``, ``review_link.expired``.
    """
    if revoked:
        raise Refusal("review_link.revoked")
    if used:
        raise Refusal("review_link.used")
    if at >= expires_at:
        raise Refusal("review_link.expired")


class Length(StrEnum):
    """How a text stands to the length that was asked for."""

    SHORT = "short"
    FITS = "fits"
    LONG = "long"


def length_of(words: int | None, *, least: int | None, most: int | None) -> Length | None:
    """Against the brief; ``None`` when there is no text (photographs) or nothing was asked for."""
    if words is None or (least is None and most is None):
        return None
    if least is not None and words < least:
        return Length.SHORT
    return Length.LONG if most is not None and words > most else Length.FITS


def check_span(start: int, end: int, *, length: int) -> None:
    """A passage is some characters of the text.

    Raises:
        Refusal: ``manuscript.no_passage``.
    """
    if not 0 <= start < end <= length:
        raise Refusal("manuscript.no_passage")
