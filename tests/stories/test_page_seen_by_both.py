"""One page of the case: seen by both sides, edited in July, without its label in August."""

import pytest

from phoihop.demo.case import article
from phoihop.demo.chapters.watching import CODE
from phoihop.evidence.models import Comparison, WatchEvent
from phoihop.evidence.queries import proofs_of
from phoihop.evidence.rules import strongest
from phoihop.publications.models import LabelCheck, Match, Publication

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("played")]


@pytest.fixture
def piece() -> Publication:
    matches = Match.objects.filter(work__title=article(CODE).title, state="confirmed")
    return matches.select_related("publication").order_by("pk")[0].publication


def test_two_witnesses_agree_and_the_clock_sees_the_rest(piece: Publication) -> None:
    pair = Comparison.objects.get(publication=piece)
    assert (pair.agrees, pair.one_witness_because) == (True, "")
    [proofs] = proofs_of(Publication.objects.filter(pk=piece.pk)).values()
    assert strongest(proof.level for proof in proofs).value == "witnessed"
    told = WatchEvent.objects.filter(watch__publication=piece).order_by("ordinal")
    assert list(told.values_list("kind", flat=True)) == [
        "unchanged", "edited", "edited", "label_lost",
    ]  # fmt: skip
    check = LabelCheck.objects.get(publication=piece)
    assert check.present_at is not None
    assert (check.state, check.present_at < check.since_at) == ("lost", True)
