"""The verbs of asking and answering. A question's steps are its deed's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from phoihop.audit.services import record
from phoihop.engines.vietnamese.folding import nfc, search_key
from phoihop.fieldwork.models import AnswerFile, Question
from phoihop.law.refusal import Refusal
from phoihop.papers.rules import ENDINGS, PaperFormat, format_of
from phoihop.papers.services import keep_paper
from phoihop.parties.models import Member, Organisation
from phoihop.planning.models import Deed
from phoihop.planning.services import open_deed, take_step
from phoihop.programmes.models import Obligation
from phoihop.programmes.queries import permit
from phoihop.programmes.rules import ObligationKind

MOST_FILES = 20


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of an answer, the day its contents are of, and their source in words."""

    name: str
    data: bytes
    dated_on: date
    source: str


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is asked, of whom, and by when.

    ``due_on`` is as the duty promises unless given. A ``sensitive`` matter stays between the two
    sides: on no public page and in no export.
    """

    title: str
    text: str
    due_on: date | None = None
    unit: Organisation | None = None
    sensitive: bool = False


@transaction.atomic
def ask(
    obligation: Obligation, inquiry: Inquiry, *, by: Member, at: datetime, on: date
) -> Question:
    """Ask the unit that speaks for the matter.

    Raises:
        Refusal: ``question.wrong_duty``, ``question.text_missing``, ``question.due_before_asked``
            and those of ``planning.services.open_deed``.
    """
    if obligation.kind != ObligationKind.INFORM.value:
        raise Refusal("question.wrong_duty", duty=obligation.code)
    if not inquiry.text.strip():
        raise Refusal("question.text_missing")
    due_on = inquiry.due_on
    if due_on is not None and due_on < on:
        raise Refusal("question.due_before_asked", due=due_on.isoformat())
    deed = open_deed(
        obligation, title=inquiry.title, by=by, at=at, on=on, due_on=due_on, unit=inquiry.unit
    )
    return _worded(deed, inquiry.text, sensitive=inquiry.sensitive)


@transaction.atomic
def word_question(
    deed: Deed, *, text: str, by: Member, at: datetime, sensitive: bool = False
) -> Question:
    """Write out a question that was opened on the general page of deeds.

    Raises:
        Refusal: ``question.worded``, ``question.wrong_duty``, ``question.text_missing``,
            ``access.denied``.
    """
    permit("deed.step", deed.programme, by=by)
    if deed.obligation.kind != ObligationKind.INFORM.value:
        raise Refusal("question.wrong_duty", duty=deed.obligation.code)
    if not text.strip():
        raise Refusal("question.text_missing")
    Deed.objects.select_for_update().get(pk=deed.pk)
    if Question.objects.filter(deed=deed).exists():
        raise Refusal("question.worded", ref=deed.ref)
    question = _worded(deed, text, sensitive=sensitive)
    chain, subject = deed.programme.ref, f"deed:{deed.ref}"
    record("question.worded", subject, chain=chain, actor=by.ref, at=at)
    return question


def _worded(deed: Deed, text: str, *, sensitive: bool) -> Question:
    return Question.objects.create(
        deed=deed,
        text=nfc(text).strip(),
        sensitive=sensitive,
        search_key=search_key(f"{deed.title} {text}"),
    )


@transaction.atomic
def answer(
    question: Question,
    *,
    text: str,
    files: Sequence[Attached] = (),
    address: str = "",
    by: Member,
    at: datetime,
    on: date,
) -> list[AnswerFile]:
    """Answer in words, with files or an address that show it; each file has its day and source.

    Raises:
        Refusal: ``question.answer_empty``, ``question.file_unsourced``,
            ``question.file_from_future``, ``question.too_many_files``,
            ``deed.file_kind_unknown``, ``deed.paper_missing`` and the others of ``take_step``.
    """
    if not text.strip():
        raise Refusal("question.answer_empty")
    if len(files) > MOST_FILES:
        raise Refusal("question.too_many_files", most=MOST_FILES)
    for one in files:
        _check_attached(one, on=on)
    first = (files[0].name, files[0].data) if files else None
    step = take_step(
        question.deed, "answered", by=by, at=at, on=on, note=text, address=address, file=first
    )
    subject = f"deed:{question.deed.ref}"
    kept = []
    for one in files:
        paper = keep_paper(subject, one.name, _format(one.name), one.data, at=at)
        row, _ = AnswerFile.objects.get_or_create(
            question=question,
            step=step,
            paper=paper,
            defaults={"dated_on": one.dated_on, "source": one.source.strip()},
        )
        kept.append(row)
    return kept


def judge_answer(
    question: Question, *, sufficient: bool, note: str = "", by: Member, at: datetime, on: date
) -> None:
    """Say that the answer is enough, or what is still missing (then ``note`` must say it).

    Raises:
        Refusal: ``deed.reason_missing``, ``deed.other_sides_turn``, ``deed.out_of_turn`` …
    """
    step = "sufficient" if sufficient else "insufficient"
    take_step(question.deed, step, by=by, at=at, on=on, note=note)


def _check_attached(one: Attached, *, on: date) -> None:
    if not one.source.strip():
        raise Refusal("question.file_unsourced", name=one.name)
    if one.dated_on > on:
        raise Refusal("question.file_from_future", name=one.name, day=one.dated_on.isoformat())
    _format(one.name)


def _format(name: str) -> PaperFormat:
    known = format_of(name)
    if known is None:
        raise Refusal("deed.file_kind_unknown", name=name, known=", ".join(ENDINGS))
    return known
