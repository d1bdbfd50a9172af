"""Whatever bytes arrive, the answer is a verdict or a refusal, and never a signature that holds."""

import io
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from phoihop.engines.seals import api
from phoihop.engines.seals.levels import SignAt
from phoihop.law.refusal import Refusal
from tests.engines.seals.papers import LATER, plain, signed_once, trust

CALLS = (
    lambda pdf: api.verify(pdf, trust=trust(), at=LATER),
    api.embedded,
    api.check_scan,
    lambda pdf: api.fill(pdf, {"number": "1"}),
)


def holds(pdf: bytes) -> bool:
    try:
        return api.verify(pdf, trust=trust(), at=LATER).holds
    except Refusal:
        return False


def flipped(pdf: bytes, where: int, bit: int) -> bytes:
    changed = bytearray(pdf)
    changed[where] ^= 1 << bit
    return bytes(changed)


@given(st.integers(0, 10**9), st.integers(0, 7))
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
def test_no_flipped_byte_leaves_a_paper_standing(where: int, bit: int) -> None:
    pdf = signed_once(SignAt.B_T)
    assert not holds(flipped(pdf, where % len(pdf), bit))


@given(st.integers(0, 10**9), st.integers(0, 7))
@settings(max_examples=30, suppress_health_check=list(HealthCheck))
def test_no_byte_flipped_inside_the_signature_leaves_it_standing(where: int, bit: int) -> None:
    pdf = signed_once(SignAt.B_T)
    start = pdf.index(b"<30820", pdf.index(b"/ByteRange") - 20_000)
    end = pdf.index(b">", start)
    assert not holds(flipped(pdf, start + where % (end - start + 1), bit))


@given(st.binary(max_size=400))
def test_any_bytes_after_the_head_of_a_pdf_are_refused_in_words(junk: bytes) -> None:
    for call in CALLS:
        with pytest.raises(Refusal):
            call(b"%PDF-1.7\n" + junk)


@given(st.integers(0, 10**9), st.binary(min_size=1, max_size=30))
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_a_paper_with_torn_out_or_pasted_bytes_never_brings_a_traceback(
    where: int, junk: bytes
) -> None:
    pdf = plain()
    at = where % len(pdf)
    for changed in (pdf[:at], pdf[:at] + junk + pdf[at + len(junk) :], pdf[:at] + junk + pdf[at:]):
        for call in CALLS:
            try:
                call(changed)
            except Refusal:
                continue


@pytest.mark.parametrize("junk", [b"", b"PK\x03\x04", b"\x89PNG", "Chào".encode()])
def test_something_else_than_a_pdf_is_named(junk: bytes) -> None:
    for call in CALLS:
        with pytest.raises(Refusal) as refused:
            call(junk)
        assert refused.value.code == "seals.not_a_pdf"


def test_an_encrypted_pdf_is_named() -> None:
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(plain())))
    writer.encrypt(owner_pass="chủ", user_pass="mật")
    out = io.BytesIO()
    writer.write(out)
    for call in CALLS:
        with pytest.raises(Refusal) as refused:
            call(out.getvalue())
        assert refused.value.code == "seals.encrypted"


def test_a_page_that_swells_beyond_measure_is_not_unpacked() -> None:
    bomb = zlib.compress(zlib.compress(bytes(40 * 2**20), 9), 9)
    pdf = one_page(b"/Filter [/FlateDecode /FlateDecode]", bomb)
    with pytest.raises(Refusal) as refused:
        api.check_scan(pdf)
    assert refused.value.code == "seals.bomb"


def test_a_page_tree_in_a_circle_is_refused() -> None:
    pdf = one_page(b"", b"").replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]")
    with pytest.raises(Refusal) as refused:
        api.check_scan(pdf)
    assert refused.value.code in {"seals.broken_pdf", "seals.too_many_pages"}


def one_page(entries: bytes, content: bytes) -> bytes:
    """A hand-made PDF of one page with that content stream."""
    stream = b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        stream,
    ]
    out, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + table
    return out + b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start
