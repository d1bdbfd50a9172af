"""Who sees which piece, and what the ledger is told."""

from datetime import date, timedelta

import pytest
from django.http import Http404
from pytest_django import DjangoAssertNumQueries

from phoihop.law.access import Side
from phoihop.law.period import PartialDate
from phoihop.parties.models import Member, OrganisationParent
from phoihop.parties.queries import home_side, house_of
from phoihop.programmes.models import Line, Obligation, Programme, ProgrammeParty
from phoihop.publications import queries
from phoihop.publications.models import Match, Publication
from tests.fixtures import NOON, MakeMember, make_organisation
from tests.publications.conftest import MakePiece


def match(piece: Publication, duty: Obligation, line: Line | None, state: str, by: Member) -> Match:
    decided = {} if state == "proposed" else {"decided_by": by, "decided_at": NOON}
    removed = {"removed_at": NOON + timedelta(days=3)} if state == "removed" else {}
    return Match.objects.create(
        work=piece.work,
        publication=piece,
        programme=duty.programme,
        obligation=duty,
        line=line,
        state=state,
        proposed_at=NOON,
        **decided,
        **removed,
    )


def seen(member: Member) -> set[str]:
    return set(queries.visible_to(member).values_list("ref", flat=True))


def test_a_house_sees_what_it_brought_in_and_no_other_house_does(
    make_piece: MakePiece, editor: Member, officer: Member, stranger: Member, programme: Programme
) -> None:
    make_piece(1)

    assert seen(editor) == {"TP-2017-0001"}
    assert seen(officer) == set()
    assert seen(stranger) == set()


@pytest.mark.parametrize("state", ["proposed", "confirmed", "removed"])
def test_a_match_shows_the_piece_to_the_other_side(
    make_piece: MakePiece,
    line: Line,
    publish_duty: Obligation,
    editor: Member,
    officer: Member,
    stranger: Member,
    state: str,
) -> None:
    match(make_piece(1), publish_duty, line, state, editor)
    make_piece(2)

    assert seen(officer) == {"TP-2017-0001"}
    assert seen(stranger) == set()


def test_a_refused_proposal_shows_nothing(
    make_piece: MakePiece, line: Line, publish_duty: Obligation, editor: Member, officer: Member
) -> None:
    match(make_piece(1), publish_duty, line, "refused", editor)

    assert seen(officer) == set()


def test_another_publisher_of_the_same_programme_does_not_see_our_lines(
    make_piece: MakePiece,
    make_member: MakeMember,
    line: Line,
    publish_duty: Obligation,
    programme: Programme,
    editor: Member,
) -> None:
    other_house = make_organisation("bao-ban", "publisher", "Báo Bạn")
    ProgrammeParty.objects.create(
        programme=programme, side="b", ordinal=2, organisation=other_house
    )
    colleague = make_member("ban-dong-nghiep", other_house)
    match(make_piece(1), publish_duty, line, "confirmed", editor)

    assert seen(colleague) == set()

    without_line = match(make_piece(2), publish_duty, None, "confirmed", editor)
    assert seen(colleague) == {"TP-2017-0002"}

    publish_duty.party = programme.parties.get(side="b", ordinal=1)
    publish_duty.save()
    assert seen(colleague) == set()
    assert without_line.work.ref in seen(editor)


def test_strangers_get_404_for_works_publications_and_matches(
    make_piece: MakePiece, line: Line, publish_duty: Obligation, editor: Member, stranger: Member
) -> None:
    piece = make_piece(1)
    made = match(piece, publish_duty, line, "confirmed", editor)

    for read in (
        lambda: queries.get_work("TP-2017-0001", seen_by=stranger),
        lambda: queries.get_publication("LĐ-2017-0001", seen_by=stranger),
        lambda: queries.get_match(made.pk, seen_by=stranger),
    ):
        with pytest.raises(Http404):
            read()
    assert queries.get_publication("LĐ-2017-0001", seen_by=editor) == piece


def test_a_board_brings_in_pieces_for_its_committee(
    make_member: MakeMember, officer: Member, editor: Member
) -> None:
    board = make_organisation("ban-mau", "unit", "Ban Mẫu")
    OrganisationParent.objects.create(organisation=board, parent=officer.organisation)

    assert house_of(make_member("chuyen-vien", board)) == officer.organisation
    assert house_of(officer) == officer.organisation
    assert (home_side(officer), home_side(editor)) == (Side.A, Side.B)


def test_the_ledger_gets_every_match_ever_confirmed_in_two_queries(
    make_piece: MakePiece,
    line: Line,
    publish_duty: Obligation,
    programme: Programme,
    editor: Member,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number, state in enumerate(["confirmed", "removed", "proposed", "refused"], start=1):
        match(make_piece(number), publish_duty, line, state, editor)
    month_only = make_piece(
        5, published_on=date(2017, 4, 1), published_precision="month", outlet=None
    )
    match(month_only, publish_duty, None, "confirmed", editor)
    month_only.work.themes.add(programme.themes.get())

    with django_assert_num_queries(2):
        facts = queries.ledger_facts(programme)

    assert [fact.work_ref for fact in facts] == ["TP-2017-0005", "TP-2017-0001", "TP-2017-0002"]
    april, standing, removed = facts
    assert april.published == PartialDate.of_month(2017, 4)
    assert april.line_id is None
    assert april.theme_ids == {programme.themes.get().pk}
    assert (standing.line_id, standing.decided_at, standing.removed_at) == (line.pk, NOON, None)
    assert removed.removed_at == NOON + timedelta(days=3)
