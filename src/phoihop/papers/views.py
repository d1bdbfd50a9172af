"""The public page: what the signatures of a PDF are worth. No account, nothing is kept."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from phoihop.engines.seals import api
from phoihop.law.refusal import Refusal
from phoihop.papers.authorities import house_trust
from phoihop.papers.forms import VerifyForm, too_large
from phoihop.papers.telling import tell


class InMemory(MemoryFileUploadHandler):
    """Keeps an upload in memory, not on disk; how large it may be was seen before."""

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        """Always take it."""
        self.activated = True


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Check the length that is announced before a byte is read; the rest is ``_answer``'s."""
    announced = int(request.META.get("CONTENT_LENGTH") or 0)
    if announced > settings.VERIFY_MOST_BYTES + 100_000:
        return render(
            request, "papers/verify.html", {"form": VerifyForm(), "fault": too_large()}, status=413
        )
    request.upload_handlers = [InMemory(request)]
    answer: Callable[[HttpRequest], HttpResponse] = csrf_protect(_answer)
    return answer(request)


def _answer(request: HttpRequest) -> HttpResponse:
    form = VerifyForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form, "most_mb": settings.VERIFY_MOST_BYTES // 2**20}
    if form.is_bound and form.is_valid():
        _count(request)
        upload: InMemoryUploadedFile | BytesIO = form.cleaned_data["file"]
        verdict = api.verify(upload.read(), trust=house_trust(), at=timezone.now())
        context |= {"told": tell(verdict), "name": getattr(upload, "name", "")}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "papers/verify.html", context, status=status)


def _count(request: HttpRequest) -> None:
    """So many files a minute for one address, counted in the memory of each worker."""
    key = f"verify:{request.META.get('REMOTE_ADDR', '')}:{timezone.now():%H%M}"
    cache.add(key, 0, timeout=120)
    if cache.incr(key) > settings.VERIFY_MOST_A_MINUTE:
        raise Refusal("papers.asked_too_often")
