"""The two houses of the founding case, and its files: people who may do the next step."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from phoihop.law.access import Role
from phoihop.parties import services as parties
from phoihop.parties.models import Member, Person
from phoihop.parties.queries import get_organisation, member_named
from phoihop.parties.rules import OrganisationKind
from phoihop.programmes import services
from phoihop.programmes.queries import get_annex, get_instrument, get_programme
from phoihop.programmes.rules import Capacity
from tests.fixtures import NOON
from tests.gates import Pair, through_gates

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "thai-nguyen-2017"
PROGRAMME = (EXAMPLES / "programme.yaml").read_bytes()
CONTRACT = (EXAMPLES / "contract-2017.yaml").read_bytes()
LATER = NOON.replace(year=2018)  # the papers state their days of signature, all in 2017


@dataclass(frozen=True)
class Houses:
    officer: Member
    leader_a: Member
    editor: Member
    leader_b: Member

    @property
    def pairs(self) -> list[Pair]:
        """Desk and leader of each side."""
        return [(self.officer, self.leader_a), (self.editor, self.leader_b)]


def two_houses() -> Houses:
    """Members of both sides; those of side A stand in a board of the committee."""
    parties.found_house(
        "quan-tri",
        organisation_ref="tinh-uy-thai-nguyen",
        kind=OrganisationKind.INSTITUTION,
        name="Tỉnh ủy Thái Nguyên",
        at=NOON,
    )
    administrator = member_named("quan-tri")
    parties.import_parties(PROGRAMME, by=administrator, at=NOON)
    board = get_organisation("ban-tuyen-giao-thai-nguyen")
    journal = get_organisation("tap-chi-cong-san")
    given = {"by": administrator, "at": NOON}
    parties.admit_member("can-bo", board, roles=[Role.OFFICER], **given)
    parties.admit_member("lanh-dao", board, roles=[Role.LEADER], **given)
    parties.admit_member("quan-tri-tccs", journal, roles=[Role.ADMINISTRATOR], **given)
    give_mandates("hoang-van-mau", "ban-tuyen-giao-thai-nguyen", "tl", by=administrator)
    given["by"] = member_named("quan-tri-tccs")
    parties.admit_member("bien-tap", journal, roles=[Role.EDITOR], **given)
    parties.admit_member("tong-bien-tap", journal, roles=[Role.LEADER], **given)
    give_mandates("pham-duc-mau", "bo-bien-tap-tccs", "kt", by=member_named("quan-tri-tccs"))
    return Houses(
        member_named("can-bo"),
        member_named("lanh-dao"),
        member_named("bien-tap"),
        member_named("tong-bien-tap"),
    )


def give_mandates(holder: str, organisation: str, capacity: str, *, by: Member) -> None:
    """What the papers of the case lean on: who may sign for whom, by an invented paper."""
    given = services.Given(
        capacity=Capacity(capacity),
        from_on=date(2017, 1, 1),
        until_on=date(2021, 12, 31),
        paper="Quyết định mẫu số 02-QĐ/MẪU",
        paper_on=date(2016, 12, 30),
        given_by_title="Ban Thường vụ",
    )
    person = Person.objects.get(ref=holder)
    organ = get_organisation(organisation)
    services.give_mandate(person, organ, given, by=by, at=NOON)


def sign_everything(houses: Houses) -> None:
    """Both files imported, offered and signed by both leaders, annex included."""
    services.import_programme(PROGRAMME, by=houses.officer, at=NOON)
    programme = get_programme("CT-2017-01", seen_by=houses.officer)
    services.offer_programme(programme, by=houses.officer, at=NOON)
    through_gates(programme, *houses.pairs)
    for leader in (houses.leader_a, houses.leader_b):
        services.sign_programme(programme, by=leader, at=LATER)
    services.import_programme(CONTRACT, by=houses.officer, at=LATER)
    contract = get_instrument("HĐ-2017-01", seen_by=houses.officer)
    services.offer_instrument(contract, by=houses.officer, at=LATER)
    through_gates(contract, *houses.pairs)
    for leader in (houses.leader_a, houses.leader_b):
        services.sign_instrument(contract, by=leader, at=LATER)
    annex = get_annex("PL-2017-01", seen_by=houses.officer)
    services.offer_annex(annex, by=houses.officer, at=LATER)
    through_gates(annex, *houses.pairs)
    for leader in (houses.leader_a, houses.leader_b):
        services.sign_annex(annex, by=leader, at=LATER)
