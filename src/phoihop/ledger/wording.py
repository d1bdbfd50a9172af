"""What the columns are called. A duty that is no publication names its own steps."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from phoihop.planning.rules import Column
from phoihop.programmes.rules import ObligationKind

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

COLUMNS: "dict[Column, StrOrPromise]" = {
    Column.PLANNED: _("Kế hoạch"),
    Column.IN_WORK: _("Đang làm"),
    Column.PUBLISHED: _("Đã đăng"),
    Column.EVIDENCED: _("Có minh chứng"),
    Column.ACCEPTED: _("Nghiệm thu"),
    Column.PAID: _("Đã trả"),
    Column.EXTRA: _("Vượt đặt"),
    Column.REFUSED: _("Từ chối"),
}

STEPS: "dict[ObligationKind, dict[Column, StrOrPromise]]" = {
    ObligationKind.AUTHOR: {
        Column.PLANNED: _("Đã nhận viết"),
        Column.IN_WORK: _("Có bản thảo"),
        Column.PUBLISHED: _("Đã gửi"),
        Column.EVIDENCED: _("Dùng được"),
        Column.ACCEPTED: _("Đã đăng hoặc có trả lời"),
    },
    ObligationKind.FACILITATE: {
        Column.PLANNED: _("Đã đề nghị"),
        Column.IN_WORK: _("Đồng ý"),
        Column.REFUSED: _("Từ chối"),
        Column.PUBLISHED: _("Đã đi"),
        Column.ACCEPTED: _("Xác nhận"),
    },
    ObligationKind.INFORM: {
        Column.PLANNED: _("Đã hỏi"),
        Column.PUBLISHED: _("Đã trả lời"),
        Column.ACCEPTED: _("Đủ thông tin"),
    },
    ObligationKind.BRIEF: {
        Column.PLANNED: _("Đến hạn"),
        Column.PUBLISHED: _("Đã gửi"),
        Column.ACCEPTED: _("Đã nhận"),
    },
    ObligationKind.ACTIVITY: {
        Column.PLANNED: _("Kế hoạch"),
        Column.PUBLISHED: _("Đã tổ chức"),
        Column.IN_WORK: _("Có kết quả"),
        Column.EVIDENCED: _("Có báo cáo"),
        Column.ACCEPTED: _("Xác nhận"),
    },
    ObligationKind.SUBSCRIBE: {
        Column.PLANNED: _("Thỏa thuận"),
        Column.PUBLISHED: _("Đã thực hiện"),
        Column.ACCEPTED: _("Xác nhận"),
    },
    ObligationKind.VERIFY: {
        Column.PLANNED: _("Đã nêu"),
        Column.PUBLISHED: _("Đã trả lời"),
        Column.ACCEPTED: _("Khép lại"),
    },
    ObligationKind.REVIEW: {
        Column.PLANNED: _("Đến hạn"),
        Column.IN_WORK: _("Đã chuẩn bị"),
        Column.PUBLISHED: _("Đã họp"),
        Column.EVIDENCED: _("Đã ký biên bản"),
        Column.ACCEPTED: _("Đã rút kinh nghiệm"),
    },
    ObligationKind.PAY: {
        Column.PLANNED: _("Phải trả"),
        Column.PUBLISHED: _("Đã đề nghị"),
        Column.PAID: _("Đã trả"),
        Column.ACCEPTED: _("Đã nhận"),
    },
}


def column_label(kind: ObligationKind, column: Column) -> "StrOrPromise":
    """What a column means for a kind of duty."""
    return STEPS.get(kind, {}).get(column) or COLUMNS[column]
