"""What people fill in for a meeting and its minutes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.meetings.rules import AttendeeSide, MeetingKind, Outcome
from phoihop.meetings.wording import ATTENDEE_SIDES, KINDS, OUTCOMES
from phoihop.planning.models import Deed, Topic
from phoihop.programmes.models import Line
from phoihop.ui.fields import day_field, lines_field


def _titled(obj: Any) -> str:
    return str(obj.title)


class ChoosingForm(forms.Form):
    """A form whose choices come from ``choices``: name of the field → rows."""

    def __init__(self, *args: Any, choices: dict[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (choices or {}).items():
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows
            if rows.model is not Line:
                field.label_from_instance = _titled  # type: ignore[method-assign]


class CallForm(ChoosingForm):
    """A meeting that is called."""

    kind = forms.ChoiceField(
        label=_("Loại"), choices=[(one.value, KINDS[one]) for one in MeetingKind]
    )
    title = forms.CharField(label=_("Tên cuộc họp"), max_length=300)
    meets_on = day_field(_("Ngày họp"))
    place = forms.CharField(label=_("Nơi họp"), max_length=200, required=False)
    chair = forms.CharField(label=_("Chủ trì"), max_length=200, required=False)
    deed = forms.ModelChoiceField(
        label=_("Việc được thực hiện"),
        queryset=Deed.objects.none(),
        required=False,
        to_field_name="ref",
        help_text=_("Việc trong sổ nghĩa vụ mà cuộc họp này thực hiện, nếu có."),
    )
    items = lines_field(
        _("Nội dung"),
        required=False,
        help_text=_(
            "Mỗi dòng một nội dung. Nội dung chưa xong của cuộc họp trước tự được đưa lên đầu."
        ),
    )

    def clean_items(self) -> list[str]:
        """The lines that say something."""
        return [line for line in str(self.cleaned_data["items"]).splitlines() if line.strip()]


class ItemForm(ChoosingForm):
    """A point of the agenda."""

    title = forms.CharField(label=_("Nội dung"), max_length=300)


class AttendeeForm(ChoosingForm):
    """Somebody who comes."""

    name = forms.CharField(label=_("Họ tên"), max_length=120)
    office = forms.CharField(label=_("Chức danh"), max_length=200, required=False)
    side = forms.ChoiceField(
        label=_("Thuộc bên"), choices=[(one.value, ATTENDEE_SIDES[one]) for one in AttendeeSide]
    )


class HeldForm(ChoosingForm):
    """It took place on that day."""

    on = day_field(_("Ngày họp"))


class MinuteForm(ChoosingForm):
    """The words of an item, written after the revision that the writer has read."""

    text = lines_field(_("Nội dung biên bản"), rows=6)
    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class AgreeForm(ChoosingForm):
    """Agreement with the words of just the revision that one has read."""

    after = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class OutcomeForm(ChoosingForm):
    """What became of an item."""

    outcome = forms.ChoiceField(
        label=_("Kết quả"), choices=[(one.value, OUTCOMES[one]) for one in Outcome]
    )
    on = day_field(_("Ngày"))
    words = forms.CharField(label=_("Ghi chú, lý do"), max_length=600, required=False)
    topic = forms.ModelChoiceField(
        label=_("Đề tài"), queryset=Topic.objects.none(), required=False, to_field_name="ref"
    )
    deed = forms.ModelChoiceField(
        label=_("Việc"), queryset=Deed.objects.none(), required=False, to_field_name="ref"
    )


class MakeTopicForm(ChoosingForm):
    """The line that the piece would fulfil."""

    line = forms.ModelChoiceField(
        label=_("Dòng của hợp đồng, kế hoạch năm"), queryset=Line.objects.none(), required=False
    )


class FindingForm(ChoosingForm):
    """Summing up practice."""

    question = forms.CharField(label=_("Câu hỏi"), max_length=400)
    found = lines_field(_("Kết quả nghiên cứu"), rows=4)
    file = forms.FileField(label=_("Báo cáo"), required=False)
    address = forms.CharField(label=_("Địa chỉ báo cáo"), max_length=1000, required=False)


class PieceForm(ChoosingForm):
    """A topic whose piece came of the newest finding."""

    topic = forms.ModelChoiceField(
        label=_("Đề tài"), queryset=Topic.objects.none(), to_field_name="ref"
    )


class NothingForm(ChoosingForm):
    """A step that asks for nothing more."""
