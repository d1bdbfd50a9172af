"""What people fill in about outlets."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.engines.vietnamese.collation import sort_key
from phoihop.engines.vietnamese.provinces import Province, all_provinces
from phoihop.press.finding import SourceKind
from phoihop.press.rules import OutletKind
from phoihop.press.wording import OUTLET_KINDS, SOURCE_KINDS
from phoihop.ui.fields import DayField


def _day(label: Any) -> DayField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return DayField(label=label, required=False, widget=widget)


def _kinds() -> list[tuple[str, Any]]:
    return [(kind.value, label) for kind, label in OUTLET_KINDS.items()]


def _in_order(provinces: Iterable[Province]) -> list[Province]:
    """Each name once, in Vietnamese order."""
    by_name = {one.name: one for one in provinces}
    return sorted(by_name.values(), key=lambda one: sort_key(one.name))


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


class PlaceForm(forms.Form):
    """The province of an outlet, and when."""

    province = forms.ChoiceField(
        label=_("Tỉnh, thành phố"),
        choices=lambda: [(one.name, one.name) for one in _in_order(all_provinces())],
        help_text=_("Với cơ quan báo chí trung ương thì không ghi tỉnh nào."),
    )
    from_on = _day(_("Từ ngày"))
    until_on = _day(_("Đến ngày"))
    source = forms.CharField(label=_("Căn cứ"), required=False, max_length=300)


class SourceForm(forms.Form):
    """A feed, sitemap or section page."""

    kind = forms.ChoiceField(
        label=_("Loại nguồn"),
        choices=lambda: [(kind.value, label) for kind, label in SOURCE_KINDS.items()],
    )
    address = forms.CharField(label=_("Địa chỉ"), max_length=2000)

    @property
    def source_kind(self) -> SourceKind:
        """The kind chosen; only of a valid form."""
        return SourceKind(self.cleaned_data["kind"])


class WatchForm(forms.Form):
    """Why an outlet is followed."""

    reason = forms.CharField(
        label=_("Lý do theo dõi"),
        max_length=200,
        help_text=_("Mã chương trình nêu tên cơ quan báo chí này, ví dụ CT-2017-01."),
    )


class PasteForm(forms.Form):
    """A list of addresses, pasted or as a text file."""

    addresses = forms.CharField(
        label=_("Địa chỉ, mỗi dòng một địa chỉ"),
        required=False,
        max_length=1_000_000,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    file = forms.FileField(label=_("Hoặc tệp văn bản"), required=False)

    @property
    def text(self) -> str:
        """What was pasted and what was uploaded; only of a valid form."""
        file = self.cleaned_data["file"]
        uploaded = file.read().decode("utf-8-sig", "replace") if file else ""
        return f"{self.cleaned_data['addresses']}\n{uploaded}"


class _ToldForm(forms.Form):
    """What a printed and a broadcast piece have in common."""

    title = forms.CharField(label=_("Tiêu đề như đã in hoặc đã phát"), max_length=300)
    on = DayField(
        label=_("Ngày"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    text = forms.CharField(
        label=_("Nội dung, nếu có"),
        required=False,
        max_length=1_000_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Dùng để đối chiếu với tác phẩm của mình; giữ 30 ngày."),
    )


class PrintForm(_ToldForm):
    """A piece in a printed issue."""

    issue = forms.CharField(label=_("Số báo"), max_length=60)
    page = forms.CharField(label=_("Trang"), required=False, max_length=30)
    scan = forms.FileField(label=_("Bản chụp (PDF, PNG, JPEG)"), required=False)


class BroadcastForm(_ToldForm):
    """A piece in a broadcast."""

    programme = forms.CharField(label=_("Chương trình phát sóng"), max_length=200)
    minute = forms.CharField(label=_("Giờ phát"), max_length=5, help_text=_("Ví dụ: 19:05"))
    recording = forms.FileField(
        label=_("Tệp ghi"), required=False, help_text=_("Chỉ giữ mã băm SHA-256, không giữ tệp.")
    )

    @property
    def recording_sha256(self) -> str:
        """The hash of the recording, read in pieces; only of a valid form."""
        file = self.cleaned_data["recording"]
        if not file:
            return ""
        digest = hashlib.sha256()
        for chunk in file.chunks():
            digest.update(chunk)
        return digest.hexdigest()
