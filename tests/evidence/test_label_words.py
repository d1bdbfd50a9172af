"""The label in print and on air: people say what they saw, with the scan or the minute."""

import json
from datetime import date, timedelta
from urllib.parse import quote

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.test import Client

from phoihop.audit.models import Entry
from phoihop.evidence.labelling.services import tell_label
from phoihop.evidence.models import Evidence, LabelWord
from phoihop.evidence.services import add_evidence
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.programmes.models import Instrument
from phoihop.publications.models import LabelCheck, Match, Publication
from tests.api.program import Program
from tests.fixtures import NOON, Publish

PAGE = "/publications/LĐ-2017-0001/evidence/label/"


@pytest.fixture
def match(publish: Publish) -> Match:
    """A piece in print: an issue and a page, no address."""
    match = publish("Chè Đồi", date(2017, 5, 1))
    found = Publication.objects.filter(pk=match.publication_id)
    found.update(address="", canonical_address="", identity_key=None, issue="số 5", page="12")
    match.publication.refresh_from_db()
    return match


@pytest.fixture
def scan(match: Match, editor: Member) -> Evidence:
    file = ("trang.pdf", b"%PDF-1.7 MAU")
    return add_evidence(match.publication, by=editor, at=NOON, captured_at=NOON, file=file)


def state() -> str:
    return LabelCheck.objects.get().state


def test_a_label_seen_on_a_scan_is_known_with_the_scan_behind_it(
    match: Match, scan: Evidence, editor: Member
) -> None:
    piece = match.publication
    tell_label(piece, seen=True, place="trang 12", evidence=scan, by=editor, at=NOON)
    again = tell_label(piece, seen=True, place="trang  12", evidence=scan, by=editor, at=NOON)
    assert LabelWord.objects.get() == again  # said twice, kept once
    check = LabelCheck.objects.get()
    assert scan.file is not None
    assert (check.state, check.proof_ref, check.told_by) == ("present", scan.ref, editor)
    assert check.page_sha256 == scan.file.sha256
    told = Entry.objects.filter(action__startswith="label.", chain="CT-2017-01")
    assert list(told.values_list("action", "actor")) == [
        ("label.seen", editor.ref),
        ("label.told", editor.ref),
    ]


def test_the_other_side_may_say_otherwise_and_both_words_stay(
    match: Match, editor: Member, officer: Member
) -> None:
    """A printed page does not change: nothing was lost, the two sides differ."""
    piece = match.publication
    tell_label(piece, seen=True, place="trang 12", by=editor, at=NOON)
    later = NOON + timedelta(days=1)
    tell_label(piece, seen=False, place="trang 12", by=officer, at=later)
    assert state() == "missing"
    tell_label(piece, seen=False, place="12", other_words="Bài hợp tác", by=officer, at=later)
    assert (state(), LabelCheck.objects.get().other_words) == ("other_words", "Bài hợp tác")
    assert [word.seen for word in LabelWord.objects.all()] == [True, False, False]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"place": " "}, "label.place_missing"),
        ({"place": "x" * 61}, "label.place_missing"),
        ({"other_words": "y" * 301, "seen": False}, "label.words_too_long"),
        ({"other_words": "Bài tài trợ"}, "label.seen_in_other_words"),
    ],
)
def test_what_is_told_badly_leaves_no_trace(
    match: Match, editor: Member, given: dict[str, object], code: str
) -> None:
    said = {"seen": True, "place": "trang 12", **given}
    with pytest.raises(Refusal, match=code.replace(".", r"\.")):
        tell_label(match.publication, by=editor, at=NOON, **said)  # type: ignore[arg-type]
    assert not LabelWord.objects.exists()
    assert not LabelCheck.objects.exists()


def test_a_proof_must_show_this_piece(
    match: Match, scan: Evidence, publish: Publish, editor: Member
) -> None:
    text = add_evidence(match.publication, by=editor, at=NOON, captured_at=NOON, text="Lời bài")
    with pytest.raises(Refusal, match=r"label\.proof_without_file"):
        tell_label(match.publication, seen=True, place="12", evidence=text, by=editor, at=NOON)
    other = publish("Bài khác", date(2017, 5, 2)).publication
    Publication.objects.filter(pk=other.pk).update(address="", issue="số 6")
    other.refresh_from_db()
    with pytest.raises(Refusal, match=r"label\.proof_elsewhere"):
        tell_label(other, seen=True, place="12", evidence=scan, by=editor, at=NOON)


def test_what_the_program_reads_nobody_writes_by_hand(
    publish: Publish, contract: Instrument, editor: Member
) -> None:
    online = publish("Trên mạng", date(2017, 5, 3)).publication
    with pytest.raises(Refusal, match=r"label\.page_is_looked_at"):
        tell_label(online, seen=True, place="12", by=editor, at=NOON)


def test_where_no_paper_was_signed_there_is_nothing_to_see(match: Match, editor: Member) -> None:
    Instrument.objects.update(state="offered")
    with pytest.raises(Refusal, match=r"label\.no_paper"):
        tell_label(match.publication, seen=True, place="12", by=editor, at=NOON)


def test_who_only_audits_says_nothing(match: Match, auditor_a: Member) -> None:
    with pytest.raises(Refusal, match=r"access\.denied"):
        tell_label(match.publication, seen=True, place="12", by=auditor_a, at=NOON)


def test_a_word_is_never_rewritten(match: Match, editor: Member) -> None:
    tell_label(match.publication, seen=True, place="12", by=editor, at=NOON)
    for change in (
        lambda: LabelWord.objects.update(seen=False),
        lambda: LabelWord.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="never"), transaction.atomic():
            change()


def test_the_page_asks_and_tells(
    match: Match,
    scan: Evidence,
    client: Client,
    editor: Member,
    stranger: Member,
    auditor_a: Member,
) -> None:
    client.force_login(editor.user)
    shown = client.get(PAGE).content.decode()
    assert 'value="12"' in shown  # the page of the issue stands there already
    assert client.post(PAGE, {"seen": "yes", "place": ""}).status_code == 422
    answer = client.post(PAGE, {"seen": "yes", "place": "trang 12", "evidence": scan.ref})
    assert answer.status_code == 302
    assert state() == "present"
    shown = client.get(PAGE).content.decode()
    assert "Người xem ghi" in shown
    assert scan.ref in shown
    listed = client.get("/programmes/CT-2017-01/publications/labels/?state=present")
    assert quote(PAGE) in listed.content.decode()
    client.force_login(auditor_a.user)
    assert "Ghi điều anh/chị thấy" not in client.get(PAGE).content.decode()
    client.force_login(stranger.user)
    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, {"seen": "yes", "place": "1"}).status_code == 404


def test_programs_and_the_command_say_it_too(
    match: Match, editor: Member, officer: Member, stranger: Member,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    ref = match.publication.ref
    said = Program(officer).post(f"/publications/{ref}/labels", seen=False, place="12")
    assert (said.status_code, said.json()["told_for"]) == (201, officer.organisation.ref)
    asked = ["evidence", "label", ref, "--seen", "--place", "trang 12", "--as", editor.ref]
    call_command(*asked, "--json")
    assert [one["seen"] for one in json.loads(capsys.readouterr().out)] == [True, False]
    told = Program(officer).get(f"/publications/{ref}/labels").json()
    assert [one["seen"] for one in told] == [True, False]
    [piece] = Program(officer).get("/programmes/CT-2017-01/labels").json()["items"]
    assert (piece["state"], piece["told_by_person"]) == ("present", True)
    assert Program(stranger).get(f"/publications/{ref}/labels").status_code == 404
