"""The plug is pulled in the middle of a capture: nothing half is kept, and nothing is lost."""

import os
import random
import subprocess
import sys
import time

import pytest

from phoihop.engines.webpages.warc_reading import verify_warc
from phoihop.evidence.checking import check_evidence
from phoihop.evidence.models import Capture, CaptureOrder, Evidence
from phoihop.evidence.witnessing import services
from phoihop.papers.queries import read_bytes
from phoihop.parties.models import Member
from phoihop.publications.models import Match
from tests.engines.webpages.hostile import HostileServer
from tests.fixtures import NOON

KILLS = 3
TRY = """
import sys, django
django.setup()
from datetime import UTC, datetime
from phoihop.engines.webpages.policy import Clock
from phoihop.evidence.witnessing.attempting import attempt, house_studio
studio = house_studio(Clock(now=lambda: datetime.now(UTC)))
from phoihop.engines.webpages import extraction, warc  # loaded before the clock of the test runs
print("ready", flush=True)
attempt(int(sys.argv[1]), studio)
"""


@pytest.mark.django_db(transaction=True)
def test_kills_at_random_instants_leave_one_whole_capture(
    match: Match, editor: Member, server: HostileServer, child_environment: dict[str, str]
) -> None:
    order = services.order_capture(match.publication, by=editor, at=NOON)
    environment = {
        **child_environment,
        "PHOIHOP_FETCH_ALLOW": f"127.0.0.1:{server.port}",
        "PHOIHOP_BROWSER": "off",
    }
    command = [sys.executable, "-c", TRY, str(order.pk)]
    chance = random.Random(os.getpid())
    for _ in range(KILLS):
        child = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(chance.uniform(0, 0.4))
        child.kill()
        child.wait()
        child.stdout.close()
        assert Capture.objects.count() == Evidence.objects.count() <= 1
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    found = CaptureOrder.objects.get()
    assert found.state == "done"
    capture = Capture.objects.get()
    assert capture.evidence.file is not None
    assert verify_warc(read_bytes(capture.evidence.file.sha256)) == ()
    assert [fault for fault in check_evidence(Evidence.objects.all()) if fault] == []
