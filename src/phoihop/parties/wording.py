"""What the values of this room, and of the law below it, are called on screen and on paper."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from phoihop.law.access import Role, Side
from phoihop.parties.rules import NameKind, OrganisationKind, SuccessionKind

SIDES = {Side.A: _("Bên A"), Side.B: _("Bên B")}

ROLES = {
    Role.OFFICER: _("Cán bộ tuyên truyền"),
    Role.EDITOR: _("Biên tập viên"),
    Role.AUTHOR: _("Tác giả"),
    Role.REPORTER: _("Phóng viên"),
    Role.ACCOUNTANT: _("Kế toán"),
    Role.CLERK: _("Văn thư"),
    Role.LEADER: _("Lãnh đạo"),
    Role.AUDITOR: _("Kiểm tra"),
    Role.ADMINISTRATOR: _("Quản trị"),
}

ORGANISATION_KINDS = {
    OrganisationKind.INSTITUTION: _("Cơ quan"),
    OrganisationKind.PUBLISHER: pgettext_lazy("kind of organisation", "Cơ quan báo chí"),
    OrganisationKind.UNIT: _("Đơn vị trực thuộc"),
    OrganisationKind.OTHER: _("Tổ chức khác"),
}

NAME_KINDS = {
    NameKind.OFFICIAL: _("Tên chính thức"),
    NameKind.SHORT: _("Tên viết tắt"),
    NameKind.ALIAS: _("Tên thường gọi"),
}

SUCCESSION_KINDS = {
    SuccessionKind.RENAME: _("Đổi tên"),
    SuccessionKind.MERGE: _("Hợp nhất"),
    SuccessionKind.SPLIT: _("Chia, tách"),
    SuccessionKind.ABSORB: _("Sáp nhập"),
    SuccessionKind.TRANSFER: _("Chuyển giao"),
}
