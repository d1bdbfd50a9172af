"""Captures tell of the agreed label as looks do; an older sight never replaces a newer one."""

from datetime import timedelta

import pytest

from phoihop.evidence.witnessing import services
from phoihop.evidence.witnessing.attempting import Studio, attempt
from phoihop.parties.models import Member
from phoihop.programmes.models import Instrument
from phoihop.publications.disclosing import label_of_instrument
from phoihop.publications.models import LabelCheck, Match
from tests.engines.webpages.hostile import WHOLE
from tests.evidence.witnessing.conftest import SEEN_AT, WORDS, Machine, page
from tests.fixtures import NOON


@pytest.fixture
def labelled(contract: Instrument) -> bytes:
    return page(WORDS + label_of_instrument(contract).text_vi)


def capture(match: Match, editor: Member, studio: Studio) -> LabelCheck:
    order = services.order_capture(match.publication, by=editor, at=NOON)
    assert attempt(order.pk, studio) is not None
    return LabelCheck.objects.get()


def test_a_capture_tells_of_the_label_and_is_the_proof(
    match: Match, editor: Member, studio: Studio, labelled: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = capture(match, editor, studio)
    proof = match.publication.evidence.get()
    assert (check.state, check.proof_ref, check.checked_at) == ("missing", proof.ref, NOON)
    monkeypatch.setitem(WHOLE, "/bai-1.html", labelled)
    check = capture(match, editor, studio)
    assert (check.state, check.present_at) == ("present", NOON)


def test_what_a_machine_saw_before_only_tells_that_the_label_was_there(
    match: Match, editor: Member, officer: Member, studio: Studio, machine_b: Machine,
    machine_a: Machine, labelled: bytes, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """A bundle comes in days after it was made: the page has been looked at since."""
    without = WHOLE["/bai-1.html"]
    monkeypatch.setitem(WHOLE, "/bai-1.html", labelled)
    before = machine_b.bundle(at=SEEN_AT - timedelta(days=3))
    monkeypatch.setitem(WHOLE, "/bai-1.html", without)
    earlier = machine_a.bundle(at=SEEN_AT - timedelta(days=4))
    check = capture(match, editor, studio)
    newest = check.checked_at
    services.take_testimony(earlier, by=officer, at=NOON)
    assert LabelCheck.objects.get().state == "missing"
    services.take_testimony(before, by=editor, at=NOON)
    check = LabelCheck.objects.get()
    assert (check.state, check.checked_at) == ("lost", newest)
    assert check.present_at == SEEN_AT - timedelta(days=3)
