"""What captures, witnesses and stamps are called on screen."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from phoihop.evidence.witnessing.rules import Apart, OrderState

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ORDER_STATES: "dict[OrderState, StrOrPromise]" = {
    OrderState.WAITING: _("đang chờ chụp"),
    OrderState.DONE: _("đã chụp"),
    OrderState.FAILED: _("không chụp được"),
}

MISSING: "dict[str, StrOrPromise]" = {
    "no_browser": _("ảnh và PDF (máy chụp không có trình duyệt)"),
    "browser_as_root": _("ảnh và PDF (trình duyệt không chạy dưới quyền root)"),
    "screenshot": _("ảnh trang (trình duyệt không chụp được)"),
    "pdf": _("bản PDF (trình duyệt không in được)"),
    "tls": _("chứng thư (trang không dùng HTTPS)"),
    "tls_chain": _("chứng thư của nơi cấp (máy chủ không gửi kèm)"),
    "text": _("bản chữ (không nhận ra bài viết trên trang)"),
    "server_clock": _("giờ của máy chủ (trang không cho biết)"),
}

ONE_WITNESS: "dict[Apart, StrOrPromise]" = {
    Apart.YES: _("Hai nhân chứng: khác bên, khác khóa, khác máy, khác mạng."),
    Apart.NO_SIDE: _("Chỉ là một nhân chứng: bản chụp của phần mềm không thuộc bên nào."),
    Apart.SAME_SIDE: _("Chỉ là một nhân chứng: hai bản chụp của cùng một bên."),
    Apart.SAME_KEY: _("Chỉ là một nhân chứng: hai bản chụp cùng một khóa."),
    Apart.SAME_MACHINE: _("Chỉ là một nhân chứng: hai bản chụp từ cùng một máy."),
    Apart.SAME_NETWORK: _("Chỉ là một nhân chứng: hai bản chụp từ cùng một mạng."),
}
PLACE_UNKNOWN = _(
    "Máy hoặc mạng của một bản chụp không nhận biết được, nên chỉ biết chắc là khác bên, khác khóa."
)
