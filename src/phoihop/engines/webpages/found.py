"""Addresses found in feeds, sitemaps and section pages, with the days given there."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FoundAddress:
    """One address to look at; found, not yet fetched.

    Attributes:
        address: absolute, as found.
        title: as given beside it, or empty.
        published_at: as given; in Viet Nam's time where no zone was given.
        modified_at: as given, likewise.
    """

    address: str
    title: str = ""
    published_at: datetime | None = None
    modified_at: datetime | None = None
