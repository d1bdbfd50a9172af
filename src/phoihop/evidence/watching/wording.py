"""What was seen of a page, in words."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from phoihop.evidence.watching.models import PageWatch, WatchEvent
from phoihop.evidence.watching.rules import Change, PageState

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

CHANGES: "dict[Change, StrOrPromise]" = {
    Change.FIRST: _("Xem lần đầu"),
    Change.UNCHANGED: _("Không đổi"),
    Change.EDITED: _("Đã sửa"),
    Change.MOVED: _("Đổi địa chỉ"),
    Change.GONE: _("Không còn truy cập được"),
    Change.BACK: _("Truy cập lại được"),
    Change.LABEL_LOST: _("Mất ghi chú"),
    Change.LABEL_BACK: _("Đã có lại ghi chú"),
    Change.REMOVED_BY_ORDER: _("Gỡ theo yêu cầu của cơ quan có thẩm quyền"),
    Change.WITHDRAWN: _("Cơ quan báo chí rút bài"),
}

TONES = {
    Change.FIRST: "idle",
    Change.UNCHANGED: "good",
    Change.EDITED: "wait",
    Change.MOVED: "wait",
    Change.GONE: "bad",
    Change.BACK: "good",
    Change.LABEL_LOST: "bad",
    Change.LABEL_BACK: "good",
    Change.REMOVED_BY_ORDER: "wait",
    Change.WITHDRAWN: "wait",
}

PAGE_STATES: "dict[PageState, StrOrPromise]" = {
    PageState.NEW: _("Chưa xem được lần nào"),
    PageState.THERE: _("Còn truy cập được"),
    PageState.GONE: _("Không còn truy cập được"),
}

STATE_TONES = {PageState.NEW: "idle", PageState.THERE: "good", PageState.GONE: "bad"}

WHY_GONE: "dict[str, StrOrPromise]" = {
    "answered": _("máy chủ trả lời mã %(status)s trong %(looks)s lần xem"),
    "says_not_found": _("trang báo không tìm thấy trong %(looks)s lần xem"),
    "front_page": _("địa chỉ dẫn về trang chủ trong %(looks)s lần xem"),
    "another_text": _("địa chỉ hiện một bài khác trong %(looks)s lần xem"),
}

_UNCHANGED = _("%(looks)s lần xem, lần cuối %(until)s")
_EDITED = _("%(count)s chỗ khác nhau")
_MOVED = _("từ %(from)s sang %(to)s")


_OF_THE_LABEL = {
    Change.LABEL_LOST: _("Người đọc không còn thấy lời ghi đã thống nhất"),
    Change.LABEL_BACK: _("Người đọc lại thấy lời ghi đã thống nhất"),
}


def event_line(event: WatchEvent) -> str:
    """What an event says beyond its kind, in the language of the page; may be empty."""
    facts: dict[str, Any] = {"status": event.status, "looks": event.looks, **event.facts}
    kind = Change(event.kind)
    if kind is Change.UNCHANGED:
        return str(_UNCHANGED) % {"looks": event.looks, "until": f"{event.until_at:%d-%m-%Y}"}
    if kind is Change.EDITED:
        return str(_EDITED) % {"count": facts.get("count", 0)}
    if kind is Change.MOVED:
        return str(_MOVED) % facts
    if kind is Change.GONE:
        return str(WHY_GONE[str(facts["why"])]) % facts
    if kind in _OF_THE_LABEL:
        return str(_OF_THE_LABEL[kind])
    return event.reason


def state_line(watch: PageWatch) -> str:
    """How a page was found when last looked at, in words."""
    if watch.absent_looks and watch.state != PageState.GONE.value:
        return str(_("Không thấy trang trong %(looks)s lần xem gần nhất; còn xem lại")) % {
            "looks": watch.absent_looks
        }
    return str(PAGE_STATES[PageState(watch.state)])


def event_row(event: WatchEvent, *, unread: bool = False) -> dict[str, Any]:
    """One event as a list shows it."""
    kind = Change(event.kind)
    return {
        "event": event,
        "label": CHANGES[kind],
        "tone": TONES[kind],
        "line": event_line(event),
        "unread": unread,
        "left_out": max(0, int(event.facts.get("count", 0)) - len(event.passages)),
    }
