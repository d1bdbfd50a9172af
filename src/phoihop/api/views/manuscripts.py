"""Manuscripts: inviting, versions, decisions, and passages shown for checking."""

from typing import Annotated, Any

from django.http import HttpRequest
from django.urls import reverse
from ninja import Path, Router, Status

from phoihop.api.asking import After, Limit, member_of, now, page_after, today
from phoihop.api.schemas import manuscripts as forms
from phoihop.api.schemas.forms import Ref, answers
from phoihop.engines.revisions import compare
from phoihop.law.refusal import Refusal
from phoihop.manuscripts import services
from phoihop.manuscripts.models import Decision, Manuscript
from phoihop.manuscripts.queries import (
    get_manuscript,
    get_passage,
    get_version,
    manuscripts_visible_to,
    open_draft,
    passages_of,
    standing_of,
    versions_seen,
)
from phoihop.manuscripts.queries.outside import get_outside_review
from phoihop.manuscripts.rules import MANUSCRIPT_LIFE, TURNS, ManuscriptState, Verdict
from phoihop.parties.models import Member
from phoihop.planning.queries.assignments import get_assignment
from phoihop.programmes.queries import get_programme

router = Router(tags=["manuscripts"])
PathRef = Annotated[Ref, Path()]
PathNumber = Annotated[forms.Number, Path()]


@router.get("/manuscripts", response=answers(forms.ManuscriptPage))
def list_manuscripts(request: HttpRequest, after: After = "", limit: Limit = 50) -> Any:
    """The manuscripts that the member sees, the newest first."""
    member = member_of(request)
    rows = manuscripts_visible_to(member).prefetch_related("authors")
    return page_after(rows, after, limit=limit, told=lambda row: _told(row, member))


@router.post("/manuscripts", response=answers(forms.Invited, status=201))
def invite_author(request: HttpRequest, given: forms.NewManuscript) -> Any:
    """Ask an outside author for a text."""
    member = member_of(request)
    named = given.programme
    brief = services.Brief(
        given.title,
        brief=given.brief,
        least_words=given.least_words,
        most_words=given.most_words,
        due_on=given.due_on,
        programme=get_programme(named, seen_by=member) if named else None,
    )
    made, plain = services.invite_author(
        brief, name=given.name, email=given.email, by=member, at=now(), on=today()
    )
    link = request.build_absolute_uri(reverse("manuscripts:open-link", args=[plain]))
    return Status(201, {"manuscript": _told(made, member), "link": link})


@router.get("/manuscripts/{ref}", response=answers(forms.Manuscript))
def get_one_manuscript(request: HttpRequest, ref: PathRef) -> Any:
    """One manuscript."""
    member = member_of(request)
    return _told(get_manuscript(ref, seen_by=member), member)


@router.get("/manuscripts/{ref}/versions/{number}", response=answers(forms.VersionText))
def get_text(request: HttpRequest, ref: PathRef, number: PathNumber) -> Any:
    """The words of a version."""
    member = member_of(request)
    found = get_manuscript(ref, seen_by=member)
    return get_version(found, number, standing_of(found, member))


@router.post("/manuscripts/{ref}/versions", response=answers(forms.Manuscript, status=201))
def add_version(request: HttpRequest, ref: PathRef, given: forms.NewVersion) -> Any:
    """Keep the desk's own version."""
    member = member_of(request)
    found = get_manuscript(ref, seen_by=member)
    services.add_version(
        found, by=member, at=now(), text=given.text, note_words=given.note,
        for_author=given.for_author,
    )  # fmt: skip
    return Status(201, _told(found, member))


@router.get("/manuscripts/{ref}/compare/{old}/{new}", response=answers(forms.Comparison))
def compare_versions(request: HttpRequest, ref: PathRef, old: PathNumber, new: PathNumber) -> Any:
    """Two versions, word by word."""
    member = member_of(request)
    found = get_manuscript(ref, seen_by=member)
    standing = standing_of(found, member)
    one, other = (get_version(found, number, standing) for number in (old, new))
    pieces = [
        {"kind": piece.kind.value, "text": piece.text} for piece in compare(one.text, other.text)
    ]
    return {"old": old, "new": new, "pieces": pieces}


@router.post("/manuscripts/{ref}/decisions", response=answers(forms.Manuscript, status=201))
def propose_decision(request: HttpRequest, ref: PathRef, given: forms.NewDecision) -> Any:
    """Draft a decision for the chief."""
    member = member_of(request)
    found = get_manuscript(ref, seen_by=member)
    draft = services.Draft(Verdict(given.verdict), given.reason, given.words, given.author_due_on)
    services.propose_decision(
        found, draft, by=member, at=now(), on=today(), override_reason=given.override_reason
    )
    return Status(201, _told(found, member))


@router.post("/manuscripts/{ref}/decide", response=answers(forms.Manuscript))
def decide(request: HttpRequest, ref: PathRef, given: forms.Override) -> Any:
    """The chief decides as drafted."""
    member = member_of(request)
    draft = _standing(open_draft(get_manuscript(ref, seen_by=member)), ref)
    services.decide(draft, by=member, at=now(), on=today(), override_reason=given.override_reason)
    return _told(draft.manuscript, member)


@router.post("/manuscripts/{ref}/retract", response=answers(forms.Manuscript))
def retract(request: HttpRequest, ref: PathRef, given: forms.Why) -> Any:
    """The chief takes the decision back."""
    member = member_of(request)
    found = get_manuscript(ref, seen_by=member)
    made = found.decisions.filter(decided_at__isnull=False, ended_at__isnull=True).last()
    decision = _standing(made, ref)
    services.retract(decision, by=member, at=now(), on=today(), why=given.why)
    return _told(decision.manuscript, member)


@router.post("/manuscripts/{ref}/withdraw", response=answers(forms.Manuscript))
def withdraw(request: HttpRequest, ref: PathRef) -> Any:
    """The author or the institution takes the text back."""
    member = member_of(request)
    found = get_manuscript(ref, seen_by=member)
    services.withdraw(found, by=member, at=now(), on=today())
    return _told(found, member)


@router.post(
    "/manuscripts/{ref}/outside-reviews", response=answers(forms.OutsideReview, status=201)
)
def ask_outside(request: HttpRequest, ref: PathRef, given: forms.NewOutsideReview) -> Any:
    """Ask somebody without an account to review the version of the open round."""
    member = member_of(request)
    made, plain = services.ask_outside(
        get_manuscript(ref, seen_by=member), name=given.name, email=given.email,
        by=member, at=now(), on=today(),
    )  # fmt: skip
    told = {"round": made.round.number, "number": made.number, "name": made.name}
    link = request.build_absolute_uri(reverse("manuscripts:open-review", args=[plain]))
    return Status(201, {**told, "due_on": made.due_on, "link": link})


@router.post(
    "/manuscripts/{ref}/outside-reviews/{number}/{place}/revoke",
    response=answers(forms.Manuscript),
)
def revoke_outside(
    request: HttpRequest, ref: PathRef, number: PathNumber, place: PathNumber
) -> Any:
    """Take an outside review back, by its round and its place there; may be repeated."""
    member = member_of(request)
    found = get_manuscript(ref, seen_by=member)
    review = get_outside_review(found, number, place)
    services.revoke_outside(review, by=member, at=now())
    return _told(found, member)


@router.post("/manuscripts/{ref}/assignment", response=answers(forms.Manuscript))
def link_assignment(request: HttpRequest, ref: PathRef, given: forms.Answered) -> Any:
    """Say which assignment the text answers; when it is in, the assignment is delivered."""
    member = member_of(request)
    found = get_manuscript(ref, seen_by=member)
    assignment = get_assignment(given.assignment, seen_by=member)
    services.link_assignment(found, assignment, by=member, at=now(), on=today())
    return _told(get_manuscript(ref, seen_by=member), member)


@router.post("/manuscripts/{ref}/passages", response=answers(forms.Passage, status=201))
def show_passage(request: HttpRequest, ref: PathRef, given: forms.NewPassage) -> Any:
    """Show a passage to the institution of a programme."""
    member = member_of(request)
    found = get_manuscript(ref, seen_by=member)
    version = get_version(found, given.version, standing_of(found, member))
    made = services.show_passage(
        version,
        services.find_passage(version, given.quote),
        programme=get_programme(given.programme, seen_by=member),
        question=given.question,
        by=member,
        at=now(),
        on=today(),
        due_on=given.due_on,
    )
    return Status(201, made)


@router.get("/programmes/{ref}/passages", response=answers(forms.PassagePage))
def list_passages(request: HttpRequest, ref: PathRef, after: After = "", limit: Limit = 50) -> Any:
    """The passages of a programme, the newest first."""
    member = member_of(request)
    rows = passages_of(get_programme(ref, seen_by=member), seen_by=member)
    return page_after(rows, after, limit=limit, told=lambda row: row)


@router.post("/passages/{ref}/note", response=answers(forms.Passage))
def note_error(request: HttpRequest, ref: PathRef, given: forms.NewNote) -> Any:
    """The institution notes an error, once."""
    member = member_of(request)
    found = get_passage(ref, seen_by=member)
    services.note_error(found, given.kind, given.words, by=member, at=now(), on=today())
    return get_passage(ref, seen_by=member)


@router.post("/passages/{ref}/answer", response=answers(forms.Passage))
def answer_note(request: HttpRequest, ref: PathRef, given: forms.NewOutcome) -> Any:
    """The publisher decides on a note."""
    member = member_of(request)
    found = get_passage(ref, seen_by=member)
    services.answer_note(found, given.outcome, given.words, by=member, at=now())
    return get_passage(ref, seen_by=member)


def _standing(decision: Decision | None, ref: str) -> Decision:
    if decision is None:
        raise Refusal("manuscript.no_such_decision", ref=ref)
    return decision


def _told(one: Manuscript, member: Member) -> dict[str, object]:
    names = ("ref", "title", "abstract", "state", "due_on", "licence")
    state = ManuscriptState(one.state)
    return {
        **{name: getattr(one, name) for name in names},
        "authors": [author.name for author in one.authors.all()],
        "programme": one.programme.ref if one.programme else None,
        "turn": TURNS[state].value,
        "versions": list(versions_seen(one, standing_of(one, member))),
        "open_moves": MANUSCRIPT_LIFE.open_from(state),
    }
