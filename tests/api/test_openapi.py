"""The document of the API is current, and nothing that it allows breaks the house."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.management import CommandError, call_command
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, seed, settings

from phoihop.accounts.services import issue_token
from phoihop.api.management.commands.openapi import document
from phoihop.parties.models import Member
from phoihop.planning import services as planning
from phoihop.programmes.models import Line, Obligation, Programme
from tests.fixtures import NOON, Publish

COMMITTED = Path(__file__).resolve().parents[2] / "docs" / "openapi.json"
ERRORS = {"400", "401", "403", "404", "409", "422"}


def test_the_committed_document_is_current() -> None:
    call_command("openapi", "--check")


def test_a_document_that_is_not_current_is_noticed(tmp_path: Path) -> None:
    stale = tmp_path / "openapi.json"
    stale.write_text("{}", encoding="utf-8")
    with pytest.raises(CommandError, match="not current"):
        call_command("openapi", "--check", "--out", str(stale))
    call_command("openapi", "--out", str(stale))
    assert stale.read_text(encoding="utf-8") == COMMITTED.read_text(encoding="utf-8")


def test_every_operation_declares_its_problems_and_its_token() -> None:
    for path, operations in json.loads(document())["paths"].items():
        for method, operation in operations.items():
            where = f"{method} {path}"
            assert set(operation["responses"]) >= ERRORS, where
            assert operation["security"], where
            assert operation.get("description"), where
            assert "application/problem+json" in operation["responses"]["404"]["content"]


EXAMPLES = 4  # of each operation and kind; the whole test stays well under 25 seconds


@pytest.fixture
def a_house_at_work(
    programme: Programme, line: Line, trip_duty: Obligation, publish: Publish, editor: Member,
) -> dict[str, str]:  # fmt: skip
    """Something behind each kind of address, so that requests reach the services."""
    day = date(2017, 6, 1)
    idea = planning.Idea("Chè", line=line)
    topic = planning.propose_topic(programme, idea, by=editor, at=NOON, on=day)
    deed = planning.open_deed(trip_duty, title="Đi", by=editor, at=NOON, on=day)
    match = publish("Bài", date(2017, 5, 1))
    return {
        "programmes": programme.ref,
        "papers": line.instrument.ref,
        "instruments": line.instrument.ref,
        "topics": topic.ref,
        "deeds": deed.ref,
        "publications": match.publication.ref,
    }


@pytest.fixture
def one_connection() -> Iterator[None]:
    """Keep the connection of the test over many requests, as Django's own test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def operations() -> Iterator[Any]:
    """Every operation of the document, served by the program itself."""
    schema = schemathesis.openapi.from_dict(json.loads(document()))
    schema.app = get_wsgi_application()
    for result in schema.get_all_operations():
        yield result.ok()


def pounded(operation: Any, strategy: Any, headers: dict[str, str]) -> list[str]:
    """The requests that broke the house; none."""
    broken = []

    @seed(2017)
    @settings(
        max_examples=EXAMPLES, phases=[Phase.generate], database=None, deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=strategy)
    def pound(case: Any) -> None:
        answer = case.call(headers=headers)
        if answer.status_code >= 500:
            broken.append(f"{operation.label}: {case.as_curl_command()}")

    pound()
    return broken


def test_nothing_that_a_program_may_send_breaks_the_house(
    a_house_at_work: dict[str, str], one_connection: None, editor: Member
) -> None:
    headers = {"Authorization": f"Bearer {issue_token(editor.user, 'thử', at=NOON)}"}
    broken = []
    for operation in operations():
        room = operation.path.removeprefix("/api/v1/").partition("/")[0]
        broken += pounded(operation, operation.as_strategy(), headers)
        if "{ref}" in operation.path and room in a_house_at_work:
            real = operation.as_strategy(path_parameters={"ref": a_house_at_work[room]})
            broken += pounded(operation, real, headers)
    assert broken == []
