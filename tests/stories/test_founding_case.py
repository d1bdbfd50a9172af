"""Every promise of the two papers of 2017 is in the ledger, and real life's traps hold.

The rows and the traps are those of the domain's own description (its sections 1 and 6).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import pytest
from django.conf import settings
from django.http import Http404

from phoihop.acceptance.models import Event as LateEvent
from phoihop.acceptance.models import Record
from phoihop.acceptance.queries import get_record, preview
from phoihop.acceptance.queries import visible_to as records_visible_to
from phoihop.audit.models import Entry
from phoihop.audit.queries import chains, verify
from phoihop.demo.case import SAMPLE, article, listed
from phoihop.demo.services import months_played, play
from phoihop.law.access import Side
from phoihop.law.period import HERE, Period
from phoihop.law.refusal import Refusal
from phoihop.ledger.queries import Ledger, ledger_of
from phoihop.ledger.rules import Row
from phoihop.parties.models import Member
from phoihop.parties.queries import get_organisation, name_of
from phoihop.planning.models import Deed, Topic
from phoihop.planning.queries import get_topic, topics_of
from phoihop.planning.rules import Column
from phoihop.programmes.models import Instrument, Programme
from phoihop.programmes.queries import get_instrument, get_programme, lines_of, visible_to
from phoihop.publications.models import Grouping, ImportRow, Match, Publication, Work
from phoihop.publications.services import match_by_hand
from phoihop.reviews.models import Lesson, Proposal, Review

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("played")]

ON = date(2018, 1, 31)
KNOWN_AT = datetime.combine(ON, time.max, tzinfo=HERE)
Named = Callable[[str], Member]


@dataclass(frozen=True)
class Promise:
    """A row of the papers: who owes it, under which code, and the column that proves it."""

    says: str
    code: str
    side: str
    proven_by: Column


PROMISES = [
    Promise("the XIIth congress and what it brought", "B1", "b", Column.EVIDENCED),
    Promise("the provincial congress, term 2015-2020", "B2", "b", Column.EVIDENCED),
    Promise("Central Resolution 4 with Directive 05", "B3", "b", Column.EVIDENCED),
    Promise("good practices and model examples", "B4", "b", Column.EVIDENCED),
    Promise("theory articles by the province's own people", "A1", "a", Column.ACCEPTED),
    Promise("reporters helped on their way", "A2", "a", Column.ACCEPTED),
    Promise("briefed on potential, advantages, directions", "A3", "a", Column.ACCEPTED),
    Promise("every board answers", "A4", "a", Column.ACCEPTED),
    Promise("the institution sums up practice", "A5", "a", Column.EVIDENCED),
    Promise("the journal sums up practice", "B5", "b", Column.EVIDENCED),
    Promise("false information corrected", "B6", "b", Column.ACCEPTED),
    Promise("the institution meets and learns every year", "A7", "a", Column.ACCEPTED),
    Promise("the journal meets and learns every year", "B7", "b", Column.ACCEPTED),
    Promise("the journal is ordered", "A6", "a", Column.ACCEPTED),
    Promise("the contract is paid", "A8", "a", Column.PAID),
]


@pytest.fixture
def ledger(member: Named) -> Ledger:
    officer = member("can-bo")
    programme = get_programme("CT-2017-01", seen_by=officer)
    return ledger_of(programme, seen_by=officer, on=ON, known_at=KNOWN_AT)


def row_of(ledger: Ledger, code: str) -> Row:
    [found] = [row for row in ledger.of_year(2017) if row.duty.code == code]
    return found


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.says)
def test_every_row_of_the_papers_is_a_promise_with_owner_state_and_proof(
    promise: Promise, ledger: Ledger
) -> None:
    row = row_of(ledger, promise.code)
    assert row.duty.side is Side(promise.side)
    assert row.cell(promise.proven_by).gross > 0
    assert all(fact.ref for fact in row.cell(promise.proven_by).facts)


def test_the_programme_asks_for_nothing_that_the_ledger_does_not_show(ledger: Ledger) -> None:
    owed = {duty.code for duty in ledger.programme.obligations.all()}
    assert owed == {promise.code for promise in PROMISES}
    assert owed == {row.duty.code for row in ledger.of_year(2017)}


def test_both_sides_read_the_same_figures(ledger: Ledger, member: Named) -> None:
    theirs = ledger_of(ledger.programme, seen_by=member("bien-tap"), on=ON, known_at=KNOWN_AT)
    mine = {(row.duty.code, row.year, column): row.cell(column).gross
            for row in ledger.rows for column in Column}  # fmt: skip
    assert mine == {(row.duty.code, row.year, column): row.cell(column).gross
                    for row in theirs.rows for column in Column}  # fmt: skip


def test_every_board_takes_part_and_one_is_overdue(ledger: Ledger) -> None:
    units = {unit.share.unit_name: unit for unit in row_of(ledger, "A3").units}
    assert len(units) == 5
    assert [name for name, unit in units.items() if unit.overdue] == [
        "Ban Dân vận Tỉnh ủy Thái Nguyên"
    ]


@pytest.mark.parametrize(
    ("code", "column", "quantity"),
    [("A2", Column.REFUSED, 1), ("A2", Column.ACCEPTED, 3), ("A1", Column.ACCEPTED, 3)],
)
def test_what_was_refused_and_what_was_declined_is_told_apart(
    ledger: Ledger, code: str, column: Column, quantity: int
) -> None:
    assert row_of(ledger, code).cell(column).net == quantity


@pytest.mark.parametrize("code", ["A1", "A2", "A3", "A4"])
def test_who_came_late_stands_there_with_the_days(ledger: Ledger, code: str) -> None:
    assert [fact.late_days for fact in row_of(ledger, code).late] != []


# --- the traps of real life ----------------------------------------------------------


def test_one_work_under_five_addresses_counts_once(ledger: Ledger) -> None:
    rows = [row for row in listed() if row["Mã bài"] == "19"]
    assert len({row["Địa chỉ"] for row in rows}) == 5
    [work] = Work.objects.filter(title=article("19").title)
    taken = ImportRow.objects.filter(title=work.title).values_list("outcome", flat=True)
    assert sorted(taken) == ["grouped", "known", "known", "known", "stored"]
    assert Match.objects.filter(work=work, state="confirmed").count() == 1


def test_a_copied_text_waits_for_a_person_until_somebody_decides() -> None:
    assert set(Grouping.objects.values_list("state", flat=True)) == {"proposed", "same"}
    joined = Work.objects.get(title=article("16").title, merged_into__isnull=True)
    assert joined.publications.count() == 2


def test_pieces_from_before_the_late_signature_count_only_by_the_recorded_rule() -> None:
    contract = Instrument.objects.get(ref="HĐ-2017-01")
    assert contract.signed_on is not None
    accepted = Record.objects.get(ref="BBNT-2017-01").entries
    assert accepted.filter(published_on__lt=contract.signed_on).exists()
    assert not accepted.filter(published_on__lt=contract.early_from_on).exists()


@pytest.mark.parametrize(("code", "why"), [("31", "before_period"), ("32", "after_period")])
def test_a_piece_outside_the_dates_is_refused(code: str, why: str, member: Named) -> None:
    line = lines_of(Programme.objects.get(ref="CT-2017-01")).get(code="1" if code == "31" else "4")
    with pytest.raises(Refusal, match=f"match.{why}"):
        match_by_hand(
            Work.objects.get(title=article(code).title), line, by=member("bien-tap"), at=KNOWN_AT
        )


def test_twelve_ordered_and_six_delivered_leaves_six_however_long_they_were() -> None:
    line = lines_of(Programme.objects.get(ref="CT-2017-01")).get(code="4")
    delivered = Match.objects.filter(line=line, state="confirmed")
    assert (line.quantity, delivered.count()) == (12, 6)
    assert not line.changes.exists()  # no annex, so nothing takes the place of the missing six


def test_a_substitution_stands_in_an_annex_with_what_was_there_before() -> None:
    annex = Instrument.objects.get(ref="HĐ-2017-01").annexes.get()
    change = annex.changes.get(line__code="5")
    assert (annex.reason_code, change.quantity_before, change.quantity_after) == (
        "substitution", 6, 4,
    )  # fmt: skip


def test_a_take_down_after_acceptance_is_noted_and_changes_no_money() -> None:
    [noted] = LateEvent.objects.all()
    record = noted.entry.record
    assert noted.kind == "taken_down"
    assert sum(entry.amount_dong for entry in record.entries.all()) == record.net_dong
    assert not hasattr(noted.entry, "correction")


def test_what_was_not_ordered_is_shown_and_unpaid() -> None:
    extra = Record.objects.get(ref="BBNT-2018-01").entries.filter(extra=True)
    assert [(entry.line.code, entry.amount_dong) for entry in extra] == [("1", 0), ("1", 0)]


def test_a_piece_accepted_here_is_refused_under_the_other_contract(member: Named) -> None:
    contract = get_instrument("HĐ-2017-02", seen_by=member("can-bo-mau"))
    period = Period(date(2017, 4, 10), date(2017, 12, 10))
    tried = preview(contract, period=period, accepted_on=date(2017, 12, 15), known_at=KNOWN_AT)
    left = {one.candidate.title: one for one in tried.computation.left}[article("21").title]
    assert left.reasons == ("accepted_elsewhere",)
    assert left.candidate.accepted_in == "elsewhere"  # and not where


def test_an_institution_sees_nothing_of_the_other_agreement(member: Named) -> None:
    other = member("can-bo-mau")
    assert set(visible_to(other).values_list("ref", flat=True)) == {"CT-2017-02"}
    assert set(records_visible_to(other).values_list("ref", flat=True)) == {"BBNT-2017-02"}
    assert set(visible_to(member("can-bo")).values_list("ref", flat=True)) == {"CT-2017-01"}
    with pytest.raises(Http404):
        get_record("BBNT-2017-01", seen_by=other)


def test_the_renamed_board_prints_the_name_of_the_day() -> None:
    board = get_organisation("ban-tuyen-giao-thai-nguyen")
    assert name_of(board, on=date(2017, 6, 9)) == "Ban Tuyên giáo Tỉnh ủy Thái Nguyên"
    assert "Dân vận" in name_of(board, on=date(2025, 7, 1))


def test_the_label_on_the_cover_is_not_the_real_last_day() -> None:
    programme = Programme.objects.get(ref="CT-2017-01")
    assert (programme.period_label, programme.ends_on) == ("2017-2021", date(2022, 6, 8))
    assert programme.signed_on != programme.effective_from


def test_a_reference_document_ran_out_inside_the_programme() -> None:
    programme = Programme.objects.get(ref="CT-2017-01")
    links = programme.themes.get(code="T2").references.select_related("document")
    ended = [link.document for link in links if link.until_on and link.until_on < programme.ends_on]
    follower = links.get(from_on=date(2021, 1, 1)).document
    assert {one.expires_on for one in ended if one} == {date(2020, 12, 31)}
    assert follower is not None
    assert follower.supersedes in ended


def test_a_month_alone_is_matched_and_waits_to_be_completed() -> None:
    vague = Publication.objects.get(title=article("14").title)
    assert str(vague.published) == "2017-11"
    assert vague.matches.get().state == "confirmed"
    assert not Record.objects.filter(entries__publication=vague).exists()


# --- who sees what, and what is kept ---------------------------------------------------


def test_a_private_topic_stays_with_the_side_that_thought_of_it(member: Named) -> None:
    programme = Programme.objects.get(ref="CT-2017-01")
    for side, eyes in (("a", "bien-tap"), ("b", "can-bo")):
        topic = Topic.objects.get(state="private", party__side=side)
        assert topic not in topics_of(programme, seen_by=member(eyes))
        with pytest.raises(Http404):
            get_topic(topic.ref, seen_by=member(eyes))


def test_the_trail_holds() -> None:
    assert set(chains()) >= {"CT-2017-01", "CT-2017-02", "house"}
    assert [verify(chain) for chain in chains()] == [None] * len(chains())
    in_order = list(Entry.objects.filter(chain="CT-2017-01").order_by("seq"))
    assert in_order == sorted(in_order, key=lambda entry: (entry.at, entry.seq))


def test_the_demo_looks_as_if_lived() -> None:
    days = Entry.objects.order_by("at").values_list("at", flat=True)
    assert date(2017, 1, 1) <= days[0].date()
    assert days[len(days) - 1].date() < date(2018, 3, 1)


def test_there_is_work_waiting_for_somebody() -> None:
    waiting = Record.objects.get(state="drawn_up")
    assert [one.side for one in waiting.confirmations.all()] == ["a"]
    assert Topic.objects.filter(state="offered").count() == 2
    assert Match.objects.filter(state="proposed").exists()
    assert Deed.objects.filter(ended=False).count() >= 3


def test_the_year_is_reviewed_with_lessons_and_a_proposal() -> None:
    review = Review.objects.get()
    assert (review.state, review.deed.ended if review.deed else None) == ("signed", True)
    assert sorted(Lesson.objects.values_list("state", flat=True)) == [
        "adopted", "done", "rejected",
    ]  # fmt: skip
    assert Proposal.objects.count() >= 3
    assert Instrument.objects.get(year=2018).state == "draft"


def test_the_papers_lie_where_people_look_for_them() -> None:
    names = {path.name for path in (settings.DATA_DIR / "papers").iterdir()}
    assert names >= {
        *(f"BBNT-2017-01.{kind}" for kind in ("pdf", "docx", "xlsx")),
        *(f"TK-2017-01.{kind}" for kind in ("pdf", "docx", "xlsx")),
        "CT-2017-01.pdf",
        "so-nghia-vu-CT-2017-01.xlsx",
    }


def test_every_text_of_the_case_says_that_it_is_a_sample() -> None:
    texts = [article(f"{number:02d}").text for number in range(1, 43)]
    assert all(text.endswith(SAMPLE) for text in texts)
    assert all(90 <= len(text.split()) <= 200 for text in texts)
    assert all(work.body.endswith(SAMPLE) for work in Work.objects.all())


def test_playing_again_changes_nothing(played: list[str]) -> None:
    before = Entry.objects.count()
    assert play(progress=lambda month: None) == []
    assert Entry.objects.count() == before
    assert months_played() == set(played)


def test_the_demo_is_not_played_into_a_house_that_is_in_use(monkeypatch) -> None:
    monkeypatch.setattr("phoihop.demo.services.months_played", set)
    with pytest.raises(Refusal, match=r"demo\.house_in_use"):
        play(progress=lambda month: None)


def test_asked_for_an_earlier_day_the_ledger_knows_less(ledger: Ledger) -> None:
    programme = ledger.programme
    known = KNOWN_AT - timedelta(days=150)
    officer = ledger_of(programme, seen_by=_officer(), on=date(2017, 9, 1), known_at=known)
    earlier, later = row_of(officer, "B1"), row_of(ledger, "B1")
    assert earlier.cell(Column.ACCEPTED).gross == 0 < later.cell(Column.ACCEPTED).gross


def _officer() -> Member:
    return Member.objects.get(ref="can-bo")
