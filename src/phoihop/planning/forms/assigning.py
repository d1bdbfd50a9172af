"""Asking a colleague, answering, and handing over."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.engines.vietnamese.numerals import parse_amount
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.planning.assignment_rules import AssignmentTask, RefusalReason
from phoihop.planning.forms.ideas import day_field
from phoihop.planning.services import Offer
from phoihop.planning.wording import ASSIGNMENT_TASKS, REFUSAL_REASONS


def colleague_field(label: Any) -> forms.ModelChoiceField:  # type: ignore[type-arg]
    """A member, by reference; the choices are set by the form."""
    return forms.ModelChoiceField(label=label, queryset=Member.objects.none(), to_field_name="ref")


def _named(member: Any) -> str:
    return str(member.display_name)


class OfferForm(forms.Form):
    """Who does what by when, on which terms."""

    assignee = colleague_field(_("Giao cho"))
    task = forms.ChoiceField(
        label=_("Việc"), choices=[(one.value, ASSIGNMENT_TASKS[one]) for one in AssignmentTask]
    )
    deadline_on = day_field(_("Hạn nộp"), required=True)
    fee = forms.CharField(
        label=_("Thù lao (đồng)"),
        required=False,
        max_length=30,
        help_text=_("Để trống nếu theo định mức của tòa soạn. Bên A không bao giờ thấy số này."),
    )
    rights = forms.CharField(
        label=_("Điều khoản về quyền"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    disclosure = forms.CharField(
        label=_("Nội dung công khai kèm bài"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    note = forms.CharField(
        label=_("Ghi chú"), required=False, max_length=1000, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["assignee"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = colleagues
        field.label_from_instance = _named  # type: ignore[assignment, method-assign]

    def clean_fee(self) -> int | None:
        """The amount as people write it: 1.500.000."""
        text = self.cleaned_data["fee"].strip()
        if not text:
            return None
        try:
            return parse_amount(text)
        except Refusal:
            raise forms.ValidationError(_("Xin ghi số tiền như 1.500.000.")) from None

    def offer(self) -> Offer:
        """What a valid form says."""
        given = self.cleaned_data
        return Offer(
            assignee=given["assignee"],
            deadline_on=given["deadline_on"],
            task=AssignmentTask(given["task"]),
            fee_dong=given["fee"],
            rights=given["rights"],
            disclosure=given["disclosure"],
            note=given["note"],
        )


class RefuseForm(forms.Form):
    """Why not: a reason of the list, and a few words where it needs them."""

    reason = forms.ChoiceField(
        label=_("Lý do"), choices=[(one.value, REFUSAL_REASONS[one]) for one in RefusalReason]
    )
    note = forms.CharField(label=_("Ghi thêm"), required=False, max_length=600)


class HandOverForm(forms.Form):
    """From whom to whom."""

    leaver = colleague_field(_("Người bàn giao"))
    successor = colleague_field(_("Người nhận"))

    def __init__(self, *args: Any, colleagues: Any, leavers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("leaver", leavers), ("successor", colleagues)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows
            field.label_from_instance = _named  # type: ignore[assignment, method-assign]
