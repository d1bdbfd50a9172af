"""The ninjs of a hand-off package against what the published standard allows.

Source: IPTC, ninjs 2.1 (approved in May 2023), ``specification/ninjs-schema_2.1.json`` of
github.com/iptc/newsinjson, read on 23-11-2026. Only the rules that our package can meet or break
are written down; whole samples were held against the schema itself on that day.
"""

from typing import Any

import pytest

from phoihop.manuscripts import services
from phoihop.manuscripts.models import AuthorLink, Manuscript
from phoihop.manuscripts.papers import as_ninjs
from phoihop.manuscripts.services import Writer
from tests.fixtures import NOON
from tests.manuscripts.conftest import GIVEN, ON, PARAGRAPHS, Invite, docx, photo

pytestmark = pytest.mark.django_db

ITEM = {
    "altids", "associations", "bodies", "by", "contentcreated", "copyrightholder",
    "copyrightnotice", "descriptions", "ednote", "embargoed", "events", "expires", "firstcreated",
    "genres", "headlines", "infosources", "language", "located", "objects", "organisations",
    "people", "places", "profile", "pubstatus", "renditions", "representationtype", "rightsinfo",
    "slugline", "standard", "subjects", "title", "trustindicators", "type", "urgency", "uri",
    "usageterms", "version", "versioncreated",
}  # fmt: skip
PARTS = {
    "headlines": {"contenttype", "role", "value"},
    "descriptions": {"contenttype", "role", "value"},
    "bodies": {"charcount", "contenttype", "role", "value", "wordcount"},
    "people": {"contactinfo", "literal", "name", "rel", "uri"},
    "renditions": {
        "contenttype", "duration", "format", "height", "href", "name", "sizeinbytes", "title",
        "width",
    },
}  # fmt: skip
NEEDED = {"headlines": "value", "descriptions": "value", "bodies": "value", "renditions": "name"}
TYPES = {"text", "audio", "video", "picture", "graphic", "composite", "component"}


def breaches(item: dict[str, Any], *, names: set[str]) -> list[str]:
    """What an item has that the standard does not know, or lacks that it asks for."""
    found = [f"unknown {name}" for name in item.keys() - names]
    found += [] if item.get("uri") else ["no uri"]
    found += [] if item.get("type", "text") in TYPES else [f"type {item['type']}"]
    if item.get("representationtype", "full") not in {"full", "partial"}:
        found.append("representationtype")
    found += [f"{name} is no text" for name in ("by", "version") if name in item
              and not isinstance(item[name], str)]  # fmt: skip
    for part, known in PARTS.items():
        for row in item.get(part, ()):
            found += [f"unknown {part}.{name}" for name in row.keys() - known]
            if part in NEEDED and NEEDED[part] not in row:
                found.append(f"{part} without {NEEDED[part]}")
    for one in item.get("associations", ()):
        found += breaches(one, names=ITEM | {"name"})
        found += [] if one.get("name") else ["association without a name"]
    return found


@pytest.fixture
def illustrated(invite: Invite) -> tuple[Manuscript, AuthorLink]:
    found, link = invite()
    files = [("bai.docx", docx(*PARAGRAPHS))]
    services.hand_in(found, files, by=link, at=NOON)
    services.hand_in(found, [("anh.jpg", photo())], by=link, at=NOON, as_pictures=True)
    services.submit(found, GIVEN, by=link, at=NOON, on=ON)
    return found, link


def test_a_package_keeps_the_shape_that_other_systems_read(
    illustrated: tuple[Manuscript, AuthorLink],
) -> None:
    found, _ = illustrated
    version = found.versions.latest("number")
    rows = [(f"images/{row.ordinal:02d}.jpg", row) for row in found.files.filter(kind="picture")]
    told = as_ninjs(found, version, rows)
    assert breaches(told, names=ITEM) == []
    assert told["standard"].keys() == {"name", "version", "schema"}
    assert told["versioncreated"].endswith("+07:00")
    assert told["bodies"][0]["contenttype"] == "text/html"
    assert len(told["associations"]) == 1


def test_the_checker_itself_finds_faults() -> None:
    wrong = {"type": "article", "version": 3, "bodies": [{"text": "x"}], "associations": [{}]}
    assert len(breaches(wrong, names=ITEM)) >= 6


def test_one_author_and_no_picture_is_as_good(invite: Invite) -> None:
    found, link = invite()
    services.hand_in(found, [("bai.docx", docx(*PARAGRAPHS))], by=link, at=NOON)
    alone = GIVEN.__class__(
        "Bài", "Tóm tắt", (Writer("Lò Thị Mẫu"),), licence="once", declared=True
    )
    version = services.submit(found, alone, by=link, at=NOON, on=ON)
    assert breaches(as_ninjs(found, version, []), names=ITEM) == []
