"""What people fill in for trips, questions, packs and leads. Each form knows what it is about."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.fieldwork.packlines import figures_from
from phoihop.fieldwork.rules import Cost, Figure, LeadKind, Payer
from phoihop.fieldwork.services import Companion
from phoihop.fieldwork.wording import COSTS, LEAD_KINDS, PAYERS
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Organisation
from phoihop.parties.templatetags.parties import party_name
from phoihop.planning.models import Topic
from phoihop.programmes.models import Line, Obligation, Theme
from phoihop.ui.fields import day_field, lines_field
from phoihop.ui.refusals import in_words

FIGURES_HELP = _("Mỗi dòng một số liệu: tên | giá trị | đơn vị | ngày | nguồn.")


def _called(obj: Any) -> str:
    return f"{obj.code} · {getattr(obj, 'description', '') or obj.text}"


def _titled(obj: Any) -> str:
    return str(obj.title)


LABELS: dict[type, Callable[[Any], str]] = {
    Obligation: _called,
    Line: _called,
    Topic: _titled,
    Theme: _titled,
    Organisation: party_name,
}


class AboutForm(forms.Form):
    """A form whose choices come from ``choices``: name of the field → rows."""

    def __init__(self, *args: Any, choices: dict[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (choices or {}).items():
            field = self.fields.get(name)
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = rows
                if label := LABELS.get(rows.model):
                    field.label_from_instance = label  # type: ignore[method-assign, assignment]


def duty_field() -> forms.ModelChoiceField[Obligation]:
    """Which duty it falls under."""
    return forms.ModelChoiceField(label=_("Nghĩa vụ"), queryset=Obligation.objects.none())


def unit_field(label: Any, *, required: bool = False) -> forms.ModelChoiceField[Organisation]:
    """A unit of either side."""
    return forms.ModelChoiceField(
        label=label, queryset=Organisation.objects.none(), required=required, to_field_name="ref"
    )


def topic_field() -> forms.ModelChoiceField[Topic]:
    """A topic that one may see."""
    return forms.ModelChoiceField(
        label=_("Đề tài"), queryset=Topic.objects.none(), to_field_name="ref"
    )


class WishForm(AboutForm):
    """A trip that reporters ask for."""

    obligation = duty_field()
    place = forms.CharField(label=_("Nơi đến"), max_length=300)
    from_on = day_field(_("Từ ngày"))
    until_on = day_field(_("Đến ngày"))
    purpose = lines_field(_("Mục đích, người muốn gặp"))
    companions = lines_field(
        _("Thành phần đoàn"),
        required=False,
        help_text=_("Mỗi dòng một người: họ tên | chức danh | cơ quan báo chí."),
    )

    def clean_companions(self) -> list[Companion]:
        """The lines as people; empty ones are skipped."""
        lines = str(self.cleaned_data["companions"]).splitlines()
        told = [[part.strip() for part in line.split("|")] for line in lines if line.strip()]
        return [Companion(*parts[:3]) for parts in told]


class GrantForm(AboutForm):
    """Yes: who receives them, and what is to be minded."""

    on = day_field(_("Ngày trả lời"))
    hosts = forms.ModelMultipleChoiceField(
        label=_("Đơn vị tiếp đón"),
        queryset=Organisation.objects.none(),
        required=False,
        to_field_name="ref",
        widget=forms.CheckboxSelectMultiple,
    )
    safety = lines_field(
        _("Lưu ý an toàn"),
        required=False,
        rows=2,
        help_text=_("Đường đi, thời tiết, khu vực hạn chế."),
    )


class ReasonForm(AboutForm):
    """No, or not enough: and why."""

    on = day_field(_("Ngày trả lời"))
    note = lines_field(_("Lý do"), rows=2)


class DayForm(AboutForm):
    """Something took place on a day."""

    on = day_field(_("Ngày"))
    note = lines_field(_("Ghi chú"), required=False, rows=2)


class StopForm(AboutForm):
    """A stop of the itinerary."""

    on = day_field(_("Ngày"))
    begins = forms.TimeField(
        label=_("Giờ"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    place = forms.CharField(label=_("Nơi đến"), max_length=200)
    what = forms.CharField(label=_("Nội dung"), max_length=400)


class ContactForm(AboutForm):
    """Whom to call."""

    unit = forms.CharField(label=_("Đơn vị"), max_length=200)
    name = forms.CharField(label=_("Họ tên"), max_length=120)
    phone = forms.CharField(label=_("Điện thoại"), max_length=40, required=False)


class CompanionForm(AboutForm):
    """Somebody more who goes along."""

    name = forms.CharField(label=_("Họ tên"), max_length=120)
    office = forms.CharField(label=_("Chức danh"), max_length=160, required=False)
    outlet = forms.CharField(
        label=_("Cơ quan báo chí"),
        max_length=200,
        required=False,
        help_text=_("Có thể là phóng viên của cơ quan báo chí khác ở địa phương."),
    )


class CostForm(AboutForm):
    """Who bore a cost."""

    cost = forms.ChoiceField(label=_("Khoản"), choices=[(one.value, COSTS[one]) for one in Cost])
    payer = forms.ChoiceField(
        label=_("Bên chi trả"), choices=[(one.value, PAYERS[one]) for one in Payer]
    )
    words = forms.CharField(label=_("Ghi rõ"), max_length=300, required=False)


class LogForm(AboutForm):
    """What took place on a day of the trip."""

    on = day_field(_("Ngày"))
    text = lines_field(_("Nội dung"))


class NoteForm(AboutForm):
    """A reporter's own note."""

    text = lines_field(_("Ghi chép riêng"))


class TopicLinkForm(AboutForm):
    """A topic to link."""

    topic = topic_field()


class InquiryForm(AboutForm):
    """What is asked."""

    obligation = duty_field()
    title = forms.CharField(label=_("Nội dung hỏi"), max_length=300)
    text = lines_field(_("Câu hỏi"))
    unit = unit_field(_("Đơn vị trả lời"))
    due_on = day_field(
        _("Hạn trả lời"), required=False, help_text=_("Nếu để trống: theo thời hạn của nghĩa vụ.")
    )
    sensitive = forms.BooleanField(label=_("Việc nhạy cảm, chỉ hai bên biết"), required=False)


class AnswerForm(AboutForm):
    """The answer, with a file that shows it, its day and its source."""

    on = day_field(_("Ngày trả lời"))
    text = lines_field(_("Trả lời"))
    address = forms.CharField(label=_("Địa chỉ"), required=False, max_length=1000)
    file = forms.FileField(label=_("Tệp"), required=False)
    dated_on = day_field(_("Ngày của số liệu"), required=False)
    source = forms.CharField(label=_("Nguồn"), required=False, max_length=300)


class PackForm(AboutForm):
    """A version of a briefing pack."""

    obligation = duty_field()
    unit = unit_field(_("Đơn vị phát hành"), required=True)
    title = forms.CharField(label=_("Tên bản thông tin"), max_length=300)
    change = forms.CharField(label=_("Điểm mới so với bản trước"), max_length=600)
    potential = lines_field(_("Tiềm năng"), required=False)
    advantages = lines_field(_("Lợi thế"), required=False)
    directions = lines_field(_("Định hướng"), required=False)
    figures = lines_field(_("Số liệu đã xác minh"), required=False, help_text=FIGURES_HELP)

    def __init__(self, *args: Any, first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ["change"] if first else ["obligation", "unit", "title"]:
            del self.fields[name]

    def clean_figures(self) -> list[Figure]:
        """The lines as figures; an unreadable one is told beside the field."""
        try:
            return figures_from(str(self.cleaned_data["figures"]))
        except Refusal as refusal:
            raise forms.ValidationError(in_words(refusal)) from None


class ClaimForm(AboutForm):
    """A good practice or a model example."""

    kind = forms.ChoiceField(
        label=_("Loại"), choices=[(one.value, LEAD_KINDS[one]) for one in LeadKind]
    )
    title = forms.CharField(label=_("Tên gợi ý"), max_length=300)
    text = lines_field(_("Nội dung cách làm hay, điển hình"))
    place = forms.CharField(label=_("Địa điểm"), max_length=200, required=False)
    unit = unit_field(_("Đơn vị"))
    theme = forms.ModelChoiceField(
        label=_("Nội dung phối hợp"), queryset=Theme.objects.none(), required=False
    )
    expires_on = day_field(
        _("Giữ đến ngày"), required=False, help_text=_("Nếu để trống: giữ một năm rồi tự xóa.")
    )


class SourceForm(AboutForm):
    """Where it is told."""

    text = forms.CharField(
        label=_("Nguồn"),
        max_length=400,
        help_text=_("Ví dụ: báo cáo, quyết định, chuyến đi thực tế."),
    )
    address = forms.CharField(label=_("Địa chỉ"), required=False, max_length=2000)


class CoverageForm(AboutForm):
    """Who has written about it."""

    text = forms.CharField(label=_("Cơ quan báo chí, tên bài"), max_length=400)
    address = forms.CharField(label=_("Địa chỉ"), required=False, max_length=2000)
    covered_on = day_field(_("Ngày đăng"))


class PersonForm(AboutForm):
    """Somebody the lead names, and how they agreed."""

    name = forms.CharField(label=_("Họ tên"), max_length=120)
    consented_on = day_field(_("Ngày đồng ý"), required=False)
    words = forms.CharField(label=_("Hình thức đồng ý"), max_length=300, required=False)


class TakeForm(AboutForm):
    """The line that the piece would fulfil."""

    line = forms.ModelChoiceField(
        label=_("Dòng của hợp đồng, kế hoạch năm"), queryset=Line.objects.none(), required=False
    )


class NothingForm(AboutForm):
    """A step that asks for nothing more."""
