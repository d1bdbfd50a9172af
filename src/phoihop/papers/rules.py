"""References that people read and write, and what a kept paper is. Pure: no database, no clock."""

from enum import StrEnum


class PaperFormat(StrEnum):
    """The forms in which a paper is kept."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    XML = "xml"
    JSON = "json"
    PNG = "png"
    JPEG = "jpeg"
    HTML = "html"
    MP3 = "mp3"
    MP4 = "mp4"


def reference(prefix: str, year: int, number: int) -> str:
    """``CT``, 2017, 1 → ``CT-2017-01``. The number grows wider than two digits when it must."""
    return f"{prefix}-{year:04d}-{number:02d}"
