"""What the values of this room are called on screen."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from phoihop.fieldwork.rules import Cost, LeadKind, LeadState, Payer

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

COSTS: "dict[Cost, StrOrPromise]" = {
    Cost.TRANSPORT: _("Đi lại"),
    Cost.MEALS: _("Ăn uống"),
    Cost.LODGING: _("Nơi nghỉ"),
}
PAYERS: "dict[Payer, StrOrPromise]" = {
    Payer.INSTITUTION: _("Cơ quan phối hợp (bên A)"),
    Payer.HOST: _("Đơn vị tiếp đón"),
    Payer.PUBLISHER: _("Cơ quan báo chí (bên B)"),
    Payer.OTHER: _("Người khác"),
    Payer.NOBODY: _("Không phát sinh"),
}
LEAD_KINDS: "dict[LeadKind, StrOrPromise]" = {
    LeadKind.PRACTICE: _("Cách làm hay"),
    LeadKind.EXAMPLE: _("Điển hình"),
}
LEAD_STATES: "dict[LeadState, StrOrPromise]" = {
    LeadState.PRIVATE: _("Chỉ bên mình thấy"),
    LeadState.OFFERED: _("Đã gửi bên kia"),
    LeadState.TAKEN: _("Đã thành đề tài"),
    LeadState.WITHDRAWN: _("Đã rút"),
    LeadState.ERASED: _("Đã xóa khi hết hạn"),
}
LEAD_TONES = {
    LeadState.PRIVATE: "idle",
    LeadState.OFFERED: "wait",
    LeadState.TAKEN: "good",
    LeadState.WITHDRAWN: "bad",
    LeadState.ERASED: "idle",
}
