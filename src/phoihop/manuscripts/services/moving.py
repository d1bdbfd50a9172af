"""One step of a manuscript: compare-and-swap, its line in the history, its link in the trail."""

from datetime import date, datetime

from django.http import Http404

from phoihop.audit.services import HOUSE, record
from phoihop.law.access import Side, check_may
from phoihop.law.refusal import Refusal
from phoihop.manuscripts.models import AuthorLink, Manuscript, ManuscriptStep
from phoihop.manuscripts.queries.standing import Standing, is_own, standing_of
from phoihop.manuscripts.rules import MANUSCRIPT_LIFE, ManuscriptState, due_on
from phoihop.parties.models import Member

Actor = Member | AuthorLink


def member_of(by: Actor) -> Member | None:
    """The account behind an act; ``None`` for an author with a link."""
    return by if isinstance(by, Member) else None


def note(action: str, manuscript: Manuscript, *, by: Actor, at: datetime, **facts: object) -> None:
    """Write the trail. In the chain of the house, which no partner of a programme reads."""
    told = {
        key: value if isinstance(value, str | int | bool) or value is None else str(value)
        for key, value in facts.items()
    }
    record(
        f"manuscript.{action}",
        f"manuscript:{manuscript.ref}",
        chain=HOUSE,
        actor=by.ref if isinstance(by, Member) else "author",
        at=at,
        **told,
    )


def hold(manuscript: Manuscript) -> Manuscript:
    """The manuscript as it is now, held until the transaction ends.

    Who changes a decision or a file and the manuscript takes the manuscript first: two who take
    them in another order would wait for each other for ever.
    """
    return Manuscript.objects.select_for_update().get(pk=manuscript.pk)


def move(
    manuscript: Manuscript,
    name: str,
    *,
    by: Actor,
    at: datetime,
    on: date,
    wanted: date | None = None,
    **facts: object,
) -> None:
    """Take one step of ``MANUSCRIPT_LIFE``; whoever's turn is next has until ``wanted``.

    Raises:
        Refusal: ``manuscript.wrong_state``; ``manuscript.changed_meanwhile`` when somebody was
            faster.
    """
    seen = ManuscriptState(manuscript.state)
    target = MANUSCRIPT_LIFE.after(name, state=seen)
    until = due_on(target, on=on, wanted=wanted)
    swapped = Manuscript.objects.filter(pk=manuscript.pk, state=seen.value).update(
        state=target.value, due_on=until
    )
    if not swapped:
        raise Refusal("manuscript.changed_meanwhile", ref=manuscript.ref)
    late = max(0, (on - manuscript.due_on).days) if manuscript.due_on else 0
    manuscript.state, manuscript.due_on = target.value, until
    write_step(manuscript, name, by=by, at=at, on=on, late_days=late)
    note(name, manuscript, by=by, at=at, state=target.value, late_days=late, **facts)


def write_step(
    manuscript: Manuscript, name: str, *, by: Actor, at: datetime, on: date, late_days: int = 0
) -> None:
    """Add to the history what happened."""
    ManuscriptStep.objects.create(
        manuscript=manuscript,
        step=name,
        state=manuscript.state,
        on=on,
        recorded_at=at,
        member=member_of(by),
        due_on=manuscript.due_on,
        late_days=late_days,
    )


def permit_writing(manuscript: Manuscript, *, by: Actor) -> None:
    """Check that ``by`` may hand in, change or take back the author's own text.

    The author with a link to just this manuscript, an author with an account, the institution
    whose text it is, and the desk for an author who sent it by post.

    Raises:
        Refusal: ``access.denied``.
        Http404: for everybody else.
    """
    if isinstance(by, AuthorLink):
        if by.manuscript_id != manuscript.pk:
            raise Http404(manuscript.ref)
        return
    standing = standing_of(manuscript, by)
    if standing is Standing.INSTITUTION:
        check_may("manuscript.prepare", side=Side.A, roles=by.roles)
    elif standing is Standing.DESK:
        check_may("manuscript.edit", side=Side.B, roles=by.roles)


def own(manuscript: Manuscript, by: Member) -> bool:
    """Whether ``by`` would decide on a text of their own."""
    return is_own(manuscript, by)
