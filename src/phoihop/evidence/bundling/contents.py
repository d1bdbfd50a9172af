"""What a bundle says it holds: works, where they appeared, how each is proven; and the totals."""

from collections import defaultdict
from typing import Any

from phoihop.evidence.bundling.subjects import Subject
from phoihop.evidence.models import Comparison, Evidence
from phoihop.evidence.queries import proofs_of
from phoihop.evidence.rules import strongest
from phoihop.programmes.rules import EvidenceLevel
from phoihop.publications.models import Publication

Row = dict[str, Any]


def contents_of(subject: Subject, proofs: list[Evidence]) -> Row:
    """The contents as plain values; no person is named, only houses and keys."""
    by_piece: dict[int, list[Row]] = defaultdict(list)
    for proof in proofs:
        by_piece[proof.publication_id].append(evidence_row(proof))
    pairs: dict[int, list[Row]] = defaultdict(list)
    compared = Comparison.objects.filter(publication__in=subject.publications.order_by())
    for pair in compared.select_related("one__evidence", "other__evidence"):
        pairs[pair.publication_id].append(_pair_row(pair))
    reached = proofs_of(subject.publications)
    counts_for = _counted(subject)
    works: dict[str, Row] = {}
    pieces = subject.publications.select_related("work", "outlet").defer("work__body")
    for piece in pieces.order_by("published_on", "pk"):
        level = strongest(one.level for one in reached.get(piece.pk, []))
        row = _piece_row(piece, level, by_piece[piece.pk], pairs[piece.pk])
        row["counts_for"] = counts_for[piece.pk]
        kept = works.setdefault(
            piece.work.ref,
            {"work": piece.work.ref, "title": piece.work.title, "publications": []},
        )
        kept["publications"].append(row)
    listed = list(works.values())
    return {
        "subject": {"ref": subject.ref, "kind": subject.kind, "title": subject.title},
        "works": listed,
        "totals": totals_of(listed),
        **subject.more,
    }


def _counted(subject: Subject) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for match in subject.matches.select_related("line__instrument", "obligation", "programme"):
        line = match.line
        named = f"{line.instrument.ref}/{line.code}" if line else match.obligation.code
        found[match.publication_id].append(f"{match.programme.ref} {named}")
    return found


def _piece_row(
    piece: Publication, level: EvidenceLevel, evidence: list[Row], pairs: list[Row]
) -> Row:
    published = piece.published
    return {
        "ref": piece.ref,
        "title": piece.title,
        "outlet": piece.outlet.name if piece.outlet else "",
        "published": str(published) if published else "",
        "address": piece.address,
        "level": level.value,
        "evidence": evidence,
        "comparisons": pairs,
    }


def evidence_row(proof: Evidence) -> Row:
    """One proof; the file is found in the bundle by its hash."""
    return {
        "ref": proof.ref,
        "level": proof.level,
        "captured_at": proof.captured_at.isoformat(),
        "recorded_at": proof.recorded_at.isoformat(),
        "recorded_for": proof.recorded_by.organisation.ref,
        "file_sha256": proof.file.sha256 if proof.file else "",
        "file_bytes": proof.file.size_bytes if proof.file else 0,
        "text_sha256": proof.text_sha256,
        "seal": _seal_row(proof),
        "capture": _capture_row(proof),
        "stamps": [
            {
                "authority": stamp.authority,
                "stamped_at": stamp.stamped_at.isoformat() if stamp.stamped_at else None,
                "trusted_when_it_came": stamp.trusted,
            }
            for stamp in proof.time_stamps.all()
        ],
    }


def _seal_row(proof: Evidence) -> Row | None:
    if not hasattr(proof, "seal"):
        return None
    seal = proof.seal
    return {
        "sha256": seal.sha256,
        "sealed_for": seal.member.organisation.ref,
        "sealed_at": seal.sealed_at.isoformat(),
    }


def _capture_row(proof: Evidence) -> Row | None:
    if not hasattr(proof, "capture"):
        return None
    seen = proof.capture
    return {
        "witness_of": seen.organisation.ref if seen.organisation else "",
        "key": seen.key_fingerprint,
        "key_void": bool(seen.key and seen.key.void_from),
        "bundle": seen.testimony_sha256,
        "claimed_at": seen.claimed_at.isoformat(),
        "skew_seconds": seen.skew_seconds,
        "machine": seen.machine,
        "network": seen.network,
        "missing": seen.missing,
        "words_sha256": seen.words_sha256,
    }


def _pair_row(pair: Comparison) -> Row:
    return {
        "one": pair.one.evidence.ref,
        "other": pair.other.evidence.ref,
        "agrees": pair.agrees,
        "one_witness_because": pair.one_witness_because,
        "compared_at": pair.compared_at.isoformat(),
    }


def totals_of(works: list[Row]) -> Row:
    """What ``verifier.check_contents`` counts again."""
    pieces = [piece for work in works for piece in work["publications"]]
    proofs = [proof for piece in pieces for proof in piece["evidence"]]
    kept = {one["file_sha256"]: one["file_bytes"] for one in proofs if one["file_sha256"]}
    levels: dict[str, int] = {}
    for piece in pieces:
        levels[piece["level"]] = levels.get(piece["level"], 0) + 1
    return {
        "works": len(works),
        "publications": len(pieces),
        "evidence": len(proofs),
        "levels": levels,
        "files": len(kept),
        "file_bytes": sum(kept.values()),
    }
