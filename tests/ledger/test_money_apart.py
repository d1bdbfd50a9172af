"""An early end with several publishers: the annex states no money, each reads its own beside it."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from phoihop.acceptance.models import Payment, Record
from phoihop.law.access import Role
from phoihop.ledger.effect import balance_of, effect_of
from phoihop.ledger.effect_json import effect_as_json
from phoihop.ledger.money_apart import money_apart
from phoihop.ledger.services import draft_early_end
from phoihop.parties.models import Member
from phoihop.programmes.models import Instrument, Obligation, Programme, ProgrammeParty
from tests.fixtures import NOON, MakeMember, make_organisation

ON = date(2017, 9, 1)


@pytest.fixture
def second(programme: Programme) -> ProgrammeParty:
    house = make_organisation("bao-ban", "publisher", "Báo Bạn")
    return ProgrammeParty.objects.create(
        programme=programme, side="b", ordinal=2, organisation=house
    )


@pytest.fixture
def rival(make_member: MakeMember, second: ProgrammeParty) -> Member:
    return make_member("bien-tap-bao-ban", second.organisation, Role.EDITOR)


@pytest.fixture
def accepted(contract: Instrument, officer: Member) -> Callable[[Instrument, int, int], None]:
    """Freeze a record of an amount, of which some was paid."""

    def accept(instrument: Instrument, gross_dong: int, paid_dong: int) -> None:
        record = Record.objects.create(
            ref=f"BBNT-{instrument.ref}", instrument=instrument, starts_on=date(2017, 1, 1),
            ends_on=date(2017, 6, 30), accepted_on=date(2017, 7, 1), state="frozen",
            net_dong=gross_dong, gross_dong=gross_dong, rows_sha256="0" * 64, drawn_up_by=officer,
            recorded_at=NOON, frozen_at=NOON,
        )  # fmt: skip
        Payment.objects.create(
            record=record, amount_dong=paid_dong, paid_on=date(2017, 8, 1), reference="UNC",
            recorded_by=officer, recorded_at=NOON,
        )  # fmt: skip

    return accept


@pytest.fixture
def two_contracts(
    contract: Instrument, second: ProgrammeParty, accepted: Callable[[Instrument, int, int], None],
) -> None:  # fmt: skip
    accepted(contract, 6_000_000, 1_500_000)
    other = Instrument.objects.create(
        ref="HĐ-2017-02", programme=contract.programme, party_a=contract.party_a, party_b=second,
        kind="contract", title="Hợp đồng với Báo Bạn", year=2017, signed_on=contract.signed_on,
        effective_from=contract.effective_from, ends_on=contract.ends_on, vat_mode="included",
        state="signed", drafted_by=contract.drafted_by, recorded_at=NOON,
    )  # fmt: skip
    accepted(other, 9_000_000, 9_000_000)


def owed(programme: Programme, member: Member) -> dict[str, int]:
    return {one.instrument.ref: one.owed_dong for one in money_apart(programme, seen_by=member)}


def test_side_a_reads_every_contract_and_a_publisher_only_its_own(
    two_contracts: None, programme: Programme, officer: Member, editor: Member, rival: Member
) -> None:
    assert owed(programme, officer) == {"HĐ-2017-01": 4_500_000, "HĐ-2017-02": 0}
    assert owed(programme, editor) == {"HĐ-2017-01": 4_500_000}
    assert owed(programme, rival) == {"HĐ-2017-02": 0}


def test_with_one_publisher_the_annex_states_the_money_itself(
    contract: Instrument, accepted: Callable[[Instrument, int, int], None], officer: Member
) -> None:
    accepted(contract, 6_000_000, 1_500_000)
    assert money_apart(contract.programme, seen_by=officer) == []


def test_the_pages_show_it_beside_an_annex_that_holds_none(
    client: Client, two_contracts: None, programme: Programme, officer: Member, editor: Member,
    publish_duty: Obligation,
) -> None:  # fmt: skip
    Obligation.objects.create(
        programme=programme, code="A9", ordinal=9, kind="pay", side="a", text="Thanh toán",
        quantified=False,
    )  # fmt: skip
    rows = balance_of(programme, seen_by=officer, on=ON, known_at=NOON)
    assert "A9" not in {row["code"] for row in rows}
    client.force_login(officer.user)
    page = client.get(f"/programmes/{programme.ref}/early-end/").content.decode()
    assert "4.500.000" in page
    assert "Báo Bạn" in page
    annex = draft_early_end(programme, ends_on=ON, reason="Sáp nhập", by=officer, at=NOON)
    address = f"/programmes/{programme.ref}/annexes/{annex.ref}/preview/"
    assert "4.500.000" in client.get(address).content.decode()
    told = effect_as_json(effect_of(annex, seen_by=officer, on=ON, known_at=NOON))
    assert [row["owed_dong"] for row in told["money_apart"]] == [4_500_000, 0]  # type: ignore[attr-defined]
    client.force_login(editor.user)
    client.cookies["phoihop_language"] = "en"
    page = client.get(f"/programmes/{programme.ref}/early-end/").content.decode()
    assert "4.500.000" in page or "4,500,000" in page
    assert "HĐ-2017-02" not in page
