"""What an editor and an accountant fill in."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.royalties.models import Payee
from phoihop.royalties.rules import Group
from phoihop.royalties.services import Grade, Share
from phoihop.royalties.wording import GROUPS_CALLED
from phoihop.ui.fields import DayField


class ReckonForm(forms.Form):
    """A piece is graded, and shared out among its authors."""

    publication = forms.CharField(
        label=_("Lần đăng"), max_length=30, help_text=_("Ví dụ: LĐ-2017-0042")
    )
    group = forms.ChoiceField(
        label=_("Nhóm định mức"),
        required=False,
        choices=[("", _("theo thể loại")), *((one.value, GROUPS_CALLED[one]) for one in Group)],
    )
    coefficient = forms.DecimalField(label=_("Hệ số"), max_digits=5, decimal_places=2)
    multiplier = forms.DecimalField(
        label=_("Hệ số nhân"), max_digits=4, decimal_places=2, initial=1
    )
    multiplier_reason = forms.CharField(label=_("Lý do nhân hệ số"), max_length=300, required=False)
    authors = forms.CharField(
        label=_("Tác giả"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi người một dòng: họ tên; phần trăm; đơn vị. Một người thì chỉ cần tên."),
    )

    def clean_authors(self) -> list[Share]:
        """The lines as shares; a percentage that is no whole number is told."""
        shares = []
        for line in self.cleaned_data["authors"].splitlines():
            if not line.strip():
                continue
            name, percent, office = [part.strip() for part in f"{line};;".split(";")[:3]]
            if percent and not percent.isdecimal():
                raise forms.ValidationError(_("Phần trăm phải là số nguyên, ví dụ 60."))
            shares.append(Share(name, int(percent[:4] or 100), office))
        return shares

    def grade(self) -> Grade:
        """How the piece is graded."""
        given = self.cleaned_data
        group = Group(given["group"]) if given["group"] else None
        multiplier = given["multiplier"] or Decimal(1)
        return Grade(given["coefficient"], group, multiplier, given["multiplier_reason"])


class CheckNormForm(forms.Form):
    """Which paper a norm was held against."""

    document = forms.CharField(
        label=_("Đã đối chiếu với văn bản"),
        max_length=300,
        help_text=_("Số, ký hiệu, ngày; bản lấy ở đâu. Ví dụ: Công báo số 395+396 ngày 28-3-2014."),
    )
    same = forms.BooleanField(label=_("Các con số trên đúng như văn bản, và văn bản đang hiệu lực"))


class DrawUpForm(forms.Form):
    """For whom and for which month."""

    payee = forms.ModelChoiceField(label=_("Tác giả"), queryset=Payee.objects.none())
    year = forms.IntegerField(label=_("Năm"), min_value=1990, max_value=2200)
    month = forms.IntegerField(label=_("Tháng"), min_value=1, max_value=12)

    def __init__(self, *args: Any, payees: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["payee"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = payees


class PayForm(forms.Form):
    """The day on which it was paid."""

    on = DayField(
        label=_("Ngày trả"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
