"""What became of an accepted piece's page stands beside its row; no figure changes."""

from django.test import Client

from phoihop.acceptance.models import Record
from phoihop.evidence.models import PageWatch, WatchEvent
from phoihop.parties.models import Member
from tests.fixtures import NOON


def test_an_accepted_piece_that_is_gone_shows_it_beside_its_row(
    record: Record, client: Client, officer: Member
) -> None:
    entry = record.entries.order_by("ordinal")[0]
    watch = PageWatch.objects.create(
        publication=entry.publication,
        place="https://tapchimau.example",
        address=entry.publication.address,
        state="gone",
        begun_at=NOON,
        next_due_at=NOON,
    )
    for number, kind in enumerate(("first", "edited", "gone"), start=1):
        WatchEvent.objects.create(
            watch=watch, ordinal=number, kind=kind, at=NOON, until_at=NOON,
            facts={"why": "answered", "looks": 3, "count": 1}, warc_sha256="a" * 64,
        )  # fmt: skip
    client.force_login(officer.user)
    page = client.get(f"/acceptance/{record.ref}/").content.decode()
    before = record.gross_dong
    assert page.count("Không còn truy cập được") == 1
    assert "Đã sửa" not in page
    record.refresh_from_db()
    assert record.gross_dong == before
