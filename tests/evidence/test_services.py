"""Proof is kept by its hash, once, and sealed only by the other side."""

import hashlib
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from phoihop.evidence import services
from phoihop.evidence.models import Evidence, Seal
from phoihop.evidence.queries import first_reaching, proofs_of
from phoihop.law.refusal import Refusal
from phoihop.papers.queries import read_bytes
from phoihop.parties.models import Member
from phoihop.programmes.rules import EvidenceLevel
from phoihop.publications.models import Match, Publication
from tests.evidence.conftest import PAGE
from tests.fixtures import NOON


def test_a_file_is_kept_by_its_hash(proof: Evidence) -> None:
    assert proof.file is not None
    assert proof.level == "page_file"
    assert proof.file.sha256 == hashlib.sha256(PAGE).hexdigest()
    assert read_bytes(proof.file.sha256) == PAGE


def test_the_same_proof_twice_is_kept_once(proof: Evidence, match: Match, editor: Member) -> None:
    again = services.add_evidence(
        match.publication, by=editor, at=NOON, captured_at=NOON, file=("trang.pdf", PAGE)
    )
    assert again == proof
    assert Evidence.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, "evidence.nothing_given"),
        ({"file": ("a.pdf", b"")}, "evidence.empty_file"),
        ({"file": ("a.pdf", b"MZ\x90\x00")}, "evidence.file_kind_unknown"),
    ],
)
def test_what_proves_nothing_is_refused(
    match: Match, editor: Member, given: dict[str, tuple[str, bytes]], code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        services.add_evidence(match.publication, by=editor, at=NOON, captured_at=NOON, **given)  # type: ignore[arg-type]


def test_nothing_is_captured_in_the_future(match: Match, editor: Member) -> None:
    with pytest.raises(Refusal, match="evidence.captured_in_future"):
        services.add_evidence(
            match.publication, by=editor, at=NOON, captured_at=NOON + timedelta(days=1), text="x"
        )


def test_only_the_other_side_seals_and_only_the_very_bytes(
    proof: Evidence, editor: Member, officer: Member
) -> None:
    sha256 = hashlib.sha256(PAGE).hexdigest()
    with pytest.raises(Refusal, match="evidence.own_seal"):
        services.seal_evidence(proof, sha256=sha256, by=editor, at=NOON)
    with pytest.raises(Refusal, match="evidence.hash_differs"):
        services.seal_evidence(proof, sha256="0" * 64, by=officer, at=NOON)
    services.seal_evidence(proof, sha256=sha256, by=officer, at=NOON)
    with pytest.raises(Refusal, match="evidence.sealed"):
        services.seal_evidence(proof, sha256=sha256, by=officer, at=NOON)


def test_levels_are_reached_in_their_time(proof: Evidence, match: Match, officer: Member) -> None:
    later = NOON + timedelta(days=3)
    services.seal_evidence(proof, sha256=hashlib.sha256(PAGE).hexdigest(), by=officer, at=later)
    proofs = proofs_of(Publication.objects.all())[match.publication_id]
    assert [proof.level.value for proof in proofs] == ["link", "page_file", "sealed"]
    text = first_reaching(proofs, EvidenceLevel.TEXT)
    sealed = first_reaching(proofs, EvidenceLevel.SEALED)
    assert text is not None
    assert sealed is not None
    assert (text.recorded_at, sealed.recorded_at) == (NOON, later)


def seal(proof: Evidence, officer: Member) -> Seal:
    sha256 = hashlib.sha256(PAGE).hexdigest()
    return services.seal_evidence(proof, sha256=sha256, by=officer, at=NOON)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE evidence_evidence SET text = 'khác'",
        "DELETE FROM evidence_evidence",
        "UPDATE evidence_seal SET sha256 = ''",
        "DELETE FROM evidence_seal",
    ],
)
def test_the_database_lets_nobody_rewrite_a_proof(
    proof: Evidence, officer: Member, statement: str
) -> None:
    seal(proof, officer)
    with pytest.raises(DatabaseError, match="never"), transaction.atomic():
        connection.cursor().execute(statement)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a way round that only SQLite has")
def test_not_even_by_replacing(proof: Evidence, officer: Member) -> None:
    seal(proof, officer)
    for table in ("evidence_evidence", "evidence_seal"):
        with pytest.raises(DatabaseError), transaction.atomic():
            connection.cursor().execute(f"REPLACE INTO {table} SELECT * FROM {table}")
    assert Seal.objects.count() == 1
