"""The public page of a programme as plain data."""

from collections.abc import Iterable
from typing import Any

from phoihop.register.queries import PublicProgramme


def as_data(told: PublicProgramme, pieces: Iterable[Any]) -> dict[str, Any]:
    """What the public page says, as JSON types; days in ISO form, at the precision known."""
    programme = told.programme
    return {
        "ref": programme.ref,
        "title": programme.title,
        "sample": programme.sample,
        "starts_on": programme.starts_on.isoformat(),
        "ends_on": programme.ends_on.isoformat(),
        "signed_on": programme.signed_on.isoformat() if programme.signed_on else None,
        "parties": {side.value: names for side, names in told.parties.items()},
        "duties": [
            {"side": side.value, "kind": kind, "count": count} for side, kind, count in told.duties
        ],
        "papers": [
            {
                "ref": paper.ref,
                "year": paper.year,
                "title": paper.title,
                "signed_on": paper.signed_on.isoformat() if paper.signed_on else None,
                "label_vi": label.text_vi if label else None,
                "label_en": label.text_en if label else None,
            }
            for paper, label in told.papers
        ],
        "pieces": [_piece(one) for one in pieces],
    }


def _piece(match: Any) -> dict[str, Any]:
    seen = match.publication
    return {
        "ref": seen.ref,
        "title": seen.title,
        "published": str(seen.published) if seen.published else None,
        "outlet": seen.outlet.name if seen.outlet else seen.broadcast_title,
        "address": seen.href or None,
        "issue": seen.issue or None,
        "page": seen.page or None,
        "paper": match.line.instrument.ref if match.line else None,
        "label_seen_at": match.label_present_at.isoformat() if match.label_present_at else None,
    }
