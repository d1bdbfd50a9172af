"""What the columns are called. A duty that is no publication names its own steps."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from phoihop.ledger.gaps import Gap, Standing
from phoihop.planning.rules import Column
from phoihop.programmes.rules import ObligationKind

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

COLUMNS: "dict[Column, StrOrPromise]" = {
    Column.PLANNED: pgettext_lazy("ledger column", "Kế hoạch"),
    Column.IN_WORK: _("Đang làm"),
    Column.PUBLISHED: _("Đã đăng"),
    Column.EVIDENCED: _("Có minh chứng"),
    Column.ACCEPTED: pgettext_lazy("ledger column", "Nghiệm thu"),
    Column.PAID: _("Đã trả"),
    Column.EXTRA: _("Vượt số lượng"),
    Column.REFUSED: pgettext_lazy("ledger column", "Từ chối"),
}

STEPS: "dict[ObligationKind, dict[Column, StrOrPromise]]" = {
    ObligationKind.AUTHOR: {
        Column.PLANNED: _("Đã nhận viết"),
        Column.IN_WORK: _("Có bản thảo"),
        Column.PUBLISHED: _("Đã gửi"),
        Column.EVIDENCED: _("Đủ điều kiện biên tập"),
        Column.ACCEPTED: _("Đã đăng hoặc có trả lời"),
    },
    ObligationKind.FACILITATE: {
        Column.PLANNED: _("Đã đề nghị"),
        Column.IN_WORK: pgettext_lazy("ledger column", "Đồng ý"),
        Column.REFUSED: pgettext_lazy("ledger column", "Từ chối"),
        Column.PUBLISHED: _("Đã đi"),
        Column.ACCEPTED: pgettext_lazy("ledger column", "Xác nhận"),
    },
    ObligationKind.INFORM: {
        Column.PLANNED: _("Đã hỏi"),
        Column.PUBLISHED: _("Đã trả lời"),
        Column.ACCEPTED: _("Đủ thông tin"),
    },
    ObligationKind.BRIEF: {
        Column.PLANNED: _("Đến hạn"),
        Column.PUBLISHED: _("Đã gửi"),
        Column.ACCEPTED: _("Đã nhận"),
    },
    ObligationKind.ACTIVITY: {
        Column.PLANNED: pgettext_lazy("ledger column", "Kế hoạch"),
        Column.PUBLISHED: _("Đã tổ chức"),
        Column.IN_WORK: _("Có kết quả"),
        Column.EVIDENCED: _("Có báo cáo"),
        Column.ACCEPTED: pgettext_lazy("ledger column", "Xác nhận"),
    },
    ObligationKind.SUBSCRIBE: {
        Column.PLANNED: pgettext_lazy("ledger column", "Thỏa thuận"),
        Column.PUBLISHED: _("Đã thực hiện"),
        Column.ACCEPTED: pgettext_lazy("ledger column", "Xác nhận"),
    },
    ObligationKind.VERIFY: {
        Column.PLANNED: _("Đã nêu"),
        Column.PUBLISHED: _("Đã trả lời"),
        Column.ACCEPTED: pgettext_lazy("ledger column", "Khép lại"),
    },
    ObligationKind.REVIEW: {
        Column.PLANNED: _("Đến hạn"),
        Column.IN_WORK: _("Đã chuẩn bị"),
        Column.PUBLISHED: _("Đã họp"),
        Column.EVIDENCED: _("Đã ký biên bản"),
        Column.ACCEPTED: _("Đã rút kinh nghiệm"),
    },
    ObligationKind.PAY: {
        Column.PLANNED: _("Phải trả"),
        Column.PUBLISHED: _("Đã đề nghị"),
        Column.PAID: _("Đã trả"),
        Column.ACCEPTED: _("Đã nhận"),
    },
}


def column_label(kind: ObligationKind, column: Column) -> "StrOrPromise":
    """What a column means for a kind of duty."""
    return STEPS.get(kind, {}).get(column) or COLUMNS[column]


STANDINGS: "dict[Standing, StrOrPromise]" = {
    Standing.SHORT: _("Sẽ thiếu"),
    Standing.START_NOW: _("Phải bắt đầu ngay"),
    Standing.OPEN: _("Còn thời gian"),
    Standing.WAITING: _("Chờ bên kia đề nghị"),
    Standing.COVERED: _("Đã đủ kế hoạch"),
    Standing.DONE: _("Đã đủ"),
}
STANDING_TONES = {
    Standing.SHORT: "bad",
    Standing.START_NOW: "late",
    Standing.OPEN: "wait",
    Standing.WAITING: "idle",
    Standing.COVERED: "busy",
    Standing.DONE: "good",
}


def reckoning(gap: Gap, *, on: date) -> list[str]:
    """The arithmetic of a gap, a sentence for each step, in the active language."""
    promise = gap.promise
    facts: dict[str, object] = {
        "signed": promise.signed,
        "done": promise.done,
        "remaining": gap.remaining,
        "in_time": promise.in_time,
        "at_risk": promise.at_risk,
        "undated": promise.undated,
        "missing": gap.missing,
        "days": (promise.ends_on - promise.starts_on).days + 1,
        "rhythm": gap.rhythm_days,
        "lead": promise.lead_days,
        "more": max(0, gap.missing - 1),
        "ends": f"{promise.ends_on:%d-%m-%Y}",
        "start": f"{gap.last_safe_start_on:%d-%m-%Y}" if gap.last_safe_start_on else "",
        "on": f"{on:%d-%m-%Y}",
        "possible": gap.possible,
        "short": gap.short_by,
        "pace": gap.at_this_pace,
        "gone": (min(on, promise.ends_on) - promise.starts_on).days,
    }
    return [str(sentence) % facts for sentence in _steps(gap, on)]


def _steps(gap: Gap, on: date) -> "Iterable[StrOrPromise]":
    promise = gap.promise
    yield _("Đã ký %(signed)s, đã xong %(done)s, còn %(remaining)s.")
    if not gap.remaining:
        return
    yield _("Đã lên kế hoạch kịp hạn: %(in_time)s; như vậy còn thiếu %(missing)s.")
    if promise.at_risk:
        yield _("Không tính %(at_risk)s việc đã quá ngày phải bắt đầu hoặc phải xong.")
    if promise.undated:
        yield _("Không tính %(undated)s việc chưa có ngày.")
    if gap.missing:
        yield _(
            "%(signed)s trong %(days)s ngày, tức cứ %(rhythm)s ngày một sản phẩm; "
            "mỗi sản phẩm cần %(lead)s ngày thực hiện."
        )
        yield _(
            "Bắt đầu chậm nhất: %(ends)s trừ %(lead)s ngày, trừ %(more)s × %(rhythm)s ngày, "
            "là %(start)s."
        )
    if promise.waits_for_other:
        yield _("Việc này bắt đầu từ đề nghị của bên kia.")
    elif gap.short_by:
        yield _(
            "Nếu bắt đầu từ %(on)s theo nhịp đó, chỉ kịp thêm %(possible)s: sẽ thiếu %(short)s."
        )
    if gap.at_this_pace is not None and promise.done:
        yield _("Theo tiến độ %(done)s trong %(gone)s ngày qua, đến hạn sẽ có %(pace)s.")
