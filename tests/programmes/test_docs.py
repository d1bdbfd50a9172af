"""The page about programme files names every key, its type and what it means."""

from pathlib import Path

from phoihop.engines.plainfiles.fields import table_of
from phoihop.parties.shape import APPOINTMENT, NAME, ORGANISATION, PARENT, PERSON, SUCCESSION
from phoihop.programmes.shape import RECORDS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "programme-file.md"
MARK = "<!-- the tables below are made from shape.py; tests/programmes/test_docs.py writes them -->"


def tables() -> str:
    """All records as Markdown tables."""
    parties = (ORGANISATION, NAME, PARENT, SUCCESSION, PERSON, APPOINTMENT)
    text = ""
    for record in (*RECORDS, *parties):
        text += f"\n### {record.name}\n\n| key | type | if absent | what |\n|---|---|---|---|\n"
        for key, kind, need, about in table_of(record):
            text += f"| `{key}` | {kind} | {need} | {about} |\n"
    return text


def test_the_page_holds_the_tables_as_they_are() -> None:
    """When this fails, put ``tables()`` below the mark of the page."""
    page = PAGE.read_text(encoding="utf-8")
    assert page.split(MARK)[1].strip() == tables().strip()
