"""What administrators may do with organisations, people and members, and what they may not."""

from datetime import date

import pytest

from phoihop.audit.models import Entry
from phoihop.law.access import Role
from phoihop.law.refusal import Refusal
from phoihop.parties import services
from phoihop.parties.models import Member, Organisation
from phoihop.parties.queries import member_named, name_of, present_line_of
from phoihop.parties.rules import NameKind, OrganisationKind, SuccessionKind
from tests.fixtures import NOON, MakeMember


@pytest.fixture
def administrator(make_member: MakeMember, institution: Organisation) -> Member:
    return make_member("quan-tri", institution, Role.ADMINISTRATOR)


@pytest.fixture
def foreign_administrator(make_member: MakeMember, publisher: Organisation) -> Member:
    return make_member("quan-tri-b", publisher, Role.ADMINISTRATOR)


@pytest.fixture
def board(administrator: Member, institution: Organisation) -> Organisation:
    board = services.create_organisation(
        "ban-tuyen-giao-mau",
        kind=OrganisationKind.UNIT,
        name="Ban Tuyên giáo Mẫu",
        by=administrator,
        at=NOON,
    )
    services.place_under(board, institution, by=administrator, at=NOON)
    return board


def test_a_board_is_renamed_and_papers_print_the_name_of_their_day(
    administrator: Member, board: Organisation
) -> None:
    services.rename(
        board, "Ban Tuyên giáo và Dân vận Mẫu", on=date(2025, 2, 3), by=administrator, at=NOON
    )
    assert name_of(board, on=date(2025, 2, 2)) == "Ban Tuyên giáo Mẫu"
    assert name_of(board, on=date(2025, 2, 3)) == "Ban Tuyên giáo và Dân vận Mẫu"


def test_every_deed_leaves_its_trail_without_names(
    administrator: Member, board: Organisation
) -> None:
    entries = Entry.objects.filter(chain="house", subject="organisation:ban-tuyen-giao-mau")
    assert [entry.action for entry in entries] == ["organisation.created", "organisation.placed"]
    assert all("Tuyên" not in str(entry.facts) for entry in entries)


def test_a_member_of_a_board_acts_for_the_committee_above(
    administrator: Member, board: Organisation, institution: Organisation
) -> None:
    services.admit_member("can-bo-btg", board, roles=[Role.OFFICER], by=administrator, at=NOON)
    member = member_named("can-bo-btg")
    assert member.roles == {Role.OFFICER}
    assert present_line_of(member.organisation_id) == [board.pk, institution.pk]


def test_nobody_admits_members_to_a_house_that_others_keep(
    administrator: Member, foreign_administrator: Member, publisher: Organisation
) -> None:
    with pytest.raises(Refusal, match=r"parties\.kept_by_others"):
        services.admit_member("gian", publisher, roles=[Role.LEADER], by=administrator, at=NOON)
    assert not Member.objects.filter(ref="gian").exists()


def test_nobody_slips_a_unit_of_its_own_under_a_foreign_house(
    administrator: Member,
    foreign_administrator: Member,
    institution: Organisation,
    publisher: Organisation,
) -> None:
    with pytest.raises(Refusal, match=r"parties\.kept_by_others"):
        services.place_under(institution, publisher, by=administrator, at=NOON)
    with pytest.raises(Refusal, match=r"parties\.kept_by_others"):
        services.place_under(institution, publisher, by=foreign_administrator, at=NOON)


def test_an_organisation_of_nobody_yet_gets_its_first_member(
    administrator: Member, publisher: Organisation
) -> None:
    services.admit_member(
        "quan-tri-moi", publisher, roles=[Role.ADMINISTRATOR], by=administrator, at=NOON
    )
    with pytest.raises(Refusal, match=r"parties\.kept_by_others"):
        services.admit_member("nua", publisher, roles=[Role.LEADER], by=administrator, at=NOON)


def test_officers_keep_no_organisations(officer: Member, institution: Organisation) -> None:
    with pytest.raises(Refusal, match=r"access\.denied"):
        services.add_name(institution, "TU Mẫu", kind=NameKind.SHORT, by=officer, at=NOON)


def test_no_circle_upwards(
    administrator: Member, board: Organisation, institution: Organisation
) -> None:
    with pytest.raises(Refusal, match=r"parties\.circle"):
        services.place_under(institution, board, by=administrator, at=NOON)


def test_a_house_keeps_its_last_administrator(administrator: Member) -> None:
    member = member_named(administrator.ref)
    with pytest.raises(Refusal, match=r"parties\.last_administrator"):
        services.set_roles(member, [Role.OFFICER], by=member, at=NOON)
    with pytest.raises(Refusal, match=r"parties\.last_administrator"):
        services.set_active(member, False, by=member, at=NOON)


def test_roles_are_replaced_and_a_member_is_shut_out(
    administrator: Member, officer: Member
) -> None:
    services.set_roles(officer, [Role.CLERK, Role.EDITOR], by=administrator, at=NOON)
    assert member_named(officer.ref).roles == {Role.CLERK, Role.EDITOR}
    services.set_active(officer, False, by=administrator, at=NOON)
    with pytest.raises(Refusal, match=r"parties\.no_such_member"):
        member_named(officer.ref)


def test_a_province_merger_is_recorded_once(
    administrator: Member, institution: Organisation
) -> None:
    absorbed = services.create_organisation(
        "tinh-uy-cu", kind=OrganisationKind.INSTITUTION, name="Cũ", by=administrator, at=NOON
    )
    merger = {"kind": SuccessionKind.ABSORB, "on": date(2025, 7, 1)}
    services.record_succession(absorbed, institution, by=administrator, at=NOON, **merger)
    with pytest.raises(Refusal, match=r"parties\.succession_twice"):
        services.record_succession(absorbed, institution, by=administrator, at=NOON, **merger)


def test_people_hold_offices_with_the_title_as_printed(
    administrator: Member, institution: Organisation
) -> None:
    person = services.register_person("le-van-mau", "Lê  Văn Mẫu", by=administrator, at=NOON)
    office = services.appoint(
        person, institution, "Phó Bí thư", by=administrator, at=NOON, from_on=date(2016, 1, 1)
    )
    services.end_appointment(office, on=date(2020, 1, 1), by=administrator, at=NOON)
    assert (person.full_name, office.until_on) == ("Lê Văn Mẫu", date(2020, 1, 1))
    with pytest.raises(Refusal, match=r"parties\.ref_taken"):
        services.register_person("le-van-mau", "Khác", by=administrator, at=NOON)


def test_the_first_administrator_founds_the_house_once(db: None) -> None:
    given = {"organisation_ref": "tinh-uy-mau", "name": "Tỉnh ủy Mẫu", "at": NOON}
    member = services.found_house("quan-tri", kind=OrganisationKind.INSTITUTION, **given)
    assert member.roles == {Role.ADMINISTRATOR}
    with pytest.raises(Refusal, match=r"parties\.founded_already"):
        services.found_house("khac", kind=OrganisationKind.INSTITUTION, **given)


FILE = """
organisations:
  - ref: tinh-uy-mau
    kind: institution
    names:
      - {text: Tỉnh ủy Mẫu}
      - {text: TU Mẫu, kind: short}
  - ref: ban-moi
    kind: unit
    names: [{text: Ban Mới, from_on: 2010-01-01}]
    parents: [{organisation: tinh-uy-mau}]
people:
  - ref: tran-thi-mau
    full_name: Trần Thị Mẫu
    appointments: [{organisation: ban-moi, title: Trưởng ban}]
"""


def test_a_file_brings_what_is_new_and_the_second_time_nothing(
    administrator: Member, institution: Organisation
) -> None:
    first = services.import_parties(FILE.encode(), by=administrator, at=NOON)
    assert (first.created, first.updated) == (["ban-moi", "tran-thi-mau"], ["tinh-uy-mau"])
    again = services.import_parties(FILE.encode(), by=administrator, at=NOON)
    assert not again.any
    assert again.unchanged == ["tinh-uy-mau", "ban-moi", "tran-thi-mau"]


def test_a_file_with_mistakes_stores_nothing_and_tells_them_all(
    administrator: Member, foreign_administrator: Member, institution: Organisation
) -> None:
    wrong = "  - {ref: le-b, full_name: Lê B, appointments: [{organisation: ban-mo, title: X}]}\n"
    bad = FILE.replace("{text: TU Mẫu, kind: short}", "{text: TU Mẫu, kind: shrot}") + wrong
    with pytest.raises(services.MistakesFound) as found:
        services.import_parties(bad.encode(), by=administrator, at=NOON)
    told = [(one.line, one.field_name, one.facts["suggestion"]) for one in found.value.mistakes]
    assert told == [
        (7, "organisations[1].names[2].kind", "short"),
        (16, "people[2].appointments[1].organisation", "ban-moi"),
    ]
    assert not Organisation.objects.filter(ref="ban-moi").exists()


def test_a_file_cannot_move_what_others_keep(
    administrator: Member, foreign_administrator: Member, publisher: Organisation
) -> None:
    text = """
organisations:
  - ref: tap-chi-mau
    kind: publisher
    names: [{text: Tên khác}]
    parents: [{organisation: tinh-uy-mau}]
"""
    with pytest.raises(services.MistakesFound) as found:
        services.import_parties(text.encode(), by=administrator, at=NOON)
    assert {one.code for one in found.value.mistakes} == {"parties.kept_by_others"}
    assert publisher.names.count() == 1


def test_a_file_learns_nothing_about_people_of_others(
    administrator: Member, foreign_administrator: Member, institution: Organisation
) -> None:
    services.import_parties(FILE.encode(), by=administrator, at=NOON)
    guess = "people: [{ref: tran-thi-mau, full_name: Ai đó}]"
    with pytest.raises(services.MistakesFound) as found:
        services.import_parties(guess.encode(), by=foreign_administrator, at=NOON)
    assert [one.facts["known"] for one in found.value.mistakes] == ["…"]
