"""Assignments, the lines of a year step by step, and which promise will fall short."""

from typing import Annotated, Any, Literal

from django.http import Http404, HttpRequest
from ninja import Path, Query, Router, Status

from phoihop.api.asking import After, Limit, member_of, now, page_after, today
from phoihop.api.schemas import plan as forms
from phoihop.api.schemas.forms import Day, Ref, answers
from phoihop.ledger.gap_json import gap_as_json
from phoihop.ledger.queries import ledger_of
from phoihop.ledger.radar import FUNNEL, line_steps, radar_of
from phoihop.planning import services
from phoihop.planning.assignment_rules import AssignmentTask
from phoihop.planning.queries import get_topic
from phoihop.planning.queries.assignments import (
    assignable_to,
    assignments_of,
    get_assignment,
    get_programme_of_assignments,
)
from phoihop.planning.told import assignment_told
from phoihop.programmes.queries import get_programme

router = Router(tags=["planning"])
PathRef = Annotated[Ref, Path()]
Year = Annotated[int | None, Query(ge=1990, le=2200)]
ANSWERS = {
    "confirm": services.confirm_assignment,
    "deliver": services.deliver_assignment,
    "withdraw": services.withdraw_assignment,
}


@router.get("/programmes/{ref}/assignments", response=answers(forms.AssignmentPage))
def list_assignments(
    request: HttpRequest, ref: PathRef, after: After = "", limit: Limit = 50
) -> Any:
    """The assignments that the member sees, the newest first; 404 for the institution."""
    member = member_of(request)
    programme = get_programme_of_assignments(ref, seen_by=member)
    rows = assignments_of(programme, seen_by=member)
    return page_after(rows, after, limit=limit, told=assignment_told)


@router.get("/assignments/{ref}", response=answers(forms.Assignment))
def get_one_assignment(request: HttpRequest, ref: PathRef) -> Any:
    """One assignment."""
    return assignment_told(get_assignment(ref, seen_by=member_of(request)))


@router.post("/topics/{ref}/assignments", response=answers(forms.Assignment, status=201))
def offer_assignment(request: HttpRequest, ref: PathRef, given: forms.NewAssignment) -> Any:
    """Ask a colleague to take a topic on."""
    member = member_of(request)
    topic = get_topic(ref, seen_by=member)
    colleague = assignable_to(member).filter(ref=given.assignee).first()
    if colleague is None:
        raise Http404(given.assignee)
    offer = services.Offer(
        colleague, given.deadline_on, AssignmentTask(given.task), given.fee_dong, given.rights,
        given.disclosure, given.note,
    )  # fmt: skip
    made = services.offer_assignment(topic, offer, by=member, at=now(), on=today())
    return Status(201, assignment_told(made))


@router.post("/assignments/{ref}/refuse", response=answers(forms.Assignment))
def refuse_assignment(request: HttpRequest, ref: PathRef, given: forms.Refusing) -> Any:
    """Say no, with a reason of the list."""
    member = member_of(request)
    found = get_assignment(ref, seen_by=member)
    services.refuse_assignment(
        found, reason=given.reason, note=given.note, by=member, at=now(), on=today()
    )
    return assignment_told(get_assignment(ref, seen_by=member))


@router.post("/assignments/{ref}/{answer}", response=answers(forms.Assignment))
def answer_assignment(
    request: HttpRequest,
    ref: PathRef,
    answer: Annotated[Literal["confirm", "deliver", "withdraw"], Path()],
) -> Any:
    """Take an assignment on, or deliver it: the assignee. Withdraw it: the editor."""
    member = member_of(request)
    found = get_assignment(ref, seen_by=member)
    ANSWERS[answer](found, by=member, at=now(), on=today())
    return assignment_told(found)


@router.get("/programmes/{ref}/lines", response=answers(forms.Lines))
def read_lines(request: HttpRequest, ref: PathRef, year: Year = None) -> Any:
    """Each line that the member sees: signed, planned, in work, published, accepted."""
    member = member_of(request)
    programme = get_programme(ref, seen_by=member)
    wanted = year or today().year
    ledger = ledger_of(programme, seen_by=member, on=today(), known_at=now(), year=wanted)
    lines = [
        {
            "line": f"{steps.line.instrument_ref}/{steps.line.code}",
            "description": steps.line.description,
            "obligation": steps.duty_code,
            "signed": steps.line.quantity,
            **{column.value: steps.counts.get(column, 0) for column in FUNNEL},
        }
        for steps in line_steps(ledger.rows)
    ]
    return {"year": wanted, "lines": lines}


@router.get("/programmes/{ref}/radar", response=answers(list[forms.Gap]))
def read_radar(
    request: HttpRequest, ref: PathRef, on: Annotated[Day | None, Query()] = None
) -> Any:
    """Which promise will fall short, the most urgent first, with what it is reckoned from."""
    member = member_of(request)
    programme = get_programme(ref, seen_by=member)
    gaps = radar_of(programme, seen_by=member, on=on or today(), known_at=now())
    return [gap_as_json(gap) for gap in gaps]
