"""On the record: pieces accepted although they were delivered before, and on whose decision.

Of another agreement the paper names the programme alone, whose public page says the rest.
"""

from collections.abc import Sequence

from django.utils.translation import override

from phoihop.acceptance.models import Entry
from phoihop.engines.typesetting.papers import Column, Table
from phoihop.engines.vietnamese.dates import short_date
from phoihop.law.period import day_of
from phoihop.spread.models import Cofunding
from phoihop.spread.queries import Behind, behind
from phoihop.spread.rules import CofundingReason
from phoihop.spread.wording import REASONS


def cofunded_table(entries: Sequence[Entry]) -> Table:
    """The decisions behind some rows of a record, each row having one."""
    decisions = [entry.cofunding for entry in entries if entry.cofunding]
    known = behind(decisions)
    return Table(
        columns=[
            Column("STT", 0.7, "center"),
            Column("Tác phẩm", 2.6),
            Column("Đã giao hoặc đăng", 2.2),
            Column("Quyết định", 1.6),
            Column("Lý do", 2.6),
        ],
        rows=[
            [
                entry.ordinal,
                entry.work.title,
                before_in_words(known[entry.cofunding.pk]),
                _decided(entry.cofunding),
                _reason(entry.cofunding),
            ]
            for entry in entries
            if entry.cofunding
        ],
        caption="Quyết định đồng tài trợ",
    )


def before_in_words(told: Behind) -> str:
    """Where the piece was delivered or printed before, in the words of a paper."""
    places = []
    if told.programmes:
        places.append(f"Theo {', '.join(told.programmes)} (trang công khai)")
    if told.here:
        places.append("Theo chính văn bản này")
    if told.earlier:
        places.append("Trên báo chí của bên B trước đó")
    return "; ".join(places)


def _decided(decision: Cofunding) -> str:
    assert decision.decided_at is not None  # a constraint of the table says so
    return f"{decision.ref}, ngày {short_date(day_of(decision.decided_at))}"


def _reason(decision: Cofunding) -> str:
    with override("vi"):
        return str(REASONS[CofundingReason(decision.reason)])
