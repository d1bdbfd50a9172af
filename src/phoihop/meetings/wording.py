"""What the values of this room are called on screen."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from phoihop.meetings.rules import AttendeeSide, MeetingKind, MeetingState, Outcome

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

KINDS: "dict[MeetingKind, StrOrPromise]" = {
    MeetingKind.PLANNING: _("Họp kế hoạch"),
    MeetingKind.REVIEW: _("Gặp mặt, rút kinh nghiệm"),
    MeetingKind.CONFERENCE: _("Hội thảo, tọa đàm"),
    MeetingKind.RESEARCH: _("Nghiên cứu, tổng kết thực tiễn"),
    MeetingKind.CEREMONY: _("Lễ ký, lễ trao"),
    MeetingKind.OTHER: _("Cuộc họp khác"),
}
STATES: "dict[MeetingState, StrOrPromise]" = {
    MeetingState.CALLED: _("Đã triệu tập"),
    MeetingState.HELD: _("Đã họp, chưa ký biên bản"),
    MeetingState.SIGNED: _("Đã ký biên bản"),
    MeetingState.CANCELLED: _("Đã hủy"),
}
TONES = {
    MeetingState.CALLED: "wait",
    MeetingState.HELD: "busy",
    MeetingState.SIGNED: "good",
    MeetingState.CANCELLED: "bad",
}
OUTCOMES: "dict[Outcome, StrOrPromise]" = {
    Outcome.TOPIC: _("Đã thành đề tài"),
    Outcome.DEED: _("Đã thành việc"),
    Outcome.DONE: _("Đã làm xong"),
    Outcome.DROPPED: _("Không thực hiện"),
}
ATTENDEE_SIDES: "dict[AttendeeSide, StrOrPromise]" = {
    AttendeeSide.A: _("Bên A"),
    AttendeeSide.B: _("Bên B"),
    AttendeeSide.GUEST: _("Khách mời"),
}
