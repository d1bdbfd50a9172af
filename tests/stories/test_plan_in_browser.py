"""The plan, assignments and letters in a real browser: axe, phone width, two languages; dragging,
the same by keyboard and without scripts."""

import os
import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect, sync_playwright

from phoihop.law.access import Role
from phoihop.law.period import day_of
from phoihop.parties.models import Member, Organisation
from phoihop.planning import services
from phoihop.planning.models import Assignment, CalendarImport, Topic
from phoihop.programmes.models import Line, Programme
from tests.fixtures import NOON, MakeMember
from tests.planning.test_calendar_files import ics

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PLAN = "/programmes/CT-2017-01/plan/"
ON = date(2017, 6, 1)
ACT = {"at": NOON, "on": ON}


@pytest.fixture
def topics(
    programme: Programme, line: Line, officer: Member, editor: Member, make_member: MakeMember,
    publisher: Organisation,
) -> list[Topic]:  # fmt: skip
    """One topic in each column, one of them assigned; one idea without a day."""
    soon = day_of(timezone.now()).replace(day=15)
    made = []
    for number, title in enumerate(("Chưa có ngày", "Đề xuất", "Thống nhất", "Đang làm")):
        due_on = None if number == 0 else soon + timedelta(number)
        idea = services.Idea(f"{title}: chè Tân Cương giữ đất", obligation=line.obligation,
                             due_on=due_on)  # fmt: skip
        by = editor if number == 0 else officer
        made.append(services.propose_topic(programme, idea, by=by, **ACT))
    for topic in made[1:4]:
        services.offer_topic(topic, by=officer, **ACT)
    for topic in made[2:4]:
        services.agree_topic(topic, by=editor, **ACT)
    services.start_topic(made[3], by=editor, **ACT)
    reporter = make_member("phong-vien", publisher, Role.REPORTER)
    offer = services.Offer(reporter, ON, fee_dong=2_000_000, rights="Đăng một lần")
    services.offer_assignment(made[3], offer, by=editor, **ACT)
    file = ics("UID:1\r\nSUMMARY:Hội nghị\r\nDTSTART;VALUE=DATE:20170519\r\nLOCATION:Hội trường")
    services.read_calendar_file(programme, "lich.ics", file, by=editor, **ACT)
    return made


@pytest.fixture
def session(topics: list[Topic], editor: Member) -> str:
    """The editor's cookie, made before a browser's event loop runs."""
    client = Client()
    client.force_login(editor.user)
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)


@pytest.fixture
def addresses(topics: list[Topic]) -> list[str]:
    """Every page of the plan, of assignments and of letters."""
    assignment, brought = Assignment.objects.get(), CalendarImport.objects.get()
    days = ["calendar/", "calendar/bring/", "lead-times/", "days/"]
    people = ["assignments/", "hand-over/?leaver=phong-vien"]
    return [
        *(f"{PLAN}{part}" for part in ("", "?state=agreed", *days, *people)),
        *(f"{PLAN}{part}" for part in ("lines/", "radar/", "agenda/")),
        f"/topics/{topics[3].ref}/",
        f"/topics/{topics[2].ref}/assign/",
        f"/assignments/{assignment.ref}/",
        f"/calendars/{brought.ref}/",
        "/notices/",
        "/",
    ]


@pytest.fixture
def chromium(session: str, addresses: list[str]) -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("needs Chromium, which this machine has not")
    root = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium's sandbox refuses root
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=root)
        yield started
        started.close()


def opened(browser: Browser, base: str, session: str, **more: Any) -> Page:
    language = more.pop("language", "vi")
    width = more.pop("width", 1440)
    context = browser.new_context(
        base_url=base, viewport={"width": width, "height": 900}, bypass_csp=True, **more
    )
    cookies = {settings.SESSION_COOKIE_NAME: session, settings.LANGUAGE_COOKIE_NAME: language}
    context.add_cookies([{"name": n, "value": v, "url": base} for n, v in cookies.items()])
    return context.new_page()


@pytest.mark.parametrize(("width", "language"), [(1440, "vi"), (390, "en")])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    live_server: Any, chromium: Browser, session: str, addresses: list[str], width: int,
    language: str,
) -> None:  # fmt: skip
    page = opened(chromium, live_server.url, session, width=width, language=language)
    for address in addresses:
        page.goto(address, wait_until="networkidle")
        found = Axe().run(page, options=WCAG)
        assert found.violations_count == 0, f"{address}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        expect(page.locator("html")).to_have_attribute("lang", language)


def test_a_card_is_dragged_to_the_next_column_and_to_no_other(
    live_server: Any, chromium: Browser, session: str, topics: list[Topic]
) -> None:
    page = opened(chromium, live_server.url, session)
    page.goto(PLAN, wait_until="networkidle")
    offered = page.locator(f"[data-topic='{topics[1].ref}']")
    offered.drag_to(page.locator("[data-drop-state=done] h3"))
    expect(page.locator("#notice")).to_contain_text("chưa chuyển sang cột đó được")
    with page.expect_navigation():
        offered.drag_to(page.locator("[data-drop-state=agreed] h3"))
    column = page.locator("[data-drop-state=agreed]")
    expect(column.locator(f"[data-topic='{topics[1].ref}']")).to_have_count(1)


def test_the_same_by_keyboard(
    live_server: Any, chromium: Browser, session: str, topics: list[Topic]
) -> None:
    page = opened(chromium, live_server.url, session)
    page.goto(PLAN)
    button = page.locator(f"[data-topic='{topics[1].ref}'] button")
    page.locator(f"[data-topic='{topics[1].ref}'] a").focus()
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    column = page.locator("[data-drop-state=agreed]")
    expect(column.locator(f"[data-topic='{topics[1].ref}']")).to_have_count(1)


def test_an_idea_is_dragged_to_a_day(
    live_server: Any, chromium: Browser, session: str, topics: list[Topic]
) -> None:
    page = opened(chromium, live_server.url, session)
    page.goto(f"{PLAN}calendar/")
    wanted = day_of(timezone.now()).replace(day=20).isoformat()
    with page.expect_navigation():
        page.locator(f"[data-topic='{topics[0].ref}']").drag_to(
            page.locator(f"[data-day='{wanted}'] time")
        )
    moved = page.locator(f"[data-day='{wanted}'] [data-topic='{topics[0].ref}']")
    expect(moved).to_have_count(1)


def test_without_scripts_buttons_and_a_form_do_it(
    live_server: Any, chromium: Browser, session: str, topics: list[Topic]
) -> None:
    page = opened(chromium, live_server.url, session, java_script_enabled=False, width=390)
    page.goto(PLAN)
    expect(page.get_by_role("link", name="Tiến độ từng dòng")).to_be_visible()
    page.locator(f"[data-topic='{topics[1].ref}'] button").click()
    expect(page).to_have_url(re.compile(r"/plan/$"))
    page.goto(f"{PLAN}calendar/")
    wanted = day_of(timezone.now()).replace(day=21).isoformat()
    page.locator("[name=topic]").select_option(topics[1].ref)
    page.locator("[name=due_on]").fill(wanted)
    page.get_by_role("button", name="Chuyển", exact=True).click()
    placed = page.locator(f"[data-day='{wanted}'] [data-topic='{topics[1].ref}']")
    expect(placed).to_have_count(1)
