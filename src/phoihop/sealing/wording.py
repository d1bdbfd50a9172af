"""What the values of this room are called on screen."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from phoihop.engines.seals.levels import SignAt
from phoihop.papers.rules import SealingState, SignerKind, StageStep

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

PARTIES: "dict[str, StrOrPromise]" = {"a": _("Bên A"), "b": _("Bên B")}
KINDS: "dict[SignerKind, StrOrPromise]" = {
    SignerKind.PERSON: _("người ký"),
    SignerKind.ORGANISATION: _("cơ quan"),
}
STEPS: "dict[StageStep, StrOrPromise]" = {
    StageStep.PREPARED: _("Chuẩn bị bản ký"),
    StageStep.SIGNED: _("Chữ ký"),
    StageStep.FILLED: _("Điền số và ngày"),
    StageStep.SCANNED: _("Nhận bản quét"),
    StageStep.CONFIRMED: _("Đối chiếu bản quét"),
}
STATES: "dict[SealingState, StrOrPromise]" = {
    SealingState.OPEN: _("Đang ký"),
    SealingState.COMPLETE: _("Đã ký đủ"),
    SealingState.SET_ASIDE: _("Đã hủy"),
}
TONES = {SealingState.OPEN: "busy", SealingState.COMPLETE: "good", SealingState.SET_ASIDE: "idle"}
LEVELS: "dict[SignAt, StrOrPromise]" = {
    SignAt.B_B: _("Ký số"),
    SignAt.B_T: _("Ký số, có dấu thời gian"),
    SignAt.B_LT: _("Ký số, có dấu thời gian và dữ liệu thu hồi"),
    SignAt.B_LTA: _("Ký số, giữ giá trị lâu dài"),
}


def party_words(key: str) -> str:
    """``a`` → "Bên A"; ``a2`` → "Bên A 2"."""
    label = str(PARTIES[key[:1]])
    return f"{label} {key[1:]}" if key[1:] else label


def field_words(party: str, kind: SignerKind) -> str:
    """ "Bên A – người ký"."""
    return f"{party_words(party)} – {KINDS[kind]}"
