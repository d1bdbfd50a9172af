"""The command: two files, word by word."""

from pathlib import Path

import pytest

from phoihop.engines.revisions.command import main


def test_two_versions_are_told_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = tmp_path / "cu.txt", tmp_path / "moi.txt"
    old.write_text("Một hai ba", "utf-8")
    new.write_text("Một hai bốn", "utf-8-sig")  # some editors put a mark before the first word
    assert main([str(old), str(new)]) == 1
    assert capsys.readouterr().out == "Một hai [-ba-]{+bốn+}\n"


@pytest.mark.parametrize(
    ("name", "said"), [("khong-co", "cannot be read"), ("thu-muc", "cannot be read"),
    ("utf16.txt", "save it as UTF-8")],
)  # fmt: skip
def test_a_wrong_file_is_named_with_what_to_do(
    name: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "thu-muc").mkdir()
    (tmp_path / "utf16.txt").write_text("Thái Nguyên", "utf-16")
    good = tmp_path / "good.txt"
    good.write_text("Thái Nguyên", "utf-8")
    assert main([str(good), str(tmp_path / name)]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"error: {tmp_path / name}: ")
    assert said in told
    assert "Errno" not in told
    assert "codec" not in told
