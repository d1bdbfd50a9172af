"""What the entries of the trail say, in plain words: ``topic.agree`` is "Đề tài: Đồng ý"."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from phoihop.planning.wording import TOPIC_MOVES, step_label
from phoihop.programmes.rules import ObligationKind

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NOUNS: "dict[str, StrOrPromise]" = {
    "programme": _("Chương trình"),
    "instrument": _("Văn bản năm"),
    "annex": _("Phụ lục"),
    "document": _("Văn bản tham chiếu"),
    "mandate": _("Thẩm quyền ký"),
    "gates": _("Các bước trước khi ký"),
    "topic": _("Đề tài"),
    "deed": _("Việc của hai bên"),
    "leadtime": _("Thời gian làm bài"),
    "commemoration": _("Ngày kỷ niệm"),
    "calendar": _("Lịch cơ quan"),
    "assignment": _("Phân công"),
    "trip": _("Đi cơ sở"),
    "meeting": _("Cuộc họp"),
    "question": _("Câu hỏi"),
    "pack": _("Bản thông tin"),
    "lead": _("Gợi ý"),
    "list": _("Danh sách"),
    "work": _("Tác phẩm"),
    "royalty": _("Nhuận bút"),
    "statement": _("Bảng kê nhuận bút"),
    "manuscript": _("Bản thảo"),
    "passage": _("Trích đoạn"),
    "publication": _("Lần đăng"),
    "match": _("Khớp nghĩa vụ"),
    "grouping": _("Tác phẩm trùng"),
    "evidence": _("Minh chứng"),
    "witness": _("Khóa chụp trang"),
    "label": _("Ghi chú phối hợp"),
    "found": _("Trang tìm thấy"),
    "theme": _("Nội dung phối hợp"),
    "page": _("Trang bài"),
    "cofunding": _("Quyết định đồng tài trợ"),
    "copy": _("Bản đăng lại"),
    "terms": _("Điều kiện đăng lại"),
    "acceptance": _("Biên bản nghiệm thu"),
    "payment": _("Thanh toán"),
    "review": _("Sơ kết"),
    "lesson": _("Bài học"),
    "proposal": _("Đề xuất năm sau"),
    "paper": _("Văn bản ký, số"),
    "charge": _("Việc phụ trách"),
}

VERBS: "dict[str, StrOrPromise]" = {
    "drafted": _("soạn thảo"),
    "redrafted": _("soạn lại"),
    "next_drafted": _("soạn văn bản năm sau"),
    "offered": _("gửi bên kia"),
    "countered": _("trả lời bằng bản khác"),
    "checked": _("kiểm tra"),
    "approved": _("duyệt"),
    "given": _("giao"),
    "ended": _("kết thúc"),
    "ruled": _("đặt quy định về các bước"),
    "taken_back": _("thu hồi để sửa"),
    "consented": _("một bên ký"),
    "signed": _("ký đủ"),
    "closed": _("đóng"),
    "withdrawn": _("rút"),
    "recorded": _("ghi nhận"),
    "imported": _("nhập"),
    "held": _("đã họp hoặc giữ thêm một bản"),
    "dated": _("bổ sung ngày"),
    "proposed": _("đề xuất"),
    "agreed": _("đồng ý"),
    "declared": _("khai báo"),
    "set": _("đặt"),
    "confirmed": _("xác nhận"),
    "refused": _("từ chối"),
    "removed": _("gỡ"),
    "same": _("là một"),
    "different": _("là hai"),
    "added": _("thêm"),
    "sealed": _("niêm phong"),
    "captured": _("chụp trang"),
    "compared": _("đối chiếu"),
    "stamped": _("đóng dấu thời gian"),
    "registered": _("đăng ký"),
    "revoked": _("ngừng dùng"),
    "described": _("ghi nơi đến và lịch"),
    "worded": _("ghi rõ câu hỏi"),
    "called": _("triệu tập"),
    "item_added": _("thêm nội dung họp"),
    "attendee_named": _("thêm người dự"),
    "took_place": _("đã họp"),
    "cancelled": _("hủy"),
    "minute_written": _("ghi biên bản"),
    "minute_agreed": _("đồng ý nội dung"),
    "outcome_told": _("ghi kết quả"),
    "finding_written": _("ghi kết quả nghiên cứu"),
    "piece_linked": _("gắn bài viết"),
    "companion_named": _("thêm người đi cùng"),
    "host_named": _("thêm đơn vị tiếp đón"),
    "stop_planned": _("thêm điểm dừng"),
    "contact_named": _("thêm đầu mối"),
    "cost_told": _("ghi bên chi trả"),
    "logged": _("ghi nhật ký"),
    "topic_linked": _("gắn đề tài"),
    "issued": _("phát hành"),
    "noted": _("ghi"),
    "source_added": _("thêm nguồn"),
    "source_verified": _("xác minh nguồn"),
    "coverage_added": _("ghi bài đã có"),
    "person_named": _("thêm người được nêu tên"),
    "consent_revoked": _("rút lại sự đồng ý"),
    "taken": _("lấy làm đề tài"),
    "erased": _("xóa khi hết hạn"),
    "drawn_up": _("lập"),
    "frozen": _("khóa, hai bên đã xác nhận"),
    "numbered": _("ghi số văn bản"),
    "field_signed": _("ký số một ô"),
    "filled": _("điền số và ngày vào bản ký"),
    "scanned": _("nhận bản quét"),
    "set_aside": _("hủy lần ký"),
    "corrected": _("điều chỉnh"),
    "taken_down_noted": _("ghi chú: đã gỡ bài"),
    "withdrawn_noted": _("ghi chú: cơ quan báo chí rút bài"),
    "corrected_noted": _("ghi chú: đã cải chính"),
    "moved_noted": _("ghi chú: đổi địa chỉ"),
    "requested": _("đề nghị"),
    "prepared": _("chuẩn bị"),
    "cause_written": _("ghi nguyên nhân"),
    "written": _("viết"),
    "adopt": _("chấp nhận"),
    "reject": _("không chấp nhận"),
    "finish": _("làm xong"),
    "reckoned": _("tính nhuận bút"),
    "paid": _("thanh toán"),
    "void": _("hủy"),
    "shown": _("đưa cho bên A kiểm tra"),
    "answered": _("trả lời"),
    "seen": _("đã thấy"),
    "told": _("người xem ghi"),
    "reworded": _("thấy câu chữ khác"),
    "hidden": _("bạn đọc không nhìn thấy"),
    "not_found": _("không thấy"),
    "lost": _("đã mất"),
    "watched": _("bắt đầu theo dõi"),
    "edited": _("đã sửa"),
    "moved": _("đổi địa chỉ"),
    "gone": _("không còn"),
    "back": _("trở lại"),
    "removal_noted": _("ghi chú: gỡ theo yêu cầu của cơ quan có thẩm quyền"),
    "withdrawal_noted": _("ghi chú: cơ quan báo chí rút bài"),
    "changes_read": _("một bên đã xem thay đổi"),
    "taken_up": _("ghi thành lần đăng"),
    "handed_over": _("bàn giao"),
    "phrase_added": _("thêm cụm từ nhận biết"),
    "phrase_struck": _("bỏ cụm từ nhận biết"),
}

BREAKS: "dict[str, StrOrPromise]" = {
    "missing": _("bản ghi số %(seq)s bị mất"),
    "altered": _("bản ghi số %(seq)s bị sửa"),
    "unlinked": _("bản ghi số %(seq)s không nối vào bản ghi trước"),
    "headless": _("bản ghi số %(seq)s là bản ghi cuối, nhưng dấu mốc cuối chuỗi đã bị xóa"),
}


def action_label(action: str) -> str:
    """An action in plain words; what is not known shows as it is written."""
    noun, _dot, verb = action.partition(".")
    if noun not in NOUNS:
        return action
    return f"{NOUNS[noun]}: {_verb(noun, verb)}"


def _verb(noun: str, verb: str) -> "StrOrPromise":
    if noun == "topic" and verb in TOPIC_MOVES:
        return TOPIC_MOVES[verb]
    if noun == "deed":
        return _step(verb)
    return VERBS.get(verb, verb)


def _step(name: str) -> "StrOrPromise":
    try:  # "held" is called after its duty, which the trail does not tell
        return step_label(ObligationKind.ACTIVITY, name)
    except KeyError:
        return name


def break_label(why: str, seq: int) -> str:
    """The first broken link, in words."""
    return str(BREAKS[why]) % {"seq": seq}


def told_facts(facts: Mapping[str, object]) -> str:
    """The facts of an entry on one line; hashes shortened, what is unknown left out."""
    return " · ".join(
        f"{name} {str(value)[:12]}…" if name.endswith("sha256") else f"{name} {value}"
        for name, value in sorted(facts.items())
        if value not in (None, "")
    )
