"""Reading kept papers."""

from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from phoihop.papers.models import KeptPaper, OfficialNumber, Sealing, SealingStage
from phoihop.papers.rules import SealingState, StageStep


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


def current_sealing(subject: str) -> Sealing | None:
    """How the paper is being signed, or was; what was set aside is passed over."""
    kept = Sealing.objects.filter(subject=subject).exclude(state=SealingState.SET_ASIDE.value)
    return kept.first()


def stages_of(sealing: Sealing) -> QuerySet[SealingStage]:
    """The stages with their files, first to last."""
    return SealingStage.objects.filter(sealing=sealing).select_related("paper").order_by("ordinal")


def latest_stage(sealing: Sealing) -> SealingStage | None:
    """The newest stage, with its file."""
    return stages_of(sealing).last()


def signed_fields(sealing: Sealing) -> list[str]:
    """The fields that were signed, in the order of signing."""
    return _fields(sealing, StageStep.SIGNED)


def compared_by(sealing: Sealing) -> list[str]:
    """The parties that have compared a scan."""
    return _fields(sealing, StageStep.CONFIRMED)


def filled(sealing: Sealing) -> bool:
    """Whether number and date are in their fields."""
    return stages_of(sealing).filter(step=StageStep.FILLED.value).exists()


def _fields(sealing: Sealing, step: StageStep) -> list[str]:
    return list(stages_of(sealing).filter(step=step.value).values_list("field", flat=True))
