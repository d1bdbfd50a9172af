"""Looking through found pages for pieces of a programme, and what people decide of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from phoihop.audit.services import record
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.press.models import FoundPage
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import permit
from phoihop.programmes.rules import PaperState
from phoihop.publications.matching.matcher import Matcher, about, homes
from phoihop.publications.matching.profiles import ProgrammeProfile, Told
from phoihop.publications.models import FoundProposal, FoundReach, Publication, Work
from phoihop.publications.programme_profiles import profile_of
from phoihop.publications.services.archiving import take_up_found
from phoihop.publications.suggestions import Reason
from phoihop.publications.taking_up.queries import (
    pages_to_consider,
    recorded_among,
    told_by_people,
    works_of_programme_on,
)

AT_ONCE = 100
TOLD_SCORE = 0.5
UNDECIDED = ("proposed", "refused")  # a refusal may be taken back


@dataclass(frozen=True, slots=True)
class Considered:
    """What a run did: pages looked through, proposals made, sentences forgotten."""

    pages: int = 0
    proposals: int = 0
    forgotten: int = 0


def consider_found(*, at: datetime, limit: int | None = None) -> Considered:
    """Propose found pages to the programmes for which their outlets are followed.

    A sweep: in small transactions, killed anywhere, simply run again. It proposes and never
    records; a page once refused for a programme is never proposed to it again.

    Args:
        limit: pages looked through in all.
    """
    pages = proposals = 0
    signed = Programme.objects.filter(state=PaperState.SIGNED.value).order_by("pk")
    for programme in signed:
        proposals += _propose_told(programme, at=at)
        matcher: Matcher | None = None
        while limit is None or pages < limit:
            size = AT_ONCE if limit is None else min(AT_ONCE, limit - pages)
            reach, _new = FoundReach.objects.get_or_create(programme=programme)
            batch = pages_to_consider(programme, reach, at=at, limit=size)
            if not batch:
                break
            matcher = matcher or Matcher([profile_of(programme)])
            proposals += _consider(programme, matcher, batch, at=at)
            pages += len(batch)
    return Considered(pages, proposals, forget_sentences())


@transaction.atomic
def _consider(
    programme: Programme, matcher: Matcher, batch: list[FoundPage], *, at: datetime
) -> int:
    recorded = recorded_among(batch)
    rows = [
        FoundProposal(page=page, programme=programme, reasons=reasons, score=score, proposed_at=at)
        for page in batch
        if page.pk not in recorded
        for score, reasons in [_shown(programme, matcher, page)]
        if reasons
    ]
    last = batch[-1]
    reach = FoundReach.objects.filter(programme=programme)
    reach.update(compared_at=last.compared_at, page=last.pk)
    return _write(programme, rows)


@transaction.atomic
def _propose_told(programme: Programme, *, at: datetime) -> int:
    """Printed and broadcast pieces are proposed because somebody wrote them down."""
    reasons = [dict(Reason("told_by_hand").as_json())]
    rows = [
        FoundProposal(
            page=page,
            programme=programme,
            reasons=reasons,
            score=TOLD_SCORE,
            has_sentences=False,
            proposed_at=at,
        )
        for page in told_by_people(programme, limit=AT_ONCE)
    ]
    return _write(programme, rows)


def _write(programme: Programme, rows: list[FoundProposal]) -> int:
    """Write the proposals that are not there yet; return how many."""
    if not rows:
        return 0
    before = FoundProposal.objects.filter(programme=programme).count()
    FoundProposal.objects.bulk_create(rows, ignore_conflicts=True)
    return FoundProposal.objects.filter(programme=programme).count() - before


def _shown(
    programme: Programme, matcher: Matcher, page: FoundPage
) -> tuple[float, list[dict[str, Any]]]:
    """How strongly a page shows that it is a piece of the programme, 0..1, and why.

    It does when it carries a work that counts there; or when it is about the programme's province,
    in its time, and about one of its themes.
    """
    works = works_of_programme_on(page, programme)
    reasons = [Reason("our_work", {"work": ref}) for ref in works]
    score = 1.0 if works else 0.0
    profile = matcher.programmes[0]
    reading = matcher.read(Told(page.title, page.text, page.published))
    if _in_time(page, profile) and about(reading, profile):
        place = min(homes(reading) & profile.places)
        themes = matcher.themes_of(reading)
        if themes:
            sentence = reading.sentence_naming(place)
            reasons.append(Reason("place", {"place": place}, sentence))
            score = max(score, *(theme.strength for theme in themes))
        reasons += [
            Reason(one.code, {"theme": theme.theme.code, "words": one.words}, one.sentence)
            for theme in themes
            for one in theme.reasons[:2]
        ]
    return round(min(1.0, score), 3), [dict(one.as_json()) for one in reasons]


def _in_time(page: FoundPage, profile: ProgrammeProfile) -> bool:
    if page.published is None or profile.period is None:
        return True
    return profile.period.touches(page.published)


def forget_sentences() -> int:
    """Blank the sentences of pages whose text is forgotten; return of how many proposals."""
    forgotten = 0
    stale = FoundProposal.objects.filter(
        has_sentences=True, page__text="", state__in=UNDECIDED
    ).order_by("pk")
    while batch := list(stale[:AT_ONCE]):
        for one in batch:
            one.reasons = [{**reason, "sentence": ""} for reason in one.reasons]
            one.has_sentences = False
        FoundProposal.objects.bulk_update(batch, ["reasons", "has_sentences"])
        forgotten += len(batch)
    return forgotten


@transaction.atomic
def take_up(
    proposal: FoundProposal, *, by: Member, at: datetime, work: Work | None = None
) -> Publication:
    """Record the proposed page as a publication, and propose lines for it. May be repeated.

    Args:
        work: that appeared there; ``None`` writes down a new one from the page.

    Raises:
        Refusal: ``access.denied``, ``found.decided_already``, and those of ``take_up_found``.
    """
    permit("publication.match", proposal.programme, by=by)
    if proposal.publication is not None:
        return proposal.publication
    publication = take_up_found(
        proposal.page, by=by, at=at, programme=proposal.programme, work=work
    )
    open_ones = FoundProposal.objects.filter(pk=proposal.pk, state__in=UNDECIDED)
    decided = {"decided_by": by, "decided_at": at, "publication": publication}
    if not open_ones.update(state="taken_up", **decided):
        raise Refusal("found.decided_already")
    _trail("found.taken_up", proposal, by=by, at=at, publication=publication.ref)
    proposal.refresh_from_db()
    return publication


@transaction.atomic
def refuse(proposal: FoundProposal, *, by: Member, at: datetime) -> None:
    """Say that a page is no piece of the programme: it is never proposed to it again.

    Raises:
        Refusal: ``access.denied``, ``found.decided_already``.
    """
    permit("publication.match", proposal.programme, by=by)
    waiting = FoundProposal.objects.filter(pk=proposal.pk, state="proposed")
    if not waiting.update(state="refused", decided_by=by, decided_at=at):
        raise Refusal("found.decided_already")
    _trail("found.refused", proposal, by=by, at=at)
    proposal.refresh_from_db()


def _trail(action: str, proposal: FoundProposal, *, by: Member, at: datetime, **facts: str) -> None:
    record(
        action,
        f"found:{proposal.page.identity_key[:16]}",
        chain=proposal.programme.ref,
        actor=by.ref,
        at=at,
        outlet=proposal.page.outlet.ref,
        **facts,
    )
