"""The door of commands: what no command could keep is told there, in one sentence."""

import sys
from errno import ENOENT, ENOSPC

import pytest

from phoihop.site import manage


@pytest.mark.parametrize("place", [1, 2])
def test_letters_of_another_encoding_are_told_and_go_no_further(
    place: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["manage", "plan", "list"]
    arguments[place] = b"Th\xb8i".decode("utf-8", "surrogateescape")  # TCVN3, as a terminal sends
    monkeypatch.setattr(sys, "argv", arguments)
    assert manage.main() == 2
    told = capsys.readouterr().err
    assert f"Tham số thứ {place}" in told
    assert "UTF-8" in told


@pytest.mark.parametrize("error", [OSError(ENOENT, "gone", "/a/b.pdf"), OSError(ENOSPC, "full")])
def test_a_file_that_cannot_be_written_is_told_with_what_to_look_at(
    error: OSError, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(arguments: list[str]) -> None:
        raise error

    monkeypatch.setattr(sys, "argv", ["manage", "plan"])
    monkeypatch.setattr("django.core.management.execute_from_command_line", run)
    assert manage.main() == 2
    told = capsys.readouterr().err
    assert "chỗ trống trên đĩa" in told
    assert str(error.strerror) in told


def test_what_is_no_matter_of_files_is_not_hushed_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(arguments: list[str]) -> None:
        raise ConnectionRefusedError(111, "refused")

    monkeypatch.setattr(sys, "argv", ["manage", "plan"])
    monkeypatch.setattr("django.core.management.execute_from_command_line", run)
    with pytest.raises(ConnectionRefusedError):
        manage.main()
