"""What the values of this room are called on screen and on paper."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from phoihop.programmes.rules import Genre
from phoihop.programmes.wording import GENRES
from phoihop.publications.labels import LabelState
from phoihop.publications.rules import Disclosure, GroupingState, MatchState, RowOutcome

MATCH_STATES = {
    MatchState.PROPOSED: _("Mới đề xuất"),
    MatchState.CONFIRMED: _("Đã khớp"),
    MatchState.REFUSED: _("Đã từ chối"),
    MatchState.REMOVED: _("Đã gỡ"),
}

DISCLOSURES = {
    Disclosure.UNKNOWN: _("Chưa xem"),
    Disclosure.NONE: _("Không ghi"),
    Disclosure.COORDINATED: _("Ghi phối hợp"),
    Disclosure.SPONSORED: _("Ghi tài trợ"),
    Disclosure.ADVERTISING: _("Ghi quảng cáo"),
}

LABEL_STATES = {
    LabelState.PRESENT: _("Có ghi chú"),
    LabelState.OTHER_WORDS: _("Ghi chú khác câu chữ"),
    LabelState.HIDDEN: _("Ghi chú bị khuất"),
    LabelState.MISSING: _("Không có ghi chú"),
    LabelState.LOST: _("Đã mất ghi chú"),
    LabelState.UNCHECKED: _("Chưa xem trang"),
}

LABEL_TONES = {
    LabelState.PRESENT: "good",
    LabelState.OTHER_WORDS: "wait",
    LabelState.HIDDEN: "wait",
    LabelState.MISSING: "late",
    LabelState.LOST: "bad",
    LabelState.UNCHECKED: "idle",
}

GROUPING_STATES = {
    GroupingState.PROPOSED: _("Chờ trả lời"),
    GroupingState.SAME: _("Một tác phẩm"),
    GroupingState.DIFFERENT: _("Hai tác phẩm"),
}

GROUPING_REASONS = {
    "same_text": _("Hai văn bản trùng nhau từng chữ"),
    "same_title_and_day": _("Cùng tên, đăng cùng ngày hoặc gần nhau"),
    "passages": _("Nhiều đoạn trùng nhau"),
}

ROW_OUTCOMES = {
    RowOutcome.STORED: _("Đã ghi"),
    RowOutcome.GROUPED: _("Thêm lần đăng"),
    RowOutcome.KNOWN: _("Đã có"),
    RowOutcome.PROPOSED: _("Đã ghi, có thể trùng"),
    RowOutcome.REFUSED: _("Không nhận"),
}

# %-placeholders are the facts of a reason; see suggestions.Reason.
REASONS = {
    "topic": _("Trùng tên đề tài %(topic)s"),
    "document": _("Dẫn văn bản %(words)s của nội dung %(theme)s"),
    "theme_phrase": _("Có cụm từ “%(words)s” của nội dung %(theme)s"),
    "cue": _("Có cụm từ thường gặp “%(words)s” của nội dung %(theme)s"),
    "place": _("Nói về %(place)s"),
    "genre_hint": _("Có thể là %(genre)s: “%(words)s”"),
    "listed": _("Có trong danh sách gửi kèm %(paper)s"),
    "outlet": _("Đăng đúng nơi yêu cầu: %(outlet)s"),
    "genre": _("Đúng thể loại: %(genre)s"),
    "date": _("Đăng %(day)s, trong thời hạn của %(paper)s"),
    "by_hand": _("Do người phụ trách tự khớp"),
    "told_by_hand": _("Bài báo in hoặc buổi phát sóng do người ghi vào"),
    "our_work": _("Trùng câu chữ với tác phẩm %(work)s"),
    "day_unknown": _("Chưa rõ ngày đăng có nằm trong thời hạn không"),
    "words_unknown": _("Chưa có văn bản để đếm chữ"),
}


def reason_text(reason: Mapping[str, Any]) -> str:
    """One reason of a match in the language of the page. An unknown code shows as itself."""
    facts = dict(reason.get("facts") or {})
    if facts.get("genre") in [genre.value for genre in Genre]:
        facts["genre"] = GENRES[Genre(facts["genre"])]
    code = str(reason.get("code", ""))
    return str(REASONS[code]) % facts if code in REASONS else code
