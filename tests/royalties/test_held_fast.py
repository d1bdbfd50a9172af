"""The database keeps what was paid, and who checked by which norm."""

import pytest
from django.db import DatabaseError, connection, transaction

from phoihop.parties.models import Member
from phoihop.royalties import services
from phoihop.royalties.models import Statement
from tests.fixtures import NOON
from tests.royalties.test_statements import ON, check_all, piece, statement

__all__ = ["piece", "statement"]  # the fixtures

pytestmark = pytest.mark.django_db


def said_no(*statements: str) -> None:
    for told in statements:
        with pytest.raises(DatabaseError, match="never"), transaction.atomic():
            connection.cursor().execute(told)


def test_a_paid_statement_and_its_entries_stay(
    statement: Statement, accountant_b: Member, leader_b: Member
) -> None:
    check_all(accountant_b)
    services.approve(statement, by=leader_b, at=NOON)
    services.pay(statement, on=ON, by=accountant_b, at=NOON)
    said_no(
        "UPDATE royalties_statement SET net_dong = 1, gross_dong = 1",
        "UPDATE royalties_statement SET state = 'void'",
        "DELETE FROM royalties_statement",
        "UPDATE royalties_royalty SET gross_dong = 1 WHERE statement_id IS NOT NULL",
        "DELETE FROM royalties_royalty WHERE statement_id IS NOT NULL",
        "UPDATE royalties_normcheck SET document = 'khác'",
        "DELETE FROM royalties_normcheck",
    )


def test_before_it_is_paid_a_statement_is_taken_back(
    statement: Statement, accountant_b: Member
) -> None:
    services.void(statement, by=accountant_b, at=NOON)
    assert not statement.royalties.exists()
