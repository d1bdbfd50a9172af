"""SIGKILL at any moment loses nothing that was acknowledged. The long campaign is a benchmark."""

import os
import sys

import pytest
from benchmarks.textreuse_kills import campaign


@pytest.mark.skipif(
    not hasattr(os, "fork") or sys.platform == "darwin", reason="needs fork as Linux has it"
)
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_writer_may_be_killed_at_any_moment(tmp_path):
    steps, acknowledged, wrong = campaign(12, tmp_path)
    assert wrong == []
    assert acknowledged > 0
    assert any(step.startswith("killed in") for step in steps)
