"""Reading kept papers."""

from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from phoihop.papers.models import KeptPaper, OfficialNumber


def blob_path(sha256: str) -> Path:
    """Where the bytes with that hash are kept."""
    return Path(settings.DATA_DIR) / "blobs" / sha256[:2] / sha256


def papers_of(subject: str) -> QuerySet[KeptPaper]:
    """The papers kept for one subject, newest first. Who may see the subject may see these."""
    return KeptPaper.objects.filter(subject=subject)


def number_of(subject: str) -> OfficialNumber | None:
    """The official number of a paper, when the clerk has recorded it."""
    return OfficialNumber.objects.filter(subject=subject).first()


def read_bytes(sha256: str) -> bytes:
    """The bytes kept under that hash.

    Raises:
        FileNotFoundError: when they are not in the data folder.
    """
    return blob_path(sha256).read_bytes()
