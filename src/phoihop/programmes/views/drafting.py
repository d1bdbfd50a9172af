"""Pages on which papers are written: a file, or a form for each part."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.engines.plainfiles import Reading
from phoihop.engines.plainfiles.tree import MOST_BYTES
from phoihop.law.access import check_may
from phoihop.parties.models import Member
from phoihop.parties.queries import acting, home_side
from phoihop.parties.services import MistakesFound
from phoihop.programmes import services, shape
from phoihop.programmes.forms import RecordForm, UploadForm, told
from phoihop.programmes.mistake_sentences import MISTAKES, mistake_sentence
from phoihop.programmes.models import Programme
from phoihop.programmes.names import names_for, party_choices
from phoihop.programmes.pages import state_of
from phoihop.programmes.parts import PARTS, Part
from phoihop.programmes.queries import get_programme, permit
from phoihop.programmes.tabled import counter_of

Values = dict[str, Any]


@login_required
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file; every mistake is shown beside its line, and then nothing is stored."""
    member = acting(request)
    check_may("programme.draft", side=home_side(member), roles=member.roles)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "GET" or not form.is_valid():
        status = 200 if request.method == "GET" else 422
        return render(request, "programmes/import.html", {"form": form}, status=status)
    data = form.cleaned_data["file"].read(MOST_BYTES + 1)
    mistakes: list[Values] = []
    report = told(
        lambda: services.import_programme(data, by=member, at=timezone.now()),
        lambda found: mistakes.extend(beside_lines(found, data)),
    )
    context = {"form": UploadForm(), "report": report, "mistakes": mistakes}
    return render(request, "programmes/import.html", context, status=422 if mistakes else 200)


def beside_lines(found: MistakesFound, data: bytes) -> list[Values]:
    """Each mistake of a file with its line and its sentence."""
    lines = data.decode("utf-8", errors="replace").splitlines()
    return [
        {
            "line": mistake.line,
            "field": mistake.field_name,
            "sentence": mistake_sentence(mistake, MISTAKES),
            "text": lines[mistake.line - 1][:160] if 0 < mistake.line <= len(lines) else "",
        }
        for mistake in found.mistakes
    ]


@login_required
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """The first step by hand: what the paper is called, its days, and its two sides."""
    member = acting(request)
    check_may("programme.draft", side=home_side(member), roles=member.roles)
    data = request.POST if request.method == "POST" else None
    form = RecordForm(shape.PROGRAMME, names={}, data=data, hidden=("ref",))
    sides = party_choices()
    context = {"form": form, "parties": sides, "chosen": data or {}}
    if data is None:
        return render(request, "programmes/begin.html", context)

    def store(head: Values) -> str:
        party_a, party_b = data.get("party_a", ""), data.get("party_b", "")
        return services.begin_programme(head, party_a, party_b, by=member, at=timezone.now())

    ref = stored(form, store, below=("programme",))
    if ref is None:
        return render(request, "programmes/begin.html", context, status=422)
    return redirect("programmes:draft", ref)


def stored(
    form: RecordForm, store: Callable[[Values], str], *, below: tuple[str | int, ...]
) -> str | None:
    """What ``store`` gives for the typed values, or ``None`` with mistakes shown on the form."""
    reading = Reading()
    values = form.read(reading)
    mistakes = [one for one in reading.mistakes if one.path[0] in form.fields]
    if mistakes:
        form.show(mistakes)
        return None
    return told(lambda: store(values), lambda found: form.show(found.mistakes, below=below))


@login_required
@require_http_methods(["GET", "POST"])
def head(request: HttpRequest, ref: str) -> HttpResponse:
    """The head of a draft: title, days, place."""
    member, programme = _draft(request, ref)
    values = services.working_file(programme, by=member)
    data = request.POST if request.method == "POST" else None
    form = RecordForm(
        shape.PROGRAMME, names={}, data=data, values=values["programme"], hidden=("ref",)
    )
    context = {"programme": programme, "form": form, "title": _("Thông tin chung")}
    if data is None:
        return render(request, "programmes/part.html", context)

    def store(typed: Values) -> str:
        def change(statement: Values) -> None:
            statement["programme"] = {**typed, "ref": programme.ref}

        services.revise_programme(programme, change, by=member, at=timezone.now())
        return programme.ref

    if stored(form, store, below=("programme",)) is None:
        return render(request, "programmes/part.html", context, status=422)
    return redirect("programmes:draft", ref)


def _draft(request: HttpRequest, ref: str) -> tuple[Member, Programme]:
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    permit("programme.draft", programme, by=member)
    return member, programme


@login_required
@require_http_methods(["GET"])
def draft(request: HttpRequest, ref: str) -> HttpResponse:
    """All parts of a draft on one page, each with the way to add, change and remove."""
    member, programme = _draft(request, ref)
    values = services.working_file(programme, by=member)
    context = {
        "programme": programme,
        "counter": counter_of(programme, member),
        "values": values,
        **state_of(programme),
        "parts": [
            {"part": part, "rows": _numbered(values, part)}
            for part in PARTS.values()
            if part.key not in ("references", "shares")
        ],
    }
    return render(request, "programmes/draft.html", context)


def _numbered(values: Values, part: Part) -> list[Values]:
    rows, _path = part.find(values, "")
    inner = {"themes": "references", "obligations": "shares"}.get(part.key)
    return [
        {
            "number": number,
            "label": _label(row),
            "code": row.get("code", ""),
            "inner": inner,
            "inner_rows": [
                {"number": n, "label": _label(one)} for n, one in enumerate(row[inner], start=1)
            ]
            if inner
            else [],
        }
        for number, row in enumerate(rows, start=1)
    ]


def _label(row: Values) -> str:
    """What one item is called in the list of its part."""
    words = [row.get(key) for key in ("code", "symbol", "unit", "organisation", "document")]
    words += [row.get(key) for key in ("open_class", "title", "text", "clause", "quantity")]
    return " · ".join(str(word) for word in words if word)


@login_required
@require_http_methods(["GET", "POST"])
def part(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """One item of a part: ``?item=N`` changes the N-th, else a new one; ``?in=`` its owner."""
    member, programme = _draft(request, ref)
    if key not in PARTS:
        raise Http404(key)
    one, owner = PARTS[key], request.GET.get("in", "")
    rows, path = _found(one, services.working_file(programme, by=member), owner)
    place = place_in(request, rows)
    data = request.POST if request.method == "POST" else None
    values = rows[place] if place < len(rows) else None
    form = RecordForm(
        one.record, names=names_for(programme, member=member), data=data, values=values
    )
    context = {"programme": programme, "form": form, "title": one.title, "may_remove": values}
    if data is None:
        return render(request, "programmes/part.html", context)

    if "remove" in data:
        if values is None:
            raise Http404("remove")
        _change(programme, one, owner, lambda items: items.__delitem__(place), member)
        messages.success(request, _("Đã bỏ khỏi dự thảo."))
        return redirect("programmes:draft", ref)

    def store(typed: Values) -> str:
        kept = {inner: (values or {}).get(inner, []) for inner in ("references", "shares")}
        item = {name: kept.get(name, value) for name, value in typed.items()}
        _change(programme, one, owner, lambda items: put(items, place, item), member)
        return programme.ref

    if stored(form, store, below=(*path, place)) is None:
        return render(request, "programmes/part.html", context, status=422)
    return redirect(f"{reverse('programmes:draft', args=[ref])}#{key}")


def _found(one: Part, values: Values, owner: str) -> tuple[list[Values], tuple[str | int, ...]]:
    found = one.found(values, owner)
    if found is None:
        raise Http404(owner)
    return found


def place_in(request: HttpRequest, rows: list[Values]) -> int:
    """The place of the item asked for, from 0; one past the end for a new one."""
    item = request.GET.get("item", "")
    if not item:
        return len(rows)
    if not (item.isascii() and item.isdigit() and 1 <= int(item[:6]) <= len(rows)):
        raise Http404(item)
    return int(item) - 1


def put(items: list[Values], place: int, item: Values) -> None:
    if place < len(items):
        items[place] = item
    else:
        items.append(item)


def _change(
    programme: Programme,
    one: Part,
    owner: str,
    change: Callable[[list[Values]], None],
    member: Member,
    at: datetime | None = None,
) -> None:
    def revise(values: Values) -> None:
        rows, _path = one.find(values, owner)
        change(rows)

    services.revise_programme(programme, revise, by=member, at=at or timezone.now())
