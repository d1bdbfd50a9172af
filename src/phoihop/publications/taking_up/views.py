"""Found pages proposed to a programme, on screen: taken up or refused, one by one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from phoihop.law.access import may
from phoihop.parties.models import Member
from phoihop.parties.queries import acting
from phoihop.programmes.queries import get_programme, side_of
from phoihop.publications.models import FoundProposal
from phoihop.publications.queries import get_work
from phoihop.publications.taking_up import services
from phoihop.publications.taking_up.queries import (
    count_proposals,
    get_proposal,
    proposals_in,
    state_named,
    visible_works_on,
)
from phoihop.publications.taking_up.wording import PROPOSAL_STATES
from phoihop.ui.paging import page_of

A_PAGE = 20  # each row carries its reasons and its decision


@login_required
@require_GET
def found(request: HttpRequest, ref: str) -> HttpResponse:
    """The found pages that wait, or those taken up or refused, with their reasons in words."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    state = state_named(request.GET.get("state", ""))
    counts = count_proposals(programme, seen_by=member)
    page = page_of(
        request, proposals_in(programme, seen_by=member).filter(state=state), per_page=A_PAGE
    )
    context = {
        "programme": programme,
        "page": page,
        "rows": [_row(one, member) for one in page],
        "counts": [
            {"state": name, "label": label, "count": counts.get(name, 0)}
            for name, label in PROPOSAL_STATES.items()
        ],
        "chosen": PROPOSAL_STATES[state],
        "may_decide": may("publication.match", side=side_of(programme, member), roles=member.roles),
    }
    return render(request, "publications/found.html", context)


def _row(proposal: FoundProposal, member: Member) -> dict[str, Any]:
    works = visible_works_on(proposal.page, seen_by=member)
    return {"proposal": proposal, "page": proposal.page, "works": list(works[:5])}


@login_required
@require_POST
def take(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """Record the page as a publication: of a new work, or of one that it shows."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    work = request.POST.get("work", "")[:30]
    publication = services.take_up(
        get_proposal(pk, programme, seen_by=member),
        by=member,
        at=timezone.now(),
        work=get_work(work, seen_by=member) if work else None,
    )
    messages.success(request, _("Đã ghi thành lần đăng %(ref)s.") % {"ref": publication.ref})
    return redirect("publications:found", ref)


@login_required
@require_POST
def refuse(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """The page is no piece of this programme."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    proposal = get_proposal(pk, programme, seen_by=member)
    services.refuse(proposal, by=member, at=timezone.now())
    messages.success(
        request, _("Đã ghi: không phải bài của chương trình. Phần mềm sẽ không hỏi lại.")
    )
    return redirect("publications:found", ref)
