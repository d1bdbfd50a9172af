"""A program reads what became of pages, and tells of a removal."""

import io
from datetime import date

import pytest

from phoihop.evidence.models import PageWatch, WatchEvent
from phoihop.parties.models import Member
from phoihop.publications.models import Match
from tests.api.program import Program
from tests.fixtures import NOON, Publish


@pytest.fixture
def match(publish: Publish) -> Match:
    match = publish("Chè Đồi", date(2017, 5, 1))
    watch = PageWatch.objects.create(
        publication=match.publication,
        place="https://tapchimau.example",
        address=match.publication.address,
        state="there",
        begun_at=NOON,
        next_due_at=NOON,
    )
    for number, kind in enumerate(("first", "edited"), start=1):
        WatchEvent.objects.create(
            watch=watch, ordinal=number, kind=kind, at=NOON, until_at=NOON,
            passages=[["mười", ""]], facts={"count": 1, "share": 0.9}, warc_sha256="a" * 64,
        )  # fmt: skip
    return match


def test_what_was_seen_is_told(match: Match, officer: Member, stranger: Member) -> None:
    ref = match.publication.ref
    told = Program(officer).get(f"/publications/{ref}/watch").json()
    assert (told["state"], [one["kind"] for one in told["events"]]) == (
        "there",
        ["edited", "first"],
    )
    assert told["events"][0]["passages"] == [{"before": "mười", "after": ""}]
    [change] = Program(officer).get("/programmes/CT-2017-01/watch").json()["items"]
    assert (change["publication"], change["kind"]) == (ref, "edited")
    labels = Program(officer).get("/programmes/CT-2017-01/labels").json()
    assert labels["counts"]["unchecked"] == 1
    assert [one["state"] for one in labels["items"]] == ["unchecked"]
    for address in (f"/publications/{ref}/watch", "/programmes/CT-2017-01/watch"):
        assert Program(stranger).get(address).status_code == 404


def test_a_removal_is_told_with_its_paper(match: Match, officer: Member, editor: Member) -> None:
    address = f"/publications/{match.publication.ref}/removal"

    def paper() -> io.BytesIO:
        return io.BytesIO(b"%PDF-1.7 MAU")

    refused = Program(officer).send(
        address, paper(), field="paper", kind="withdrawn", on="2-5-2017"
    )
    assert refused.status_code == 403
    told = Program(editor).send(address, paper(), field="paper", kind="withdrawn", on="2-5-2017")
    assert (told.status_code, told.json()["on"]) == (201, "2017-05-02")
    assert WatchEvent.objects.filter(kind="withdrawn").count() == 1
