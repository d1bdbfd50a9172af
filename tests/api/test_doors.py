"""Screen, API and command refuse alike; strangers cannot tell that anything is there."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client

from phoihop.accounts.models import ApiToken
from phoihop.accounts.services import issue_token
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.planning import services as planning
from phoihop.programmes.models import Instrument, Line, Obligation, Programme
from phoihop.publications.models import Match
from phoihop.site.refusals import sentence_for
from tests.api.program import Program
from tests.fixtures import NOON, Publish

DAY = date(2017, 6, 1)
Act = Callable[[], object]


@pytest.fixture
def offered(programme: Programme, line: Line, officer: Member) -> str:
    idea = planning.Idea("Chè Tân Cương", line=line)
    topic = planning.propose_topic(programme, idea, by=officer, at=NOON, on=DAY)
    planning.offer_topic(topic, by=officer, at=NOON, on=DAY)
    return topic.ref


def refused(act: Act) -> tuple[str, str]:
    """Code and Vietnamese sentence of the refusal that a service or a command lets fly."""
    with pytest.raises(Refusal) as caught:
        act()
    return caught.value.code, sentence_for(caught.value, "vi")


def test_every_door_refuses_a_topic_of_ones_own_alike(
    client: Client, offered: str, officer: Member
) -> None:
    client.force_login(officer.user)
    page = client.post(f"/topics/{offered}/agree/")
    answer = Program(officer).post(f"/topics/{offered}/agree")
    code, sentence = refused(lambda: call_command("plan", "agree", offered, "--as", officer.ref))
    assert (page.status_code, answer.status_code) == (409, 409)
    assert (answer.json()["code"], answer.json()["title"]) == (code, sentence)
    assert sentence in page.content.decode()


def test_every_door_refuses_who_may_not_alike(
    client: Client, contract: Instrument, line: Line, publish: Publish, accountant_a: Member
) -> None:
    period = {"starts_on": "2017-04-01", "ends_on": "2017-05-31", "accepted_on": "2017-06-01"}
    answer = Program(accountant_a).post(f"/instruments/{contract.ref}/acceptance", **period)
    code, sentence = refused(
        lambda: call_command(
            "acceptance", "draw-up", contract.ref, "--from", "1/4/2017", "--to", "31/5/2017",
            "--as", accountant_a.ref,
        )
    )  # fmt: skip
    client.force_login(accountant_a.user)
    page = client.post(
        "/programmes/CT-2017-01/acceptance/new/", {**period, "instrument": contract.ref}
    )
    assert answer.status_code == page.status_code == 403
    assert (answer.json()["code"], answer.json()["title"]) == (code, sentence)
    assert sentence in page.content.decode()


def test_every_door_refuses_a_match_twice_alike(
    client: Client, line: Line, publish: Publish, officer: Member
) -> None:
    match = publish("Bài", date(2017, 5, 1))
    answer = Program(officer).post(f"/matches/{match.pk}/refuse")
    client.force_login(officer.user)
    page = client.post(f"/programmes/CT-2017-01/publications/{match.pk}/refuse/")
    assert (answer.status_code, page.status_code) == (409, 409)
    assert answer.json()["code"] == "match.wrong_state"
    assert answer.json()["title"] in page.content.decode()
    assert Match.objects.get().state == "confirmed"


def test_a_refusal_speaks_the_language_that_was_asked_for(offered: str, officer: Member) -> None:
    vi, en = (
        Program(officer, language).post(f"/topics/{offered}/agree").json()
        for language in ("vi", "en")
    )
    assert vi["code"] == en["code"]
    assert vi["title"] != en["title"]
    assert vi["title"] == sentence_for(Refusal("topic.own_agreement"), "vi")


@pytest.mark.parametrize(
    "address",
    [
        "/programmes/CT-2017-01", "/programmes/CT-2017-01/ledger", "/programmes/CT-2017-01/export",
        "/programmes/CT-2017-01/obligations", "/programmes/CT-2017-01/topics",
        "/programmes/CT-2017-01/matches", "/topics/{topic}", "/publications/LĐ-2017-0001",
        "/publications/LĐ-2017-0001/evidence",
        "/instruments/HĐ-2017-01/acceptance/preview?starts_on=2017-01-01&ends_on=2017-12-31",
        "/programmes/CT-0000-00", "/nowhere", "/",
    ],
)  # fmt: skip
def test_strangers_get_404_and_no_hint(
    offered: str, publish: Publish, stranger: Member, address: str
) -> None:
    publish("Bài", date(2017, 5, 1))
    answer = Program(stranger).get(address.format(topic=offered))
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "api.not_found"
    assert answer.json()["facts"] == {}


@pytest.mark.parametrize(
    ("address", "given"),
    [
        ("/topics/{topic}/agree", {}),
        ("/papers/CT-2017-01/sign", {}),
        ("/papers/HĐ-2017-01/offer", {}),
        ("/programmes/CT-2017-01/topics", {"title": "Ý"}),
        ("/programmes/CT-2017-01/deeds", {"obligation": "A1", "title": "Đi"}),
        ("/publications/TP-2017-0001/matches", {"programme": "CT-2017-01", "duty": "B1"}),
        ("/publications/LĐ-2017-0001/evidence", {"text": "Lời"}),
    ],
)
def test_strangers_can_order_nothing(
    offered: str, publish: Publish, trip_duty: Obligation, stranger: Member, address: str,
    given: dict[str, str],
) -> None:  # fmt: skip
    publish("Bài", date(2017, 5, 1))
    assert Program(stranger).post(address.format(topic=offered), **given).status_code == 404


def test_lists_of_a_stranger_are_empty(offered: str, publish: Publish, stranger: Member) -> None:
    publish("Bài", date(2017, 5, 1))
    for address in ("/programmes", "/publications"):
        assert Program(stranger).get(address).json() == {"items": [], "next": None}


@pytest.mark.parametrize(
    "headers", [{}, {"Authorization": "Bearer phoihop_sai"}, {"Authorization": "Basic YTpi"}]
)
def test_without_a_token_nothing_opens(
    client: Client, officer: Member, headers: dict[str, str]
) -> None:
    client.force_login(officer.user)  # a session of the pages opens nothing here
    answer = client.get("/api/v1/programmes", headers=headers)
    assert answer.status_code == 401
    assert answer.json()["code"] == "api.not_signed_in"
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_a_revoked_token_opens_nothing(officer: Member) -> None:
    program = Program(officer)
    assert program.get("/programmes").status_code == 200
    assert ApiToken.objects.get().last_used_on is not None
    ApiToken.objects.update(revoked_at=NOON)
    assert program.get("/programmes").status_code == 401


def test_an_account_without_membership_is_told_so(client: Client, officer: Member) -> None:
    token = issue_token(officer.user, "thử", at=NOON)
    Member.objects.update(active=False)
    answer = client.get("/api/v1/programmes", headers={"Authorization": f"Bearer {token}"})
    assert (answer.status_code, answer.json()["code"]) == (403, "api.no_membership")


def test_a_wrong_form_is_told_place_by_place(programme: Programme, officer: Member) -> None:
    answer = Program(officer).post("/programmes/CT-2017-01/topics", title=5, due_on="mai")
    told = answer.json()
    assert (answer.status_code, told["code"]) == (422, "api.invalid")
    assert {error["place"] for error in told["errors"]} == {"body.given.title", "body.given.due_on"}


def test_a_body_that_is_no_json_is_told(programme: Programme, officer: Member) -> None:
    answer = Program(officer).client.post(
        "/api/v1/programmes/CT-2017-01/topics", "{", content_type="application/json"
    )
    assert (answer.status_code, answer.json()["code"]) == (400, "api.unreadable")


def test_the_pages_of_documents_load_nothing_from_elsewhere(client: Client, db: None) -> None:
    assert client.get("/api/v1/docs").status_code == 404
    assert client.get("/api/v1/openapi.json").json()["info"]["title"] == "Phối hợp"
