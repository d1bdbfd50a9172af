"""Duties and things of the field that several tests use."""

from datetime import date

import pytest

from phoihop.fieldwork import services
from phoihop.fieldwork.models import Lead, PackVersion, Question, Trip
from phoihop.fieldwork.rules import Figure, LeadKind
from phoihop.law.access import Role
from phoihop.parties.models import Member, Organisation
from phoihop.planning.models import Topic
from phoihop.planning.services import Idea, propose_topic
from phoihop.programmes.models import Obligation, Programme
from tests.fixtures import NOON, MakeMember

ON = date(2017, 6, 1)


@pytest.fixture
def reporter(make_member: MakeMember, publisher: Organisation) -> Member:
    return make_member("phong-vien", publisher, Role.REPORTER)


@pytest.fixture
def inform_duty(programme: Programme) -> Obligation:
    return Obligation.objects.create(
        programme=programme,
        code="A2",
        ordinal=3,
        kind="inform",
        side="a",
        text="Cung cấp thông tin theo yêu cầu",
        quantified=False,
        answer_within_days=7,
    )


@pytest.fixture
def brief_duty(programme: Programme) -> Obligation:
    return Obligation.objects.create(
        programme=programme,
        code="A3",
        ordinal=4,
        kind="brief",
        side="a",
        text="Định kỳ cung cấp tiềm năng, lợi thế, định hướng",
        quantity_least=2,
    )


@pytest.fixture
def trip(trip_duty: Obligation, editor: Member) -> Trip:
    wish = services.Wish(
        "Xã Mẫu Sơn",
        date(2017, 6, 12),
        date(2017, 6, 14),
        "Tìm hiểu cách làm hay về nhà văn hóa xóm",
        [services.Companion("Trần Văn Mẫu", "Phóng viên"), services.Companion("Lò Thị Mẫu")],
    )
    return services.request_trip(trip_duty, wish, by=editor, at=NOON, on=ON)


@pytest.fixture
def question(inform_duty: Obligation, editor: Member, institution: Organisation) -> Question:
    inquiry = services.Inquiry(
        "Số hộ thoát nghèo", "Bao nhiêu hộ thoát nghèo trong nửa đầu năm?", unit=institution
    )
    return services.ask(inform_duty, inquiry, by=editor, at=NOON, on=ON)


def figure(value: str = "6,71", *, label: str = "Tăng trưởng") -> Figure:
    return Figure(label, value, "%", date(2017, 5, 31), "Cục Thống kê (mẫu)")


@pytest.fixture
def version(brief_duty: Obligation, officer: Member, institution: Organisation) -> PackVersion:
    return services.issue_pack(
        brief_duty,
        unit=institution,
        title="Tiềm năng của tỉnh",
        content=services.Content("Đất chè", "Gần thủ đô", "Chè sạch", [figure()]),
        by=officer,
        at=NOON,
        on=ON,
    )


@pytest.fixture
def lead(programme: Programme, officer: Member) -> Lead:
    claim = services.Claim(
        LeadKind.PRACTICE,
        "Xóm tự quản thu gom rác",
        "Cả xóm cùng góp công thu gom rác mỗi chiều thứ bảy.",
        place="Xã Mẫu Sơn",
    )
    return services.note_lead(programme, claim, by=officer, at=NOON, on=ON)


@pytest.fixture
def topic(programme: Programme, publish_duty: Obligation, editor: Member) -> Topic:
    idea = Idea("Chè sạch ở Mẫu Sơn", obligation=publish_duty)
    return propose_topic(programme, idea, by=editor, at=NOON, on=ON)
