"""Mandates: given by a paper, ended by a paper, checked at every signature."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404

from phoihop.audit.services import HOUSE, record
from phoihop.law.access import check_may
from phoihop.law.refusal import Refusal
from phoihop.papers.services import next_reference
from phoihop.parties.models import Member, Organisation, Person
from phoihop.parties.queries import home_side, house_of, houses_of
from phoihop.programmes.mandating import Held, check_mandate, check_not_handed_on
from phoihop.programmes.models import (
    Annex,
    GateRule,
    Instrument,
    Mandate,
    Programme,
    ProgrammeParty,
)
from phoihop.programmes.rules import Capacity

Paper = Programme | Instrument | Annex


@dataclass(frozen=True, slots=True)
class Given:
    """What the paper of a mandate says. ``until_on`` ``None``: until it is ended."""

    capacity: Capacity
    from_on: date
    until_on: date | None
    paper: str  # number, symbol, abstract
    paper_on: date
    given_by_title: str  # as printed
    given_by: Person | None = None  # ``None`` for a body that decides together
    source: str = ""


@transaction.atomic
def give_mandate(
    holder: Person, organisation: Organisation, given: Given, *, by: Member, at: datetime
) -> Mandate:
    """Record that ``holder`` may sign for ``organisation``, of one's own house.

    Raises:
        Refusal: ``access.denied``, ``mandate.not_your_house``, ``mandate.own_needs_none``,
            ``mandate.words_missing``, ``mandate.ends_before_it_begins``,
            ``mandate.tuq_without_end``, ``mandate.to_oneself``, ``mandate.handed_on``.
    """
    _check_house(organisation, by=by)
    _check_given(holder, given)
    of_giver = Mandate.objects.filter(organisation=organisation, holder=given.given_by)
    check_not_handed_on(
        given_by=given.given_by.ref if given.given_by else None,
        on=given.from_on,
        of_giver=[held_of(one) for one in of_giver.select_related("holder", "given_by")],
        by_title=given.given_by_title,
    )
    mandate = Mandate.objects.create(
        ref=next_reference("TQ", given.from_on.year),
        holder=holder,
        organisation=organisation,
        capacity=given.capacity.value,
        given_by=given.given_by,
        given_by_title=given.given_by_title.strip(),
        from_on=given.from_on,
        until_on=given.until_on,
        paper=given.paper.strip(),
        paper_on=given.paper_on,
        source=given.source.strip(),
        member=by,
        recorded_at=at,
    )
    _trail("given", mandate, by=by, at=at, until_on=_iso(given.until_on))
    return mandate


@transaction.atomic
def end_mandate(mandate: Mandate, *, on: date, paper: str, by: Member, at: datetime) -> None:
    """End a mandate before its time; from ``on`` it holds no longer. What was signed stays.

    Raises:
        Refusal: ``access.denied``, ``mandate.not_your_house``, ``mandate.words_missing``,
            ``mandate.ended_already``, ``mandate.ends_before_it_begins``.
    """
    _check_house(mandate.organisation, by=by)
    if not paper.strip():
        raise Refusal("mandate.words_missing")
    if on < mandate.from_on:
        raise Refusal("mandate.ends_before_it_begins")
    still = Mandate.objects.filter(pk=mandate.pk, ended_on__isnull=True)
    if not still.update(ended_on=on, ended_by=paper.strip()):
        raise Refusal("mandate.ended_already")
    mandate.refresh_from_db()
    _trail("ended", mandate, by=by, at=at, on=on.isoformat())


@transaction.atomic
def ask_for_different_people(
    organisation: Organisation, *, apart: bool, from_on: date, by: Member, at: datetime
) -> GateRule:
    """From a day on the house asks for different people at the gates, or no longer does.

    Raises:
        Refusal: ``access.denied``, ``mandate.not_your_house``.
    """
    check_may("gates.rule", side=home_side(by), roles=by.roles)
    if organisation.pk not in houses_of([house_of(by).pk]):
        raise Refusal("mandate.not_your_house")
    rule = GateRule.objects.create(
        organisation=organisation, apart=apart, from_on=from_on, member=by, recorded_at=at
    )
    record(
        "gates.ruled", f"organisation:{organisation.ref}", chain=HOUSE, actor=by.ref, at=at,
        apart=apart, from_on=from_on.isoformat(),
    )  # fmt: skip
    return rule


def mandates_of_house(member: Member) -> QuerySet[Mandate]:
    """Every mandate of the member's own house, units and all; the newest first."""
    return (
        Mandate.objects.filter(organisation__in=houses_of([house_of(member).pk]))
        .select_related("holder", "organisation", "given_by")
        .order_by("-from_on", "-id")
    )


def get_mandate(ref: str, *, seen_by: Member) -> Mandate:
    """One mandate of one's own house, or 404."""
    found = mandates_of_house(seen_by).filter(ref=ref).first()
    if found is None:
        raise Http404(ref)
    return found


def held_of(mandate: Mandate) -> Held:
    """The mandate as the rules need it."""
    return Held(
        Capacity(mandate.capacity),
        mandate.holder.ref,
        mandate.given_by.ref if mandate.given_by else None,
        mandate.from_on,
        mandate.until_on,
        mandate.ended_on,
    )


def mandates_for(party: ProgrammeParty) -> QuerySet[Mandate]:
    """The mandates to sign for ``party``: in its own name, or in that of the organ that signs."""
    names = Q(organisation=party.organisation_id) | Q(organisation=party.signing_organ_id)
    return Mandate.objects.filter(names).select_related("holder", "given_by", "organisation")


def check_signatory(paper: Paper, party: ProgrammeParty, *, by: Member, on: date) -> None:
    """Refuse a signature by somebody else than the paper prints, or without mandate that day.

    A programme prints its signatory with the capacity. A yearly paper may be signed by whoever
    holds a mandate by then; without one of their own, the printed signatory's is asked for.

    Raises:
        Refusal: ``mandate.other_signatory``; as ``mandating.check_mandate``.
    """
    mandates = [held_of(one) for one in mandates_for(party)]
    own = by.person.ref if by.person else None
    printed = party.signatory.ref if party.signatory else None
    if isinstance(paper, Programme) and own and printed and own != printed:
        assert party.signatory is not None
        raise Refusal("mandate.other_signatory", name=party.signatory.full_name)
    if not isinstance(paper, Programme) and any(
        one.holder == own and one.holds(on) for one in mandates
    ):
        return
    holder = printed or own or ""
    check_mandate(Capacity(party.capacity), mandates, holder=holder, on=on)


def _check_house(organisation: Organisation, *, by: Member) -> None:
    check_may("mandate.keep", side=home_side(by), roles=by.roles)
    if organisation.pk not in houses_of([house_of(by).pk]):
        raise Refusal("mandate.not_your_house")


def _check_given(holder: Person, given: Given) -> None:
    if given.capacity is Capacity.OWN:
        raise Refusal("mandate.own_needs_none")
    if not given.paper.strip() or not given.given_by_title.strip():
        raise Refusal("mandate.words_missing")
    if given.until_on is not None and given.until_on < given.from_on:
        raise Refusal("mandate.ends_before_it_begins")
    if given.capacity is Capacity.BY_MANDATE and given.until_on is None:
        raise Refusal("mandate.tuq_without_end")
    if given.given_by == holder:
        raise Refusal("mandate.to_oneself")


def _trail(verb: str, mandate: Mandate, *, by: Member, at: datetime, **facts: str | None) -> None:
    record(
        f"mandate.{verb}", f"mandate:{mandate.ref}", chain=HOUSE, actor=by.ref,
        at=at, capacity=mandate.capacity, from_on=mandate.from_on.isoformat(), **facts,
    )  # fmt: skip


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
