"""A manuscript on its way, and files as people send them."""

import io
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from PIL import Image

from phoihop.law.access import Role
from phoihop.manuscripts import services
from phoihop.manuscripts.models import AuthorLink, Manuscript
from phoihop.manuscripts.services import Brief, Submission, Writer
from phoihop.parties.models import Member, Organisation
from phoihop.programmes.models import Programme
from tests.fixtures import NOON, MakeMember

ON = date(2017, 6, 1)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PARAGRAPHS = (
    "Xã đã làm hai mươi cây số đường bê tông trong một năm.",
    "Người dân hiến đất, góp công và tự giám sát từng đoạn đường.",
)
GIVEN = Submission(
    title="Đường về bản",
    abstract="Cách một xã vùng cao làm đường.",
    writers=(Writer("Nông Văn Mẫu", "nong@example.org", "Xã Mẫu"), Writer("Lò Thị Mẫu")),
    licence="once",
    declared=True,
)


def docx(*paragraphs: str, body: str = "", **parts: bytes) -> bytes:
    """A Word file; ``parts`` by name, "/" written "__"."""
    made = io.BytesIO()
    told = body or "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs)
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        document = f'<w:document xmlns:w="{WORD}"><w:body>{told}</w:body></w:document>'
        package.writestr("word/document.xml", document)
        for name, data in parts.items():
            package.writestr(name.replace("__", "/"), data)
    return made.getvalue()


def photo(*, turned: bool = False) -> bytes:
    """A JPEG that says where and with what it was taken."""
    picture = Image.new("RGB", (60, 40), (200, 30, 30))
    exif = Image.Exif()
    exif[0x0110] = "Điện thoại Mẫu"
    if turned:
        exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: (21.0, 35.0, 30.0), 3: "E", 4: (105.0, 50.0, 0.0)})
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


Invite = Callable[..., tuple[Manuscript, AuthorLink]]


@pytest.fixture
def invite(editor: Member, programme: Programme) -> Invite:
    """Ask an outside author, who opens the link."""

    def ask(title: str = "Đường về bản") -> tuple[Manuscript, AuthorLink]:
        manuscript, plain = services.invite_author(
            Brief(title, programme=programme, least_words=10, most_words=800),
            name="Nông Văn Mẫu", email="nong@example.org", by=editor, at=NOON, on=ON,
        )  # fmt: skip
        services.enter_link(plain, at=NOON)
        return manuscript, manuscript.links.get()

    return ask


@pytest.fixture
def manuscript(invite: Invite) -> Manuscript:
    """A text of two paragraphs, submitted."""
    found, link = invite()
    services.hand_in(found, [("bai.docx", docx(*PARAGRAPHS))], by=link, at=NOON)
    services.submit(found, GIVEN, by=link, at=NOON, on=ON)
    return found


@pytest.fixture
def link(manuscript: Manuscript) -> AuthorLink:
    return manuscript.links.get()


@pytest.fixture
def reviewer(make_member: MakeMember, publisher: Organisation) -> Member:
    return make_member("phan-bien", publisher, Role.REPORTER)


@pytest.fixture
def second_editor(make_member: MakeMember, publisher: Organisation) -> Member:
    return make_member("bien-tap-hai", publisher, Role.EDITOR)
