"""What of a finding may be told to whom: both agreements, or only that there is another."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.http import Http404

from phoihop.parties.models import Member
from phoihop.press.models import FoundPage, PageHit
from phoihop.programmes.models import Instrument, Programme
from phoihop.programmes.queries import instruments_visible_to
from phoihop.programmes.rules import IN_FORCE
from phoihop.publications.models import Work
from phoihop.publications.queries import visible_to
from phoihop.spread.models import Cofunding
from phoihop.spread.queries.twice import Finding, Repeats, repeats_of
from phoihop.spread.rules import Where


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as a member may see it.

    Attributes:
        instrument_ref: of the other agreement; ``""`` when it is not for these eyes.
        public_ref: of the programme whose public page says what may be known of it.
        title, outlet: of the other text, where it may be told.
        other_ref: of the other work, when both texts may be read side by side.
    """

    finding: Finding
    instrument_ref: str
    public_ref: str
    title: str
    outlet: str
    other_ref: str
    page_key: str
    covered: bool


@dataclass(frozen=True, slots=True)
class Repeated:
    """A piece that repeats something, with all its findings and the decision about it."""

    work: Work
    told: tuple[Told, ...]
    decision: Cofunding | None
    bars: bool


@dataclass(frozen=True, slots=True)
class Delivered:
    """What is known of one instrument's pieces, as a member may see it."""

    instrument: Instrument
    pieces: tuple[Repeated, ...]
    waiting: int
    textless: int


def delivered_before(programme: Programme, *, seen_by: Member) -> list[Delivered]:
    """The instruments in force of a programme that one sees, each with what repeats."""
    papers = instruments_visible_to(seen_by).filter(
        programme=programme, state__in=[state.value for state in IN_FORCE]
    )
    return [_delivered(paper, seen_by) for paper in papers.order_by("-year", "ref")]


def _delivered(paper: Instrument, seen_by: Member) -> Delivered:
    repeats = repeats_of(paper)
    works = Work.objects.filter(pk__in=repeats.findings).defer("body", "search_key")
    by_pk = {work.pk: work for work in works}
    told = told_to(repeats, seen_by=seen_by)
    pieces = [
        Repeated(
            by_pk[pk],
            told[pk],
            repeats.decisions.get(pk),
            any(one.finding.bars and not one.covered for one in told[pk]),
        )
        for pk in repeats.findings
    ]
    pieces.sort(key=lambda one: (not one.bars, one.work.ref))
    return Delivered(paper, tuple(pieces), len(repeats.waiting), len(repeats.textless))


def told_to(repeats: Repeats, *, seen_by: Member) -> dict[int, tuple[Told, ...]]:
    """Work id → its findings as a member may see them. Two queries.

    A publisher sees both of its agreements; an institution that there is another one, and which
    public page speaks of it. What the publisher printed is no secret to either.
    """
    every = [one for found in repeats.findings.values() for one in found]
    papers = _seen_papers((one.instrument_id for one in every), seen_by)
    others = [one.other for one in every if one.other is not None]
    works = set(visible_to(seen_by).filter(pk__in=others).values_list("pk", flat=True))
    return {
        pk: tuple(_told(one, papers, works, repeats) for one in found)
        for pk, found in repeats.findings.items()
    }


def _seen_papers(ids: Iterable[int | None], seen_by: Member) -> set[int]:
    wanted = {pk for pk in ids if pk is not None}
    return set(instruments_visible_to(seen_by).filter(pk__in=wanted).values_list("pk", flat=True))


def _told(one: Finding, papers: set[int], works: set[int], repeats: Repeats) -> Told:
    agreement = one.instrument_id in papers
    text = one.where is Where.EARLIER or (agreement and one.other in works)
    readable = one.other in works and one.other != one.work_id
    return Told(
        one,
        one.instrument_ref if agreement else "",
        one.programme_ref if one.where is Where.ELSEWHERE else "",
        one.other_title if text else "",
        one.outlet if text else "",
        one.other_ref if readable and text else "",
        one.page_key,
        repeats.covered(one),
    )


def get_cofunding(ref: str, *, seen_by: Member) -> Cofunding:
    """The decision, or 404; for those who see the instrument."""
    seen = Cofunding.objects.filter(ref=ref, instrument__in=instruments_visible_to(seen_by))
    found = seen.select_related("instrument__programme", "work").first()
    if found is None:
        raise Http404(ref)
    return found


@dataclass(frozen=True, slots=True)
class Behind:
    """What a decision speaks of, as far as a paper of the one agreement may say it.

    Attributes:
        programmes: references of the programmes, with a public page each, under which the piece
            was delivered too; never those of the other papers.
        here: whether it repeats another piece of the same paper.
        earlier: whether the publisher had printed it before.
    """

    programmes: tuple[str, ...] = ()
    here: bool = False
    earlier: bool = False


def behind(decisions: Collection[Cofunding]) -> dict[int, Behind]:
    """Decision id → what it speaks of. One query, however many there are."""
    papers = {
        one.pk: {key.rpartition("@")[2] for key in one.covers if "@" in key} for one in decisions
    }
    wanted = Instrument.objects.filter(ref__in={ref for refs in papers.values() for ref in refs})
    programmes = dict(wanted.order_by().values_list("ref", "programme__ref"))
    return {
        one.pk: Behind(
            tuple(sorted({programmes[ref] for ref in papers[one.pk] if ref in programmes})),
            "here" in papers[one.pk],
            any("@" not in key for key in one.covers),
        )
        for one in decisions
    }


def hit_of(work: Work, key: str) -> PageHit:
    """What a found page shares with a work, or 404. The page's text is at hand."""
    refs = [work.ref, *work.absorbed.values_list("ref", flat=True)]
    hits = PageHit.objects.filter(work__ref__in=refs, page__identity_key=key)
    found = hits.select_related("page__outlet", "work").order_by("-words").first()
    if found is None:
        raise Http404(key)
    return found


def is_waiting(page: FoundPage) -> bool:
    """Whether a page without its words waits to be fetched again."""
    return page.state == "found"
