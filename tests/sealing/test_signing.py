"""A contract signed with four certificates: order, people, revisions, and what the file says."""

from phoihop.engines.seals import api
from phoihop.engines.seals.verdict import Level, Required
from phoihop.parties.models import Member
from phoihop.sealing.kinds import Sealable
from tests.sealing.conftest import newest, sign_all
from tests.sealing.signers import ORDER, minutes, trust

People = dict[str, Member]


def test_four_sign_in_their_order_and_the_file_holds(paper: Sealable, people: People) -> None:
    sealing = sign_all(paper, people, *ORDER)
    assert sealing.state == "complete"
    required = [Required(one.field, one.label) for one in sealing.signers]
    verdict = api.verify(newest(sealing), trust=trust(), at=minutes(9), required=required)
    assert (verdict.holds, verdict.level, verdict.findings) == (True, Level.SIGNED, ())
    assert [one.field for one in verdict.signatures] == list(ORDER)
    assert api.embedded(newest(sealing)) == {"data.yaml": paper.rows}
