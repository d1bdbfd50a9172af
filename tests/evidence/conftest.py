"""One published piece and a page that proves it."""

from datetime import date

import pytest

from phoihop.evidence import services
from phoihop.evidence.models import Evidence
from phoihop.parties.models import Member
from phoihop.publications.models import Match
from tests.fixtures import NOON, Publish

PAGE = b"%PDF-1.7 trang bao mau"


@pytest.fixture
def match(publish: Publish) -> Match:
    return publish("Bài", date(2017, 5, 1))


@pytest.fixture
def proof(match: Match, editor: Member) -> Evidence:
    return services.add_evidence(
        match.publication, by=editor, at=NOON, captured_at=NOON, file=("trang.pdf", PAGE)
    )
