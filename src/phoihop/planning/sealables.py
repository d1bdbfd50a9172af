"""The plan of a year as a paper: the topics that both sides agreed on, ``KH-CT-2017-01-2017``."""

import re
from datetime import date, datetime

from django.http import Http404
from django.urls import reverse
from django.utils.translation import override

from phoihop.engines.typesetting.papers import Block, Cell, Column, Paragraph, Table
from phoihop.law.access import Side
from phoihop.parties.models import Member
from phoihop.parties.queries import name_of
from phoihop.planning.models import Topic
from phoihop.planning.queries import topics_of
from phoihop.planning.rules import TopicState
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import get_programme, side_of
from phoihop.programmes.rules import Genre
from phoihop.programmes.wording import GENRES
from phoihop.sealing.kinds import Sealable
from phoihop.sealing.office import OfficeSheet, sealable_of

PLANNED = [TopicState.AGREED.value, TopicState.IN_WORK.value, TopicState.DONE.value]
BILATERAL = 2
_REF = re.compile(r"KH-(?P<programme>.+)-(?P<year>\d{4})")


def find(ref: str, seen_by: Member, at: datetime) -> Sealable | None:
    """The plan of that reference. With several publishers each sees other topics than the rest:
    then the plan is the institution's alone.
    """
    match = _REF.fullmatch(ref)
    if match is None:
        return None
    try:
        programme = get_programme(match["programme"], seen_by=seen_by)
    except Http404:
        return None
    year = int(match["year"])
    parties = list(programme.parties.all())
    seen = len(parties) == BILATERAL or side_of(programme, seen_by) is Side.A
    if not seen or not programme.starts_on.year <= year <= programme.ends_on.year:
        return None
    topics = list(
        topics_of(programme, seen_by=seen_by)
        .filter(state__in=PLANNED, due_on__year=year)
        .select_related("unit")
        .prefetch_related("themes")
        .order_by("due_on", "ref")
    )
    sheet = plan_sheet(programme, year, topics)
    home = reverse("planning:board", args=[programme.ref])
    return sealable_of(sheet, ready=bool(topics), home=home)


def plan_sheet(programme: Programme, year: int, topics: list[Topic]) -> OfficeSheet:
    """The agreed topics of ``year`` in the order of their days, issued by the institution."""
    on = max(programme.signed_on or programme.effective_from, date(year, 1, 1))
    issuer = min(
        (party for party in programme.parties.all() if party.side == Side.A.value),
        key=lambda party: party.ordinal,
    )
    issuer.programme = programme
    with override("vi"):
        rows = [_row(number, topic, on) for number, topic in enumerate(topics, 1)]
    table = Table(
        [
            Column("TT", 0.5, "center"),
            Column("Đề tài", 3.4),
            Column("Nội dung", 1, "center"),
            Column("Thể loại", 1.3),
            Column("Hạn", 1.3, "center"),
            Column("Đơn vị", 1.8),
        ],
        rows,
        caption=f"Đề tài hai bên thống nhất thực hiện năm {year}",
    )
    blocks: list[Block] = [
        Paragraph(
            f"Thực hiện {programme.title}, giai đoạn {programme.period_label}, hai bên thống nhất "
            f"{len(topics)} đề tài của năm {year}. Đề tài là việc hai bên cùng biết; nội dung "
            "tác phẩm do tòa soạn quyết định."
        ),
        table,
    ]
    return OfficeSheet(
        ref=f"KH-{programme.ref}-{year}",
        party=issuer,
        kind_title="Kế hoạch",
        abstract=f"Phối hợp tuyên truyền năm {year}",
        notation="KH",
        on=on,
        blocks=blocks,
        recipients=["Các bên tham gia chương trình", "Lưu: VT"],
        rows={"programme": programme.ref, "year": year, "topics": [_fact(one) for one in topics]},
    )


def _row(number: int, topic: Topic, on: date) -> list[Cell]:
    return [
        str(number),
        topic.title,
        ", ".join(sorted(theme.code for theme in topic.themes.all())),
        str(GENRES[Genre(topic.genre)]) if topic.genre else "",
        topic.due_on,
        name_of(topic.unit, on=on) if topic.unit else "",
    ]


def _fact(topic: Topic) -> dict[str, object]:
    return {
        "ref": topic.ref,
        "title": topic.title,
        "themes": sorted(theme.code for theme in topic.themes.all()),
        "genre": topic.genre,
        "due_on": topic.due_on.isoformat() if topic.due_on else None,
        "unit": topic.unit.ref if topic.unit else None,
    }
