"""How the houses come to the table: organisations, people, accounts, and their papers signed."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import partial

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User

from phoihop.demo import people
from phoihop.demo.case import SAMPLE, paper
from phoihop.demo.chapters.negotiating import (
    JOURNAL,
    OTHER_PROVINCE,
    PROVINCE,
    answer,
    conclude,
    give_mandates,
)
from phoihop.demo.people import Account
from phoihop.demo.stage import (
    ANNEX,
    CONTRACT,
    PROGRAMME,
    SECOND_CONTRACT,
    SECOND_PROGRAMME,
    Event,
    as_member,
)
from phoihop.parties import services as parties
from phoihop.parties.models import Member, Person
from phoihop.parties.queries import get_organisation
from phoihop.parties.rules import NameKind, OrganisationKind
from phoihop.programmes import services
from phoihop.programmes.papers import papers_of_paper
from phoihop.programmes.queries import get_annex, get_instrument, get_paper, get_programme

PROPOSED = b"quantity: 10"
PAPER, YEARLY, SECOND = "programme.yaml", "contract-2017.yaml", "second-programme.yaml"


def events() -> Iterable[Event]:
    """Founding, and every signature of the year."""
    yield Event(date(2017, 1, 9), found_the_houses)
    yield Event(date(2017, 1, 10), admit_everybody)
    yield Event(date(2017, 1, 11), give_mandates)
    yield Event(date(2017, 4, 3), partial(bring, SECOND, "can-bo-mau"))
    yield Event(date(2017, 4, 10), sign_the_second)
    yield Event(date(2017, 5, 22), partial(bring, PAPER, "can-bo"))
    yield Event(date(2017, 6, 9), sign_the_programme)
    yield Event(date(2017, 6, 9), offer_the_contract)
    yield Event(date(2017, 6, 9), sign_the_contract)
    yield Event(date(2017, 6, 12), partial(print_papers, (PROGRAMME, CONTRACT)))
    yield Event(date(2017, 9, 25), partial(bring, YEARLY, "can-bo"))
    yield Event(date(2017, 10, 2), sign_the_annex)
    yield Event(date(2017, 10, 3), partial(print_papers, (ANNEX,)))


def found_the_houses(at: datetime) -> None:
    """The journal opens the house; its papers name everybody else."""
    first = people.ADMINISTRATORS[0]
    journal = "Tạp chí Cộng sản"
    by = parties.found_house(
        first.ref,
        organisation_ref=first.organisation,
        kind=OrganisationKind.PUBLISHER,
        name=journal,
        at=at,
        display_name=first.name,
    )
    for name in (PAPER, SECOND):
        parties.import_parties(paper(name), by=by, at=at)
    stranger = parties.create_organisation(
        "bao-la", kind=OrganisationKind.PUBLISHER, name="Báo Lạ (mẫu)", by=by, at=at
    )
    parties.add_name(stranger, "Báo Lạ", kind=NameKind.SHORT, by=by, at=at)
    for ref, name in people.REPORTERS.items():
        reporter = parties.register_person(ref, name, by=by, at=at)
        desk = get_organisation("ban-dien-tu-tccs")
        parties.appoint(reporter, desk, "Phóng viên", by=by, at=at, source="Danh sách mẫu")
    author = parties.register_person("tran-duc-mau", "Trần Đức Mẫu", by=by, at=at)
    board = get_organisation("ban-to-chuc-thai-nguyen")
    parties.appoint(author, board, "Chuyên viên", by=by, at=at, source="Danh sách mẫu")


def admit_everybody(at: datetime) -> None:
    """An administrator for each house, then their people; all with the printed password."""
    for account in people.ADMINISTRATORS[1:]:
        _admit(account, by=as_member("quan-tri-b"), at=at)
    keepers = {"A": "quan-tri-a", "B": "quan-tri-b", "A2": "quan-tri-mau", "–": "quan-tri-la"}
    for account in people.ACCOUNTS:
        _admit(account, by=as_member(keepers[account.side]), at=at)
    # one hash for all: twenty slow ones would make the demo wait for nothing
    User.objects.filter(member__isnull=False).update(password=make_password(people.PASSWORD))


def _admit(account: Account, *, by: Member, at: datetime) -> None:
    parties.admit_member(
        account.ref,
        get_organisation(account.organisation),
        roles=account.roles,
        by=by,
        at=at,
        display_name=account.name,
        person=Person.objects.filter(ref=account.person).first(),
    )


def bring(name: str, by: str, at: datetime) -> None:
    """Take a paper in as a draft, or what is new in it."""
    services.import_programme(paper(name), by=as_member(by), at=at)


def sign_the_second(at: datetime) -> None:
    """Another province signs with the same journal."""
    officer = as_member("can-bo-mau")
    programme = get_programme(SECOND_PROGRAMME, seen_by=officer)
    services.offer_programme(programme, by=officer, at=at)
    contract = get_instrument(SECOND_CONTRACT, seen_by=officer)
    conclude(programme, JOURNAL, OTHER_PROVINCE, at=at)
    contract = get_instrument(SECOND_CONTRACT, seen_by=officer)
    services.offer_instrument(contract, by=officer, at=at)
    conclude(contract, JOURNAL, OTHER_PROVINCE, at=at)


def sign_the_programme(at: datetime) -> None:
    """Both leaders sign in June a programme that holds from January on."""
    officer = as_member("can-bo")
    programme = get_programme(PROGRAMME, seen_by=officer)
    services.offer_programme(programme, by=officer, at=at)
    conclude(programme, JOURNAL, PROVINCE, at=at)


def offer_the_contract(at: datetime) -> None:
    """The province orders ten reports of good practice; the journal answers that it can do twelve.

    The annex, in the same file, came in autumn.
    """
    officer = as_member("can-bo")
    services.import_programme(_in_june(PROPOSED), by=officer, at=at)
    contract = get_instrument(CONTRACT, seen_by=officer)
    services.offer_instrument(contract, by=officer, at=at)
    why = f"Tòa soạn đủ lực lượng viết 12 bài về cách làm hay, mỗi tháng một bài ({SAMPLE})"
    answer(contract, _in_june(), why, at=at)


def _in_june(quantity: bytes = b"quantity: 12") -> bytes:
    """The contract without its annex, as it stood in June; ``quantity`` of its fourth line."""
    text = paper(YEARLY).split(b"\n  annexes:")[0] + b"\n"
    return text.replace(b"quantity: 12", quantity)


def sign_the_contract(at: datetime) -> None:
    """At the same ceremony as the programme, with the journal's quantity."""
    contract = get_instrument(CONTRACT, seen_by=as_member("can-bo"))
    conclude(contract, PROVINCE, JOURNAL, at=at)


def sign_the_annex(at: datetime) -> None:
    """What changes a line is said and signed before it counts."""
    annex = get_annex(ANNEX, seen_by=as_member("can-bo"))
    services.offer_annex(annex, by=as_member("can-bo"), at=at)
    conclude(annex, JOURNAL, PROVINCE, at=at)


def print_papers(refs: Iterable[str], at: datetime) -> None:
    """The signed papers as files."""
    officer = as_member("can-bo")
    for ref in refs:
        papers_of_paper(get_paper(ref, seen_by=officer), at=at)
