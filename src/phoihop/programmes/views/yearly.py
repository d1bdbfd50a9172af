"""Pages on which instruments, their lines and their annexes are written by hand."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.engines.plainfiles import Reading
from phoihop.engines.plainfiles.fields import dong_of
from phoihop.parties.queries import acting
from phoihop.programmes import services, shape
from phoihop.programmes.addresses import address_of, desk_of
from phoihop.programmes.forms import AnnexForm, RecordForm, told
from phoihop.programmes.models import Instrument
from phoihop.programmes.names import instrument_names, line_names
from phoihop.programmes.queries import get_instrument, get_programme, get_signed_instrument, permit
from phoihop.programmes.rules import AnnexReason
from phoihop.programmes.views.drafting import place_in, put, stored

Values = dict[str, Any]


@login_required
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, ref: str) -> HttpResponse:
    """The head of a new yearly paper."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    permit("instrument.draft", programme, by=member)
    data = request.POST if request.method == "POST" else None
    hidden = ("programme", "ref")
    names = instrument_names(programme)
    form = RecordForm(shape.INSTRUMENT, names=names, data=data, hidden=hidden)
    context = {"programme": programme, "form": form, "title": _("Văn bản năm mới")}
    if data is None:
        return render(request, "programmes/part.html", context)

    def store(head: Values) -> str:
        return services.begin_instrument(programme, head, by=member, at=timezone.now())

    made = stored(form, store, below=("instrument",))
    if made is None:
        return render(request, "programmes/part.html", context, status=422)
    return redirect("programmes:instrument", ref, made)


@login_required
@require_http_methods(["GET", "POST"])
def head(request: HttpRequest, ref: str, instrument_ref: str) -> HttpResponse:
    """The head of a yearly paper that is a draft."""
    member = acting(request)
    instrument = get_instrument(instrument_ref, seen_by=member, programme=ref)
    permit("instrument.draft", instrument.programme, by=member)
    data = request.POST if request.method == "POST" else None
    form = RecordForm(
        shape.INSTRUMENT,
        names=instrument_names(instrument.programme),
        data=data,
        values=services.working_part(instrument, by=member),
        hidden=("programme", "ref"),
    )
    context = {"programme": instrument.programme, "form": form, "title": instrument.ref}
    if data is None:
        return render(request, "programmes/part.html", context)

    def store(typed: Values) -> str:
        kept = ("programme", "ref", "lines", "annexes")
        given = {key: value for key, value in typed.items() if key not in kept}
        services.revise_instrument(
            instrument, lambda paper: paper.update(given), by=member, at=timezone.now()
        )
        return instrument.ref

    if stored(form, store, below=("instrument",)) is None:
        return render(request, "programmes/part.html", context, status=422)
    return redirect(desk_of(instrument))


@login_required
@require_http_methods(["GET", "POST"])
def line(request: HttpRequest, ref: str, instrument_ref: str) -> HttpResponse:
    """One line of a draft: ``?item=N`` changes the N-th, without it a new one."""
    member = acting(request)
    instrument = get_instrument(instrument_ref, seen_by=member, programme=ref)
    permit("instrument.draft", instrument.programme, by=member)
    rows = services.working_part(instrument, by=member)["lines"]
    place = place_in(request, rows)
    values = rows[place] if place < len(rows) else None
    data = request.POST if request.method == "POST" else None
    form = RecordForm(shape.LINE, names=line_names(instrument), data=data, values=values)
    context = {"programme": instrument.programme, "form": form, "title": _("Dòng của văn bản năm")}
    context["may_remove"] = values
    if data is None:
        return render(request, "programmes/part.html", context)
    if "remove" in data:
        if values is None:
            raise Http404("remove")
        services.revise_instrument(
            instrument,
            lambda paper: paper["lines"].__delitem__(place),
            by=member,
            at=timezone.now(),
        )
        return redirect(desk_of(instrument))

    def store(typed: Values) -> str:
        services.revise_instrument(
            instrument,
            lambda paper: put(paper["lines"], place, typed),
            by=member,
            at=timezone.now(),
        )
        return instrument.ref

    if stored(form, store, below=("instrument", "lines", place)) is None:
        return render(request, "programmes/part.html", context, status=422)
    return redirect(desk_of(instrument))


@login_required
@require_http_methods(["GET", "POST"])
def annex(request: HttpRequest, ref: str, instrument_ref: str) -> HttpResponse:
    """Draft an annex: new quantities and prices beside what holds now, and one new line."""
    member = acting(request)
    instrument = get_signed_instrument(instrument_ref, seen_by=member, programme=ref)
    permit("annex.draft", instrument.programme, by=member)
    data = request.POST if request.method == "POST" else None
    form = AnnexForm(data)
    held = services.terms_now(instrument)
    new_line = RecordForm(shape.LINE, names=line_names(instrument), data=data)
    rows = _rows(instrument, held, data or QueryDict())
    context = {
        "programme": instrument.programme,
        "instrument": instrument,
        "form": form,
        "rows": rows,
        "new_line": new_line,
    }
    if data is None:
        return render(request, "programmes/annex_form.html", context)
    changes = _changes(rows, form)
    lines = _new_lines(data, new_line)
    if not form.is_valid() or new_line.errors:
        return render(request, "programmes/annex_form.html", context, status=422)
    given = form.cleaned_data
    made = told(
        lambda: services.draft_annex(
            instrument,
            changes=changes,
            new_lines=lines,
            reason_code=AnnexReason(given["reason_code"]),
            reason=given["reason"],
            effective_on=given["effective_on"],
            signed_on=given["signed_on"],
            by=member,
            at=timezone.now(),
        ),
        lambda found: new_line.show(found.mistakes, below=("new_lines", 0)),
    )
    if made is None:
        return render(request, "programmes/annex_form.html", context, status=422)
    return redirect(address_of(made))


def _rows(instrument: Instrument, held: dict[str, Any], data: QueryDict) -> list[Values]:
    return [
        {
            "line": one,
            "held": held[one.code],
            "quantity": data.get(f"quantity-{one.pk}", ""),
            "unit_price": data.get(f"unit_price-{one.pk}", ""),
        }
        for one in instrument.lines.all()
        if one.code in held
    ]


def _changes(rows: list[Values], form: forms.Form) -> list[services.LineChange]:
    """The lines for which something new was typed; what is no number is told on the form."""
    found = []
    for row in rows:
        typed = {key: row[key].strip() for key in ("quantity", "unit_price")}
        numbers = {key: dong_of(text) if text else None for key, text in typed.items()}
        for key, text in typed.items():
            if text and numbers[key] is None:
                form.add_error(
                    None,
                    _("“%(text)s” không phải số nguyên. Xin nhập lại, ví dụ 12.")
                    % {"text": text[:40]},
                )
        if any(number is not None for number in numbers.values()):
            change = services.LineChange(
                row["line"].code, numbers["quantity"], numbers["unit_price"]
            )
            found.append(change)
    return found


def _new_lines(data: QueryDict, form: RecordForm) -> list[Values]:
    """The new line, when anything of it was typed."""
    if not any(data.get(key) for key in ("code", "description", "quantity", "obligation")):
        return []
    reading = Reading()
    values = form.read(reading)
    form.show(reading.mistakes)
    return [values]
