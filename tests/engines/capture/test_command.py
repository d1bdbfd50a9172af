"""The stand-alone command: no database, no account, one bundle."""

from pathlib import Path

import pytest

from phoihop.engines.capture.command import main
from phoihop.engines.capture.keys import make_key
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


def test_a_wrong_address_is_told_in_the_language_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = tmp_path / "may.pem"
    main(["--new-key", str(key)])
    order = ["khong-phai-dia-chi", "-o", str(tmp_path / "g.zip"), "--key", str(key)]
    assert main([*order, "--no-browser"]) == 2
    assert "không phải địa chỉ trang web" in capsys.readouterr().err
    assert main([*order, "--no-browser", "--en"]) == 2
    assert "is no address of a web page" in capsys.readouterr().err


@pytest.mark.parametrize("given", ["rubbish", "127.0.0.1:99999999", "[::1", "::1", "300.1.1.1"])
def test_a_slip_in_allow_is_not_taken_for_an_unreachable_page(
    given: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order = ["http://127.0.0.1/", "-o", str(tmp_path / "g.zip"), "--key", "k", "--allow", given]
    assert main([*order, "--en"]) == 2
    assert "is no IP or IP:PORT" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_told_before_any_page_is_asked(
    server: HostileServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = tmp_path / "may.pem"
    main(["--new-key", str(key)])
    order = ["-o", str(tmp_path / "gone" / "g.zip"), "--key", str(key), "--no-browser"]
    assert main([server.url("/"), *order, "--allow", "127.0.0.1"]) == 2
    told = capsys.readouterr()
    assert "Không có thư mục" in told.err
    assert "✓" not in told.out
    assert main(["--new-key", str(tmp_path / "gone" / "k.pem")]) == 2
    told = capsys.readouterr()
    assert "Không ghi được" in told.err
    assert "Errno" not in told.err


def test_a_key_that_could_not_be_written_leaves_no_secret_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("phoihop.engines.capture.keys.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        make_key(tmp_path / "may.pem")
    assert list(tmp_path.iterdir()) == []
