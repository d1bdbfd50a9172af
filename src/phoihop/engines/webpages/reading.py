"""Files and folders of saved pages, read one after another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from phoihop.engines.webpages.extraction import Extraction, extract, saved_from
from phoihop.law.refusal import Refusal

PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".aspx", ".php", ".mhtml"})
MAX_PAGE_BYTES = 20 * 1024 * 1024
"""A saved page larger than this is no article."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One file of a saved page; ``url`` is where it was got, if that is known."""

    file: Path
    url: str | None
    extraction: Extraction

    def row(self) -> dict[str, object]:
        """The page as plain values for one line of JSON."""
        page = self.extraction
        return {
            "file": str(self.file),
            "url": self.url,
            "canonical": page.canonical,
            "title": page.title,
            "published": str(page.published) if page.published else None,
            "published_at": page.published_at.isoformat() if page.published_at else None,
            "published_basis": page.published_basis,
            "modified": str(page.modified) if page.modified else None,
            "authors": list(page.authors),
            "outlet": page.outlet,
            "sapo": page.sapo,
            "text": page.text,
            "images": [{"src": source, "caption": caption} for source, caption in page.images],
            "source": page.source_line,
            "label": page.disclosure_label,
            "encoding": page.encoding,
            "findings": list(page.findings),
        }


def page_files(paths: list[Path]) -> Iterator[Path]:
    """The files named, and every saved page below the folders named, in order of name.

    Raises:
        Refusal: ``webpages.no_such_file`` (fact ``path``).
    """
    for path in paths:
        if path.is_dir():
            below = (file for file in path.rglob("*") if file.suffix.lower() in PAGE_SUFFIXES)
            yield from sorted(file for file in below if file.is_file())
        elif path.is_file():
            yield path
        else:
            raise Refusal("webpages.no_such_file", path=str(path))


def read_page(file: Path, urls: Mapping[str, str]) -> ReadPage:
    """Read one saved page.

    Args:
        file: as ``page_files`` names it.
        urls: file name (as given, or its last part) → where that page was got. A page that a
            browser saved names its address itself.

    Raises:
        Refusal: ``webpages.page_too_large`` (facts ``path``, ``max_bytes``);
            ``webpages.page_unreadable`` (facts ``path``, ``reason``).
    """
    try:
        if file.stat().st_size > MAX_PAGE_BYTES:
            raise Refusal("webpages.page_too_large", path=str(file), max_bytes=MAX_PAGE_BYTES)
        raw = file.read_bytes()
    except OSError as error:
        raise Refusal(
            "webpages.page_unreadable", path=str(file), reason=error.strerror or ""
        ) from None
    url = urls.get(str(file)) or urls.get(file.name) or saved_from(raw)
    return ReadPage(file, url, extract(raw, url=url))
