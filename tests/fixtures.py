"""People and papers every test may use. Each is the smallest true example of its kind.

``tests/conftest.py`` loads this module as a plugin. Names and figures are invented.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.contrib.auth.models import User

from phoihop.engines.vietnamese.collation import sort_key
from phoihop.engines.vietnamese.folding import search_key
from phoihop.law.access import Role
from phoihop.parties.models import Member, MemberRole, Organisation, OrganisationName
from phoihop.press.models import Outlet, OutletHost
from phoihop.programmes.models import (
    Instrument,
    Line,
    Obligation,
    Programme,
    ProgrammeParty,
    Theme,
)
from phoihop.publications.models import Match, Publication, Work

NOON = datetime(2017, 6, 1, 5, 0, tzinfo=UTC)  # noon in Hà Nội
SIGNED_ON = date(2017, 3, 15)

MakeMember = Callable[..., Member]
Publish = Callable[..., Match]  # title, day → a confirmed match


def make_organisation(ref: str, kind: str, name: str) -> Organisation:
    organisation = Organisation.objects.create(ref=ref, kind=kind)
    OrganisationName.objects.create(
        organisation=organisation,
        text=name,
        kind="official",
        search_key=search_key(name),
        sort_key=sort_key(name),
    )
    return organisation


@pytest.fixture
def institution(db: None) -> Organisation:
    return make_organisation("tinh-uy-mau", "institution", "Tỉnh ủy Mẫu")


@pytest.fixture
def publisher(db: None) -> Organisation:
    return make_organisation("tap-chi-mau", "publisher", "Tạp chí Mẫu")


@pytest.fixture
def stranger_house(db: None) -> Organisation:
    return make_organisation("bao-la", "publisher", "Báo Lạ")


@pytest.fixture
def make_member(db: None) -> MakeMember:
    def make(ref: str, organisation: Organisation, *roles: Role) -> Member:
        user = User.objects.create_user(username=ref, password="mau-khong-gia-tri")
        member = Member.objects.create(
            ref=ref, user=user, organisation=organisation, display_name=ref.title()
        )
        MemberRole.objects.bulk_create(MemberRole(member=member, role=role) for role in roles)
        return member

    return make


@pytest.fixture
def officer(make_member: MakeMember, institution: Organisation) -> Member:
    return make_member("can-bo", institution, Role.OFFICER)


@pytest.fixture
def leader_a(make_member: MakeMember, institution: Organisation) -> Member:
    return make_member("lanh-dao-a", institution, Role.LEADER)


@pytest.fixture
def accountant_a(make_member: MakeMember, institution: Organisation) -> Member:
    return make_member("ke-toan-a", institution, Role.ACCOUNTANT)


@pytest.fixture
def clerk_a(make_member: MakeMember, institution: Organisation) -> Member:
    return make_member("van-thu-a", institution, Role.CLERK)


@pytest.fixture
def auditor_a(make_member: MakeMember, institution: Organisation) -> Member:
    return make_member("kiem-tra-a", institution, Role.AUDITOR)


@pytest.fixture
def editor(make_member: MakeMember, publisher: Organisation) -> Member:
    return make_member("bien-tap", publisher, Role.EDITOR)


@pytest.fixture
def leader_b(make_member: MakeMember, publisher: Organisation) -> Member:
    return make_member("lanh-dao-b", publisher, Role.LEADER)


@pytest.fixture
def accountant_b(make_member: MakeMember, publisher: Organisation) -> Member:
    return make_member("ke-toan-b", publisher, Role.ACCOUNTANT)


@pytest.fixture
def stranger(make_member: MakeMember, stranger_house: Organisation) -> Member:
    return make_member("nguoi-la", stranger_house, *Role)


@pytest.fixture
def outlet(publisher: Organisation) -> Outlet:
    outlet = Outlet.objects.create(
        ref="tap-chi-mau-dien-tu",
        name="Tạp chí Mẫu điện tử",
        owner=publisher,
        search_key="tap chi mau dien tu",
        sort_key=sort_key("Tạp chí Mẫu điện tử"),
    )
    OutletHost.objects.create(
        outlet=outlet, host="tapchimau.example", canonical_host="tapchimau.example"
    )
    return outlet


@pytest.fixture
def programme(institution: Organisation, publisher: Organisation) -> Programme:
    """A signed programme 2017-2021 between the two houses, with one theme and duties of both."""
    programme = Programme.objects.create(
        ref="CT-2017-01",
        title="Chương trình phối hợp công tác tuyên truyền",
        period_label="2017-2021",
        starts_on=date(2017, 1, 1),
        ends_on=date(2021, 12, 31),
        signed_on=SIGNED_ON,
        effective_from=SIGNED_ON,
        state="signed",
        drafted_by=institution,
        recorded_at=NOON,
        search_key="chuong trinh phoi hop cong tac tuyen truyen",
        sample=True,
    )
    ProgrammeParty.objects.create(programme=programme, side="a", organisation=institution)
    ProgrammeParty.objects.create(programme=programme, side="b", organisation=publisher)
    Theme.objects.create(
        programme=programme, code="T5", ordinal=1, title="Cách làm hay", good_practice=True
    )
    return programme


@pytest.fixture
def publish_duty(programme: Programme) -> Obligation:
    """Side B publishes at least four articles a year on the theme."""
    obligation = Obligation.objects.create(
        programme=programme,
        code="B1",
        ordinal=1,
        kind="publish",
        side="b",
        text="Đăng bài về cách làm hay của tỉnh",
        quantity_least=4,
        evidence_level="link",
    )
    obligation.themes.add(programme.themes.get(code="T5"))
    return obligation


@pytest.fixture
def trip_duty(programme: Programme) -> Obligation:
    """Side A opens doors to reporters twice a year, answering within five days."""
    return Obligation.objects.create(
        programme=programme,
        code="A1",
        ordinal=2,
        kind="facilitate",
        side="a",
        text="Tạo điều kiện cho phóng viên tác nghiệp",
        quantity_least=2,
        answer_within_days=5,
    )


@pytest.fixture
def contract(programme: Programme) -> Instrument:
    """The signed contract of 2017; VAT is added, early pieces are refused."""
    return Instrument.objects.create(
        ref="HĐ-2017-01",
        programme=programme,
        party_a=programme.parties.get(side="a"),
        party_b=programme.parties.get(side="b"),
        kind="contract",
        title="Hợp đồng tuyên truyền năm 2017",
        year=2017,
        signed_on=SIGNED_ON,
        effective_from=SIGNED_ON,
        ends_on=date(2017, 12, 31),
        vat_mode="added",
        vat_percent=Decimal(10),
        state="signed",
        drafted_by=programme.drafted_by,
        recorded_at=NOON,
    )


@pytest.fixture
def line(contract: Instrument, publish_duty: Obligation) -> Line:
    """Four articles at 1.500.000 đồng."""
    return Line.objects.create(
        instrument=contract,
        code="1",
        ordinal=1,
        obligation=publish_duty,
        description="Bài về cách làm hay",
        quantity=4,
        unit_price_dong=1_500_000,
    )


@pytest.fixture
def publish(line: Line, outlet: Outlet, editor: Member) -> Publish:
    """Record a piece of a day and confirm that it fulfils the line, as of noon of 1-6-2017."""

    def make(
        title: str,
        on: date,
        *,
        precision: str = "day",
        at: datetime = NOON,
        to: Line = line,
    ) -> Match:
        number = Work.objects.count() + 1
        work = Work.objects.create(
            ref=f"TP-2017-{number:04d}",
            title=title,
            recorded_at=at,
            title_key=search_key(title),
            search_key=search_key(title),
        )
        work.held_by.add(editor.organisation)
        publication = Publication.objects.create(
            ref=f"LĐ-2017-{number:04d}",
            work=work,
            outlet=outlet,
            title=title,
            published_on=on,
            published_precision=precision,
            address=f"https://tapchimau.example/{number}",
            identity_key=f"{number:064d}",
            recorded_at=at,
            recorded_by=editor,
        )
        return Match.objects.create(
            work=work,
            publication=publication,
            programme=to.obligation.programme,
            obligation=to.obligation,
            line=to,
            state="confirmed",
            proposed_at=at,
            decided_by=editor,
            decided_at=at,
        )

    return make
