"""A bundle holds all that proves, can be checked anywhere, and hides no changed byte."""

import json
import random
import subprocess
import sys
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import LazySettings
from django.core.management import call_command
from django.http import Http404

from phoihop.acceptance.services import draw_up
from phoihop.engines.capture.keys import make_key
from phoihop.engines.capture.sealing import Part, write_bundle
from phoihop.engines.capture.verifier import check_bundle
from phoihop.engines.seals.rehearsal_clock import RehearsalClock
from phoihop.evidence.bundling.subjects import find_subject
from phoihop.evidence.bundling.writing import write_evidence_bundle
from phoihop.evidence.models import Evidence
from phoihop.evidence.services import add_evidence, seal_evidence
from phoihop.evidence.witnessing import services, stamping
from phoihop.law.period import Period
from phoihop.law.refusal import Refusal
from phoihop.papers.queries import blob_path
from phoihop.parties.models import Member
from phoihop.programmes.models import Programme
from phoihop.publications.models import Match
from tests.engines.seals import papers
from tests.evidence.witnessing.conftest import Machine
from tests.fixtures import NOON

FILES = {"README.txt", "verify.py", "verify.html", "contents.json", "chain.jsonl", "manifest.json",
         "seal.json"}  # fmt: skip


@pytest.fixture
def proven(
    match: Match, machine_a: Machine, machine_b: Machine, officer: Member, editor: Member,
    stamped: LazySettings, clock: RehearsalClock, monkeypatch: pytest.MonkeyPatch,
) -> Match:  # fmt: skip
    """A piece with a text, two captures of two sides, a seal, and time stamps."""
    services.take_testimony(machine_a.bundle(), by=officer, at=NOON)
    services.take_testimony(machine_b.bundle(), by=editor, at=NOON)
    add_evidence(match.publication, by=editor, at=NOON, captured_at=NOON, text="Bài về chè xuân")
    first = Evidence.objects.order_by("pk").select_related("file").first()
    assert first is not None
    assert first.file is not None
    seal_evidence(first, sha256=first.file.sha256, by=editor, at=NOON)
    monkeypatch.setattr(stamping, "stamper_at", lambda authority: clock)
    stamping.stamp_due(at=clock.stamps_at + timedelta(days=3650))
    return match


def written(ref: str, member: Member, folder: Path) -> Path:
    path = folder / "goi.zip"
    with path.open("wb") as file:
        write_evidence_bundle(find_subject(ref, seen_by=member), file, at=NOON)
    return path


@pytest.mark.parametrize("ref", ["CT-2017-01", "HĐ-2017-01", "TP-2017-0001", "LĐ-2017-0001"])
def test_a_bundle_of_anything_is_whole(
    proven: Match, officer: Member, tmp_path: Path, ref: str
) -> None:
    path = written(ref, officer, tmp_path)
    report = check_bundle(path)
    assert report.wrong == []
    assert (report.held["stamps"], report.held["stamp_signatures"]) == (2, 2)
    assert report.held["entries"] >= 5
    with zipfile.ZipFile(path) as opened:
        names = set(opened.namelist())
        contents = json.loads(opened.read("contents.json"))
    assert names >= FILES
    assert len([name for name in names if name.endswith(".warc")]) == 2
    [piece] = contents["works"][0]["publications"]
    assert piece["level"] == "witnessed"
    assert piece["comparisons"][0]["agrees"] is True
    assert contents["totals"]["levels"] == {"witnessed": 1}
    assert "Can-Bo" not in json.dumps(contents)  # houses and keys, no people


def test_the_bundle_of_a_record_adds_up(proven: Match, officer: Member, tmp_path: Path) -> None:
    record = draw_up(
        proven.line.instrument,  # type: ignore[union-attr]
        period=Period(NOON.date().replace(month=1, day=1), NOON.date()),
        accepted_on=NOON.date(),
        by=officer,
        at=NOON + timedelta(hours=1),
        place="",
    )
    path = written(record.ref, officer, tmp_path)
    report = check_bundle(path)
    assert (report.wrong, report.held["amounts"]) == ([], 1)


def test_changed_bytes_anywhere_are_found_and_named(
    proven: Match, officer: Member, tmp_path: Path
) -> None:
    whole = written("LĐ-2017-0001", officer, tmp_path).read_bytes()
    chance = random.Random(20171)
    changed = tmp_path / "changed.zip"
    for _ in range(60):
        at = chance.randrange(len(whole))
        flipped = bytes([whole[at] ^ (1 << chance.randrange(8))])
        changed.write_bytes(whole[:at] + flipped + whole[at + 1 :])
        wrong = check_bundle(changed).wrong
        assert wrong, at
        assert all(place for _, place in wrong)


def test_it_is_checked_where_the_program_is_not(
    proven: Match, officer: Member, tmp_path: Path
) -> None:
    path = written("LĐ-2017-0001", officer, tmp_path)
    with zipfile.ZipFile(path) as opened:
        opened.extract("verify.py", tmp_path)
    root = papers.authority().identity.certificate.public_bytes(Encoding.PEM)
    (tmp_path / "root.pem").write_bytes(root)
    order = [sys.executable, "-I", "-S", "verify.py", path.name, "--en", "--trust", "root.pem"]
    told = subprocess.run(order, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert "WHOLE" in told
    assert "2 time stamps for their file" in told
    assert "2 signatures of time-stamp authorities" in told
    assert "Time stamps of TSA diễn tập" in told
    assert "led back to CA diễn tập" in told


def resealed(whole: Path, target: Path, name: str, data: bytes) -> Path:
    """The bundle with one file replaced and all of it sealed anew, as a forger would."""
    with zipfile.ZipFile(whole) as opened:
        kept = {one: opened.read(one) for one in opened.namelist()}
    manifest = json.loads(kept.pop("manifest.json"))
    del kept["seal.json"]
    facts = {"subject": manifest["subject"], "stamps": manifest["stamps"]}
    parts = [Part(one, data if one == name else kept[one]) for one in kept]
    key = make_key(target.with_suffix(".pem"))
    with target.open("wb") as file:
        write_bundle(file, parts, facts, kind="evidence", key=key, at=NOON)
    return target


def test_a_forged_stamp_is_found_though_the_bundle_was_sealed_anew(
    proven: Match, officer: Member, tmp_path: Path
) -> None:
    whole = written("LĐ-2017-0001", officer, tmp_path)
    with zipfile.ZipFile(whole) as opened:
        name = next(one for one in opened.namelist() if one.startswith("stamps/"))
        token = opened.read(name)
    at = token.index(b"2017", 60) + 3  # the year of the stamp
    forged = token[:at] + b"6" + token[at + 1 :]
    path = resealed(whole, tmp_path / "anew.zip", name, forged)
    assert check_bundle(path).wrong == [("stamp_signature", name)]


def test_only_stamps_that_lead_to_the_given_certificates_satisfy_a_doubter(
    proven: Match, officer: Member, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, root, other = (tmp_path / one for one in ("ct.zip", "root.pem", "other.pem"))
    written("LĐ-2017-0001", officer, tmp_path).rename(path)
    root.write_bytes(papers.authority().identity.certificate.public_bytes(Encoding.PEM))
    other.write_bytes(papers.signers()["a-person"].certificate.public_bytes(Encoding.DER))
    call_command("evidence", "verify", str(path), "--trust", str(root), "--json")
    told = json.loads(capsys.readouterr().out)
    assert {one["trusted_through"] for one in told["stamps"].values()} != {None}
    with pytest.raises(SystemExit):
        call_command("evidence", "verify", str(path), "--trust", str(other), "--json")
    told = json.loads(capsys.readouterr().out)
    assert (told["whole"], len(told["untrusted"])) == (True, 2)
    with pytest.raises(Refusal, match=r"bundle\.no_certificate"):
        call_command("evidence", "verify", str(path), "--trust", str(path))


def test_a_file_that_is_gone_makes_no_bundle(
    proven: Match, officer: Member, tmp_path: Path
) -> None:
    proof = Evidence.objects.select_related("file").order_by("pk").first()
    assert proof is not None
    assert proof.file is not None
    blob_path(proof.file.sha256).write_bytes(b"khac")
    with pytest.raises(Refusal, match=r"bundle\.file_missing"):
        written("LĐ-2017-0001", officer, tmp_path)


def test_an_empty_programme_has_none(programme: Programme, officer: Member, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"bundle\.nothing_inside"):
        written(programme.ref, officer, tmp_path)


def test_strangers_get_none(proven: Match, stranger: Member) -> None:
    for ref in ("CT-2017-01", "HĐ-2017-01", "TP-2017-0001", "LĐ-2017-0001", "BBNT-2017-01", "x"):
        with pytest.raises(Http404):
            find_subject(ref, seen_by=stranger)


def test_the_commands_write_and_check(
    proven: Match, officer: Member, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ct.zip"
    call_command("evidence", "bundle", "CT-2017-01", "-o", str(path), "--as", officer.ref, "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["bytes"] == path.stat().st_size
    call_command("evidence", "verify", str(path))
    assert "NGUYÊN VẸN" in capsys.readouterr().out
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
    with pytest.raises(SystemExit):
        call_command("evidence", "verify", str(path), "--json")
    assert json.loads(capsys.readouterr().out)["whole"] is False
    assert sorted(one.name for one in tmp_path.glob("*.draft")) == []
