"""The public key of a machine, its end, and a bundle of what it saw."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from phoihop.evidence.rules import check_size
from phoihop.evidence.witnessing.services import LONGEST_LABEL
from phoihop.law.refusal import Refusal
from phoihop.ui.refusals import in_words


class KeyForm(forms.Form):
    """A machine that may bear witness."""

    public_key = forms.CharField(
        label=_("Khóa công khai"),
        min_length=64,
        max_length=64,
        help_text=_("64 ký tự mà ./phoihop capture --new-key in ra trên máy chụp."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    label = forms.CharField(
        label=_("Máy nào"),
        max_length=LONGEST_LABEL,
        help_text=_("Ví dụ: máy phòng Tuyên truyền, mạng của cơ quan."),
    )


class RevokeForm(forms.Form):
    """The end of a key."""

    void_from = forms.DateTimeField(
        label=_("Không tính các bản chụp nhận từ lúc"),
        required=False,
        help_text=_("Chỉ ghi khi khóa bị mất hoặc bị lộ; để trống thì các bản đã nhận vẫn tính."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )


class TestimonyForm(forms.Form):
    """A bundle written by ``./phoihop capture``."""

    file = forms.FileField(label=_("Gói chụp (.zip)"))

    def clean_file(self) -> Any:
        """Refuse what is too large by its size, without reading it."""
        upload = self.cleaned_data["file"]
        try:
            most_bytes = settings.TESTIMONY_MOST_BYTES
            check_size(upload.name or "", upload.size or 0, most_bytes=most_bytes)
        except Refusal as refusal:
            raise forms.ValidationError(in_words(refusal)) from None
        return upload
