"""Forms of this room. They read what was typed; services decide."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.parties.wording import NAME_KINDS, ORGANISATION_KINDS, ROLES, SUCCESSION_KINDS
from phoihop.ui.fields import DayField

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Choices = Sequence[tuple[str, object]]


def _day(label: "StrOrPromise", *, required: bool = False) -> DayField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return DayField(label=label, required=required, widget=widget)


def _source() -> forms.CharField:
    return forms.CharField(label=_("Nguồn"), max_length=300, required=False)


class OrganisationForm(forms.Form):
    """A new organisation."""

    ref = forms.CharField(
        label=_("Mã"), max_length=60, help_text=_("chữ thường không dấu, số, gạch nối")
    )
    kind = forms.ChoiceField(
        label=_("Loại"), choices=[(kind.value, label) for kind, label in ORGANISATION_KINDS.items()]
    )
    name = forms.CharField(label=_("Tên chính thức"), max_length=300)
    from_on = _day(_("Có tên này từ ngày"))
    source = _source()


class RenameForm(forms.Form):
    """A new official name."""

    text = forms.CharField(label=_("Tên mới"), max_length=300)
    on = _day(_("Từ ngày"), required=True)
    source = _source()


class NameForm(forms.Form):
    """Another dated name."""

    text = forms.CharField(label=_("Tên"), max_length=300)
    kind = forms.ChoiceField(
        label=_("Loại tên"), choices=[(kind.value, label) for kind, label in NAME_KINDS.items()]
    )
    from_on = _day(_("Từ ngày"))
    until_on = _day(_("Đến hết ngày"))
    source = _source()


class _OtherOrganisationForm(forms.Form):
    other = forms.ChoiceField(label=_("Tổ chức"))

    def __init__(self, *args: object, others: Choices = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["other"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(others)


class PlaceForm(_OtherOrganisationForm):
    """Under whom an organisation stands from now on."""

    from_on = _day(_("Từ ngày"))
    source = _source()


class SuccessionForm(_OtherOrganisationForm):
    """In whom an organisation goes on."""

    kind = forms.ChoiceField(
        label=_("Thay đổi"),
        choices=[(kind.value, label) for kind, label in SUCCESSION_KINDS.items()],
    )
    on = _day(_("Từ ngày"), required=True)
    source = _source()


class AppointmentForm(_OtherOrganisationForm):
    """An office."""

    title = forms.CharField(label=_("Chức danh như in trên văn bản"), max_length=300)
    from_on = _day(_("Từ ngày"))
    until_on = _day(_("Đến hết ngày"))
    source = _source()


class PersonForm(AppointmentForm):
    """A person with the first office. Work contacts only."""

    ref = forms.CharField(
        label=_("Mã"), max_length=60, help_text=_("chữ thường không dấu, số, gạch nối")
    )
    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    work_email = forms.EmailField(label=_("Thư điện tử công vụ"), required=False)
    work_phone = forms.CharField(label=_("Điện thoại cơ quan"), max_length=30, required=False)
    field_order = ("ref", "full_name", "work_email", "work_phone", "other", "title")


class RolesForm(forms.Form):
    """The roles of a member."""

    roles = forms.MultipleChoiceField(
        label=_("Vai trò"),
        choices=[(role.value, label) for role, label in ROLES.items()],
        widget=forms.CheckboxSelectMultiple,
    )


class MemberForm(_OtherOrganisationForm, RolesForm):
    """A new account in an organisation."""

    ref = forms.CharField(label=_("Tên đăng nhập"), max_length=60)
    display_name = forms.CharField(label=_("Tên hiển thị"), max_length=120)
    password = forms.CharField(
        label=_("Mật khẩu ban đầu"),
        required=False,
        widget=forms.PasswordInput,
        help_text=_("để trống nếu người dùng sẽ nhận thư mời"),
    )
    field_order = ("ref", "display_name", "other", "roles", "password")
