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

PASSPHRASE = "chìa thử 7f3a-bảy"
DAYS = 20_000  # the pages sign by today's clock
ORDER = ("a-person", "b-person", "a-organisation", "b-organisation")
PERSON_A, PERSON_B = "Nguyễn Văn Mẫu", "Trần Thị Ví Dụ"


@cache
def authority() -> RehearsalAuthority:
    return RehearsalAuthority.found(NOON, years=DAYS // 365)


@cache
def trust() -> TrustStore:
    return authority().trust(at=NOON).with_crls(authority().crl(at=NOON, days=DAYS))


@cache
def identity(field: str) -> Identity:
    return {
        "a-person": lambda: authority().person(PERSON_A, "Tỉnh ủy Mẫu", at=NOON, days=DAYS),
        "b-person": lambda: authority().person(PERSON_B, "Tạp chí Mẫu", at=NOON, days=DAYS),
        "a-organisation": lambda: authority().organisation("Tỉnh ủy Mẫu", at=NOON, days=DAYS),
        "b-organisation": lambda: authority().organisation("Tạp chí Mẫu", at=NOON, days=DAYS),
        "stranger": lambda: authority().person("Người Lạ", "Báo Lạ", at=NOON, days=DAYS),
    }[field]()


@cache
def p12(field: str) -> bytes:
    return identity(field).p12(PASSPHRASE)


@cache
def clock() -> RehearsalClock:
    return RehearsalClock(authority().time_authority(at=NOON, days=DAYS), NOON)


def means(field: str, level: SignAt = SignAt.B_B, at: datetime = NOON) -> Means:
    """What the holder of that field signs with."""
    clock().stamps_at = at
    return Means(Pkcs12(p12(field), PASSPHRASE), level, trust(), clock())


def minutes(count: int) -> datetime:
    return NOON + timedelta(minutes=count)
