"""The verbs of a deed: opening one, and taking its steps."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from phoihop.audit.services import record
from phoihop.engines.vietnamese.folding import search_key
from phoihop.law.access import Side
from phoihop.law.refusal import Refusal
from phoihop.papers.models import KeptPaper
from phoihop.papers.rules import ENDINGS, format_of
from phoihop.papers.services import keep_paper, next_reference
from phoihop.parties.models import Member, Organisation
from phoihop.planning.models import Deed, DeedStep
from phoihop.planning.rules import STEPS, Step, Who, check_step, late_days, step_named
from phoihop.programmes.models import Obligation, ProgrammeParty
from phoihop.programmes.queries import check_goes_on, party_of, permit
from phoihop.programmes.rules import IN_FORCE, ObligationKind, PaperState


@transaction.atomic
def open_deed(
    obligation: Obligation,
    *,
    title: str,
    by: Member,
    at: datetime,
    on: date,
    due_on: date | None = None,
    unit: Organisation | None = None,
    note: str = "",
) -> Deed:
    """Open one occurrence of a duty by taking its first step (request, promise, ask, plan …).

    Args:
        due_on: the day by which the owing side should act. Default: ``on`` plus the days within
            which the obligation promises an answer.

    Raises:
        Refusal: ``deed.kind_has_no_deeds``, ``deed.title_missing``, ``deed.other_sides_turn``,
            ``programme.not_in_force``, ``access.denied``.
    """
    programme = obligation.programme
    permit("deed.open", programme, by=by)
    if PaperState(programme.state) not in IN_FORCE:
        raise Refusal("programme.not_in_force", ref=programme.ref)
    kind = ObligationKind(obligation.kind)
    check_goes_on(programme, on=on)
    if kind not in STEPS:
        raise Refusal("deed.kind_has_no_deeds", kind=kind.value)
    if not title.strip():
        raise Refusal("deed.title_missing")
    if due_on is None and obligation.answer_within_days is not None:
        due_on = on + timedelta(days=obligation.answer_within_days)
    deed = Deed.objects.create(
        ref=next_reference("VIEC", on.year),
        programme=programme,
        obligation=obligation,
        title=title.strip(),
        note=note.strip(),
        unit=unit,
        due_on=due_on,
        party_b=_publisher_concerned(obligation, party_of(programme, by)),
        opened_by=by,
        last_step="",
        recorded_at=at,
        search_key=search_key(title),
    )
    take_step(deed, STEPS[kind][0].name, by=by, at=at, on=on, note=note)
    return deed


@transaction.atomic
def take_step(
    deed: Deed,
    name: str,
    *,
    by: Member,
    at: datetime,
    on: date,
    note: str = "",
    address: str = "",
    file: tuple[str, bytes] | None = None,
) -> DeedStep:
    """Take the next step of a deed.

    A step that both sides take (signing minutes, deciding lessons) is done when the second has.

    Args:
        note: what happened; the reason where the step asks for one.
        address, file: the proof where the step asks for one; ``file`` is a name with its bytes.

    Raises:
        Refusal: ``deed.out_of_turn``, ``deed.other_sides_turn``, ``deed.paper_missing``,
            ``deed.reason_missing``, ``deed.step_taken``, ``deed.changed_meanwhile``,
            ``deed.file_kind_unknown``, ``access.denied``.
    """
    side = permit("deed.step", deed.programme, by=by)
    obligation = deed.obligation
    if not Deed.objects.select_for_update().filter(pk=deed.pk, last_step=deed.last_step).exists():
        raise Refusal("deed.changed_meanwhile", ref=deed.ref)
    step = step_named(ObligationKind(obligation.kind), name)
    check_step(step, last=deed.last_step or None, owed_by=Side(obligation.side), side=side)
    _check_given(step, note=note, address=address, has_file=file is not None)
    row = DeedStep(
        deed=deed,
        step=step.name,
        on=on,
        recorded_at=at,
        side=side.value,
        member=by,
        note=note.strip(),
        address=address.strip(),
        paper=_kept(deed, file, at=at),
        late_days=_lateness(step, deed, on),
    )
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise Refusal("deed.step_taken", step=step.name) from None
    _advance(deed, step)
    record(
        f"deed.{step.name}",
        f"deed:{deed.ref}",
        chain=deed.programme.ref,
        actor=by.ref,
        at=at,
        on=on.isoformat(),
        late_days=row.late_days,
        paper=row.paper.sha256 if row.paper else None,
    )
    return row


def _check_given(step: Step, *, note: str, address: str, has_file: bool) -> None:
    if step.paper and not has_file and not address.strip():
        raise Refusal("deed.paper_missing", step=step.name)
    if step.reason and not note.strip():
        raise Refusal("deed.reason_missing", step=step.name)


def _lateness(step: Step, deed: Deed, on: date) -> int:
    """Only the owing side can be late, and only with what the due day was set for."""
    answers = step.who is Who.OWING and bool(step.after) and step.name not in {"drafted", "held"}
    return late_days(due_on=deed.due_on, done_on=on) if answers else 0


def _advance(deed: Deed, step: Step) -> None:
    if step.who is Who.BOTH and deed.steps.filter(step=step.name).count() < 2:
        return
    swapped = Deed.objects.filter(pk=deed.pk, last_step=deed.last_step, ended=False).update(
        last_step=step.name, ended=step.ends
    )
    if not swapped:
        raise Refusal("deed.changed_meanwhile", ref=deed.ref)
    deed.last_step, deed.ended = step.name, step.ends


def _kept(deed: Deed, file: tuple[str, bytes] | None, *, at: datetime) -> KeptPaper | None:
    if file is None:
        return None
    name, data = file
    paper_format = format_of(name)
    if paper_format is None:
        raise Refusal("deed.file_kind_unknown", name=name, known=", ".join(ENDINGS))
    return keep_paper(f"deed:{deed.ref}", name, paper_format, data, at=at)


def _publisher_concerned(obligation: Obligation, opener: ProgrammeParty) -> ProgrammeParty | None:
    if Side(opener.side) is Side.B:
        return opener
    if obligation.party is not None and Side(obligation.party.side) is Side.B:
        return obligation.party
    publishers = list(obligation.programme.parties.filter(side=Side.B.value)[:2])
    return publishers[0] if len(publishers) == 1 else None
