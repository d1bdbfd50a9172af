"""Killed at any instant, nothing is half-done; of two who decide at once, one is told."""

import signal
import subprocess
import sys
import threading
from pathlib import Path

from django.db import connection

from phoihop.audit.models import Entry
from phoihop.audit.queries import verify
from phoihop.law.refusal import Refusal
from phoihop.papers.models import Counter
from phoihop.parties.models import Member
from phoihop.press.models import Outlet
from phoihop.programmes.models import Line
from phoihop.publications import services
from phoihop.publications.models import ImportBatch, ImportRow, Match, Publication, Work
from phoihop.publications.queries import get_match
from tests.fixtures import NOON
from tests.publications.conftest import MakePiece

# Stops for ever after the first rows are written, so that the kill always meets it half-way.
HALF_WAY = """
import sys, time, django
django.setup()
from pathlib import Path
from django.utils import timezone
from phoihop.parties.queries import member_named
from phoihop.publications.services import import_list

def stop(done):
    print(done, flush=True)
    time.sleep(600)

path = Path(sys.argv[1])
import_list(
    path, filename=path.name, by=member_named("bien-tap"), at=timezone.now(), progress=stop
)
"""


def test_an_import_killed_half_way_leaves_nothing_and_can_be_done_again(
    transactional_db: None,
    child_environment: dict[str, str],
    outlet: Outlet,
    editor: Member,
    tmp_path: Path,
) -> None:
    path = tmp_path / "bang-ke.csv"
    rows = (f"Bài {n},tapchimau.example/a-{n}.html,2017\n" for n in range(10_000, 11_200))
    path.write_text("Tiêu đề,Link,Ngày\n" + "".join(rows))
    child = subprocess.Popen(
        [sys.executable, "-c", HALF_WAY, str(path)],
        env=child_environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "500\n"
    finally:
        child.send_signal(signal.SIGKILL)
        child.communicate()

    for model in (Work, Publication, ImportBatch, ImportRow, Counter, Entry):
        assert not model.objects.exists(), model

    imported = services.import_list(path, filename=path.name, by=editor, at=NOON)
    assert imported.outcomes == {"stored": 1200}
    assert verify("house") is None


def test_two_people_decide_at_once_and_one_is_told(
    transactional_db: None, make_piece: MakePiece, line: Line, editor: Member, officer: Member
) -> None:
    piece = make_piece(1)
    match = Match.objects.create(
        work=piece.work,
        publication=piece,
        programme=line.obligation.programme,
        obligation=line.obligation,
        line=line,
        proposed_at=NOON,
    )
    ready, told = threading.Barrier(2), []

    def decide(by: Member, confirm: bool) -> None:
        try:
            seen = get_match(match.pk, seen_by=by)
            ready.wait(timeout=30)
            verb = services.confirm_match if confirm else services.refuse_match
            verb(seen, by=by, at=NOON)
            told.append("done")
        except Refusal as refusal:
            told.append(refusal.code)
        finally:
            connection.close()

    people = [
        threading.Thread(target=decide, args=(editor, True)),
        threading.Thread(target=decide, args=(officer, False)),
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()

    assert sorted(told) == ["done", "match.changed_meanwhile"]
    assert Entry.objects.filter(action__startswith="match.").count() == 1
