"""What people fill in when a page was removed or withdrawn."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from phoihop.evidence.rules import check_size
from phoihop.evidence.watching.rules import TOLD, Change
from phoihop.evidence.watching.wording import CHANGES
from phoihop.law.refusal import Refusal
from phoihop.ui.fields import DayField
from phoihop.ui.refusals import in_words


class RemovalForm(forms.Form):
    """Why a page is no longer there, and the paper that says so."""

    kind = forms.ChoiceField(
        label=_("Sự việc"), choices=lambda: [(kind.value, CHANGES[kind]) for kind in TOLD]
    )
    on = DayField(
        label=_("Ngày gỡ"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    paper = forms.FileField(
        label=_("Văn bản kèm theo"),
        help_text=_(
            "Văn bản yêu cầu gỡ, hoặc thông báo của cơ quan báo chí: PDF, ảnh PNG hoặc JPEG."
        ),
    )
    reason = forms.CharField(
        label=_("Lý do"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean_paper(self) -> Any:
        """Refuse what is too large by its size, without reading it."""
        upload = self.cleaned_data["paper"]
        try:
            most_bytes = settings.EVIDENCE_MOST_BYTES
            check_size(upload.name or "", upload.size or 0, most_bytes=most_bytes)
        except Refusal as refusal:
            raise forms.ValidationError(in_words(refusal)) from None
        return upload

    @property
    def given(self) -> dict[str, Any]:
        """What the service takes; only of a valid form."""
        told, upload = self.cleaned_data, self.cleaned_data["paper"]
        return {
            "kind": Change(told["kind"]),
            "on": told["on"],
            "paper": (upload.name, upload.read()),
            "reason": told["reason"],
        }
