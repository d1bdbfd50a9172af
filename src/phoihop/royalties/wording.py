"""What the values of this room are called on screen and on paper."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from phoihop.royalties.rules import Group, NormKind, StatementState

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

GROUPS_CALLED: "dict[Group, StrOrPromise]" = {
    Group.SHORT: _("Tin, ảnh"),
    Group.LONG: _("Bài, phóng sự, phỏng vấn, nghiên cứu"),
    Group.MEDIA: _("Trực tuyến, đa phương tiện"),
}
NORM_KINDS: "dict[NormKind, StrOrPromise]" = {
    NormKind.TABLE: _("Khung hệ số"),
    NormKind.BASE_SALARY: _("Mức lương cơ sở"),
    NormKind.TAX: _("Thuế thu nhập cá nhân khấu trừ"),
}
STATEMENT_STATES: "dict[StatementState, StrOrPromise]" = {
    StatementState.DRAWN_UP: _("Đã lập, chờ duyệt"),
    StatementState.APPROVED: _("Đã duyệt, chờ trả"),
    StatementState.PAID: _("Đã trả"),
    StatementState.VOID: _("Đã hủy"),
}
STATEMENT_TONES = {
    StatementState.DRAWN_UP: "wait",
    StatementState.APPROVED: "busy",
    StatementState.PAID: "good",
    StatementState.VOID: "idle",
}
