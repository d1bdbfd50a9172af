"""An outside author comes by a link, hands files in, and submits."""

import io
from datetime import timedelta

import pytest
from django.http import Http404
from PIL import Image

from phoihop.audit.models import Entry
from phoihop.law.refusal import Refusal
from phoihop.manuscripts import services
from phoihop.manuscripts.models import AuthorLink, Manuscript, ManuscriptFile, Version
from phoihop.manuscripts.queries import live_session, open_link
from phoihop.manuscripts.services import Brief, Submission
from phoihop.papers.queries import read_bytes
from phoihop.parties.models import Member
from tests.fixtures import NOON
from tests.manuscripts.conftest import GIVEN, ON, PARAGRAPHS, Invite, docx, photo

MACROS = docx("Chữ", body="", **{"word__vbaProject.bin": b"x"})


def code_of(refused: pytest.ExceptionInfo[Refusal]) -> str:
    return refused.value.code


def test_a_link_opens_once_and_only_its_own_manuscript(editor: Member, invite: Invite) -> None:
    other, _ = invite("Bài khác")
    manuscript, plain = services.invite_author(
        Brief("Bài"), name="A Mẫu", email="", by=editor, at=NOON, on=ON
    )
    _, session = services.enter_link(plain, at=NOON)
    assert live_session(manuscript.ref, session, at=NOON).manuscript == manuscript
    with pytest.raises(Http404):
        live_session(other.ref, session, at=NOON)
    with pytest.raises(Refusal) as refused:
        services.enter_link(plain, at=NOON)
    assert code_of(refused) == "manuscript.link_used"
    assert AuthorLink.objects.filter(token_sha256=plain).count() == 0  # only its hash is kept


def test_a_link_ends_and_can_be_taken_back(editor: Member) -> None:
    manuscript, plain = services.invite_author(
        Brief("Bài"), name="A Mẫu", email="", by=editor, at=NOON, on=ON
    )
    with pytest.raises(Refusal) as late:
        open_link(plain, at=NOON + timedelta(days=31))
    assert code_of(late) == "manuscript.link_expired"
    _, session = services.enter_link(plain, at=NOON)
    fresh = services.new_link(manuscript, by=editor, at=NOON)
    with pytest.raises(Refusal) as revoked:
        live_session(manuscript.ref, session, at=NOON)
    assert code_of(revoked) == "manuscript.link_revoked"
    assert services.enter_link(fresh, at=NOON)[0] == manuscript


def test_who_lost_the_way_in_asks_for_another(editor: Member, manuscript: Manuscript) -> None:
    from phoihop.manuscripts.queries import turns_of

    plain = services.new_link(manuscript, by=editor, at=NOON)
    services.enter_link(plain, at=NOON)
    services.want_link(plain, at=NOON)
    assert ("send_link", manuscript.ref) in {(t.kind, t.ref) for t in turns_of(editor, on=ON)}


def test_a_word_file_becomes_a_version_with_its_changes_accepted(invite: Invite) -> None:
    manuscript, link = invite()
    body = (
        "<w:p/><w:p><w:r><w:t>Xã có </w:t></w:r>"
        "<w:del><w:r><w:delText>hai</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>ba</w:t></w:r></w:ins><w:r><w:t> mươi hộ</w:t></w:r></w:p>"
    )
    files = [("mot.docx", docx("Mở đầu")), ("hai.docx", docx(body=body))]
    services.hand_in(manuscript, files, by=link, at=NOON)
    version = services.submit(manuscript, GIVEN, by=link, at=NOON, on=ON)
    assert version.text == "Mở đầu\nXã có ba mươi hộ"
    assert version.words == 7
    inserted = next(mark for mark in version.marks if mark["kind"] == "inserted")
    start = inserted["start"]
    assert version.text[start : start + 2] == "ba"
    assert [row.name for row in manuscript.authors.all()] == ["Nông Văn Mẫu", "Lò Thị Mẫu"]
    manuscript.refresh_from_db()
    assert (manuscript.state, manuscript.licence) == ("submitted", "once")


def test_photographs_lose_place_and_device_before_they_are_kept(invite: Invite) -> None:
    manuscript, link = invite()
    with Image.open(io.BytesIO(photo())) as taken:
        assert taken.getexif().get_ifd(0x8825)[1] == "N"
    inner = docx("Chữ", word__media__a=b"x", word__media__anh=photo())
    services.hand_in(manuscript, [("trang 1.jpg", photo(turned=True))], by=link, at=NOON)
    services.hand_in(manuscript, [("bai.docx", inner)], by=link, at=NOON)
    kept = ManuscriptFile.objects.exclude(kind="text")
    assert [row.kind for row in kept] == ["page", "picture"]
    for row in kept:
        with Image.open(io.BytesIO(read_bytes(row.paper.sha256))) as picture:
            assert not picture.getexif()
            assert not picture.info.get("exif")
    with Image.open(io.BytesIO(read_bytes(kept[0].paper.sha256))) as upright:
        assert upright.size == (40, 60)


def test_pages_alone_are_a_version_without_words(invite: Invite) -> None:
    manuscript, link = invite()
    services.hand_in(manuscript, [("1.jpg", photo()), ("2.jpg", photo())], by=link, at=NOON)
    version = services.submit(manuscript, GIVEN, by=link, at=NOON, on=ON)
    assert (version.text, version.words, version.files.count()) == ("", None, 2)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("bai.docx", docx("Chữ", word__vbaProject_bin=b"x"), None),
        ("macro.docx", MACROS, "drafting.macros"),
        ("bom.docx", docx("a" * 4_000_000), "drafting.bomb"),
        ("gia.docx", b"PK\x03\x04 khong phai", "drafting.not_docx"),
        ("bai.docx", b"GIF89a" + b"x" * 90, "manuscript.file_unknown"),
        ("bai.doc", b"\xd0\xcf\x11\xe0" + b"x" * 90, "drafting.old_word"),
        ("rong.pdf", b"", "manuscript.file_empty"),
        ("anh.jpg", b"\xff\xd8\xff hong", "manuscript.not_a_picture"),
        ("hong.pdf", b"%PDF-1.7 hong", "drafting.pdf_broken"),
    ],
)
def test_a_bad_file_is_told_and_nothing_of_the_call_is_kept(
    invite: Invite, name: str, data: bytes, code: str | None
) -> None:
    manuscript, link = invite()
    services.hand_in(manuscript, [("truoc.docx", docx("Trước"))], by=link, at=NOON)
    files = [("tot.docx", docx("Tốt")), (name, data)]
    if code is None:
        services.hand_in(manuscript, files, by=link, at=NOON)
        return
    with pytest.raises(Refusal) as refused:
        services.hand_in(manuscript, files, by=link, at=NOON)
    assert code_of(refused) == code
    assert [row.name for row in manuscript.files.all()] == ["truoc.docx"]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"title": " "}, "manuscript.title_missing"),
        ({"abstract": ""}, "manuscript.abstract_missing"),
        ({"writers": ()}, "manuscript.author_missing"),
        ({"licence": "free"}, "manuscript.licence_missing"),
        ({"declared": False}, "manuscript.not_declared"),
    ],
)
def test_an_incomplete_submission_leaves_no_trace(
    invite: Invite, changed: dict[str, object], code: str
) -> None:
    manuscript, link = invite()
    services.hand_in(manuscript, [("bai.docx", docx(*PARAGRAPHS))], by=link, at=NOON)
    before = Entry.objects.count()
    values = {name: getattr(GIVEN, name) for name in GIVEN.__slots__} | changed
    with pytest.raises(Refusal) as refused:
        services.submit(manuscript, Submission(**values), by=link, at=NOON, on=ON)
    assert code_of(refused) == code
    assert Entry.objects.count() == before
    assert not Version.objects.exists()
    assert manuscript.files.filter(version__isnull=True).count() == 1


def test_nothing_is_submitted_without_a_text(invite: Invite) -> None:
    manuscript, link = invite()
    services.hand_in(manuscript, [("anh.jpg", photo())], by=link, at=NOON, as_pictures=True)
    with pytest.raises(Refusal) as refused:
        services.submit(manuscript, GIVEN, by=link, at=NOON, on=ON)
    assert code_of(refused) == "manuscript.no_files"


def test_once_submitted_the_author_waits(manuscript: Manuscript, link: AuthorLink) -> None:
    with pytest.raises(Refusal) as refused:
        services.hand_in(manuscript, [("2.docx", docx("Nữa"))], by=link, at=NOON)
    assert code_of(refused) == "manuscript.not_your_turn"
    with pytest.raises(Refusal) as again:
        services.submit(manuscript, GIVEN, by=link, at=NOON, on=ON)
    assert code_of(again) in {"manuscript.no_files", "manuscript.wrong_state"}


def test_the_trail_tells_no_name_and_stays_in_the_house(manuscript: Manuscript) -> None:
    told = Entry.objects.filter(subject=f"manuscript:{manuscript.ref}")
    assert {entry.chain for entry in told} == {"house"}
    assert [entry.action for entry in told][-1] == "manuscript.submit"
    assert "Mẫu" not in str([entry.facts for entry in told])
    assert told.last().actor == "author"  # type: ignore[union-attr]
