"""The verbs of the register of good practices and model examples."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from phoihop.audit.services import record
from phoihop.engines.vietnamese.folding import nfc, search_key
from phoihop.fieldwork.models import Lead, LeadPerson, LeadSource
from phoihop.fieldwork.rules import (
    LEAD_DAYS,
    LEAD_LIFE,
    LeadKind,
    LeadState,
    check_lead_time,
    check_offer,
)
from phoihop.law.refusal import Refusal
from phoihop.papers.services import next_reference
from phoihop.parties.models import Member, Organisation
from phoihop.planning.models import Topic
from phoihop.planning.services import Idea, propose_topic
from phoihop.programmes.models import Line, Programme, Theme
from phoihop.programmes.queries import party_of, permit


@dataclass(frozen=True, slots=True)
class Claim:
    """What is claimed to work well, where, and until when it may be kept."""

    kind: LeadKind
    title: str
    text: str
    place: str = ""
    unit: Organisation | None = None
    theme: Theme | None = None
    expires_on: date | None = None  # empty: a year


@transaction.atomic
def note_lead(programme: Programme, claim: Claim, *, by: Member, at: datetime, on: date) -> Lead:
    """Note a good practice or a model example. Only one's own side sees it until it is offered.

    Raises:
        Refusal: ``lead.title_missing``, ``lead.text_missing``, ``lead.kept_too_long``,
            ``lead.expires_before_start``, ``access.denied``.
    """
    permit("lead.note", programme, by=by)
    title, text = nfc(claim.title).strip(), nfc(claim.text).strip()
    if not title:
        raise Refusal("lead.title_missing")
    if not text:
        raise Refusal("lead.text_missing")
    expires_on = claim.expires_on or on + timedelta(days=LEAD_DAYS)
    check_lead_time(noted_on=on, expires_on=expires_on)
    lead = Lead.objects.create(
        ref=next_reference("ĐH", on.year),
        programme=programme,
        party=party_of(programme, by),
        kind=claim.kind.value,
        title=title,
        claim=text,
        place=nfc(claim.place).strip(),
        unit=claim.unit,
        theme=claim.theme,
        noted_on=on,
        expires_on=expires_on,
        noted_by=by,
        recorded_at=at,
        search_key=search_key(f"{title} {claim.place}"),
    )
    _tell("lead.noted", lead, by=by.ref, at=at, kind=lead.kind, expires=expires_on.isoformat())
    return lead


@transaction.atomic
def add_source(lead: Lead, *, text: str, address: str = "", by: Member, at: datetime) -> LeadSource:
    """Say where it is told: a report, a decision, a visit. ``verify_source`` comes after.

    Raises:
        Refusal: ``lead.source_missing``, ``lead.not_yours``, ``lead.closed``, ``access.denied``.
    """
    _check_open(lead, "lead.note", by=by)
    if not text.strip():
        raise Refusal("lead.source_missing")
    source = LeadSource.objects.create(lead=lead, text=nfc(text).strip(), address=address.strip())
    _tell("lead.source_added", lead, by=by.ref, at=at, count=lead.sources.count())
    return source


@transaction.atomic
def add_coverage(
    lead: Lead, *, text: str, address: str, covered_on: date, by: Member, at: datetime
) -> LeadSource:
    """Note who has written about it already. Either side may.

    Raises:
        Refusal: ``lead.source_missing``, ``lead.closed``, ``access.denied``.
    """
    permit("lead.note", lead.programme, by=by)
    _check_living(lead)
    if not text.strip():
        raise Refusal("lead.source_missing")
    row = LeadSource.objects.create(
        lead=lead,
        text=nfc(text).strip(),
        address=address.strip(),
        coverage=True,
        covered_on=covered_on,
    )
    _tell("lead.coverage_added", lead, by=by.ref, at=at, on=covered_on.isoformat())
    return row


@transaction.atomic
def verify_source(source: LeadSource, *, by: Member, at: datetime, on: date) -> None:
    """Say that one has looked and the source bears the claim out. May be repeated.

    Raises:
        Refusal: ``lead.not_yours``, ``lead.closed``, ``access.denied``.
    """
    _check_open(source.lead, "lead.verify", by=by)
    rows = LeadSource.objects.filter(pk=source.pk, verified_by__isnull=True, coverage=False)
    if rows.update(verified_by=by, verified_on=on):
        _tell("lead.source_verified", source.lead, by=by.ref, at=at, on=on.isoformat())


@transaction.atomic
def add_person(
    lead: Lead, *, name: str, consented_on: date | None, words: str, by: Member, at: datetime
) -> LeadPerson:
    """Name somebody, with the day and the manner of their consent, or without consent so far.

    Raises:
        Refusal: ``lead.person_unnamed``, ``lead.consent_wordless``, ``lead.not_yours``,
            ``lead.closed``, ``access.denied``.
    """
    _check_open(lead, "lead.note", by=by)
    if not name.strip():
        raise Refusal("lead.person_unnamed")
    if consented_on is not None and not words.strip():
        raise Refusal("lead.consent_wordless")
    person = LeadPerson.objects.create(
        lead=lead, name=nfc(name).strip(), consented_on=consented_on, consent_words=words.strip()
    )
    _tell("lead.person_named", lead, by=by.ref, at=at, count=lead.people.count())
    return person


@transaction.atomic
def revoke_consent(person: LeadPerson, *, by: Member, at: datetime, on: date) -> None:
    """Forget the name of somebody who took the consent back. Either side may, at any time.

    A lead that was offered goes back to its own side until somebody has looked at it again.
    May be repeated.

    Raises:
        Refusal: ``access.denied``.
    """
    lead = person.lead
    permit("lead.note", lead.programme, by=by)
    rows = LeadPerson.objects.filter(pk=person.pk, revoked_on__isnull=True)
    if not rows.update(name="", consent_words="", revoked_on=on):
        return
    Lead.objects.filter(pk=lead.pk, state=LeadState.OFFERED.value).update(
        state=LeadState.PRIVATE.value
    )
    _tell("lead.consent_revoked", lead, by=by.ref, at=at, on=on.isoformat())


@transaction.atomic
def offer_lead(lead: Lead, *, by: Member, at: datetime) -> None:
    """Show it to the other side, once a source is verified and everybody named has agreed.

    Raises:
        Refusal: ``lead.unverified``, ``lead.consent_missing``, ``lead.not_yours``,
            ``lead.wrong_state``, ``lead.changed_meanwhile``, ``access.denied``.
    """
    _check_open(lead, "lead.offer", by=by)
    people = list(lead.people.filter(revoked_on__isnull=True))
    check_offer(
        verified_sources=lead.sources.filter(verified_by__isnull=False).count(),
        people=len(people),
        consents=sum(1 for one in people if one.consented_on is not None),
    )
    _move(lead, "offer")
    _tell("lead.offered", lead, by=by.ref, at=at)


@transaction.atomic
def take_lead(lead: Lead, *, line: Line | None, by: Member, at: datetime, on: date) -> Topic:
    """Make a topic of it: the publisher's choice, as an idea of the publisher's own.

    Raises:
        Refusal: ``lead.wrong_state``, ``lead.changed_meanwhile``, ``access.denied``, and those of
            ``planning.services.propose_topic``.
    """
    permit("lead.take", lead.programme, by=by)
    themes = (lead.theme,) if lead.theme else ()
    idea = Idea(lead.title, line, themes=themes, unit=lead.unit, note=lead.claim)
    _move(lead, "take")
    topic = propose_topic(lead.programme, idea, by=by, at=at, on=on)
    Lead.objects.filter(pk=lead.pk).update(topic=topic)
    _tell("lead.taken", lead, by=by.ref, at=at, topic=topic.ref)
    return topic


@transaction.atomic
def withdraw_lead(lead: Lead, *, by: Member, at: datetime) -> None:
    """Take it back before it became a topic.

    Raises:
        Refusal: ``lead.not_yours``, ``lead.wrong_state``, ``access.denied``.
    """
    _check_open(lead, "lead.offer", by=by)
    _move(lead, "withdraw")
    _tell("lead.withdrawn", lead, by=by.ref, at=at)


def erase_due(*, at: datetime, on: date, limit: int = 500) -> int:
    """Erase what every lead says whose time is over: claim, sources, people; the reference stays.

    Each lead in a transaction of its own; killed anywhere, the rest is erased the next time.

    Returns:
        How many were erased.
    """
    due = Lead.objects.filter(expires_on__lte=on).exclude(state=LeadState.ERASED.value)
    erased = 0
    for lead in due.select_related("programme").order_by("pk")[:limit]:
        erased += _erase(lead, at=at)
    return erased


@transaction.atomic
def _erase(lead: Lead, *, at: datetime) -> int:
    rows = Lead.objects.filter(pk=lead.pk).exclude(state=LeadState.ERASED.value)
    gone = rows.update(
        state=LeadState.ERASED.value, title="", claim="", place="", search_key="", unit=None
    )
    if gone:
        lead.sources.all().delete()
        lead.people.all().delete()
        _tell("lead.erased", lead, by="system", at=at)
    return gone


def _check_living(lead: Lead) -> None:
    if LeadState(lead.state) in {LeadState.ERASED, LeadState.WITHDRAWN}:
        raise Refusal("lead.closed", ref=lead.ref)


def _check_open(lead: Lead, action: str, *, by: Member) -> None:
    permit(action, lead.programme, by=by)
    if party_of(lead.programme, by).pk != lead.party_id:
        raise Refusal("lead.not_yours", ref=lead.ref)
    _check_living(lead)


def _move(lead: Lead, name: str) -> None:
    seen = LeadState(lead.state)
    target = LEAD_LIFE.after(name, state=seen)
    if not Lead.objects.filter(pk=lead.pk, state=seen.value).update(state=target.value):
        raise Refusal("lead.changed_meanwhile", ref=lead.ref)
    lead.state = target.value


def _tell(action: str, lead: Lead, *, by: str, at: datetime, **facts: str | int) -> None:
    chain = lead.programme.ref
    record(action, f"lead:{lead.ref}", chain=chain, actor=by, at=at, **facts)
