"""The public page: no account, nothing kept, one sentence for every bad file."""

import io
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import LazySettings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pypdf import PdfReader, PdfWriter

from phoihop.engines.seals.rehearsal import RehearsalAuthority
from phoihop.papers import views
from phoihop.papers.models import KeptPaper
from tests.engines.seals.papers import (
    LATER,
    SIGNED_AT,
    authority,
    bilateral,
    overlaid,
    plain,
    signers,
)

PAGE = "/verify/"


@pytest.fixture(autouse=True)
def _trusting(settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "trust"
    folder.mkdir()
    root = authority().identity.certificate.public_bytes(Encoding.PEM)
    (folder / "root.pem").write_bytes(root)
    (folder / "list.crl").write_bytes(authority().crl(at=SIGNED_AT))
    settings.TRUST_DIR = folder
    # judged two days after the signatures: what the certificates are worth must not age
    monkeypatch.setattr(views, "timezone", SimpleNamespace(now=lambda: LATER))
    cache.clear()


def ask(client: Client, pdf: bytes, name: str = "van-ban.pdf") -> str:
    answer = client.post(PAGE, {"file": SimpleUploadedFile(name, pdf)})
    return answer.content.decode()


@pytest.mark.django_db
def test_anybody_sees_who_signed(client: Client) -> None:
    page = ask(client, bilateral())
    assert "Nguyễn Văn Mẫu" in page
    assert "Tạp chí Mẫu" in page
    assert "Hợp lệ" in page
    assert not KeptPaper.objects.exists()


@pytest.mark.django_db
def test_the_same_in_english(client: Client) -> None:
    client.cookies["phoihop_language"] = "en"
    assert "Valid" in ask(client, bilateral())


@pytest.mark.django_db
def test_an_overlay_a_flipped_byte_and_an_unsigned_file_are_named(client: Client) -> None:
    assert "nội dung trang 1 đã bị chèn hoặc thay" in ask(client, overlaid(bilateral()))
    flipped = bytearray(bilateral())
    flipped[1500] ^= 1
    assert "Nội dung đã bị sửa" in ask(client, bytes(flipped))
    assert "không có chữ ký số nào" in ask(client, plain())


@pytest.mark.django_db
def test_a_revoked_certificate_is_named(client: Client, settings: LazySettings) -> None:
    again = RehearsalAuthority(authority().identity)
    again.revoke(signers()["a-person"], at=SIGNED_AT - timedelta(hours=1))
    (Path(settings.TRUST_DIR) / "list.crl").write_bytes(again.crl(at=SIGNED_AT))
    assert "đã bị thu hồi" in ask(client, bilateral())


@pytest.mark.django_db
def test_nobody_is_trusted_before_somebody_is_chosen(
    client: Client, settings: LazySettings, tmp_path: Path
) -> None:
    settings.TRUST_DIR = tmp_path / "nowhere"
    assert "không dẫn tới chứng thư gốc nào" in ask(client, bilateral())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pdf", "sentence"),
    [
        (b"PK\x03\x04 mot tep word", "không phải PDF"),
        (b"%PDF-1.7\n" + b"\x00" * 500, "hỏng"),
    ],
    ids=["docx", "broken"],
)
def test_a_bad_file_is_one_sentence(client: Client, pdf: bytes, sentence: str) -> None:
    assert sentence in ask(client, pdf)


@pytest.mark.django_db
def test_an_encrypted_file_is_one_sentence(client: Client) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plain())))
    writer.encrypt("mật khẩu", algorithm="AES-256")
    made = io.BytesIO()
    writer.write(made)
    assert "mã hóa" in ask(client, made.getvalue())


@pytest.mark.django_db
def test_a_file_above_the_limit_is_not_read(client: Client, settings: LazySettings) -> None:
    settings.VERIFY_MOST_BYTES = 1_000
    answer = client.post(PAGE, {"file": SimpleUploadedFile("lon.pdf", b"%PDF-" + b"0" * 200_000)})
    assert answer.status_code == 413
    assert "seals verify" in answer.content.decode()
    assert client.post(PAGE, {"file": SimpleUploadedFile("a.pdf", b"0" * 2_000)}).status_code == 422


@pytest.mark.django_db
def test_too_many_files_a_minute_are_refused(client: Client, settings: LazySettings) -> None:
    settings.VERIFY_MOST_A_MINUTE = 1
    ask(client, plain())
    assert client.post(PAGE, {"file": SimpleUploadedFile("a.pdf", plain())}).status_code == 409


@pytest.mark.django_db
def test_the_page_wants_the_token_of_its_form() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.get(PAGE).status_code == 200
    assert strict.post(PAGE, {"file": SimpleUploadedFile("a.pdf", plain())}).status_code == 403
