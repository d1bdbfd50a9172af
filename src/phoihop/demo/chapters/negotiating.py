"""How papers come to be signed: who may sign for whom, answers across the table, the gates."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from phoihop.demo.case import SAMPLE
from phoihop.demo.stage import as_member
from phoihop.parties.models import Person
from phoihop.parties.queries import get_organisation
from phoihop.programmes import services
from phoihop.programmes.gates import CounterReason
from phoihop.programmes.models import Annex, Instrument, Programme
from phoihop.programmes.rules import Capacity

Paper = Programme | Instrument | Annex
SIGN: dict[type, Callable[..., None]] = {
    Programme: services.sign_programme,
    Instrument: services.sign_instrument,
    Annex: services.sign_annex,
}


@dataclass(frozen=True, slots=True)
class Bench:
    """Who sits on one side of the table: accounts."""

    desk: str
    checker: str
    leader: str


PROVINCE = Bench("can-bo", "van-thu-a", "lanh-dao-a")
OTHER_PROVINCE = Bench("can-bo-mau", "can-bo-mau", "lanh-dao-mau")
JOURNAL = Bench("bien-tap", "van-thu-b", "lanh-dao-b")


def give_mandates(at: datetime) -> None:
    """The clerks record by which papers the leaders may sign; all of them invented."""
    _mandate("hoang-van-mau", "ban-tuyen-giao-thai-nguyen", Capacity.BY_ORDER,
             giver="Ban Thường vụ Tỉnh ủy", by="van-thu-a", at=at)  # fmt: skip
    _mandate("pham-duc-mau", "bo-bien-tap-tccs", Capacity.FOR_HEAD,
             giver="Tổng Biên tập", by="van-thu-b", at=at)  # fmt: skip
    _mandate("cao-thi-mau", "tinh-uy-mau", Capacity.ON_BEHALF,
             giver="Ban Thường vụ Tỉnh ủy", by="quan-tri-mau", at=at)  # fmt: skip


def _mandate(
    holder: str, organisation: str, capacity: Capacity, *, giver: str, by: str, at: datetime
) -> None:
    given = services.Given(
        capacity=capacity,
        from_on=date(2017, 1, 1),
        until_on=date(2021, 12, 31),
        paper=f"Quyết định giao ký ({SAMPLE})",
        paper_on=date(2016, 12, 30),
        given_by_title=giver,
    )
    person = Person.objects.get(ref=holder)
    keeper = as_member(by)
    services.give_mandate(person, get_organisation(organisation), given, by=keeper, at=at)


def answer(paper: Paper, data: bytes, why: str, *, at: datetime) -> None:
    """The journal answers with another quantity; the version before stays to be compared."""
    editor = as_member(JOURNAL.desk)
    code = CounterReason.QUANTITY
    services.begin_counter(paper, reason_code=code, reason=why, by=editor, at=at)
    services.take_counter(paper, data, by=editor, at=at)
    services.offer_counter(paper, by=editor, at=at)


def conclude(paper: Paper, other: Bench, *benches: Bench, at: datetime) -> None:
    """``other`` agrees to what lies on the table; then each side checks, approves and signs."""
    services.agree(paper, by=as_member(other.desk), at=at)
    for bench in (*benches, other):
        services.check(paper, by=as_member(bench.checker), at=at)
        services.approve(paper, by=as_member(bench.leader), at=at)
    for bench in sorted((*benches, other), key=lambda one: one is JOURNAL):
        SIGN[type(paper)](paper, by=as_member(bench.leader), at=at)
