"""How one piece travelled to two other papers, and another was about to be sold twice."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import partial

from phoihop.demo.case import Copy, article, copies
from phoihop.demo.stage import SECOND_CONTRACT, Event, as_member
from phoihop.law.period import PartialDate
from phoihop.press import services as press
from phoihop.press.finding import PrintedPlace
from phoihop.press.models import Outlet
from phoihop.programmes.queries import get_instrument
from phoihop.publications.models import Work
from phoihop.spread import services
from phoihop.spread.family import CopyKind, Permission
from phoihop.spread.rules import CofundingReason, ReprintTerms

TRAVELLED = "02"
SOLD_TWICE = "43"  # the text of TRAVELLED under another title


def events() -> Iterable[Event]:
    """Copies found and declared in summer; the second sale laid open in December."""
    yield Event(date(2017, 6, 22), say_on_what_terms)
    for copy in copies():
        yield Event(date(2017, 6, 26), partial(find, copy))
    yield Event(date(2017, 6, 27), compare)
    yield Event(date(2017, 7, 4), declare)
    yield Event(date(2017, 12, 14), lay_open)


def say_on_what_terms(at: datetime) -> None:
    """The journal lets others reprint the piece with its source."""
    services.set_terms(
        _work(TRAVELLED), ReprintTerms.WITH_SOURCE, from_on=date(2017, 1, 1),
        by=as_member("bien-tap"), at=at,
    )  # fmt: skip


def find(copy: Copy, at: datetime) -> None:
    """A page of another paper is written down, with its words, to be compared."""
    editor = as_member("bien-tap")
    outlet = Outlet.objects.filter(name=copy.outlet).first()
    if outlet is None:
        outlet = press.add_outlet(copy.outlet, by=editor, at=at)
        press.add_place(outlet, copy.province, by=editor, at=at, source="Ví dụ hư cấu")
    piece = press.Piece(copy.title, copy.on, copy.text)
    press.record_print(outlet, piece, PrintedPlace(copy.issue, copy.page), by=editor, at=at)


def compare(at: datetime) -> None:
    """What the worker does by the clock: works and pages meet, and the marks are read."""
    services.bring_up_to_date(at=at)
    press.compare_due(at=at)
    services.read_marks(at=at)


def declare(at: datetime) -> None:
    """The institution knows of a broadcast that quoted the piece."""
    told = services.ToldCopy(
        CopyKind.QUOTATION,
        outlet_name="Đài Mẫu",
        place="Bản tin sáng, 06:30",
        published=PartialDate(date(2017, 5, 24)),
        permission=Permission.PERMITTED,
        permission_words="Thư đồng ý ngày 23-5-2017 (mẫu)",
    )
    services.declare_copy(_work(TRAVELLED), told, by=as_member("can-bo"), at=at)


def lay_open(at: datetime) -> None:
    """The journal says that it delivered the piece before; the other province has to decide."""
    editor = as_member("bien-tap")
    services.bring_up_to_date(at=at)
    services.propose_cofunding(
        get_instrument(SECOND_CONTRACT, seen_by=editor),
        _work(SOLD_TWICE),
        reason=CofundingReason.REPRINT_ORDERED,
        words="Tỉnh Mẫu muốn bạn đọc của mình biết cách làm này (ví dụ hư cấu).",
        by=editor,
        at=at,
    )


def _work(code: str) -> Work:
    works = Work.objects.filter(title=article(code).title, merged_into__isnull=True)
    return works.order_by("pk")[0]
