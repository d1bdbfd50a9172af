"""Who may sign for one's own house, by which paper."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.law.access import may
from phoihop.parties.queries import acting, get_organisation, get_person, home_side, house_of
from phoihop.programmes import services
from phoihop.programmes.forms import EndMandateForm, GateRuleForm, MandateForm
from phoihop.programmes.mandate_page import choices_for, rows_of
from phoihop.programmes.rules import Capacity
from phoihop.programmes.tabled import asks_for_different_people


@login_required
@require_http_methods(["GET", "POST"])
def mandates(request: HttpRequest) -> HttpResponse:
    """The mandates of the house; the clerk records a new one."""
    member = acting(request)
    today = timezone.localdate()
    places, people = choices_for(member, on=today)
    form = MandateForm(request.POST or None, places=places, people=people)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        giver = given["given_by"]
        services.give_mandate(
            get_person(given["holder"], seen_by=member),
            get_organisation(given["organisation"]),
            services.Given(
                capacity=Capacity(given["capacity"]),
                from_on=given["from_on"],
                until_on=given["until_on"],
                paper=given["paper"],
                paper_on=given["paper_on"],
                given_by_title=given["given_by_title"],
                given_by=get_person(giver, seen_by=member) if giver else None,
                source=given["source"],
            ),
            by=member,
            at=timezone.now(),
        )
        messages.success(request, _("Đã ghi thẩm quyền ký."))
        return redirect("programmes:mandates")
    side = home_side(member)
    context = {
        "form": form,
        "rows": rows_of(list(services.mandates_of_house(member)[:200]), on=today),
        "may_keep": may("mandate.keep", side=side, roles=member.roles),
        "may_rule": may("gates.rule", side=side, roles=member.roles),
        "apart": asks_for_different_people(house_of(member).pk, on=today),
        "rule_form": GateRuleForm(),
        "end_form": EndMandateForm(),
    }
    status = 422 if form.is_bound else 200
    return render(request, "programmes/mandates.html", context, status=status)


@login_required
@require_http_methods(["POST"])
def end_mandate(request: HttpRequest, mandate_ref: str) -> HttpResponse:
    """End a mandate before its time."""
    member = acting(request)
    mandate = services.get_mandate(mandate_ref, seen_by=member)
    form = EndMandateForm(request.POST)
    if not form.is_valid():
        context = {"form": form, "mandate": mandate}
        return render(request, "programmes/mandate_end.html", context, status=422)
    given = form.cleaned_data
    services.end_mandate(
        mandate, on=given["on"], paper=given["paper"], by=member, at=timezone.now()
    )
    return redirect("programmes:mandates")


@login_required
@require_http_methods(["POST"])
def gate_rule(request: HttpRequest) -> HttpResponse:
    """Ask for different people at the gates from a day on, or no longer."""
    member = acting(request)
    form = GateRuleForm(request.POST)
    if not form.is_valid():
        return render(request, "programmes/mandate_end.html", {"form": form}, status=422)
    services.ask_for_different_people(
        house_of(member),
        apart=form.cleaned_data["apart"] == "yes",
        from_on=form.cleaned_data["from_on"],
        by=member,
        at=timezone.now(),
    )
    return redirect("programmes:mandates")
