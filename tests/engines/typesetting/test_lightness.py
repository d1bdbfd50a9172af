"""The engines cost nothing until they are used."""

import subprocess
import sys
from pathlib import Path

SRC = Path(__file__).parents[3] / "src"
MODULES = (
    "typesetting.pdf", "typesetting.docx", "typesetting.workbook", "typesetting.charts",
    "typesetting.metadata", "typesetting.command", "tables.reading", "tables.headings",
)  # fmt: skip
HEAVY = ("typst", "docx", "xlsxwriter", "openpyxl", "lxml", "django", "numpy", "PIL")


def test_heavy_packages_are_imported_only_when_used() -> None:
    imports = "; ".join(f"import phoihop.engines.{module}" for module in MODULES)
    code = f"import sys; {imports}; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(SRC)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
