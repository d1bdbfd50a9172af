"""What people fill in for acceptance. Amounts are never among it, except what was paid."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.acceptance.rules import EventKind
from phoihop.acceptance.wording import EVENT_KINDS
from phoihop.engines.vietnamese.numerals import parse_amount
from phoihop.law.period import Period
from phoihop.law.refusal import Refusal
from phoihop.programmes.models import Annex, Instrument
from phoihop.ui.fields import DayField


def _day(label: object, *, required: bool = True) -> DayField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return DayField(label=label, required=required, widget=widget)  # type: ignore[arg-type]


class PeriodForm(forms.Form):
    """For which instrument and days a record is drawn up."""

    instrument = forms.ModelChoiceField(
        label=_("Văn bản"), queryset=Instrument.objects.none(), to_field_name="ref"
    )
    starts_on = _day(_("Từ ngày"))
    ends_on = _day(_("Đến ngày"))
    accepted_on = _day(_("Ngày nghiệm thu"))
    place = forms.CharField(label=_("Nơi lập"), required=False, max_length=120)

    def __init__(self, *args: object, instruments: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["instrument"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = instruments  # type: ignore[assignment]
        field.label_from_instance = lambda obj: f"{obj.ref} · {obj.title}"  # type: ignore[method-assign]

    def clean(self) -> dict[str, object]:
        """Refuse a period that ends before it begins."""
        given = super().clean() or {}
        starts, ends = given.get("starts_on"), given.get("ends_on")
        if isinstance(starts, date) and isinstance(ends, date) and ends < starts:
            self.add_error(
                "ends_on", _("Ngày kết thúc đứng trước ngày bắt đầu. Xin kiểm tra lại hai ngày.")
            )
        return given

    @property
    def period(self) -> Period:
        """The days asked for; only of a valid form."""
        return Period(self.cleaned_data["starts_on"], self.cleaned_data["ends_on"])


class EventForm(forms.Form):
    """What happened to an accepted piece later."""

    kind = forms.ChoiceField(
        label=_("Việc xảy ra"), choices=[(kind.value, EVENT_KINDS[kind]) for kind in EventKind]
    )
    on = _day(_("Ngày"))
    text = forms.CharField(
        label=_("Diễn biến"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


class CorrectionForm(forms.Form):
    """By which annex a piece no longer counts."""

    annex = forms.ModelChoiceField(
        label=_("Phụ lục đã ký"), queryset=Annex.objects.none(), to_field_name="ref"
    )
    on = _day(_("Ngày"))
    reason = forms.CharField(label=_("Lý do"), max_length=1000)

    def __init__(self, *args: object, annexes: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["annex"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = annexes  # type: ignore[assignment]


class RequestForm(forms.Form):
    """The publisher asks for the money; the amount is the record's."""

    requested_on = _day(_("Ngày đề nghị"))
    reference = forms.CharField(label=_("Số hóa đơn"), required=False, max_length=120)


class PaymentForm(forms.Form):
    """A transfer that was made."""

    amount = forms.CharField(label=_("Số tiền (đồng)"), help_text=_("Ví dụ: 1.500.000"))
    paid_on = _day(_("Ngày chuyển"))
    reference = forms.CharField(label=_("Số ủy nhiệm chi"), required=False, max_length=120)

    def clean_amount(self) -> int:
        """Read ``1.500.000`` as whole đồng."""
        try:
            return parse_amount(self.cleaned_data["amount"])
        except Refusal:
            raise forms.ValidationError(_("Số tiền không đọc được, ví dụ: 1.500.000")) from None
