"""The pages of this room in a real browser: WCAG 2.2 AA, phone width, with and without scripts."""

import os
import shutil
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from phoihop.parties.models import Member
from phoihop.programmes.models import Line
from phoihop.publications import services
from phoihop.publications.models import Grouping, ImportBatch, Match
from tests.fixtures import NOON
from tests.publications.conftest import MakePiece
from tests.publications.test_importing import bring

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PROGRAMME = "/programmes/CT-2017-01/publications/"
WIDTHS = {"desk": 1440, "phone": 390}


@pytest.fixture
def addresses(make_piece: MakePiece, line: Line, editor: Member) -> list[str]:
    """Pages with something on each of them."""
    body = "Xã Mẫu có cách làm hay. " * 30
    pieces = [make_piece(number, body=body, words=180) for number in (1, 2, 3)]
    for piece in pieces:
        Match.objects.create(
            work=piece.work,
            publication=piece,
            programme=line.obligation.programme,
            obligation=line.obligation,
            line=line,
            reasons=[{"code": "theme_phrase", "facts": {"theme": "T5", "words": "cách làm hay"},
                      "sentence": "Xã Mẫu có cách làm hay."}],
            proposed_at=NOON,
        )  # fmt: skip
    services.confirm_match(Match.objects.get(work=pieces[2].work), by=editor, at=NOON)
    Grouping.objects.create(
        one=pieces[0].work, other=pieces[1].work, reason="same_text", recorded_at=NOON
    )
    bring(
        "Tiêu đề,Link,Ngày\n"
        "Bài,https://tapchimau.example/mot-dia-chi-rat-dai-de-xem-co-tran-trang-khong-10001.html,2017\n"
        "Bài sai,tapchimau.example/b-10002.html,31/2/2017\n",
        editor,
    )
    return [
        PROGRAMME,
        "/publications/",
        f"/publications/{pieces[0].ref}/",
        "/publications/new/",
        "/publications/import/",
        "/publications/imports/",
        f"/publications/imports/{ImportBatch.objects.get().ref}/",
        "/publications/doubles/",
        "/outlets/",
        "/outlets/new/",
        "/outlets/tap-chi-mau-dien-tu/",
    ]


@pytest.fixture
def session(editor: Member) -> str:
    """The cookie of the editor, made before a browser's event loop runs."""
    client = Client()
    client.force_login(editor.user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def start(playwright: Any) -> Browser:
    if CHROMIUM is None:
        pytest.skip("needs Chromium, which this machine has not")
    root = os.geteuid() == 0  # Chromium's sandbox refuses root
    return playwright.chromium.launch(
        executable_path=CHROMIUM, args=["--no-sandbox"] if root else []
    )


def visit(browser: Browser, base: str, session: str, *, width: int, **more: Any) -> BrowserContext:
    context = browser.new_context(viewport={"width": width, "height": 900}, **more)
    cookies = {settings.SESSION_COOKIE_NAME: session, settings.LANGUAGE_COOKIE_NAME: "vi"}
    context.add_cookies([{"name": n, "value": v, "url": base} for n, v in cookies.items()])
    return context


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_pages_are_accessible_and_fit(
    live_server: Any, addresses: list[str], session: str, width: int
) -> None:
    faults: dict[str, list[str]] = {}
    with sync_playwright() as playwright:
        browser = start(playwright)
        page = visit(browser, live_server.url, session, width=width).new_page()
        for address in addresses:
            answer = page.goto(live_server.url + address)
            assert answer is not None
            assert answer.status == 200, address
            page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
            found = [one["id"] for one in Axe().run(page, options=WCAG).response["violations"]]
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append("wider than the screen")
            if found:
                faults[address] = found
        browser.close()
    assert faults == {}


def test_a_match_is_confirmed_with_and_without_scripts(
    live_server: Any, addresses: list[str], session: str
) -> None:
    first, second = (
        Match.objects.filter(state="proposed").order_by("pk").values_list("pk", flat=True)
    )
    with sync_playwright() as playwright:
        browser = start(playwright)
        for pk, scripts in ((first, True), (second, False)):
            context = visit(
                browser, live_server.url, session, width=390, java_script_enabled=scripts
            )
            page = context.new_page()
            page.goto(f"{live_server.url}{PROGRAMME}")
            page.locator(f"#match-{pk}").get_by_role("button", name="Khớp", exact=True).click()
            page.locator(f"#match-{pk}").get_by_text("Đã khớp").wait_for()
        browser.close()
    assert not Match.objects.filter(state="proposed").exists()
