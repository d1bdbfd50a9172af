"""What people choose about letters and calendars."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from phoihop.notices.kinds import kinds
from phoihop.notices.rules import NAME_CHARACTERS


class ChoiceForm(forms.Form):
    """Which letters, in which language, and what they leave out."""

    digest = forms.BooleanField(label=_("Mỗi sáng một thư: việc đang chờ tôi"), required=False)
    urgent = forms.BooleanField(
        label=_("Thư gấp: việc đến hạn ngày mai, việc vừa bị từ chối"), required=False
    )
    language = forms.ChoiceField(label=_("Ngôn ngữ của thư"), choices=settings.LANGUAGES)
    muted = forms.MultipleChoiceField(
        label=_("Không nhắc trong thư"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Trang “Việc hôm nay” vẫn hiện đầy đủ."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["muted"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(kinds().items())


class FeedForm(forms.Form):
    """A new address for a calendar program."""

    name = forms.CharField(
        label=_("Dùng ở đâu"),
        help_text=_("Ví dụ: điện thoại của tôi."),
        max_length=NAME_CHARACTERS,
    )
    role = forms.ChoiceField(label=_("Nội dung lịch"), required=False)

    def __init__(self, *args: Any, roles: Iterable[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["role"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Việc của riêng tôi")), *roles]
