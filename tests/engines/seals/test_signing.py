"""Signing: the key is held for one call, and what cannot be signed is refused in words."""

import io
import sys
from datetime import timedelta

import numpy
import pytest
from asn1crypto import tsp
from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from phoihop.engines.seals import api
from phoihop.engines.seals.keys import Pkcs12, Token
from phoihop.engines.seals.levels import Remarks, SignAt
from phoihop.engines.seals.rehearsal import RehearsalAuthority
from phoihop.law.refusal import Refusal
from tests.engines.seals.papers import (
    LATER,
    PASSPHRASE,
    SIGNED_AT,
    bilateral,
    clock,
    key,
    plain,
    prepared,
    signed_once,
    signers,
    trust,
)


def refusal(**others: object) -> Refusal:
    wanted: dict[str, object] = {
        "pdf": prepared(), "field": "a-person", "signer": key("a-person"), "at": SIGNED_AT,
    }  # fmt: skip
    with pytest.raises(Refusal) as refused:
        api.sign(**(wanted | others))  # type: ignore[arg-type]
    return refused.value


def test_pyhanko_alone_comes_to_the_same_bottom_line() -> None:
    reader = PdfFileReader(io.BytesIO(signed_once(SignAt.B_LT)))
    [signature] = reader.embedded_regular_signatures
    context = ValidationContext(
        trust_roots=[Certificate.load(trust().roots[0])], crls=list(trust().crls), moment=LATER,
        revocation_mode="require",
    )  # fmt: skip
    assert validate_pdf_signature(signature, context).bottom_line


def test_an_unprepared_paper_gets_an_invisible_field() -> None:
    pdf = api.sign(plain(), field="ký", signer=key("a-person"), at=SIGNED_AT)
    assert api.verify(pdf, trust=trust(), at=LATER).holds


def test_a_signature_changes_nothing_before_it() -> None:
    assert signed_once().startswith(prepared())


def test_neither_key_nor_passphrase_is_ever_printed() -> None:
    assert PASSPHRASE not in repr(key("a-person"))
    assert repr(key("a-person")) == "Pkcs12()"
    assert "1234" not in repr(Token("lib.so", pin="1234"))
    assert "key" not in repr(signers()["a-person"])


def test_a_wrong_passphrase_or_another_file_is_refused() -> None:
    wrong = Pkcs12(key("a-person").data, "sai")
    assert refusal(signer=wrong).code == "seals.cannot_open_key"
    assert refusal(signer=Pkcs12(b"nothing", "")).code == "seals.cannot_open_key"


def test_a_token_without_its_software_is_refused_clearly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pkcs11", None)
    assert refusal(signer=Token("lib.so", pin="1234")).code == "seals.no_pkcs11"


def test_an_expired_or_a_future_certificate_is_refused_before_signing() -> None:
    assert refusal(at=SIGNED_AT + timedelta(days=4000)).code == "seals.expired"
    assert refusal(at=SIGNED_AT - timedelta(days=10)).code == "seals.not_yet_valid"


def test_a_signer_outside_the_trust_store_is_refused() -> None:
    stranger = RehearsalAuthority.found(SIGNED_AT, name="CA khác").trust(at=SIGNED_AT)
    assert refusal(trust=stranger).code == "seals.not_trusted"


@pytest.mark.parametrize("level", [SignAt.B_T, SignAt.B_LT, SignAt.B_LTA])
def test_levels_above_the_first_need_an_authority(level: SignAt) -> None:
    assert refusal(level=level, trust=trust()).code == "seals.level_needs_time"


@pytest.mark.parametrize("level", [SignAt.B_LT, SignAt.B_LTA])
def test_long_term_levels_need_a_trust_store(level: SignAt) -> None:
    assert refusal(level=level, time_stamp=clock()).code == "seals.level_needs_trust"


def test_a_field_is_signed_once() -> None:
    assert refusal(pdf=signed_once()).code == "seals.field_signed"


def test_a_field_that_the_paper_lacks_is_refused() -> None:
    assert refusal(field="c-person").code == "seals.no_such_field"


def test_remarks_have_bounds() -> None:
    with pytest.raises(Refusal) as refused:
        Remarks(reason="x" * 301)
    assert refused.value.code == "seals.bad_value"


def test_an_authority_that_refuses_stops_the_signing() -> None:
    class Refusing:
        def answer(self, request: bytes) -> bytes:
            said = tsp.PKIStatusInfo({"status": "rejection", "status_string": ["closed"]}).dump()
            return bytes([0x30, len(said)]) + said

    refused = refusal(level=SignAt.B_T, time_stamp=Refusing())
    assert refused.code == "seals.time_refused"
    assert "closed" in str(refused.facts["reason"])


def test_vietnamese_letters_are_drawn_in_the_visible_part() -> None:
    import pypdfium2

    paper = pypdfium2.PdfDocument(bilateral())
    paper.init_forms()
    picture = paper[1].render(scale=2, may_draw_forms=True).to_pil().convert("RGB")
    pixels = numpy.asarray(picture).astype(int)
    red = (pixels[..., 0] > 150) & (pixels[..., 1:].max(axis=2) < 90)
    assert red.sum() > 500
