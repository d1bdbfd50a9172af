"""``./phoihop test`` (everything that CI runs) and ``./phoihop check`` (its quick part).

Every step runs although an earlier one failed, so that one run shows all there is to mend. The
last line is pytest's own; steps that failed before it are named just above it.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from postgres_cluster import binaries, cluster

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = [name for name in ("src", "tests", "benchmarks") if (ROOT / name).is_dir()]
PYTHON = sys.executable
NO_POSTGRES = (
    "Không thấy PostgreSQL (gói postgresql): các phép thử trên PostgreSQL không chạy lần này.\n"
    "PostgreSQL was not found (package postgresql): its part of the tests does not run this time."
)


def static_steps() -> dict[str, list[str]]:
    """The checks that read the files, by name; the longest one first."""
    lint_imports = "import sys; from importlinter.cli import lint_imports_command as c; c()"
    return {
        "types": [PYTHON, "-m", "mypy"],
        "ruff": [PYTHON, "-m", "ruff", "check", *FOLDERS],
        "format": [PYTHON, "-m", "ruff", "format", "--check", *FOLDERS],
        "imports": [PYTHON, "-c", lint_imports, "--no-logo"],
        "catalogue": [PYTHON, "-m", "phoihop.site.manage", "catalogue", "--check"],
        "templates": [PYTHON, "-m", "djlint", "src", "--lint", "--quiet"],
    }


def read_files() -> list[str]:
    """Run the static steps two at a time; the names of those that failed."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        verdicts = list(pool.map(step, *zip(*static_steps().items(), strict=True)))
    return [name for name, went_well in zip(static_steps(), verdicts, strict=True) if not went_well]


def step(name: str, order: Sequence[str]) -> bool:
    """Run one step and print what it said when it has ended; whether it went well."""
    began = time.monotonic()
    done = subprocess.run(
        order, cwd=ROOT, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    verdict = f"FAILED ({done.returncode})\n{done.stdout}" if done.returncode else "ok"
    print(f"{name}: {time.monotonic() - began:.1f} s, {verdict}", flush=True)
    return done.returncode == 0


def run_pytest(*options: str, **environment: str) -> bool:
    """Run pytest, whose closing line says how long and how well; whether it went well."""
    order = [PYTHON, "-m", "pytest", *options]
    done = subprocess.run(order, cwd=ROOT, env={**os.environ, **environment}, check=False)
    return done.returncode == 0


def check() -> list[str]:
    """The quick part; the names of the steps that failed."""
    failed = read_files()
    if not run_pytest("tests/house", FAILED_STEPS=", ".join(failed)):
        failed.append("house")
    return failed


def test(options: Sequence[str]) -> list[str]:
    """Everything; the names of the steps that failed."""
    failed = read_files()
    postgres = binaries()
    if postgres is None:
        print(NO_POSTGRES, flush=True)
        if os.environ.get("CI") == "true":
            failed.append("postgresql (not installed)")
    whole = ["-n", "2", "--dist", "loadfile", *options]  # what a module makes is made once
    if not run_pytest(*whole, FAILED_STEPS=", ".join(failed)):
        failed.append("tests on SQLite")
    if postgres is not None:
        earlier = {"FAILED_STEPS": ", ".join(failed)}
        with cluster(postgres) as address:
            if not run_pytest(*whole, "--database-only", PHOIHOP_DATABASE=address, **earlier):
                failed.append("tests on PostgreSQL")
    return failed


def main(verb: str, *options: str) -> int:
    """Exit code 0 when every step went well."""
    for name in [name for name in os.environ if name.startswith("PHOIHOP_")]:
        if name != "PHOIHOP_SHARED":  # the settings of a service are not those of its tests
            del os.environ[name]
    failed = check() if verb == "check" else test([each for each in options if each != "--"])
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
