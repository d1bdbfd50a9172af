"""The frame and its components in a real browser: WCAG 2.2 AA by axe, phone width, no scripts."""

import os
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from phoihop.ui import navigation
from phoihop.ui.navigation import Entry

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.ui.demo_urls"),
]

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PROGRAMME = "/programmes/CT-2017-01/plan/"
ADDRESSES = [PROGRAMME, "/accounts/me/", "/accounts/tokens/", "/accounts/2fa/", "/refused/"]
WIDTHS = {"desk": 1440, "phone": 390}


@pytest.fixture(autouse=True)
def _demo(settings, monkeypatch):
    engine = dict(settings.TEMPLATES[0])
    settings.TEMPLATES = [{**engine, "DIRS": [Path(__file__).parent / "templates"]}]
    monkeypatch.setattr(navigation, "_entries", {})
    navigation.register(Entry(30, "Kế hoạch", "calendar", "programmes:list", "programmes:plan"))


@pytest.fixture
def session() -> str:
    """The cookie of somebody signed in, made before a browser's event loop runs."""
    client = Client()
    client.force_login(User.objects.create_user("lan"))
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def start(playwright) -> Browser:
    if CHROMIUM is None:
        pytest.skip("needs Chromium, which this machine has not")
    root = os.geteuid() == 0  # Chromium's sandbox refuses root
    return playwright.chromium.launch(
        executable_path=CHROMIUM, args=["--no-sandbox"] if root else []
    )


def visit(browser: Browser, base: str, session: str, *, width: int, **more) -> BrowserContext:
    context = browser.new_context(viewport={"width": width, "height": 900}, **more)
    cookies = {settings.SESSION_COOKIE_NAME: session, settings.LANGUAGE_COOKIE_NAME: "vi"}
    context.add_cookies([{"name": n, "value": v, "url": base} for n, v in cookies.items()])
    return context


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(live_server, session, width):
    with sync_playwright() as playwright:
        browser = start(playwright)
        page = visit(browser, live_server.url, session, width=width, bypass_csp=True).new_page()
        for address in ADDRESSES:
            page.goto(live_server.url + address)
            found = Axe().run(page, options=WCAG)
            assert found.violations_count == 0, f"{address}: {found.generate_report()}"
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        browser.close()


def test_with_scripts_a_page_asks_no_other_machine_and_breaks_no_policy(live_server, session):
    said: list[str] = []
    with sync_playwright() as playwright:
        browser = start(playwright)
        page = visit(browser, live_server.url, session, width=1440).new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("request", lambda request: said.append(request.url))
        page.goto(live_server.url + PROGRAMME)
        assert page.evaluate("htmx.config.allowEval") is False
        assert page.evaluate("document.fonts.check('16px \"Inter Variable\"', 'Đảng')")
        browser.close()
    assert [line for line in said if not line.startswith((live_server.url, "data:"))] == []


def test_without_scripts_the_menu_opens_and_a_step_asks_before_it_is_taken(live_server, session):
    with sync_playwright() as playwright:
        browser = start(playwright)
        context = visit(browser, live_server.url, session, width=390, java_script_enabled=False)
        page = context.new_page()
        page.goto(live_server.url + PROGRAMME)
        page.click(".ph-menu > summary")
        assert page.is_visible(".ph-menu >> text=Kế hoạch")
        assert not page.is_visible("text=Anh/chị ký chứ?")
        page.click(".ph-confirm > summary")
        assert page.is_visible("text=Anh/chị ký chứ?")
        browser.close()
