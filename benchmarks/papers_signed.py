"""The way of a contract from print to verdict; ``papers.py`` prints it with its own table."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

from phoihop.engines.seals import api
from phoihop.engines.seals.keys import Pkcs12
from phoihop.engines.seals.levels import SignAt
from phoihop.engines.seals.rehearsal import Identity, RehearsalAuthority
from phoihop.engines.seals.rehearsal_clock import RehearsalClock
from phoihop.engines.typesetting.papers import Paper
from phoihop.engines.typesetting.pdf import places, render_pdf

Seconds = tuple[float, float]  # by the clock, of the processor
Timed = Callable[[Callable[[], object]], Seconds]
AT = datetime(2017, 2, 5, 7, 0, tzinfo=UTC)
PASSPHRASE = "đo"
FIELDS = {
    "number": "number", "date": "date",
    "a-person": "signature-1", "a-organisation": "signature-1",
    "b-person": "signature-2", "b-organisation": "signature-2",
}  # fmt: skip
WRITTEN = {"number": "12/HĐ-TCVD", "date": "ngày 05 tháng 02 năm 2017"}


def signing_rows(paper: Paper, pages: int, best: Timed) -> list[tuple[str, Seconds]]:
    """Name and seconds of every step of signing ``paper`` with four certificates."""
    authority = RehearsalAuthority.found(AT)
    clock = RehearsalClock(authority.time_authority(at=AT), AT)
    trust = authority.trust(at=AT)
    holders: dict[str, Identity] = {
        "a-person": authority.person("Nguyễn Văn Mẫu", "Cơ quan Mẫu", at=AT),
        "b-person": authority.person("Trần Thị Ví Dụ", "Tạp chí Mẫu", at=AT),
        "a-organisation": authority.organisation("Cơ quan Mẫu", at=AT),
        "b-organisation": authority.organisation("Tạp chí Mẫu", at=AT),
    }
    keys = {field: Pkcs12(one.p12(PASSPHRASE), PASSPHRASE) for field, one in holders.items()}
    printed = render_pdf(paper, attachments={"data.yaml": b"lines: []\n" * 500})
    found = places(paper)
    prepare = partial(api.prepare, printed, found, fields=FIELDS)
    rows = [(f"prepare {pages} pages: six fields", best(prepare))]
    for level in (SignAt.B_B, SignAt.B_T, SignAt.B_LTA):
        pdf = prepare()
        sign = partial(api.sign, at=AT, level=level, time_stamp=clock, trust=trust)
        first = partial(sign, pdf, field="a-person", signer=keys["a-person"])
        rows.append((f"sign, {level.value}", best(first)))
        for turn, (field, key) in enumerate(keys.items()):
            if field == "a-organisation":
                pdf = api.fill(pdf, WRITTEN)
            pdf = sign(pdf, field=field, signer=key)
            clock.stamps_at = AT + timedelta(minutes=turn)
        verify = partial(api.verify, pdf, trust=trust, at=AT + timedelta(days=1))
        assert verify().holds
        rows.append((f"verify four signatures, {level.value}", best(verify)))
        clock.stamps_at = AT
    return rows
