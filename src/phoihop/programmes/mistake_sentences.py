"""The sentences for mistakes in programme files: those of every file, and this room's own."""

from django.utils.translation import gettext_lazy as _

from phoihop.parties.mistake_sentences import MISTAKES as MISTAKES_OF_FILES
from phoihop.parties.mistake_sentences import mistake_lines, mistake_sentence

__all__ = ["MISTAKES", "mistake_lines", "mistake_sentence"]

MISTAKES = {
    **MISTAKES_OF_FILES,
    "programmes.no_paper": _("Tệp cần mục “programme” (chương trình) hoặc “instrument” (văn bản năm)."),
    "programmes.two_papers": _("Trong tệp chương trình, xin đặt văn bản năm vào danh sách “instruments”."),
    "programmes.unknown_programme": _("Anh/chị không có chương trình nào mang mã “%(value)s”. Xin kiểm tra lại mã."),
    "programmes.unknown_organisation": _("Không có tổ chức “%(value)s”. Xin thêm vào mục “organisations”."),
    "programmes.unknown_person": _("Không có người nào mang mã “%(value)s”. Xin thêm vào mục “people”."),
    "programmes.unknown_document": _("Không có văn bản “%(value)s”. Xin thêm vào mục “documents”."),
    "programmes.unknown_outlet": _("Không có ấn phẩm “%(value)s”. Xin thêm vào mục “outlets”."),
    "programmes.unknown_theme": _("Không có nội dung phối hợp mang mã “%(value)s”. Xin kiểm tra lại mã."),
    "programmes.unknown_obligation": _("Không có nghĩa vụ mang mã “%(value)s”. Xin kiểm tra lại mã."),
    "programmes.unknown_party": _("“%(value)s” không phải là một bên ở phía này của chương trình. Xin "
"chọn bên khác."),
    "programmes.unknown_line": _("Văn bản năm không có dòng “%(value)s”. Xin kiểm tra lại số dòng."),
    "programmes.supersedes_itself": _("Văn bản không thể thay thế chính nó. Xin chọn văn bản khác."),
    "programmes.reference_names_nothing": _("Xin ghi văn bản (document) hoặc loại văn bản để ngỏ (open_class)."),
    "programmes.outlet_refused": _("Không thêm được ấn phẩm này: tên hoặc tên miền đã có, hoặc không đúng dạng."),
    "programmes.only_to_a_programme": _("Phụ lục của văn bản năm chỉ đổi các dòng. Xin đưa phần này vào phụ lục của chương trình."),
    "programmes.only_to_an_instrument": _("Phụ lục của chương trình không đổi dòng. Xin đưa phần này vào phụ lục của văn bản năm."),
    "programmes.agreement_of_both": _("Hợp đồng, thỏa thuận là văn bản của cả hai bên. Xin bỏ trống bên ban hành."),
    "annex.changes_no_theme": _("Phụ lục của chương trình chưa đổi gì. Xin ghi nội dung chuyển sang văn bản nào, hoặc ngày kết thúc sớm."),
    "annex.end_and_reason": _("Kết thúc sớm cần cả ngày cuối và loại lý do “kết thúc sớm”."),
    "programmes.which_party": _("Phía này có nhiều bên (%(known)s). Xin ghi rõ bên nào ký."),
    "programmes.money_only_in_a_contract": _("Chỉ hợp đồng mới có đơn giá. Xin bỏ đơn giá hoặc đổi loại văn bản."),
    "programmes.price_without_basis": _("Đơn giá cần căn cứ: số quyết định, dòng đơn giá, ngày."),
    "programmes.amount_too_large": _("Thành tiền của dòng này quá lớn. Xin kiểm tra số lượng và đơn giá."),
    "instrument.early_day_missing": _("Quy tắc tính bài đăng trước ngày ký cần ngày bắt đầu ghi trong văn "
"bản. Xin nhập ngày đó."),
    "obligation.quantity_missing": _("Nghĩa vụ định lượng cần số lượng tối thiểu; nếu để ngỏ, xin ghi “quantified: false”."),
    "obligation.quantity_unwanted": _("Nghĩa vụ không định lượng thì không ghi số lượng. Xin bỏ trống ô số lượng."),
    "obligation.range_reversed": _("Số lượng tối đa (%(most)s) nhỏ hơn tối thiểu (%(least)s). Xin nhập lại."),
    "annex.changes_nothing": _("Phụ lục chưa thay đổi gì. Xin ghi số lượng hoặc đơn giá mới, hoặc dòng mới."),
    "annex.before_differs": _("Dòng %(line)s trước phụ lục là %(held)s. Xin ghi đúng điều đang có."),
}  # fmt: skip
