"""What waits for whom. Pure: no database, no clock.

The rooms say what is open; the rules here say whose turn it is, and what a person reads first.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from phoihop.engines.vietnamese.folding import exact_key, nfc
from phoihop.law.access import MAY, Role, Side, may
from phoihop.planning.assignment_rules import late_for_others
from phoihop.planning.rules import Step, Who


class Task(StrEnum):
    """One kind of thing that somebody has to do, in the order of the loop."""

    OFFER_PAPER = "offer_paper"
    ANSWER_PAPER = "answer_paper"
    CHECK_PAPER = "check_paper"
    APPROVE_PAPER = "approve_paper"
    SIGN_PROGRAMME = "sign_programme"
    SIGN_INSTRUMENT = "sign_instrument"
    SIGN_ANNEX = "sign_annex"
    REPOINT_THEME = "repoint_theme"
    AGREE_TOPIC = "agree_topic"
    START_TOPIC = "start_topic"
    PUBLISH_TOPIC = "publish_topic"
    ANSWER_ASSIGNMENT = "answer_assignment"
    DELIVER_ASSIGNMENT = "deliver_assignment"
    TAKE_STEP = "take_step"
    TAKE_LEAD = "take_lead"
    READ_PACK = "read_pack"
    TELL_COSTS = "tell_costs"
    AGREE_MINUTES = "agree_minutes"
    SIGN_MINUTES = "sign_minutes"
    READ_MANUSCRIPT = "read_manuscript"
    DECIDE_MANUSCRIPT = "decide_manuscript"
    PUBLISH_MANUSCRIPT = "publish_manuscript"
    WRITE_TEXT = "write_text"
    REVIEW_TEXT = "review_text"
    SEND_LINK = "send_link"
    NOTE_PASSAGE = "note_passage"
    DECIDE_PASSAGE = "decide_passage"
    CONFIRM_MATCHES = "confirm_matches"
    DECIDE_GROUPINGS = "decide_groupings"
    COMPLETE_DATES = "complete_dates"
    ADD_EVIDENCE = "add_evidence"
    SEAL_EVIDENCE = "seal_evidence"
    JUDGE_FOUND = "judge_found"
    READ_CHANGES = "read_changes"
    EXPLAIN_GONE = "explain_gone"
    PUT_UP_LABEL = "put_up_label"
    DECIDE_COFUNDING = "decide_cofunding"
    CONFIRM_RECORD = "confirm_record"
    WITHDRAW_RECORD = "withdraw_record"
    REQUEST_PAYMENT = "request_payment"
    RECORD_PAYMENT = "record_payment"
    CONFIRM_PAYMENT = "confirm_payment"
    GIVE_NUMBER = "give_number"
    DRAW_UP_ROYALTIES = "draw_up_royalties"
    APPROVE_ROYALTIES = "approve_royalties"
    PAY_ROYALTIES = "pay_royalties"
    PREPARE_REVIEW = "prepare_review"
    HOLD_REVIEW = "hold_review"
    SIGN_REVIEW = "sign_review"
    DECIDE_LESSON = "decide_lesson"
    FINISH_LESSON = "finish_lesson"


# Which line of the table of access decides who may do it.
ACTIONS: dict[Task, str] = {
    Task.OFFER_PAPER: "programme.offer",
    Task.ANSWER_PAPER: "programme.offer",
    Task.CHECK_PAPER: "paper.check",
    Task.APPROVE_PAPER: "paper.approve",
    Task.SIGN_PROGRAMME: "programme.sign",
    Task.SIGN_INSTRUMENT: "instrument.sign",
    Task.SIGN_ANNEX: "annex.sign",
    Task.REPOINT_THEME: "annex.draft",
    Task.AGREE_TOPIC: "topic.agree",
    Task.START_TOPIC: "topic.assign",
    Task.PUBLISH_TOPIC: "publication.record",
    Task.ANSWER_ASSIGNMENT: "assignment.answer",
    Task.DELIVER_ASSIGNMENT: "assignment.answer",
    Task.TAKE_STEP: "deed.step",
    Task.TAKE_LEAD: "lead.take",
    Task.READ_PACK: "pack.use",
    Task.TELL_COSTS: "trip.log",
    Task.AGREE_MINUTES: "meeting.write",
    Task.SIGN_MINUTES: "meeting.sign",
    Task.READ_MANUSCRIPT: "manuscript.edit",
    Task.DECIDE_MANUSCRIPT: "manuscript.decide",
    Task.PUBLISH_MANUSCRIPT: "manuscript.edit",
    Task.WRITE_TEXT: "manuscript.prepare",
    Task.REVIEW_TEXT: "manuscript.review",
    Task.SEND_LINK: "manuscript.invite",
    Task.NOTE_PASSAGE: "passage.note",
    Task.DECIDE_PASSAGE: "passage.decide",
    Task.CONFIRM_MATCHES: "publication.match",
    Task.DECIDE_GROUPINGS: "publication.group",
    Task.COMPLETE_DATES: "publication.record",
    Task.ADD_EVIDENCE: "evidence.add",
    Task.SEAL_EVIDENCE: "evidence.seal",
    Task.JUDGE_FOUND: "publication.match",
    Task.READ_CHANGES: "watch.read",
    Task.EXPLAIN_GONE: "watch.note_withdrawal",
    Task.PUT_UP_LABEL: "watch.note_withdrawal",
    Task.DECIDE_COFUNDING: "cofunding.decide",
    Task.CONFIRM_RECORD: "acceptance.confirm",
    Task.WITHDRAW_RECORD: "acceptance.withdraw",
    Task.REQUEST_PAYMENT: "payment.request",
    Task.RECORD_PAYMENT: "payment.record",
    Task.CONFIRM_PAYMENT: "payment.confirm",
    Task.GIVE_NUMBER: "paper.number",
    Task.DRAW_UP_ROYALTIES: "royalty.draw_up",
    Task.APPROVE_ROYALTIES: "royalty.approve",
    Task.PAY_ROYALTIES: "royalty.pay",
    Task.PREPARE_REVIEW: "review.prepare",
    Task.HOLD_REVIEW: "review.hold",
    Task.SIGN_REVIEW: "review.sign",
    Task.DECIDE_LESSON: "lesson.decide",
    Task.FINISH_LESSON: "lesson.write",
}

BOTH = frozenset(Side)
REFUSED = "refused"  # the kind under which letters tell of refusals, and people mute them


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is open.

    Attributes:
        ref: of the thing; empty where ``count`` things of a programme stand together.
        programme_ref: empty for what concerns one's own house alone.
        turn: the sides that may do it now.
        due_on: ``None`` when no day was set.
        given: the member's own party has done its part; the others have not.
        step: the next step, of a deed.
        kind: of the paper or the duty, where the sentence needs it.
        year: of a review.
        dong: money concerned, integer đồng.
        within: reference of what it belongs to: the review of a lesson.
        owner: reference of the one member whose it is; empty: whoever of the side may.
    """

    task: Task
    title: str
    programme_ref: str
    turn: frozenset[Side]
    ref: str = ""
    due_on: date | None = None
    count: int = 1
    given: bool = False
    kind: str = ""
    step: str = ""
    year: int | None = None
    dong: int | None = None
    within: str = ""
    owner: str = ""

    def is_overdue(self, on: date) -> bool:
        """Whether its day has passed."""
        return self.due_on is not None and self.due_on < on

    def is_overdue_for_others(self, on: date) -> bool:
        """Whether those whose turn it is not are told: they hear of it after a grace."""
        return late_for_others(self.due_on, on)


@dataclass(frozen=True, slots=True)
class Today:
    """What waits for the member, and what waits for others; the earliest due day first."""

    mine: tuple[Item, ...]
    others: tuple[Item, ...]

    def counts(self) -> dict[Task, int]:
        """How many things of each kind wait for the member, in the order of the loop."""
        found = dict.fromkeys(Task, 0)
        for item in self.mine:
            found[item.task] += item.count
        return {task: count for task, count in found.items() if count}


def sorted_out(
    items: Iterable[Item],
    *,
    sides: Mapping[str, Side],
    home: Side,
    roles: Iterable[Role],
    me: str = "",
) -> Today:
    """Divide what is open into the member's own and what waits for others.

    Args:
        sides: programme's reference → the side on which the member stands there.
        home: the side for what concerns the member's house alone.
        roles: of the member.
        me: the member's reference; what belongs to one person is nobody else's.
    """
    held = frozenset(roles)
    mine: list[Item] = []
    others: list[Item] = []
    for item in sorted(items, key=_urgency):
        side = sides[item.programme_ref] if item.programme_ref else home
        own = side in item.turn and not item.given and item.owner in ("", me)
        able = own and may(ACTIONS[item.task], side=side, roles=held)
        (mine if able else others).append(item)
    return Today(tuple(mine), tuple(others))


def _urgency(item: Item) -> tuple[bool, date, int, str, str]:
    return (
        item.due_on is None,
        item.due_on or date.max,
        list(Task).index(item.task),
        item.programme_ref,
        item.ref,
    )


def roles_for(item: Item) -> list[Role]:
    """Who on the sides whose turn it is may do it, in the order of the roles."""
    grant = MAY[ACTIONS[item.task]]
    allowed = {role for side in item.turn for role in grant.on(side)}
    return [role for role in Role if role in allowed]


def turn_of(step: Step, *, owed_by: Side, taken: Iterable[Side] = ()) -> frozenset[Side]:
    """The sides that may take a step of a deed.

    Args:
        taken: for a step that both sides take, those that have.
    """
    if step.who is Who.OWING:
        return frozenset({owed_by})
    if step.who is Who.OTHER:
        return frozenset({owed_by.other})
    return BOTH - frozenset(taken) if step.who is Who.BOTH else BOTH


def next_step(steps: Iterable[Step]) -> Step | None:
    """The step that a list names: the first of those open that says yes.

    A refusal or a decline is open whenever a yes is, and is not what people wait for.
    """
    wanted = [step for step in steps if not step.reason]
    return wanted[0] if wanted else None


def review_due(
    *, starts_on: date, ends_on: date, month: int | None, reviewed: Iterable[int], on: date
) -> tuple[int, date] | None:
    """The year of a programme whose review is due next, and by which day; ``None`` when none is.

    A year is due from the first day of its review month (December when the programme names
    none), by the last day of the year. Of several years without a review the latest counts:
    nobody holds the meeting of three years ago.
    """
    years = range(starts_on.year, min(ends_on.year, on.year) + 1)
    begun = [year for year in years if on >= date(year, month or 12, 1)]
    if not begun or begun[-1] in set(reviewed):
        return None
    return begun[-1], date(begun[-1], 12, 31)


class Kind(StrEnum):
    """What a search can find, in the order in which a page shows it."""

    PROGRAMME = "programme"
    INSTRUMENT = "instrument"
    ANNEX = "annex"
    OBLIGATION = "obligation"
    TOPIC = "topic"
    DEED = "deed"
    TRIP = "trip"
    QUESTION = "question"
    LEAD = "lead"
    MEETING = "meeting"
    MANUSCRIPT = "manuscript"
    WORK = "work"
    RECORD = "record"
    REVIEW = "review"
    DOCUMENT = "document"
    ORGANISATION = "organisation"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. ``ref`` leads to its page; ``about`` is what stands in small letters."""

    kind: Kind
    ref: str
    title: str
    about: str = ""
    programme_ref: str = ""


def ranked(hits: Iterable[Hit], text: str) -> list[Hit]:
    """``hits`` with those first whose title holds ``text`` just as it was typed, marks and all."""
    wanted = f" {exact_key(text)}"
    return sorted(hits, key=lambda hit: wanted not in f" {exact_key(hit.title)}")


# References whose letters need a keyboard.
_STROKED = {"HD": "HĐ", "DT": "ĐT", "LD": "LĐ", "DH": "ĐH"}
_REFERENCE = re.compile(r"[A-ZĐ]{2,6}(-[A-ZĐ]{2,6})?-\d{4}(-\d{0,6}(/\w{0,20})?)?")


def reference_in(text: str) -> str:
    """The reference that ``text`` is, in its own spelling (``hd-2017-1`` → ``HĐ-2017-1``); or "".

    The part after a slash, the code of a line, is left out: lines have no page of their own.
    """
    upper = nfc(text).strip().upper()
    prefix, dash, rest = upper.partition("-")
    whole = _STROKED.get(prefix, prefix) + dash + rest
    return whole.partition("/")[0] if _REFERENCE.fullmatch(whole) else ""


class Held(StrEnum):
    """A kind of thing that somebody may have in hand, in the order of the work."""

    TOPIC = "topic"
    ASSIGNMENT = "assignment"
    DEED = "deed"
    TRIP = "trip"
    QUESTION = "question"
    PACK = "pack"
    LEAD = "lead"
    MEETING = "meeting"
    MANUSCRIPT = "manuscript"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class InHand:
    """One open thing. ``subject`` is how the trail names it; it may be seen by the colleagues."""

    kind: Held
    ref: str
    title: str
    programme_ref: str
    due_on: date | None
    subject: str
