"""Whose turn it is, and until when: what the day's list and the notices ask."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q

from phoihop.law.access import Role, Side, may
from phoihop.manuscripts.models import AuthorLink, Manuscript
from phoihop.manuscripts.queries.passages import passages_visible_to
from phoihop.manuscripts.queries.standing import manuscripts_visible_to, tasks_of
from phoihop.manuscripts.rules import TURNS, ManuscriptState, TaskState, Turn
from phoihop.parties.models import Member
from phoihop.programmes.queries import speaks_for

MOST = 100


@dataclass(frozen=True, slots=True)
class MyTurn:
    """Something that waits for this member.

    Attributes:
        kind: ``look``, ``decide``, ``publish``, ``write``, ``answer_task``, ``review``,
            ``send_link``, ``note_passage`` or ``decide_passage``.
        ref: of the manuscript, or of the passage.
        title: of the manuscript; of a passage, the question: its text names no piece.
        programme: reference, or ``""``.
    """

    kind: str
    ref: str
    title: str
    due_on: date | None
    programme: str = ""
    round: int = 0


def turns_of(member: Member, *, on: date) -> list[MyTurn]:
    """What waits for ``member``, the earliest due first, at most ``MOST`` of a kind."""
    found = [
        *_manuscripts(member),
        *_tasks(member),
        *_links(member),
        *_passages(member, on),
    ]
    return sorted(found, key=lambda one: (one.due_on is None, one.due_on or on, one.ref))


def _manuscripts(member: Member) -> list[MyTurn]:
    line, roles = speaks_for(member), member.roles
    mine = Q(authors__member=member, state__in=_states(Turn.AUTHOR, Turn.INSTITUTION))
    if Role.EDITOR in roles:
        mine |= Q(publisher__in=line, state__in=_states(Turn.DESK))
    if may("manuscript.decide", side=Side.B, roles=roles):
        mine |= Q(publisher__in=line, state__in=_states(Turn.CHIEF))
    if may("manuscript.prepare", side=Side.A, roles=roles) and Role.OFFICER in roles:
        ours = _states(Turn.INSTITUTION, Turn.AUTHOR)
        mine |= Q(origin__in=line, state__in=ours)
    rows = manuscripts_visible_to(member).filter(mine)
    ordered = rows.order_by(F("due_on").asc(nulls_last=True), "pk")
    kinds = {Turn.DESK: "look", Turn.CHIEF: "decide"}
    columns = ("pk", "state", "ref", "title", "due_on", "programme__ref")
    return [
        MyTurn(
            "publish"
            if state == ManuscriptState.ACCEPTED.value
            else kinds.get(TURNS[ManuscriptState(state)], "write"),
            ref,
            title,
            due_on,
            programme or "",
        )
        for _pk, state, ref, title, due_on, programme in ordered.values_list(*columns)[:MOST]
    ]


def _states(*turns: Turn) -> list[str]:
    return [state.value for state, turn in TURNS.items() if turn in turns]


def _tasks(member: Member) -> list[MyTurn]:
    waiting = {TaskState.OFFERED.value: "answer_task", TaskState.ACCEPTED.value: "review"}
    return [
        MyTurn(
            waiting[task.state],
            task.round.manuscript.ref,
            task.round.manuscript.title,
            task.answer_due_on if task.state == TaskState.OFFERED.value else task.due_on,
            round=task.round.number,
        )
        for task in tasks_of(member).filter(state__in=waiting)[:MOST]
    ]


def _links(member: Member) -> list[MyTurn]:
    """Authors who ask for a fresh link."""
    if not may("manuscript.invite", side=Side.B, roles=member.roles):
        return []
    wanted = AuthorLink.objects.filter(manuscript=OuterRef("pk"), wanted_at__isnull=False)
    rows = Manuscript.objects.filter(Exists(wanted), publisher__in=speaks_for(member))
    return [MyTurn("send_link", row.ref, row.title, None) for row in rows.order_by("pk")[:MOST]]


def _passages(member: Member, on: date) -> list[MyTurn]:
    found = passages_visible_to(member)
    line, waiting = speaks_for(member), Q(pk__in=[])
    if may("passage.note", side=Side.A, roles=member.roles):
        waiting |= Q(noted_at__isnull=True, due_on__gte=on) & ~Q(manuscript__publisher__in=line)
    if may("passage.decide", side=Side.B, roles=member.roles):
        waiting |= Q(noted_at__isnull=False, outcome="", manuscript__publisher__in=line)
    return [
        MyTurn(
            "decide_passage" if row.noted_at else "note_passage",
            row.ref,
            row.question,
            None if row.noted_at else row.due_on,
            row.programme.ref,
        )
        for row in found.filter(waiting).order_by("due_on", "pk")[:MOST]
    ]
