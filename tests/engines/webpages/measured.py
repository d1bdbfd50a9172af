"""Where the real pages and lists for measuring lie, if they are here."""

import os
from pathlib import Path

import pytest


def shared_data() -> Path:
    """The folder of real data beside the checkout; skips the test where there is none."""
    beside = Path(__file__).resolve().parents[4] / "shared"
    folder = Path(os.environ.get("PHOIHOP_SHARED", beside)) / "data"
    if not folder.is_dir():
        pytest.skip("needs ../shared/data, which is absent")
    return folder
