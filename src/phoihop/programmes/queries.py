"""Reading programmes and instruments: who sees which, who stands on which side, what lines say."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Case, Prefetch, Q, QuerySet, When
from django.http import Http404

from phoihop.engines.vietnamese.folding import fold_words
from phoihop.law.access import Side, check_may
from phoihop.law.period import Period
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.parties.queries import line_of_member
from phoihop.programmes.models import (
    Annex,
    AnnexChange,
    Instrument,
    Line,
    Obligation,
    Programme,
    ProgrammeParty,
)
from phoihop.programmes.rules import (
    IN_FORCE,
    EarlyRule,
    PaperState,
    Terms,
    TermsChange,
    counting_period,
    terms_on,
)


def speaks_for(member: Member) -> list[int]:
    """Ids of the organisations that ``member`` acts within: its own and those above it now."""
    return line_of_member(member)


def visible_to(member: Member) -> QuerySet[Programme]:
    """Programmes to which the member's organisation is a party; drafts only of its own side."""
    line = speaks_for(member)
    mine = Programme.objects.filter(parties__organisation__in=line)
    return mine.exclude(~Q(drafted_by__in=line), state=PaperState.DRAFT.value).distinct()


def get_programme(ref: str, *, seen_by: Member) -> Programme:
    """The programme, or 404 — also when it exists but is not for these eyes."""
    parties = ProgrammeParty.objects.select_related(
        "organisation", "signing_organ", "signatory", "focal_organ", "focal_person"
    )
    found = visible_to(seen_by).prefetch_related(Prefetch("parties", parties)).filter(ref=ref)
    programme = found.first()
    if programme is None:
        raise Http404(ref)
    return programme


def party_of(programme: Programme, member: Member) -> ProgrammeParty:
    """The party for which ``member`` acts. 404 for a member of neither side."""
    line = speaks_for(member)
    parties = [party for party in programme.parties.all() if party.organisation_id in line]
    if not parties:
        raise Http404(programme.ref)
    return min(parties, key=lambda party: line.index(party.organisation_id))


def side_of(programme: Programme, member: Member) -> Side:
    """The side on which ``member`` stands. 404 for a member of neither."""
    return Side(party_of(programme, member).side)


def permit(action: str, programme: Programme, *, by: Member) -> Side:
    """Check that ``by`` may perform ``action`` in ``programme`` and return the side.

    Raises:
        Refusal: ``access.denied``.
        Http404: for a stranger.
    """
    side = side_of(programme, by)
    check_may(action, side=side, roles=by.roles)
    return side


def instruments_visible_to(member: Member) -> QuerySet[Instrument]:
    """Instruments of one's own: side A sees all of its programme, a publisher only its own."""
    line = speaks_for(member)
    mine = Q(party_a__organisation__in=line) | Q(party_b__organisation__in=line)
    foreign_draft = ~Q(drafted_by__in=line) & Q(state=PaperState.DRAFT.value)
    return (
        Instrument.objects.filter(mine)
        .exclude(foreign_draft)
        .select_related("programme", "party_a__organisation", "party_b__organisation")
    )


def get_instrument(ref: str, *, seen_by: Member, programme: str | None = None) -> Instrument:
    """The instrument, or 404 — also when it is not one of ``programme``, if that is given."""
    found = instruments_visible_to(seen_by).filter(ref=ref).first()
    if found is None or programme not in (None, found.programme.ref):
        raise Http404(ref)
    return found


def get_signed_instrument(ref: str, *, seen_by: Member, programme: str | None = None) -> Instrument:
    """The instrument when it is signed and still runs, else 404: only such a one has annexes."""
    found = get_instrument(ref, seen_by=seen_by, programme=programme)
    if found.state != PaperState.SIGNED.value:
        raise Http404(ref)
    return found


def annexes_visible_to(member: Member) -> QuerySet[Annex]:
    """Annexes of the papers one sees; drafts only of one's own side."""
    line = speaks_for(member)
    foreign_draft = ~Q(drafted_by__in=line) & Q(state=PaperState.DRAFT.value)
    seen = Q(instrument__in=instruments_visible_to(member)) | Q(programme__in=visible_to(member))
    return (
        Annex.objects.filter(seen)
        .exclude(foreign_draft)
        .select_related(
            "programme",
            "instrument__programme",
            "instrument__party_a__organisation",
            "instrument__party_b__organisation",
        )
    )


def get_annex(ref: str, *, seen_by: Member, programme: str | None = None) -> Annex:
    """The annex, or 404 — also when it is not one of ``programme``, if that is given."""
    found = annexes_visible_to(seen_by).filter(ref=ref).first()
    if found is None or programme not in (None, found.changes_programme.ref):
        raise Http404(ref)
    return found


def get_paper(ref: str, *, seen_by: Member) -> Programme | Instrument | Annex:
    """The programme, instrument or annex of that reference, or 404."""
    for found in (visible_to, instruments_visible_to, annexes_visible_to):
        paper = found(seen_by).filter(ref=ref).first()
        if paper is not None:
            return paper
    raise Http404(ref)


def get_paper_of(
    ref: str, paper_ref: str, *, seen_by: Member
) -> tuple[Programme, Programme | Instrument | Annex]:
    """A programme and one of its papers, or 404."""
    programme = get_programme(ref, seen_by=seen_by)
    paper = programme if paper_ref == ref else get_paper(paper_ref, seen_by=seen_by)
    if programme_of(paper).pk != programme.pk:
        raise Http404(paper_ref)
    return programme, paper


def programme_of(paper: Programme | Instrument | Annex) -> Programme:
    """The programme that a paper belongs to."""
    if isinstance(paper, Programme):
        return paper
    return paper.changes_programme if isinstance(paper, Annex) else paper.programme


def parties_to(paper: Programme | Instrument | Annex) -> list[ProgrammeParty]:
    """The parties that must sign ``paper``."""
    if isinstance(paper, Annex) and paper.programme is not None:
        return parties_to(paper.programme)
    if isinstance(paper, Programme):
        parties = paper.parties.select_related("organisation", "signatory")
        return list(parties.prefetch_related("organisation__names"))
    instrument = paper.of_instrument if isinstance(paper, Annex) else paper
    return [instrument.party_a, instrument.party_b]


def check_goes_on(programme: Programme, *, on: date) -> None:
    """Refuse new work under a programme that was ended early; settling what was done goes on.

    Raises:
        Refusal: ``programme.ended_early``.
    """
    ended_on = programme.ended_early_on
    if ended_on is not None and on > ended_on:
        raise Refusal("programme.ended_early", ref=programme.ref, ended=ended_on.isoformat())


def listed(member: Member, words: str = "") -> QuerySet[Programme]:
    """The programmes a member sees with words that begin so; exact diacritics first.

    Parties and their names are at hand. Withdrawn ones stay out.
    """
    parties = ProgrammeParty.objects.select_related("organisation").prefetch_related(
        "organisation__names"
    )
    found = visible_to(member).exclude(state=PaperState.WITHDRAWN.value)
    for word in fold_words(words):
        begins = Q(search_key__startswith=word) | Q(search_key__contains=f" {word}")
        found = found.filter(begins)
    exact = Case(When(title__contains=words.strip(), then=0), default=1)
    return found.prefetch_related(Prefetch("parties", parties)).order_by(exact, "-starts_on", "ref")


def obligations_of(programme: Programme) -> QuerySet[Obligation]:
    """The obligations of both sides in the order of the paper, with themes and outlet at hand."""
    return (
        Obligation.objects.filter(programme=programme)
        .select_related("outlet", "party__organisation")
        .prefetch_related("themes", "shares__unit__names")
    )


def lines_of(programme: Programme, *, in_force: bool = True) -> QuerySet[Line]:
    """The lines of a programme's instruments, signed ones only unless ``in_force`` is false."""
    lines = Line.objects.filter(instrument__programme=programme).select_related(
        "instrument", "obligation", "outlet", "obligation__outlet", "annex"
    )
    if in_force:
        signed = [state.value for state in IN_FORCE]
        brought = Q(annex__isnull=True) | Q(annex__state__in=signed)
        lines = lines.filter(brought, instrument__state__in=signed)
    return lines


def terms_of(lines: Iterable[Line], *, on: date, known_at: datetime) -> dict[int, Terms]:
    """What each line says ``on`` that day, as recorded ``known_at``: line id → terms. One query."""
    wanted = list(lines)
    changes: dict[int, list[TermsChange]] = {line.pk: [] for line in wanted}
    signed = AnnexChange.objects.filter(
        line__in=changes, annex__state__in=[state.value for state in IN_FORCE]
    ).select_related("annex")
    for row in signed:
        assert row.annex.signed_recorded_at is not None  # a constraint of the table says so
        changes[row.line_id].append(
            TermsChange(
                row.annex.effective_on,
                row.annex.signed_recorded_at,
                row.quantity_after,
                row.unit_price_after_dong,
            )
        )
    return {
        line.pk: terms_on(
            Terms(line.quantity, line.unit_price_dong), changes[line.pk], on=on, known_at=known_at
        )
        for line in wanted
    }


def counting_period_of(instrument: Instrument) -> Period:
    """The days on which a piece must have appeared to count under ``instrument``.

    An unsigned paper is taken as signed on the day it takes effect, so that drafts can be tried.
    """
    ended_on = instrument.programme.ended_early_on
    return counting_period(
        signed_on=instrument.signed_on or instrument.effective_from,
        effective_from=instrument.effective_from,
        ends_on=min(instrument.ends_on, ended_on) if ended_on else instrument.ends_on,
        early_rule=EarlyRule(instrument.early_rule),
        early_from_on=instrument.early_from_on,
    )
