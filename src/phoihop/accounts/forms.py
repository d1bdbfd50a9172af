"""Forms of one's own account."""

from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.utils.translation import gettext_lazy as _

from phoihop.accounts.rules import NAME_CHARACTERS


class TokenForm(forms.Form):
    """What a new token is called."""

    name = forms.CharField(
        label=_("Tên phần mềm sẽ dùng mã"),
        help_text=_("Ví dụ: bảng tính của phòng kế toán."),
        max_length=NAME_CHARACTERS,
    )


class PasswordForm(SetPasswordForm):  # type: ignore[type-arg]  # not generic when it runs
    """The first password, twice."""

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)
        self.fields["new_password1"].label = _("Mật khẩu")
        self.fields["new_password2"].label = _("Nhập lại mật khẩu")
