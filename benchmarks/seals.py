"""How long signatures take. Run: ``PYTHONPATH=src python benchmarks/seals.py``.

A paper of twelve pages with four signature fields, number and date, signed at every level with a
rehearsal authority in this process (a real one adds its network). Each figure is processor time,
which a busy machine hardly changes, the best of five; the wanted ones are one second each: to sign,
and to verify four signatures.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import typst

from phoihop.engines.seals import api
from phoihop.engines.seals.keys import Pkcs12
from phoihop.engines.seals.levels import SignAt
from phoihop.engines.seals.rehearsal import RehearsalAuthority
from phoihop.engines.seals.rehearsal_clock import RehearsalClock

AT = datetime(2017, 2, 5, 7, 0, tzinfo=UTC)
AUTHORITY = RehearsalAuthority.found(AT)
TRUST = AUTHORITY.trust(at=AT)
CLOCK = RehearsalClock(AUTHORITY.time_authority(at=AT), AT)
SIDES = ("Cơ quan Mẫu", "Tạp chí Mẫu")
KEYS = [
    Pkcs12(identity.p12("mật"), "mật")
    for side in SIDES
    for identity in (
        AUTHORITY.person("Người Mẫu", side, at=AT),
        AUTHORITY.organisation(side, at=AT),
    )
]
WANTED_SECONDS = 1.0
WIDTHS = (10, 11, 9, 13)


@dataclass(frozen=True)
class Place:
    """A rectangle on a page."""

    name: str
    page: int
    left_pt: float
    bottom_pt: float
    right_pt: float
    top_pt: float


def best(work: Callable[[], object]) -> float:
    """The shortest of five runs, in seconds of processor time."""
    runs = []
    for _ in range(5):
        start = time.process_time()
        work()
        runs.append(time.process_time() - start)
    return min(runs)


def paper() -> bytes:
    """Twelve pages of text."""
    text = "Hai bên phối hợp tuyên truyền các cách làm hay, mô hình mới trong tỉnh. " * 40
    source = "#pagebreak()\n".join([text] * 12)
    return bytes(typst.compile(source.encode(), pdf_standards=["a-3b"], timestamp=0))


def prepared(pdf: bytes) -> bytes:
    """With six fields."""
    places = [Place(f"signature-{n}", 11, 60 + 120 * n, 60, 170 + 120 * n, 130) for n in range(4)]
    places += [Place("number", 0, 100, 700, 150, 714), Place("date", 0, 300, 700, 480, 714)]
    return api.prepare(pdf, places)


def signed(pdf: bytes, turn: int, level: SignAt) -> bytes:
    """By the next of four signers."""
    at = CLOCK.stamps_at = AT + timedelta(minutes=10 * turn)
    return api.sign(
        pdf, field=f"signature-{turn}", signer=KEYS[turn], at=at, level=level,
        time_stamp=CLOCK, trust=TRUST,
    )  # fmt: skip


def row(fields: bytes, level: SignAt) -> float:
    """Print the line of one level; return its longest time in seconds."""
    first = signed(fields, 0, level)
    three = api.fill(first, {"number": "128", "date": "ngày 05 tháng 02 năm 2017"})
    for turn in (1, 2):
        three = signed(three, turn, level)
    four, later = signed(three, 3, level), AT + timedelta(days=1)
    assert api.verify(four, trust=TRUST, at=later).holds
    times = [
        best(lambda: signed(fields, 0, level)),
        best(lambda: signed(three, 3, level)),
        best(lambda: api.fill(first, {"number": "128"})),
        best(lambda: api.verify(four, trust=TRUST, at=later)),
    ]
    shown = "".join(f"{1000 * each:>{width}.0f}" for each, width in zip(times, WIDTHS, strict=True))
    print(f"{level:<7}{shown}{len(four):>10,}")
    return max(times)


def main() -> int:
    """Print the table; 1 when something is slower than wanted."""
    plain = paper()
    fields = prepared(plain)
    print(f"{len(plain):,} bytes, 12 pages; prepare {best(lambda: prepared(plain)) * 1000:.0f} ms")
    print("level    first ms  fourth ms  fill ms  verify 4 ms     bytes")
    slowest = max(row(fields, level) for level in SignAt)
    token = api.stamp_hash(bytes(32), CLOCK)
    stamped = best(lambda: api.stamp_hash(bytes(32), CLOCK))
    checked = best(lambda: api.verify_stamp(token, bytes(32), trust=TRUST, at=AT + timedelta(1)))
    print(f"stamp a hash {stamped * 1000:.1f} ms; verify the stamp {checked * 1000:.1f} ms")
    return int(slowest > WANTED_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
