"""Reviewers from outside: one link, the abstract first, until a day, taken back at any time."""

from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from phoihop.audit.models import Entry
from phoihop.law.refusal import Refusal
from phoihop.manuscripts import services
from phoihop.manuscripts.models import Manuscript, OutsideReview
from phoihop.manuscripts.queries.outside import review_for
from phoihop.manuscripts.rules import Verdict
from phoihop.parties.models import Member
from tests.api.program import Program
from tests.fixtures import NOON
from tests.manuscripts.conftest import ON, PARAGRAPHS

DUE_ON = date(2099, 6, 20)
Asked = tuple[OutsideReview, str]


@pytest.fixture
def asked(manuscript: Manuscript, editor: Member, reviewer: Member) -> Asked:
    services.open_round(manuscript, [reviewer], by=editor, at=NOON, on=ON, due_on=DUE_ON)
    return services.ask_outside(
        manuscript, name="Hoàng Văn Mẫu", email="hoang@example.org", by=editor, at=NOON, on=ON
    )


def opened(plain: str) -> tuple[Client, str]:
    """A device on which the link was opened, and the address of its page."""
    device = Client()
    answer = device.post(f"/manuscripts/review/{plain}/")
    assert answer.status_code == 302
    return device, answer["Location"]


def shown(device: Client, address: str) -> str:
    answer = device.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_abstract_comes_first_and_the_text_after_a_yes(asked: Asked) -> None:
    review, plain = asked
    door = Client().get(f"/manuscripts/review/{plain}/").content.decode()
    assert "Mở trang phản biện" in door
    assert review.used_at is None  # looking opens nothing
    device, address = opened(plain)
    before = shown(device, address)
    assert "Cách một xã vùng cao làm đường." in before
    assert PARAGRAPHS[0] not in before
    assert "Nông Văn Mẫu" not in before  # nor who wrote it
    assert device.post(f"{address}accept/").status_code == 302
    assert PARAGRAPHS[0] in shown(device, address)
    assert "Nông Văn Mẫu" not in shown(device, address)


def test_a_report_reaches_the_desk_and_the_trail_names_nobody(
    client: Client, asked: Asked, editor: Member
) -> None:
    device, address = opened(asked[1])
    early = device.post(f"{address}report/", {"recommendation": "minor", "report": "Sớm"})
    assert early.status_code == 409
    device.post(f"{address}accept/")
    assert device.post(f"{address}report/", {"recommendation": "minor"}).status_code == 422
    device.post(f"{address}report/", {"recommendation": "minor", "report": "Thiếu nguồn"})
    client.force_login(editor.user)
    page = client.get(f"/manuscripts/{asked[0].round.manuscript.ref}/").content.decode()
    assert "Hoàng Văn Mẫu" in page
    assert "Thiếu nguồn" in page
    trail = Entry.objects.filter(action__startswith="manuscript.outside_")
    assert [entry.action.rpartition("_")[2] for entry in trail.order_by("seq")] == [
        "asked", "opened", "accept", "report",
    ]  # fmt: skip
    assert "Hoàng" not in "".join(f"{entry.actor}{entry.facts}" for entry in trail)


def test_a_no_needs_its_reason_and_shows_no_text(asked: Asked) -> None:
    device, address = opened(asked[1])
    assert device.post(f"{address}refuse/", {"why": ""}).status_code == 422
    assert device.post(f"{address}refuse/", {"why": "Bận"}).status_code == 302
    assert PARAGRAPHS[0] not in shown(device, address)
    assert device.post(f"{address}accept/").status_code == 409


@pytest.mark.parametrize(
    ("language", "sentence"), [("vi", "đã được mở trên một thiết bị"), ("en", "opened on a device")]
)
def test_a_link_opens_once_and_only_its_own_review(
    asked: Asked, language: str, sentence: str
) -> None:
    _device, address = opened(asked[1])
    other = Client()
    other.cookies["phoihop_language"] = language
    for again in (
        other.get(f"/manuscripts/review/{asked[1]}/"),
        other.post(f"/manuscripts/review/{asked[1]}/"),
    ):
        assert again.status_code == 409
        assert sentence in again.content.decode()
    assert other.get(address).status_code == 404
    assert other.post(f"{address}accept/").status_code == 404
    assert OutsideReview.objects.get().state == "offered"


def test_a_link_ends_with_the_day_of_the_round(
    manuscript: Manuscript, editor: Member, reviewer: Member
) -> None:
    due_on = date(2017, 6, 20)
    services.open_round(manuscript, [reviewer], by=editor, at=NOON, on=ON, due_on=due_on)
    _review, plain = services.ask_outside(
        manuscript, name="Hoàng Văn Mẫu", email="", by=editor, at=NOON, on=ON
    )
    evening = datetime(2017, 6, 20, 16, 59, tzinfo=UTC)  # 23:59 in Hà Nội
    assert review_for(plain, at=evening).due_on == due_on
    with pytest.raises(Refusal, match=r"review_link\.expired"):
        review_for(plain, at=datetime(2017, 6, 20, 17, 0, tzinfo=UTC))
    assert Client().get(f"/manuscripts/review/{plain}/").status_code == 409
    with pytest.raises(Refusal, match=r"review_link\.no_round"):
        services.ask_outside(
            manuscript, name="Ai khác", email="", by=editor, at=NOON, on=date(2017, 6, 21)
        )


def test_what_is_revoked_shows_nothing_more_also_on_an_opened_device(
    client: Client, asked: Asked, editor: Member
) -> None:
    device, address = opened(asked[1])
    device.post(f"{address}accept/")
    client.force_login(editor.user)
    ref = asked[0].round.manuscript.ref
    assert client.post(f"/manuscripts/{ref}/outside/1/1/revoke/").status_code == 302
    assert client.post(f"/manuscripts/{ref}/outside/1/1/revoke/").status_code == 302  # again
    gone = device.get(address)
    assert gone.status_code == 409
    assert PARAGRAPHS[0] not in gone.content.decode()
    assert OutsideReview.objects.get().state == "cancelled"
    assert client.post(f"/manuscripts/{ref}/outside/1/1/renew/").status_code == 409


def test_a_fresh_link_ends_the_one_before_and_its_device(asked: Asked, editor: Member) -> None:
    review, plain = asked
    device, address = opened(plain)
    device.post(f"{address}accept/")
    fresh = services.renew_link(review, by=editor, at=NOON)
    assert device.get(address).status_code == 404
    with pytest.raises(Refusal, match=r"review_link\.unknown"):
        review_for(plain, at=NOON)
    again, address = opened(fresh)
    assert PARAGRAPHS[0] in shown(again, address)  # what was accepted stays accepted


def test_when_the_round_is_closed_thanks_are_all_that_is_left(asked: Asked, editor: Member) -> None:
    device, address = opened(asked[1])
    device.post(f"{address}accept/")
    manuscript = Manuscript.objects.get()
    services.propose_decision(manuscript, services.Draft(Verdict.ACCEPT), by=editor, at=NOON, on=ON)
    page = shown(device, address)
    assert "đã khép lại" in page
    assert PARAGRAPHS[0] not in page
    given = {"recommendation": "accept", "report": "Muộn"}
    late = device.post(f"{address}report/", given)
    assert late.status_code == 409
    assert OutsideReview.objects.get().report == ""


@pytest.mark.parametrize(
    ("name", "email", "code"),
    [
        (" ", "", "review_link.unnamed"),
        ("Hoàng  Văn Mẫu", "", "review_link.asked_already"),
        ("nông văn mẫu", "", "manuscript.reviewer_wrote_it"),
        ("Ai Đó", "NONG@example.org", "manuscript.reviewer_wrote_it"),
    ],
)
def test_who_may_not_be_asked_leaves_no_trace(
    asked: Asked, editor: Member, name: str, email: str, code: str
) -> None:
    entries = Entry.objects.count()
    with pytest.raises(Refusal, match=code.replace(".", r"\.")):
        services.ask_outside(
            Manuscript.objects.get(), name=name, email=email, by=editor, at=NOON, on=ON
        )
    assert (OutsideReview.objects.count(), Entry.objects.count()) == (1, entries)


def test_only_the_desk_asks_and_revokes(
    client: Client, asked: Asked, officer: Member, stranger: Member, reviewer: Member
) -> None:
    ref = asked[0].round.manuscript.ref
    for member in (officer, stranger, reviewer):
        client.force_login(member.user)
        for door in ("outside/", "outside/1/1/renew/", "outside/1/1/revoke/"):
            given = {"name": "Ai Đó"}
            assert client.post(f"/manuscripts/{ref}/{door}", given).status_code in (403, 404)
    assert OutsideReview.objects.filter(revoked_at__isnull=True).count() == 1


def test_the_page_and_the_command_ask_and_show_the_link_once(
    client: Client, asked: Asked, editor: Member
) -> None:
    ref = asked[0].round.manuscript.ref
    client.force_login(editor.user)
    assert client.post(f"/manuscripts/{ref}/outside/", {"name": ""}).status_code == 422
    page = client.post(f"/manuscripts/{ref}/outside/", {"name": "Vi Thị Mẫu"}).content.decode()
    assert "/manuscripts/review/" in page
    assert "/manuscripts/review/" not in client.get(f"/manuscripts/{ref}/").content.decode()
    out = StringIO()
    call_command(
        "manuscripts", "ask-outside", ref, "--name", "Lý Văn Mẫu", "--as", editor.ref,
        "--on", "1/6/2017", stdout=out,
    )  # fmt: skip
    assert "/manuscripts/review/" in out.getvalue()
    call_command("manuscripts", "revoke-outside", ref, "1", "3", "--as", editor.ref, stdout=out)
    assert OutsideReview.objects.get(number=3).revoked_at is not None


def test_a_program_of_the_desk_asks_and_revokes(
    asked: Asked, editor: Member, officer: Member, stranger: Member
) -> None:
    doors = f"/manuscripts/{asked[0].round.manuscript.ref}/outside-reviews"
    for member in (officer, stranger):
        assert Program(member).post(doors, name="Ai Đó").status_code == 404
        assert Program(member).post(f"{doors}/1/1/revoke").status_code == 404
    told = Program(editor).post(doors, name="Vi Thị Mẫu").json()
    assert (told["round"], told["number"], told["due_on"]) == (1, 2, "2099-06-20")
    assert "/manuscripts/review/" in told["link"]
    assert Program(editor).post(f"{doors}/1/2/revoke").status_code == 200
    assert OutsideReview.objects.get(number=2).state == "cancelled"
