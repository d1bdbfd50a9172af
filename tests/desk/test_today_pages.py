"""What became of published pages, in the work of today of the right side."""

from datetime import date

import pytest

from phoihop.desk.queries.day import today_of
from phoihop.desk.rules import Task
from phoihop.evidence.models import PageWatch, WatchEvent
from phoihop.evidence.watching.rules import Change
from phoihop.evidence.watching.services import note_removal, read_changes
from phoihop.parties.models import Member
from phoihop.press.models import FoundPage, Outlet
from phoihop.programmes.models import Instrument, Programme, ProgrammeParty
from phoihop.publications.models import FoundProposal, LabelCheck, Match
from tests.fixtures import NOON, Publish

ON = date(2017, 6, 5)
OURS = (Task.JUDGE_FOUND, Task.READ_CHANGES, Task.EXPLAIN_GONE, Task.PUT_UP_LABEL)


def mine(member: Member) -> dict[Task, int]:
    counts = today_of(member, on=ON).counts()
    return {task: counts[task] for task in OURS if task in counts}


@pytest.fixture
def match(publish: Publish) -> Match:
    return publish("Chè Đồi", date(2017, 5, 1))


@pytest.fixture
def watch(match: Match) -> PageWatch:
    watch = PageWatch.objects.create(
        publication=match.publication,
        place="https://tapchimau.example",
        address=match.publication.address,
        state="gone",
        begun_at=NOON,
        next_due_at=NOON,
    )
    for number, kind in enumerate(("first", "unchanged", "edited", "gone"), start=1):
        WatchEvent.objects.create(
            watch=watch, ordinal=number, kind=kind, at=NOON, until_at=NOON, warc_sha256="a" * 64
        )
    return watch


def test_each_side_is_told_until_it_has_read(
    watch: PageWatch, programme: Programme, officer: Member, editor: Member
) -> None:
    assert mine(officer) == {Task.READ_CHANGES: 2}
    assert mine(editor) == {Task.READ_CHANGES: 2, Task.EXPLAIN_GONE: 1}
    read_changes(programme, by=officer, at=NOON)
    assert mine(officer) == {}
    assert mine(editor)[Task.READ_CHANGES] == 2


def test_the_publisher_explains_a_page_that_is_gone(watch: PageWatch, editor: Member) -> None:
    note_removal(
        watch.publication,
        kind=Change.WITHDRAWN,
        on=date(2017, 5, 20),
        paper=("rut.pdf", b"%PDF-1.7 MAU"),
        reason="",
        by=editor,
        at=NOON,
    )
    assert Task.EXPLAIN_GONE not in mine(editor)


@pytest.mark.parametrize(("state", "count"), [("missing", 1), ("hidden", 1), ("present", 0)])
def test_the_publisher_puts_up_a_label_that_readers_do_not_see(
    match: Match, contract: Instrument, editor: Member, officer: Member, state: str, count: int
) -> None:
    LabelCheck.objects.create(
        publication=match.publication,
        programme=match.programme,
        instrument=contract,
        state=state,
        wording_sha256="a" * 64,
        page_sha256="b" * 64,
        since_at=NOON,
        checked_at=NOON,
    )
    assert mine(editor).get(Task.PUT_UP_LABEL, 0) == count
    assert Task.PUT_UP_LABEL not in mine(officer)


def test_found_pages_wait_for_both_sides_but_not_for_a_rival(
    programme: Programme, outlet: Outlet, officer: Member, editor: Member, stranger: Member,
) -> None:  # fmt: skip
    found = FoundPage.objects.create(
        outlet=outlet, road="feed", identity_key="1" * 64, found_at=NOON, title="Chè"
    )
    FoundProposal.objects.create(page=found, programme=programme, proposed_at=NOON)
    rival = stranger.organisation
    ProgrammeParty.objects.create(programme=programme, side="b", ordinal=2, organisation=rival)
    assert mine(officer) == mine(editor) == {Task.JUDGE_FOUND: 1}
    assert mine(stranger) == {}
