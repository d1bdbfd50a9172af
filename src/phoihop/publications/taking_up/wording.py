"""What became of a proposed page, in words."""

from django.utils.translation import gettext_lazy as _

PROPOSAL_STATES = {
    "proposed": _("Chờ quyết định"),
    "taken_up": _("Đã ghi thành lần đăng"),
    "refused": _("Không phải"),
}
