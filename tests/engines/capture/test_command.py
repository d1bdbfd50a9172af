"""The stand-alone command: no database, no account, one bundle."""

from pathlib import Path

import pytest

from phoihop.engines.capture.command import main
from phoihop.engines.capture.opening import open_testimony
from tests.engines.webpages.hostile import HostileServer


def test_a_machine_bears_witness(
    server: HostileServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, bundle = tmp_path / "may.pem", tmp_path / "goi.zip"
    assert main(["--new-key", str(key)]) == 0
    public = capsys.readouterr().out.split()[2]
    order = ["-o", str(bundle), "--key", str(key), "--no-browser", "--allow", "127.0.0.1"]
    assert main([server.url("/"), server.url("/error"), *order]) == 1  # one of the two failed
    told = capsys.readouterr()
    assert "✓" in told.out
    assert "đang lỗi hoặc bận (500)" in told.err
    testimony = open_testimony(bundle)
    assert testimony.public_hex == public
    assert [one.sighting.address for one in testimony.seen] == [server.url("/")]
    assert main(["--check", str(bundle)]) == 0
    assert "NGUYÊN VẸN" in capsys.readouterr().out


@pytest.mark.parametrize("words", [[], ["http://127.0.0.1/"], ["-o", "x.zip"]])
def test_too_little_is_refused_in_words(
    words: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main([*words, "--en"]) == 2
    assert "--new-key" in capsys.readouterr().err


def test_nothing_is_written_when_nothing_was_seen(
    server: HostileServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, bundle = tmp_path / "may.pem", tmp_path / "goi.zip"
    main(["--new-key", str(key)])
    order = ["-o", str(bundle), "--key", str(key), "--no-browser"]
    assert main([server.url("/"), *order]) == 2  # a private address, and nothing allows it
    assert "không nằm trên mạng công cộng" in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["may.pem"]
    bundle.write_bytes(b"mine")
    assert main([server.url("/"), *order]) == 2
    assert bundle.read_bytes() == b"mine"
