"""What the levels of proof are called on screen, reached and demanded."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from phoihop.programmes.rules import EvidenceLevel
from phoihop.programmes.wording import EVIDENCE_LEVELS

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

REACHED: "dict[EvidenceLevel, StrOrPromise]" = {
    **EVIDENCE_LEVELS,
    EvidenceLevel.NONE: _("Chưa có minh chứng"),
    EvidenceLevel.LINK: _("Chỉ có đường dẫn"),
}

WHAT_IT_PROVES: "dict[EvidenceLevel, StrOrPromise]" = {
    EvidenceLevel.NONE: _("Không có gì để kiểm tra."),
    EvidenceLevel.LINK: _("Có địa chỉ trang; trang có thể bị gỡ hoặc sửa mà không để lại dấu."),
    EvidenceLevel.TEXT: _("Có bản chữ với mã băm; kiểm tra được nội dung, chưa thấy trang."),
    EvidenceLevel.PAGE_FILE: _("Có tệp của chính trang với mã băm; kiểm tra được cả hình thức."),
    EvidenceLevel.SEALED: _("Bên kia đã tự tính mã băm của tệp và xác nhận trùng khớp."),
    EvidenceLevel.WITNESSED: _(
        "Mỗi bên tự chụp trang từ máy và mạng của mình, bằng khóa riêng; hai bản chữ trùng khớp."
    ),
}

FAULTS: "dict[str, StrOrPromise]" = {
    "missing": _("không còn trong kho"),
    "altered": _("đã bị thay đổi"),
}
