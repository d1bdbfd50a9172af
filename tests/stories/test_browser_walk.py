"""Every step by hand in a real browser, from an idea to the ledger: four people, two houses."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect, sync_playwright

from phoihop.parties.models import Member
from phoihop.press.models import Outlet
from phoihop.programmes.models import Line

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PASSWORD = "mau-khong-gia-tri"
PROGRAMME = "/programmes/CT-2017-01/"
TITLE = "Cách làm hay của xóm Mẫu giữ suối trong"
BODY = "Xóm Mẫu họp ba đêm để tự đặt ra luật nước, nhà nào cũng giữ. " * 8
SEEN_AT = "2017-06-01T09:00"

Person = Callable[[str], Page]


@pytest.fixture(autouse=True)
def _two_houses(
    line: Line, outlet: Outlet, officer: Member, editor: Member, leader_a: Member, leader_b: Member
) -> None:
    """The contract asks for the text of each piece."""
    Line.objects.filter(pk=line.pk).update(evidence_level="text")


@pytest.fixture
def chromium(_two_houses: None) -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("needs Chromium, which this machine has not")
    root = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium's sandbox refuses root
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *root])
        yield started
        started.close()


def people(browser: Browser, base: str, *, width: int, scripts: bool) -> Person:
    """Signs each person in once, at a window of their own."""
    known: dict[str, Page] = {}

    def as_person(name: str) -> Page:
        if name not in known:
            context = browser.new_context(
                base_url=base,
                viewport={"width": width, "height": 900},
                java_script_enabled=scripts,
                locale="vi-VN",
            )
            page = known[name] = context.new_page()
            page.goto("/accounts/login/")
            page.locator("[name=login]").fill(name)
            page.locator("[name=password]").fill(PASSWORD)
            page.get_by_role("button", name="Đăng nhập", exact=True).click()
            page.wait_for_url(f"{base}/")
        return known[name]

    return as_person


@pytest.mark.parametrize(
    ("width", "scripts"),
    [(1440, True), (1440, False), (390, True), (390, False)],
    ids=["desk", "desk without scripts", "phone", "phone without scripts"],
)
def test_from_an_idea_to_the_ledger_by_hand(
    live_server: Any, chromium: Browser, width: int, scripts: bool
) -> None:
    person = people(chromium, live_server.url, width=width, scripts=scripts)
    agree_on_a_topic(person)
    publication = record_what_appeared(person("bien-tap"))
    confirm_the_match(person("bien-tap"))
    prove_it(person("bien-tap"), publication)
    record = draw_up(person("can-bo"))
    for leader in ("lanh-dao-a", "lanh-dao-b"):
        confirm_the_record(person(leader), record)
    read_the_paper(person("lanh-dao-b"), record)
    read_the_ledger(person("can-bo"), width=width)


def agree_on_a_topic(person: Person) -> None:
    """The officer proposes and shows it; the editor agrees."""
    page = person("can-bo")
    page.goto(f"{PROGRAMME}plan/topics/new/")
    page.locator("[name=title]").fill(TITLE)
    page.locator("[name=line]").select_option(index=1)
    main(page).locator("form button[type=submit]").last.click()
    topic = page.url
    move(page)
    page = person("bien-tap")
    page.goto(topic)
    move(page)
    expect(main(page)).to_contain_text("Đã thống nhất")


def move(page: Page) -> None:
    """Take the first step that the page of a topic offers."""
    main(page).locator("form[action*='/topics/'] button").first.click()


def record_what_appeared(page: Page) -> str:
    """The piece with its address and text; the reference of its publication."""
    page.goto("/publications/new/")
    page.locator("[name=title]").fill(TITLE)
    page.locator("[name=published]").fill("19-5-2017")
    page.locator("[name=address]").fill("https://tapchimau.example/giu-suoi-trong-10001.html")
    page.locator("[name=body]").fill(BODY)
    page.get_by_role("button", name="Ghi", exact=True).click()
    found = re.search(r"LĐ-2017-\d+", main(page).inner_text())
    assert found
    return found[0]


def confirm_the_match(page: Page) -> None:
    """Ask for proposals; the one that names the topic is right."""
    page.goto(f"{PROGRAMME}publications/")
    page.get_by_role("button", name="Tìm đề xuất").click()
    row = page.locator("tr", has_text=TITLE)
    expect(row).to_have_count(1)
    row.locator("[name=topic]").select_option(index=1)
    row.get_by_role("button", name="Khớp", exact=True).click()
    expect(page.locator("tr", has_text=TITLE)).to_contain_text("Đã khớp")


def prove_it(page: Page, publication: str) -> None:
    """The text as it was seen."""
    page.goto(f"/publications/{publication}/evidence/")
    page.locator("[name=captured_at]").fill(SEEN_AT)
    page.locator("textarea[name=text]").fill(BODY)
    page.locator("[name=not_classified]").check()
    page.get_by_role("button", name="Lưu minh chứng").click()
    expect(main(page)).to_contain_text("MC-")


def draw_up(page: Page) -> str:
    """Try the period, see what it would hold, draw the record up; its address."""
    page.goto(f"{PROGRAMME}acceptance/")
    page.locator("[name=instrument]").first.select_option("HĐ-2017-01")
    for name, day in (
        ("starts_on", "2017-03-15"),
        ("ends_on", "2017-12-31"),
        ("accepted_on", timezone.localdate().isoformat()),
    ):
        page.locator(f"[name={name}]").first.fill(day)
    page.get_by_role("button", name="Tính thử", exact=True).click()
    expect(main(page)).to_contain_text(TITLE)
    page.get_by_role("button", name="Lập biên bản").click()
    page.wait_for_url(re.compile(r"/acceptance/BBNT-"))
    return page.url


def confirm_the_record(page: Page, record: str) -> None:
    """A leader reads the rows and says yes."""
    page.goto(record)
    expect(main(page)).to_contain_text("1.650.000")  # 1.500.000 and its tax
    form = page.locator("form[action$='/confirm/']")
    page.locator("details", has=form).locator("summary").click()
    form.get_by_role("button").click()
    expect(page.locator("form[action$='/confirm/']")).to_have_count(0)


def read_the_paper(page: Page, record: str) -> None:
    """The frozen record as PDF."""
    page.goto(record)
    link = page.get_by_role("link", name="PDF")
    answer = page.request.get(str(link.get_attribute("href")))
    assert answer.ok
    assert answer.body().startswith(b"%PDF-")


def read_the_ledger(page: Page, *, width: int) -> None:
    """The line shows one piece ordered four times, published, proven, accepted; nothing paid."""
    for column, figure in (("published", 1), ("evidenced", 1), ("accepted", 1)):
        page.goto(f"{PROGRAMME}ledger/B1/{column}/?year=2017")
        expect(main(page)).to_contain_text(TITLE)
        assert figure == page.locator("main tbody tr, main li", has_text=TITLE).count()
    page.goto(f"{PROGRAMME}?year=2017")
    expect(main(page)).to_contain_text("B1")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def main(page: Page) -> Any:
    """What is not the frame."""
    return page.locator("main").first
