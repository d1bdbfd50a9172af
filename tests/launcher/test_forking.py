"""Nothing is being imported by another thread when the serving processes fork."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STAGED = """
import sys, threading
import granian

class Stage:
    def __init__(self, *arguments, **options):
        self.started = []
    def on_startup(self, call):
        self.started.append(call)
    def serve(self):
        before = set(sys.modules)
        from phoihop.site import serving
        serving.answers("http://127.0.0.1:9/")
        print(sorted(set(sys.modules) - before))

granian.Granian = Stage
from phoihop.site import serving
serving.PATIENCE_SECONDS = 0.1
serving.serve("127.0.0.1", 9, workers=1)
"""


def test_what_the_announcer_imports_is_loaded_before_the_workers_fork() -> None:
    done = subprocess.run(
        [sys.executable, "-c", STAGED],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(ROOT / "src")},
    )
    assert done.stdout.strip() == "[]"
