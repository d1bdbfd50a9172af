"""Every page of the case opens for who may see it, in both languages, and for nobody else."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.timezone import localdate

from phoihop.acceptance.models import Payment
from phoihop.accounts.services import issue_token
from phoihop.demo.case import SAMPLE
from phoihop.evidence.models import Evidence
from phoihop.fieldwork.models import Lead, Pack, Trip
from phoihop.manuscripts.models import Manuscript, Passage
from phoihop.manuscripts.services import Brief, invite_author, new_link
from phoihop.meetings.models import Meeting
from phoihop.parties.models import Person
from phoihop.parties.queries import member_named
from phoihop.planning.models import Assignment, CalendarImport, Deed, DeedStep, Topic
from phoihop.programmes.models import Mandate
from phoihop.publications.models import Grouping, ImportBatch, Match
from phoihop.reviews.models import Lesson
from phoihop.royalties.models import Statement
from tests.stories.axe import chromium, faults, shown_to
from tests.stories.conftest import SignIn
from tests.stories.walking import filled, read, routes, walk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("played")]

SRC = Path(__file__).resolve().parents[2] / "src" / "phoihop"
READERS = [
    "lanh-dao-a", "van-thu-a", "ke-toan-a", "kiem-tra-a", "quan-tri-a", "lanh-dao-b", "phong-vien",
    "can-bo-mau", "bien-tap-la",
]  # fmt: skip
CASE = re.compile(r"CT-2017-0|HĐ-2017-0|PL-2017-0|BBNT-201|TK-2017|VIEC-201|ĐT-201|Thái Nguyên ×")
API = "api/v1/"
HOUSE_WIDE = (
    "accounts/", "notices/", "i18n/", "parties/", "outlets/", "search/", API,
    "register/", "verify/", "manuscripts/link/", "manuscripts/review/", "mandates/apart/",
    "witnesses/bundle/", "royalties/reckon/", "royalties/draw-up/", "royalties/norms/",
)  # fmt: skip
"""Rooms in which every member of the house reads, what is public, and one's own house's forms."""
LISTS = {
    "", "hand-over/", "programmes/", "programmes/import/", "programmes/draft/", "programmes/new/",
    "publications/", "publications/new/", "publications/import/", "publications/imports/",
    "publications/doubles/", "mandates/", "manuscripts/", "manuscripts/invite/",
    "manuscripts/prepare/", "royalties/", "witnesses/",
}  # fmt: skip
"""One's own lists: they open for everybody, and show a stranger nothing of the case."""
MAY_OPEN = (
    "bien-tap", "can-bo", "ke-toan-b", "phong-vien", "lanh-dao-b", "can-bo-btc"
)  # fmt: skip
PLANNING_AND_WRITING = (
    "planning:", "fieldwork:", "meetings:", "manuscripts:", "royalties:", "notices:", "desk:",
)  # fmt: skip
NO_PAGE = (  # files behind keys that nobody here holds, and rooms of a link of their own
    "desk:feed ", "manuscripts:author-file ", "manuscripts:outside-",
)  # fmt: skip


@pytest.mark.parametrize("reader", READERS)
def test_every_link_leads_somewhere_for_who_is_shown_it(sign_in: SignIn, reader: str) -> None:
    led = {address: response.status_code for address, response, _ in walk(sign_in(reader), each=1)}
    assert len(led) > 15
    assert dead_ends(led) == {}


@pytest.mark.parametrize("reader", ["can-bo", "bien-tap"])  # who is shown the most
def test_every_link_leads_to_english_for_who_chose_it(sign_in: SignIn, reader: str) -> None:
    vietnamese = untranslated()
    led, strays = {}, {}
    for address, response, page in walk(sign_in(reader, "en"), each=1):
        led[address] = response.status_code
        strays.update({word: address for word in page.words if word in vietnamese})
    assert len(led) > 100
    assert dead_ends(led) == {}
    assert strays == {}


def dead_ends(led: dict[str, int]) -> dict[str, int]:
    return {address: code for address, code in led.items() if code not in (200, 302)}


def untranslated() -> set[str]:
    """The sentences of the interface whose English differs, of three words and more."""
    found = set()
    for catalogue in SRC.glob("*/locale/en/LC_MESSAGES/django.po"):
        text = catalogue.read_text(encoding="utf-8")
        for sentence, english in re.findall(r'^msgid "(.+)"\nmsgstr "(.*)"$', text, re.MULTILINE):
            if sentence != english and sentence.count(" ") >= 2:
                found.add(sentence)
    assert len(found) > 200
    return found - {SAMPLE}  # the watermark stays Vietnamese, as it is on the papers


def test_a_stranger_opens_no_address_of_the_case(sign_in: SignIn) -> None:
    stranger = sign_in("bien-tap-la")
    opened = {}
    for route, name in routes():
        if route.startswith(HOUSE_WIDE) or route in LISTS or "<path:" in route:
            continue
        address = filled(route, values_for(route))
        opened[f"{name} {address}"] = answer(stranger, address)
    assert len(opened) > 60
    assert {name: code for name, code in opened.items() if code != 404} == {}


def answer(client: Client, address: str, **sent: str) -> int:
    """The status of a GET or, where only a form may come, of one that says nothing."""
    code = client.get(address).status_code
    return client.post(address, {"reason": "x"}, **sent).status_code if code == 405 else code


def test_a_strangers_key_opens_nothing_of_the_case_to_a_program() -> None:
    key = issue_token(member_named("bien-tap-la").user, "mẫu", at=timezone.now())
    program = Client(headers={"authorization": f"Bearer {key}"})
    assert program.get(f"/{API}programmes").status_code == 200  # the key itself is good
    opened = {}
    for route, name in routes():
        if route.startswith(API) and "<" in route:
            address = filled(route, values_for(route.removeprefix(API)))
            opened[f"{name} {address}"] = answer(program, address, content_type="application/json")
    assert len(opened) > 25
    # 422: what was sent is no answer to the form; nothing was looked up for it
    assert {name: code for name, code in opened.items() if code not in (404, 422)} == {}
    for of_ones_own in ("programmes", "publications"):
        assert not CASE.search(program.get(f"/{API}{of_ones_own}").content.decode())


@pytest.mark.parametrize("route", sorted(LISTS))
def test_a_strangers_own_lists_show_nothing_of_the_case(sign_in: SignIn, route: str) -> None:
    response = sign_in("bien-tap-la").get(f"/{route}")
    assert response.status_code == 200
    assert [word for word in read(response).words if CASE.search(word)] == []


def test_a_strangers_search_finds_nothing_of_the_case(sign_in: SignIn) -> None:
    for words in ("lò chè", "nghị quyết", "CT-2017-01", "hợp tác xã"):
        page = read(sign_in("bien-tap-la").get("/search/", {"q": words}))
        assert [link for link in page.links if re.search(r"-201[78]-\d", link)] == []


@pytest.mark.browser
def test_axe_finds_nothing_on_any_page_of_planning_and_writing(sign_in: SignIn) -> None:
    """Every page that the URL table names in these rooms, as whoever may open it sees it.

    By turns in Vietnamese on a desk and in English on a phone: all of both cost a minute.
    """
    author, values = an_author_at_the_door()
    readers = [sign_in(ref) for ref in MAY_OPEN]
    shown, shut = [], []
    for route, name in routes():
        if not (name.startswith(PLANNING_AND_WRITING) or "/plan/" in route):
            continue
        own = route.startswith(("manuscripts/author/", "manuscripts/link/"))
        address = filled(route, values_for(route) | (values if own else {}))
        language = ("vi", "en")[len(shown) % 2]
        page = shown_to([author] if own else readers, name, address, language)
        if page is not None:
            shown.append(page)
        elif all(one.get(address).status_code in (403, 404) for one in readers):
            shut.append(f"{name} {address}")
    assert [one for one in shut if not one.startswith(NO_PAGE)] == []
    with chromium(shown) as page:
        found = [
            fault
            for one in shown
            for fault in faults(page, one, axe_at=1440 if one.language == "vi" else 390)
        ]
    assert found == []


def an_author_at_the_door() -> tuple[Client, dict[str, object]]:
    """An author whose link was opened, of a text with versions, and a link nobody opened yet."""
    act: dict[str, Any] = {"by": member_named("bien-tap"), "at": timezone.now()}
    written = Manuscript.objects.get(ref="BT-2017-01")
    client = Client()
    client.post(f"/manuscripts/link/{new_link(written, **act)}/")
    asked: dict[str, Any] = {"name": "Nông Văn Mẫu", "email": "nong@example.org"}
    _, plain = invite_author(Brief("Đường về bản"), on=localdate(), **asked, **act)
    return client, {"ref": written.ref, "plain": plain}


def values_for(route: str) -> dict[str, object]:
    """What stands in the case for each parameter of a route."""
    match = Match.objects.filter(programme__ref="CT-2017-01", state="proposed").first()
    assert match is not None
    step = DeedStep.objects.filter(paper__isnull=False).select_related("deed").first()
    assert step is not None
    refs = {
        "programmes": "CT-2017-01",
        "topics": Topic.objects.filter(state="agreed")[0].ref,
        "deeds": step.deed.ref,
        "publications": match.publication.ref,
        "publications/imports": ImportBatch.objects.all()[0].ref,
        "evidence": Evidence.objects.filter(file__isnull=False)[0].ref,
        "acceptance": "BBNT-2018-01",
        "reviews": "TK-2017-01",
        "lessons": Lesson.objects.all()[0].ref,
        "papers": "HĐ-2017-01",
        "instruments": "HĐ-2017-01",
        "assignments": Assignment.objects.all()[0].ref,
        "calendars": CalendarImport.objects.all()[0].ref,
        "trips": Trip.objects.all()[0].deed.ref,
        "questions": Deed.objects.filter(obligation__kind="inform")[0].ref,
        "packs": Pack.objects.all()[0].ref,
        "leads": Lead.objects.all()[0].ref,
        "meetings": Meeting.objects.all()[0].ref,
        "manuscripts": "BT-2017-01",
        "passages": Passage.objects.all()[0].ref,
        "royalties/entries": "NB-2017-01",
        "royalties": Statement.objects.all()[0].ref,
        "works": match.work.ref,
    }
    known = [word for word in refs if route.startswith(f"{word}/<")]
    pks = {
        "programmes": match.pk,
        "matches": match.pk,
        "deeds": step.paper_id,
        "publications": Grouping.objects.all()[0].pk,
        "acceptance": Payment.objects.all()[0].pk,
    }
    return {
        "ref": refs[max(known, key=len)] if known else "",
        "pk": pks.get(route.split("/")[0], 1),
        "instrument_ref": "HĐ-2017-01",
        "annex_ref": "PL-2017-01",
        "paper_ref": "HĐ-2017-01",
        "name": "agree" if route.startswith("topics") else Deed.objects.all()[0].last_step,
        "move": "agree",
        "answer": "refuse",
        "kind": "table" if route.startswith("royalties/norms/") else "pdf",
        "day": "2014-06-01",
        "suffix": "csv",
        "key": "themes",
        "code": "1" if "plan/lines/" in route else "B1",
        "column": "published",
        "ordinal": 1,
        "what": Person.objects.all()[0].ref,
        "secret": "none",
        "mandate_ref": Mandate.objects.all()[0].ref,
        "number": 1,
        "old": 1,
        "new": 2,
        "before": 1,
        "after": 2,
        "plain": "none",
        "fingerprint": "0" * 64,
        "feed_id": 1,
        "token_id": 1,
        "instrument": "HĐ-2017-01",
        "work": match.work.ref,
        "other": match.work.ref,
        "copy": "none",
        "place": 1,
        "topic": Topic.objects.all()[0].ref,
    }
