"""Whom we believe: a folder of certificates and revocation lists."""

from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from phoihop.engines.seals import api
from phoihop.engines.seals.rehearsal import SAMPLE, RehearsalAuthority
from phoihop.engines.seals.trust import TrustStore, trust_from_folder
from phoihop.law.refusal import Refusal
from tests.engines.seals.papers import LATER, SIGNED_AT, authority, signed_once, signers, trust


def test_pem_bundles_der_files_and_lists_are_read(tmp_path: Path) -> None:
    root = authority().identity.certificate
    person = signers()["a-person"].certificate
    bundle = root.public_bytes(Encoding.PEM) + person.public_bytes(Encoding.PEM)
    (tmp_path / "all.pem").write_bytes(bundle)
    crl = x509.load_der_x509_crl(trust().crls[0])
    (tmp_path / "list.crl").write_bytes(crl.public_bytes(Encoding.PEM))
    (tmp_path / "again.pem").write_bytes(crl.public_bytes(Encoding.PEM) + bundle)
    (tmp_path / "again.der").write_bytes(trust().crls[0])
    assert len(trust_from_folder(tmp_path).crls) == 3
    (tmp_path / "again.pem").unlink()
    (tmp_path / "again.der").unlink()
    store = trust_from_folder(tmp_path)
    assert store.roots == trust().roots
    assert store.others == (person.public_bytes(Encoding.DER),)
    assert store.crls == trust().crls


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("x.pem", b"nothing", "seals.bad_trust_file"),
        ("x.crl", b"nothing", "seals.bad_trust_file"),
        ("x.txt", b"nothing", "seals.no_roots"),
    ],
)
def test_a_folder_that_helps_nobody_is_refused(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Refusal) as refused:
        trust_from_folder(tmp_path)
    assert refused.value.code == code


def test_a_store_of_junk_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        api.verify(signed_once(), trust=TrustStore((b"junk",)), at=LATER)
    assert refused.value.code == "seals.bad_trust"


def test_every_rehearsal_certificate_says_that_it_is_worth_nothing() -> None:
    for identity in (authority().identity, *signers().values()):
        assert SAMPLE in identity.certificate.subject.rfc4514_string()


def test_a_rehearsal_authority_can_be_kept_and_taken_up_again() -> None:
    kept = RehearsalAuthority.load(authority().identity.p12("mật"), "mật")
    assert kept.trust(at=SIGNED_AT).roots == trust().roots
    with pytest.raises(ValueError, match=r"."):
        RehearsalAuthority.load(authority().identity.p12("mật"), "sai")
