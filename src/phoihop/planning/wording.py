"""What the values of this room are called on screen."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from phoihop.planning.rules import TopicState
from phoihop.programmes.rules import ObligationKind

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

TOPIC_STATES: "dict[TopicState, StrOrPromise]" = {
    TopicState.PRIVATE: _("Ý tưởng riêng"),
    TopicState.OFFERED: _("Đã đề xuất"),
    TopicState.AGREED: _("Đã thống nhất"),
    TopicState.IN_WORK: _("Đang thực hiện"),
    TopicState.DONE: _("Đã xong"),
    TopicState.DROPPED: _("Thôi thực hiện"),
}

TOPIC_TONES = {
    TopicState.PRIVATE: "idle",
    TopicState.OFFERED: "wait",
    TopicState.AGREED: "good",
    TopicState.IN_WORK: "busy",
    TopicState.DONE: "good",
    TopicState.DROPPED: "bad",
}

TOPIC_MOVES: "dict[str, StrOrPromise]" = {
    "propose": _("Ghi ý tưởng"),
    "offer": _("Đề xuất với bên kia"),
    "agree": _("Đồng ý"),
    "start": _("Bắt đầu thực hiện"),
    "finish": _("Hoàn thành"),
    "reopen": _("Mở lại"),
    "drop": _("Thôi thực hiện"),
}

# The name of a step on its button and in the list of what was done.
_SHARED: "dict[str, StrOrPromise]" = {
    "promised": _("Nhận viết"),
    "drafted": _("Có bản thảo"),
    "offered": _("Gửi bài"),
    "fit": _("Dùng được"),
    "published": _("Đã đăng"),
    "declined": _("Không dùng, có trả lời"),
    "requested": _("Đề nghị"),
    "granted": _("Đồng ý"),
    "refused": _("Từ chối"),
    "confirmed": _("Xác nhận"),
    "asked": _("Hỏi"),
    "answered": _("Trả lời"),
    "insufficient": _("Chưa đủ, hỏi thêm"),
    "sufficient": _("Đủ thông tin"),
    "due": _("Đến hạn"),
    "issued": _("Gửi thông tin"),
    "acknowledged": _("Đã nhận"),
    "planned": _("Lên kế hoạch"),
    "findings": _("Ghi kết quả"),
    "report": _("Nộp báo cáo"),
    "agreed": _("Thỏa thuận"),
    "done": _("Đã thực hiện"),
    "raised": _("Nêu việc cần xác minh"),
    "closed": _("Khép lại"),
    "prepared": _("Đã chuẩn bị"),
    "minutes_signed": _("Ký biên bản"),
    "lessons_decided": _("Chốt bài học"),
}
_HELD: "dict[ObligationKind, StrOrPromise]" = {
    ObligationKind.FACILITATE: _("Đã đi cơ sở"),
    ObligationKind.ACTIVITY: _("Đã tổ chức"),
    ObligationKind.REVIEW: _("Đã họp"),
}


def step_label(kind: ObligationKind, step: str) -> "StrOrPromise":
    """What a step of a kind of duty is called."""
    if step == "held":
        return _HELD[kind]
    return _SHARED[step]
