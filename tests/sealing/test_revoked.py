"""A certificate taken back, met in the middle of signing and not only when a file is tried."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from phoihop.audit.models import Entry
from phoihop.engines.seals.rehearsal import RehearsalAuthority
from phoihop.papers.models import KeptPaper, SealingStage
from phoihop.parties.models import Member
from phoihop.sealing import services
from phoihop.sealing.kinds import Sealable
from tests.fixtures import NOON
from tests.sealing.conftest import newest, sign_all, signed_outside
from tests.sealing.signers import DAYS, PASSPHRASE, authority, identity, p12

People = dict[str, Member]
SHEET = "/papers/HĐ-2017-01/"
REVOKED = "đã bị thu hồi"


def revoke(settings: LazySettings, field: str) -> None:
    """The house gets a list that names the signer's certificate, taken back before the signing."""
    ours = RehearsalAuthority(authority().identity)
    ours.revoke(identity(field), at=NOON - timedelta(hours=1))
    newest_list = ours.crl(at=NOON, days=DAYS)
    (Path(settings.TRUST_DIR) / "revoked.crl").write_bytes(newest_list)


def kept() -> tuple[int, int, int]:
    return (SealingStage.objects.count(), KeptPaper.objects.count(), Entry.objects.count())


def pdf(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("van-ban.pdf", data, content_type="application/pdf")


def test_a_copy_signed_with_it_is_not_taken(
    client: Client, paper: Sealable, people: People, settings: LazySettings
) -> None:
    prepared = newest(services.prepare(paper, by=people["a-person"], at=NOON))
    signed = signed_outside(prepared, "a-person")
    revoke(settings, "a-person")
    before = kept()
    client.force_login(people["a-organisation"].user)
    answer = client.post(f"{SHEET}bring/", {"file": pdf(signed)})
    assert answer.status_code == 409
    assert REVOKED in answer.content.decode()
    assert kept() == before


def test_nobody_signs_with_it_here(
    client: Client, paper: Sealable, people: People, settings: LazySettings
) -> None:
    services.prepare(paper, by=people["a-person"], at=NOON)
    revoke(settings, "a-person")
    before = kept()
    client.force_login(people["a-person"].user)
    key = SimpleUploadedFile("khoa.p12", p12("a-person"))
    given = {"field": "a-person", "key": key, "passphrase": PASSPHRASE, "level": "B-B"}
    answer = client.post(f"{SHEET}sign/", given)
    assert answer.status_code == 409
    assert REVOKED in answer.content.decode()
    assert kept() == before


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_of_a_paper_signed_with_it_says_so(
    client: Client, paper: Sealable, people: People, settings: LazySettings, language: str
) -> None:
    sign_all(paper, people, "a-person")
    client.cookies["phoihop_language"] = language
    client.force_login(people["b-person"].user)
    said = REVOKED if language == "vi" else "revoked"
    assert said not in client.get(SHEET).content.decode()
    revoke(settings, "a-person")
    assert said in client.get(SHEET).content.decode()
