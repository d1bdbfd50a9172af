"""A program follows the signing and brings what its own signing server made."""

import io

from phoihop.parties.models import Member
from phoihop.sealing.kinds import Sealable
from tests.api.program import Program
from tests.sealing.conftest import signed_outside


def test_a_program_prepares_fetches_and_brings(
    paper: Sealable, people: dict[str, Member], stranger: Member
) -> None:
    program, address = Program(people["a-person"]), f"/papers/{paper.ref}/signing"
    assert program.get(f"{address}/file").status_code == 404
    told = program.post(f"{address}/prepare").json()
    assert [one["field"] for one in told["signers"] if one["open"]] == ["a-person", "b-person"]
    prepared = program.get(f"{address}/file").content
    signed = io.BytesIO(signed_outside(prepared, "a-person"))
    signed.name = "ky.pdf"
    brought = program.send(f"{address}/bring", signed)
    assert brought.status_code == 200, brought.content
    assert program.get(address).json()["signers"][0]["signed"]
    older = io.BytesIO(signed_outside(prepared, "b-person"))
    older.name = "ky.pdf"
    refused = Program(people["b-person"]).send(f"{address}/bring", older)
    assert (refused.status_code, refused.json()["code"]) == (409, "sealing.older_revision")
    foreign = Program(stranger)
    assert foreign.get(address).status_code == 404
    assert foreign.post(f"{address}/prepare").status_code == 404
