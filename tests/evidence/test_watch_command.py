"""Watched pages on the command line: the sweep, what was seen, a removal with its paper."""

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.management import call_command

from phoihop.evidence.models import PageWatch, WatchEvent
from phoihop.law.refusal import Refusal
from phoihop.papers.queries import blob_path
from phoihop.parties.models import Member
from phoihop.publications.models import Publication
from tests.evidence.test_watching import PATH, put_at
from tests.fixtures import Publish
from tests.press.newsroom import Newsroom, newsroom, prose


@pytest.fixture
def room() -> Iterator[Newsroom]:
    with newsroom(1) as served:
        yield served


@pytest.fixture
def piece(publish: Publish, room: Newsroom, settings: LazySettings, tmp_path: Path) -> Publication:
    settings.DATA_DIR = tmp_path
    settings.FETCH_ALLOW = frozenset({"127.0.0.1"})
    settings.FETCH_DELAY_SECONDS = 0.0
    room.article(PATH, prose(1))
    return put_at(publish("Chè Đồi", date(2017, 5, 31)), room)


def run(*words: str) -> Any:
    out = io.StringIO()
    call_command("evidence", *words, "--json", stdout=out)
    return json.loads(out.getvalue())


def test_the_sweep_looks_and_the_watch_tells(piece: Publication, officer: Member) -> None:
    told = run("look", "--threads", "1")
    assert told == {"begun": 1, "looked": 1, "changed": 1, "failed": 0}
    [one] = run("watch", piece.ref, "--as", officer.ref)
    assert (one["state"], one["looks"]) == ("there", 1)
    assert [event["kind"] for event in one["events"]] == ["first"]
    assert run("watch", piece.work.ref, "--as", officer.ref) == [one]
    of_all = run("watch", "CT-2017-01", "--as", officer.ref)
    assert of_all["pages"] == {"new": 0, "there": 1, "gone": 0, "failing": 0}
    assert of_all["events"] == []


def test_asking_again_makes_a_page_due(piece: Publication, officer: Member) -> None:
    run("look", "--threads", "1")
    assert run("look", "--threads", "1")["looked"] == 0
    run("watch", piece.ref, "--again", "--as", officer.ref)
    assert run("look", "--threads", "1")["looked"] == 1


def test_a_removal_needs_its_paper(piece: Publication, editor: Member, tmp_path: Path) -> None:
    run("look", "--threads", "1")
    order = tmp_path / "lenh.pdf"
    order.write_bytes(b"%PDF-1.7 MAU")
    words = ("removal", piece.ref, "withdrawn", "--on", "1-6-2017", "--as", editor.ref)
    told = run(*words, "--paper", str(order), "--reason", "Trùng bài")
    assert (told["kind"], told["on"], told["reason"]) == ("withdrawn", "2017-06-01", "Trùng bài")
    with pytest.raises(Refusal, match="file.unreadable"):
        run(*words, "--paper", str(tmp_path / "khong-co.pdf"))
    order.write_bytes(b"")
    with pytest.raises(Refusal, match="watch.paper_missing"):
        run(*words, "--paper", str(order))
    assert WatchEvent.objects.filter(kind="withdrawn").count() == 1


def test_verify_names_a_changed_archive_file(piece: Publication) -> None:
    run("look", "--threads", "1")
    assert run("verify")["faults"] == []
    event = WatchEvent.objects.get()
    blob_path(event.warc_sha256).write_bytes(b"khac")
    out = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("evidence", "verify", "CT-2017-01", "--json", stdout=out)
    [fault] = json.loads(out.getvalue())["faults"]
    assert (fault["subject"], fault["name"], fault["why"]) == (piece.ref, "1.warc", "altered")


def test_a_page_never_reached_is_new_and_says_why(
    piece: Publication, room: Newsroom, officer: Member
) -> None:
    PageWatch.objects.all().delete()
    room.over.set()
    piece.address = piece.canonical_address = "http://10.0.0.1/bai-100001.html"
    piece.save()
    assert run("look", "--threads", "1")["failed"] == 1
    [one] = run("watch", piece.ref, "--as", officer.ref)
    assert (one["state"], one["problem"]) == ("new", "fetch.forbidden_address")
