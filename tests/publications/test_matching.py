"""People decide which work fulfils which line."""

from datetime import date, timedelta

import pytest

from phoihop.audit.models import Entry
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.planning.models import Topic
from phoihop.programmes.models import Line, Obligation, Programme
from phoihop.publications import services
from phoihop.publications.models import Match
from phoihop.publications.queries import get_match, ledger_facts
from phoihop.site.refusals import sentence_for
from tests.fixtures import NOON
from tests.publications.conftest import MakePiece

LATER = NOON + timedelta(days=2)


@pytest.fixture
def proposal(make_piece: MakePiece, line: Line) -> Match:
    piece = make_piece(1)
    return Match.objects.create(
        work=piece.work,
        publication=piece,
        programme=line.obligation.programme,
        obligation=line.obligation,
        line=line,
        proposed_at=NOON,
    )


@pytest.fixture
def topic(programme: Programme, line: Line, editor: Member) -> Topic:
    return Topic.objects.create(
        ref="ĐT-2017-01",
        programme=programme,
        obligation=line.obligation,
        line=line,
        title="Cách làm hay ở xã Mẫu",
        party=programme.parties.get(side="b"),
        proposed_by=editor,
        state="agreed",
        recorded_at=NOON,
        search_key="cach lam hay o xa mau",
    )


def test_a_confirmed_match_is_dated_trailed_and_finishes_its_topic(
    proposal: Match, topic: Topic, officer: Member, programme: Programme
) -> None:
    theme = programme.themes.get()

    services.confirm_match(proposal, by=officer, at=NOON, topic=topic, themes=[theme])

    topic.refresh_from_db()
    (fact,) = ledger_facts(programme)
    assert topic.state == "done"
    assert (fact.decided_at, fact.topic_ref, fact.theme_ids) == (NOON, topic.ref, {theme.pk})
    trail = Entry.objects.filter(chain=programme.ref).values_list("action", flat=True)
    assert "match.confirmed" in trail


def test_a_refused_match_is_remembered_and_may_be_confirmed_after_all(
    proposal: Match, officer: Member, editor: Member
) -> None:
    services.refuse_match(proposal, by=officer, at=NOON)
    assert Match.objects.get().state == "refused"

    services.match_by_hand(proposal.work, proposal.line, by=editor, at=LATER)  # type: ignore[arg-type]
    assert (Match.objects.get().state, Match.objects.get().decided_by) == ("confirmed", editor)


def test_a_removed_match_stays_in_the_ledger_and_reopens_its_topic(
    proposal: Match, topic: Topic, officer: Member, programme: Programme
) -> None:
    services.confirm_match(proposal, by=officer, at=NOON, topic=topic)
    services.remove_match(proposal, reason="Nhầm bài", by=officer, at=LATER)

    topic.refresh_from_db()
    (fact,) = ledger_facts(programme)
    assert topic.state == "in_work"
    assert (fact.decided_at, fact.removed_at) == (NOON, LATER)

    again = services.match_by_hand(proposal.work, proposal.obligation, by=officer, at=LATER)
    assert again.pk != proposal.pk
    assert len(ledger_facts(programme)) == 2


def test_what_an_acceptance_counts_on_cannot_be_removed_until_released(
    proposal: Match, officer: Member
) -> None:
    services.confirm_match(proposal, by=officer, at=NOON)
    services.hold_matches([proposal.pk], at=NOON)

    with pytest.raises(Refusal, match=r"match\.counted_on"):
        services.remove_match(proposal, reason="Nhầm", by=officer, at=LATER)
    with pytest.raises(Refusal, match=r"match\.changed_meanwhile"):
        services.hold_matches([proposal.pk], at=LATER)

    services.release_matches([proposal.pk])
    services.remove_match(proposal, reason="Nhầm", by=officer, at=LATER)
    with pytest.raises(Refusal, match=r"match\.changed_meanwhile"):
        services.hold_matches([proposal.pk], at=LATER)


def test_of_two_people_who_decide_at_once_one_wins_and_one_is_told(
    proposal: Match, officer: Member, editor: Member
) -> None:
    seen_by_officer = get_match(proposal.pk, seen_by=officer)
    seen_by_editor = get_match(proposal.pk, seen_by=editor)

    services.confirm_match(seen_by_officer, by=officer, at=NOON)
    with pytest.raises(Refusal, match=r"match\.changed_meanwhile"):
        services.refuse_match(seen_by_editor, by=editor, at=NOON)

    assert Match.objects.get().state == "confirmed"
    assert Entry.objects.filter(action__startswith="match.").count() == 1


def test_a_work_counts_once_in_a_programme(
    proposal: Match, trip_duty: Obligation, publish_duty: Obligation, officer: Member
) -> None:
    services.confirm_match(proposal, by=officer, at=NOON)

    with pytest.raises(Refusal, match=r"match\.work_counts_already"):
        services.match_by_hand(proposal.work, publish_duty, by=officer, at=NOON)
    with pytest.raises(Refusal, match=r"match\.duty_is_no_publication"):
        services.match_by_hand(proposal.work, trip_duty, by=officer, at=NOON)
    assert Match.objects.count() == 1


@pytest.mark.parametrize(
    ("piece", "asked", "code"),
    [
        ({"published_on": date(2017, 3, 14)}, {}, "match.before_period"),
        ({"published_on": date(2018, 1, 1)}, {}, "match.after_period"),
        ({"published_on": None}, {}, "match.undated"),
        ({"genre": "photo"}, {"genre": "article"}, "match.genre"),
        ({"words": 400}, {"least_words": 800}, "match.too_short"),
        ({"by_institution": True}, {}, "match.institution_text"),
    ],
)
def test_what_contradicts_the_line_is_refused_and_leaves_no_trace(
    make_piece: MakePiece,
    line: Line,
    editor: Member,
    piece: dict[str, object],
    asked: dict[str, object],
    code: str,
) -> None:
    made = make_piece(1, **piece)
    Line.objects.filter(pk=line.pk).update(**asked)
    line.refresh_from_db()

    with pytest.raises(Refusal) as refused:
        services.match_by_hand(made.work, line, by=editor, at=NOON)

    assert refused.value.code == code
    assert "LĐ-2017-0001" in sentence_for(refused.value, "vi")
    assert not Match.objects.exists()
    assert not Entry.objects.exists()


def test_what_is_not_known_stays_with_the_match_as_a_question(
    make_piece: MakePiece, line: Line, editor: Member
) -> None:
    Line.objects.filter(pk=line.pk).update(least_words=800)
    line.refresh_from_db()
    made = make_piece(1, words=None, published_on=date(2017, 1, 1), published_precision="year")

    match = services.match_by_hand(made.work, line, by=editor, at=NOON)

    assert [reason["code"] for reason in match.reasons] == [
        "by_hand",
        "day_unknown",
        "words_unknown",
    ]


def test_the_earliest_fitting_publication_counts(
    make_piece: MakePiece, line: Line, editor: Member
) -> None:
    early = make_piece(1, published_on=date(2017, 3, 1))
    late = make_piece(2, work=early.work, published_on=date(2017, 9, 1))
    make_piece(3, work=early.work, published_on=date(2017, 10, 1))

    assert services.match_by_hand(early.work, line, by=editor, at=NOON).publication == late


def test_only_the_desks_may_decide_and_only_on_signed_papers(
    proposal: Match, leader_a: Member, officer: Member, line: Line
) -> None:
    with pytest.raises(Refusal, match=r"access\.denied"):
        services.confirm_match(proposal, by=leader_a, at=NOON)
    line.instrument.state = "offered"
    line.instrument.save()
    with pytest.raises(Refusal, match=r"match\.paper_not_in_force"):
        services.confirm_match(get_match(proposal.pk, seen_by=officer), by=officer, at=NOON)
    assert Match.objects.get().state == "proposed"
