"""A piece delivered before, under whatever agreement, is stopped before it is paid twice."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from phoihop.acceptance import services as acceptance
from phoihop.acceptance import views as acceptance_views
from phoihop.acceptance.models import Entry, Record
from phoihop.acceptance.papers import record_paper
from phoihop.acceptance.queries import preview
from phoihop.audit.models import Entry as TrailEntry
from phoihop.engines.textreuse import Document, Index
from phoihop.law.period import Period
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.press import services as press
from phoihop.press.archive import works_folder
from phoihop.press.models import FoundPage, Outlet, WorkHit
from phoihop.programmes.models import Line
from phoihop.publications.models import Match, Work
from phoihop.spread import services
from phoihop.spread.models import Cofunding
from phoihop.spread.queries import repeats_of
from phoihop.spread.rules import CofundingReason
from phoihop.spread.services import comparing
from tests.fixtures import NOON
from tests.press.newsroom import prose
from tests.press.test_archive import fetched
from tests.spread.conftest import Deliver

YEAR = Period(date(2017, 1, 1), date(2017, 12, 31))
AT = NOON.replace(month=12, day=20)
LATER = NOON + timedelta(days=3)


def drawn_up(line: Line, by: Member) -> Record:
    return acceptance.draw_up(
        line.instrument, period=YEAR, accepted_on=date(2017, 12, 20), by=by, at=AT
    )


def told(line: Line) -> dict[str, tuple[str, ...]]:
    """Title of each piece that is left → why."""
    services.bring_up_to_date(at=AT)
    seen = preview(line.instrument, period=YEAR, accepted_on=date(2017, 12, 20), known_at=AT)
    return {left.candidate.title: left.reasons for left in seen.computation.left}


def grounds(line: Line) -> list[tuple[str, str, str]]:
    services.bring_up_to_date(at=AT)
    return sorted(
        (one.where.value, one.ground.value, one.other_title)
        for found in repeats_of(line.instrument).findings.values()
        for one in found
    )


def part(text: str, start: int, end: int) -> str:
    return " ".join(text.split()[start:end])


def test_a_piece_sold_to_two_provinces_is_stopped_at_the_later_one(
    line: Line, second_line: Line, deliver: Deliver, second_officer: Member, officer: Member
) -> None:
    deliver(line, "Hợp tác xã chè đổi cách bán", prose(1))
    deliver(second_line, "Đường đi mới của cây chè vùng cao", prose(1), at=LATER)
    deliver(second_line, "Bài chỉ giao cho tỉnh khác", prose(2), at=LATER)

    assert told(line) == {}
    assert told(second_line) == {"Đường đi mới của cây chè vùng cao": ("delivered_elsewhere",)}
    assert grounds(second_line) == [("elsewhere", "retitled", "Hợp tác xã chè đổi cách bán")]
    assert drawn_up(line, officer).entries.count() == 1
    titles = drawn_up(second_line, second_officer).entries.values_list("work__title", flat=True)
    assert list(titles) == ["Bài chỉ giao cho tỉnh khác"]


@pytest.mark.parametrize(
    ("title", "text", "ground"),
    [
        ("Hợp tác xã chè đổi cách bán", prose(1), "moved"),
        ("Tên khác", prose(1), "retitled"),
        ("Bản ngắn", part(prose(1), 0, 120), "abridged"),
        ("Bản dài", f"{prose(1)} {prose(3)}", "extended"),
        ("Hợp tác xã chè đổi cách bán", "", "same_title"),
    ],
)
def test_each_dress_of_a_piece_is_known(
    line: Line, second_line: Line, deliver: Deliver, title: str, text: str, ground: str
) -> None:
    deliver(line, "Hợp tác xã chè đổi cách bán", prose(1))
    deliver(second_line, title, text, at=LATER)
    assert grounds(second_line) == [("elsewhere", ground, "Hợp tác xã chè đổi cách bán")]
    assert list(told(second_line)) == [title]


def test_a_piece_merged_from_two_names_both(
    line: Line, second_line: Line, deliver: Deliver
) -> None:
    deliver(line, "Bài thứ nhất về chè", prose(1))
    deliver(line, "Bài thứ hai về quế", prose(2))
    merged = f"{part(prose(1), 0, 90)} {prose(5)[:200]} {part(prose(2), 0, 90)}"
    deliver(second_line, "Bài ghép", merged, at=LATER)
    assert [ground for _, ground, _ in grounds(second_line)] == ["merged", "merged"]
    assert told(second_line) == {"Bài ghép": ("delivered_elsewhere",)}


def test_a_quoted_passage_stops_nothing(line: Line, second_line: Line, deliver: Deliver) -> None:
    deliver(line, "Bài được trích", prose(1))
    quoting = f"{prose(2)} {part(prose(1), 40, 80)} {prose(3)}"
    deliver(second_line, "Bài có trích", quoting, at=LATER)
    assert WorkHit.objects.count() == 0
    assert told(second_line) == {}
    assert WorkHit.objects.get().kind == "quotation"


def test_of_two_copies_under_one_contract_one_is_paid(
    line: Line, deliver: Deliver, officer: Member
) -> None:
    deliver(line, "Bản thứ nhất", prose(1))
    deliver(line, "Bản thứ hai", prose(1))
    assert told(line) == {"Bản thứ hai": ("delivered_here",)}
    assert drawn_up(line, officer).entries.count() == 1


def test_a_piece_printed_last_year_is_not_sold_as_new(line: Line, deliver: Deliver) -> None:
    deliver(None, "Chuyện cũ năm ngoái", prose(1), on=date(2016, 5, 2))
    deliver(None, "In lại sau hai ngày", prose(2), on=date(2017, 4, 30))
    deliver(line, "Chuyện mới năm nay", prose(1))
    deliver(line, "Bài lên mạng trước khi in", prose(2))
    assert told(line) == {"Chuyện mới năm nay": ("printed_earlier",)}


def test_an_old_page_of_the_publishers_own_outlet_counts_and_its_own_address_does_not(
    line: Line, outlet: Outlet, deliver: Deliver
) -> None:
    for number, text in ((1, prose(1)), (7, prose(7))):
        page = fetched(outlet, number, text)
        FoundPage.objects.filter(pk=page.pk).update(published_on=date(2016, 3, 1))
    deliver(line, "Đăng ở đúng trang ấy", prose(1))  # its publication is at address 1
    deliver(line, "Lấy lại bài cũ", prose(7))
    press.compare_due(at=AT)
    services.bring_up_to_date(at=AT)
    press.compare_due(at=AT)
    assert told(line) == {"Lấy lại bài cũ": ("printed_earlier",)}


def test_a_day_changed_afterwards_opens_no_second_payment(
    line: Line, second_line: Line, deliver: Deliver, officer: Member, second_officer: Member
) -> None:
    deliver(line, "Bài giao sau nhưng nghiệm thu trước", prose(1), at=LATER)
    first = deliver(second_line, "Bài giao trước", prose(1))
    Match.objects.filter(pk=first.pk).update(state="proposed", decided_by=None, decided_at=None)
    drawn_up(line, officer)
    Match.objects.filter(pk=first.pk).update(
        state="confirmed", decided_by=first.decided_by, decided_at=NOON
    )
    assert told(second_line) == {"Bài giao trước": ("delivered_elsewhere",)}


def propose(line: Line, work: Work, by: Member) -> Cofunding:
    return services.propose_cofunding(
        line.instrument,
        work,
        reason=CofundingReason.JOINT_ORDER,
        words="Hai tỉnh cùng đặt, mỗi bên trả một nửa.",
        by=by,
        at=AT,
    )


@pytest.fixture
def sold(line: Line, second_line: Line, deliver: Deliver) -> Match:
    """Delivered to the first province, then to the second; the second delivery."""
    deliver(line, "Hợp tác xã chè đổi cách bán", prose(1))
    match = deliver(second_line, "Đường đi mới của cây chè", prose(1), at=LATER)
    services.bring_up_to_date(at=AT)
    return match


def test_both_sides_may_decide_to_pay_all_the_same(
    sold: Match,
    second_line: Line,
    editor: Member,
    second_officer: Member,
    second_leader: Member,
    leader_b: Member,
) -> None:
    decision = propose(second_line, sold.work, editor)
    assert told(second_line) == {"Đường đi mới của cây chè": ("delivered_elsewhere",)}
    services.decide_cofunding(
        decision, agreed=True, words="Đồng ý, đã giảm đơn giá.", by=second_leader, at=AT
    )
    assert told(second_line) == {}
    record = drawn_up(second_line, second_officer)
    assert record.entries.get().cofunding == decision
    printed = str(record_paper(Record.objects.get(pk=record.pk)).blocks)
    assert "Tác phẩm nghiệm thu theo quyết định đồng tài trợ" in printed
    assert f"{decision.ref}, ngày " in printed
    assert "Theo CT-2017-01 (trang công khai)" in printed
    assert "HĐ-2017-01" not in printed  # the other paper is not for the eyes of this payer
    for leader in (second_leader, leader_b):
        acceptance.confirm(record, rows_sha256_seen=record.rows_sha256, by=leader, at=AT)
    assert record.state == "frozen"
    trail = TrailEntry.objects.filter(chain="CT-2017-02", action__startswith="cofunding")
    actions = list(trail.order_by("seq").values_list("action", flat=True))
    assert actions == ["cofunding.proposed", "cofunding.agreed"]


def test_a_decision_covers_what_was_found_and_nothing_later(
    sold: Match, line: Line, second_line: Line, deliver: Deliver, editor: Member,
    second_leader: Member,
) -> None:  # fmt: skip
    decision = propose(second_line, sold.work, editor)
    services.decide_cofunding(decision, agreed=True, words="Đồng ý.", by=second_leader, at=AT)
    deliver(line, "Lại thêm một bản", prose(1))  # to the first province again
    assert told(second_line) == {"Đường đi mới của cây chè": ("delivered_elsewhere",)}


def test_a_record_drawn_up_on_a_decision_falls_with_it(
    sold: Match, second_line: Line, editor: Member, second_officer: Member, second_leader: Member
) -> None:
    decision = propose(second_line, sold.work, editor)
    services.decide_cofunding(decision, agreed=True, words="Đồng ý.", by=second_leader, at=AT)
    record = drawn_up(second_line, second_officer)
    services.withdraw_cofunding(decision, by=editor, at=AT)
    with pytest.raises(Refusal, match="acceptance.changed_meanwhile"):
        acceptance.confirm(record, rows_sha256_seen=record.rows_sha256, by=second_leader, at=AT)


def test_the_same_work_is_accepted_twice_only_on_a_decision(
    line: Line, second_line: Line, deliver: Deliver, officer: Member, second_officer: Member,
    editor: Member, second_leader: Member,
) -> None:  # fmt: skip
    first = deliver(line, "Một bài, hai hợp đồng", prose(1))
    Match.objects.create(
        work=first.work, publication=first.publication, programme=second_line.obligation.programme,
        obligation=second_line.obligation, line=second_line, state="confirmed", proposed_at=LATER,
        decided_by=editor, decided_at=LATER,
    )  # fmt: skip
    drawn_up(line, officer)
    assert told(second_line) == {"Một bài, hai hợp đồng": ("accepted_elsewhere",)}
    decision = propose(second_line, first.work, editor)
    services.decide_cofunding(decision, agreed=True, words="Đồng ý.", by=second_leader, at=AT)
    drawn_up(second_line, second_officer)
    assert Entry.objects.filter(work=first.work, released=False).count() == 2


def test_only_the_publisher_proposes_and_only_the_payers_leader_decides(
    sold: Match, second_line: Line, editor: Member, second_officer: Member, second_leader: Member,
    leader_b: Member,
) -> None:  # fmt: skip
    for member in (second_officer, second_leader):
        with pytest.raises(Refusal, match="access.denied"):
            propose(second_line, sold.work, member)
    decision = propose(second_line, sold.work, editor)
    for member in (editor, leader_b, second_officer):
        with pytest.raises(Refusal, match="access.denied"):
            services.decide_cofunding(decision, agreed=True, words="Có.", by=member, at=AT)
    with pytest.raises(Refusal, match="cofunding.one_is_live"):
        propose(second_line, sold.work, editor)
    services.decide_cofunding(decision, agreed=False, words="Không.", by=second_leader, at=AT)
    with pytest.raises(Refusal, match="cofunding.wrong_state"):
        services.decide_cofunding(decision, agreed=True, words="Có.", by=second_leader, at=AT)
    assert Cofunding.objects.get().state == "refused"
    assert propose(second_line, sold.work, editor).state == "proposed"


@pytest.mark.parametrize("words", ["  ", "dài " * 400])
def test_a_decision_without_sensible_words_leaves_no_trace(
    sold: Match, second_line: Line, editor: Member, words: str
) -> None:
    with pytest.raises(Refusal, match="cofunding.words_"):
        services.propose_cofunding(
            second_line.instrument, sold.work, reason=CofundingReason.NOT_THE_SAME, words=words,
            by=editor, at=AT,
        )  # fmt: skip
    assert not Cofunding.objects.exists()


def test_a_piece_that_repeats_nothing_needs_no_decision(
    line: Line, deliver: Deliver, editor: Member
) -> None:
    match = deliver(line, "Bài mới hẳn", prose(9))
    services.bring_up_to_date(at=AT)
    with pytest.raises(Refusal, match="cofunding.nothing_found"):
        propose(line, match.work, editor)


def test_while_another_process_compares_nothing_is_accepted(
    line: Line, deliver: Deliver, officer: Member
) -> None:
    deliver(line, "Bài chưa đối chiếu", prose(1))
    with Index.open(works_folder()) as held:
        held.add([Document("x", prose(4))])
        with pytest.raises(Refusal, match="acceptance.not_compared"):
            drawn_up(line, officer)
    assert drawn_up(line, officer).entries.count() == 1


def test_a_long_queue_is_told_before_anybody_presses_and_each_attempt_shortens_it(
    line: Line, deliver: Deliver, officer: Member, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        deliver(line, f"Bài chưa đối chiếu {number}", prose(number))
    deliver(line, "Bài chưa có toàn văn nào")
    for room in (comparing, acceptance_views):
        monkeypatch.setattr(room, "AT_MOST", 1)
    client.force_login(officer.user)
    asked = {
        "instrument": line.instrument.ref, "starts_on": "2017-01-01", "ends_on": "2017-12-31",
        "accepted_on": "2017-12-31",
    }  # fmt: skip
    page = client.get("/programmes/CT-2017-01/acceptance/", asked).content.decode()
    assert "3 tác phẩm của kỳ này còn chờ đối chiếu, cả kho còn 3" in page
    assert "1 tác phẩm chưa có toàn văn: chỉ so được tiêu đề." in page
    for left in (2, 1):
        with pytest.raises(Refusal, match="acceptance.not_compared") as refused:
            drawn_up(line, officer)
        assert refused.value.facts == {"waiting": left, "left": left}
    assert drawn_up(line, officer).entries.count() == 4


def test_the_questions_asked_do_not_grow_with_the_pieces(
    line: Line, second_line: Line, deliver: Deliver
) -> None:
    counts = []
    for round_ in range(2):
        for number in range(1 + 5 * round_):
            text = prose(20 * round_ + number)
            deliver(line, f"Bài {round_} {number} của tỉnh", text)
            deliver(second_line, f"Bản {round_} {number} của tỉnh", text, at=LATER)
        services.bring_up_to_date(at=AT)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            found = repeats_of(second_line.instrument).findings
        counts.append((len(found), len(seen)))
    assert [pieces for pieces, _ in counts] == [1, 7]
    assert counts[0][1] == counts[1][1] <= 16
