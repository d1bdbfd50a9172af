"""A paper and its profile turned into the lines that every renderer prints.

The renderers differ in how they draw, never in what the paper says: all wording (number line,
date line, signing capacity, list ends) is settled here, once.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from phoihop.engines.typesetting.papers import (
    MOST_SIGNATURES,
    Block,
    Cell,
    Figure,
    KeyValues,
    Paper,
    SignatureBlock,
    Table,
)
from phoihop.engines.typesetting.profiles import profile, words
from phoihop.law.refusal import Refusal

Clean = Callable[[str], str]

CAPITAL_EM = 0.6  # width of a bold capital with its share of blanks, of Liberation Serif
LEAST_RECIPIENTS_SHARE = 0.34
_CAPACITY = re.compile(r"^\s*(TM|KT|TL|TUQ|T/M|K/T|T/L)\b\.?\s*", re.IGNORECASE)


def lay_out(paper: Paper, *, clean: Clean) -> dict[str, Any]:
    """Return the paper as plain JSON values: ``profile``, ``head``, ``blocks``, ….

    ``clean`` is applied to every text of the paper (``lettering.printable`` for PDF,
    ``lettering.plain`` for formats whose reader brings the fonts).

    Raises:
        Refusal: ``typesetting.unknown_profile``, ``typesetting.unknown_language``,
            ``typesetting.bad_table``, ``typesetting.bad_figure``,
            ``typesetting.too_many_signatures``.
    """
    rules, fixed = profile(paper.profile), words(paper.language)
    if len(paper.signatures) > MOST_SIGNATURES:
        facts = {"count": len(paper.signatures), "limit": MOST_SIGNATURES}
        raise Refusal("typesetting.too_many_signatures", **facts)
    organ = paper.organ
    signatures = [_signature(s, rules["sign"], clean) for s in paper.signatures]
    return {
        "profile": rules,
        "words": fixed,
        "language": paper.language,
        "sample": fixed["sample"] if paper.sample else None,
        "watermark": words("vi")["sample"],
        "superior": clean(organ.superior).upper() if organ and organ.superior else None,
        "organ": clean(organ.organ).upper() if organ else None,
        "number": [clean(part) for part in number_parts(paper)],
        "date": [clean(part) for part in date_parts(paper)],
        "kind": clean(paper.kind_title).upper(),
        "abstract": clean(paper.abstract),
        "bases": ended([clean(basis) for basis in paper.bases]),
        "blocks": [_block(block, paper.language, clean) for block in paper.blocks],
        "signatures": signatures,
        "recipients": ended([clean(line) for line in paper.recipients]),
        "recipients_share": _recipients_share(signatures, rules),
        "footer": _footer(paper.footer_hash, fixed["content_hash"], clean),
    }


def number_line(paper: Paper) -> str:
    """Return ``Số: 05/BBNT-TCCS``, with dots where the clerk has not yet given a number."""
    return "".join(number_parts(paper))


def number_parts(paper: Paper) -> tuple[str, str, str]:
    """The number line as what stands before the number, the number or its dots, and the rest."""
    rules = profile(paper.profile)["number"]
    number = paper.number or rules["blank"]
    if rules["pad_below_ten"] and number.isdecimal():
        number = number.zfill(2)
    form = rules["filled"] if paper.notation else rules["without_notation"]
    before, _, after = str(form).partition("{number}")
    return before, number, after.format(notation=paper.notation)


def date_line(paper: Paper) -> str:
    """Return ``Thái Nguyên, ngày 05 tháng 02 năm 2017``; ``""`` without place and date.

    Days below 10 and the months 1 and 2 take a leading zero, so that nobody can put another
    digit in front of them.
    """
    return "".join(date_parts(paper))


def date_parts(paper: Paper) -> tuple[str, str]:
    """The date line as the place with its comma, and the day or its dots."""
    fixed, on = words(paper.language), paper.dated_on
    place = f"{paper.place}, " if paper.place else ""
    if on is None:
        return place, str(fixed["date_blank"]) if paper.place else ""
    day = str(fixed["date"]).format(
        day=f"{on.day:02d}",
        month=f"{on.month:02d}" if on.month <= 2 else on.month,
        month_name=fixed["months"][on.month - 1] if fixed["months"] else "",
        year=on.year,
    )
    return place, day if place else day[:1].upper() + day[1:]


def ended(lines: Sequence[str]) -> list[str]:
    """Close each line with ``;`` and the last with a full stop, once."""
    bare = [line.strip().rstrip(";.,").rstrip() for line in lines]
    return [f"{line};" for line in bare[:-1]] + [f"{line}." for line in bare[-1:]]


def shown(cell: Cell, language: str) -> str:
    """Return how a table prints ``cell``: ``1.250.000``, ``05/02/2017``, text as it is."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y")
    if isinstance(cell, int):
        return f"{cell:,}".replace(",", str(words(language)["thousands"]))
    return cell


def _block(block: Block, language: str, clean: Clean) -> dict[str, Any]:
    kind = {"kind": type(block).__name__}
    if isinstance(block, Table):
        return kind | _table(block, language, clean)
    if isinstance(block, KeyValues):
        return kind | {"pairs": [[clean(k), clean(shown(v, language))] for k, v in block.pairs]}
    if isinstance(block, Figure):
        return kind | _figure(block, clean)
    values: dict[str, Any] = asdict(block)
    if "text" in values:
        values["text"] = clean(values["text"])
    if "items" in values:
        values["items"] = [clean(item) for item in values["items"]]
    return kind | values


def _table(table: Table, language: str, clean: Clean) -> dict[str, Any]:
    width = len(table.columns)
    if not width or any(column.width_share <= 0 for column in table.columns):
        raise Refusal("typesetting.bad_table", reason="columns", row=0)
    for number, row in enumerate([*table.rows, *table.foot_rows], start=1):
        if len(row) != width:
            raise Refusal("typesetting.bad_table", reason="cells", row=number)
    return {
        "columns": [{**asdict(c), "heading": clean(c.heading)} for c in table.columns],
        "rows": _cells(table.rows, language, clean),
        "foot_rows": _cells(table.foot_rows, language, clean),
        "repeat_heading": table.repeat_heading,
        "caption": clean(table.caption) if table.caption else None,
    }


def _cells(rows: Sequence[Sequence[Cell]], language: str, clean: Clean) -> list[list[str]]:
    return [[clean(shown(cell, language)) for cell in row] for row in rows]


def _figure(figure: Figure, clean: Clean) -> dict[str, Any]:
    from defusedxml import ElementTree
    from defusedxml.common import DefusedXmlException

    try:
        root = ElementTree.fromstring(figure.svg.encode())
    except (ElementTree.ParseError, DefusedXmlException, UnicodeError) as error:
        raise Refusal("typesetting.bad_figure", reason="not well-formed") from error
    if not root.tag.endswith("svg"):
        raise Refusal("typesetting.bad_figure", reason="not an SVG drawing")
    if any(node.tag.endswith(("}image", "}script", "}foreignObject")) for node in root.iter()):
        raise Refusal("typesetting.bad_figure", reason="holds more than a drawing")
    if not figure.alt.strip() or not 0 < figure.width_share <= 1:
        raise Refusal("typesetting.bad_figure", reason="alt or width_share is missing")
    return {
        "svg": figure.svg,
        "alt": clean(figure.alt),
        "caption": clean(figure.caption) if figure.caption else None,
        "width_share": figure.width_share,
    }


def _signature(block: SignatureBlock, rules: Mapping[str, Any], clean: Clean) -> dict[str, Any]:
    title = clean(block.title_line)
    return {
        "side": clean(block.side_label).upper() if block.side_label else None,
        "capacity": [_capacity(clean(line), rules) for line in block.capacity_lines],
        "title": title.upper() if rules["title_upper"] else title,
        "name": clean(block.name),
    }


def _recipients_share(signatures: list[dict[str, Any]], rules: Mapping[str, Any]) -> float:
    """The share of the width left of a lone signature: half, or less where its lines are long.

    The lines of a list of recipients are short; "KT. BỘ BIÊN TẬP TẠP CHÍ …" should stay on one.
    """
    page, points = rules["page"], rules["sign"]["capacity_pt"]
    width_mm = float(page["width_mm"] - page["left_mm"] - page["right_mm"])
    longest = max(
        (len(line) for one in signatures for line in (*one["capacity"], one["title"])), default=0
    )
    needed_mm: float = longest * CAPITAL_EM * points * 25.4 / 72 + 2
    return max(LEAST_RECIPIENTS_SHARE, min(0.5, 1 - needed_mm / width_mm))


def _capacity(line: str, rules: Mapping[str, Any]) -> str:
    found = _CAPACITY.match(line)
    if not found:
        return line.upper()
    mark = rules["capacities"][found.group(1).upper().replace("/", "")]
    return f"{mark} {line[found.end() :].upper()}"


def _footer(digest: str | None, label: str, clean: Clean) -> str | None:
    """Groups of eight, because a person compares them with the eye."""
    if not digest:
        return None
    parts = [digest[at : at + 8] for at in range(0, len(digest), 8)]
    return clean(f"{label}: {' '.join(parts)}")
