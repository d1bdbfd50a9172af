"""Signatures that other programs made, with other keys and in the older form."""

import io

import pytest
from asn1crypto import keys, x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from phoihop.engines.seals import api, rehearsal
from phoihop.engines.seals.keys import Pkcs12
from phoihop.engines.seals.rehearsal import Identity
from tests.engines.seals.papers import LATER, SIGNED_AT, authority, plain, prepared, trust


@pytest.fixture(scope="module")
def signer() -> Identity:
    """A person with an RSA key, as most tokens hold."""
    with pytest.MonkeyPatch.context() as patch:
        made = rsa.generate_private_key(65537, 2048)
        patch.setattr(rehearsal.ec, "generate_private_key", lambda curve: made)
        return authority().person("Lê Văn Thử", "Báo Mẫu", at=SIGNED_AT)


@pytest.mark.parametrize("form", [SigSeedSubFilter.ADOBE_PKCS7_DETACHED, SigSeedSubFilter.PADES])
@pytest.mark.parametrize("pss", [False, True])
@pytest.mark.parametrize("digest", ["sha256", "sha512"])
def test_rsa_signatures_in_both_forms_hold(
    signer: Identity, form: SigSeedSubFilter, pss: bool, digest: str
) -> None:
    certificate = x509.Certificate.load(signer.certificate.public_bytes(Encoding.DER))
    key = signer.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    store = SimpleCertificateStore()
    store.register(x509.Certificate.load(trust().roots[0]))
    theirs = SimpleSigner(
        signing_cert=certificate,
        signing_key=keys.PrivateKeyInfo.load(key),
        cert_registry=store,
        prefer_pss=pss,
    )
    out = io.BytesIO()
    metadata = PdfSignatureMetadata(field_name="Signature1", md_algorithm=digest, subfilter=form)
    writer = IncrementalPdfFileWriter(io.BytesIO(plain()))
    PdfSigner(metadata, theirs).sign_pdf(writer, output=out)
    said = api.verify(out.getvalue(), trust=trust(), at=LATER)
    assert said.holds
    assert said.signatures[0].holder.name == "Lê Văn Thử"
    assert not said.signatures[0].certifies


def test_a_certificate_for_another_use_is_named() -> None:
    stamping = authority().time_authority(at=SIGNED_AT)
    key = Pkcs12(stamping.p12("x"), "x")
    pdf = api.sign(prepared(), field="a-person", signer=key, at=SIGNED_AT)
    said = api.verify(pdf, trust=trust(), at=LATER)
    assert not said.holds
    assert [each.code for each in said.signatures[0].findings] == ["seals.found_wrong_use"]
