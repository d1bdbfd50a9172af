"""Which day, which year, which side of the ledger to show."""

from django import forms
from django.utils.translation import gettext_lazy as _


class MomentForm(forms.Form):
    """The state on a day, as far as it was known on another; both may be left out."""

    year = forms.IntegerField(label=_("Năm"), required=False, min_value=1900, max_value=2200)
    on = forms.DateField(
        label=_("Tính đến ngày"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    known_on = forms.DateField(
        label=_("Theo dữ liệu ghi đến hết ngày"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
