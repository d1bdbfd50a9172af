"""What people fill in about outlets."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.press.rules import OutletKind
from phoihop.press.wording import OUTLET_KINDS


def _day(label: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget)


def _kinds() -> list[tuple[str, Any]]:
    return [(kind.value, label) for kind, label in OUTLET_KINDS.items()]


class OutletForm(forms.Form):
    """A new outlet."""

    name = forms.CharField(label=_("Tên"), max_length=200)
    kind = forms.ChoiceField(
        label=_("Loại hình"), required=False, choices=lambda: [("", _("Chưa rõ")), *_kinds()]
    )
    host = forms.CharField(
        label=_("Tên miền"), required=False, max_length=200, help_text=_("Ví dụ: baomau.vn")
    )
    ours = forms.BooleanField(label=_("Do cơ quan mình chủ quản"), required=False)

    @property
    def outlet_kind(self) -> OutletKind | None:
        """The kind chosen; only of a valid form."""
        chosen = self.cleaned_data["kind"]
        return OutletKind(chosen) if chosen else None


class HostForm(forms.Form):
    """Another host of an outlet."""

    host = forms.CharField(label=_("Tên miền"), max_length=200)
    stands_for = forms.CharField(
        label=_("Được thay bằng"),
        required=False,
        max_length=200,
        help_text=_("Tên miền chính của cùng cơ quan; bỏ trống nếu các trang ở đó là trang riêng."),
    )
    from_on = _day(_("Từ ngày"))
    until_on = _day(_("Đến ngày"))


class NameForm(forms.Form):
    """Another name of an outlet."""

    name = forms.CharField(label=_("Tên gọi khác"), max_length=200)


class KindForm(forms.Form):
    """What kind an outlet was, and when."""

    kind = forms.ChoiceField(label=_("Loại hình"), choices=_kinds)
    from_on = _day(_("Từ ngày"))
    until_on = _day(_("Đến ngày"))
    source = forms.CharField(label=_("Căn cứ"), required=False, max_length=300)
