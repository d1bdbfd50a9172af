"""Watched pages on screen. A view finds, calls and shows; it decides nothing."""

from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from phoihop.evidence.queries import may_add, programmes_matching
from phoihop.evidence.watching import services
from phoihop.evidence.watching.forms import RemovalForm
from phoihop.evidence.watching.models import PageWatch
from phoihop.evidence.watching.queries import (
    change_named,
    count_kinds,
    count_pages,
    events_in,
    events_of,
    get_event,
    unread_by,
    watch_of,
)
from phoihop.evidence.watching.rules import WORTH_READING
from phoihop.evidence.watching.wording import (
    CHANGES,
    STATE_TONES,
    event_line,
    event_row,
    state_line,
)
from phoihop.law.access import may
from phoihop.law.refusal import Refusal
from phoihop.papers.queries import read_bytes
from phoihop.parties.models import Member
from phoihop.parties.queries import acting
from phoihop.programmes.queries import get_programme, side_of
from phoihop.publications.models import Publication
from phoihop.publications.queries import get_publication, get_work, publications_of
from phoihop.ui.htmx import is_partial
from phoihop.ui.paging import page_of
from phoihop.ui.refusals import in_words

LATEST = 50


@login_required
@require_GET
def programme(request: HttpRequest, ref: str) -> HttpResponse:
    """What became of the pages of a programme's pieces: counts, and the list behind each."""
    member = acting(request)
    found = get_programme(ref, seen_by=member)
    chosen = change_named(request.GET.get("kind", ""))
    page = page_of(request, events_in(found, seen_by=member, kinds=chosen or WORTH_READING))
    unread = set(unread_by(member, programmes=[found]).values_list("pk", flat=True))
    context = {
        "programme": found,
        "page": page,
        "rows": [event_row(event, unread=event.pk in unread) for event in page],
        "pages": count_pages(found, seen_by=member),
        "counts": [
            {"kind": kind.value, "label": CHANGES[kind], "count": count}
            for kind, count in count_kinds(found, seen_by=member).items()
        ],
        "chosen": CHANGES[chosen[0]] if chosen else "",
        "unread": len(unread),
        "may_read": may("watch.read", side=side_of(found, member), roles=member.roles),
    }
    return render(request, "evidence/watch_programme.html", context)


@login_required
@require_POST
def read(request: HttpRequest, ref: str) -> HttpResponse:
    """One's own house has read the changes."""
    member = acting(request)
    found = get_programme(ref, seen_by=member)
    services.read_changes(found, by=member, at=timezone.now())
    return redirect("evidence:watch_programme", ref)


@login_required
@require_GET
def work(request: HttpRequest, ref: str) -> HttpResponse:
    """What became of the pages of one work, found by its own or a publication's reference."""
    return _page(request, ref)


def _page(
    request: HttpRequest, ref: str, posted: RemovalForm | None = None, *, status: int = 200
) -> HttpResponse:
    member = acting(request)
    found = (
        get_work(ref, seen_by=member)
        if ref.startswith("TP-")
        else get_publication(ref, seen_by=member).work
    )
    context = {
        "work": found,
        "pieces": [
            _watched(piece, member, posted if posted and piece.ref == ref else None)
            for piece in publications_of(found)
        ],
    }
    part = "evidence/part_watch.html" if is_partial(request) else "evidence/watch_work.html"
    return render(request, part, context, status=status)


def _watched(piece: Publication, member: Member, posted: RemovalForm | None) -> dict[str, Any]:
    watch = watch_of(piece)
    sides = [side_of(one, member) for one in programmes_matching(piece, seen_by=member)]
    return {
        "piece": piece,
        "form": posted or RemovalForm(auto_id=f"{piece.pk}-%s"),
        "watch": watch,
        "state": state_line(watch) if watch else "",
        "tone": STATE_TONES[watch.page_state] if watch else "idle",
        "problem": _in_words(watch) if watch and watch.problem else "",
        "rows": [event_row(event) for event in events_of(piece)[:LATEST]],
        "may_look": watch is not None and may_add(piece, by=member),
        "may_note": watch is not None
        and all(may("watch.note_removal", side=side, roles=member.roles) for side in sides),
    }


def _in_words(watch: PageWatch) -> str:
    return in_words(Refusal(watch.problem, **watch.problem_facts))


@login_required
@require_POST
def again(request: HttpRequest, ref: str) -> HttpResponse:
    """Look at a page again with the next sweep."""
    member = acting(request)
    services.look_again(get_publication(ref, seen_by=member), by=member, at=timezone.now())
    messages.success(request, _("Trang sẽ được xem lại trong ít phút."))
    return redirect("evidence:watch", ref)


@login_required
@require_POST
def removal(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that a page was removed or withdrawn, with the paper."""
    member = acting(request)
    piece = get_publication(ref, seen_by=member)
    form = RemovalForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, ref, form, status=422)
    event = services.note_removal(piece, by=member, at=timezone.now(), **form.given)
    messages.success(request, _("Đã ghi: %(what)s.") % {"what": event_line(event) or event.kind})
    return redirect("evidence:watch", ref)


@login_required
@require_GET
def archive(request: HttpRequest, ref: str, ordinal: int) -> HttpResponse:
    """The archive file (WARC) of what was seen; always a download."""
    event = get_event(ref, ordinal, seen_by=acting(request))
    if not event.warc_sha256:
        raise Http404(ref)
    return _download(read_bytes(event.warc_sha256), f"{ref}-{ordinal}.warc")


@login_required
@require_GET
def paper(request: HttpRequest, ref: str, ordinal: int) -> HttpResponse:
    """The paper with which people told of a removal; always a download."""
    event = get_event(ref, ordinal, seen_by=acting(request))
    if event.paper is None:
        raise Http404(ref)
    return _download(read_bytes(event.paper.sha256), f"{ref}-{ordinal}.{event.paper.format}")


def _download(data: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
