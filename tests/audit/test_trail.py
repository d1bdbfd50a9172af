"""The trail in the database: written once, refused ever after, and checked from end to end."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet
from pytest_django import DjangoAssertNumQueries

from phoihop.audit.models import Entry, Head
from phoihop.audit.queries import chains, export_lines, verify
from phoihop.audit.rules import Break, Deed
from phoihop.audit.services import record, record_all
from phoihop.law.refusal import Refusal

AT = datetime(2017, 6, 1, 5, 0, tzinfo=UTC)
CHAIN = "CT-2017-01"


def write(count: int, chain: str = CHAIN) -> None:
    for number in range(count):
        record("topic.agreed", f"topic:{number}", chain=chain, actor="lan", at=AT, number=number)


@contextmanager
def without_triggers() -> Iterator[None]:
    """As somebody with the database in hand would do it. Everything is rolled back at the end."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            found = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit_%'"
            for (name,) in cursor.execute(found).fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
            yield
        else:
            cursor.execute("SET session_replication_role = replica")
            yield
            cursor.execute("SET session_replication_role = DEFAULT")


def raw(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("audit", *arguments, stdout=out)
    return out.getvalue()


def test_entries_are_numbered_and_linked(db: None) -> None:
    write(3)
    first, second, third = Entry.objects.all()
    assert [first.seq, second.seq, third.seq] == [1, 2, 3]
    assert third.previous_sha256 == second.sha256
    assert second.previous_sha256 == first.sha256
    assert verify(CHAIN) is None


def test_several_deeds_of_one_act_follow_each_other(db: None) -> None:
    write(1)
    deeds = [Deed("publication.imported", f"publication:{number}", {}) for number in range(700)]
    record_all(deeds, chain=CHAIN, actor="lan", at=AT)
    assert Head.objects.get(chain=CHAIN).seq == 701
    assert verify(CHAIN) is None


def test_hundreds_of_deeds_cost_a_dozen_queries(
    db: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    write(1)
    deeds = [Deed("publication.imported", f"publication:{number}", {}) for number in range(490)]
    with django_assert_max_num_queries(12):
        record_all(deeds, chain=CHAIN, actor="lan", at=AT)


def test_no_deeds_leave_no_entry(db: None) -> None:
    assert record_all([], chain=CHAIN, actor="lan", at=AT) == []
    assert verify(CHAIN) is None


def test_a_chain_per_programme(db: None) -> None:
    write(2)
    write(1, chain="CT-2018-07")
    assert Entry.objects.get(chain="CT-2018-07").seq == 1
    assert chains() == [CHAIN, "CT-2018-07"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET actor = 'x'",
        "DELETE FROM audit_entry",
        "UPDATE audit_head SET seq = 0",
        "UPDATE audit_head SET chain = 'x'",
        "DELETE FROM audit_head",
    ],
)
def test_the_database_refuses_to_rewrite_the_trail(db: None, statement: str) -> None:
    write(2)
    with pytest.raises(DatabaseError, match="audit entries|head of a chain"), transaction.atomic():
        raw(statement)
    assert verify(CHAIN) is None


def test_sqlite_refuses_to_replace_an_entry(db: None) -> None:
    write(1)
    if connection.vendor != "sqlite":
        assert connection.vendor == "postgresql"  # which has no REPLACE
        return
    columns = "id, chain, seq, at, actor, action, subject, facts, previous_sha256, sha256"
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        raw(
            f"INSERT OR REPLACE INTO audit_entry ({columns}) "
            "SELECT id, chain, seq, at, 'x', action, subject, facts, previous_sha256, sha256 "
            "FROM audit_entry"
        )


@pytest.mark.postgres
@pytest.mark.parametrize("table", ["audit_entry", "audit_head"])
def test_postgresql_refuses_to_truncate_the_trail(db: None, table: str) -> None:
    write(1)
    with pytest.raises(DatabaseError, match="audit entries"), transaction.atomic():
        raw(f"TRUNCATE {table}")


def test_the_program_itself_cannot_change_an_entry(db: None) -> None:
    write(1)
    entry = Entry.objects.get()
    entry.actor = "another"
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.delete()


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE audit_entry SET actor = 'x' WHERE seq = 3", Break(CHAIN, 3, "altered")),
        ("DELETE FROM audit_entry WHERE seq = 2", Break(CHAIN, 2, "missing")),
        ("DELETE FROM audit_entry WHERE seq = 5", Break(CHAIN, 5, "missing")),
        ("DELETE FROM audit_entry WHERE seq = 1", Break(CHAIN, 1, "missing")),
        ("DELETE FROM audit_entry", Break(CHAIN, 1, "missing")),
        ("DELETE FROM audit_head", Break(CHAIN, 5, "headless")),
        (
            "UPDATE audit_entry SET previous_sha256 = 'x' WHERE seq = 4",
            Break(CHAIN, 4, "unlinked"),
        ),
    ],
)
def test_tampering_past_the_triggers_is_found(db: None, statement: str, broken: Break) -> None:
    write(5)
    with without_triggers():
        raw(statement)
    assert verify(CHAIN) == broken


def test_the_command_names_the_first_broken_link(db: None) -> None:
    write(4)
    with without_triggers():
        raw("UPDATE audit_entry SET facts = '{}' WHERE seq >= 2")
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("audit", "verify", stdout=out)
    assert ended.value.code == 1
    assert out.getvalue() == f"{CHAIN}: bản ghi số 2 bị sửa. / entry 2 was altered.\n"


def test_the_command_answers_programs_as_json(db: None) -> None:
    write(2)
    write(1, chain="house")
    assert json.loads(said("verify", "--json")) == {CHAIN: None, "house": None}
    assert said("verify", CHAIN) == f"{CHAIN}: nguyên vẹn. / intact.\n"


def test_an_unknown_chain_is_refused(db: None) -> None:
    for arguments in (["verify", "CT-1999-99"], ["export", "CT-1999-99"]):
        with pytest.raises(Refusal) as refused:
            said(*arguments)
        assert refused.value.code == "audit.no_such_chain"


def test_an_export_shows_nothing_of_another_programme(db: None) -> None:
    write(3)
    record("topic.agreed", "topic:SECRET", chain="CT-2018-07", actor="stranger", at=AT)
    lines = [json.loads(line) for line in said("export", CHAIN).splitlines()]
    assert [line["seq"] for line in lines] == [1, 2, 3]
    assert {line["chain"] for line in lines} == {CHAIN}
    assert "SECRET" not in said("export", CHAIN)
    assert "stranger" not in said("export", CHAIN)


def test_an_export_can_be_checked_without_the_program(db: None) -> None:
    import hashlib

    write(3)
    previous = "0" * 64
    for text in export_lines(CHAIN):
        line = json.loads(text)
        claimed = line.pop("sha256")
        plain = json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert hashlib.sha256(plain.encode()).hexdigest() == claimed
        assert line["previous"] == previous
        previous = claimed


def test_a_change_that_is_rolled_back_leaves_no_entry(db: None) -> None:
    def change_and_fail() -> None:
        with transaction.atomic():
            write(1)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change_and_fail()
    assert not Entry.objects.exists()


def test_two_writers_do_not_fork_a_chain(transactional_db: None) -> None:
    together = threading.Barrier(4)
    failures: list[BaseException] = []

    def writer() -> None:
        try:
            together.wait(10)
            for number in range(12):
                with transaction.atomic():
                    record("a.written", f"a:{number}", chain="CT-9", actor="system", at=AT)
        except BaseException as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=writer) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    assert entries_in("CT-9").count() == 48
    assert verify("CT-9") is None


def entries_in(chain: str) -> QuerySet[Entry]:
    return Entry.objects.filter(chain=chain)
