"""Found pages are proposed with reasons, taken up on a word, refused for good."""

import io
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from django.test import Client

from phoihop.audit.models import Entry
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member, Organisation, OrganisationName
from phoihop.press.finding import PrintedPlace, text_sha256, text_until
from phoihop.press.models import FiledWork, FoundPage, Outlet, OutletWatch, PageHit
from phoihop.press.services import Piece, record_print
from phoihop.programmes.models import Line, Programme, ProgrammeParty, Theme
from phoihop.publications.models import FoundProposal, Match, Publication, Work
from phoihop.publications.taking_up.queries import proposals_in, works_on
from phoihop.publications.taking_up.services import consider_found, refuse, take_up
from tests.fixtures import NOON, Publish
from tests.press.newsroom import prose

LATER = NOON + timedelta(minutes=10)
LIST = "/programmes/CT-2017-01/publications/found/"
TITLE = "Cách làm hay ở Thái Nguyên"
TEXT = f"Tỉnh Thái Nguyên có cách làm hay ở Đồi Chè.\n{prose(1)}"


@pytest.fixture
def watched(
    programme: Programme, outlet: Outlet, editor: Member, settings: LazySettings, tmp_path: Path
) -> Programme:
    """The programme of Thái Nguyên, its theme with a phrase, its outlet followed."""
    settings.DATA_DIR = tmp_path
    Theme.objects.filter(programme=programme).update(phrases=["cách làm hay"])
    OrganisationName.objects.update(text="Tỉnh ủy Thái Nguyên")
    OutletWatch.objects.create(outlet=outlet, reason=programme.ref, set_by=editor, set_at=NOON)
    return programme


def page(outlet: Outlet, number: int = 1, *, text: str = TEXT, title: str = TITLE) -> FoundPage:
    address = f"https://tapchimau.example/che-10000{number}.html"
    return FoundPage.objects.create(
        outlet=outlet,
        road="feed",
        identity_key=f"{number:064d}",
        address=address,
        canonical_address=address,
        title=title,
        published_on=date(2017, 5, 20),
        state="kept_fingerprint",
        text=text,
        text_sha256=text_sha256(text),
        text_until_on=text_until(NOON),
        found_at=NOON,
        fetched_at=NOON,
        compared_at=NOON,
    )


def test_a_page_about_the_province_and_a_theme_is_proposed_once_with_its_sentences(
    watched: Programme, outlet: Outlet
) -> None:
    page(outlet)
    page(
        outlet, 2, title="Cách làm hay ở Nghệ An", text=f"Tỉnh Nghệ An có cách làm hay.\n{prose(2)}"
    )
    page(outlet, 3, title="Thái Nguyên vào mùa", text=f"Tỉnh Thái Nguyên vào mùa.\n{prose(3)}")
    done = consider_found(at=LATER)
    assert (done.pages, done.proposals) == (3, 1)
    assert consider_found(at=LATER).pages == 0
    proposal = FoundProposal.objects.get()
    assert proposal.page.identity_key.endswith("1")
    codes = {reason["code"]: reason["sentence"] for reason in proposal.reasons}
    assert {"place", "theme_phrase"} <= set(codes)
    assert codes["theme_phrase"] == TITLE
    assert not Publication.objects.exists()


def test_what_is_still_being_compared_is_left_for_next_time(
    watched: Programme, outlet: Outlet
) -> None:
    page(outlet)
    assert consider_found(at=NOON).pages == 0
    assert consider_found(at=LATER).pages == 1


def test_a_limit_is_kept_and_the_rest_goes_on(watched: Programme, outlet: Outlet) -> None:
    for number in range(1, 4):
        page(outlet, number)
    assert consider_found(at=LATER, limit=2).proposals == 2
    assert consider_found(at=LATER, limit=2).proposals == 1


def test_outlets_that_nobody_names_and_pages_recorded_before_are_not_proposed(
    watched: Programme, outlet: Outlet, publish: Publish
) -> None:
    known = publish(TITLE, date(2017, 5, 20)).publication
    found = page(outlet)
    Publication.objects.filter(pk=known.pk).update(canonical_address=found.canonical_address)
    assert consider_found(at=LATER).proposals == 0
    OutletWatch.objects.update(ended_at=NOON)
    page(outlet, 2)
    assert consider_found(at=LATER).pages == 0


def test_a_page_taken_up_is_a_publication_with_lines_proposed(
    watched: Programme, outlet: Outlet, line: Line, editor: Member
) -> None:
    page(outlet)
    consider_found(at=LATER)
    proposal = FoundProposal.objects.get()
    publication = take_up(proposal, by=editor, at=LATER)
    assert publication.work.title == TITLE
    assert Match.objects.get().state == "proposed"
    assert take_up(proposal, by=editor, at=LATER) == publication
    assert Publication.objects.count() == 1
    with pytest.raises(Refusal, match="found.decided_already"):
        refuse(proposal, by=editor, at=LATER)
    entry = Entry.objects.get(action="found.taken_up")
    assert entry.facts == {"outlet": outlet.ref, "publication": publication.ref}


def test_a_refusal_is_remembered_and_may_be_taken_back(
    watched: Programme, outlet: Outlet, editor: Member, leader_b: Member
) -> None:
    found = page(outlet)
    consider_found(at=LATER)
    proposal = FoundProposal.objects.get()
    with pytest.raises(Refusal, match="access.denied"):
        refuse(proposal, by=leader_b, at=LATER)
    refuse(proposal, by=editor, at=LATER)
    FoundPage.objects.filter(pk=found.pk).update(compared_at=LATER)
    consider_found(at=LATER + timedelta(hours=1))
    assert FoundProposal.objects.get().state == "refused"
    take_up(proposal, by=editor, at=LATER)
    assert FoundProposal.objects.get().state == "taken_up"


def hit(found: FoundPage, work: Work, share: float, *, verified: bool = True) -> None:
    filed = FiledWork.objects.create(ref=work.ref, title="-", text_sha256="a" * 64, filed_at=NOON)
    PageHit.objects.create(
        page=found, work=filed, kind="reprint" if verified else "fragment", grade="copied",
        words=200, longest_run=200, share_of_page=share, share_of_work=share, verified=verified,
        found_at=NOON,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("share", "verified", "ours"), [(0.9, True, 1), (0.1, True, 0), (0.9, False, 0)]
)
def test_a_page_is_one_of_our_works_when_it_holds_a_good_part_of_it(
    watched: Programme, outlet: Outlet, publish: Publish, share: float, verified: bool, ours: int
) -> None:
    work = publish(TITLE, date(2017, 5, 20)).work
    found = page(outlet, text=prose(5), title="Chuyện khác")
    hit(found, work, share, verified=verified)
    assert works_on(found).count() == ours
    assert consider_found(at=LATER).proposals == ours


def test_another_appearance_of_a_work_is_joined_to_it(
    watched: Programme, outlet: Outlet, publish: Publish, client: Client, editor: Member
) -> None:
    work = publish(TITLE, date(2017, 5, 20)).work
    hit(page(outlet, text=prose(5), title="Chuyện khác"), work, 0.9)
    consider_found(at=LATER)
    client.force_login(editor.user)
    answer = client.get(LIST)
    assert f"Trùng câu chữ với tác phẩm {work.ref}" in answer.content.decode()
    pk = FoundProposal.objects.get().pk
    client.post(f"{LIST}{pk}/take/", {"work": work.ref})
    assert work.publications.count() == 2
    assert Work.objects.count() == 1


def test_sentences_go_when_the_text_of_the_page_goes(watched: Programme, outlet: Outlet) -> None:
    found = page(outlet)
    consider_found(at=LATER)
    FoundPage.objects.filter(pk=found.pk).update(text="", title="", text_until_on=None)
    assert consider_found(at=LATER).forgotten == 1
    proposal = FoundProposal.objects.get()
    assert {reason["sentence"] for reason in proposal.reasons} == {""}
    assert consider_found(at=LATER).forgotten == 0


def test_the_page_lists_takes_and_refuses(
    watched: Programme, outlet: Outlet, line: Line, client: Client, officer: Member,
    auditor_a: Member, stranger: Member,
) -> None:  # fmt: skip
    page(outlet)
    page(outlet, 2, title="Thái Nguyên: cách làm hay")
    consider_found(at=LATER)
    one, two = FoundProposal.objects.order_by("pk")
    client.force_login(officer.user)
    text = client.get(LIST).content.decode()
    assert "Nói về Thái Nguyên" in text
    assert client.post(f"{LIST}{one.pk}/take/").status_code == 302
    assert client.post(f"{LIST}{two.pk}/refuse/").status_code == 302
    counts = {row["state"]: row["count"] for row in client.get(LIST).context["counts"]}
    assert counts == {"proposed": 0, "taken_up": 1, "refused": 1}
    assert len(client.get(LIST, {"state": "refused"}).context["rows"]) == 1
    client.force_login(auditor_a.user)
    assert client.post(f"{LIST}{two.pk}/take/").status_code == 403
    client.force_login(stranger.user)
    assert client.get(LIST).status_code == 404
    assert client.post(f"{LIST}{two.pk}/take/").status_code == 404


def test_another_publisher_of_the_programme_does_not_see_them(
    watched: Programme, outlet: Outlet, stranger: Member, stranger_house: Organisation
) -> None:
    page(outlet)
    consider_found(at=LATER)
    ProgrammeParty.objects.create(
        programme=watched, side="b", ordinal=2, organisation=stranger_house
    )
    assert not proposals_in(watched, seen_by=stranger).exists()


def test_the_command_lists_and_judges(watched: Programme, outlet: Outlet, editor: Member) -> None:
    page(outlet)
    FoundPage.objects.update(compared_at=NOON - timedelta(days=1))

    def run(*words: str) -> list[dict[str, object]]:
        out = io.StringIO()
        call_command("publications", *words, "--json", stdout=out)
        told: list[dict[str, object]] = json.loads(out.getvalue())
        return told

    assert run("consider")[0]["proposals"] == 1
    [row] = run("found", "CT-2017-01", "--as", editor.ref)
    assert "Nói về Thái Nguyên" in str(row["reasons"])
    [row] = run("judge", "CT-2017-01", str(row["id"]), "refuse", "--as", editor.ref)
    assert row["state"] == "refused"
    assert run("found", "CT-2017-01", "--as", editor.ref) == []


def test_a_printed_piece_told_by_hand_is_proposed_and_taken_up_with_its_place(
    watched: Programme, outlet: Outlet, editor: Member
) -> None:
    piece = Piece("Chè vào vụ", date(2017, 5, 19))
    place = PrintedPlace("905", "3")
    record_print(outlet, piece, place, by=editor, at=NOON)
    record_print(outlet, Piece("Trước khi ký", date(2016, 5, 19)), place, by=editor, at=NOON)
    assert consider_found(at=LATER).proposals == 1
    assert consider_found(at=LATER).proposals == 0
    proposal = FoundProposal.objects.get()
    assert proposal.reasons[0]["code"] == "told_by_hand"
    publication = take_up(proposal, by=editor, at=LATER)
    assert (publication.issue, publication.page) == ("905", "3")
