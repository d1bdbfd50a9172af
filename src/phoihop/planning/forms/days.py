"""Days, lead times and calendars as people give them."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.planning.commemorations import Calendar, Commemoration
from phoihop.planning.forms.ideas import day_field
from phoihop.planning.lead_times import LONGEST_DAYS, LeadTime
from phoihop.planning.models import Topic
from phoihop.planning.wording import CALENDARS
from phoihop.programmes.rules import Genre
from phoihop.programmes.wording import GENRES
from phoihop.ui.fields import LongSelect


class DayForm(forms.Form):
    """The day by which a topic should appear; empty for an undated idea."""

    due_on = day_field(_("Dự kiến đăng trước ngày"), required=False)


class PlaceForm(forms.Form):
    """A topic of the calendar and its day: what dragging fills in, and a keyboard can."""

    topic = forms.ChoiceField(label=_("Đề tài"), widget=LongSelect)
    due_on = day_field(_("Chuyển sang ngày"), required=False)

    def __init__(self, *args: Any, topics: Iterable[Topic], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["topic"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(topic.ref, f"{topic.ref} · {topic.title}") for topic in topics]


class LeadTimeForm(forms.Form):
    """How long one genre takes, in days before the due day."""

    genre = forms.ChoiceField(
        label=_("Thể loại"), choices=[(genre.value, GENRES[genre]) for genre in Genre]
    )
    start_days = forms.IntegerField(
        label=_("Bắt đầu trước (ngày)"), min_value=0, max_value=LONGEST_DAYS
    )
    draft_days = forms.IntegerField(
        label=_("Có bản thảo trước (ngày)"), min_value=0, max_value=LONGEST_DAYS
    )
    editor_days = forms.IntegerField(
        label=_("Tới biên tập trước (ngày)"), min_value=0, max_value=LONGEST_DAYS
    )

    def lead(self) -> tuple[Genre, LeadTime]:
        """What a valid form says."""
        given = self.cleaned_data
        lead = LeadTime(given["start_days"], given["draft_days"], given["editor_days"])
        return Genre(given["genre"]), lead


class OwnDayForm(forms.Form):
    """A day that the province or the journal remembers every year."""

    name = forms.CharField(label=_("Ngày kỷ niệm"), max_length=200)
    calendar = forms.ChoiceField(
        label=_("Theo lịch"), choices=[(one.value, CALENDARS[one]) for one in Calendar]
    )
    day = forms.IntegerField(label=_("Ngày"), min_value=1, max_value=31)
    month = forms.IntegerField(label=_("Tháng"), min_value=1, max_value=12)
    first_year = forms.IntegerField(
        label=_("Năm đầu (để tính kỷ niệm)"), required=False, min_value=1, max_value=2200
    )
    source = forms.CharField(
        label=_("Nguồn"), max_length=300, help_text=_("Văn bản hoặc sách nói đến ngày này.")
    )

    def commemoration(self) -> Commemoration:
        """What a valid form says."""
        given = self.cleaned_data
        return Commemoration(
            key="",
            vi=given["name"],
            en=given["name"],
            calendar=Calendar(given["calendar"]),
            month=given["month"],
            day=given["day"],
            source=given["source"],
            first_year=given["first_year"],
        )


class CalendarFileForm(forms.Form):
    """A calendar file of one's own office."""

    file = forms.FileField(
        label=_("Tệp lịch (.ics)"),
        help_text=_("Xuất từ Outlook, Google Lịch hoặc phần mềm lịch công tác; nhiều nhất 1 MB."),
    )


class TakeCalendarForm(forms.Form):
    """Whether the other side sees the events too."""

    shared = forms.BooleanField(label=_("Bên kia cũng thấy các sự kiện này"), required=False)
