"""Works and publications written down by hand."""

from datetime import date

import pytest

from phoihop.audit.models import Entry
from phoihop.law.period import PartialDate
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.press.models import Outlet
from phoihop.publications import services
from phoihop.publications.models import Publication, Work
from phoihop.publications.pieces import Appearance, Piece
from tests.fixtures import NOON

PIECE = Piece("Một cách  làm hay ở xã Mẫu", "Nguyễn Văn Mẫu", "article", body="Chuyện ở xã Mẫu.")
ONLINE = Appearance(
    address="http://www.tapchimau.example/bai-hay-12345.html?utm_source=x",
    published=PartialDate(date(2017, 5, 19)),
)
PRINTED = Appearance(issue="895", page="12-15", published=PartialDate.of_month(2017, 5))
BROADCAST = Appearance(
    broadcast_title="Thời sự", broadcast_minute="19:05", published=PartialDate(date(2017, 5, 19))
)


def test_a_piece_on_the_web_finds_its_outlet_and_keeps_the_address_as_given(
    outlet: Outlet, editor: Member
) -> None:
    publication = services.record_piece(PIECE, ONLINE, by=editor, at=NOON)

    work = publication.work
    assert publication.outlet == outlet
    assert publication.address == ONLINE.address
    assert publication.canonical_address == "https://tapchimau.example/bai-hay-12345.html"
    assert (work.title, work.words, work.title_key) == (
        "Một cách làm hay ở xã Mẫu",
        4,
        "mot cach lam hay o xa mau",
    )
    assert (work.ref, publication.ref) == ("TP-2017-01", "LĐ-2017-01")
    assert list(work.held_by.all()) == [editor.organisation]
    assert list(Entry.objects.values_list("action", flat=True)) == [
        "work.recorded",
        "publication.recorded",
    ]


def test_telling_it_again_changes_nothing(outlet: Outlet, editor: Member) -> None:
    first = services.record_piece(PIECE, ONLINE, by=editor, at=NOON)
    same = Appearance(address="https://tapchimau.example/bai-hay-12345.html")

    assert services.record_piece(PIECE, same, by=editor, at=NOON) == first
    assert Work.objects.count() == Publication.objects.count() == 1
    assert Entry.objects.count() == 2


def test_a_piece_that_another_house_holds_is_held_by_both(
    outlet: Outlet, editor: Member, officer: Member
) -> None:
    services.record_piece(PIECE, ONLINE, by=editor, at=NOON)
    publication = services.record_piece(PIECE, ONLINE, by=officer, at=NOON)

    assert Work.objects.count() == 1
    assert set(publication.work.held_by.all()) == {editor.organisation, officer.organisation}


def test_a_work_appears_in_print_and_on_the_air_too(outlet: Outlet, editor: Member) -> None:
    work = services.record_piece(PIECE, ONLINE, by=editor, at=NOON).work
    for told in (PRINTED, BROADCAST, PRINTED):
        services.record_publication(work, told, by=editor, at=NOON, outlet=outlet)

    assert work.publications.count() == 3
    assert str(work.publications.get(issue="895").published) == "2017-05"


@pytest.mark.parametrize(
    ("told", "with_outlet", "code"),
    [
        (Appearance(), True, "publication.place_missing"),
        (Appearance(page="12"), True, "publication.place_missing"),
        (Appearance(issue="895"), False, "publication.outlet_missing"),
        (Appearance(address="tapchimau.example/a", issue="895"), True, "publication.two_places"),
        (Appearance(broadcast_minute="tối"), True, "publication.minute_unreadable"),
        (Appearance(address="tờ báo hôm qua"), False, "addresses.unusable"),
        (Appearance(address="http://a.vn/1http://b.vn/2"), False, "addresses.glued"),
        (
            Appearance(issue="1", published=PartialDate(date(2017, 6, 2))),
            True,
            "publication.in_the_future",
        ),
    ],
)
def test_a_place_where_nobody_can_look_is_refused_and_leaves_no_trace(
    outlet: Outlet, editor: Member, told: Appearance, with_outlet: bool, code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        services.record_piece(
            PIECE, told, by=editor, at=NOON, outlet=outlet if with_outlet else None
        )

    assert refused.value.code == code
    assert not Work.objects.exists()
    assert not Entry.objects.exists()


def test_one_place_belongs_to_one_work(outlet: Outlet, editor: Member) -> None:
    services.record_piece(PIECE, ONLINE, by=editor, at=NOON)
    other = services.record_work(Piece("Bài khác"), by=editor, at=NOON)

    with pytest.raises(Refusal, match=r"publication\.known_of_another_work"):
        services.record_publication(other, ONLINE, by=editor, at=NOON)


def test_only_roles_of_the_table_may_record(editor: Member, leader_b: Member) -> None:
    with pytest.raises(Refusal, match=r"access\.denied"):
        services.record_piece(PIECE, ONLINE, by=leader_b, at=NOON)


def test_a_month_is_completed_to_a_day_inside_it(outlet: Outlet, editor: Member) -> None:
    work = services.record_work(PIECE, by=editor, at=NOON)
    printed = services.record_publication(work, PRINTED, by=editor, at=NOON, outlet=outlet)

    with pytest.raises(Refusal, match=r"publication\.day_outside"):
        services.complete_date(printed, PartialDate(date(2017, 4, 30)), by=editor, at=NOON)
    services.complete_date(printed, PartialDate(date(2017, 5, 4)), by=editor, at=NOON)

    printed.refresh_from_db()
    assert printed.published == PartialDate(date(2017, 5, 4))
    with pytest.raises(Refusal, match=r"publication\.day_known"):
        services.complete_date(printed, PartialDate(date(2017, 5, 5)), by=editor, at=NOON)
    again = services.record_publication(work, PRINTED, by=editor, at=NOON, outlet=outlet)
    assert again == printed  # a list that still says May finds the same publication
