"""What waits, in sentences; and what the entries of the trail say, in plain words."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from phoihop.desk.rules import Held, Item, Kind, Task
from phoihop.engines.vietnamese.numerals import group_digits
from phoihop.planning.wording import step_label
from phoihop.programmes.rules import ObligationKind

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

TASKS: "dict[Task, StrOrPromise]" = {
    Task.OFFER_PAPER: _("Dự thảo cần hoàn thiện, gửi bên kia"),
    Task.ANSWER_PAPER: _("Văn bản chờ bên mình trả lời"),
    Task.CHECK_PAPER: _("Văn bản chờ kiểm tra"),
    Task.APPROVE_PAPER: _("Văn bản chờ duyệt"),
    Task.SIGN_PROGRAMME: _("Chương trình chờ ký"),
    Task.SIGN_INSTRUMENT: _("Văn bản năm chờ ký"),
    Task.SIGN_ANNEX: _("Phụ lục chờ ký"),
    Task.REPOINT_THEME: _("Nội dung dựa vào văn bản đã hết hiệu lực"),
    Task.AGREE_TOPIC: _("Đề tài chờ đồng ý"),
    Task.START_TOPIC: _("Đề tài chờ bắt đầu"),
    Task.PUBLISH_TOPIC: _("Đề tài đang làm"),
    Task.ANSWER_ASSIGNMENT: _("Phân công chờ trả lời"),
    Task.DELIVER_ASSIGNMENT: _("Phân công đã nhận"),
    Task.TAKE_STEP: _("Việc chờ bước tiếp theo"),
    Task.TAKE_LEAD: _("Gợi ý cách làm hay chờ xem"),
    Task.READ_PACK: _("Thông tin đang dùng có bản mới"),
    Task.TELL_COSTS: _("Chuyến đi chưa ghi bên chi trả"),
    Task.AGREE_MINUTES: _("Biên bản họp chờ đồng ý"),
    Task.SIGN_MINUTES: _("Biên bản họp chờ ký"),
    Task.READ_MANUSCRIPT: _("Bản thảo chờ tòa soạn đọc"),
    Task.DECIDE_MANUSCRIPT: _("Bản thảo chờ quyết định"),
    Task.PUBLISH_MANUSCRIPT: _("Bản thảo đã nhận, chờ đăng"),
    Task.WRITE_TEXT: _("Bài chờ viết hoặc sửa"),
    Task.REVIEW_TEXT: _("Phản biện chờ trả lời"),
    Task.SEND_LINK: _("Tác giả xin liên kết mới"),
    Task.NOTE_PASSAGE: _("Trích đoạn tòa soạn đưa để kiểm tra"),
    Task.DECIDE_PASSAGE: _("Sai sót được báo, chờ tòa soạn quyết định"),
    Task.CONFIRM_MATCHES: _("Đề xuất khớp chờ xác nhận"),
    Task.DECIDE_GROUPINGS: _("Câu hỏi về tác phẩm trùng"),
    Task.COMPLETE_DATES: _("Bài chưa rõ ngày đăng"),
    Task.ADD_EVIDENCE: _("Bài thiếu minh chứng"),
    Task.SEAL_EVIDENCE: _("Tệp trang chờ niêm phong"),
    Task.JUDGE_FOUND: _("Trang tìm thấy chờ xem"),
    Task.READ_CHANGES: _("Bài đã đăng có thay đổi"),
    Task.EXPLAIN_GONE: _("Bài không còn truy cập được"),
    Task.PUT_UP_LABEL: _("Bài thiếu ghi chú phối hợp"),
    Task.DECIDE_COFUNDING: _("Bài đã giao trước, chờ quyết định đồng tài trợ"),
    Task.CONFIRM_RECORD: _("Biên bản chờ xác nhận"),
    Task.WITHDRAW_RECORD: _("Biên bản cần tính lại"),
    Task.REQUEST_PAYMENT: _("Khoản cần đề nghị thanh toán"),
    Task.RECORD_PAYMENT: _("Khoản chờ thanh toán"),
    Task.CONFIRM_PAYMENT: _("Khoản chờ xác nhận đã nhận"),
    Task.GIVE_NUMBER: _("Biên bản chờ ghi số"),
    Task.DRAW_UP_ROYALTIES: _("Nhuận bút chờ lập bảng kê"),
    Task.APPROVE_ROYALTIES: _("Bảng kê nhuận bút chờ duyệt"),
    Task.PAY_ROYALTIES: _("Nhuận bút chờ trả"),
    Task.PREPARE_REVIEW: _("Sơ kết cần chuẩn bị"),
    Task.HOLD_REVIEW: _("Sơ kết chờ họp"),
    Task.SIGN_REVIEW: _("Biên bản sơ kết chờ ký"),
    Task.DECIDE_LESSON: _("Bài học chờ quyết định"),
    Task.FINISH_LESSON: _("Bài học chờ làm xong"),
}

MONEY = _("%(amount)s đồng")

SENTENCES: "dict[Task, StrOrPromise]" = {
    Task.OFFER_PAPER: _("Hoàn thiện dự thảo %(ref)s “%(title)s” rồi gửi bên kia"),
    Task.ANSWER_PAPER: _("Đồng ý hoặc trả lời bản đang bàn của %(ref)s “%(title)s”"),
    Task.CHECK_PAPER: _("Kiểm tra bản đã thống nhất của %(ref)s “%(title)s”"),
    Task.APPROVE_PAPER: _("Duyệt để ký %(ref)s “%(title)s”"),
    Task.SIGN_PROGRAMME: _("Ký chương trình %(ref)s “%(title)s”"),
    Task.SIGN_INSTRUMENT: _("Ký %(ref)s “%(title)s”"),
    Task.SIGN_ANNEX: _("Ký phụ lục %(ref)s “%(title)s”"),
    Task.REPOINT_THEME: _("Xem %(count)s văn bản hết hiệu lực mà %(programme)s còn dựa vào"),
    Task.AGREE_TOPIC: _("Trả lời đề tài bên kia đề xuất: “%(title)s”"),
    Task.START_TOPIC: _("Phân công, bắt đầu đề tài đã thống nhất: “%(title)s”"),
    Task.PUBLISH_TOPIC: _("Đăng và khớp bài của đề tài “%(title)s”"),
    Task.ANSWER_ASSIGNMENT: _("Nhận hoặc từ chối phân công: “%(title)s”"),
    Task.DELIVER_ASSIGNMENT: _("Nộp bài được phân công: “%(title)s”"),
    Task.TAKE_STEP: _("%(step)s: “%(title)s”"),
    Task.TAKE_LEAD: _("Xem %(count)s gợi ý bên A gửi trong %(programme)s"),
    Task.READ_PACK: _(
        "Xem bản mới của thông tin mà %(count)s đề tài trong %(programme)s đang dùng"
    ),
    Task.TELL_COSTS: _("Ghi bên chi trả chuyến đi “%(title)s” (%(ref)s)"),
    Task.AGREE_MINUTES: _("Đồng ý %(count)s nội dung biên bản “%(title)s” (%(ref)s)"),
    Task.SIGN_MINUTES: _("Ký biên bản “%(title)s” (%(ref)s)"),
    Task.READ_MANUSCRIPT: _("Đọc và xử lý bản thảo %(ref)s “%(title)s”"),
    Task.DECIDE_MANUSCRIPT: _("Quyết định về bản thảo %(ref)s “%(title)s”"),
    Task.PUBLISH_MANUSCRIPT: _("Đăng bài đã nhận %(ref)s “%(title)s”"),
    Task.WRITE_TEXT: _("Viết, sửa rồi gửi bài %(ref)s “%(title)s”"),
    Task.REVIEW_TEXT: _("Trả lời hoặc gửi nhận xét phản biện “%(title)s”"),
    Task.SEND_LINK: _("Gửi liên kết mới cho tác giả bài %(ref)s “%(title)s”"),
    Task.NOTE_PASSAGE: _("Xem trích đoạn %(ref)s: “%(title)s”; không sai thì không cần làm gì"),
    Task.DECIDE_PASSAGE: _("Quyết định về sai sót được báo ở trích đoạn %(ref)s"),
    Task.CONFIRM_MATCHES: _("Xác nhận hoặc từ chối %(count)s đề xuất khớp của %(programme)s"),
    Task.DECIDE_GROUPINGS: _("Trả lời %(count)s câu hỏi về tác phẩm có thể trùng"),
    Task.COMPLETE_DATES: _("Bổ sung ngày đăng của %(count)s bài trong %(programme)s"),
    Task.ADD_EVIDENCE: _("Bổ sung minh chứng cho %(count)s bài trong %(programme)s"),
    Task.SEAL_EVIDENCE: _("Đối chiếu, niêm phong tệp trang của %(count)s bài trong %(programme)s"),
    Task.JUDGE_FOUND: _("Xem %(count)s trang tìm thấy có thể là bài của %(programme)s"),
    Task.READ_CHANGES: _("Xem %(count)s thay đổi trên trang của bài trong %(programme)s"),
    Task.EXPLAIN_GONE: _(
        "Ghi lý do %(count)s bài trong %(programme)s không còn truy cập được, kèm văn bản"
    ),
    Task.PUT_UP_LABEL: _("Gắn ghi chú phối hợp cho %(count)s bài trong %(programme)s"),
    Task.DECIDE_COFUNDING: _("Quyết định có nhận một bài đã giao trước (%(ref)s)"),
    Task.CONFIRM_RECORD: _("Xác nhận biên bản nghiệm thu %(ref)s"),
    Task.WITHDRAW_RECORD: _(
        "Xem lại %(ref)s: có dữ liệu mới từ khi lập; nếu cần, xin rút và lập lại"
    ),
    Task.REQUEST_PAYMENT: _("Đề nghị thanh toán %(money)s theo %(ref)s"),
    Task.RECORD_PAYMENT: _("Thanh toán %(money)s theo %(ref)s"),
    Task.CONFIRM_PAYMENT: _("Xác nhận đã nhận %(money)s theo %(ref)s"),
    Task.GIVE_NUMBER: _("Ghi số văn bản cho biên bản %(ref)s"),
    Task.DRAW_UP_ROYALTIES: _("Lập bảng kê cho %(count)s khoản nhuận bút đã tính"),
    Task.APPROVE_ROYALTIES: _("Duyệt bảng kê nhuận bút %(ref)s của %(title)s: %(money)s"),
    Task.PAY_ROYALTIES: _("Trả nhuận bút %(ref)s cho %(title)s: %(money)s"),
    Task.PREPARE_REVIEW: _("Chuẩn bị sơ kết năm %(year)s của %(programme)s"),
    Task.HOLD_REVIEW: _("Tổ chức sơ kết năm %(year)s (%(ref)s)"),
    Task.SIGN_REVIEW: _("Ký biên bản sơ kết năm %(year)s (%(ref)s)"),
    Task.DECIDE_LESSON: _("Quyết định bài học %(ref)s: “%(title)s”"),
    Task.FINISH_LESSON: _("Làm xong và ghi kết quả bài học %(ref)s: “%(title)s”"),
}

KINDS: "dict[Kind, StrOrPromise]" = {
    Kind.PROGRAMME: _("Chương trình"),
    Kind.INSTRUMENT: _("Văn bản năm"),
    Kind.ANNEX: _("Phụ lục"),
    Kind.OBLIGATION: _("Nghĩa vụ"),
    Kind.TOPIC: _("Đề tài"),
    Kind.DEED: _("Việc của hai bên"),
    Kind.TRIP: _("Đi cơ sở"),
    Kind.QUESTION: _("Câu hỏi"),
    Kind.LEAD: _("Cách làm hay, điển hình"),
    Kind.MEETING: _("Cuộc họp"),
    Kind.MANUSCRIPT: _("Bản thảo"),
    Kind.WORK: _("Tác phẩm"),
    Kind.RECORD: _("Biên bản nghiệm thu"),
    Kind.REVIEW: _("Sơ kết"),
    Kind.DOCUMENT: _("Văn bản tham chiếu"),
    Kind.ORGANISATION: _("Tổ chức"),
    Kind.PERSON: _("Người"),
}


HELD: "dict[Held, StrOrPromise]" = {
    Held.TOPIC: _("Đề tài"),
    Held.ASSIGNMENT: _("Phân công"),
    Held.DEED: _("Việc của hai bên"),
    Held.TRIP: _("Đi cơ sở"),
    Held.QUESTION: _("Câu hỏi"),
    Held.PACK: _("Bản thông tin"),
    Held.LEAD: _("Cách làm hay, điển hình"),
    Held.MEETING: _("Cuộc họp"),
    Held.MANUSCRIPT: _("Bản thảo"),
    Held.REVIEW: _("Lượt đọc bản thảo"),
}


def sentence_of(item: Item) -> str:
    """What is to be done, as one sentence without its full stop."""
    label = step_label(ObligationKind(item.kind), item.step) if item.step else ""
    return str(SENTENCES[item.task]) % {
        "ref": item.ref,
        "title": item.title,
        "programme": item.programme_ref,
        "count": group_digits(item.count),
        "year": item.year,
        "step": label,
        "money": str(MONEY) % {"amount": group_digits(item.dong or 0)},
    }
