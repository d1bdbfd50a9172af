"""What the real signing reports hold, by hand: identifiers and counts only, no texts."""

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

from phoihop.engines.drafting import Draft, draft
from phoihop.law.refusal import Refusal

SHARED = Path(os.environ.get("PHOIHOP_SHARED") or Path(__file__).resolve().parents[4] / "shared")
ARTICLES = SHARED / "data" / "articles.jsonl"
KINDS = ("side", "signing_organ", "period", "instrument", "signed_on", "place", "document")
COUNTED = ("person", "open_class", "theme", "duty", "review", "heard")

REFUSED = {
    "b21512340": "no_agreement",  # a yearly meeting with the press
    "m002": "no_agreement",  # a visit
    "m020": "other_language",
    "m023": "other_language",
    "m162": "no_agreement",  # a tender
}
EXPECTED: dict[str, tuple[int, int, int, int, int, int, int]] = {
    "b22523634": (3, 0, 1, 0, 1, 1, 0),
    "b22691922": (2, 0, 1, 0, 1, 1, 0),
    "b22717152": (2, 0, 0, 0, 1, 1, 1),
    "m001": (2, 2, 1, 1, 0, 0, 4),
    "m003": (2, 1, 1, 0, 1, 1, 0),
    "m004": (2, 1, 1, 0, 1, 1, 0),
    "m006": (2, 2, 1, 0, 1, 1, 0),
    "m008": (2, 0, 1, 0, 1, 1, 0),
    "m013": (2, 0, 0, 0, 1, 0, 0),
    "m014": (2, 0, 1, 0, 1, 1, 0),
    "m017": (2, 0, 0, 0, 1, 1, 0),
    "m022": (3, 0, 0, 1, 1, 0, 1),
    "m024": (2, 0, 0, 0, 1, 1, 0),
    "m029": (2, 0, 1, 0, 1, 0, 0),
    "m030": (3, 0, 1, 0, 1, 0, 0),
    "m032": (2, 0, 1, 0, 1, 0, 0),
    "m033": (3, 0, 1, 0, 1, 0, 0),
    "m035": (2, 0, 1, 0, 1, 1, 0),
    "m037": (3, 0, 0, 0, 0, 0, 0),
    "m039": (2, 0, 0, 0, 1, 1, 0),
    "m160": (2, 0, 0, 0, 1, 0, 0),
}
"""By record, what a reader finds of each of ``KINDS``. Counts, so a wrong find beside a miss hides:
the notes of docs/draft-from-text.md name those."""


def reports() -> dict[str, dict[str, Any]]:
    """The records of group 1, by identifier."""
    rows = map(json.loads, ARTICLES.read_text(encoding="utf-8").splitlines())
    return {row["id"]: row for row in rows if row["group"] == "1"}


def drafted(record: dict[str, Any]) -> Draft | str:
    """The draft of title and text, or the last word of the code of the refusal."""
    try:
        return draft(record["title"] + "\n\n" + record["text"])
    except Refusal as refusal:
        return refusal.code.partition(".")[2]


def table() -> str:
    """Found of expected by kind, and the counts of what was not labelled, as Markdown."""
    lines = [
        "| record | " + " | ".join((*KINDS, *COUNTED, "not understood")) + " |",
        "|---|" + "---|" * (len(KINDS) + len(COUNTED) + 1),
    ]
    for name, record in sorted(reports().items()):
        made = drafted(record)
        if isinstance(made, str):
            lines.append(f"| `{name}` | refused: {made} |" + " |" * (len(KINDS) + len(COUNTED)))
            continue
        found = Counter(one.kind for one in made.fields)
        marks = [
            f"{found[kind]}/{want}" if found[kind] or want else "–"
            for kind, want in zip(KINDS, EXPECTED[name], strict=True)
        ]
        counts = [str(found[kind]) for kind in COUNTED]
        lines.append(f"| `{name}` | {' | '.join((*marks, *counts))} | {len(made.not_understood)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
