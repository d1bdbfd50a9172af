"""A rehearsal authority, four signers and papers for the tests; made once, all invented."""

import io
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

import typst
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from phoihop.engines.seals import api
from phoihop.engines.seals.keys import Pkcs12
from phoihop.engines.seals.levels import Remarks, SignAt
from phoihop.engines.seals.rehearsal import Identity, RehearsalAuthority
from phoihop.engines.seals.rehearsal_clock import RehearsalClock
from phoihop.engines.seals.trust import TrustStore

SIGNED_AT = datetime(2017, 2, 5, 7, 0, tzinfo=UTC)
LATER = SIGNED_AT + timedelta(days=2)
PASSPHRASE = "diễn tập"
ORDER = ("a-person", "a-organisation", "b-person", "b-organisation")
FIELDS = {
    "number": "number", "date": "date",
    "a-person": "signature-1", "a-organisation": "signature-1",
    "b-person": "signature-2", "b-organisation": "signature-2",
}  # fmt: skip


@dataclass(frozen=True)
class Place:
    """As typesetting gives them."""

    name: str
    page: int
    left_pt: float
    bottom_pt: float
    right_pt: float
    top_pt: float


PLACES = (
    Place("number", 0, 100, 700, 140, 714),
    Place("date", 0, 300, 700, 480, 714),
    Place("signature-1", 1, 60, 60, 290, 130),
    Place("signature-2", 1, 310, 60, 540, 130),
)


@cache
def authority() -> RehearsalAuthority:
    return RehearsalAuthority.found(SIGNED_AT)


@cache
def signers() -> dict[str, Identity]:
    ours = authority()
    return {
        "a-person": ours.person("Nguyễn Văn Mẫu", "Cơ quan Mẫu", at=SIGNED_AT, title="Trưởng ban"),
        "a-organisation": ours.organisation("Cơ quan Mẫu", at=SIGNED_AT),
        "b-person": ours.person("Trần Thị Ví Dụ", "Tạp chí Mẫu", at=SIGNED_AT),
        "b-organisation": ours.organisation("Tạp chí Mẫu", at=SIGNED_AT),
    }


@cache
def clock() -> RehearsalClock:
    return RehearsalClock(authority().time_authority(at=SIGNED_AT), SIGNED_AT)


@cache
def trust() -> TrustStore:
    return authority().trust(at=SIGNED_AT)


@cache
def key(name: str) -> Pkcs12:
    return Pkcs12(signers()[name].p12(PASSPHRASE), PASSPHRASE)


@cache
def plain(text: str = "Chương trình phối hợp") -> bytes:
    """Two pages, unsigned, with a file inside."""
    attached = (
        '#pdf.attach("data.json", bytes("{}"), mime-type: "application/json", '
        'relationship: "data", description: "data")'
    )
    source = f"{attached}\n{text}\n#pagebreak()\nTrang hai"
    return bytes(typst.compile(source.encode(), pdf_standards=["a-3b"], timestamp=0))


@cache
def prepared() -> bytes:
    return api.prepare(plain(), PLACES, fields=FIELDS, locking=["a-organisation"])


def signed_in(pdf: bytes, field: str, level: SignAt = SignAt.B_B, minutes: int = 0) -> bytes:
    """``pdf`` signed by whom the field is for."""
    at = SIGNED_AT + timedelta(minutes=minutes)
    clock().stamps_at = at
    return api.sign(
        pdf, field=field, signer=key(field), at=at, level=level, time_stamp=clock(),
        trust=trust(), remarks=Remarks("Ký chương trình phối hợp", "Thái Nguyên"),
    )  # fmt: skip


@cache
def bilateral(level: SignAt = SignAt.B_B) -> bytes:
    """A paper with its four signatures, number and date filled after the first."""
    pdf = prepared()
    for turn, field in enumerate(ORDER):
        pdf = signed_in(pdf, field, level, 10 * turn)
        if field == "a-person":
            pdf = api.fill(pdf, {"number": "128", "date": "ngày 05 tháng 02 năm 2017"})
    return pdf


@cache
def signed_once(level: SignAt = SignAt.B_B) -> bytes:
    """A paper with one signature."""
    return signed_in(prepared(), "a-person", level)


def overlaid(pdf: bytes) -> bytes:
    """``pdf`` with a sum drawn over its first page in a later revision."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    page = writer.root["/Pages"]["/Kids"][0]
    drawn = writer.add_object(generic.StreamObject(stream_data=b"q 0 0 0 rg 90 400 200 40 re f Q"))
    contents = page.raw_get("/Contents")
    page["/Contents"] = generic.ArrayObject([contents, drawn])
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
