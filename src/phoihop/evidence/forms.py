"""What people give as proof, and the hash that the other side compared."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from phoihop.evidence.rules import check_size
from phoihop.law.refusal import Refusal
from phoihop.ui.refusals import in_words


class ProofForm(forms.Form):
    """A text, a file of the page, or both, and when the page was seen so."""

    captured_at = forms.DateTimeField(
        label=_("Thời điểm chụp hoặc lưu trang"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    file = forms.FileField(
        label=_("Tệp của trang"),
        required=False,
        help_text=_("PDF, ảnh PNG hoặc JPEG, trang HTML, âm thanh MP3 hoặc phim MP4."),
    )
    text = forms.CharField(
        label=_("Toàn văn như đã đăng"),
        required=False,
        max_length=1_000_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    not_classified = forms.BooleanField(
        label=_("Tôi đã kiểm tra: nội dung này không thuộc bí mật nhà nước.")
    )

    def clean_file(self) -> Any:
        """Refuse what is too large by its size, without reading it."""
        upload = self.cleaned_data["file"]
        if upload is None:
            return None
        try:
            most_bytes = settings.EVIDENCE_MOST_BYTES
            check_size(upload.name or "", upload.size or 0, most_bytes=most_bytes)
        except Refusal as refusal:
            raise forms.ValidationError(in_words(refusal)) from None
        return upload

    @property
    def given(self) -> dict[str, Any]:
        """What the service takes; only of a valid form."""
        upload = self.cleaned_data["file"]
        return {
            "captured_at": self.cleaned_data["captured_at"],
            "text": self.cleaned_data["text"],
            "file": (upload.name, upload.read()) if upload else None,
        }


class SealForm(forms.Form):
    """The hash of the file as the other side computed it."""

    sha256 = forms.CharField(
        label=_("Mã băm SHA-256 do bên anh/chị tự tính"),
        min_length=64,
        max_length=64,
        help_text=_("64 ký tự, tính từ tệp đã tải về hoặc tệp anh/chị đang có."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
