"""Bringing in lists, and what became of their rows."""

import csv
import io

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.engines.typesetting.workbook import Sheet, SheetColumn, write_xlsx
from phoihop.law.access import check_may, may
from phoihop.law.refusal import Refusal
from phoihop.parties.queries import acting, home_side
from phoihop.programmes.queries import instruments_visible_to
from phoihop.programmes.rules import IN_FORCE
from phoihop.publications import services
from phoihop.publications.forms import ListForm
from phoihop.publications.models import ImportBatch
from phoihop.publications.queries import (
    count_outcomes,
    get_import,
    imports_visible_to,
    report_of,
)
from phoihop.publications.rules import RowOutcome
from phoihop.publications.wording import ROW_OUTCOMES
from phoihop.ui.paging import page_of
from phoihop.ui.refusals import in_words

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
@require_http_methods(["GET", "POST"])
def bring_in(request: HttpRequest) -> HttpResponse:
    """Send a file; the answer is its report."""
    member = acting(request)
    check_may("publication.import", side=home_side(member), roles=member.roles)
    signed = instruments_visible_to(member).filter(state__in=[one.value for one in IN_FORCE])
    form = ListForm(request.POST or None, request.FILES or None, instruments=signed)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        imported = services.import_list(
            file,
            filename=file.name,
            by=member,
            at=timezone.now(),
            instrument=form.cleaned_data["instrument"],
        )
        if imported.repeated:
            messages.info(request, _("Tệp này đã nhập trước đây; không có gì thay đổi."))
        return redirect("publications:imported", imported.batch.ref)
    status = 422 if form.errors else 200
    return render(request, "publications/import.html", {"form": form}, status=status)


@login_required
@require_GET
def imports(request: HttpRequest) -> HttpResponse:
    """The lists of one's own house."""
    member = acting(request)
    page = page_of(request, imports_visible_to(member))
    may_import = may("publication.import", side=home_side(member), roles=member.roles)
    context = {"page": page, "may_import": may_import}
    return render(request, "publications/imports.html", context)


@login_required
@require_GET
def imported(request: HttpRequest, ref: str) -> HttpResponse:
    """What became of every row of a list."""
    batch = get_import(ref, seen_by=acting(request))
    counts = count_outcomes(batch)
    outcome = request.GET.get("outcome", "")
    rows = report_of(batch)
    if outcome in counts:
        rows = rows.filter(outcome=outcome)
    context = {
        "batch": batch,
        "page": page_of(request, rows),
        "outcome": outcome,
        "counts": [
            {"outcome": one.value, "label": label, "count": counts.get(one.value, 0)}
            for one, label in ROW_OUTCOMES.items()
        ],
        "refused": counts.get(RowOutcome.REFUSED.value, 0),
    }
    return render(request, "publications/imported.html", context)


@login_required
@require_GET
def refused_rows(request: HttpRequest, ref: str, suffix: str) -> HttpResponse:
    """The rows that were not taken, and why, as XLSX or CSV."""
    batch = get_import(ref, seen_by=acting(request))
    writers = {"xlsx": (_as_xlsx, XLSX), "csv": (_as_csv, "text/csv; charset=utf-8")}
    if suffix not in writers:
        raise Http404(suffix)
    write, media_type = writers[suffix]
    name = f"khong-nhan-{batch.ref}.{suffix}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(write(batch), content_type=media_type, headers=headers)


def _refused(batch: ImportBatch) -> list[tuple[int, str, str]]:
    rows = report_of(batch).filter(outcome=RowOutcome.REFUSED.value)
    return [
        (row.number, row.title, in_words(Refusal(row.code, **row.facts)))
        for row in rows.iterator(chunk_size=1000)
    ]


def _as_xlsx(batch: ImportBatch) -> bytes:
    columns = [
        SheetColumn(_("Dòng trong tệp"), 8),
        SheetColumn(_("Tiêu đề"), 60),
        SheetColumn(_("Lý do"), 80),
    ]
    return write_xlsx([Sheet(_("Không nhận"), columns, _refused(batch), notes=[batch.file_name])])


def _as_csv(batch: ImportBatch) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([_("Dòng trong tệp"), _("Tiêu đề"), _("Lý do")])
    for number, title, why in _refused(batch):
        # A spreadsheet would run a text that begins like a formula.
        safe = f"'{title}" if title[:1] in "=+-@" and title else title
        writer.writerow([number, safe, why])
    return text.getvalue().encode("utf-8-sig")
