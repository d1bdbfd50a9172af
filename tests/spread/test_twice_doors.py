"""What each side may learn of the other agreement, and the decision through every door."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client

from phoihop.acceptance.models import Entry
from phoihop.desk.queries import today_of
from phoihop.desk.rules import Task
from phoihop.parties.models import Member
from phoihop.parties.queries import member_named
from phoihop.programmes.models import Instrument, Line
from phoihop.publications.models import Match, Work
from phoihop.spread import services
from phoihop.spread.models import Cofunding
from phoihop.spread.rules import CofundingReason
from tests.acceptance.test_at_once import at_once
from tests.fixtures import NOON
from tests.press.newsroom import prose
from tests.spread.conftest import Deliver
from tests.spread.test_twice import drawn_up

LATER = NOON + timedelta(days=3)
FIRST, SECOND = "Hợp tác xã chè đổi cách bán", "Đường đi mới của cây chè"


@pytest.fixture
def sold(line: Line, second_line: Line, deliver: Deliver) -> Match:
    """Delivered to the first province, then to the second; the second delivery."""
    deliver(line, FIRST, prose(1))
    match = deliver(second_line, SECOND, prose(1), at=LATER)
    services.bring_up_to_date(at=LATER)
    return match


def go(client: Client, member: Member) -> Client:
    client.force_login(member.user)
    return client


BEFORE = "/programmes/CT-2017-02/spread/before/"


def test_the_publisher_sees_both_agreements_and_the_institution_only_the_public_page(
    client: Client, sold: Match, editor: Member, second_officer: Member, officer: Member,
    stranger: Member,
) -> None:  # fmt: skip
    address = f"{BEFORE}HĐ-2017-02/{sold.work.ref}/"
    for page in (BEFORE, address):
        open_ = go(client, editor).get(page).content.decode()
        assert "HĐ-2017-01" in open_
        assert FIRST in open_
        veiled = go(client, second_officer).get(page).content.decode()
        assert "đã giao theo một thỏa thuận khác" in veiled
        assert "/register/CT-2017-01/" in veiled
        assert FIRST not in veiled
        assert "HĐ-2017-01" not in veiled
    assert "<mark>" in veiled  # the passages, in its own piece
    other = Work.objects.get(title=FIRST).ref
    assert go(client, editor).get(f"/works/{sold.work.ref}/beside/{other}/").status_code == 200
    assert go(client, second_officer).get(
        f"/works/{sold.work.ref}/beside/{other}/"
    ).status_code == 404  # fmt: skip
    for member in (stranger, officer):
        assert go(client, member).get(address).status_code == 404


def test_the_first_institution_is_told_for_information_and_not_stopped(
    client: Client, sold: Match, officer: Member
) -> None:
    shown = go(client, officer).get("/programmes/CT-2017-01/spread/before/").content.decode()
    assert "Chỉ để biết" in shown
    assert SECOND not in shown
    assert "HĐ-2017-02" not in shown


def test_everybody_may_read_the_public_page_of_a_signed_programme(
    client: Client, line: Line, programme: object
) -> None:
    shown = client.get("/register/CT-2017-01/").content.decode()
    for words in ("Tỉnh ủy Mẫu", "Tạp chí Mẫu", "2017-2021", "MẪU – KHÔNG CÓ GIÁ TRỊ"):
        assert words in shown
    assert "1.500.000" not in shown
    assert "CT-2017-01" in client.get("/register/").content.decode()
    Instrument.objects.update(state="draft")
    type(programme).objects.update(state="draft")  # type: ignore[attr-defined]
    assert client.get("/register/CT-2017-01/").status_code == 404


def test_a_decision_is_made_on_the_pages(
    client: Client, sold: Match, editor: Member, second_leader: Member, leader_b: Member
) -> None:
    address = f"{BEFORE}HĐ-2017-02/{sold.work.ref}/"
    given = {"reason": "joint_order", "words": "Hai tỉnh cùng đặt."}
    assert go(client, editor).post(f"{address}propose/", {}).status_code == 422
    assert client.post(f"{address}propose/", given)["Location"] == address.replace("Đ", "%C4%90")
    decision = Cofunding.objects.get()
    decide = f"/cofunding/{decision.ref}/decide/"
    answer = {"agreed": "yes", "words": "Đồng ý."}
    assert go(client, leader_b).post(decide, answer).status_code == 403
    assert go(client, second_leader).post(decide, {"words": ""}).status_code == 422
    assert client.post(decide, answer).status_code == 302
    decision.refresh_from_db()
    assert (decision.state, decision.decided_by) == ("agreed", second_leader)
    assert "Quyết định đã bao gồm" in client.get(address).content.decode()
    assert go(client, editor).post(f"/cofunding/{decision.ref}/withdraw/").status_code == 302
    decision.refresh_from_db()
    assert decision.state == "withdrawn"


def test_a_proposal_waits_on_the_leaders_desk(
    sold: Match, second_line: Line, editor: Member, second_leader: Member, leader_b: Member
) -> None:
    services.propose_cofunding(
        second_line.instrument, sold.work, reason=CofundingReason.JOINT_ORDER, words="Cùng đặt.",
        by=editor, at=LATER,
    )  # fmt: skip
    day = LATER.date()
    assert Task.DECIDE_COFUNDING in [one.task for one in today_of(second_leader, on=day).mine]
    assert Task.DECIDE_COFUNDING not in [one.task for one in today_of(leader_b, on=day).mine]


def test_the_command_tells_and_decides(
    sold: Match, editor: Member, second_leader: Member, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("spread", "before", "CT-2017-02", "--as", second_leader.ref, "--json")
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["needs_decision"], row["other_instrument"], row["other_title"]) == (True, "", "")
    assert row["other_programme"] == "CT-2017-01"
    call_command("spread", "propose", "HĐ-2017-02", sold.work.ref, "--reason", "not_the_same",
                 "--words", "Không phải một bài.", "--as", editor.ref)  # fmt: skip
    ref = Cofunding.objects.get().ref
    call_command("spread", "decide", ref, "no", "--words", "Vẫn là một.", "--as",
                 second_leader.ref)  # fmt: skip
    assert Cofunding.objects.get().state == "refused"


@pytest.mark.django_db(transaction=True)
def test_of_two_answers_at_once_one_counts(
    transactional_db: None, sold: Match, second_line: Line, editor: Member, second_leader: Member
) -> None:
    decision = services.propose_cofunding(
        second_line.instrument, sold.work, reason=CofundingReason.JOINT_ORDER, words="Cùng đặt.",
        by=editor, at=LATER,
    )  # fmt: skip

    def answering(agreed: bool) -> Callable[[], None]:
        def act() -> None:
            services.decide_cofunding(
                Cofunding.objects.get(pk=decision.pk), agreed=agreed, words="Lời.",
                by=member_named(second_leader.ref), at=LATER,
            )  # fmt: skip

        return act

    outcomes = at_once(answering(True), answering(False))
    assert outcomes == ["cofunding.wrong_state", "done"]


@pytest.mark.django_db(transaction=True)
def test_of_two_provinces_at_once_only_one_pays(
    transactional_db: None, sold: Match, line: Line, second_line: Line, officer: Member,
    second_officer: Member,
) -> None:  # fmt: skip
    outcomes = at_once(
        lambda: drawn_up(line, member_named(officer.ref)),
        lambda: drawn_up(second_line, member_named(second_officer.ref)),
    )
    assert outcomes == ["acceptance.nothing_to_accept", "done"]
    assert list(Entry.objects.values_list("work__title", flat=True)) == [FIRST]
