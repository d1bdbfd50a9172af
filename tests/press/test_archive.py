"""The archive: each page meets each work once; texts go, fingerprints stay; nobody is watched."""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from phoihop.engines.textreuse import Index
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.press import archive, services
from phoihop.press.finding import Road, text_sha256, text_until
from phoihop.press.models import FiledWork, FoundPage, Outlet, PageHit, SweepRun
from tests.fixtures import NOON
from tests.press.newsroom import prose

JULY = date(2017, 7, 2)  # the day after the last day of a text seen on 1-6-2017


@pytest.fixture(autouse=True)
def _own_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive of one's own for each test."""
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)


def fetched(outlet: Outlet, number: int, text: str, title: str = "Một tiêu đề") -> FoundPage:
    """A page as the sweep leaves it."""
    return FoundPage.objects.create(
        outlet=outlet,
        road=Road.FEED.value,
        identity_key=f"{number:064d}",
        address=f"https://tapchimau.example/{number}",
        canonical_address=f"https://tapchimau.example/{number}",
        title=f"{title} {number}",
        published_on=date(2017, 5, 20),
        state="fetched",
        text=text,
        text_sha256=text_sha256(text),
        text_until_on=text_until(NOON),
        found_at=NOON,
        fetched_at=NOON,
    )


def work(number: int, text: str) -> services.WorkText:
    return services.WorkText(
        f"TP-2017-{number:04d}", f"Tác phẩm {number}", text, "Báo Gốc", date(2017, 5, 10)
    )


def quoting(own: str, taken: str) -> str:
    """A text with a passage of another inside."""
    words = taken.split()
    return f"{own} {' '.join(words[40:130])} {own[::-1].replace('.', '')}"


def hits() -> set[tuple[int, str]]:
    return set(PageHit.objects.values_list("page__pk", "work__ref"))


def test_whoever_comes_second_finds_the_other(outlet: Outlet) -> None:
    early = fetched(outlet, 1, prose(1))
    other = fetched(outlet, 2, prose(2))
    services.compare_due(at=NOON)
    early.refresh_from_db()
    assert early.state == "kept_fingerprint"

    services.file_works([work(1, prose(1)), work(3, prose(3))], at=NOON)
    done = services.compare_due(at=NOON)
    assert (done.works, done.hits) == (2, 1)
    late = fetched(outlet, 4, quoting(prose(4), prose(3)))
    done = services.compare_due(at=NOON)
    assert (done.pages, done.hits) == (1, 1)

    assert hits() == {(early.pk, "TP-2017-0001"), (late.pk, "TP-2017-0003")}
    states = dict(FoundPage.objects.values_list("pk", "state"))
    assert states == {early.pk: "matched", other.pk: "kept_fingerprint", late.pk: "matched"}
    kinds = dict(PageHit.objects.values_list("work__ref", "kind"))
    assert kinds == {"TP-2017-0001": "reprint", "TP-2017-0003": "quotation"}
    assert services.compare_due(at=NOON) == services.Compared()
    assert not FiledWork.objects.exclude(text="").exists()


def test_a_work_whose_text_changed_is_compared_again(outlet: Outlet) -> None:
    page = fetched(outlet, 1, prose(1))
    assert services.file_works([work(1, prose(8))], at=NOON) == 1
    services.compare_due(at=NOON)
    assert services.file_works([work(1, prose(8))], at=NOON) == 0
    assert services.file_works([work(1, prose(1))], at=NOON) == 1
    services.compare_due(at=NOON)

    assert hits() == {(page.pk, "TP-2017-0001")}
    assert archive.hits_for(prose(8)) == []
    assert [hit.name for hit in archive.hits_for(prose(1))] == ["TP-2017-0001"]


def test_a_text_too_short_to_compare_holds_nobody_up(outlet: Outlet) -> None:
    fetched(outlet, 1, "Chỉ mấy chữ.")
    services.file_works([work(1, "")], at=NOON)
    done = services.compare_due(at=NOON)

    assert (done.pages, done.works, done.hits) == (1, 1, 0)
    assert FoundPage.objects.get().fingerprints == 0


def test_after_thirty_days_fingerprints_stay_and_words_are_gone(outlet: Outlet) -> None:
    alone, copy = fetched(outlet, 1, prose(1)), fetched(outlet, 2, prose(2))
    services.file_works([work(2, prose(2))], at=NOON)
    services.compare_due(at=NOON)
    assert services.forget_due(on=date(2017, 7, 1)) == 0
    assert services.forget_due(on=JULY) == 2
    assert services.forget_due(on=JULY) == 0

    alone.refresh_from_db()
    copy.refresh_from_db()
    assert (alone.text, alone.title, alone.published_on) == ("", "", date(2017, 5, 20))
    assert (copy.text, copy.title) == ("", "Một tiêu đề 2")
    assert alone.fingerprints
    assert alone.fingerprints > 20
    shelf = b"".join(path.read_bytes() for path in archive.pages_folder().glob("*.shelf"))
    with Index.open(archive.works_folder()) as index:
        assert len(index) == 1
    assert bytes(400) in shelf  # the words were overwritten on the disk


def test_old_visits_are_forgotten_too(outlet: Outlet) -> None:
    for days in (0, 40):
        at = NOON - timedelta(days=days)
        SweepRun.objects.create(outlet=outlet, started_at=at, beat_at=at, ended_at=at)
    services.forget_due(on=date(2017, 6, 1))

    assert [run.ended_at for run in SweepRun.objects.all()] == [NOON]


def test_a_new_work_finds_a_page_whose_words_are_forgotten(outlet: Outlet) -> None:
    page = fetched(outlet, 1, prose(1))
    services.compare_due(at=NOON)
    services.forget_due(on=JULY)
    services.file_works([work(1, prose(1))], at=NOON)
    services.compare_due(at=NOON)

    hit = PageHit.objects.get()
    assert (hit.page, hit.verified) == (page, False)
    [found] = archive.pages_like(prose(1))
    assert (found.page, found.verified) == (page.pk, False)


def test_a_page_fetched_again_turns_a_guess_into_proof(outlet: Outlet, editor: Member) -> None:
    page = fetched(outlet, 1, prose(1))
    services.compare_due(at=NOON)
    services.forget_due(on=JULY)
    services.file_works([work(1, prose(1))], at=NOON)
    services.compare_due(at=NOON)
    page.refresh_from_db()
    services.ask_again(page, by=editor, at=NOON)
    again = {"state": "fetched", "text": prose(1), "text_until_on": JULY}
    FoundPage.objects.update(**again)
    services.compare_due(at=NOON)

    hit = PageHit.objects.get()
    assert (hit.kind, hit.verified, hit.share_of_work) == ("reprint", True, 1.0)


def test_a_text_that_nobody_compared_in_time_goes_all_the_same(outlet: Outlet) -> None:
    page = fetched(outlet, 1, prose(1))
    services.forget_due(on=JULY)
    page.refresh_from_db()

    assert (page.state, page.problem, page.text) == ("failed", "press.never_compared", "")


def test_a_second_comparer_leaves_the_first_alone(outlet: Outlet) -> None:
    fetched(outlet, 1, prose(1))
    with Index.open(archive.pages_folder()) as held:
        held.remove([])
        assert services.compare_due(at=NOON).busy
    assert services.compare_due(at=NOON).pages == 1


def test_the_archive_refuses_to_look_for_words(outlet: Outlet) -> None:
    fetched(outlet, 1, prose(1))
    services.compare_due(at=NOON)
    with pytest.raises(Refusal, match=r"textreuse\.text_too_short"):
        archive.pages_like("hái búp sao vò")
    names = {field.name for field in FoundPage._meta.get_fields()}
    assert not {name for name in names if "author" in name or "search" in name}


@pytest.mark.django_db(transaction=True)
def test_killed_at_random_every_pair_is_still_compared_once(
    transactional_db: None, outlet: Outlet, child_environment: dict[str, str], tmp_path: Path
) -> None:
    pages = [fetched(outlet, n, quoting(prose(100 + n), prose(n % 7))) for n in range(250)]
    services.file_works([work(n, prose(n)) for n in range(7)], at=NOON)
    environment = {**os.environ, **child_environment, "PHOIHOP_DATA": str(tmp_path)}
    line = [sys.executable, "-m", "phoihop.site.manage", "press", "compare", "--limit", "60"]
    luck = random.Random(7)
    for _ in range(3):
        child = subprocess.Popen(
            line, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        ends = time.monotonic() + luck.uniform(1.5, 3.5)
        while child.poll() is None and time.monotonic() < ends:
            time.sleep(0.01)
        child.send_signal(signal.SIGKILL)
        child.wait(30)
    later = NOON + timedelta(days=1)
    services.compare_due(at=later)

    assert hits() == {(page.pk, f"TP-2017-{n % 7:04d}") for n, page in enumerate(pages)}
    assert not FoundPage.objects.exclude(state="matched").exists()
    assert not FiledWork.objects.filter(compared_at__isnull=True).exists()
