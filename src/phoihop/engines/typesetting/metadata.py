"""The record of a paper as XML, with the field names that Annex VI of Decree 30 gives."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any
from xml.etree import ElementTree as ET  # noqa: S405  # written here, never read

from phoihop.engines.typesetting.lettering import plain
from phoihop.engines.typesetting.papers import Paper


def annex_vi_xml(paper: Paper) -> bytes:
    """Return one ``<Document>`` with a child for each field that is known.

    ``CodeNumber`` and ``IssuedDate`` are left out while the clerk has not given them. A key of
    ``paper.metadata`` that is a field name wins over what the paper itself says. Dates are ISO
    8601; ``To`` and ``SignerInfo`` repeat.
    """
    root = ET.Element("Document")
    for name in fields():
        given = paper.metadata.get(name)
        for value in [given] if given else _said_by(paper, name):
            child = ET.SubElement(root, name)
            if isinstance(value, dict):
                for part, text in value.items():
                    ET.SubElement(child, part).text = plain(text)
            else:
                child.text = plain(value)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


@cache
def fields() -> tuple[str, ...]:
    """The field names, in the order of the record. Source and grade stand in the data file."""
    found = tomllib.loads(files(__package__).joinpath("profiles", "annex-vi.toml").read_text())
    return tuple(field["name"] for field in found["fields"])


def _said_by(paper: Paper, name: str) -> list[Any]:
    """What the paper says about one field; nothing when it does not say."""
    number = paper.number.zfill(2) if paper.number and paper.number.isdecimal() else paper.number
    said: dict[str, list[Any]] = {
        "CodeNumber": [number],
        "CodeNotation": [paper.notation],
        "IssuedDate": [paper.dated_on.isoformat() if paper.dated_on else None],
        "OrganName": [paper.organ.organ if paper.organ else None],
        "TypeName": [paper.kind_title],
        "Subject": [paper.abstract],
        "Language": [paper.language],
        "To": list(paper.recipients),
        "SignerInfo": [
            {
                "FullName": block.name,
                "Position": block.title_line,
                "Competence": "; ".join(block.capacity_lines),
            }
            for block in paper.signatures
        ],
        "Description": ["MẪU – KHÔNG CÓ GIÁ TRỊ" if paper.sample else None],
    }
    return [value for value in said.get(name, []) if value]
