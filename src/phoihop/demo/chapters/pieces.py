"""What was published: lists brought in, matched to lines, proven and sealed."""

import io
from collections.abc import Iterable
from datetime import date, datetime
from functools import partial

from phoihop.demo.case import (
    CODE,
    ISSUE,
    LINE,
    PAGE,
    PIECES,
    SAMPLE,
    SECOND_PIECES,
    Article,
    Listed,
    article,
    listed,
    listed_between,
    published,
    with_texts,
)
from phoihop.demo.chapters.work import deed_of, topic_of
from phoihop.demo.stage import (
    CONTRACT,
    SECOND_CONTRACT,
    Event,
    as_member,
    line,
    sample_paper,
)
from phoihop.evidence import services as evidence
from phoihop.evidence.models import Evidence
from phoihop.press.models import Outlet
from phoihop.programmes.queries import get_instrument
from phoihop.publications import services
from phoihop.publications.models import Grouping, Match, Publication, Work
from phoihop.publications.pieces import Appearance, Piece
from phoihop.publications.rules import GroupingState, MatchState

FIRST, SECOND, THIRD = date(2017, 6, 21), date(2017, 10, 4), date(2018, 1, 10)
LEFT_OPEN = {"38"}  # nobody has decided about these: they wait on somebody's desk
OFFERED_TWICE = "21"  # also sold to another province


def events() -> Iterable[Event]:
    """Three lists in the year; after each its matches and its proof. Two theory articles."""
    after = date(2016, 12, 31)
    for on in (FIRST, SECOND, THIRD):
        rows = listed_between(after, on)
        yield Event(on, partial(bring_list, rows, CONTRACT, PIECES))
        yield Event(on, partial(match_listed, rows))
        yield Event(on, partial(prove, rows))
        after = on
    yield Event(SECOND, same_in_print_and_on_the_web)
    for row in listed():
        if row[LINE] == "6":
            yield Event(published(row).last_on, partial(record_theory, row))
    rows = listed(SECOND_PIECES)
    yield Event(date(2017, 12, 1), partial(bring_list, rows, SECOND_CONTRACT, SECOND_PIECES))
    yield Event(date(2017, 12, 1), partial(match_in_the_second, rows))
    yield Event(date(2017, 12, 1), partial(prove, rows))


def bring_list(rows: list[Listed], contract: str, name: str, at: datetime) -> None:
    """The editor brings the list of what appeared since the last one."""
    editor = as_member("bien-tap")
    instrument = get_instrument(contract, seen_by=editor)
    source = io.BytesIO(with_texts(rows))
    services.import_list(source, filename=name, by=editor, at=at, instrument=instrument)


def match_listed(rows: list[Listed], at: datetime) -> None:
    """Each side in turn confirms what it knows; what fits no line is refused."""
    for place, row in enumerate(_each_once(rows)):
        work = _work(row[CODE])
        by = as_member("bien-tap" if place % 2 else "can-bo")
        if row[LINE]:
            _fulfil(work, row, by=by.ref, at=at)
        if row[CODE] not in LEFT_OPEN:
            for match in Match.objects.filter(work=work, state=MatchState.PROPOSED.value):
                services.refuse_match(match, by=by, at=at)


def _fulfil(work: Work, row: Listed, *, by: str, at: datetime) -> None:
    wanted = line(row[LINE])
    topic = topic_of(row[CODE])
    proposed = Match.objects.filter(work=work, line=wanted, state=MatchState.PROPOSED.value).first()
    if proposed is not None:
        services.confirm_match(proposed, by=as_member(by), at=at, topic=topic)
    else:
        services.match_by_hand(work, wanted, by=as_member(by), at=at, topic=topic)


def match_in_the_second(rows: list[Listed], at: datetime) -> None:
    """The other province's pieces, and one that Thái Nguyên has accepted already."""
    wanted = line("1", of=SECOND_CONTRACT)
    for row in rows:
        proposed = Match.objects.get(work=_work(row[CODE]), line=wanted)
        services.confirm_match(proposed, by=as_member("bien-tap"), at=at)
    services.match_by_hand(_work(OFFERED_TWICE), wanted, by=as_member("bien-tap"), at=at)


def prove(rows: list[Listed], at: datetime) -> None:
    """The text of every piece; the page where the line demands it; a seal on some of them."""
    for row in _each_once(rows):
        told = article(row[CODE])
        publication = _counted(row[CODE])
        _keep(publication, at=at, text=told.text)
        if row[LINE] == "4":
            page = (f"trang-{told.code}.html", as_page(told, publication))
            kept = _keep(publication, at=at, file=page)
            if int(told.code) % 2:
                _seal(kept, at=at)
        elif row[LINE] in ("3", "5"):
            data = sample_paper(told.title, on=published(row).first_on, text=told.text)
            _keep(publication, at=at, file=(f"trang-{told.code}.pdf", data))


def _keep(
    publication: Publication, *, at: datetime, text: str = "", file: tuple[str, bytes] | None = None
) -> Evidence:
    reporter = as_member("phong-vien")
    return evidence.add_evidence(
        publication, by=reporter, at=at, captured_at=at, text=text, file=file
    )


def _seal(kept: Evidence, *, at: datetime) -> None:
    """The institution compared the page and stands by its hash."""
    assert kept.file is not None  # a page was given
    evidence.seal_evidence(kept, sha256=kept.file.sha256, by=as_member("can-bo"), at=at)


def as_page(told: Article, publication: Publication) -> bytes:
    """A page of the fictional journal, as it might have been saved."""
    paragraphs = "".join(f"<p>{part}</p>" for part in told.text.split("\n") if part)
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{told.title}</title>'
        f'<link rel="canonical" href="{publication.address}"></head><body><p>{SAMPLE}</p>'
        f"<article><h1>{told.title}</h1><p>{told.author}</p>{paragraphs}</article></body></html>"
    ).encode()


def record_theory(row: Listed, at: datetime) -> None:
    """A text by the province's own people is written down by hand and ends a promise."""
    editor, told = as_member("bien-tap"), article(row[CODE])
    outlet = Outlet.objects.get(ref="tap-chi-cong-san-in")
    piece = Piece(told.title, told.author, "theory_article", "vi", told.text, by_institution=True)
    where = Appearance(issue=row[ISSUE], page=row[PAGE], published=published(row))
    publication = services.record_piece(piece, where, by=editor, at=at, outlet=outlet)
    services.match_by_hand(publication.work, line("6"), by=editor, at=at, deed=deed_of(row[CODE]))
    _keep(publication, at=at, text=told.text)


def same_in_print_and_on_the_web(at: datetime) -> None:
    """One of the two questions about copied texts is answered; the other waits."""
    asked = Grouping.objects.filter(
        one__title=article("16").title, state=GroupingState.PROPOSED.value
    )
    for grouping in asked:
        services.decide_grouping(grouping, same=True, by=as_member("bien-tap"), at=at)


def _each_once(rows: Iterable[Listed]) -> list[Listed]:
    """One row for each piece: the one that names its line, for further addresses name none."""
    found: dict[str, Listed] = {}
    for row in rows:
        if row[CODE] not in found or row[LINE]:
            found.setdefault(row[CODE], row)
    return list(found.values())


def _work(code: str) -> Work:
    works = Work.objects.filter(title=article(code).title, merged_into__isnull=True)
    return works.order_by("pk")[0]


def _counted(code: str) -> Publication:
    """The publication that the match counts; without a match the first."""
    match = Match.objects.filter(work=_work(code), state=MatchState.CONFIRMED.value).first()
    return match.publication if match else _work(code).publications.order_by("pk")[0]
