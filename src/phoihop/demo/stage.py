"""What an event of the demo is, and how its actors find each other and their papers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from phoihop.demo.case import SAMPLE
from phoihop.law.period import HERE
from phoihop.parties.models import Member, Organisation
from phoihop.parties.queries import get_organisation, member_named
from phoihop.programmes.models import Line, Obligation, Programme
from phoihop.programmes.queries import get_programme

PROGRAMME, CONTRACT, ANNEX = "CT-2017-01", "HĐ-2017-01", "PL-2017-01"
SECOND_PROGRAMME, SECOND_CONTRACT = "CT-2017-02", "HĐ-2017-02"

Play = Callable[[datetime], None]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that people do on a day. ``play`` gets the instant."""

    on: date
    play: Play


def instant(on: date, place: int) -> datetime:
    """The moment of the day's event number ``place``: from eight o'clock on, a minute each."""
    return datetime.combine(on, time(8), tzinfo=HERE) + timedelta(minutes=place)


@cache
def as_member(ref: str) -> Member:
    """The member of that account, read once a month: ``services.play`` forgets it in between."""
    return member_named(ref)


def programme(ref: str = PROGRAMME, *, seen_by: str = "bien-tap") -> Programme:
    """The programme as a member sees it."""
    return get_programme(ref, seen_by=as_member(seen_by))


def duty(code: str, *, of: str = PROGRAMME) -> Obligation:
    """An obligation with its programme at hand."""
    return Obligation.objects.select_related("programme").get(programme__ref=of, code=code)


def line(code: str, *, of: str = CONTRACT) -> Line:
    """A line with its instrument and its obligation at hand."""
    return Line.objects.select_related("instrument__programme", "obligation__programme").get(
        instrument__ref=of, code=code
    )


def unit(ref: str) -> Organisation | None:
    """The board or desk; ``None`` for an empty reference."""
    return get_organisation(ref) if ref else None


def sample_paper(title: str, *, on: date, text: str = "", profile: str = "decree-30") -> bytes:
    """A small PDF with a watermark that says it is worth nothing."""
    from phoihop.engines.typesetting.papers import Paper, Paragraph
    from phoihop.engines.typesetting.pdf import render_pdf

    blocks = [Paragraph(part) for part in (text or f"{title}. {SAMPLE}.").split("\n") if part]
    paper = Paper(
        profile=profile,
        kind_title="Tài liệu mẫu",
        abstract=title,
        dated_on=on,
        blocks=blocks,
        sample=True,
    )
    return render_pdf(paper)
