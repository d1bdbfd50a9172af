"""The catalogue of one room on disk: bring it up to date, or say what is amiss."""

from collections.abc import Iterator
from pathlib import Path

from phoihop.ui.catalogues.collecting import messages_of
from phoihop.ui.catalogues.entries import Entry, merge
from phoihop.ui.catalogues.files import mo_bytes, po_text, read_po

COLLECTED = "en"  # the language that every sentence of ours is translated into


def refresh(room: Path) -> int:
    """Collect the sentences of ``room``, keep their translations, compile. May be repeated.

    Returns how many sentences still want a translation. Catalogues in other languages than
    English hold sentences of other packages; they are only put in order and compiled.
    """
    entries = merge(messages_of(room), read_po(_po(room, COLLECTED)))
    if entries:
        _write(_po(room, COLLECTED), entries, COLLECTED)
    for language in _kept_by_hand(room):
        kept = sorted(read_po(_po(room, language)), key=lambda entry: entry.key.order)
        _write(_po(room, language), kept, language)
    return sum(not entry.translated for entry in entries)


def faults(room: Path) -> Iterator[str]:
    """What is amiss with the catalogues of ``room``, a sentence for each."""
    found, kept = messages_of(room), read_po(_po(room, COLLECTED))
    known = {entry.key for entry in kept}
    yield from (f"not in the catalogue: {key.singular!r}" for key in found if key not in known)
    yield from (f"no longer used: {key.singular!r}" for key in known if key not in found)
    if kept:
        yield from _faults_of_file(room, COLLECTED, kept)
    for language in _kept_by_hand(room):
        yield from _faults_of_file(room, language, read_po(_po(room, language)))


def _faults_of_file(room: Path, language: str, entries: list[Entry]) -> Iterator[str]:
    for entry in entries:
        if not entry.translated:
            yield f"not translated ({language}): {entry.key.singular!r}"
        elif entry.strays:
            yield f"unknown placeholder {sorted(entry.strays)} in {entry.key.singular!r}"
    compiled = _po(room, language).with_suffix(".mo")
    if not compiled.exists() or compiled.read_bytes() != mo_bytes(entries, language=language):
        yield f"{compiled.name} ({language}) is not what {_po(room, language).name} says"


def _write(path: Path, entries: list[Entry], language: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(po_text(entries, language=language), encoding="utf-8", newline="\n")
    path.with_suffix(".mo").write_bytes(mo_bytes(entries, language=language))


def _po(room: Path, language: str) -> Path:
    return room / "locale" / language / "LC_MESSAGES" / "django.po"


def _kept_by_hand(room: Path) -> list[str]:
    folders = sorted(path.parents[1].name for path in room.glob("locale/*/LC_MESSAGES/django.po"))
    return [language for language in folders if language != COLLECTED]
