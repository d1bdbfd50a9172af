"""The papers of the case as files, in the folder where people look for them."""

from datetime import date, datetime, time
from pathlib import Path

from django.conf import settings

from phoihop.demo.stage import PROGRAMME, as_member, programme
from phoihop.law.period import HERE
from phoihop.ledger.papers import ledger_xlsx
from phoihop.ledger.queries import ledger_of
from phoihop.papers.models import KeptPaper
from phoihop.papers.queries import read_bytes

SHOWN_ON = date(2018, 1, 31)
PLAYED_HERE = "example"  # an empty file in the data folder of a house that holds the case


def write_papers() -> list[Path]:
    """Write the newest of every signed paper, record and report, and the ledger. May be repeated.

    Returns:
        The files, sorted; those that are there with the same bytes are left as they are.
    """
    folder = Path(settings.DATA_DIR) / "papers"
    folder.mkdir(parents=True, exist_ok=True)
    kept = KeptPaper.objects.filter(subject__regex="^(acceptance|paper|review):").order_by(
        "made_at"
    )
    newest = {paper.name: paper.sha256 for paper in kept}
    files = {name: read_bytes(sha256) for name, sha256 in newest.items()}
    files[f"so-nghia-vu-{PROGRAMME}.xlsx"] = _ledger()
    return sorted(_write(folder / name, data) for name, data in files.items())


def _ledger() -> bytes:
    known_at = datetime.combine(SHOWN_ON, time.max, tzinfo=HERE)
    as_member.cache_clear()
    seen_by = as_member("can-bo")
    return ledger_xlsx(ledger_of(programme(), seen_by=seen_by, on=SHOWN_ON, known_at=known_at))


def _write(path: Path, data: bytes) -> Path:
    """Give the file its name only when it is whole."""
    if not path.exists() or path.read_bytes() != data:
        draft = path.with_name(f".{path.name}.draft")
        draft.write_bytes(data)
        draft.replace(path)
    return path
