"""Signing in and one's own account, page by page, in both languages and without scripts."""

import re

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import settings
from django.contrib.auth.models import User
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from phoihop.accounts import services
from phoihop.accounts.queries import user_for_token

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.ui.plain_urls")]

SECRET = "chè xanh Tân Cương 17"


@pytest.fixture(autouse=True)
def _no_earlier_failures():
    cache.clear()


@pytest.fixture
def lan() -> User:
    return User.objects.create_user("lan", "lan@example.org", SECRET)


@pytest.fixture
def signed_in(client: Client, lan: User) -> Client:
    client.post("/accounts/login/", {"login": "lan", "password": SECRET})
    client.post("/accounts/reauthenticate/", {"password": SECRET})  # as before any change of it
    return client


def text(answer) -> str:
    return answer.content.decode()


def in_english(client: Client) -> Client:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def test_a_person_signs_in_and_out(client, lan):
    page = text(client.get("/accounts/login/"))
    assert "<h1" in page
    assert "Quên mật khẩu?" in page
    answer = client.post("/accounts/login/", {"login": "lan", "password": SECRET})
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(lan.pk)
    assert client.get("/accounts/logout/").status_code == 200  # asks first
    client.post("/accounts/logout/")
    assert "_auth_user_id" not in client.session


def test_a_wrong_password_is_told_in_vietnamese_and_in_english(client, lan):
    wrong = {"login": "lan", "password": "sai"}
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in text(client.post("/accounts/login/", wrong))
    page = text(in_english(client).post("/accounts/login/", wrong))
    assert "The username and/or password you specified are not correct." in page
    assert 'aria-invalid="true"' not in page or "_error" in page


def test_guessing_is_stopped(client, lan):
    wrong = {"login": "lan", "password": "sai"}
    pages = [text(client.post("/accounts/login/", wrong)) for _ in range(12)]
    assert "quá nhiều lần" in pages[-1]
    assert client.post("/accounts/login/", {"login": "lan", "password": SECRET}).status_code == 200


def test_nobody_signs_up(client):
    page = text(client.get("/accounts/signup/"))
    assert "thư mời" in page
    client.post("/accounts/signup/", {"username": "x", "password1": SECRET, "password2": SECRET})
    assert not User.objects.exists()


def test_the_letter_of_invitation_leads_to_a_password_and_then_to_signing_in(client):
    minh = User.objects.create_user("minh")
    address = f"/accounts/invitations/{services.invite(minh, at=timezone.now())}/"
    assert "<strong>minh</strong>" in text(client.get(address))
    uneven = client.post(address, {"new_password1": SECRET, "new_password2": "khác"})
    assert uneven.status_code == 422
    even = client.post(address, {"new_password1": SECRET, "new_password2": SECRET})
    assert even.headers["Location"] == "/accounts/login/"
    assert client.login(username="minh", password=SECRET)
    assert client.get(address).status_code == 409


def test_a_token_is_shown_once_and_revoked_by_its_owner_only(signed_in, lan):
    page = text(signed_in.post("/accounts/tokens/", {"name": "bảng tính"}))
    plain = re.search(r"phoihop_[\w-]+", page)[0]
    assert user_for_token(plain, timezone.now()) == lan
    again = text(signed_in.get("/accounts/tokens/"))
    assert plain not in again
    address = re.search(r'action="(/accounts/tokens/\d+/revoke/)"', again)[1]
    stranger = Client()
    stranger.force_login(User.objects.create_user("hoa"))
    assert stranger.post(address).status_code == 404
    assert signed_in.get(address).status_code == 405
    signed_in.post(address)
    assert user_for_token(plain, timezone.now()) is None


def test_a_forgotten_password_is_reset_by_letter(client, lan):
    client.post("/accounts/password/reset/", {"email": "lan@example.org"})
    letter = mail.outbox[0]
    assert letter.subject == "[Phối hợp] Đặt lại mật khẩu"
    assert "Tên đăng nhập của anh/chị là lan." in letter.body
    path = re.search(r"http://testserver(/\S+)", letter.body)[1]
    form = client.get(path, follow=True)
    new = {"password1": "trà hoa vàng 2017", "password2": "trà hoa vàng 2017"}
    client.post(form.request["PATH_INFO"], new)
    assert client.login(username="lan", password=new["password1"])


def test_an_unknown_address_gets_no_letter_and_no_hint(client):
    answer = client.post("/accounts/password/reset/", {"email": "ai@example.org"}, follow=True)
    assert "Nếu địa chỉ này có tài khoản" in text(answer)
    assert mail.outbox == []


def code_now(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_the_second_step_is_switched_on_and_asked_for(signed_in, lan):
    page = signed_in.get("/accounts/2fa/totp/activate/", follow=True)
    assert "mã QR" in text(page)
    secret = page.context["form"].secret
    signed_in.post("/accounts/2fa/totp/activate/", {"code": code_now(secret)})
    assert TOTP(lan.authenticator_set.get(type="totp"))
    assert "Còn 10 trên 10 mã dự phòng." in text(signed_in.get("/accounts/2fa/"))
    other = Client()
    answer = other.post("/accounts/login/", {"login": "lan", "password": SECRET}, follow=True)
    assert "Tài khoản có đăng nhập hai bước." in text(answer)
    assert "_auth_user_id" not in other.session


PAGES = [
    "/accounts/me/",
    "/accounts/tokens/",
    "/accounts/password/change/",
    "/accounts/reauthenticate/",
    "/accounts/2fa/",
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/logout/",
]
OPEN_PAGES = [
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/accounts/inactive/",
]
ENGLISH = re.compile(
    r">\s*(Sign [A-Z]\w+|Change Password|Add|Cancel|Confirm|Save|Activate|Manage)\s*<"
)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_of_the_account_stands_in_the_frame_and_speaks_vietnamese(signed_in, path):
    page = text(signed_in.get(path))
    assert page.count("<h1") == 1
    assert '<html lang="vi">' in page
    assert not ENGLISH.search(page)


@pytest.mark.parametrize("path", OPEN_PAGES)
def test_every_page_before_signing_in_stands_in_the_frame_and_speaks_vietnamese(client, path):
    page = text(client.get(path))
    assert page.count("<h1") == 1
    assert not ENGLISH.search(page)


@pytest.mark.parametrize("path", ["/accounts/me/", "/accounts/tokens/"])
def test_a_stranger_is_sent_to_sign_in(client, path):
    assert client.get(path).headers["Location"].startswith("/accounts/login/")
