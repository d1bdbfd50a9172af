"""What the values of this room are called on screen and on paper."""

from django.utils.translation import gettext_lazy as _

from phoihop.press.finding import PageState, Road, SourceKind
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
SOURCE_KINDS = {
    SourceKind.FEED: _("Nguồn tin RSS, Atom"),
    SourceKind.SITEMAP: _("Sơ đồ trang (sitemap)"),
    SourceKind.SECTION: _("Trang chuyên mục"),
}
ROADS = {
    Road.FEED: _("Nguồn tin RSS, Atom"),
    Road.SITEMAP: _("Sơ đồ trang (sitemap)"),
    Road.SECTION: _("Trang chuyên mục"),
    Road.LIST: _("Danh sách được nhập"),
    Road.PRINT: _("Số báo in"),
    Road.BROADCAST: _("Phát sóng"),
}
PAGE_STATES = {  # words, and the tone of the badge
    PageState.FOUND: (_("Chờ tải"), "wait"),
    PageState.FETCHED: (_("Chờ đối chiếu"), "busy"),
    PageState.MATCHED: (_("Có đoạn của tác phẩm đã ghi"), "good"),
    PageState.KEPT: (_("Không trùng tác phẩm nào"), "idle"),
    PageState.FAILED: (_("Không tải được"), "bad"),
    PageState.DOUBLE: (_("Cùng trang với địa chỉ khác"), "idle"),
}
ALARMS = {
    "quiet": _("không có tin mới từ"),
    "unreadable": _("Không đọc được từ"),
}
