"""Telling what a file is from its first bytes, whatever its name says."""

from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from phoihop.law.refusal import Refusal

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"RIFF", "RIFF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"BM", "BMP"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
    (b"\x1f\x8b", "GZIP"),
    (b"\xfd7zXZ\x00", "XZ"),
    (b"7z\xbc\xaf", "7Z"),
    (b"Rar!", "RAR"),
    (b"{\\rtf", "RTF"),
    (b"SQLite format 3\x00", "SQLITE"),
)
_SHORT = {"BMP", "EXE"}  # two letters a heading may begin with: believed only with a control byte
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<table", b"<svg", b"<meta", b"<head", b"<body")
_INSIDE = (
    ("word/document.xml", "DOCX"),
    ("ppt/presentation.xml", "PPTX"),
    ("xl/workbook.bin", "XLSB"),
    ("content.xml", "ODF"),
)


def kind_of(file: BinaryIO) -> str:
    """Return ``"zip-workbook"``, ``"jsonl"`` or ``"text"``; leaves ``file`` at its start.

    Raises:
        Refusal: ``tables.empty``; ``tables.wrong_type`` (fact ``found``);
            ``tables.encrypted``; ``tables.macro_workbook``; ``tables.damaged``.
    """
    file.seek(0)
    head = file.read(4096)
    file.seek(0)
    if not head.strip(b"\xef\xbb\xbf\x00 \t\r\n"):
        raise Refusal("tables.empty")
    if head.startswith(_ZIP):
        return _zip_kind(file)
    if head.startswith(_OLE):
        raise _ole(file)
    for magic, name in _MAGIC:
        if head.startswith(magic) and (name not in _SHORT or _binary(head)):
            raise Refusal("tables.wrong_type", found=name)
    return _text_kind(head)


def _text_kind(head: bytes) -> str:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.lower().startswith(_MARKUP):
        raise Refusal("tables.wrong_type", found="HTML/XML")
    if start.startswith(b"[") and start[1:].lstrip()[:1] in (b"{", b"[", b""):
        raise Refusal("tables.wrong_type", found="JSON")
    return "jsonl" if start.startswith(b"{") else "text"


def _binary(head: bytes) -> bool:
    return any(byte < 9 or 13 < byte < 27 for byte in head[:512])


def _zip_kind(file: BinaryIO) -> str:
    try:
        with ZipFile(file) as archive:
            infos = archive.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Refusal("tables.damaged") from error
    finally:
        file.seek(0)
    names = {info.filename for info in infos}
    if any(info.flag_bits & 0x1 for info in infos):
        raise Refusal("tables.encrypted")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Refusal("tables.macro_workbook")
    if "xl/workbook.xml" in names:
        return "zip-workbook"
    found = next((kind for part, kind in _INSIDE if part in names), "ZIP")
    raise Refusal("tables.wrong_type", found=found)


def _ole(file: BinaryIO) -> Refusal:
    """An old Office file, or the envelope in which new ones are encrypted."""
    wanted = "EncryptedPackage".encode("utf-16-le")
    tail = b""
    while chunk := file.read(1 << 20):
        if wanted in tail + chunk:
            return Refusal("tables.encrypted")
        tail = chunk[-len(wanted) :]
    return Refusal("tables.wrong_type", found="XLS/DOC")
