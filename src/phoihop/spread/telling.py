"""Pictures, years and findings as programs read them: for the command and the API."""

from typing import Any

from phoihop.spread.family import Appearance, Branch, Picture
from phoihop.spread.models import Cofunding
from phoihop.spread.queries import Delivered, Repeated, Told, Year


def appearance_as_json(one: Appearance) -> dict[str, Any]:
    """One appearance of a text."""
    return {
        "ref": one.ref,
        "on": one.on.isoformat() if one.on else None,
        "outlet": one.outlet,
        "province": one.province,
        "kind": one.kind.value,
        "origin": one.origin.value,
        "title": one.title,
        "address": one.address,
        "place": one.place,
        "share_of_work": one.share_of_work,
        "verified": one.verified,
        "permission": one.permission.value,
        "byline": one.travelled.byline,
        "source_line": one.travelled.source_line,
        "label": one.travelled.label,
    }


def branch_as_json(branch: Branch) -> dict[str, Any]:
    """An appearance with those taken from it."""
    return {
        **appearance_as_json(branch.appearance),
        "copies": [branch_as_json(inner) for inner in branch.branches],
    }


def picture_as_json(picture: Picture) -> dict[str, Any]:
    """How a work travelled."""
    return {
        "first": branch_as_json(picture.tree) if picture.tree else None,
        "earlier": [appearance_as_json(one) for one in picture.earlier],
        "beside": [appearance_as_json(one) for one in picture.beside],
    }


def year_as_json(told: Year) -> dict[str, Any]:
    """The copies of a year: counts, and the list behind each."""
    return {
        "year": told.year,
        "copies": len(told.copies),
        "outlets": len(told.by_outlet),
        "works_carried": len(told.works_carried),
        "works": told.works,
        "by_outlet": [{"name": name, "copies": count} for name, count in told.by_outlet],
        "by_province": [{"name": name, "copies": count} for name, count in told.by_province],
        "by_kind": [{"name": name, "copies": count} for name, count in told.by_kind],
        "items": [
            {"work": one.work_ref, "work_title": one.work_title, **appearance_as_json(one.copy)}
            for one in told.copies
        ],
    }


def before_as_json(found: list[Delivered]) -> list[dict[str, Any]]:
    """Pieces delivered or printed before, one row for each finding."""
    return [
        _finding(paper, piece, told)
        for paper in found
        for piece in paper.pieces
        for told in piece.told
    ]


def _finding(paper: Delivered, piece: Repeated, told: Told) -> dict[str, Any]:
    return {
        "instrument": paper.instrument.ref,
        "work": piece.work.ref,
        "title": piece.work.title,
        "where": told.finding.where.value,
        "ground": told.finding.ground.value,
        "needs_decision": told.finding.bars and not told.covered,
        "share_of_work": told.finding.share_of_mine,
        "other_instrument": told.instrument_ref,
        "other_programme": told.public_ref,
        "other_title": told.title,
        "decision": piece.decision.ref if piece.decision else "",
        "decision_state": piece.decision.state if piece.decision else "",
    }


def cofunding_as_json(decision: Cofunding) -> dict[str, Any]:
    """A decision to accept a piece delivered before."""
    return {
        "ref": decision.ref,
        "instrument": decision.instrument.ref,
        "work": decision.work.ref,
        "reason": decision.reason,
        "words": decision.words,
        "state": decision.state,
        "decision_words": decision.decision_words,
    }
