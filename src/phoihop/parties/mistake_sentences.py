"""The sentences for mistakes in a file: line, field, what is wrong, what was probably meant."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from phoihop.engines.plainfiles import Mistake

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MISTAKES = {
    "file.not_utf8": _("Tệp không phải chữ Unicode (UTF-8). Xin lưu lại tệp ở dạng UTF-8."),
    "file.too_large": _("Tệp lớn hơn %(most_bytes)s byte. Xin chia tệp hoặc kiểm tra lại."),
    "file.syntax": _("Không đọc được cấu trúc từ dòng này (%(problem)s). Xin xem lại thụt lề, dấu “:” và dấu nháy."),
    "file.tab": _("Dòng thụt lề bằng phím Tab. Xin thay bằng dấu cách."),
    "file.alias": _("Không dùng neo “&” và bí danh “*”. Xin viết lại giá trị đầy đủ, hoặc đặt trong dấu nháy."),
    "file.tag": _("Không dùng nhãn kiểu “!”. Xin bỏ nhãn, hoặc đặt giá trị trong dấu nháy."),
    "file.several_documents": _("Tệp chỉ được chứa một tài liệu. Xin bỏ dòng “---” này và phần sau nó."),
    "file.empty": _("Tệp trống. Xin chọn tệp có nội dung."),
    "file.too_deep": _("Các mục lồng nhau quá %(most)s cấp."),
    "file.control_character": _("Có ký tự điều khiển không nhìn thấy. Xin gõ lại đoạn này."),
    "file.duplicate_key": _("Mục “%(key)s” đã có ở dòng %(first_line)s. Xin giữ lại một mục."),
    "file.key_not_text": _("Tên mục phải là một từ."),
    "file.unknown_key": _("Không có mục “%(key)s”. Các mục dùng được: %(known)s."),
    "file.missing": _("Thiếu mục “%(key)s”. Xin điền thêm."),
    "file.wanted_value": _("Chỗ này cần một giá trị, không phải danh sách hay nhóm mục."),
    "file.wanted_list": _("Chỗ này cần một danh sách: mỗi dòng bắt đầu bằng “- ”."),
    "file.wanted_record": _("Chỗ này cần một nhóm mục (%(record)s), mỗi mục dạng “tên: giá trị”."),
    "file.empty_item": _("Dòng này của danh sách để trống. Xin điền hoặc xóa."),
    "file.too_many": _("Danh sách dài quá %(most)s dòng."),
    "file.too_long": _("Dài %(found)s ký tự, nhiều nhất là %(most)s. Xin viết ngắn lại."),
    "file.unknown_value": _("Giá trị “%(value)s” không dùng được. Các giá trị: %(known)s."),
    "file.not_a_date": _("“%(value)s” không phải ngày có thật. Xin viết như 15-3-2017 hoặc 2017-03-15."),
    "file.day_needed": _("“%(value)s” thiếu ngày. Xin viết đủ ngày, tháng, năm."),
    "file.not_a_number": _("“%(value)s” không phải số nguyên. Xin nhập lại, ví dụ 12."),
    "file.out_of_range": _("%(value)s nằm ngoài khoảng %(least)s đến %(most)s. Xin nhập lại."),
    "file.not_money": _("“%(value)s” không phải số tiền chẵn đồng. Xin viết như 1.500.000 hoặc 1500000."),
    "file.not_a_percentage": _("“%(value)s” không phải phần trăm từ 0 đến 100. Xin nhập lại."),
    "file.not_a_flag": _("“%(value)s” không rõ là có hay không. Xin viết true hoặc false."),
    "file.bad_ref": _("“%(value)s” không dùng làm mã được."),
    "file.twice": _("“%(value)s” đã có ở trên. Xin giữ lại một."),
    "file.ends_before_start": _("Ngày kết thúc đứng trước ngày bắt đầu. Xin kiểm tra lại hai ngày."),
    "parties.differs": _("Khác với thông tin đã ghi (%(known)s). Xin sửa tệp cho đúng, hoặc nhờ "
"người quản trị sửa thông tin đã ghi."),
    "parties.placed_already": _("Tổ chức đang trực thuộc cơ quan khác. Xin nhờ người quản trị kết thúc "
"quan hệ cũ trước."),
    "parties.circle": _("Tổ chức không thể trực thuộc hoặc kế tục chính mình (%(ref)s)."),
    "parties.unknown": _("Không có tổ chức nào mang mã “%(value)s”."),
    "parties.kept_by_others": _("“%(ref)s” do quản trị của cơ quan khác giữ. Xin nhờ cơ quan đó ghi."),
}  # fmt: skip
"""One sentence for each mistake that a file may hold, with ``%(fact)s`` places."""


def mistake_sentence(
    mistake: Mistake, sentences: "Mapping[str, StrOrPromise] | None" = None
) -> str:
    """The sentence of one mistake in the active language, with the suggestion if there is one."""
    facts = dict(mistake.facts)
    template = str((sentences or MISTAKES)[mistake.code])
    text = template % facts
    if facts.get("suggestion"):
        return text + " " + str(_("Có phải là “%(suggestion)s”?")) % facts
    if facts.get("known") and "%(known)s" not in template:
        return text + " " + str(_("Đang có: %(known)s.")) % facts
    return text


def mistake_lines(
    mistakes: Iterable[Mistake], sentences: "Mapping[str, StrOrPromise] | None" = None
) -> Iterator[str]:
    """The mistakes as a command prints them: line, field, sentence."""
    for mistake in mistakes:
        place = str(_("dòng %(line)s")) % {"line": mistake.line} if mistake.line else "–"
        name = mistake.field_name or "–"
        yield f"{place} · {name}: {mistake_sentence(mistake, sentences)}"
