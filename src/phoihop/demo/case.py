"""The founding case as files: its papers, its list of pieces, its year of work."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from phoihop.engines.plainfiles import Day, Field, Flag, ListOf, Reading, Record, Text, read_tree
from phoihop.engines.vietnamese.dates import parse_date
from phoihop.law.period import PartialDate
from phoihop.law.refusal import Refusal

FOLDER = Path(__file__).resolve().parents[3] / "examples" / "thai-nguyen-2017"
PIECES = "publications-2017.csv"
SECOND_PIECES = "publications-mau-2017.csv"
CODE, LINE, TITLE, AUTHOR = "Mã bài", "Dòng hợp đồng", "Tiêu đề", "Tác giả"
OUTLET, PUBLISHED, ISSUE, PAGE, ADDRESS = "Nơi đăng", "Ngày đăng", "Số báo", "Trang", "Địa chỉ"
SAMPLE = "MẪU – KHÔNG CÓ GIÁ TRỊ"

Listed = dict[str, str]
Values = dict[str, Any]

TOPIC = Record(
    "topic",
    [
        Field("title", Text(300), "what it is about", required=True),
        Field("line", Text(20), "code of the line", default=""),
        Field("obligation", Text(20), "code of the duty, without a line", default=""),
        Field("unit", Text(60), "the desk", default=""),
        Field("by", Text(60), "who proposes", required=True),
        Field("on", Day(), "when", required=True),
        Field("due_on", Day(), "by when it should appear"),
        Field("private", Flag(), "never shown to the other side", default=False),
        Field("agreed_by", Text(60), "who agrees", default=""),
        Field("agreed_on", Day(), "when"),
        Field("assignee", Text(60), "who writes", default=""),
        Field("started_on", Day(), "from when"),
        Field("dropped_by", Text(60), "who gives it up", default=""),
        Field("dropped_on", Day(), "when"),
        Field("reason", Text(600), "why", default=""),
        Field("article", Text(8), "code of the piece that came of it", default=""),
    ],
)
STEP = Record(
    "step",
    [
        Field("step", Text(20), "its name in planning.rules", required=True),
        Field("by", Text(60), "who", required=True),
        Field("on", Day(), "when", required=True),
        Field("note", Text(600), "what happened", default=""),
        Field("paper", Text(200), "title of the sample paper that proves it", default=""),
    ],
)
DEED = Record(
    "deed",
    [
        Field("obligation", Text(20), "code of the duty", required=True),
        Field("title", Text(300), "which occurrence", required=True),
        Field("unit", Text(60), "whose turn", default=""),
        Field("due_on", Day(), "by when"),
        Field("article", Text(8), "code of the piece that came of it", default=""),
        Field("steps", ListOf(STEP), "in their order", required=True),
    ],
)
STOP = Record(
    "stop",
    [
        Field("on", Day(), "when", required=True),
        Field("place", Text(200), "where", required=True),
        Field("what", Text(400), "what happens there", required=True),
    ],
)
TRIP = Record(
    "trip",
    [
        Field("deed", Text(300), "title of the deed", required=True),
        Field("place", Text(300), "where it goes", required=True),
        Field("from_on", Day(), "first day", required=True),
        Field("until_on", Day(), "last day", required=True),
        Field("purpose", Text(600), "what for", required=True),
        Field("companions", Text(600), "who comes: name | office | outlet; ...", default=""),
        Field("contact", Text(300), "unit | name | telephone", default=""),
        Field("stops", ListOf(STOP), "the itinerary"),
        Field("log", Text(600), "what took place on the last day", default=""),
        Field("costs", Text(200), "cost=payer, ...", default=""),
        Field("topic", Text(300), "title of the topic", default=""),
    ],
)
QUESTION = Record(
    "question",
    [
        Field("deed", Text(300), "title of the deed", required=True),
        Field("text", Text(2000), "what the publisher wants to know", required=True),
    ],
)
PACK = Record(
    "pack",
    [
        Field("deed", Text(300), "title of the deed that it fulfils", required=True),
        Field("again", Flag(), "a new version of the pack before", default=False),
        Field("change", Text(600), "what is new", default=""),
        Field("potential", Text(2000), "potential", default=""),
        Field("advantages", Text(2000), "advantages", default=""),
        Field("directions", Text(2000), "directions", default=""),
        Field("figures", Text(2000), "name | value | unit | day | source; ...", default=""),
        Field("used_by", Text(300), "title of the topic that works with it", default=""),
    ],
)
LEAD = Record(
    "lead",
    [
        Field("title", Text(300), "what it is called", required=True),
        Field("text", Text(2000), "what is good about it", required=True),
        Field("place", Text(200), "where", default=""),
        Field("source", Text(400), "who bears it out", required=True),
        Field("on", Day(), "when noted and offered", required=True),
    ],
)
MEETING = Record(
    "meeting",
    [
        Field("title", Text(300), "what it is called", required=True),
        Field("on", Day(), "when it was held", required=True),
        Field("place", Text(200), "where", default=""),
        Field("chair", Text(200), "who took the chair", default=""),
        Field("attendees", Text(600), "side | name | office; ...", default=""),
        Field("items", Text(2000), "title | agreed words; ...", required=True),
        Field("signed_on", Day(), "when both leaders signed", required=True),
        Field("topic", Text(300), "title of the topic that the first item became", default=""),
    ],
)
YEAR = Record(
    "year",
    [
        Field("topics", ListOf(TOPIC), ""),
        Field("deeds", ListOf(DEED), ""),
        Field("trips", ListOf(TRIP), ""),
        Field("questions", ListOf(QUESTION), ""),
        Field("packs", ListOf(PACK), ""),
        Field("leads", ListOf(LEAD), ""),
        Field("meetings", ListOf(MEETING), ""),
    ],
)


@dataclass(frozen=True, slots=True)
class Article:
    """A text of the case. ``text`` ends with the line that says it is a sample."""

    code: str
    title: str
    author: str
    text: str


def paper(name: str) -> bytes:
    """The bytes of one file of the case.

    Raises:
        Refusal: ``demo.case_missing`` when the example folder is not beside the program.
    """
    try:
        return (FOLDER / name).read_bytes()
    except FileNotFoundError:
        raise Refusal("demo.case_missing", path=str(FOLDER / name)) from None


@dataclass(frozen=True, slots=True)
class Copy:
    """A page of another paper that carried a piece on."""

    outlet: str
    province: str
    issue: str
    page: str
    on: date
    title: str
    text: str


@cache
def copies() -> list[Copy]:
    """The pages in the folder ``copies``, the earliest first."""
    found = []
    for path in sorted((FOLDER / "copies").glob("*.md")):
        told, text = _headed(f"copies/{path.name}")
        on = date.fromisoformat(told["ngay"])
        where = (told["noi_dang"], told["tinh"], told["so_bao"], told["trang"])
        found.append(Copy(*where, on, told["tieu_de"], text))
    return sorted(found, key=lambda copy: copy.on)


def _headed(name: str) -> tuple[dict[str, str], str]:
    """The head between dashes, and the text, whose last line says that it is a sample."""
    _, head, text = paper(name).decode("utf-8").split("---\n", 2)
    lines = (line.split(": ", 1) for line in head.splitlines() if line)
    told = {key: value.strip('"') for key, value in lines}
    return told, text.strip().replace(f"*{SAMPLE}*", SAMPLE)


@cache
def year() -> Values:
    """The topics and deeds of 2017, in the order of the file.

    Raises:
        Refusal: ``demo.case_unreadable`` with the first mistake's line.
    """
    name = "year-2017.yaml"
    tree, mistakes = read_tree(paper(name))
    reading = Reading(mistakes)
    values = YEAR.read(tree, (), reading) if tree else None
    if values is None or reading.mistakes:
        first = reading.mistakes[0] if reading.mistakes else None
        raise Refusal("demo.case_unreadable", name=name, line=first.line if first else 0)
    return values


@cache
def article(code: str) -> Article:
    """The text with that code: a head of four lines between dashes, then the text itself."""
    told, text = _headed(f"articles/{code}.md")
    return Article(code, told["tieu_de"], told["tac_gia"], text)


def listed(name: str = PIECES) -> list[Listed]:
    """The rows of a list of pieces."""
    return list(csv.DictReader(io.StringIO(paper(name).decode("utf-8-sig"))))


def published(row: Listed) -> PartialDate:
    """When a listed piece appeared, as exactly as the list says."""
    return parse_date(row[PUBLISHED])


def listed_between(after: date, until: date, name: str = PIECES) -> list[Listed]:
    """The rows that appeared after one day and up to another, without theory articles.

    Those were written by the institution's people and are recorded by hand.
    """
    return [
        row for row in listed(name) if after < published(row).last_on <= until and row[LINE] != "6"
    ]


def with_texts(rows: Iterable[Listed]) -> bytes:
    """The rows as a CSV file that holds the texts too."""
    out = io.StringIO()
    full = [{**row, "Toàn văn": article(row[CODE]).text} for row in rows]
    writer = csv.DictWriter(out, list(full[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(full)
    return out.getvalue().encode("utf-8")
