"""What the values of this room are called on screen."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from phoihop.spread.family import CopyKind, Origin, Permission
from phoihop.spread.rules import CofundingReason, CofundingState, Ground, ReprintTerms, Where

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

COPY_KINDS: "dict[CopyKind, StrOrPromise]" = {
    CopyKind.REPRINT: _("Đăng lại"),
    CopyKind.ABRIDGED: _("Rút gọn"),
    CopyKind.QUOTATION: _("Trích dẫn"),
    CopyKind.TRANSLATION: _("Bản dịch"),
    CopyKind.COMMON_SOURCE: _("Cùng nguồn"),
}
ORIGINS: "dict[Origin, StrOrPromise]" = {
    Origin.OURS: _("đã ghi nhận"),
    Origin.FOUND: _("tìm thấy"),
    Origin.DECLARED: _("khai báo"),
}
PERMISSIONS: "dict[Permission, StrOrPromise]" = {
    Permission.PERMITTED: _("Được phép"),
    Permission.REFUSED: _("Không được phép"),
    Permission.UNKNOWN: _("Chưa có gì ghi lại"),
}
PERMISSION_TONES = {
    Permission.PERMITTED: "good",
    Permission.REFUSED: "bad",
    Permission.UNKNOWN: "idle",
}
TERMS: "dict[ReprintTerms, StrOrPromise]" = {
    ReprintTerms.FREE: _("Ai cũng được đăng lại"),
    ReprintTerms.WITH_SOURCE: _("Được đăng lại nguyên văn, có tên tác giả và nguồn"),
    ReprintTerms.ON_REQUEST: _("Phải xin phép trước"),
    ReprintTerms.RESERVED: _("Không đăng lại, trừ trích dẫn theo luật"),
}
GROUNDS: "dict[Ground, StrOrPromise]" = {
    Ground.SAME_WORK: _("chính tác phẩm này"),
    Ground.MOVED: _("cùng bài, cùng tiêu đề, ở địa chỉ khác"),
    Ground.RETITLED: _("cùng bài, đổi tiêu đề"),
    Ground.ABRIDGED: _("rút từ một bài dài hơn"),
    Ground.EXTENDED: _("gồm gần trọn một bài ngắn hơn"),
    Ground.MERGED: _("ghép từ nhiều bài"),
    Ground.SAME_TITLE: _("cùng tiêu đề; một trong hai chưa có toàn văn để đối chiếu"),
}
WHERES: "dict[Where, StrOrPromise]" = {
    Where.ELSEWHERE: _("đã giao theo một thỏa thuận khác"),
    Where.HERE: _("một tác phẩm khác đã giao theo cùng văn bản"),
    Where.EARLIER: _("đã đăng trước đó trên báo chí của bên B"),
}
REASONS: "dict[CofundingReason, StrOrPromise]" = {
    CofundingReason.JOINT_ORDER: _("Hai thỏa thuận cùng đặt, mỗi bên trả phần mình"),
    CofundingReason.REPRINT_ORDERED: _("Dòng này đặt in lại hoặc ra một bản của bài đó"),
    CofundingReason.NEW_MATERIAL: _("Phần mới đủ để là một tác phẩm riêng"),
    CofundingReason.NOT_THE_SAME: _("So khớp nhầm: không phải cùng một bài"),
}
COFUNDING_STATES: "dict[CofundingState, StrOrPromise]" = {
    CofundingState.PROPOSED: _("Chờ bên A quyết định"),
    CofundingState.AGREED: _("Đồng tài trợ"),
    CofundingState.REFUSED: _("Không đồng ý"),
    CofundingState.WITHDRAWN: _("Đã rút"),
}
COFUNDING_TONES = {
    CofundingState.PROPOSED: "wait",
    CofundingState.AGREED: "good",
    CofundingState.REFUSED: "bad",
    CofundingState.WITHDRAWN: "idle",
}
