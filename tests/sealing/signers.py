"""A rehearsal authority and the four signers of the founding pair; all invented."""

from datetime import datetime, timedelta
from functools import cache

from phoihop.engines.seals.keys import Pkcs12
from phoihop.engines.seals.levels import SignAt
from phoihop.engines.seals.rehearsal import Identity, RehearsalAuthority
from phoihop.engines.seals.rehearsal_clock import RehearsalClock
from phoihop.engines.seals.trust import TrustStore
from phoihop.papers.services import Means
from tests.fixtures import NOON

PASSPHRASE = "diễn tập"
ORDER = ("a-person", "b-person", "a-organisation", "b-organisation")
PERSON_A, PERSON_B = "Nguyễn Văn Mẫu", "Trần Thị Ví Dụ"


@cache
def authority() -> RehearsalAuthority:
    return RehearsalAuthority.found(NOON)


@cache
def trust() -> TrustStore:
    return authority().trust(at=NOON)


@cache
def identity(field: str) -> Identity:
    return {
        "a-person": lambda: authority().person(PERSON_A, "Tỉnh ủy Mẫu", at=NOON),
        "b-person": lambda: authority().person(PERSON_B, "Tạp chí Mẫu", at=NOON),
        "a-organisation": lambda: authority().organisation("Tỉnh ủy Mẫu", at=NOON),
        "b-organisation": lambda: authority().organisation("Tạp chí Mẫu", at=NOON),
        "stranger": lambda: authority().person("Người Lạ", "Báo Lạ", at=NOON),
    }[field]()


@cache
def p12(field: str) -> bytes:
    return identity(field).p12(PASSPHRASE)


@cache
def clock() -> RehearsalClock:
    return RehearsalClock(authority().time_authority(at=NOON), NOON)


def means(field: str, level: SignAt = SignAt.B_B, at: datetime = NOON) -> Means:
    """What the holder of that field signs with."""
    clock().stamps_at = at
    return Means(Pkcs12(p12(field), PASSPHRASE), level, trust(), clock())


def minutes(count: int) -> datetime:
    return NOON + timedelta(minutes=count)
