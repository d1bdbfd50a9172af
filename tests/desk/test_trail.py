"""The trail of one programme: in plain words, checked, exported, and nothing of another."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

import phoihop
from phoihop.audit.models import Entry
from phoihop.audit.services import record
from phoihop.desk.queries import trail as queries
from phoihop.desk.trail_wording import NOUNS, VERBS, action_label, told_facts
from phoihop.parties.models import Member
from phoihop.planning import services as planning
from phoihop.planning.wording import TOPIC_MOVES
from phoihop.programmes.models import Line, Programme
from tests.fixtures import NOON

PAGE = "/programmes/CT-2017-01/trail/"
FILE = "/programmes/CT-2017-01/trail.jsonl"


@pytest.fixture
def deeds_done(programme: Programme, line: Line, officer: Member, editor: Member) -> None:
    day = date(2017, 6, 1)
    idea = planning.Idea("Chè Tân Cương", line=line)
    topic = planning.propose_topic(programme, idea, by=officer, at=NOON, on=day)
    planning.offer_topic(topic, by=officer, at=NOON, on=day)
    planning.agree_topic(topic, by=editor, at=NOON, on=day)
    record("topic.agree", "topic:ĐT-XA", chain="CT-2019-09", actor="ai-do", at=NOON)


def page(client: Client, member: Member, address: str = PAGE) -> str:
    client.force_login(member.user)
    return client.get(address).content.decode()


def test_the_page_says_who_did_what_and_that_the_chain_holds(
    client: Client, deeds_done: None, officer: Member
) -> None:
    text = page(client, officer)
    assert "đã kiểm tra đủ 3 bản ghi" in text
    assert "Đề tài: Đồng ý" in text
    assert "bien-tap" in text
    assert "ai-do" not in text
    assert "ĐT-XA" not in text


def test_the_first_broken_link_is_named(client: Client, deeds_done: None, officer: Member) -> None:
    past_the_triggers(Entry.objects.get(chain="CT-2017-01", seq=2).pk)
    assert "bản ghi số 2 bị sửa" in page(client, officer)


def past_the_triggers(pk: int) -> None:
    """What only somebody with the database in hand could do."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER audit_entry_refuse_update")
        else:
            cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER")
        cursor.execute("UPDATE audit_entry SET actor = 'ke-khac' WHERE id = %s", [pk])


def test_a_long_chain_is_checked_when_somebody_asks(
    client: Client, deeds_done: None, officer: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "CHECKED_AT_ONCE", 2)
    assert "nguyên vẹn" not in page(client, officer)
    assert "nguyên vẹn" in page(client, officer, f"{PAGE}?check=1")


def test_the_file_holds_the_chain_and_nothing_else(
    client: Client, deeds_done: None, officer: Member
) -> None:
    client.force_login(officer.user)
    answer = client.get(FILE)
    lines = [json.loads(line) for line in b"".join(answer).splitlines()]
    assert [line["seq"] for line in lines] == [1, 2, 3]
    assert {line["chain"] for line in lines} == {"CT-2017-01"}
    assert "attachment" in answer["Content-Disposition"]


@pytest.mark.parametrize("address", [PAGE, FILE])
def test_only_the_roles_of_the_table_look_into_it(
    client: Client, deeds_done: None, accountant_a: Member, auditor_a: Member, stranger: Member,
    address: str,
) -> None:  # fmt: skip
    for member, status in ((accountant_a, 403), (auditor_a, 200), (stranger, 404)):
        client.force_login(member.user)
        assert client.get(address).status_code == status


def test_one_of_several_publishers_reads_only_its_own_part(
    client: Client, deeds_done: None, programme: Programme, stranger: Member, editor: Member
) -> None:
    programme.parties.create(side="b", ordinal=2, organisation=stranger.organisation)
    text = page(client, stranger)
    assert "bien-tap" not in text
    assert "nguyên vẹn" in text
    client.force_login(editor.user)
    assert client.get(FILE).status_code == 409


def test_the_page_speaks_english(client: Client, deeds_done: None, officer: Member) -> None:
    client.cookies["phoihop_language"] = "en"
    text = page(client, officer)
    assert "The chain holds" in text
    assert "Topic: Agree" in text


def test_every_action_written_by_name_has_its_words() -> None:
    source = Path(phoihop.__file__).parent
    written = {
        found
        for path in source.glob("*/services/*.py")
        for found in re.findall(
            r'(?:record|write_trail|_trail|Deed)\(\s*"([a-z_]+\.[a-z_]+)"', path.read_text("utf-8")
        )
    }
    of_programmes = {action for action in written if action.partition(".")[0] in NOUNS}
    assert of_programmes
    known = {*VERBS, *TOPIC_MOVES}
    assert {a for a in of_programmes if a.partition(".")[2] not in known} == set()


def test_an_action_that_nobody_named_shows_as_it_is() -> None:
    assert action_label("source.added") == "source.added"
    assert action_label("deed.held").endswith("Đã tổ chức")
    assert told_facts({"b": 2, "a_sha256": "f" * 64, "c": None}) == "a_sha256 ffffffffffff… · b 2"
