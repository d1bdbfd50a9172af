"""Long lists in pages."""

import pytest
from django.contrib.auth.models import User
from django.test import RequestFactory

from phoihop.ui.paging import page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    User.objects.bulk_create(User(username=f"n{n:02}") for n in range(7))
    return User.objects.order_by("username")


def ask(query: str):
    return RequestFactory().get(f"/list/?{query}")


def test_a_page_knows_its_place_and_its_neighbours(people):
    page = page_of(ask("q=chè&page=2"), people, per_page=3)
    assert [user.username for user in page] == ["n03", "n04", "n05"]
    assert (page.first, page.last, page.has_previous, page.has_next) == (4, 6, True, True)
    assert page.next_address == "?q=ch%C3%A8&page=3"
    assert page.previous_address == "?q=ch%C3%A8&page=1"


def test_the_last_page_has_none_after_it(people):
    page = page_of(ask("page=3"), people, per_page=3)
    assert (len(page), page.has_next) == (1, False)


@pytest.mark.parametrize("number", ["", "x", "-1", "0", "²", "1e9"])
def test_a_number_that_is_none_means_the_first_page(people, number):
    assert page_of(ask(f"page={number}"), people, per_page=3).number == 1


def test_a_page_beyond_the_end_is_empty_and_leads_back(people):
    page = page_of(ask("page=99"), people, per_page=3)
    assert (len(page), page.first, page.has_previous, page.has_next) == (0, 0, True, False)


@pytest.mark.parametrize(("counted", "queries"), [(False, 1), (True, 2)])
def test_a_page_costs_the_same_however_long_the_list(
    people, django_assert_num_queries, counted, queries
):
    with django_assert_num_queries(queries):
        page = page_of(ask("page=2"), people, per_page=3, counted=counted)
    assert page.total == (7 if counted else None)


@pytest.mark.parametrize("number", [1, 3, 9])
def test_wide_rows_are_found_by_their_keys_and_are_the_same(people, number):
    asked = ask(f"page={number}")
    plain = page_of(asked, people, per_page=3)
    by_keys = page_of(asked, people, per_page=3, keys_first=True)
    assert (list(by_keys), by_keys.has_next) == (list(plain), plain.has_next)
