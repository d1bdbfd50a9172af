"""What people fill in when they plan."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from phoihop.parties.models import Organisation
from phoihop.planning.rules import STEPS, Step
from phoihop.programmes.models import Line, Obligation, Programme, Theme
from phoihop.programmes.rules import Genre, ObligationKind
from phoihop.programmes.wording import GENRES
from phoihop.ui.fields import DayField


def day_field(label: Any, *, required: bool) -> DayField:
    """A day, with the browser's own calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return DayField(
        label=label,
        required=required,
        widget=widget,
        validators=[MinValueValidator(date(1900, 1, 1)), MaxValueValidator(date(2200, 12, 31))],
    )


def _called(obj: Any) -> str:
    return f"{obj.code} · {getattr(obj, 'description', '') or obj.text}"


class ThemesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Themes of a programme; a number that no database holds is a wrong choice like any other."""

    def clean(self, value: Any) -> Any:
        """The themes chosen.

        Raises:
            ValidationError: one of them is not among those offered.
        """
        try:
            return super().clean(value)
        except OverflowError:
            message = self.error_messages["invalid_choice"]
            raise forms.ValidationError(message, "invalid_choice", {"value": "…"}) from None


class TopicForm(forms.Form):
    """An idea for a piece."""

    title = forms.CharField(label=_("Đề tài"), max_length=300)
    line = forms.ModelChoiceField(
        label=_("Dòng của hợp đồng, kế hoạch năm"),
        queryset=Line.objects.none(),
        required=False,
        help_text=_("Bài viết sẽ tính vào dòng này; có thể chọn sau."),
    )
    obligation = forms.ModelChoiceField(
        label=_("Hoặc nghĩa vụ của chương trình"),
        queryset=Obligation.objects.none(),
        required=False,
    )
    genre = forms.ChoiceField(
        label=_("Thể loại"),
        required=False,
        choices=[("", "–"), *((genre.value, GENRES[genre]) for genre in Genre)],
    )
    themes = ThemesField(
        label=_("Nội dung phối hợp"),
        queryset=Theme.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    due_on = day_field(_("Dự kiến đăng trước ngày"), required=False)
    note = forms.CharField(
        label=_("Ghi chú"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, programme: Programme, lines: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        publishing = programme.obligations.filter(kind=ObligationKind.PUBLISH.value)
        for name, rows in (
            ("line", lines.filter(obligation__kind=ObligationKind.PUBLISH.value)),
            ("obligation", publishing),
            ("themes", programme.themes.all()),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows
        self.fields["line"].label_from_instance = _called  # type: ignore[attr-defined]
        self.fields["obligation"].label_from_instance = _called  # type: ignore[attr-defined]


class DeedForm(forms.Form):
    """One occurrence of a duty that is no publication."""

    obligation = forms.ModelChoiceField(label=_("Nghĩa vụ"), queryset=Obligation.objects.none())
    title = forms.CharField(label=_("Việc"), max_length=300)
    due_on = day_field(_("Hạn"), required=False)
    unit = forms.ModelChoiceField(
        label=_("Đơn vị thực hiện"),
        queryset=Organisation.objects.none(),
        required=False,
        to_field_name="ref",
    )
    note = forms.CharField(
        label=_("Ghi chú"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, programme: Programme, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        walked = [kind.value for kind in STEPS]
        obligation, unit = self.fields["obligation"], self.fields["unit"]
        assert isinstance(obligation, forms.ModelChoiceField)
        assert isinstance(unit, forms.ModelChoiceField)
        obligation.queryset = programme.obligations.filter(kind__in=walked)
        obligation.label_from_instance = _called  # type: ignore[method-assign]
        unit.queryset = units


class StepForm(forms.Form):
    """The next step of a deed: the day, and the proof or reason that it asks for."""

    on = day_field(_("Ngày"), required=True)
    note = forms.CharField(
        label=_("Ghi chú"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    address = forms.CharField(label=_("Địa chỉ"), required=False, max_length=1000)
    file = forms.FileField(label=_("Tệp"), required=False)

    def __init__(self, *args: Any, step: Step, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not step.paper:
            del self.fields["address"], self.fields["file"]
        if step.reason:
            self.fields["note"].label = _("Lý do")
            self.fields["note"].required = True


class DropForm(forms.Form):
    """Why a topic is given up."""

    reason = forms.CharField(label=_("Lý do"), max_length=600)
