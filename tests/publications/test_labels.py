"""Which pieces bear the agreed label: present, hidden, other words, missing, lost later."""

import io
import json
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.test import Client

from phoihop.audit.models import Entry
from phoihop.engines.webpages.extraction import extract
from phoihop.parties.models import Member
from phoihop.programmes.models import Instrument, Programme
from phoihop.publications.disclosing import label_of_instrument
from phoihop.publications.labelled import papers_behind
from phoihop.publications.labels import LabelState, Shown, state_after
from phoihop.publications.models import LabelCheck, Match
from phoihop.publications.rules import Disclosure
from phoihop.publications.services import check_labels
from tests.fixtures import NOON, Publish
from tests.press.newsroom import article, prose

LIST = "/programmes/CT-2017-01/publications/labels/"
SEEN = Shown(Disclosure.SPONSORED, seen=True)
HIDDEN = Shown(Disclosure.SPONSORED, seen=False)
NOTHING = Shown(None, seen=False)


@pytest.mark.parametrize(
    ("shown", "was_present", "state"),
    [
        (SEEN, False, LabelState.PRESENT),
        (SEEN, True, LabelState.PRESENT),
        (HIDDEN, False, LabelState.HIDDEN),
        (HIDDEN, True, LabelState.LOST),
        (NOTHING, False, LabelState.MISSING),
        (NOTHING, True, LabelState.LOST),
        (Shown(None, seen=False, other="Bài tài trợ"), False, LabelState.OTHER_WORDS),
    ],
)
def test_what_was_seen_once_is_lost_and_never_merely_missing(
    shown: Shown, was_present: bool, state: LabelState
) -> None:
    assert state_after(shown, was_present=was_present) is state


@pytest.fixture
def match(publish: Publish) -> Match:
    return publish("Chè Đồi", date(2017, 5, 1))


def look(match: Match, page: bytes, *, days: int = 0) -> LabelState:
    read = extract(page, url=match.publication.address)
    at = NOON + timedelta(days=days)
    label = read.disclosure_label
    [check] = check_labels(match.publication, page, label, charset=None, at=at)
    return LabelState(check.state)


def with_words(words: str) -> bytes:
    return article(f"{prose(1)}\n{words}")


def test_a_label_is_seen_lost_and_seen_again(match: Match, contract: Instrument) -> None:
    words = label_of_instrument(contract).text_vi
    assert papers_behind(match.publication) == [contract]
    assert look(match, with_words(words.upper())) is LabelState.PRESENT
    assert look(match, with_words(words), days=1) is LabelState.PRESENT
    assert look(match, article(prose(1)), days=2) is LabelState.LOST
    check = LabelCheck.objects.get()
    assert check.present_at == NOON + timedelta(days=1)
    assert check.since_at == check.checked_at == NOON + timedelta(days=2)
    assert look(match, with_words(words), days=3) is LabelState.PRESENT

    told = Entry.objects.filter(action__startswith="label.").values_list("action", flat=True)
    assert list(told) == ["label.seen", "label.lost", "label.seen"]  # no entry for no news


def test_another_kind_that_people_chose_is_the_agreed_label_too(
    match: Match, contract: Instrument
) -> None:
    words = label_of_instrument(contract, Disclosure.ADVERTISING).text_vi
    assert look(match, with_words(words)) is LabelState.PRESENT
    assert LabelCheck.objects.get().kind == "advertising"


def test_a_label_for_machines_or_in_the_footer_is_hidden(
    match: Match, contract: Instrument
) -> None:
    words = label_of_instrument(contract).text_vi
    footer = article(prose(1)).replace(b"</body>", f"<footer>{words}</footer></body>".encode())
    assert look(match, footer) is LabelState.HIDDEN
    assert look(match, article(prose(1)), days=1) is LabelState.MISSING


def test_where_no_paper_was_signed_nothing_is_looked_for(
    match: Match, contract: Instrument
) -> None:
    Instrument.objects.update(state="offered")
    assert papers_behind(match.publication) == []
    assert check_labels(match.publication, b"", None, charset=None, at=NOON) == []


def test_the_page_counts_every_state_and_lists_the_pieces_behind(
    match: Match, publish: Publish, client: Client, officer: Member, stranger: Member
) -> None:
    publish("Chưa ai xem", date(2017, 5, 2))
    look(match, article(prose(1)))
    client.force_login(officer.user)
    answer = client.get(LIST)
    counts = {one["state"]: one["count"] for one in answer.context["counts"]}
    assert (counts["missing"], counts["unchecked"], counts["present"]) == (1, 1, 0)
    missing = client.get(LIST, {"state": "missing"})
    assert [row["match"].work.title for row in missing.context["rows"]] == ["Chè Đồi"]
    assert "Không có ghi chú" in missing.content.decode()
    assert len(client.get(LIST, {"state": "nonsense"}).context["rows"]) == 2
    client.force_login(stranger.user)
    assert client.get(LIST).status_code == 404


@pytest.mark.parametrize("ref", ["HĐ-2017-01", "CT-2017-01"])
def test_the_command_tells_the_same(
    match: Match, programme: Programme, editor: Member, ref: str
) -> None:
    look(match, article(prose(1)))
    out = io.StringIO()
    asked = ["publications", "disclosure", ref, "--check", "--json", "--as", editor.ref]
    call_command(*asked, stdout=out)
    told = json.loads(out.getvalue())
    assert told["counts"]["missing"] == 1
    [piece] = told["pieces"]
    assert (piece["publication"], piece["state"]) == (match.publication.ref, "missing")
    assert len(piece["page_sha256"]) == 64
