"""Catalogues as files: ``django.po`` to read and write by hand, ``django.mo`` for the program."""

import struct
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from phoihop.ui.catalogues.entries import Entry, Key

PLURALS = {"en": "nplurals=2; plural=(n != 1);", "vi": "nplurals=1; plural=0;"}
MAGIC = 0x950412DE  # first word of a .mo file, little-endian


def read_po(path: Path) -> list[Entry]:
    """The entries of ``path``; none when the file is not there.

    An uncertain ("fuzzy") translation counts as none.
    """
    if not path.exists():
        return []
    from babel.messages.pofile import read_po as parse

    catalog = parse(BytesIO(path.read_bytes()), charset="utf-8")
    entries = []
    for message in catalog:
        if not message.id:
            continue
        singular, plural = message.id if isinstance(message.id, tuple) else (message.id, None)
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        entries.append(
            Entry(
                key=Key(str(singular), plural, message.context),
                translations=tuple("" if message.fuzzy else str(text or "") for text in texts),
                files=tuple(sorted({str(name) for name, _ in message.locations})),
                remark="\n".join(message.user_comments),
            )
        )
    return entries


def po_text(entries: Sequence[Entry], *, language: str) -> str:
    """The catalogue as text. The same entries give the same text, on every machine and day."""
    return "\n".join([_header(language), *(_po_entry(entry) for entry in entries)])


def mo_bytes(entries: Sequence[Entry], *, language: str) -> bytes:
    """The catalogue in the binary form that gettext reads (GNU gettext manual, §10.3).

    Entries without translation are left out: the sentence itself then stands for it.
    """
    pairs = {b"": _header_value(language).encode()}
    for entry in entries:
        if entry.translated:
            pairs[_mo_key(entry.key)] = "\0".join(entry.translations).encode()
    ordered = sorted(pairs.items())
    table_at, count = 28, len(ordered)
    text_at = table_at + 16 * count
    tables, texts = [b"", b""], b""
    for side in (0, 1):
        for pair in ordered:
            tables[side] += struct.pack("<2I", len(pair[side]), text_at + len(texts))
            texts += pair[side] + b"\0"
    head = struct.pack("<7I", MAGIC, 0, count, table_at, table_at + 8 * count, 0, text_at)
    return head + tables[0] + tables[1] + texts


def _header_value(language: str) -> str:
    return (
        f"Language: {language}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
        f"Content-Transfer-Encoding: 8bit\nPlural-Forms: {PLURALS[language]}\n"
    )


def _header(language: str) -> str:
    lines = "\n".join(_quoted(line + "\n") for line in _header_value(language).splitlines())
    return f'msgid ""\nmsgstr ""\n{lines}\n'


def _po_entry(entry: Entry) -> str:
    key = entry.key
    lines = [f"# {line}" for line in entry.remark.splitlines()]
    lines += [f"#: {name}" for name in entry.files]
    if key.context is not None:
        lines.append(f"msgctxt {_quoted(key.context)}")
    lines.append(f"msgid {_quoted(key.singular)}")
    if key.plural is None:
        lines.append(f"msgstr {_quoted(entry.translations[0])}")
    else:
        lines.append(f"msgid_plural {_quoted(key.plural)}")
        lines += [f"msgstr[{n}] {_quoted(text)}" for n, text in enumerate(entry.translations)]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + escaped.replace("\t", "\\t").replace("\r", "\\r") + '"'


def _mo_key(key: Key) -> bytes:
    text = key.singular if key.plural is None else f"{key.singular}\0{key.plural}"
    return (text if key.context is None else f"{key.context}\4{text}").encode()
