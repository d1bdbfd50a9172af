"""Theme phrases that people add or strike; the signed list stays."""

import io
import json

import pytest
from django.core.management import call_command
from django.test import Client

from phoihop.audit.models import Entry
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.programmes.models import Programme, Theme
from phoihop.publications.models import ThemePhrase
from phoihop.publications.phrases.rules import checked_phrase, phrases_in_use
from phoihop.publications.phrases.services import set_phrase
from phoihop.publications.programme_profiles import profile_of
from tests.fixtures import NOON

PAGE = "/programmes/CT-2017-01/publications/phrases/"


@pytest.fixture
def theme(programme: Programme) -> Theme:
    Theme.objects.filter(programme=programme).update(phrases=["cách làm hay", "mô hình mới"])
    return Theme.objects.select_related("programme").get(programme=programme)


def in_use(programme: Programme) -> tuple[str, ...]:
    [theme] = profile_of(programme).themes
    return theme.phrases


def test_edits_say_what_counts_beside_the_signed_list() -> None:
    signed = ["cách làm hay", "mô hình mới"]
    edits = [("Mô hình  mới", False), ("điểm sáng văn hóa", True)]
    assert phrases_in_use(signed, edits) == (
        ("cách làm hay", "điểm sáng văn hóa"), ("mô hình mới",),
    )  # fmt: skip


def test_a_weak_phrase_and_a_full_one_are_two() -> None:
    edits = [("mô hình mới", False), ("~mô hình mới", True)]
    assert phrases_in_use(["mô hình mới"], edits) == (("~mô hình mới",), ("mô hình mới",))


@pytest.mark.parametrize(
    ("text", "code"),
    [("a b", "too_short"), ("nguyên", "one_word"), ("x " * 100, "too_long"), ("", "too_short")],
)
def test_words_that_recognise_nothing_are_no_phrase(text: str, code: str) -> None:
    with pytest.raises(Refusal, match=f"phrase.{code}"):
        checked_phrase(text)


def test_added_and_struck_phrases_reach_the_matcher(theme: Theme, editor: Member) -> None:
    programme = theme.programme
    set_phrase(theme, "điểm sáng  văn hóa", wanted=True, by=editor, at=NOON)
    set_phrase(theme, "Cách làm hay", wanted=False, by=editor, at=NOON)
    assert in_use(programme) == ("mô hình mới", "điểm sáng văn hóa")
    theme.refresh_from_db()
    assert theme.phrases == ["cách làm hay", "mô hình mới"]
    set_phrase(theme, "cách làm hay", wanted=True, by=editor, at=NOON)
    set_phrase(theme, "điểm sáng văn hóa", wanted=False, by=editor, at=NOON)
    assert in_use(programme) == ("cách làm hay", "mô hình mới")
    told = Entry.objects.filter(action__startswith="theme.").values_list("action", flat=True)
    assert sorted(told) == ["theme.phrase_added"] * 2 + ["theme.phrase_struck"] * 2
    assert "văn hóa" not in str(list(Entry.objects.values_list("facts", flat=True)))


def test_the_same_twice_changes_nothing(theme: Theme, editor: Member) -> None:
    for _ in range(2):
        set_phrase(theme, "điểm sáng văn hóa", wanted=True, by=editor, at=NOON)
        set_phrase(theme, "cách làm hay", wanted=True, by=editor, at=NOON)
    assert ThemePhrase.objects.count() == 1
    assert Entry.objects.filter(action="theme.phrase_added").count() == 1


def test_a_phrase_that_is_not_there_cannot_be_struck(theme: Theme, editor: Member) -> None:
    with pytest.raises(Refusal, match="phrase.unknown"):
        set_phrase(theme, "không có ở đây", wanted=False, by=editor, at=NOON)


def test_the_page_shows_adds_and_strikes(
    theme: Theme, client: Client, officer: Member, auditor_a: Member, stranger: Member
) -> None:
    client.force_login(officer.user)
    client.post(f"{PAGE}T5/", {"phrase": "điểm sáng văn hóa", "wanted": "yes"})
    client.post(f"{PAGE}T5/", {"phrase": "cách làm hay"})
    text = client.get(PAGE).content.decode()
    assert "điểm sáng văn hóa" in text
    assert '<del class="ph-quiet">cách làm hay</del>' in text
    assert client.post(f"{PAGE}T5/", {"phrase": "", "wanted": "yes"}).status_code == 409
    assert client.post(f"{PAGE}T99/", {"phrase": "a b c d e"}).status_code == 404
    client.force_login(auditor_a.user)
    assert client.post(f"{PAGE}T5/", {"phrase": "mô hình mới"}).status_code == 403
    client.force_login(stranger.user)
    assert client.get(PAGE).status_code == 404


def test_the_command_does_the_same(theme: Theme, editor: Member) -> None:
    out = io.StringIO()
    words = ["publications", "phrases", "CT-2017-01", "--as", editor.ref, "--json"]
    call_command(*words, "--theme", "T5", "--add", "điểm sáng văn hóa", stdout=out)
    [row] = json.loads(out.getvalue())
    assert row["phrases"] == ["cách làm hay", "mô hình mới", "điểm sáng văn hóa"]
