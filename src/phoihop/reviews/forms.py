"""What people write into a review. Figures are never among it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.engines.vietnamese.numerals import parse_amount
from phoihop.law.access import Side
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Organisation
from phoihop.parties.wording import SIDES
from phoihop.reviews.models import Lesson
from phoihop.reviews.queries import Report, parties_and_units
from phoihop.reviews.rules import MOST_PIECES
from phoihop.reviews.services import LessonDraft
from phoihop.ui.fields import DayField


def _day(label: Any) -> DayField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return DayField(label=label, widget=widget)


def _words(label: Any, rows: int = 2, **settings: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=1000, widget=widget, **settings)


class PrepareForm(forms.Form):
    """Which year is reviewed, and as of which day."""

    year = forms.IntegerField(label=_("Năm"), min_value=1945, max_value=2100)
    as_of_on = _day(_("Ngày chốt số liệu"))


class HoldForm(forms.Form):
    """When and where both sides met."""

    held_on = _day(_("Ngày họp"))
    place = forms.CharField(label=_("Nơi họp"), required=False, max_length=120)


class CauseForm(forms.Form):
    """Why a duty fell short."""

    text = _words(_("Nguyên nhân"))


class FinishForm(forms.Form):
    """What became of an adopted lesson."""

    outcome = _words(_("Kết quả thực hiện"))


class LessonForm(forms.Form):
    """A lesson: complete, or none."""

    evidence = _words(_("Dẫn chứng"), help_text=_("Sự việc đã xảy ra, thể hiện ở số liệu nào."))
    cause = _words(_("Nguyên nhân"))
    proposed_change = _words(_("Đề xuất thay đổi"))
    owner_side = forms.ChoiceField(
        label=_("Bên chịu trách nhiệm"), choices=[(side.value, SIDES[side]) for side in Side]
    )
    owner = forms.ModelChoiceField(
        label=_("Đơn vị thực hiện"),
        queryset=Organisation.objects.none(),
        required=False,
        to_field_name="ref",
    )
    due_on = _day(_("Hạn"))
    obligation = forms.ChoiceField(label=_("Nghĩa vụ liên quan"), required=False)

    def __init__(self, *args: Any, report: Report, **settings: Any) -> None:
        super().__init__(*args, **settings)
        obligation, owner = self.fields["obligation"], self.fields["owner"]
        assert isinstance(obligation, forms.ChoiceField)
        assert isinstance(owner, forms.ModelChoiceField)
        duties = {row.duty.code: row.duty.text for row in report.rows}
        told = [(code, f"{code} · {text[:80]}") for code, text in duties.items()]
        obligation.choices = [("", "–"), *told]
        owner.queryset = parties_and_units(report.review)
        owner.label_from_instance = lambda obj: _named(obj)  # type: ignore[method-assign]

    def draft(self, obligation: Any) -> LessonDraft:
        """The lesson as filled in; only of a valid form."""
        given = {key: value for key, value in self.cleaned_data.items() if key != "obligation"}
        given["owner_side"] = Side(given["owner_side"])
        return LessonDraft(obligation=obligation, **given)


class ProposalForm(forms.Form):
    """What is proposed for one duty next year. An empty field leaves it as it is."""

    quantity = forms.IntegerField(
        label=_("Số lượng"), required=False, min_value=0, max_value=MOST_PIECES
    )
    unit_price = forms.CharField(label=_("Đơn giá (đồng)"), required=False, max_length=30)
    why = _words(_("Lý do thay đổi"))
    lesson = forms.ChoiceField(label=_("Theo bài học"), required=False)

    def __init__(self, *args: Any, lessons: list[Lesson], **settings: Any) -> None:
        super().__init__(*args, **settings)
        field = self.fields["lesson"]
        assert isinstance(field, forms.ChoiceField)
        told = [(one.ref, f"{one.ref} · {one.proposed_change[:60]}") for one in lessons]
        field.choices = [("", "–"), *told]
        self._lessons = {one.ref: one for one in lessons}

    def clean_unit_price(self) -> int | None:
        """Read the amount as people write it."""
        text = self.cleaned_data["unit_price"]
        if not text:
            return None
        try:
            return parse_amount(text)
        except Refusal:
            raise forms.ValidationError(
                _("Số tiền không đọc được. Xin ghi như 1.500.000.")
            ) from None

    @property
    def terms(self) -> dict[str, Any]:
        """The proposal as filled in; only of a valid form."""
        given = self.cleaned_data
        return {
            "quantity": given["quantity"],
            "unit_price_dong": given["unit_price"],
            "why": given["why"],
            "lesson": self._lessons.get(given["lesson"]),
        }


def _named(organisation: Any) -> str:
    names = list(organisation.names.all())
    return str(names[-1].text if names else organisation.ref)
