"""What the values of this room are called on screen."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from phoihop.planning.assignment_rules import AssignmentState, AssignmentTask, RefusalReason
from phoihop.planning.calendar_files import LeftOut
from phoihop.planning.commemorations import Calendar
from phoihop.planning.lead_times import Stage
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
    TopicState.DROPPED: _("Dừng thực hiện"),
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
    "drop": _("Dừng thực hiện"),
    "reschedule": _("Đổi ngày dự kiến"),
    "hand_over": _("Bàn giao"),
}

STAGES: "dict[Stage, StrOrPromise]" = {
    Stage.START: _("Bắt đầu trước"),
    Stage.DRAFT: _("Có bản thảo trước"),
    Stage.EDITOR: _("Tới biên tập trước"),
    Stage.DUE: _("Đăng trước"),
}

CALENDARS: "dict[Calendar, StrOrPromise]" = {
    Calendar.CIVIL: _("Dương lịch"),
    Calendar.LUNAR: _("Âm lịch"),
}

ASSIGNMENT_STATES: "dict[AssignmentState, StrOrPromise]" = {
    AssignmentState.OFFERED: _("Chờ trả lời"),
    AssignmentState.CONFIRMED: _("Đã nhận việc"),
    AssignmentState.DELIVERED: _("Đã nộp"),
    AssignmentState.REFUSED: _("Đã từ chối"),
    AssignmentState.WITHDRAWN: _("Đã rút lại"),
    AssignmentState.HANDED_OVER: _("Đã bàn giao"),
}

ASSIGNMENT_TONES = {
    AssignmentState.OFFERED: "wait",
    AssignmentState.CONFIRMED: "busy",
    AssignmentState.DELIVERED: "good",
    AssignmentState.REFUSED: "bad",
    AssignmentState.WITHDRAWN: "idle",
    AssignmentState.HANDED_OVER: "idle",
}

ASSIGNMENT_TASKS: "dict[AssignmentTask, StrOrPromise]" = {
    AssignmentTask.WRITE: _("Viết bài"),
    AssignmentTask.PHOTOGRAPH: _("Chụp ảnh"),
    AssignmentTask.FILM: _("Quay phim"),
    AssignmentTask.EDIT: _("Biên tập"),
}

REFUSAL_REASONS: "dict[RefusalReason, StrOrPromise]" = {
    RefusalReason.BUSY: _("Đang bận việc khác"),
    RefusalReason.DEADLINE: _("Hạn quá gấp"),
    RefusalReason.FEE: _("Thù lao chưa thỏa đáng"),
    RefusalReason.RIGHTS: _("Không đồng ý điều khoản về quyền"),
    RefusalReason.SUBJECT: _("Không phải lĩnh vực của tôi"),
    RefusalReason.CONFLICT: _("Có quan hệ với người được nêu trong bài"),
    RefusalReason.OTHER: _("Lý do khác"),
}

LEFT_OUT: "dict[LeftOut, StrOrPromise]" = {
    LeftOut.NO_DAY: _("không rõ ngày"),
    LeftOut.NO_TITLE: _("không có tên"),
    LeftOut.CANCELLED: _("đã hủy"),
    LeftOut.OUTSIDE: _("ngoài thời gian của chương trình"),
    LeftOut.TOO_LONG: _("kéo dài hơn hai tháng"),
    LeftOut.TOO_OFTEN: _("lặp lại quá dày"),
}

# The name of a step on its button and in the list of what was done.
_SHARED: "dict[str, StrOrPromise]" = {
    "promised": _("Nhận viết"),
    "drafted": _("Có bản thảo"),
    "offered": _("Gửi bài"),
    "fit": _("Đủ điều kiện biên tập"),
    "published": _("Đã đăng"),
    "declined": _("Không sử dụng, có trả lời"),
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
    "acknowledged": _("Xác nhận đã nhận"),
    "planned": _("Lên kế hoạch"),
    "findings": _("Ghi kết quả"),
    "report": _("Nộp báo cáo"),
    "agreed": _("Thống nhất cách làm"),
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
