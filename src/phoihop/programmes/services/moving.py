"""What every verb of a paper does alike: find the party, hold the row, move the state."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from phoihop.audit.services import record
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.programmes.models import Annex, Consent, Instrument, Programme, ProgrammeParty
from phoihop.programmes.queries import parties_to, party_of, permit, programme_of, speaks_for
from phoihop.programmes.rules import PAPER_LIFE, PaperState

Paper = Programme | Instrument | Annex


def consenting_party(paper: Paper, member: Member) -> ProgrammeParty:
    """The party to ``paper`` for which ``member`` speaks.

    Raises:
        Http404: the member speaks for none.
    """
    if isinstance(paper, Programme):
        return party_of(paper, member)
    line = speaks_for(member)
    parties = [one for one in parties_to(paper) if one.organisation_id in line]
    if not parties:
        raise Http404(paper.ref)
    return min(parties, key=lambda one: line.index(one.organisation_id))


def move(paper: Paper, name: str, *, by: Member, at: datetime, **changes: Any) -> None:
    """Take one step of ``PAPER_LIFE`` and write it into the trail.

    Raises:
        Refusal: ``paper.wrong_state``, ``paper.changed_meanwhile``.
    """
    # Compare-and-swap on the state that was seen: of two people at once one wins, one is told.
    seen = PaperState(paper.state)
    changes["state"] = PAPER_LIFE.after(name, state=seen).value
    if not type(paper).objects.filter(pk=paper.pk, state=seen.value).update(**changes):
        raise Refusal("paper.changed_meanwhile", ref=paper.ref)
    paper.refresh_from_db()
    kind = kind_of(paper)
    done = {
        "offer": "offered",
        "counter": "countered",
        "take_back": "taken_back",
        "sign": "signed",
        "close": "closed",
        "withdraw": "withdrawn",
    }[name]
    chain = programme_of(paper).ref
    record(f"{kind}.{done}", f"{kind}:{paper.ref}", chain=chain, actor=by.ref, at=at)


def lock(paper: Paper) -> None:
    """Hold the row until the transaction ends, and read the state it has now."""
    type(paper).objects.select_for_update().get(pk=paper.pk)
    paper.refresh_from_db()


def check_own(paper: Paper, by: Member) -> None:
    """Refuse who may not offer the paper, or whose side did not write it first.

    Raises:
        Refusal: ``access.denied``, ``paper.not_yours``.
    """
    action = "annex.draft" if isinstance(paper, Annex) else f"{kind_of(paper)}.offer"
    permit(action, programme_of(paper), by=by)
    consenting_party(paper, by)
    if paper.drafted_by_id not in speaks_for(by):
        raise Refusal("paper.not_yours", ref=paper.ref)


def consents(paper: Paper) -> QuerySet[Consent]:
    """The consents to ``paper``, to be counted or dropped."""
    return Consent.objects.filter(**{kind_of(paper): paper})


def consents_of(paper: Paper) -> QuerySet[Consent]:
    """Who has signed ``paper`` so far, first to last."""
    return consents(paper).select_related("party__organisation", "member").order_by("recorded_at")


def kind_of(paper: Paper) -> str:
    """``programme``, ``instrument`` or ``annex``."""
    return type(paper)._meta.model_name or ""
