"""What a signature is made with: its level (ETSI EN 319 142-1) and what is said beside it."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from phoihop.law.refusal import Refusal

MAX_REMARK_LETTERS: Final = 300


class SignAt(StrEnum):
    """What is put into the file with a signature."""

    B_B = "B-B"  # the signature
    B_T = "B-T"  # and a time from an authority
    B_LT = "B-LT"  # and what is known of revocation
    B_LTA = "B-LTA"  # and a time stamp over all that


@dataclass(frozen=True, slots=True)
class Remarks:
    """Why and where a signature is made, and the folder with the faces to draw it in.

    ``faces`` holds Liberation Serif; without it the face that comes with typst is used.
    """

    reason: str = ""
    place: str = ""
    faces: Path | None = None

    def __post_init__(self) -> None:
        """Refuse what would not fit.

        Raises:
            Refusal: ``seals.bad_value``.
        """
        if max(len(self.reason), len(self.place)) > MAX_REMARK_LETTERS:
            raise Refusal("seals.bad_value", limit=MAX_REMARK_LETTERS)
