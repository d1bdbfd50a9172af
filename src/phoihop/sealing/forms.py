"""What people give to number and sign a paper. A key and its pass phrase are read and forgotten."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from phoihop.engines.seals.levels import SignAt
from phoihop.law.refusal import Refusal
from phoihop.sealing.wording import LEVELS
from phoihop.ui.fields import DayField
from phoihop.ui.refusals import in_words

MOST_KEY_BYTES = 100_000


class NumberForm(forms.Form):
    """The number that the records clerk gave."""

    number = forms.IntegerField(label=_("Số"), min_value=1)
    notation = forms.CharField(label=_("Ký hiệu"), max_length=40)
    issued_on = DayField(
        label=_("Ngày cấp số"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class PdfForm(forms.Form):
    """A signed copy, or a scan."""

    file = forms.FileField(label=_("Tệp PDF"), widget=forms.FileInput(attrs={"accept": ".pdf"}))

    def clean_file(self) -> Any:
        """Refuse what is too large by its size, without reading it."""
        upload, most = self.cleaned_data["file"], settings.PAPER_MOST_BYTES
        if upload.size > most:
            refusal = Refusal("sealing.too_large", most_mb=most // 2**20)
            raise forms.ValidationError(in_words(refusal))
        return upload


class KeyForm(forms.Form):
    """Sign here and now: a PKCS#12 file and its pass phrase, used once."""

    field = forms.ChoiceField(label=_("Ký vào ô"))
    key = forms.FileField(
        label=_("Tệp khóa PKCS#12 (.p12, .pfx)"),
        help_text=_("Chỉ dùng để ký lần này: không lưu lại, không ghi vào nhật ký nào."),
        widget=forms.FileInput(attrs={"accept": ".p12,.pfx"}),
    )
    passphrase = forms.CharField(
        label=_("Mật khẩu của tệp khóa"),
        required=False,
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    level = forms.ChoiceField(label=_("Mức ký"))

    def __init__(
        self, *args: Any, fields: Iterable[tuple[str, str]], levels: Iterable[SignAt], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field, level = self.fields["field"], self.fields["level"]
        assert isinstance(field, forms.ChoiceField)
        assert isinstance(level, forms.ChoiceField)
        field.choices = list(fields)
        level.choices = [(one.value, LEVELS[one]) for one in levels]

    def clean_key(self) -> bytes:
        """The bytes of the key; no PKCS#12 file of one person is larger than the limit."""
        upload = self.cleaned_data["key"]
        if upload.size > MOST_KEY_BYTES:
            raise forms.ValidationError(in_words(Refusal("seals.cannot_open_key")))
        data: bytes = upload.read()
        return data


class CompareForm(forms.Form):
    """The hash as it stands at the foot of the pages of the scan."""

    seen = forms.CharField(
        label=_("Mã nội dung ở chân trang của bản quét"),
        max_length=100,
        help_text=_("Tám ký tự đầu và tám ký tự cuối, đọc từ bản quét; hoặc cả mã."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    every_page = forms.BooleanField(label=_("Tôi đã kiểm tra: mọi trang đều mang cùng mã này."))
