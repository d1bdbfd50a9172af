"""What the pages of a manuscript show, and which forms stand where."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from phoihop.engines.revisions import compare
from phoihop.law.access import Role, Side, may
from phoihop.law.refusal import Refusal
from phoihop.manuscripts import forms
from phoihop.manuscripts.models import (
    Comment,
    ForAssignment,
    Manuscript,
    ManuscriptFile,
    OutsideReview,
    ReviewTask,
    Version,
)
from phoihop.manuscripts.queries import (
    Standing,
    anchored,
    desk_of,
    is_own,
    open_draft,
    versions_seen,
)
from phoihop.manuscripts.rendering import Span, changed_lines, paragraphs
from phoihop.manuscripts.rules import (
    MANUSCRIPT_LIFE,
    TURNS,
    WITH_AUTHOR,
    FileKind,
    ManuscriptState,
    TaskState,
    Turn,
    length_of,
)
from phoihop.manuscripts.services import assignments_for
from phoihop.manuscripts.wording import LENGTHS, STAGES, STATES
from phoihop.parties.models import Member, Organisation
from phoihop.parties.queries import houses_of, members
from phoihop.planning.models import Deed, Topic
from phoihop.programmes.models import Programme, ProgrammeParty
from phoihop.programmes.queries import speaks_for, visible_to
from phoihop.programmes.rules import IN_FORCE, ObligationKind
from phoihop.ui.refusals import in_words

if TYPE_CHECKING:
    from phoihop.press.queries import SeenBefore

Wrong = dict[str, Any]
ACTIONS = ("invite", "edit", "propose", "decide")
STATE_CHOICES = [(state.value, label) for state, label in STATES.items()]


def allowed(member: Member) -> dict[str, bool]:
    """What somebody of the desk may do, by the last word of the action."""
    told = {name: may(f"manuscript.{name}", side=Side.B, roles=member.roles) for name in ACTIONS}
    return {**told, "show": may("passage.show", side=Side.B, roles=member.roles)}


def desk_context(
    manuscript: Manuscript, member: Member, *, today: date, wrong: Wrong
) -> dict[str, Any]:
    """The desk's page. ``wrong``: forms that could not be taken, by their place."""
    state = ManuscriptState(manuscript.state)
    own = is_own(manuscript, member)
    return {
        **_shared(manuscript, Standing.DESK, today=today),
        "may": allowed(member),
        "own": own,
        "moves": dict.fromkeys(MANUSCRIPT_LIFE.open_from(state), True),
        "may_withdraw": state is ManuscriptState.INVITED,
        "draft": open_draft(manuscript),
        "decisions": manuscript.decisions.filter(decided_at__isnull=False).select_related(
            "decided_by", "drafted_by", "ended_by", "version"
        ),
        "ended_drafts": manuscript.decisions.filter(
            decided_at__isnull=True, ended_at__isnull=False
        ).select_related("drafted_by", "ended_by"),
        "rounds": manuscript.rounds.select_related("version").prefetch_related(
            Prefetch("tasks", ReviewTask.objects.select_related("reviewer")), "outside"
        ),
        "outside_form": wrong.get("outside") or forms.OutsideForm(),
        "links": manuscript.links.select_related("created_by"),
        "passages": manuscript.passages.select_related("programme"),
        "round_form": wrong.get("round") or forms.RoundForm(reviewers=reviewers_for(manuscript)),
        "decision_form": wrong.get("decision") or forms.DecisionForm(own=own),
        "version_form": wrong.get("version") or forms.VersionForm(),
        "rights_form": wrong.get("rights")
        or forms.RightsForm(initial={"licence": manuscript.licence}),
        "why_form": wrong.get("why") or forms.WhyForm(),
        "answers": ForAssignment.objects.filter(manuscript=manuscript)
        .select_related("assignment__assignee")
        .first(),
        "assignment_form": wrong.get("assignment")
        or forms.AssignmentForm(assignments=assignments_for(manuscript)),
    }


def author_context(
    manuscript: Manuscript, standing: Standing, *, today: date, wrong: Wrong
) -> dict[str, Any]:
    """The author's page, and that of the institution whose text it is."""
    state = ManuscriptState(manuscript.state)
    decided = manuscript.decisions.filter(decided_at__isnull=False, ended_at__isnull=True)
    told = Comment.objects.filter(version__manuscript=manuscript, for_author=True)
    return {
        **_shared(manuscript, standing, today=today),
        "decisions": decided.select_related("version"),
        "comments": told.select_related("version").order_by("version__number", "start"),
        "writing": state in WITH_AUTHOR,
        "may_withdraw": "withdraw" in MANUSCRIPT_LIFE.open_from(state),
        "waiting": manuscript.files.filter(version__isnull=True).select_related("paper"),
        "files_form": wrong.get("files") or forms.FilesForm(),
        "submission_form": wrong.get("submission") or forms.SubmissionForm.of(manuscript),
    }


def _shared(manuscript: Manuscript, standing: Standing, *, today: date) -> dict[str, Any]:
    state = ManuscriptState(manuscript.state)
    versions = versions_seen(manuscript, standing).prefetch_related("files")
    return {
        "manuscript": manuscript,
        "programme": None,
        "standing": standing,
        "today": today,
        "late": manuscript.due_on is not None and manuscript.due_on < today,
        "nobodys_turn": TURNS[state] is Turn.NOBODY,
        "stages": [(label, state in states) for label, states in STAGES],
        "versions": [(one, _length(manuscript, one)) for one in versions],
        "steps": manuscript.steps.select_related("member"),
    }


def _length(manuscript: Manuscript, version: Version) -> Any:
    length = length_of(version.words, least=manuscript.least_words, most=manuscript.most_words)
    return LENGTHS[length] if length else ""


def version_context(
    version: Version, standing: Standing, *, tracked: bool, wrong: Wrong
) -> dict[str, Any]:
    """One version with comments at their places and, when wanted, the changes Word tracked."""
    rows = Comment.objects.filter(version__manuscript=version.manuscript).select_related(
        "version", "member"
    )
    if standing is not Standing.DESK:
        rows = rows.filter(for_author=True)
    shown = anchored(version, rows)
    spans = [
        Span(one.start, one.end, "comment", one.comment.pk)
        for one in shown
        if one.start is not None and one.end is not None
    ]
    if tracked:
        spans += [_span_of(mark) for mark in version.marks]
    return {
        "manuscript": version.manuscript,
        "version": version,
        "standing": standing,
        "lines": paragraphs(version.text, spans),
        "comments": shown,
        "tracked": tracked,
        "files": version.files.select_related("paper"),
        "comment_form": wrong.get("comment") or forms.CommentForm(),
        "passage_form": wrong.get("passage"),
        "caption_form": forms.CaptionForm(),
    }


def _span_of(mark: dict[str, Any]) -> Span:
    if mark["kind"] == "deleted":
        return Span(mark["start"], mark["start"], "deleted", words=mark["text"])
    return Span(mark["start"], mark["start"] + len(mark["text"]), "inserted")


def compared_context(old: Version, new: Version) -> dict[str, Any]:
    """Two versions, word by word."""
    pieces = compare(old.text, new.text)
    return {
        "manuscript": old.manuscript,
        "old": old,
        "new": new,
        "lines": changed_lines(pieces),
        "removed": sum(one.words for one in pieces if one.kind.value == "removed"),
        "added": sum(one.words for one in pieces if one.kind.value == "added"),
        "same": sum(one.words for one in pieces if one.kind.value == "same"),
    }


def reviewers_for(manuscript: Manuscript) -> QuerySet[Member]:
    """Who may be asked to review: people of the publisher with a role that does, but no author."""
    fit = [Role.EDITOR.value, Role.REPORTER.value, Role.AUTHOR.value, Role.LEADER.value]
    inside = houses_of([manuscript.publisher_id])
    wrote = manuscript.authors.filter(member__isnull=False).values("member")
    return (
        members()
        .filter(organisation__in=inside, role_rows__role__in=fit)
        .exclude(pk__in=wrote)
        .distinct()
    )


def task_context(task: ReviewTask, *, wrong: Wrong) -> dict[str, Any]:
    """A reviewer's page: the abstract, and the text once the task is accepted."""
    opened = TaskState(task.state) in (TaskState.ACCEPTED, TaskState.DONE)
    version = task.round.version
    return {
        "task": task,
        "manuscript": task.round.manuscript,
        "offered": task.state == TaskState.OFFERED.value,
        "reading": task.state == TaskState.ACCEPTED.value,
        "opened": opened,
        "lines": paragraphs(version.text, []) if opened else [],
        "files": version.files.select_related("paper") if opened else [],
        "report_form": wrong.get("report") or forms.ReportForm(),
        "why_form": wrong.get("why") or forms.WhyForm(),
    }


def outside_context(review: OutsideReview, *, wrong: Wrong) -> dict[str, Any]:
    """An outside reviewer's page: the abstract, and the text while an accepted review runs."""
    state, closed = TaskState(review.state), review.round.closed_at is not None
    opened = _reads(review)
    version = review.round.version
    return {
        "review": review,
        "manuscript": review.round.manuscript,
        "programme": None,
        "closed": closed,
        "offered": state is TaskState.OFFERED and not closed,
        "reading": state is TaskState.ACCEPTED and not closed,
        "opened": opened,
        "lines": paragraphs(version.text, []) if opened else [],
        "files": version.files.select_related("paper") if opened else [],
        "report_form": wrong.get("report") or forms.ReportForm(),
        "why_form": wrong.get("why") or forms.WhyForm(),
    }


def _reads(review: OutsideReview) -> bool:
    told = TaskState(review.state) in (TaskState.ACCEPTED, TaskState.DONE)
    return told and review.round.closed_at is None


def file_of_review(review: OutsideReview, pk: int) -> ManuscriptFile:
    """A picture or page of the version under review; 404 while its text is not shown."""
    files = review.round.version.files.exclude(kind=FileKind.TEXT.value).select_related("paper")
    found = files.filter(pk=pk).first()
    if not _reads(review) or found is None:
        raise Http404(str(pk))
    return found


def programmes_for(member: Member) -> QuerySet[Programme]:
    """The programmes in force in which the member takes part."""
    return visible_to(member).filter(state__in=[one.value for one in IN_FORCE]).order_by("ref")


def topics_for(member: Member) -> QuerySet[Topic]:
    """The topics agreed or in work that a text may belong to."""
    return Topic.objects.filter(
        programme__in=programmes_for(member), state__in=["agreed", "in_work"]
    ).order_by("ref")


def publishers_for(member: Member) -> QuerySet[Organisation]:
    """The publishers on the other side of one's programmes."""
    parties = ProgrammeParty.objects.filter(
        programme__in=programmes_for(member), side=Side.B.value
    ).exclude(organisation__in=speaks_for(member))
    return Organisation.objects.filter(pk__in=parties.values("organisation")).prefetch_related(
        "names"
    )


def promises_for(member: Member) -> QuerySet[Deed]:
    """The open promises to write."""
    return Deed.objects.filter(
        programme__in=programmes_for(member),
        obligation__kind=ObligationKind.AUTHOR.value,
        ended=False,
        last_step__in=["promised", "drafted"],
    ).order_by("ref")


def own_desk(manuscript: Manuscript, member: Member, *, wrong: Wrong) -> dict[str, Any] | None:
    """For an author who works at that desk: the way round that is recorded and shown."""
    may_here = allowed(member)
    if not desk_of(manuscript, member) or not (may_here["propose"] or may_here["decide"]):
        return None
    moves = MANUSCRIPT_LIFE.open_from(ManuscriptState(manuscript.state))
    return {
        "propose": may_here["propose"] and "propose" in moves,
        "decide": may_here["decide"] and "accept" in moves,
        "form": wrong.get("decision") or forms.DecisionForm(own=True),
    }


def originality_context(
    version: Version, seen: "Sequence[SeenBefore]", refusal: Refusal | None
) -> dict[str, Any]:
    """What stands elsewhere, and the text with the shared passages marked."""
    spans = [
        Span(passage.start, passage.end, "seen", place)
        for place, one in enumerate(seen, start=1)
        for passage in one.passages
    ]
    return {
        "manuscript": version.manuscript,
        "version": version,
        "seen": seen,
        "untold": in_words(refusal) if refusal else "",
        "lines": paragraphs(version.text, spans),
    }


def file_of_task(task: ReviewTask, pk: int) -> ManuscriptFile:
    """A file of the version under review; 404 before the task is accepted."""
    opened = TaskState(task.state) in (TaskState.ACCEPTED, TaskState.DONE)
    found = task.round.version.files.select_related("paper").filter(pk=pk).first()
    if not opened or found is None:
        raise Http404(str(pk))
    return found


def task_in(manuscript: Manuscript, number: int, pk: int) -> ReviewTask:
    """A task of a round of this manuscript, or 404."""
    tasks = ReviewTask.objects.select_related("round__manuscript", "reviewer")
    found = tasks.filter(round__manuscript=manuscript, round__number=number, pk=pk).first()
    if found is None:
        raise Http404(str(pk))
    return found
