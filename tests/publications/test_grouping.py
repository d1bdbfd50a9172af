"""Two works that are one: a person says so, and everything moves."""

import pytest
from django.http import Http404

from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.programmes.models import Line
from phoihop.publications import services
from phoihop.publications.models import Grouping, Match, Work
from phoihop.publications.queries import get_grouping, get_work, publications_of, visible_to
from tests.fixtures import NOON
from tests.publications.conftest import MakePiece


def ask(one: Work, other: Work) -> Grouping:
    return Grouping.objects.create(one=one, other=other, reason="same_text", recorded_at=NOON)


@pytest.fixture
def works(make_piece: MakePiece) -> tuple[Work, Work, Work]:
    return make_piece(1).work, make_piece(2, body="Lời văn.").work, make_piece(3).work


def test_the_younger_goes_into_the_older(
    works: tuple[Work, Work, Work], editor: Member, line: Line
) -> None:
    old, young, third = works
    match = services.match_by_hand(young, line, by=editor, at=NOON)
    question, further = ask(old, young), ask(young, third)

    services.decide_grouping(question, same=True, by=editor, at=NOON)

    match.refresh_from_db()
    further.refresh_from_db()
    kept = get_work(young.ref, seen_by=editor)
    assert kept == old
    assert kept.body == "Lời văn."
    assert [row.ref for row in publications_of(old)] == ["LĐ-2017-0001", "LĐ-2017-0002"]
    assert match.work == old
    assert (further.one, further.other) == (old, third)
    assert set(visible_to(editor)) == {old, third}


def test_the_work_on_which_an_acceptance_counts_stays(
    works: tuple[Work, Work, Work], editor: Member, line: Line
) -> None:
    old, young, _ = works
    match = services.match_by_hand(young, line, by=editor, at=NOON)
    services.hold_matches([match.pk], at=NOON)

    services.decide_grouping(ask(old, young), same=True, by=editor, at=NOON)

    assert get_work(old.ref, seen_by=editor) == young
    assert Match.objects.get().work == young


def test_two_works_that_both_count_in_a_programme_are_not_joined(
    works: tuple[Work, Work, Work], editor: Member, line: Line
) -> None:
    old, young, _ = works
    first = services.match_by_hand(old, line, by=editor, at=NOON)
    services.match_by_hand(young, line, by=editor, at=NOON)
    question = ask(old, young)

    with pytest.raises(Refusal, match=r"grouping\.both_matched"):
        services.decide_grouping(question, same=True, by=editor, at=NOON)
    assert Grouping.objects.get().state == "proposed"

    services.remove_match(first, reason="Hai lần đăng của một bài", by=editor, at=NOON)
    services.decide_grouping(question, same=True, by=editor, at=NOON)
    assert get_work(young.ref, seen_by=editor) == old


def test_a_refusal_for_one_line_is_remembered_after_joining(
    works: tuple[Work, Work, Work], editor: Member, line: Line
) -> None:
    old, young, _ = works
    for work in (old, young):
        Match.objects.create(
            work=work,
            publication=work.publications.get(),
            programme=line.obligation.programme,
            obligation=line.obligation,
            line=line,
            proposed_at=NOON,
        )
    services.refuse_match(young.matches.get(), by=editor, at=NOON)

    services.decide_grouping(ask(old, young), same=True, by=editor, at=NOON)

    assert [row.state for row in old.matches.all()] == ["refused"]


def test_the_answer_no_is_remembered_and_given_once(
    works: tuple[Work, Work, Work], editor: Member, officer: Member, leader_b: Member
) -> None:
    question = ask(works[0], works[1])

    with pytest.raises(Refusal, match=r"access\.denied"):
        services.decide_grouping(question, same=False, by=leader_b, at=NOON)
    services.decide_grouping(question, same=False, by=editor, at=NOON)
    with pytest.raises(Refusal, match=r"grouping\.decided_already"):
        services.decide_grouping(question, same=True, by=editor, at=NOON)

    assert get_grouping(question.pk, seen_by=editor).state == "different"
    with pytest.raises(Http404):
        get_grouping(question.pk, seen_by=officer)
