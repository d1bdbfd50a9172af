"""What the values of this room are called on screen and on paper."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from phoihop.ledger.rules import Row, Unit
from phoihop.reviews.rules import LessonState, ReviewState, Shortcoming, ShortcomingKind
from phoihop.ui.wording import money, number

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

REVIEW_STATES: "dict[ReviewState, StrOrPromise]" = {
    ReviewState.PREPARED: _("Đang chuẩn bị"),
    ReviewState.HELD: _("Đã họp, chờ ký"),
    ReviewState.SIGNED: _("Hai bên đã ký"),
}
REVIEW_TONES = {
    ReviewState.PREPARED: "busy",
    ReviewState.HELD: "wait",
    ReviewState.SIGNED: "good",
}

LESSON_STATES: "dict[LessonState, StrOrPromise]" = {
    LessonState.OPEN: _("Chờ quyết định"),
    LessonState.ADOPTED: _("Đã thống nhất"),
    LessonState.REJECTED: _("Không áp dụng"),
    LessonState.DONE: _("Đã thực hiện"),
}
LESSON_TONES = {
    LessonState.OPEN: "wait",
    LessonState.ADOPTED: "busy",
    LessonState.REJECTED: "idle",
    LessonState.DONE: "good",
}

SHORTCOMINGS: "dict[ShortcomingKind, StrOrPromise]" = {
    ShortcomingKind.NOT_DELIVERED: _("Chưa thực hiện"),
    ShortcomingKind.BEHIND: _("Còn phải thực hiện"),
    ShortcomingKind.LATE: _("Thực hiện chậm hạn"),
    ShortcomingKind.WAITING: _("Quá hạn chưa có trả lời"),
    ShortcomingKind.REFUSED: _("Đề nghị không được chấp thuận"),
    ShortcomingKind.TAKEN_BACK: _("Đã nghiệm thu rồi điều chỉnh giảm"),
    ShortcomingKind.UNIT_BEHIND: _("Đơn vị chưa làm đủ phần được giao"),
    ShortcomingKind.NOT_EVIDENCED: _("Đã đăng nhưng chưa đủ minh chứng"),
}


def amount_of(row: Row, quantity: int | None) -> str:
    """A figure of a row with its unit: ``24 bài``, ``2 lần``, ``1.500.000 đ``; – for none."""
    if quantity is None:
        return "–"
    if row.unit is Unit.DONG:
        return str(money(quantity))
    unit = gettext("%(count)s bài") if row.unit is Unit.PIECE else gettext("%(count)s lần")
    return unit % {"count": number(quantity)}


def shortcoming_text(one: Shortcoming) -> str:
    """A shortcoming in words, with its figure."""
    told = money(one.quantity) if one.in_dong else number(one.quantity)
    name = f"{one.unit_name}: " if one.unit_name else ""
    return f"{name}{SHORTCOMINGS[one.kind]}: {told}"
