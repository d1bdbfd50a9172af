"""A program follows a negotiation: versions, what differs, what an annex would touch."""

from datetime import date

import pytest

from phoihop.ledger.services import draft_early_end
from phoihop.parties.models import Member
from phoihop.programmes import services
from phoihop.programmes.gates import CounterReason
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import get_programme
from tests.api.program import Program
from tests.fixtures import NOON
from tests.programmes.founding import PROGRAMME, Houses, two_houses


@pytest.fixture
def houses(db: None) -> Houses:
    return two_houses()


@pytest.fixture
def answered(houses: Houses) -> Programme:
    """Offered by the province, answered by the journal with another title."""
    services.import_programme(PROGRAMME, by=houses.officer, at=NOON)
    programme = get_programme("CT-2017-01", seen_by=houses.officer)
    services.offer_programme(programme, by=houses.officer, at=NOON)
    programme.refresh_from_db()
    services.begin_counter(
        programme, reason_code=CounterReason.WORDING, reason="Rõ hơn", by=houses.editor, at=NOON
    )
    text = PROGRAMME.decode().replace("2017-2021", "2017 - 2021")
    services.take_counter(programme, text.encode(), by=houses.editor, at=NOON)
    services.offer_counter(programme, by=houses.editor, at=NOON)
    return programme


def test_versions_are_told_compared_and_read(answered: Programme, houses: Houses) -> None:
    program = Program(houses.officer)
    told = program.get("/papers/CT-2017-01/versions").json()
    assert [(one["number"], one["member"]) for one in told["versions"]] == [
        (1, houses.officer.ref),
        (2, houses.editor.ref),
    ]
    assert told["versions"][1]["reason"] == "Rõ hơn"
    assert told["turn"]
    whole = program.get("/papers/CT-2017-01/versions/2").json()
    [difference] = program.get("/papers/CT-2017-01/compare/1/2").json()["differences"]
    assert (difference["before"], difference["after"]) == ("2017-2021", "2017 - 2021")
    assert "2017 - 2021" in str(whole["statement"])
    assert program.get("/papers/CT-2017-01/versions/3").status_code == 404
    assert program.get("/papers/CT-2017-01/compare/1/3").status_code == 404


def test_a_negotiation_is_nobody_elses(answered: Programme, stranger: Member) -> None:
    program = Program(stranger)
    for door in ("versions", "versions/1", "compare/1/2"):
        assert program.get(f"/papers/CT-2017-01/{door}").status_code == 404


def test_what_an_annex_touches_is_told_to_the_parties_alone(
    programme: Programme, officer: Member, editor: Member, stranger: Member
) -> None:
    annex = draft_early_end(
        programme, ends_on=date(2018, 12, 31), reason="Sáp nhập", by=officer, at=NOON
    )
    address = f"/annexes/{annex.ref}/preview"
    told = Program(officer).get(address).json()
    assert (told["annex"], told["programme"]) == (annex.ref, programme.ref)
    assert Program(stranger).get(address).status_code == 404
    assert Program(editor).get(address).status_code == 404  # a draft is its own side's
