"""The contract of 2017 signed with certificates of a rehearsal authority, worth nothing in law.

Keys are made for the moment and forgotten; the trail holds only what is the same each time. The
authority's certificate stays in the data folder, so that the page can check the signatures.
"""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings

from phoihop.demo.stage import CONTRACT, Event, as_member
from phoihop.engines.seals.keys import Pkcs12
from phoihop.engines.seals.levels import SignAt
from phoihop.engines.seals.rehearsal import RehearsalAuthority
from phoihop.engines.seals.rehearsal_clock import RehearsalClock
from phoihop.engines.seals.trust import TrustStore
from phoihop.law.period import day_of
from phoihop.papers.rules import Signer, SignerKind
from phoihop.papers.services import Means
from phoihop.sealing import services
from phoihop.sealing.kinds import get_sealable

DAYS = 20_000  # so that the rehearsal can still be checked when this year is long past
SIGNERS = {
    "a-person": "lanh-dao-a", "b-person": "lanh-dao-b",
    "a-organisation": "van-thu-a", "b-organisation": "van-thu-b",
}  # fmt: skip


def events() -> Iterable[Event]:
    """One paper goes all the way: two people, the number, two organisations."""
    yield Event(date(2017, 6, 13), seal_the_contract)


def seal_the_contract(at: datetime) -> None:
    """Prepared by the officer, signed by both leaders, numbered, sealed by both clerks."""
    officer, clerk = as_member("can-bo"), as_member("van-thu-a")
    contract = get_sealable(CONTRACT, seen_by=officer, at=at)
    sealing = services.prepare(contract, by=officer, at=at)
    authority = RehearsalAuthority.found(at, years=DAYS // 365)
    clock = RehearsalClock(authority.time_authority(at=at, days=DAYS), at)
    trust = _believed(authority, at)
    for signer in sorted(sealing.signers, key=lambda one: one.kind is SignerKind.ORGANISATION):
        if signer.field == "a-organisation":
            services.number(
                contract, number=12, notation="HĐ/TU", issued_on=day_of(at), by=clerk, at=at
            )
        means = Means(_key(authority, signer, at), SignAt.B_T, trust, clock)
        by = as_member(SIGNERS[signer.field])
        services.sign_here(contract, field=signer.field, means=means, by=by, at=at)


def _key(authority: RehearsalAuthority, signer: Signer, at: datetime) -> Pkcs12:
    if signer.kind is SignerKind.PERSON:
        identity = authority.person(signer.label, "", at=at)
    else:
        identity = authority.organisation(signer.label, at=at)
    return Pkcs12(identity.p12("diễn tập"), "diễn tập")


def _believed(authority: RehearsalAuthority, at: datetime) -> TrustStore:
    """Let this house, and no real one, believe the rehearsal authority."""
    root = authority.identity.certificate.public_bytes(Encoding.PEM)
    revoked = authority.crl(at=at, days=DAYS)
    own = Path(settings.DATA_DIR) / "trust"
    if Path(settings.TRUST_DIR) == own:
        own.mkdir(parents=True, exist_ok=True)
        (own / "rehearsal.pem").write_bytes(root)
        (own / "rehearsal.crl").write_bytes(revoked)
    return authority.trust(at=at).with_crls(revoked)
