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


def read_pages(paths: list[Path], urls: Mapping[str, str]) -> Iterator[ReadPage]:
    """Read saved pages.

    Args:
        paths: files and folders.
        urls: file name (as given, or its last part) → where that page was got. A page that a
            browser saved names its address itself.

    Raises:
        Refusal: ``webpages.no_such_file``; ``webpages.page_too_large`` (facts ``path``,
            ``max_bytes``).
    """
    for file in page_files(paths):
        if file.stat().st_size > MAX_PAGE_BYTES:
            raise Refusal("webpages.page_too_large", path=str(file), max_bytes=MAX_PAGE_BYTES)
        raw = file.read_bytes()
        url = urls.get(str(file)) or urls.get(file.name) or saved_from(raw)
        yield ReadPage(file, url, extract(raw, url=url))
