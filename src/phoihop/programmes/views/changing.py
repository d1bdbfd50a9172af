"""Pages that change a signed programme: themes point elsewhere, documents end."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.parties.queries import acting
from phoihop.programmes import services
from phoihop.programmes.addresses import address_of
from phoihop.programmes.forms import FateForm, ThemeMoveForm, told
from phoihop.programmes.leaning import documents_named, leanings_of_programme
from phoihop.programmes.models import Programme, ReferenceDocument
from phoihop.programmes.names import names_for
from phoihop.programmes.queries import get_programme, permit
from phoihop.programmes.rules import AnnexReason, DocumentFate, leans_on


@login_required
@require_http_methods(["GET", "POST"])
def begin_annex(request: HttpRequest, ref: str) -> HttpResponse:
    """Draft an annex to a programme: one theme leaves a document and takes another."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    permit("annex.draft", programme, by=member)
    names = names_for(programme, member=member)
    form = ThemeMoveForm(
        request.POST or None,
        initial={key: request.GET.get(key, "") for key in ("theme", "leaves")},
        themes=names["themes"],
        documents=names["document"],
        leaves=_leaned_on(programme),
    )
    context = {"programme": programme, "form": form, "title": _("Phụ lục chương trình")}
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "programmes/part.html", context, status=status)
    given = form.cleaned_data
    move = services.ThemeMove(
        given["theme"],
        given["leaves"],
        given["document"] or None,
        given["open_class"],
        given["clause"],
    )
    made = told(
        lambda: services.draft_programme_annex(
            programme,
            moves=[move],
            reason_code=AnnexReason(given["reason_code"]),
            reason=given["reason"],
            effective_on=given["effective_on"],
            by=member,
            at=timezone.now(),
        ),
        lambda found: form.tell(found.mistakes),
    )
    if made is None:
        return render(request, "programmes/part.html", context, status=422)
    return redirect(address_of(made))


def _leaned_on(programme: Programme) -> list[tuple[str, str]]:
    """What the themes lean on today: documents by reference, open classes by their words."""
    today = timezone.localdate()
    rows = [row for found in leanings_of_programme(programme).values() for row in found]
    held = [row for row in rows if leans_on(row, today)]
    documents = documents_named(row.document for row in held)
    named = {ref: f"{one.symbol} {one.title}".strip()[:100] for ref, one in documents.items()}
    named |= {row.open_class: row.open_class[:100] for row in held if row.document is None}
    return sorted(named.items(), key=lambda one: one[1])


@login_required
@require_http_methods(["GET", "POST"])
def fate(request: HttpRequest, ref: str) -> HttpResponse:
    """Record that a document of this programme was superseded or repealed, dated, by which."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    permit("document.end", programme, by=member)
    documents = names_for(programme, member=member)["document"]
    form = FateForm(
        request.POST or None,
        initial={"document": request.GET.get("document", "")},
        leaned_on=[row for row in _leaned_on(programme) if _is_document(row[0], documents)],
        documents=documents,
    )
    if not form.is_valid():
        context = {"programme": programme, "form": form, "title": _("Hiệu lực của văn bản")}
        status = 422 if form.is_bound else 200
        return render(request, "programmes/part.html", context, status=status)
    given = form.cleaned_data
    by_document = ReferenceDocument.objects.filter(ref=given["by_document"]).first()
    services.record_fate(
        services.get_document(given["document"], seen_by=member),
        DocumentFate(given["fate"]),
        on=given["on"],
        source=given["source"],
        by_document=by_document,
        by=member,
        at=timezone.now(),
    )
    messages.success(request, _("Đã ghi hiệu lực của văn bản."))
    return redirect(address_of(programme))


def _is_document(ref: str, documents: object) -> bool:
    assert isinstance(documents, list)
    return any(ref == one for one, _label in documents)
