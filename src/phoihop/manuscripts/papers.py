"""What leaves the desk with an accepted text: DOCX, HTML, ninjs and the pictures, in one ZIP."""

import io
import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.html import escape
from django.utils.translation import override

from phoihop.law.period import HERE
from phoihop.law.refusal import Refusal
from phoihop.manuscripts.models import Manuscript, ManuscriptFile, Version
from phoihop.manuscripts.queries.standing import permit_desk
from phoihop.manuscripts.rules import FileKind, Licence, ManuscriptState
from phoihop.manuscripts.wording import LICENCES
from phoihop.papers.queries import read_bytes
from phoihop.parties.models import Member

_STAMP: Final = (2000, 1, 1, 0, 0, 0)  # the same text gives the same bytes
_READY = {ManuscriptState.ACCEPTED.value, ManuscriptState.PUBLISHED.value}
_NINJS: Final = "https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json"


def package(manuscript: Manuscript, *, by: Member, at: datetime) -> bytes:
    """The hand-off package of the version that was accepted.

    ``ref.docx``, ``ref.html``, ``ref.ninjs.json`` (IPTC ninjs 2.1) and ``images/``; pictures were
    drawn anew when they came in, so nothing in them tells place or device.

    Raises:
        Refusal: ``manuscript.not_accepted``, ``access.denied``.
    """
    permit_desk("manuscript.edit", manuscript, by=by)
    accepted = manuscript.decisions.filter(
        verdict="accept", decided_at__isnull=False, ended_at__isnull=True
    ).last()
    if manuscript.state not in _READY or accepted is None:
        raise Refusal("manuscript.not_accepted", ref=manuscript.ref)
    version = accepted.version
    pictures = _pictures(manuscript)
    ref, out = manuscript.ref, io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        _put(made, f"{ref}.docx", as_docx(manuscript, version, pictures))
        _put(made, f"{ref}.html", as_html(manuscript, version, pictures).encode())
        told = as_ninjs(manuscript, version, pictures)
        _put(made, f"{ref}.ninjs.json", json.dumps(told, ensure_ascii=False, indent=1).encode())
        for name, row in pictures:
            _put(made, name, read_bytes(row.paper.sha256))
    return out.getvalue()


def _put(made: ZipFile, name: str, data: bytes) -> None:
    info = ZipInfo(name, _STAMP)
    info.compress_type = ZIP_DEFLATED
    made.writestr(info, data)


def _pictures(manuscript: Manuscript) -> list[tuple[str, ManuscriptFile]]:
    """Pictures of all versions, each once, as ``images/01.jpg``."""
    rows = manuscript.files.filter(kind=FileKind.PICTURE.value, version__isnull=False)
    found: dict[str, ManuscriptFile] = {}
    for row in rows.select_related("paper").order_by("version__number", "ordinal", "pk"):
        known = found.get(row.paper.sha256)
        if known is None or row.caption or row.credit:
            found[row.paper.sha256] = row
    return [
        (f"images/{place:02d}.{'jpg' if row.paper.format == 'jpeg' else row.paper.format}", row)
        for place, row in enumerate(found.values(), start=1)
    ]


def author_line(manuscript: Manuscript) -> str:
    """The authors as they are printed."""
    return ", ".join(author.name for author in manuscript.authors.order_by("ordinal"))


def rights_line(manuscript: Manuscript) -> str:
    """What the authors granted, in Vietnamese, with the desk's note."""
    with override("vi"):
        granted = str(LICENCES[Licence(manuscript.licence)])
    return f"{granted}. {manuscript.rights_note}".strip() if manuscript.rights_note else granted


def _lines(version: Version) -> list[str]:
    return [line for line in version.text.split("\n") if line.strip()]


def as_docx(
    manuscript: Manuscript, version: Version, pictures: Sequence[tuple[str, ManuscriptFile]]
) -> bytes:
    """The text as a Word file without macros, tracked changes or personal properties."""
    import docx
    from docx.shared import Cm

    document = docx.Document()
    document.add_heading(manuscript.title, level=1)
    document.add_paragraph().add_run(author_line(manuscript)).bold = True
    if manuscript.abstract:
        document.add_paragraph().add_run(manuscript.abstract).italic = True
    for line in _lines(version):
        document.add_paragraph(line)
    for _name, row in pictures:
        document.add_picture(io.BytesIO(read_bytes(row.paper.sha256)), width=Cm(14))
        document.add_paragraph(_under(row))
    properties = document.core_properties
    properties.author, properties.title = author_line(manuscript)[:255], manuscript.title[:255]
    properties.comments, properties.last_modified_by = rights_line(manuscript)[:255], ""
    properties.created = properties.modified = datetime(*_STAMP)  # noqa: DTZ001  # a fixed one
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _under(row: ManuscriptFile) -> str:
    return " ".join(part for part in (row.caption, f"({row.credit})" if row.credit else "") if part)


def as_html(
    manuscript: Manuscript, version: Version, pictures: Sequence[tuple[str, ManuscriptFile]]
) -> str:
    """The text as a page of plain HTML; everything in it is escaped."""
    return (
        f'<!doctype html>\n<html lang="vi"><head><meta charset="utf-8">'
        f"<title>{escape(manuscript.title)}</title></head><body><article>\n"
        f"<h1>{escape(manuscript.title)}</h1>\n<p>{escape(author_line(manuscript))}</p>\n"
        f"<p><em>{escape(manuscript.abstract)}</em></p>\n{_body(version)}\n"
        f"{_figures(pictures)}<footer>{escape(rights_line(manuscript))}</footer>\n"
        "</article></body></html>\n"
    )


def _body(version: Version) -> str:
    return "\n".join(f"<p>{escape(line)}</p>" for line in _lines(version))


def _figures(pictures: Iterable[tuple[str, ManuscriptFile]]) -> str:
    return "".join(
        f'<figure><img src="{name}" alt="{escape(row.caption)}">'
        f"<figcaption>{escape(_under(row))}</figcaption></figure>\n"
        for name, row in pictures
    )


def as_ninjs(
    manuscript: Manuscript, version: Version, pictures: Sequence[tuple[str, ManuscriptFile]]
) -> dict[str, Any]:
    """The text as IPTC ninjs 2.1."""
    made_at = version.made_at.astimezone(HERE).isoformat(timespec="seconds")
    html = _body(version)
    return {
        "uri": f"urn:phoihop:manuscript:{manuscript.ref}",
        "standard": {"name": "ninjs", "version": "2.1", "schema": _NINJS},
        "type": "text",
        "representationtype": "full",
        "version": str(version.number),
        "versioncreated": made_at,
        "language": "vi",
        "by": author_line(manuscript),
        "usageterms": rights_line(manuscript),
        "headlines": [{"role": "main", "value": manuscript.title}],
        "descriptions": [{"role": "abstract", "value": manuscript.abstract}],
        "bodies": [
            {
                "role": "main",
                "contenttype": "text/html",
                "charcount": len(version.text),
                "wordcount": version.words or 0,
                "value": html,
            }
        ],
        "people": [
            {"name": author.name, "rel": "author"}
            for author in manuscript.authors.order_by("ordinal")
        ],
        "associations": [_association(name, row, made_at) for name, row in pictures],
    }


def _association(name: str, row: ManuscriptFile, made_at: str) -> dict[str, Any]:
    return {
        "name": name.rpartition("/")[2].partition(".")[0],
        "uri": f"urn:sha256:{row.paper.sha256}",
        "type": "picture",
        "versioncreated": made_at,
        "by": row.credit,
        "descriptions": [{"role": "caption", "value": row.caption}],
        "renditions": [
            {
                "name": "original",
                "href": name,
                "contenttype": f"image/{row.paper.format}",
                "sizeinbytes": row.paper.size_bytes,
            }
        ],
    }
