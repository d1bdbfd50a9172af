"""The frame of every page, tested with pages that stand in for the rooms."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from phoihop.ui import navigation
from phoihop.ui.navigation import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.ui.demo_urls")]


@pytest.fixture(autouse=True)
def _demo_templates(settings):
    engine = dict(settings.TEMPLATES[0])
    settings.TEMPLATES = [{**engine, "DIRS": [Path(__file__).parent / "templates"]}]


@pytest.fixture(autouse=True)
def _loop(monkeypatch):
    monkeypatch.setattr(navigation, "_entries", {})
    navigation.register(Entry(70, "Sổ nghĩa vụ", "book", "ledger:nowhere", "ledger:of"))
    navigation.register(Entry(30, "Kế hoạch", "calendar", "programmes:list", "programmes:plan"))
    navigation.register(Entry(20, "Ký kết", "signature", "programmes:list", "programmes:detail"))
    navigation.register(Entry(110, "Nhật ký", "timeline", "front"))


@pytest.fixture
def signed_in(client: Client, django_user_model) -> Client:
    client.force_login(django_user_model.objects.create_user("lan"))
    return client


def test_a_page_names_itself_once_for_title_and_heading(signed_in):
    text = signed_in.get("/").content.decode()
    assert "<title>Sổ nghĩa vụ & kế hoạch" in text
    assert text.count("Sổ nghĩa vụ & kế hoạch") == 2
    assert '<html lang="vi">' in text


def test_the_sidebar_is_the_loop_of_the_programme_on_the_page(signed_in):
    text = signed_in.get("/programmes/CT-2017-01/plan/").content.decode()
    assert text.index('href="/programmes/CT-2017-01/"') < text.index(
        'href="/programmes/CT-2017-01/plan/"'
    )
    assert '<a href="/programmes/CT-2017-01/plan/" aria-current="page">' in text
    assert text.count('aria-current="page"') == 2  # beside the page, and in the phone's menu


def test_a_step_without_an_address_is_left_out():
    labels = [link.label for link in navigation.links("/", programme_ref="CT-2017-01")]
    assert labels == ["Ký kết", "Kế hoạch", "Nhật ký"]


def test_the_front_page_is_current_only_on_itself():
    assert [link.label for link in navigation.links("/") if link.current] == ["Nhật ký"]
    nearest = [link.label for link in navigation.links("/programmes/X/") if link.current]
    assert nearest == ["Ký kết", "Kế hoạch"]  # both lead to the list here


def test_a_stranger_sees_the_frame_without_sidebar_and_search(client):
    text = client.get("/").content.decode()
    assert "ph-side" not in text
    assert 'role="search"' not in text


def test_every_page_speaks_english(signed_in):
    signed_in.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    text = signed_in.get("/").content.decode()
    assert '<html lang="en">' in text
    assert "Sign out" in text
    assert "Skip to content" in text


def test_a_page_is_vietnamese_whatever_the_browser_is_set_to(signed_in):
    answer = signed_in.get("/", headers={"Accept-Language": "en"})
    assert '<html lang="vi">' in answer.content.decode()
    assert answer.headers["Content-Language"] == "vi"


@pytest.mark.parametrize("cookie", ["xx", "", "../etc", "e" * 600])
def test_a_spoilt_choice_of_language_means_vietnamese(signed_in, cookie):
    signed_in.cookies[settings.LANGUAGE_COOKIE_NAME] = cookie
    assert '<html lang="vi">' in signed_in.get("/").content.decode()


def test_the_api_speaks_the_language_that_a_program_asks_for(signed_in):
    assert signed_in.get("/api/", headers={"Accept-Language": "en"})["Content-Language"] == "en"


def test_the_language_is_changed_by_a_plain_form(signed_in):
    text = signed_in.get("/programmes/").content.decode()
    assert '<input type="hidden" name="next" value="/programmes/">' in text
    answer = signed_in.post("/i18n/setlang/", {"language": "en", "next": "/programmes/"})
    assert answer.headers["Location"] == "/programmes/"
    assert '<html lang="en">' in signed_in.get("/programmes/").content.decode()


def test_the_frame_loads_nothing_from_elsewhere(signed_in):
    text = signed_in.get("/").content.decode()
    assert "//" not in text.replace("http://www.w3.org", "").split("<body>")[0].replace(" // ", "")


def test_the_frame_costs_two_queries_session_and_user_and_one_member(
    signed_in, django_assert_max_num_queries
):
    with django_assert_max_num_queries(3):
        signed_in.get("/")


@pytest.mark.parametrize(("path", "status"), [("/forbidden/", 403), ("/nowhere/", 404)])
def test_a_refused_or_missing_page_says_so_in_the_frame(signed_in, path, status):
    answer = signed_in.get(path)
    assert answer.status_code == status
    assert "Về trang đầu" in answer.content.decode()


def test_a_refusal_is_a_page_or_for_htmx_a_part(signed_in):
    whole = signed_in.get("/refused/")
    part = signed_in.get("/refused/", headers={"HX-Request": "true"})
    assert whole.status_code == part.status_code == 403
    assert "<html" in whole.content.decode()
    assert "<html" not in part.content.decode()
    assert part.headers["HX-Retarget"] == "#notice"


def test_the_page_of_a_server_error_needs_nothing_that_may_be_broken():
    from django.template.loader import render_to_string

    assert "The server met an error" in render_to_string("500.html")


def test_a_form_that_was_open_too_long_is_told_so_in_the_frame(django_user_model):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(django_user_model.objects.create_user("hoa"))
    answer = strict.post("/", {"title": "x"})
    assert answer.status_code == 403
    assert "Trang đã mở quá lâu" in answer.content.decode()
