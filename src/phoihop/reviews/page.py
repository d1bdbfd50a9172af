"""What the page of a review shows of its report, and which forms stand where."""

from datetime import date
from typing import Any

from django.forms import Form
from django.utils.safestring import SafeString

from phoihop.law.access import Side, may
from phoihop.ledger.rules import Row
from phoihop.papers.queries import number_of
from phoihop.papers.rules import PaperFormat
from phoihop.parties.models import Member
from phoihop.parties.wording import SIDES
from phoihop.programmes.queries import side_of
from phoihop.publications.labelled import label_counts, labelled_matches
from phoihop.publications.labels import WANTING, LabelState
from phoihop.reviews.figures import drawings_of, totals_of
from phoihop.reviews.forms import CauseForm, FinishForm, HoldForm, ProposalForm
from phoihop.reviews.models import Lesson, Review
from phoihop.reviews.queries import Report, drifted, figures_sha256, next_papers
from phoihop.reviews.rules import REVIEW_LIFE, LessonState, ReviewState
from phoihop.reviews.wording import LESSON_STATES, LESSON_TONES, REVIEW_STATES, REVIEW_TONES

ACTIONS = (
    "review.prepare",
    "review.hold",
    "review.sign",
    "lesson.write",
    "lesson.decide",
    "proposal.write",
    "paper.number",
    "instrument.draft",
)
Wrong = dict[str, Form]


def allowed_in(review: Review, member: Member) -> dict[str, bool]:
    """What the member may do in a review: ``review.sign`` → ``review_sign``."""
    side = side_of(review.programme, member)
    return {
        action.replace(".", "_"): may(action, side=side, roles=member.roles) for action in ACTIONS
    }


def page_context(report: Report, member: Member, *, today: date, wrong: Wrong) -> dict[str, Any]:
    """The context of the page. ``wrong``: forms that could not be taken, by their place."""
    review = report.review
    state = ReviewState(review.state)
    side = side_of(review.programme, member)
    signed = {one.side: one for one in review.consents.all()}
    moves = dict.fromkeys(REVIEW_LIFE.open_from(state), True)
    return {
        "programme": review.programme,
        "review": review,
        "report": report,
        "state": REVIEW_STATES[state],
        "tone": REVIEW_TONES[state],
        "moves": moves,
        "open": state is not ReviewState.SIGNED,
        "our_turn": side.value not in signed,
        "may": allowed_in(review, member),
        "consents": [{"label": SIDES[one], "given": signed.get(one.value)} for one in Side],
        "lessons_closed": bool(review.deed and review.deed.ended),
        "sha256": figures_sha256(report),
        "drifted": drifted(report),
        "number": number_of(f"review:{review.ref}"),
        "formats": [PaperFormat.PDF.value, PaperFormat.DOCX.value, PaperFormat.XLSX.value],
        "totals": totals_of(report.rows),
        "drawings": [(one.title, SafeString(one.svg)) for one in drawings_of(report)],
        "sides": [_side(report, one, wrong) for one in (Side.B, Side.A)],
        "lessons": [_lesson(one, today, wrong) for one in report.lessons],
        "earlier": [_lesson(one, today, wrong) for one in report.earlier],
        "next_year": review.year + 1,
        "next_papers": next_papers(review, seen_by=member),
        "hold_form": wrong.get("hold") or HoldForm(initial={"held_on": today}),
        "labels": labels_in_words(review, member),
        "wrong": wrong,
    }


def labels_in_words(review: Review, member: Member) -> dict[str, int]:
    """How many pieces of the year bear the agreed label as last seen; one query."""
    matches = labelled_matches(review.programme, seen_by=member)
    counts = label_counts(matches.filter(publication__published_on__year=review.year))
    return {
        "present": counts[LabelState.PRESENT],
        "wanting": sum(counts[state] for state in WANTING),
        "unchecked": counts[LabelState.UNCHECKED],
    }


def _side(report: Report, side: Side, wrong: Wrong) -> dict[str, Any]:
    rows = [_row(report, row, wrong) for row in report.of_side(side)]
    return {
        "label": SIDES[side],
        "rows": rows,
        "short": [row for row in rows if row["shortcomings"] or row["causes"]],
    }


def _row(report: Report, row: Row, wrong: Wrong) -> dict[str, Any]:
    code, pk = row.duty.code, row.duty.obligation_id
    proposal = report.proposals.get(pk)
    given = {
        "quantity": proposal.quantity,
        "unit_price": proposal.unit_price_dong,
        "why": proposal.why,
        "lesson": proposal.lesson.ref if proposal.lesson else "",
    } if proposal else {}  # fmt: skip
    return {
        "row": row,
        "duty": row.duty,
        "shortcomings": [one for one in report.shortcomings if one.row is row],
        "causes": report.causes.get(pk, []),
        "cause_form": wrong.get(f"cause-{code}") or CauseForm(auto_id=f"cause-{code}-%s"),
        "cause_wrong": f"cause-{code}" in wrong,
        "proposal": proposal,
        "proposal_form": wrong.get(f"proposal-{code}")
        or ProposalForm(auto_id=f"proposal-{code}-%s", lessons=list(report.lessons), initial=given),
        "proposal_wrong": f"proposal-{code}" in wrong,
    }


def _lesson(lesson: Lesson, today: date, wrong: Wrong) -> dict[str, Any]:
    state = LessonState(lesson.state)
    waits = state in (LessonState.OPEN, LessonState.ADOPTED)
    return {
        "lesson": lesson,
        "state": LESSON_STATES[state],
        "tone": LESSON_TONES[state],
        "side": SIDES[Side(lesson.owner_side)],
        "open": state is LessonState.OPEN,
        "adopted": state is LessonState.ADOPTED,
        "late": waits and lesson.due_on < today,
        "form": wrong.get(f"finish-{lesson.ref}") or FinishForm(auto_id=f"finish-{lesson.ref}-%s"),
        "wrong": f"finish-{lesson.ref}" in wrong,
    }
