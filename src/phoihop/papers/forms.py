"""The file that somebody wants to have checked."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class VerifyForm(forms.Form):
    """One PDF, looked at in memory and forgotten."""

    file = forms.FileField(
        label=_("Tệp PDF đã ký"), widget=forms.FileInput(attrs={"accept": ".pdf"})
    )

    def clean_file(self) -> Any:
        """Refuse what is too large by its size, without reading it."""
        upload = self.cleaned_data["file"]
        if upload.size > settings.VERIFY_MOST_BYTES:
            raise forms.ValidationError(too_large())
        return upload


def too_large() -> Any:
    """The sentence for a file above the limit."""
    most = settings.VERIFY_MOST_BYTES // 2**20
    return _("Tệp lớn hơn %(most)s MB. Xin dùng lệnh ./phoihop seals verify trên máy của mình.") % {
        "most": most
    }
