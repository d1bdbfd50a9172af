"""A contract ready to be signed, and everybody who has a hand in it."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import LazySettings

from phoihop.engines.seals import api
from phoihop.engines.seals.levels import SignAt
from phoihop.law.access import Role
from phoihop.papers.models import Sealing
from phoihop.papers.queries import latest_stage, read_bytes
from phoihop.parties.models import Member, Organisation, Person
from phoihop.programmes.models import Instrument, Line
from phoihop.sealing import services
from phoihop.sealing.kinds import Sealable, get_sealable
from tests.fixtures import NOON, SIGNED_ON, MakeMember
from tests.sealing.signers import DAYS, PERSON_A, PERSON_B, authority, means, minutes


@pytest.fixture(autouse=True)
def _trusting(settings: LazySettings, tmp_path: Path) -> None:
    """The house believes the rehearsal authority, and has its list of NOON."""
    folder = tmp_path / "trust"
    folder.mkdir()
    root = authority().identity.certificate
    (folder / "root.pem").write_bytes(root.public_bytes(Encoding.PEM))
    (folder / "revoked.crl").write_bytes(authority().crl(at=NOON, days=DAYS))
    settings.TRUST_DIR = folder


@pytest.fixture
def clerk_b(make_member: MakeMember, publisher: Organisation) -> Member:
    return make_member("van-thu-b", publisher, Role.CLERK)


@pytest.fixture
def paper(contract: Instrument, line: Line, officer: Member) -> Sealable:
    """The contract of 2017, which names who signs."""
    contract.place = "Thái Nguyên"
    contract.save()
    named = ((contract.party_a, PERSON_A), (contract.party_b, PERSON_B))
    for number, (party, name) in enumerate(named):
        party.signatory = Person.objects.create(
            ref=f"nguoi-{number}", full_name=name, search_key=name.lower(), sort_key=name.lower()
        )
        party.save()
    return get_sealable(contract.ref, seen_by=officer, at=NOON)


@pytest.fixture
def people(
    leader_a: Member, leader_b: Member, clerk_a: Member, clerk_b: Member
) -> dict[str, Member]:
    """Who signs in which field."""
    return {
        "a-person": leader_a, "b-person": leader_b,
        "a-organisation": clerk_a, "b-organisation": clerk_b,
    }  # fmt: skip


def give_number(paper: Sealable, clerk: Member) -> None:
    services.number(
        paper, number=12, notation="HĐ-TU", issued_on=SIGNED_ON, by=clerk, at=minutes(5)
    )


def sign_all(
    paper: Sealable, people: dict[str, Member], *fields: str, level: SignAt = SignAt.B_B
) -> Sealing:
    """Prepare and sign field by field; the number before the first organisation."""
    sealing = services.prepare(paper, by=people["a-organisation"], at=NOON)
    for turn, field in enumerate(fields, 1):
        if field == "a-organisation":
            give_number(paper, people["a-organisation"])
        at = minutes(turn)
        sealing = services.sign_here(
            paper, field=field, means=means(field, level, at), by=people[field], at=at
        )
    return sealing


def newest(sealing: Sealing) -> bytes:
    last = latest_stage(sealing)
    assert last is not None
    return read_bytes(last.paper.sha256)


def signed_outside(pdf: bytes, field: str, by: str = "", level: SignAt = SignAt.B_B) -> bytes:
    """What another program on the signer's own desk makes of ``pdf``."""
    tool = means(by or field, level)
    return api.sign(pdf, field=field, signer=tool.key, at=minutes(1), level=level)
