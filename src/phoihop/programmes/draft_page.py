"""A draft as rows for the page: what was read beside the sentence that says it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.engines.drafting import Draft, Field
from phoihop.programmes.rules import InstrumentKind, ObligationKind
from phoihop.programmes.wording import INSTRUMENT_KINDS, OBLIGATION_KINDS

KINDS = {
    "side": _("Bên"),
    "signing_organ": _("Cơ quan ký"),
    "person": _("Người được nêu tên"),
    "title": _("Tên chương trình"),
    "period": _("Giai đoạn ghi trên văn bản"),
    "instrument": _("Văn bản năm"),
    "signed_on": _("Ngày ký"),
    "place": _("Nơi ký"),
    "document": _("Văn bản tham chiếu"),
    "open_class": _("Loại văn bản để ngỏ"),
    "theme": _("Nội dung phối hợp"),
    "duty": _("Nghĩa vụ"),
    "review": _("Định kỳ sơ kết"),
    "heard": _("Có nêu nhưng không thành nghĩa vụ"),
}
SURE = {
    "sure": _("chắc"),
    "fairly_sure": _("khá chắc"),
    "look_again": _("cần xem lại"),
}
SIDES = {"a": _("bên A"), "b": _("bên B"), "both": _("cả hai bên")}
CADENCES = {
    "yearly": _("mỗi năm"),
    "half_yearly": _("sáu tháng một lần"),
    "quarterly": _("mỗi quý"),
}
WHY = {
    "past": _("kể việc đã qua"),
    "no_marks": _("dòng thiếu dấu tiếng Việt"),
    "nothing": _("không đọc được nội dung"),
}
Words = str | Promise


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    label: Words
    detail: str
    value: str
    sentence: str
    sure_word: Words
    sure: float
    look_again: bool


def rows_of(draft: Draft) -> list[Row]:
    """The fields in order, in words of the reader's language."""
    return [
        Row(
            KINDS[one.kind],
            _detail(one),
            one.value,
            one.sentence.text,
            SURE[one.sure_word],
            one.sure,
            one.sure_word == "look_again",
        )
        for one in draft.fields
    ]


def left_over(draft: Draft) -> list[tuple[str, Words]]:
    """The sentences of which nothing was taken, each with the reason."""
    return [(one.sentence.text, WHY[one.why]) for one in draft.not_understood]


def _detail(one: Field) -> str:
    facts = one.facts
    words: list[Words] = []
    if one.kind == "duty":
        words.append(OBLIGATION_KINDS[ObligationKind(facts["duty"])])
    if one.kind == "instrument":
        words.append(INSTRUMENT_KINDS[InstrumentKind(facts["instrument"])])
    if facts.get("side"):
        words.append(SIDES[facts["side"]])
    if one.kind == "review":
        words.append(CADENCES[facts["cadence"]])
    if one.kind == "theme":
        words += [_t("cách làm hay")] if facts["good_practice"] else []
        words += [_t("gương điển hình")] if facts["model_example"] else []
    if facts.get("title"):
        words.append(facts["title"])
    return " · ".join(str(word) for word in words)
