"""The yearly meeting: figures, causes, lessons, and the proposal for 2018."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from phoihop.demo.stage import PROGRAMME, Event, as_member, duty, programme, unit
from phoihop.law.access import Side
from phoihop.law.period import day_of
from phoihop.reviews import services
from phoihop.reviews.models import Lesson, Review
from phoihop.reviews.papers import papers_of_review
from phoihop.reviews.queries import get_review, report_of
from phoihop.reviews.services import LessonDraft, ProposalDraft

CAUSES = (
    ("B4", "bien-tap", "Sáu phóng sự chưa viết: đề tài thống nhất muộn, phóng viên dồn vào quý IV. "
     "Sáu phóng sự đã đăng dài hơn dự kiến, nhưng không có phụ lục thì không thay cho bài "
     "còn thiếu."),
    ("A3", "can-bo", "Ban Dân vận chưa phát hành tài liệu: chờ số liệu của cấp huyện."),
    ("A2", "can-bo", "Một lần trả lời chậm chín ngày vì yêu cầu gửi vào hộp thư chung."),
)  # fmt: skip
LESSONS = (
    LessonDraft(
        evidence="12 phóng sự đã đặt, 6 phóng sự đã đăng trong năm 2017",
        cause="Đề tài thống nhất từ giữa năm, thiếu mốc từng quý",
        proposed_change="Mỗi quý ba phóng sự; thống nhất đề tài trước ngày 15 tháng đầu quý",
        owner_side=Side.B,
        due_on=date(2018, 3, 15),
    ),
    LessonDraft(
        evidence="Hai yêu cầu của phóng viên và một yêu cầu thông tin được trả lời quá hạn",
        cause="Yêu cầu đi qua hộp thư chung, không có người nhận cụ thể",
        proposed_change="Mỗi ban cử một đầu mối và một người thay; công bố danh sách cho Tạp chí",
        owner_side=Side.A,
        due_on=date(2018, 2, 28),
    ),
    LessonDraft(
        evidence="Bài dài hơn được đề nghị tính thay bài còn thiếu",
        cause="Chưa nói rõ trong hợp đồng rằng thay sản phẩm phải có phụ lục",
        proposed_change="Ghi quy định về phụ lục thay sản phẩm vào hợp đồng năm 2018",
        owner_side=Side.A,
        due_on=date(2018, 3, 31),
    ),
)
OWNERS = {Side.A: "ban-tuyen-giao-thai-nguyen", Side.B: "ban-xay-dung-dang-tccs"}
PROPOSALS = (
    ("B4", 18, "Giữ 12 phóng sự, thêm 6 kỳ chuyên trang; chia đều theo quý", 0),
    ("B1", 8, "Năm 2017 đăng 8 bài, vượt 2 bài không tính tiền", None),
    ("A1", 4, "Giữ số lượng; gửi bài trước tháng Mười", None),
    ("A3", 6, "Giữ số lượng; mỗi ban có đầu mối", 1),
)


def events() -> Iterable[Event]:
    """From preparing the figures to what became of a lesson."""
    yield Event(date(2018, 1, 15), prepare)
    yield Event(date(2018, 1, 22), write_down)
    yield Event(date(2018, 1, 25), meet)
    yield Event(date(2018, 1, 26), decide)
    yield Event(date(2018, 1, 29), number_and_print)
    yield Event(date(2018, 2, 5), draft_2018)
    yield Event(date(2018, 2, 27), finish_one)


def prepare(at: datetime) -> None:
    """The figures of the year are computed as of 12 January."""
    services.prepare_review(
        programme(), year=2017, as_of_on=date(2018, 1, 12), by=as_member("can-bo"), at=at,
        on=day_of(at),
    )  # fmt: skip


def write_down(at: datetime) -> None:
    """Both sides say why things fell short, what is learnt, and what they propose."""
    review = _review()
    for code, by, text in CAUSES:
        services.write_cause(review, obligation=duty(code), text=text, by=as_member(by), at=at)
    written = []
    for lesson in LESSONS:
        owned = replace(lesson, owner=unit(OWNERS[lesson.owner_side]))
        written.append(services.write_lesson(review, owned, by=as_member("bien-tap"), at=at))
    for code, quantity, why, place in PROPOSALS:
        learnt = written[place] if place is not None else None
        draft = ProposalDraft(duty(code), why, quantity=quantity, lesson=learnt)
        services.write_proposal(review, draft, by=as_member("can-bo"), at=at)


def meet(at: datetime) -> None:
    """They meet; both leaders sign the minutes, and the figures are frozen."""
    review = _review()
    services.hold_review(
        review, held_on=day_of(at), place="Thái Nguyên", by=as_member("bien-tap"), at=at
    )
    for leader in ("lanh-dao-a", "lanh-dao-b"):
        services.sign_review(_review(), by=as_member(leader), at=at, on=day_of(at))


def decide(at: datetime) -> None:
    """Two lessons are adopted, one is not: the contract says it already."""
    for place, lesson in enumerate(_lessons()):
        services.decide_lesson(
            lesson, adopt=place < 2, by=as_member("lanh-dao-a"), at=at, on=day_of(at)
        )
    for leader in ("lanh-dao-a", "lanh-dao-b"):
        services.close_lessons(_review(), by=as_member(leader), at=at, on=day_of(at))


def number_and_print(at: datetime) -> None:
    """The clerk gives the report its number, and it is printed."""
    review, clerk = _review(), as_member("van-thu-a")
    services.record_official_number(
        review, number=31, notation="BC/TU", issued_on=day_of(at), by=clerk, at=at
    )
    shown = get_review(review.ref, seen_by=clerk)
    report = report_of(shown, seen_by=clerk, known_at=at)
    papers_of_review(report, seen_by=clerk, at=at)


def draft_2018(at: datetime) -> None:
    """Next year's contract begins as this year's, changed as the review proposes."""
    services.draft_next_year(_review(), by=as_member("can-bo"), at=at)


def finish_one(at: datetime) -> None:
    """What became of one of them."""
    services.finish_lesson(
        _lessons()[1],
        outcome="Năm ban đã cử đầu mối và người thay; danh sách gửi Tạp chí ngày 26-02-2018",
        by=as_member("can-bo"),
        at=at,
        on=day_of(at),
    )


def _review() -> Review:
    return Review.objects.select_related("programme", "deed__programme", "deed__obligation").get(
        programme__ref=PROGRAMME, year=2017
    )


def _lessons() -> list[Lesson]:
    return list(Lesson.objects.filter(review=_review()).select_related("review__programme"))
