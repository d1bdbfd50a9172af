"""Pages of the case before axe: rendered by the test client, shown by one Chromium.

No server runs: each page is made once, and the browser gets it, its styles and scripts out of a
dictionary. That keeps the demo in its transaction, and the walk cheap.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Page, Route, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
HOST = "http://case.example"
WIDTHS = (1440, 390)
WCAG = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
MIMES = {".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2"}


@dataclass(frozen=True, slots=True)
class Shown:
    """One page in one language."""

    name: str
    address: str
    language: str
    html: bytes


def shown_to(readers: Iterable[Client], name: str, address: str, language: str) -> Shown | None:
    """The page as the first reader sees it who may open it.

    ``None`` where only a form may come, where the answer is no page, and where none may go.
    """
    for reader in readers:
        reader.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        response = reader.get(address)
        if response.status_code in (302, 405):
            return None
        if response.status_code == 200:
            is_page = response.headers.get("Content-Type", "").startswith("text/html")
            return Shown(name, address, language, response.content) if is_page else None
    return None


@contextmanager
def chromium(shown: Iterable[Shown]) -> Iterator[Page]:
    """A browser to which nothing but these pages and the static files exists."""
    if CHROMIUM is None:
        pytest.skip("needs Chromium, which this machine has not")
    bodies = {f"/{one.language}{one.address}": one.html for one in shown}
    root = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium's sandbox refuses root

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url)
        address = unquote(path.path) + (f"?{path.query}" if path.query else "")
        if address in bodies:
            route.fulfill(body=bodies[address], content_type="text/html; charset=utf-8")
            return
        if not address.startswith("/static/"):
            route.fulfill(status=204)  # a part that htmx asks for: it is a page of its own here
            return
        found = finders.find(address.removeprefix("/static/"))
        if not isinstance(found, str):
            route.fulfill(status=404, body="")
            return
        mime = MIMES.get(Path(found).suffix, "image/svg+xml")
        route.fulfill(body=Path(found).read_bytes(), content_type=mime)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=root)
        page = browser.new_page(viewport={"width": WIDTHS[0], "height": 900})
        page.route("**/*", answer)
        yield page
        browser.close()


def faults(page: Page, one: Shown, *, axe_at: int) -> list[str]:
    """What axe finds on a page at a width, and at which width it scrolls sideways."""
    page.goto(f"{HOST}/{one.language}{one.address}", wait_until="load")
    told = []
    for width in sorted(WIDTHS, key=lambda width: width == axe_at):
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            told.append(f"{one.name} ({one.language}) is {wide} px wide at {width}")
    found = Axe().run(page, options=WCAG)
    for fault in found.response["violations"]:
        where = fault["nodes"][0]["html"][:160]
        told.append(f"{one.name} ({one.language}, {axe_at} px): {fault['id']}: {where}")
    return told
