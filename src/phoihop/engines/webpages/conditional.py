"""Asking only for what changed, and waiting as long as a server asks to."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from phoihop.engines.webpages.fetching import Fetched

MAX_WAIT_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to recognise the version of a page that we have."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        """Request headers that ask for the page only if it is another one."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value}


def validators_of(fetched: Fetched, known: Validators | None = None) -> Validators:
    """What to remember of an answer; after a 304 without them, what was known stays.

    Values that could not go into a header again are dropped.
    """
    etag, changed = _safe(fetched.header("etag")), _safe(fetched.header("last-modified"))
    if fetched.status == 304 and known is not None:
        return Validators(etag or known.etag, changed or known.last_modified)
    return Validators(etag, changed)


def _safe(value: str | None) -> str | None:
    return (
        value if value and len(value) <= 300 and value.isascii() and value.isprintable() else None
    )


def unchanged(fetched: Fetched) -> bool:
    """Whether the server said that the page is the one we have."""
    return fetched.status == 304


def wait_seconds(fetched: Fetched, *, at: datetime) -> int | None:
    """Seconds that a 429 or 503 asks to wait (``Retry-After``), at most a day; else ``None``.

    Args:
        at: the moment it is read at, for servers that name a moment.
    """
    asked = (fetched.header("retry-after") or "").strip()
    if fetched.status not in (429, 503) or not asked:
        return None
    if asked.isdigit():
        return min(int(asked[:9]), MAX_WAIT_SECONDS)
    try:
        moment = parsedate_to_datetime(asked)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return min(max(0, int((moment - at).total_seconds())), MAX_WAIT_SECONDS)
