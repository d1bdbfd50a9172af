"""Watched pages on screen: who sees them, what they tell, and what people say of a removal."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from phoihop.audit.models import Entry
from phoihop.evidence.models import ChangesRead, PageWatch, WatchEvent
from phoihop.evidence.watching.rules import Change
from phoihop.evidence.watching.services import note_removal
from phoihop.law.refusal import Refusal
from phoihop.papers.services import keep_bytes
from phoihop.parties.models import Member
from phoihop.publications.models import Match, Publication
from tests.fixtures import NOON, Publish

PROGRAMME = "/programmes/CT-2017-01/evidence/watch/"
ORDER = b"%PDF-1.7 MAU - KHONG CO GIA TRI"
REASON = {"kind": "removed_by_order", "on": "2017-05-20", "reason": "Theo Điều 35"}


@pytest.fixture
def match(publish: Publish, settings: LazySettings, tmp_path: Path) -> Match:
    settings.DATA_DIR = tmp_path
    return publish("Chè Đồi", date(2017, 5, 1))


@pytest.fixture
def piece(match: Match) -> Publication:
    return match.publication


@pytest.fixture
def watch(piece: Publication) -> PageWatch:
    return PageWatch.objects.create(
        publication=piece,
        place="https://tapchimau.example",
        address=piece.address,
        state="there",
        begun_at=NOON,
        looked_at=NOON,
        next_due_at=NOON,
    )


def seen(watch: PageWatch, kind: str, **more: Any) -> WatchEvent:
    number = watch.events.count() + 1
    at = NOON + timedelta(days=number)
    more.setdefault("warc_sha256", keep_bytes(b"WARC/1.1 %d" % number))
    return WatchEvent.objects.create(
        watch=watch, ordinal=number, kind=kind, at=at, until_at=at, status=200, **more
    )


def go(client: Client, member: Member) -> Client:
    client.force_login(member.user)
    return client


def test_the_programme_page_counts_and_lists_what_changed(
    watch: PageWatch, client: Client, officer: Member
) -> None:
    seen(watch, "first")
    seen(watch, "edited", passages=[["mười", "mười một"]], facts={"count": 3, "share": 0.99})
    seen(watch, "moved", facts={"from": "https://a", "to": "https://b", "why": "redirect"})
    answer = go(client, officer).get(PROGRAMME)
    counts = {one["kind"]: one["count"] for one in answer.context["counts"]}
    assert (counts["edited"], counts["moved"], counts["gone"]) == (1, 1, 0)
    assert [row["event"].kind for row in answer.context["rows"]] == ["moved", "edited"]
    page = answer.content.decode()
    assert "<del>mười</del> <ins>mười một</ins>" in page
    assert "Còn 2 chỗ nữa" in page
    only = client.get(PROGRAMME, {"kind": "edited"}).context["rows"]
    assert [row["event"].kind for row in only] == ["edited"]


def test_the_work_page_asks_for_what_became_of_its_pages(
    watch: PageWatch, client: Client, officer: Member
) -> None:
    seen(watch, "gone", facts={"why": "answered", "looks": 3})
    ref = watch.publication.work.ref
    page = go(client, officer).get(f"/publications/{ref}/").content.decode()
    assert f'hx-get="/publications/{ref}/watch/"' in page
    part = client.get(f"/publications/{ref}/watch/", headers={"HX-Request": "true"})
    assert "máy chủ trả lời mã 200 trong 3 lần xem" in part.content.decode()
    assert "<html" not in part.content.decode()


def test_each_side_reads_for_itself(
    watch: PageWatch, client: Client, officer: Member, editor: Member, auditor_a: Member
) -> None:
    seen(watch, "edited")
    assert go(client, officer).get(PROGRAMME).context["unread"] == 1
    client.post(PROGRAMME + "read/")
    assert client.get(PROGRAMME).context["unread"] == 0
    client.post(PROGRAMME + "read/")
    assert ChangesRead.objects.count() == 1
    assert Entry.objects.filter(action="page.changes_read").count() == 1
    assert go(client, editor).get(PROGRAMME).context["unread"] == 1
    assert go(client, auditor_a).post(PROGRAMME + "read/").status_code == 403


def test_a_removal_is_told_with_its_paper(
    watch: PageWatch, client: Client, officer: Member
) -> None:
    address = f"/publications/{watch.publication.ref}/watch/"
    given = {**REASON, "paper": SimpleUploadedFile("lệnh.pdf", ORDER)}
    assert go(client, officer).post(address + "removal/", given).status_code == 302
    event = WatchEvent.objects.get()
    assert (event.kind, event.on, event.reason) == (
        "removed_by_order", date(2017, 5, 20), "Theo Điều 35",
    )  # fmt: skip
    page = client.get(address).content.decode()
    assert "Gỡ theo yêu cầu của cơ quan có thẩm quyền" in page
    paper = client.get(address + "1/paper")
    assert (paper.content, paper["X-Content-Type-Options"]) == (ORDER, "nosniff")
    assert client.get(address + "1/page.warc").status_code == 404
    entry = Entry.objects.get(action="page.removal_noted")
    assert "reason" not in entry.facts
    again = {**REASON, "paper": SimpleUploadedFile("lệnh.pdf", ORDER)}
    client.post(address + "removal/", again)
    assert WatchEvent.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"paper": ""}, 422),
        ({"on": ""}, 422),
        ({"on": "2117-05-20"}, 409),
        ({"on": "2017-04-30"}, 409),
        ({"paper": SimpleUploadedFile("la.exe", b"MZ")}, 409),
    ],
)
def test_bad_input_stores_nothing(
    watch: PageWatch, client: Client, officer: Member, changed: dict[str, Any], status: int
) -> None:
    address = f"/publications/{watch.publication.ref}/watch/removal/"
    given = {**REASON, "paper": SimpleUploadedFile("lệnh.pdf", ORDER), **changed}
    assert go(client, officer).post(address, given).status_code == status
    assert not WatchEvent.objects.exists()


def test_only_the_publishers_side_withdraws(
    watch: PageWatch, client: Client, officer: Member, editor: Member
) -> None:
    address = f"/publications/{watch.publication.ref}/watch/removal/"

    def given() -> dict[str, Any]:
        return {**REASON, "kind": "withdrawn", "paper": SimpleUploadedFile("rut.pdf", ORDER)}

    assert go(client, officer).post(address, given()).status_code == 403
    assert go(client, editor).post(address, given()).status_code == 302


def test_strangers_cannot_tell_that_it_exists(
    watch: PageWatch, client: Client, stranger: Member
) -> None:
    seen(watch, "edited")
    own = f"/publications/{watch.publication.ref}/watch/"
    go(client, stranger)
    for address in (PROGRAMME, own, own + "1/page.warc", own + "1/paper"):
        assert client.get(address).status_code == 404
    for address in (PROGRAMME + "read/", own + "again/", own + "removal/"):
        assert client.post(address).status_code == 404


def test_asking_to_look_again_makes_the_page_due(
    watch: PageWatch, client: Client, officer: Member
) -> None:
    PageWatch.objects.update(next_due_at=NOON + timedelta(days=90_000))
    client = go(client, officer)
    client.post(f"/publications/{watch.publication.ref}/watch/again/")
    watch.refresh_from_db()
    assert watch.next_due_at < NOON + timedelta(days=90_000)


def test_a_piece_without_a_page_says_so(
    piece: Publication, client: Client, officer: Member
) -> None:
    page = go(client, officer).get(f"/publications/{piece.ref}/watch/").content.decode()
    assert "Trang được theo dõi từ khi bài được khớp" in page
    answer = client.post(f"/publications/{piece.ref}/watch/again/")
    assert answer.status_code == 409


def test_the_pages_cost_the_same_however_many_events(
    watch: PageWatch,
    client: Client,
    officer: Member,
    django_assert_num_queries: Any,
    django_assert_max_num_queries: Any,
) -> None:
    seen(watch, "edited")
    go(client, officer).get(PROGRAMME)
    with django_assert_max_num_queries(30) as few:
        client.get(PROGRAMME)
    for _ in range(5):
        seen(watch, "edited")
    with django_assert_num_queries(len(few)):
        client.get(PROGRAMME)


@pytest.mark.parametrize("address", [PROGRAMME, "/publications/LĐ-2017-0001/watch/"])
def test_the_pages_speak_english(
    watch: PageWatch, client: Client, officer: Member, address: str
) -> None:
    seen(watch, "edited", facts={"count": 2})
    client.cookies["phoihop_language"] = "en"
    page = go(client, officer).get(address).content.decode()
    assert "places that differ: 2" in page
    assert "Đã sửa" not in page


def test_what_people_tell_is_kept_by_the_database_too(watch: PageWatch) -> None:
    with pytest.raises(Exception, match="constraint"):
        seen(watch, "withdrawn", warc_sha256="")


def test_a_kind_that_is_seen_is_not_told(watch: PageWatch, officer: Member) -> None:
    with pytest.raises(Refusal, match="watch.kind_not_told"):
        note_removal(
            watch.publication, kind=Change.GONE, on=date(2017, 5, 2), paper=("a.pdf", ORDER),
            reason="", by=officer, at=NOON,
        )  # fmt: skip
