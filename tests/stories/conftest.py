"""The founding case, played once for all tests of a module and undone afterwards."""

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from phoihop.demo.papers import write_papers
from phoihop.demo.services import play
from phoihop.parties.models import Member
from phoihop.parties.queries import member_named

SignIn = Callable[..., Client]


@pytest.fixture(scope="module")
def played(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[list[str]]:
    """The months played. One transaction around all tests: none of it outlives the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        months = play(progress=lambda month: None)
        write_papers()
        yield months
        transaction.set_rollback(True)


@pytest.fixture
def sign_in() -> SignIn:
    """A client in which an account of the demo is signed in, in the given language."""

    def signed_in(ref: str, language: str = "vi") -> Client:
        client = Client()
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        client.force_login(member_named(ref).user)
        return client

    return signed_in


@pytest.fixture
def member() -> Callable[[str], Member]:
    """A demo account by its name."""
    return member_named
