"""Manuscripts on the pages: an author's phone, the desk, a reviewer, the other side."""

import io
import json
import re
import zipfile
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from phoihop.manuscripts import services
from phoihop.manuscripts.models import AuthorLink, Comment, Decision, Manuscript, Passage, Version
from phoihop.manuscripts.rules import Verdict
from phoihop.manuscripts.services import Draft
from phoihop.manuscripts.views.author import COOKIE
from phoihop.parties.models import Member
from phoihop.programmes.models import Programme
from tests.fixtures import NOON
from tests.manuscripts.conftest import ON, PARAGRAPHS, Invite, docx, photo

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def go(client: Client, member: Member) -> Client:
    client.force_login(member.user)
    return client


def upload(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, WORD)


def link_on(page: str) -> str:
    """The address of the link that a page shows once."""
    found = re.search(r'value="http://testserver(/manuscripts/link/[^"]+)"', page)
    assert found is not None
    return found[1]


FORM = {
    "title": "Đường về bản", "abstract": "Cách làm đường.", "name": "Nông Văn Mẫu",
    "office": "Xã Mẫu", "others": "Lò Thị Mẫu; Thôn Mẫu", "licence": "once", "declared": "on",
}  # fmt: skip


def test_an_author_submits_from_a_phone_without_an_account(client: Client, editor: Member) -> None:
    asked = {"title": "Đường về bản", "name": "Nông Văn Mẫu", "email": "nong@example.org"}
    address = link_on(go(client, editor).post("/manuscripts/invite/", asked).content.decode())
    phone = Client()
    assert "Mở trang gửi bài" in phone.get(address).content.decode()
    assert AuthorLink.objects.get().used_at is None  # looking at it opens nothing
    opened = phone.post(address)
    home = opened["Location"]
    assert opened.cookies[COOKIE]["path"] == home
    assert opened.cookies[COOKIE]["httponly"]
    for name, data in (("trang1.jpg", photo()), ("bai.docx", docx(*PARAGRAPHS))):
        assert phone.post(f"{home}files/", {"files": upload(name, data)}).status_code == 302
    assert phone.post(f"{home}submit/", {**FORM, "abstract": ""}).status_code == 422
    page = phone.get(home).content.decode()
    assert "trang1.jpg" in page  # nothing is lost
    assert phone.post(f"{home}submit/", FORM).status_code == 302
    found = Manuscript.objects.get()
    assert found.state == "submitted"
    assert [one.office for one in found.authors.all()] == ["Xã Mẫu", "Thôn Mẫu"]
    after = phone.get(home).content.decode()
    assert "Ban biên tập" in after
    assert 'aria-current="step"><strong>Tòa soạn đọc' in after


def test_a_link_opened_elsewhere_is_told_in_one_sentence(client: Client, editor: Member) -> None:
    made, plain = services.invite_author(
        services.Brief("Bài"), name="A Mẫu", email="", by=editor, at=NOON, on=ON
    )
    AuthorLink.objects.update(created_at=NOON, expires_at=NOON.replace(year=2099))
    address = f"/manuscripts/link/{plain}/"
    assert Client().post(address).status_code == 302
    answer = client.post(address)
    assert answer.status_code == 409
    assert "Bài của anh/chị vẫn nguyên" in answer.content.decode()
    assert client.post(f"{address}again/").status_code == 200
    assert AuthorLink.objects.get().wanted_at is not None
    assert client.get(f"/manuscripts/author/{made.ref}/").status_code == 404
    assert client.get("/manuscripts/link/khong-co/").status_code == 409


@pytest.fixture
def phone(client: Client, editor: Member, manuscript: Manuscript) -> Client:
    """The author's device, with a session that lives today."""
    plain = services.new_link(manuscript, by=editor, at=NOON)
    AuthorLink.objects.update(expires_at=NOON.replace(year=2099))
    device = Client()
    device.post(f"/manuscripts/link/{plain}/")
    return device


def test_a_session_of_one_manuscript_opens_no_other(phone: Client, invite: Invite) -> None:
    other, _ = invite("Bài khác")
    assert phone.get("/manuscripts/author/BT-2017-01/").status_code == 200
    assert phone.get(f"/manuscripts/author/{other.ref}/").status_code == 404
    assert phone.get("/manuscripts/BT-2017-01/").status_code == 302  # to the sign-in page
    assert phone.get("/manuscripts/author/BT-2017-01/versions/1/").status_code == 200
    assert phone.get("/manuscripts/author/BT-2017-01/versions/2/").status_code == 404


def test_the_desk_takes_a_text_through_all_its_steps(
    client: Client, manuscript: Manuscript, editor: Member, leader_b: Member, reviewer: Member,
    phone: Client,
) -> None:  # fmt: skip
    base = f"/manuscripts/{manuscript.ref}/"
    go(client, editor).post(f"{base}rounds/", {"reviewers": [reviewer.ref]})
    task = f"{base}tasks/1/"
    before = go(client, reviewer).get(task).content.decode()
    assert "Cách một xã vùng cao" in before
    assert PARAGRAPHS[1] not in before
    assert "Nông Văn Mẫu" not in before
    assert client.get(base).status_code == 404
    client.post(f"{task}accept/")
    assert PARAGRAPHS[1] in client.get(task).content.decode()
    client.post(f"{task}report/", {"recommendation": "minor", "report": "Rút ngắn."})
    go(client, editor)
    assert client.post(f"{base}propose/", {"verdict": "minor"}).status_code == 409
    drafted = {"verdict": "minor", "reason": "length", "words": "Xin rút ngắn."}
    client.post(f"{base}propose/", drafted)
    assert (
        "Xin rút ngắn" not in phone.get(f"/manuscripts/author/{manuscript.ref}/").content.decode()
    )
    assert client.post(f"{base}decide/").status_code == 403
    go(client, leader_b).post(f"{base}decide/")
    home = f"/manuscripts/author/{manuscript.ref}/"
    told = phone.get(home).content.decode()
    assert "Xin rút ngắn." in told
    assert "Độ dài chưa đúng yêu cầu." in told
    phone.post(f"{home}withdraw/")
    manuscript.refresh_from_db()
    assert manuscript.state == "withdrawn"


def test_versions_are_compared_and_commented_on(
    client: Client, manuscript: Manuscript, editor: Member
) -> None:
    base = f"/manuscripts/{manuscript.ref}/"
    text = Version.objects.get().text.replace("hai mươi", "ba mươi")
    go(client, editor).post(f"{base}versions/", {"text": text, "for_author": "on"})
    page = client.get(f"{base}compare/1/2/").content.decode()
    assert "<del>hai </del>" in page
    assert "<ins>ba </ins>" in page
    remark = {"quote": "ba mươi cây số", "kind": "fact", "text": "<b>Nguồn?</b>"}
    answer = client.post(f"{base}versions/2/comments/", remark)
    assert unquote(answer["Location"]).endswith(f"#comment-{Comment.objects.get().pk}")
    shown = client.get(f"{base}versions/2/").content.decode()
    assert "<mark>ba mươi cây số</mark>" in shown
    assert "&lt;b&gt;Nguồn?&lt;/b&gt;" in shown
    missing = {**remark, "quote": "không có trong bài"}
    assert client.post(f"{base}versions/2/comments/", missing).status_code == 409


def test_the_package_holds_the_accepted_text_and_clean_pictures(
    client: Client, invite: Invite, editor: Member, leader_b: Member
) -> None:
    found, link = invite()
    services.hand_in(found, [("bai.docx", docx(*PARAGRAPHS, "a &lt; b"))], by=link, at=NOON)
    [row] = services.hand_in(found, [("anh.jpg", photo())], by=link, at=NOON, as_pictures=True)
    services.caption_file(row, caption="Đường mới", credit="Nông Văn Mẫu", by=link)
    from tests.manuscripts.conftest import GIVEN

    services.submit(found, GIVEN, by=link, at=NOON, on=ON)
    assert go(client, editor).get(f"/manuscripts/{found.ref}/package/").status_code == 409
    draft = services.propose_decision(found, Draft(Verdict.ACCEPT), by=editor, at=NOON, on=ON)
    services.decide(draft, by=leader_b, at=NOON, on=ON)
    answer = client.get(f"/manuscripts/{found.ref}/package/")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as made:
        ref = found.ref
        assert sorted(made.namelist()) == [
            f"{ref}.docx", f"{ref}.html", f"{ref}.ninjs.json", "images/01.jpg"
        ]  # fmt: skip
        html = made.read(f"{ref}.html").decode()
        told = json.loads(made.read(f"{ref}.ninjs.json"))
        with Image.open(io.BytesIO(made.read("images/01.jpg"))) as picture:
            assert not picture.getexif()
        with zipfile.ZipFile(io.BytesIO(made.read(f"{ref}.docx"))) as word:
            body = word.read("word/document.xml").decode()
    assert "a &lt; b" in html
    assert "<figcaption>Đường mới (Nông Văn Mẫu)</figcaption>" in html
    assert PARAGRAPHS[0] in body
    assert told["associations"][0]["descriptions"][0]["value"] == "Đường mới"
    assert told["by"] == "Nông Văn Mẫu, Lò Thị Mẫu"
    assert client.get(f"/manuscripts/{found.ref}/package/").content == answer.content


def test_a_passage_goes_to_the_other_side_and_back(
    client: Client, manuscript: Manuscript, programme: Programme, editor: Member, officer: Member
) -> None:
    base = f"/manuscripts/{manuscript.ref}/versions/1/show/"
    given = {
        "quote": "hai mươi cây số", "programme": programme.ref, "question": "Đúng không?",
        "due_on": "2099-01-01",
    }  # fmt: skip
    go(client, editor).post(base, given)
    passage = Passage.objects.get()
    page = go(client, officer).get(f"/passages/{passage.ref}/").content.decode()
    assert "hai mươi cây số" in page
    assert manuscript.ref not in page
    assert manuscript.title not in page
    wrong = client.post(f"/passages/{passage.ref}/note/", {"kind": "tone", "words": "Chưa hay"})
    assert wrong.status_code == 422
    client.post(f"/passages/{passage.ref}/note/", {"kind": "fact", "words": "18 km"})
    go(client, editor).post(f"/passages/{passage.ref}/answer/", {"outcome": "changed"})
    listed = go(client, officer).get(f"/programmes/{programme.ref}/passages/").content.decode()
    assert "Đã sửa" in listed


def addresses(ref: str) -> list[str]:
    base = f"/manuscripts/{ref}/"
    return [
        base, f"{base}versions/1/", f"{base}versions/1/originality/", f"{base}package/",
        f"{base}tasks/1/", f"{base}compare/1/1/",
    ]  # fmt: skip


@pytest.mark.parametrize("who", ["officer", "leader_a", "auditor_a", "stranger", "accountant_b"])
def test_nobody_else_can_tell_that_it_exists(
    client: Client, manuscript: Manuscript, who: str, request: pytest.FixtureRequest
) -> None:
    go(client, request.getfixturevalue(who))
    assert [client.get(one).status_code for one in addresses(manuscript.ref)] == [404] * 6
    assert manuscript.title not in client.get("/manuscripts/").content.decode()
    for verb in ("propose", "decide", "rounds", "withdraw", "submit", "versions"):
        assert client.post(f"/manuscripts/{manuscript.ref}/{verb}/").status_code == 404


def test_an_author_at_the_desk_sees_no_reports_and_decides_only_loudly(
    client: Client, manuscript: Manuscript, editor: Member, leader_b: Member, reviewer: Member
) -> None:
    services.open_round(manuscript, [reviewer], by=editor, at=NOON, on=ON)
    manuscript.authors.filter(ordinal=1).update(member=leader_b)
    draft = services.propose_decision(
        manuscript, Draft(Verdict.DECLINE, "not_timely", "Kín"), by=editor, at=NOON, on=ON
    )
    base = f"/manuscripts/{manuscript.ref}/"
    page = go(client, leader_b).get(base).content.decode()
    assert reviewer.display_name not in page
    assert "Kín" not in page
    assert client.post(f"{base}decide/").status_code == 409
    client.post(f"{base}decide/", {"override_reason": "Vắng hết người"})
    assert Decision.objects.get(pk=draft.pk).override_reason == "Vắng hết người"
    assert "Vắng hết người" in go(client, editor).get(base).content.decode()


def test_the_pages_speak_english(client: Client, manuscript: Manuscript, editor: Member) -> None:
    client.cookies["phoihop_language"] = "en"
    assert "Whose turn" in go(client, editor).get("/manuscripts/").content.decode()
