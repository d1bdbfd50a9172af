"""Invitations and API tokens: what holds, what ends, and what leaves no trace."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from phoihop.accounts import services
from phoihop.accounts.models import ApiToken, Invitation
from phoihop.accounts.queries import live_tokens, user_for_token
from phoihop.law.refusal import Refusal

pytestmark = pytest.mark.django_db

AT = datetime(2017, 6, 1, 5, 0, tzinfo=UTC)
GOOD = "chè xanh Tân Cương 17"


@pytest.fixture
def lan() -> User:
    return User.objects.create_user("lan")


def refused(code: str):
    return pytest.raises(Refusal, match=f"^{code}")


def test_an_invitation_sets_the_first_password_and_is_good_once(lan):
    plain = services.invite(lan, at=AT, email="lan@example.org", member_ref="lan")
    assert services.accept_invitation(plain, GOOD, at=AT) == lan
    lan.refresh_from_db()
    assert lan.check_password(GOOD)
    assert lan.email == "lan@example.org"
    assert Invitation.objects.get().member_ref == "lan"
    with refused("accounts.invitation_used"):
        services.accept_invitation(plain, "another " + GOOD, at=AT)
    lan.refresh_from_db()
    assert lan.check_password(GOOD)


def test_an_invitation_holds_two_weeks(lan):
    plain = services.invite(lan, at=AT)
    with refused("accounts.invitation_expired"):
        services.accept_invitation(plain, GOOD, at=AT + timedelta(days=14))
    assert services.accept_invitation(plain, GOOD, at=AT + timedelta(days=13, hours=23)) == lan


def test_a_later_letter_replaces_the_earlier_one(lan):
    first = services.invite(lan, at=AT)
    second = services.invite(lan, at=AT + timedelta(hours=1))
    with refused("accounts.invitation_expired"):
        services.accept_invitation(first, GOOD, at=AT + timedelta(hours=2))
    assert services.accept_invitation(second, GOOD, at=AT + timedelta(hours=2)) == lan


def test_an_unknown_secret_opens_nothing(lan):
    services.invite(lan, at=AT)
    with refused("accounts.invitation_unknown"):
        services.accept_invitation("guessed", GOOD, at=AT)


def test_a_weak_password_is_refused_and_leaves_the_letter_open(lan):
    plain = services.invite(lan, at=AT)
    with refused("accounts.password_weak"):
        services.accept_invitation(plain, "12345", at=AT)
    assert Invitation.objects.get().used_at is None
    assert services.accept_invitation(plain, GOOD, at=AT) == lan


def test_who_has_a_password_is_not_invited_again(lan):
    lan.set_password(GOOD)
    with refused("accounts.has_password"):
        services.invite(lan, at=AT)
    assert not Invitation.objects.exists()


def test_no_secret_is_stored(lan):
    letter, token = services.invite(lan, at=AT), services.issue_token(lan, "bảng tính", at=AT)
    stored = [*Invitation.objects.values_list(), *ApiToken.objects.values_list()]
    assert letter not in str(stored)
    assert token not in str(stored)


def test_a_token_acts_for_its_user_until_it_is_revoked(lan, django_assert_num_queries):
    plain = services.issue_token(lan, "  bảng tính ", at=AT)
    with django_assert_num_queries(1):
        assert user_for_token(plain, AT) == lan
    token = live_tokens(lan).get()
    assert token.name == "bảng tính"
    services.revoke_token(token, at=AT + timedelta(hours=1))
    services.revoke_token(token, at=AT + timedelta(hours=2))
    assert token.revoked_at == AT + timedelta(hours=1)
    assert user_for_token(plain, AT + timedelta(hours=3)) is None


def test_a_token_of_somebody_shut_out_opens_nothing(lan):
    plain = services.issue_token(lan, "bảng tính", at=AT)
    User.objects.update(is_active=False)
    assert user_for_token(plain, AT) is None
    assert user_for_token("phoihop_guessed", AT) is None


@pytest.mark.parametrize(
    ("name", "code"),
    [("  ", "accounts.token_unnamed"), ("x" * 81, "accounts.token_name_too_long")],
)
def test_a_token_needs_a_name_of_bearable_length(lan, name, code):
    with refused(code):
        services.issue_token(lan, name, at=AT)
    assert not ApiToken.objects.exists()


def test_twenty_live_tokens_are_enough(lan):
    for number in range(20):
        services.issue_token(lan, f"mã {number}", at=AT)
    with refused("accounts.too_many_tokens"):
        services.issue_token(lan, "một mã nữa", at=AT)
    services.revoke_token(live_tokens(lan)[0], at=AT)
    assert services.issue_token(lan, "một mã nữa", at=AT)


def test_the_day_of_last_use_is_local_and_written_once_a_day(lan, django_assert_num_queries):
    plain = services.issue_token(lan, "bảng tính", at=AT)
    late_in_the_evening_utc = datetime(2017, 6, 1, 20, 0, tzinfo=UTC)
    services.note_use(plain, at=late_in_the_evening_utc)
    assert live_tokens(lan).get().last_used_on.isoformat() == "2017-06-02"
    with django_assert_num_queries(1):
        services.note_use(plain, at=late_in_the_evening_utc)


def test_the_database_refuses_a_second_acceptance_and_a_nameless_token(lan):
    common = {"user": lan, "created_at": AT}
    Invitation.objects.create(token_sha256="a", expires_at=AT, used_at=AT, **common)
    with pytest.raises(IntegrityError, match="invitation|UNIQUE"), transaction.atomic():
        Invitation.objects.create(token_sha256="b", expires_at=AT, used_at=AT, **common)
    with pytest.raises(IntegrityError, match="api_token_has_a_name"), transaction.atomic():
        ApiToken.objects.create(token_sha256="c", name="", **common)
