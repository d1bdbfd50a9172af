"""Captures, keys, bundles on screen. A view finds, calls and shows; it decides nothing."""

import tempfile
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from phoihop.engines.capture.recording import PICTURE, part_of
from phoihop.evidence.bundling.subjects import find_subject
from phoihop.evidence.bundling.writing import bundle_to_send
from phoihop.evidence.models import Evidence
from phoihop.evidence.queries import get_evidence
from phoihop.evidence.witnessing import services
from phoihop.evidence.witnessing.forms import KeyForm, RevokeForm, TestimonyForm
from phoihop.evidence.witnessing.queries import get_key, keys_of, may_keep_keys
from phoihop.papers.queries import read_bytes
from phoihop.parties.queries import acting
from phoihop.publications.queries import get_publication
from phoihop.ui.refusals import in_words

PNG = b"\x89PNG\r\n\x1a\n"


@login_required
@require_POST
def order(request: HttpRequest, ref: str) -> HttpResponse:
    """Wish for a capture; a worker makes it."""
    member = acting(request)
    found = get_publication(ref, seen_by=member)
    services.order_capture(found, by=member, at=timezone.now())
    messages.success(request, _("Đã xếp việc chụp trang. Kết quả hiện ở đây khi chụp xong."))
    return redirect("evidence:publication", ref)


@login_required
@require_http_methods(["GET", "POST"])
def keys(request: HttpRequest) -> HttpResponse:
    """The machines that see pages for one's house; another can be registered."""
    member = acting(request)
    form = KeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        key = services.register_key(
            given["public_key"], label=given["label"], by=member, at=timezone.now()
        )
        messages.success(request, _("Đã đăng ký khóa %(key)s.") % {"key": key.fingerprint[:16]})
        return redirect("evidence:keys")
    return _keys_page(request, form, TestimonyForm(), status=422 if form.errors else 200)


def _keys_page(
    request: HttpRequest, form: KeyForm, bundle: TestimonyForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    member = acting(request)
    context = {
        "keys": keys_of(member),
        "form": form,
        "bundle_form": bundle,
        "revoke_form": RevokeForm(),
        "may_keep": may_keep_keys(member),
        **more,
    }
    return render(request, "evidence/keys.html", context, status=status)


@login_required
@require_POST
def revoke(request: HttpRequest, fingerprint: str) -> HttpResponse:
    """End a key."""
    member = acting(request)
    key = get_key(fingerprint, seen_by=member)
    form = RevokeForm(request.POST)
    if not form.is_valid():
        return _keys_page(request, KeyForm(), TestimonyForm(), status=422, revoke_form=form)
    services.revoke_key(key, void_from=form.cleaned_data["void_from"], by=member, at=timezone.now())
    messages.success(request, _("Khóa %(key)s đã ngừng dùng.") % {"key": fingerprint[:16]})
    return redirect("evidence:keys")


@login_required
@require_POST
def testify(request: HttpRequest) -> HttpResponse:
    """Take a bundle that a machine of one's house sealed, and say what became of each page."""
    member = acting(request)
    form = TestimonyForm(request.POST, request.FILES)
    if not form.is_valid():
        return _keys_page(request, KeyForm(), form, status=422)
    with tempfile.NamedTemporaryFile(suffix=".zip") as draft:
        for piece in form.cleaned_data["file"].chunks():
            draft.write(piece)
        draft.flush()
        taken = services.take_testimony(Path(draft.name), by=member, at=timezone.now())
    rows = [{"one": one, "why": in_words(one.problem) if one.problem else ""} for one in taken]
    return _keys_page(request, KeyForm(), TestimonyForm(), taken=rows)


@login_required
@require_GET
def part(request: HttpRequest, ref: str, name: str) -> HttpResponse:
    """One thing out of an archive. A picture is shown; everything else is a download."""
    found = _captured(request, ref)
    data = part_of(read_bytes(found.file.sha256), name) if found.file else b""
    if not data:
        raise Http404(name)
    shown = name == PICTURE and data.startswith(PNG)
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Content-Disposition": "inline" if shown else f'attachment; filename="{ref}-{name}"',
    }
    kind = "image/png" if shown else "application/octet-stream"
    return HttpResponse(data, content_type=kind, headers=headers)


def _captured(request: HttpRequest, ref: str) -> Evidence:
    found = get_evidence(ref, seen_by=acting(request))
    if not hasattr(found, "capture"):
        raise Http404(ref)
    return found


@login_required
@require_GET
def stamp(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """A time-stamp token as the authority gave it (DER)."""
    found = get_evidence(ref, seen_by=acting(request))
    stamps = [one for one in found.time_stamps.all() if one.stamped_at]
    if not 1 <= number <= len(stamps):
        raise Http404(ref)
    headers = {"Content-Disposition": f'attachment; filename="{ref}-{number}.tsr"'}
    token = bytes(stamps[number - 1].token)
    return HttpResponse(token, content_type="application/timestamp-reply", headers=headers)


@login_required
@require_GET
def bundle(request: HttpRequest, ref: str) -> HttpResponseBase:
    """The bundle of a programme, instrument, record, work or publication, as a download."""
    subject = find_subject(ref, seen_by=acting(request))
    target = bundle_to_send(subject, at=timezone.now())
    return FileResponse(target, as_attachment=True, filename=f"{subject.ref}.zip")
