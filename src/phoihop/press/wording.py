"""What the values of this room are called on screen and on paper."""

from django.utils.translation import gettext_lazy as _

from phoihop.press.rules import OutletKind

OUTLET_KINDS = {
    OutletKind.NEWSPAPER: _("Báo in"),
    OutletKind.MAGAZINE: _("Tạp chí"),
    OutletKind.JOURNAL: _("Tạp chí khoa học"),
    OutletKind.RADIO: _("Phát thanh"),
    OutletKind.TELEVISION: _("Truyền hình"),
    OutletKind.ONLINE: _("Báo, kênh điện tử"),
    OutletKind.AGGREGATOR: _("Trang tổng hợp"),
    OutletKind.PORTAL: _("Cổng, trang thông tin của cơ quan"),
}
