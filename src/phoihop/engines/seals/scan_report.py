"""What a scan of a paper signed in ink is like."""

from dataclasses import dataclass
from typing import Final

MIN_DPI: Final = 200


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """One page: its largest picture. Without a picture ``dpi`` is 0 and ``colour`` false.

    Attributes:
        dpi: the lower of both directions, as the picture is placed on the page.
        covers: share 0..1 of the page that the picture covers.
    """

    number: int
    width_mm: int
    height_mm: int
    dpi: int
    colour: bool
    covers: float


@dataclass(frozen=True, slots=True)
class ScanReport:
    """A scan and whether it is good enough to stand for the paper."""

    pages: tuple[ScannedPage, ...]

    @property
    def poor_pages(self) -> tuple[int, ...]:
        """Pages below 200 dpi."""
        return tuple(page.number for page in self.pages if 0 < page.dpi < MIN_DPI)

    @property
    def grey_pages(self) -> tuple[int, ...]:
        """Pages whose picture has no colour: a red seal cannot be told from a copy."""
        return tuple(page.number for page in self.pages if page.dpi and not page.colour)

    @property
    def empty_pages(self) -> tuple[int, ...]:
        """Pages that are no scan: without a picture over at least half of the page."""
        return tuple(page.number for page in self.pages if not page.dpi or page.covers < 0.5)

    @property
    def good(self) -> bool:
        """Every page is a picture in colour at 200 dpi or more."""
        return bool(self.pages) and not (self.poor_pages or self.grey_pages or self.empty_pages)
