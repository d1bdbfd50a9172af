"""``./phoihop test`` (everything that CI runs) and ``./phoihop check`` (its quick part).

Every step runs although an earlier one failed, so that one run shows all there is to mend. The
last line is pytest's own; steps that failed before it are named just above it.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
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
    """The checks that read the files, by name, quickest first."""
    lint_imports = "import sys; from importlinter.cli import lint_imports_command as c; c()"
    return {
        "ruff": [PYTHON, "-m", "ruff", "check", *FOLDERS],
        "format": [PYTHON, "-m", "ruff", "format", "--check", *FOLDERS],
        "imports": [PYTHON, "-c", lint_imports, "--no-logo"],
        "catalogue": [PYTHON, "-m", "phoihop.site.manage", "catalogue", "--check"],
        "templates": [PYTHON, "-m", "djlint", "src", "--lint", "--quiet"],
        "types": [PYTHON, "-m", "mypy"],
    }


def run(name: str, order: Sequence[str], **environment: str) -> bool:
    """Run one step from the root of the checkout; whether it went well."""
    print(f"── {name}", flush=True)
    began = time.monotonic()
    done = subprocess.run(order, cwd=ROOT, env={**os.environ, **environment}, check=False)
    if "pytest" in order:
        return done.returncode == 0  # its closing line says how long and how well
    verdict = "" if done.returncode == 0 else f": FAILED ({done.returncode})"
    print(f"── {name} {time.monotonic() - began:.1f} s{verdict}\n", flush=True)
    return done.returncode == 0


def pytest(*options: str) -> list[str]:
    """The order for one run of pytest."""
    return [PYTHON, "-m", "pytest", *options]


def check() -> list[str]:
    """The quick part; the names of the steps that failed."""
    failed = [name for name, order in static_steps().items() if not run(name, order)]
    if not run("house", pytest("tests/house"), FAILED_STEPS=", ".join(failed)):
        failed.append("house")
    return failed


def test(options: Sequence[str]) -> list[str]:
    """Everything; the names of the steps that failed."""
    failed = [name for name, order in static_steps().items() if not run(name, order)]
    postgres = binaries()
    if postgres is None:
        print(NO_POSTGRES, flush=True)
        if os.environ.get("CI") == "true":
            failed.append("postgresql (not installed)")
    whole = pytest("-n", "2", *options)
    if not run("tests on SQLite", whole, FAILED_STEPS=", ".join(failed)):
        failed.append("tests on SQLite")
    if postgres is not None:
        with cluster(postgres) as address:
            database_only = [*whole, "--database-only"]
            earlier = ", ".join(failed)
            if not run(
                "tests on PostgreSQL", database_only, PHOIHOP_DATABASE=address, FAILED_STEPS=earlier
            ):
                failed.append("tests on PostgreSQL")
    return failed


def main(verb: str, *options: str) -> int:
    """Exit code 0 when every step went well."""
    failed = check() if verb == "check" else test([each for each in options if each != "--"])
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
