"""Which day, which year, which side of the ledger to show."""

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.ui.fields import DayField


class MomentForm(forms.Form):
    """The state on a day, as far as it was known on another; both may be left out."""

    year = forms.IntegerField(label=_("Năm"), required=False, min_value=1900, max_value=2200)
    on = DayField(
        label=_("Tính đến ngày"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    known_on = DayField(
        label=_("Theo dữ liệu ghi đến hết ngày"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )


class DecisionForm(forms.Form):
    """What a meeting decided about one gap: a topic for a line or a duty, with its day."""

    line = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    obligation = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    title = forms.CharField(label=_("Đề tài"), max_length=300)
    due_on = DayField(
        label=_("Dự kiến đăng trước ngày"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class EarlyEndForm(forms.Form):
    """The last day of a programme that ends early, and why."""

    ends_on = DayField(
        label=_("Ngày cuối của chương trình"), widget=forms.DateInput(attrs={"type": "date"})
    )
    reason = forms.CharField(
        label=_("Lý do"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
