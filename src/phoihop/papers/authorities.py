"""Whom this house believes, and whom it asks for the time: what the settings say, as values.

The folder ``TRUST_DIR`` holds root certificates, intermediates and revocation lists; it is read
at every call, so that a fresh list counts at once.
"""

from pathlib import Path

from django.conf import settings

from phoihop.engines.seals.timestamps import HttpTimeStamper, TimeStamper
from phoihop.engines.seals.trust import TrustStore, trust_from_folder


def house_trust() -> TrustStore:
    """The certificates by which signatures are judged; nobody's when there is no such folder.

    Raises:
        Refusal: ``seals.bad_trust_file``, ``seals.no_roots``.
    """
    folder = Path(settings.TRUST_DIR)
    return trust_from_folder(folder) if folder.is_dir() else TrustStore(())


def house_clock() -> TimeStamper | None:
    """The RFC 3161 authority of this house, when one is set."""
    address = settings.TIME_AUTHORITY
    if not address:
        return None
    from urllib3 import PoolManager

    return HttpTimeStamper(address, PoolManager())
