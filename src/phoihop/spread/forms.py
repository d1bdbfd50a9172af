"""What people fill in about copies, terms and decisions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.engines.vietnamese.dates import parse_date
from phoihop.law.period import PartialDate
from phoihop.law.refusal import Refusal
from phoihop.spread.family import CopyKind, Permission
from phoihop.spread.rules import CofundingReason, ReprintTerms
from phoihop.spread.services import ToldCopy
from phoihop.spread.wording import COPY_KINDS, PERMISSIONS, REASONS, TERMS
from phoihop.ui.fields import DayField
from phoihop.ui.refusals import in_words


class CopyForm(forms.Form):
    """A copy that somebody knows of."""

    kind = forms.ChoiceField(
        label=_("Loại"),
        choices=lambda: [
            (kind.value, label)
            for kind, label in COPY_KINDS.items()
            if kind is not CopyKind.COMMON_SOURCE
        ],
    )
    address = forms.CharField(label=_("Địa chỉ trang"), required=False, max_length=2000)
    outlet_name = forms.CharField(
        label=_("Cơ quan báo chí"),
        required=False,
        max_length=200,
        help_text=_("Bỏ trống nếu địa chỉ ở trên đã cho biết."),
    )
    place = forms.CharField(
        label=_("Số báo, trang, hoặc chương trình, giờ phát"), required=False, max_length=120
    )
    title = forms.CharField(label=_("Tiêu đề khi đăng lại"), required=False, max_length=500)
    published = forms.CharField(
        label=_("Ngày đăng"),
        required=False,
        max_length=40,
        help_text=_("Ví dụ: 19-5-2017, 5-2017 hoặc 2017."),
    )
    language = forms.CharField(
        label=_("Ngôn ngữ"), required=False, max_length=8, initial="vi",
        help_text=_("Mã ngôn ngữ: vi, en, zh…"),
    )  # fmt: skip
    permission = forms.ChoiceField(
        label=_("Có được phép không"),
        choices=lambda: [(one.value, label) for one, label in PERMISSIONS.items()],
        initial=Permission.UNKNOWN.value,
    )
    permission_words = forms.CharField(
        label=_("Căn cứ của việc cho phép"), required=False, max_length=300
    )

    def clean_published(self) -> PartialDate | None:
        """The day as people write it."""
        text = self.cleaned_data["published"].strip()
        if not text:
            return None
        try:
            return parse_date(text)
        except Refusal as refusal:
            raise forms.ValidationError(in_words(refusal)) from None

    @property
    def told(self) -> ToldCopy:
        """What was told; only of a valid form."""
        given = dict(self.cleaned_data)
        given["kind"] = CopyKind(given["kind"])
        given["permission"] = Permission(given["permission"])
        given["language"] = given["language"].strip() or "vi"
        return ToldCopy(**given)


class TermsForm(forms.Form):
    """On what terms others may carry a work on."""

    terms = forms.ChoiceField(
        label=_("Điều kiện đăng lại"),
        choices=lambda: [(one.value, label) for one, label in TERMS.items()],
    )
    from_on = DayField(
        label=_("Từ ngày"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    words = forms.CharField(label=_("Ghi rõ"), required=False, max_length=300)

    @property
    def chosen(self) -> ReprintTerms:
        """The terms; only of a valid form."""
        return ReprintTerms(self.cleaned_data["terms"])


class ProposalForm(forms.Form):
    """Why a piece delivered before may be accepted here too."""

    reason = forms.ChoiceField(
        label=_("Lý do"), choices=lambda: [(one.value, label) for one, label in REASONS.items()]
    )
    words = forms.CharField(
        label=_("Giải thích"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    @property
    def chosen(self) -> CofundingReason:
        """The reason; only of a valid form."""
        return CofundingReason(self.cleaned_data["reason"])


class DecisionForm(forms.Form):
    """The institution's answer."""

    agreed = forms.ChoiceField(
        label=_("Quyết định"),
        choices=[("yes", _("Vẫn nghiệm thu và thanh toán")), ("no", _("Không"))],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Giải thích"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class YearForm(forms.Form):
    """Which year."""

    year = forms.IntegerField(label=_("Năm"), min_value=1990, max_value=2100)
