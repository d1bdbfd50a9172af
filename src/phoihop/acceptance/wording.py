"""What the values of this room are called on screen."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from phoihop.acceptance.rules import EventKind, RecordState

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

RECORD_STATES: "dict[RecordState, StrOrPromise]" = {
    RecordState.DRAWN_UP: _("Chờ xác nhận"),
    RecordState.FROZEN: _("Đã nghiệm thu"),
    RecordState.WITHDRAWN: _("Đã rút"),
}

STATE_TONES = {
    RecordState.DRAWN_UP: "wait",
    RecordState.FROZEN: "good",
    RecordState.WITHDRAWN: "idle",
}

EVENT_KINDS: "dict[EventKind, StrOrPromise]" = {
    EventKind.TAKEN_DOWN: _("Bị gỡ theo quy định"),
    EventKind.WITHDRAWN: _("Cơ quan báo chí rút bài"),
    EventKind.CORRECTED: _("Đã đăng cải chính"),
    EventKind.MOVED: _("Đổi địa chỉ"),
}

# Why a piece is left out of a record, and what to do about it.
REASONS: "dict[str, StrOrPromise]" = {
    "before_period": _("đăng trước khoảng thời gian được tính"),
    "after_period": _("đăng sau thời gian của văn bản"),
    "outside_period": _("đăng ngoài kỳ nghiệm thu"),
    "after_acceptance": _("đăng sau ngày nghiệm thu"),
    "day_unknown": _("chưa rõ ngày đăng: xin bổ sung ngày"),
    "genre": _("không đúng thể loại đã đặt"),
    "outlet": _("không đúng nơi đăng đã đặt"),
    "too_short": _("ngắn hơn số chữ tối thiểu"),
    "words_unknown": _("chưa có toàn văn để đếm chữ: xin lưu toàn văn"),
    "language": _("không đúng ngôn ngữ đã đặt"),
    "institution_text": _("bài do bên A viết, không tính vào dòng của bên B"),
    "not_evidenced": _("chưa đủ minh chứng theo mức đã ký: xin lưu minh chứng"),
    "accepted_elsewhere": _("đã được nghiệm thu trước đó"),
    "delivered_elsewhere": _("đã giao theo một thỏa thuận khác: cần quyết định đồng tài trợ"),
    "delivered_here": _("trùng với một tác phẩm khác đã giao theo cùng văn bản"),
    "printed_earlier": _("trùng bài đã đăng trước đó: cần quyết định đồng tài trợ"),
}
