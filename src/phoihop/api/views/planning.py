"""Topics and deeds: proposing, agreeing, starting, dropping; opening, and taking steps."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Path, Query, Router, Status

from phoihop.api.asking import After, Limit, member_of, now, page_after, today
from phoihop.api.schemas import planning as forms
from phoihop.api.schemas.forms import Ref, answers
from phoihop.planning import services
from phoihop.planning.models import Deed, DeedStep, Topic
from phoihop.planning.months import after as month_after
from phoihop.planning.months import month_named
from phoihop.planning.queries import deeds_of, get_deed, get_topic, topics_of
from phoihop.planning.rules import TOPIC_LIFE, TopicState, open_steps
from phoihop.programmes.models import Line, Obligation
from phoihop.programmes.queries import get_programme
from phoihop.programmes.rules import ObligationKind
from phoihop.publications.queries import find_duty

router = Router(tags=["planning"])
PathRef = Annotated[Ref, Path()]
MOVES: dict[str, Callable[..., None]] = {
    "offer": services.offer_topic,
    "agree": services.agree_topic,
    "start": services.start_topic,
}


@router.get("/programmes/{ref}/topics", response=answers(forms.TopicPage))
def list_topics(
    request: HttpRequest,
    ref: PathRef,
    state: Annotated[forms.TopicStateName | None, Query()] = None,
    month: Annotated[str, Query(pattern=forms.MONTH)] = "",
    after: After = "",
    limit: Limit = 50,
) -> Any:
    """The topics that the member sees, the newest first; of one state, or due in one month."""
    member = member_of(request)
    rows = topics_of(get_programme(ref, seen_by=member), seen_by=member)
    rows = rows.filter(state=state) if state else rows
    if month:
        begins = month_named(month, default=today())
        rows = rows.filter(due_on__gte=begins, due_on__lt=month_after(begins, 1))
    return page_after(rows.select_related("programme"), after, limit=limit, told=_topic)


@router.post("/programmes/{ref}/topics", response=answers(forms.Topic, status=201))
def propose_topic(request: HttpRequest, ref: PathRef, given: forms.NewTopic) -> Any:
    """Write down an idea; only one's own side sees it until it is offered."""
    member = member_of(request)
    programme = get_programme(ref, seen_by=member)
    named = given.line or given.obligation
    duty = find_duty(programme, named, seen_by=member) if named else None
    idea = services.Idea(
        title=given.title,
        line=duty if isinstance(duty, Line) else None,
        obligation=duty if isinstance(duty, Obligation) else None,
        genre=given.genre,
        due_on=given.due_on,
        note=given.note,
    )
    topic = services.propose_topic(programme, idea, by=member, at=now(), on=today())
    return Status(201, _topic(get_topic(topic.ref, seen_by=member)))


@router.get("/topics/{ref}", response=answers(forms.Topic))
def get_one_topic(request: HttpRequest, ref: PathRef) -> Any:
    """One topic."""
    return _topic(get_topic(ref, seen_by=member_of(request)))


@router.post("/topics/{ref}/drop", response=answers(forms.Topic))
def drop_topic(request: HttpRequest, ref: PathRef, given: forms.Move) -> Any:
    """Give a topic up, with the reason."""
    member = member_of(request)
    topic = get_topic(ref, seen_by=member)
    day = given.on or today()
    services.drop_topic(topic, by=member, at=now(), on=day, reason=given.reason)
    return _topic(topic)


@router.post("/topics/{ref}/{move}", response=answers(forms.Topic))
def move_topic(
    request: HttpRequest,
    ref: PathRef,
    move: Annotated[Literal["offer", "agree", "start"], Path()],
    given: forms.Move,
) -> Any:
    """Offer a topic to the other side, agree to the other side's, or put an agreed one in work."""
    member = member_of(request)
    topic = get_topic(ref, seen_by=member)
    MOVES[move](topic, by=member, at=now(), on=given.on or today())
    return _topic(topic)


@router.post("/programmes/{ref}/deeds", response=answers(forms.Deed, status=201))
def open_deed(request: HttpRequest, ref: PathRef, given: forms.NewDeed) -> Any:
    """Open one occurrence of a duty by taking its first step."""
    member = member_of(request)
    programme = get_programme(ref, seen_by=member)
    duty = find_duty(programme, given.obligation, seen_by=member)
    assert isinstance(duty, Obligation)  # a reference has no slash, so it is no line
    deed = services.open_deed(
        duty,
        title=given.title,
        by=member,
        at=now(),
        on=given.on or today(),
        due_on=given.due_on,
        note=given.note,
    )
    return Status(201, _deed(get_deed(deed.ref, seen_by=member)))


@router.get("/programmes/{ref}/deeds", response=answers(forms.DeedPage))
def list_deeds(request: HttpRequest, ref: PathRef, after: After = "", limit: Limit = 50) -> Any:
    """The deeds of both sides that the member sees, the newest first."""
    member = member_of(request)
    rows = deeds_of(get_programme(ref, seen_by=member), seen_by=member)
    shown = rows.select_related("programme", "obligation", "question").prefetch_related("steps")
    return page_after(shown, after, limit=limit, told=_deed)


@router.get("/deeds/{ref}", response=answers(forms.Deed))
def get_one_deed(request: HttpRequest, ref: PathRef) -> Any:
    """One deed with its steps, and those that may follow."""
    return _deed(get_deed(ref, seen_by=member_of(request)))


@router.post("/deeds/{ref}/steps", response=answers(forms.Deed, status=201))
def take_step(request: HttpRequest, ref: PathRef, given: forms.NewStep) -> Any:
    """Take the next step of a deed."""
    member = member_of(request)
    deed = get_deed(ref, seen_by=member)
    services.take_step(
        deed,
        given.step,
        by=member,
        at=now(),
        on=given.on or today(),
        note=given.note,
        address=given.address,
    )
    return Status(201, _deed(get_deed(ref, seen_by=member)))


def _topic(topic: Topic) -> dict[str, object]:
    names = ("ref", "title", "state", "genre", "due_on")
    return {
        **{name: getattr(topic, name) for name in names},
        "programme": topic.programme.ref,
        "obligation": topic.obligation.code if topic.obligation else None,
        "line": f"{topic.line.instrument.ref}/{topic.line.code}" if topic.line else None,
        "open_steps": TOPIC_LIFE.open_from(TopicState(topic.state)),
    }


def _deed(deed: Deed) -> dict[str, object]:
    names = ("ref", "due_on", "last_step", "ended")
    kind = ObligationKind(deed.obligation.kind)
    following = [] if deed.ended else open_steps(kind, deed.last_step or None)
    # the words of a sensitive question stay on the pages of the two sides
    question = getattr(deed, "question", None)
    silent = question is not None and question.sensitive
    return {
        **{name: getattr(deed, name) for name in names},
        "title": "" if silent else deed.title,
        "programme": deed.programme.ref,
        "obligation": deed.obligation.code,
        "steps": [_step(step, silent=silent) for step in deed.steps.all()],
        "open_steps": [step.name for step in following],
    }


def _step(step: DeedStep, *, silent: bool) -> dict[str, object]:
    names = ("step", "on", "side", "late_days", "address")
    told = {name: getattr(step, name) for name in names}
    return {**told, "note": "" if silent else step.note}
