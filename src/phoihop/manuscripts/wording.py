"""What the values of this room are called on screen."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from phoihop.manuscripts.rules import (
    CommentKind,
    FileKind,
    Hand,
    Length,
    Licence,
    ManuscriptState,
    NoteKind,
    Outcome,
    TaskState,
    Turn,
    Verdict,
)

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

STATES: "dict[ManuscriptState, StrOrPromise]" = {
    ManuscriptState.INVITED: _("Đã mời viết"),
    ManuscriptState.PREPARED: _("Đang chuẩn bị"),
    ManuscriptState.SUBMITTED: _("Tòa soạn đang đọc"),
    ManuscriptState.IN_REVIEW: _("Đang phản biện"),
    ManuscriptState.PROPOSED: _("Chờ quyết định"),
    ManuscriptState.REVISION: _("Tác giả sửa"),
    ManuscriptState.ACCEPTED: _("Nhận đăng"),
    ManuscriptState.DECLINED: _("Không dùng"),
    ManuscriptState.WITHDRAWN: _("Tác giả đã rút"),
    ManuscriptState.PUBLISHED: _("Đã đăng"),
}
TONES = {
    ManuscriptState.INVITED: "wait",
    ManuscriptState.PREPARED: "idle",
    ManuscriptState.SUBMITTED: "busy",
    ManuscriptState.IN_REVIEW: "busy",
    ManuscriptState.PROPOSED: "wait",
    ManuscriptState.REVISION: "wait",
    ManuscriptState.ACCEPTED: "good",
    ManuscriptState.DECLINED: "bad",
    ManuscriptState.WITHDRAWN: "idle",
    ManuscriptState.PUBLISHED: "good",
}
TURN_LABELS: "dict[Turn, StrOrPromise]" = {
    Turn.AUTHOR: _("Tác giả"),
    Turn.INSTITUTION: _("Cơ quan gửi bài"),
    Turn.DESK: _("Ban biên tập"),
    Turn.REVIEWERS: _("Người phản biện"),
    Turn.CHIEF: _("Lãnh đạo tòa soạn"),
    Turn.NOBODY: _("Không còn việc chờ"),
}
# The stages as the author sees them, and which states stand at each.
STAGES: "tuple[tuple[StrOrPromise, frozenset[ManuscriptState]], ...]" = (
    (_("Tác giả viết"), frozenset({ManuscriptState.INVITED, ManuscriptState.PREPARED})),
    (_("Tòa soạn đọc"), frozenset({ManuscriptState.SUBMITTED})),
    (_("Phản biện"), frozenset({ManuscriptState.IN_REVIEW})),
    (
        _("Quyết định"),
        frozenset({ManuscriptState.PROPOSED, ManuscriptState.DECLINED, ManuscriptState.WITHDRAWN}),
    ),
    (_("Sửa theo góp ý"), frozenset({ManuscriptState.REVISION})),
    (_("Chờ đăng"), frozenset({ManuscriptState.ACCEPTED})),
    (_("Đã đăng"), frozenset({ManuscriptState.PUBLISHED})),
)
STEPS: "dict[str, StrOrPromise]" = {
    "invite": _("Mời viết"),
    "prepare": _("Bắt đầu chuẩn bị"),
    "submit": _("Gửi bản thảo"),
    "open_round": _("Mở vòng phản biện"),
    "propose": _("Dự thảo quyết định"),
    "put_back": _("Trả lại dự thảo để xem lại"),
    "accept": _("Nhận đăng"),
    "return": _("Trả lại để sửa"),
    "decline": _("Trả lời không dùng"),
    "retract": _("Thu hồi quyết định"),
    "publish": _("Đã đăng"),
    "withdraw": _("Rút bài"),
}
VERDICTS: "dict[Verdict, StrOrPromise]" = {
    Verdict.ACCEPT: _("Nhận đăng"),
    Verdict.MINOR: _("Sửa ít"),
    Verdict.MAJOR: _("Sửa nhiều rồi xem lại"),
    Verdict.DECLINE: _("Không dùng"),
}
REASON_LABELS: "dict[str, StrOrPromise]" = {
    "": "",
    "fit": _("Bài đạt yêu cầu."),
    "language": _("Cần chỉnh câu chữ."),
    "length": _("Độ dài chưa đúng yêu cầu."),
    "sources": _("Cần dẫn nguồn cho số liệu, trích dẫn."),
    "evidence": _("Luận điểm cần thêm dẫn chứng thực tiễn."),
    "structure": _("Bố cục cần sắp xếp lại."),
    "out_of_scope": _("Đề tài không thuộc tôn chỉ, chuyên mục của tòa soạn."),
    "already_published": _("Bài đã đăng ở nơi khác."),
    "not_original": _("Bài dùng lại phần lớn nội dung đã công bố."),
    "weak_evidence": _("Dẫn chứng chưa đủ để đăng."),
    "not_timely": _("Thời điểm không còn phù hợp."),
    "many_alike": _("Tòa soạn vừa đăng nhiều bài cùng đề tài."),
}
LICENCES: "dict[Licence, StrOrPromise]" = {
    Licence.ONCE: _("Đăng một lần, trên các ấn phẩm của tòa soạn"),
    Licence.NON_EXCLUSIVE: _("Sử dụng không độc quyền, không thời hạn"),
    Licence.EXCLUSIVE: _("Sử dụng độc quyền"),
    Licence.CC_BY: _("Giấy phép mở CC BY 4.0"),
}
FILE_KINDS: "dict[FileKind, StrOrPromise]" = {
    FileKind.TEXT: _("Bản thảo"),
    FileKind.PAGE: _("Ảnh chụp trang"),
    FileKind.PICTURE: _("Ảnh minh họa"),
}
HANDS: "dict[Hand, StrOrPromise]" = {
    Hand.AUTHOR: _("Tác giả"),
    Hand.INSTITUTION: _("Cơ quan gửi bài"),
    Hand.DESK: _("Ban biên tập"),
}
TASK_STATES: "dict[TaskState, StrOrPromise]" = {
    TaskState.OFFERED: _("Chờ trả lời"),
    TaskState.ACCEPTED: _("Đã nhận, đang đọc"),
    TaskState.REFUSED: _("Không nhận"),
    TaskState.DONE: _("Đã nhận xét"),
    TaskState.CANCELLED: _("Đã rút việc đã giao"),
}
TASK_TONES = {
    TaskState.OFFERED: "wait",
    TaskState.ACCEPTED: "busy",
    TaskState.REFUSED: "bad",
    TaskState.DONE: "good",
    TaskState.CANCELLED: "idle",
}
COMMENT_KINDS: "dict[CommentKind, StrOrPromise]" = {
    CommentKind.FACT: _("Sự việc, số liệu"),
    CommentKind.SOURCE: _("Nguồn"),
    CommentKind.STRUCTURE: _("Bố cục"),
    CommentKind.LANGUAGE: _("Câu chữ"),
    CommentKind.LENGTH: _("Độ dài"),
    CommentKind.OTHER: _("Khác"),
}
NOTE_KINDS: "dict[NoteKind, StrOrPromise]" = {
    NoteKind.FACT: _("Sai sự việc, số liệu"),
    NoteKind.LAW: _("Sai pháp luật"),
    NoteKind.SAFETY: _("Ảnh hưởng an toàn"),
}
OUTCOMES: "dict[Outcome, StrOrPromise]" = {
    Outcome.CHANGED: _("Đã sửa"),
    Outcome.KEPT: _("Giữ nguyên"),
}
LENGTHS: "dict[Length, StrOrPromise]" = {
    Length.SHORT: _("ngắn hơn yêu cầu"),
    Length.FITS: _("đúng yêu cầu"),
    Length.LONG: _("dài hơn yêu cầu"),
}
COPIES: "dict[str, StrOrPromise]" = {
    "reprint": pgettext_lazy("kind of copy", "Đăng lại"),
    "abridged": pgettext_lazy("kind of copy", "Rút gọn"),
    "quotation": pgettext_lazy("kind of copy", "Trích"),
    "common_source": pgettext_lazy("kind of copy", "Cùng nguồn"),
    "fragment": pgettext_lazy("kind of copy", "Đoạn giống"),
}
