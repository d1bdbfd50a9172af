"""Filing and comparing, killed wherever it hurts: every pair is found, once."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from phoihop.parties.models import Member
from phoihop.press.models import FiledWork, WorkHit
from phoihop.publications.pieces import Piece
from phoihop.publications.services import record_work
from phoihop.spread.services import bring_up_to_date
from tests.fixtures import NOON
from tests.press.newsroom import prose

SWEEP = """
import os, signal, sys
import django
django.setup()
from datetime import UTC, datetime
from phoihop.engines.textreuse import Index
from phoihop.press.services import comparing
from phoihop.publications.services import archiving

AT = datetime(2017, 6, 1, tzinfo=UTC)
archiving.AT_ONCE = comparing.WORKS_AT_ONCE = 3

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def sweep(place):
    if place == "written, not committed":
        comparing._add_houses = die
    archiving.file_new_works(at=AT, tell=die if place == "filed in part" else None)
    if place == "indexed, not written":
        comparing.write_work_hits = die
    if place == "hits written, not committed":
        comparing._mark_compared = die
    comparing.compare_due(at=AT, tell=die)

for place in sys.argv[1:]:  # each in a process of its own; the program is loaded once for all
    child = os.fork()
    if not child:
        sweep(place)
        os._exit(1)
    if os.waitpid(child, 0)[1] != signal.SIGKILL:
        sys.exit(f"not killed: {place}")
"""
PLACES = (
    "written, not committed",
    "filed in part",
    "indexed, not written",
    "hits written, not committed",
    "compared in part",
)


@pytest.mark.django_db(transaction=True)
def test_killed_anywhere_each_pair_of_works_is_found_once(
    transactional_db: None,
    editor: Member,
    child_environment: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    works = [
        record_work(Piece(f"Bài {n}", body=f"{prose(n % 5)} Bản {n}."), by=editor, at=NOON)
        for n in range(10)
    ]
    environment = child_environment | {"PHOIHOP_DATA": str(tmp_path)}
    order = [sys.executable, "-c", SWEEP, *PLACES]
    subprocess.run(order, env=environment, timeout=120, check=True)
    assert 0 < FiledWork.objects.filter(compared_at=None).count() < len(works)
    bring_up_to_date(at=NOON)

    found = WorkHit.objects.order_by("one__ref").values_list("one__ref", "other__ref")
    assert list(found) == [(works[n].ref, works[n + 5].ref) for n in range(5)]
    assert not FiledWork.objects.filter(compared_at=None).exists()
