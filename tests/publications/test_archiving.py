"""Works go to the archive by themselves; a found page becomes a publication on a word only."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member, Organisation
from phoihop.press.finding import text_sha256, text_until
from phoihop.press.models import FiledWork, FoundPage, Outlet, PageHit
from phoihop.press.queries import pages_for_proposal
from phoihop.press.services import compare_due
from phoihop.programmes.models import Line, Programme, Theme
from phoihop.publications import services
from phoihop.publications.models import Match, Publication, Work
from phoihop.publications.pieces import Appearance, Piece
from phoihop.publications.services import archiving
from tests.fixtures import NOON
from tests.press.newsroom import prose


@pytest.fixture(autouse=True)
def _own_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)


@pytest.fixture
def page(outlet: Outlet) -> FoundPage:
    """A page of the publisher's own outlet, fetched."""
    return FoundPage.objects.create(
        outlet=outlet,
        road="feed",
        identity_key="1" * 64,
        address="https://tapchimau.example/che-100001.html",
        canonical_address="https://tapchimau.example/che-100001.html",
        title="Cách làm hay ở Đồi Chè",
        published_on=date(2017, 5, 20),
        state="fetched",
        text=prose(1),
        text_sha256=text_sha256(prose(1)),
        text_until_on=text_until(NOON),
        found_at=NOON,
    )


def test_new_works_are_filed_once_and_again_when_their_text_changes(editor: Member) -> None:
    work = services.record_work(Piece("Chè", body=prose(1)), by=editor, at=NOON)
    services.record_work(Piece("Chưa có chữ"), by=editor, at=NOON)

    assert services.file_new_works(at=NOON) == 1
    assert services.file_new_works(at=NOON) == 0
    filed = FiledWork.objects.get()
    assert (filed.ref, filed.text_sha256) == (work.ref, work.body_sha256)
    Work.objects.filter(pk=work.pk).update(body=prose(2), body_sha256=text_sha256(prose(2)))
    call_command("publications", "file")
    filed.refresh_from_db()
    assert filed.text_sha256 == text_sha256(prose(2))


def test_one_run_looks_at_each_work_once_and_tells_how_far_it_is(
    editor: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(5):
        services.record_work(Piece(f"Chè {n}", body=prose(n)), by=editor, at=NOON)
    monkeypatch.setattr(archiving, "AT_ONCE", 2)
    so_far: list[int] = []
    with CaptureQueriesContext(connection) as seen:
        assert services.file_new_works(at=NOON, limit=3, tell=so_far.append) == 3
    assert so_far == [2, 3]
    lower = [q["sql"] for q in seen.captured_queries if '"publications_work"."id" > ' in q["sql"]]
    assert len(lower) == 2
    assert "> 0" in lower[0]
    assert "> 0" not in lower[1]
    assert services.file_new_works(at=NOON) == 2


def test_a_house_that_came_to_hold_a_known_text_is_told_by_the_sweep_alone(
    editor: Member, institution: Organisation
) -> None:
    work = services.record_work(Piece("Chè", body=prose(1)), by=editor, at=NOON)
    services.file_new_works(at=NOON)
    work.held_by.add(institution)

    assert services.file_new_works(at=NOON, texts_only=True) == 0
    assert services.file_new_works(at=NOON) == 1
    assert services.file_new_works(at=NOON) == 0
    houses = {house.pk for house in FiledWork.objects.get().houses.all()}
    assert houses == {editor.organisation_id, institution.pk}


def test_a_recorded_work_finds_its_copy_in_the_archive(page: FoundPage, editor: Member) -> None:
    compare_due(at=NOON)
    work = services.record_work(Piece("Chè", body=prose(1)), by=editor, at=NOON)
    services.file_new_works(at=NOON)
    compare_due(at=NOON)

    hit = PageHit.objects.get()
    assert (hit.page, hit.work.ref, hit.kind) == (page, work.ref, "reprint")


def test_a_found_page_is_offered_and_recorded_on_a_word_only(
    page: FoundPage, line: Line, programme: Programme, editor: Member
) -> None:
    Theme.objects.filter(programme=programme).update(phrases=["cách làm hay"])
    compare_due(at=NOON)
    [offered] = pages_for_proposal([page.outlet])
    assert offered == page
    assert pages_for_proposal([page.outlet], after=page.pk) == []
    assert not Publication.objects.exists()

    told = services.take_up_found(offered, by=editor, at=NOON, programme=programme)
    again = services.take_up_found(offered, by=editor, at=NOON, programme=programme)
    assert told == again
    assert (told.title, told.outlet, told.work.body) == (page.title, page.outlet, prose(1))
    assert Match.objects.get().state == "proposed"


def test_a_known_work_takes_a_found_page_as_its_publication(
    page: FoundPage, editor: Member
) -> None:
    work = services.record_work(Piece("Chè", body=prose(1)), by=editor, at=NOON)
    printed = Appearance(issue="905", page="3")
    services.record_publication(work, printed, by=editor, at=NOON, outlet=page.outlet)
    call_command("publications", "take-up", str(page.pk), "--work", work.ref, "--as", editor.ref)
    assert set(work.publications.values_list("issue", flat=True)) == {"905", ""}


def test_a_page_that_was_not_read_or_may_not_be_recorded_is_refused(
    page: FoundPage, editor: Member, leader_b: Member
) -> None:
    with pytest.raises(Refusal, match=r"access\.denied"):
        services.take_up_found(page, by=leader_b, at=NOON)
    FoundPage.objects.update(state="failed")
    page.refresh_from_db()
    with pytest.raises(Refusal, match=r"found\.not_read"):
        services.take_up_found(page, by=editor, at=NOON)
    with pytest.raises(Refusal, match=r"found\.no_such"):
        call_command("publications", "take-up", "999999", "--as", editor.ref)
    assert not Publication.objects.exists()
