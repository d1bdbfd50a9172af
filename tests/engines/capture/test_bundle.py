"""A bundle is whole to the last byte, or what was changed has a name."""

import ast
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.engines.capture.ed25519 import signature_holds
from phoihop.engines.capture.keys import WitnessKey, fingerprint_of, make_key, read_key
from phoihop.engines.capture.opening import open_testimony
from phoihop.engines.capture.sealing import Part, write_bundle
from phoihop.engines.capture.single_file import verifier_source
from phoihop.engines.capture.verifier import check_bundle
from phoihop.law.refusal import Refusal
from tests.engines.capture.conftest import AT, look
from tests.engines.webpages.hostile import hostile_server


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bundle")


@pytest.fixture(scope="module")
def whole(folder: Path) -> bytes:
    """One capture, sealed."""
    with hostile_server() as server:
        archive = look(server)
    target = io.BytesIO()
    part = Part("captures/0001.warc", archive)
    write_bundle(target, [part], {}, kind="capture", key=make_key(folder / "k.pem"), at=AT)
    return target.getvalue()


def test_a_bundle_is_a_zip_that_any_program_opens(whole: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(whole)) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == ["captures/0001.warc", "manifest.json", "seal.json"]


def test_a_whole_bundle_holds_and_says_what_was_not_checked(folder: Path, whole: bytes) -> None:
    path = folder / "whole.zip"
    path.write_bytes(whole)
    report = check_bundle(path)
    assert (report.wrong, report.held["files"], report.held["signature"]) == ([], 1, 1)
    assert report.held["records"] >= 5
    assert [code for code, _ in report.unchecked] == ["key", "law"]
    assert "NGUYÊN VẸN" in report.lines(0)[0]
    [seen] = open_testimony(path).seen
    assert seen.sighting.status == 200


@given(st.data())
def test_one_changed_byte_anywhere_is_found_and_named(
    folder: Path, whole: bytes, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(whole) - 1))
    flipped = whole[at] ^ data.draw(st.integers(1, 255))
    path = folder / "changed.zip"
    path.write_bytes(whole[:at] + bytes([flipped]) + whole[at + 1 :])
    report = check_bundle(path)
    assert report.wrong
    assert all(place for _, place in report.wrong)


@pytest.mark.parametrize("size", [0, 1, 22, 500])
def test_a_cut_or_lengthened_bundle_is_found(folder: Path, whole: bytes, size: int) -> None:
    path = folder / "cut.zip"
    for data in (whole[:size], whole[: len(whole) - 1 - size], whole + b"x" * (size + 1)):
        path.write_bytes(data)
        assert check_bundle(path).wrong


def test_what_was_changed_is_named(folder: Path, whole: bytes) -> None:
    path = folder / "named.zip"
    at = whole.index(b"Content-Length: ") + 3
    path.write_bytes(whole[:at] + b"X" + whole[at + 1 :])
    assert ("changed", "captures/0001.warc") in check_bundle(path).wrong
    with pytest.raises(Refusal, match=r"capture\.bundle_broken"):
        open_testimony(path)


def test_a_bundle_sealed_anew_shows_another_key(folder: Path, whole: bytes) -> None:
    target = io.BytesIO()
    other = make_key(folder / "other.pem")
    write_bundle(target, [Part("captures/0001.warc", b"x")], {}, kind="capture", key=other, at=AT)
    path = folder / "other.zip"
    path.write_bytes(target.getvalue())
    assert check_bundle(path).facts["key"] == fingerprint_of(other.public_hex)
    assert other.public_hex.encode() not in whole


def test_the_single_file_needs_nothing_but_python(folder: Path, whole: bytes) -> None:
    script, path = folder / "verify.py", folder / "alone.zip"
    script.write_text(verifier_source(), encoding="utf-8")
    path.write_bytes(whole)
    order = [sys.executable, "-I", "-S", str(script), str(path), "--json"]
    told = subprocess.run(order, capture_output=True, text=True, check=True, cwd=folder)
    assert json.loads(told.stdout)["whole"] is True
    path.write_bytes(whole[:300] + b"~" + whole[301:])
    broken = subprocess.run(order[:-1] + ["--en"], capture_output=True, text=True, check=False)
    assert broken.returncode == 1
    assert "CHANGED" in broken.stdout


def test_no_two_names_of_the_single_file_are_alike() -> None:
    found = [
        getattr(one, "name", None) or getattr(one, "id", "")
        for node in ast.parse(verifier_source()).body
        for one in (node.targets if isinstance(node, ast.Assign) else [node])
    ]
    named = [one for one in found if one]
    assert sorted(named) == sorted(set(named))


@given(st.binary(max_size=200), st.integers(0, 511))
def test_signatures_hold_and_no_bit_of_them_may_change(
    folder: Path, message: bytes, bit: int
) -> None:
    key = _kept(folder)
    public, signature = bytes.fromhex(key.public_hex), key.sign(message)
    assert signature_holds(public, message, signature)
    bent = bytearray(signature)
    bent[bit // 8] ^= 1 << bit % 8
    assert not signature_holds(public, message, bytes(bent))
    assert not signature_holds(public, message + b"x", signature)


def _kept(folder: Path) -> WitnessKey:
    path = folder / "signing.pem"
    return read_key(path) if path.exists() else make_key(path)


def test_a_published_signature_holds() -> None:
    """RFC 8032, section 7.1, test 2."""
    public = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    signature = bytes.fromhex(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert signature_holds(public, b"\x72", signature)


def test_a_key_is_kept_for_its_owner_and_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "k.pem"
    key = make_key(path)
    assert path.stat().st_mode & 0o077 == 0
    assert read_key(path).public_hex == key.public_hex
    assert "private" not in repr(key)
    with pytest.raises(Refusal, match=r"capture\.key_exists"):
        make_key(path)
    assert [one.name for one in tmp_path.iterdir()] == ["k.pem"]
    (tmp_path / "no").write_text("x")
    with pytest.raises(Refusal, match=r"capture\.no_key"):
        read_key(tmp_path / "no")
    with pytest.raises(Refusal, match=r"capture\.not_a_key"):
        fingerprint_of("12")
