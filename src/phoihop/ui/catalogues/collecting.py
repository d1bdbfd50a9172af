"""Finding every sentence of a room that wants a translation: in its code and its templates."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from django.utils.translation.template import templatize

from phoihop.ui.catalogues.entries import Key

# the names under which Django's functions are called, and which argument is what
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
TEMPLATE_ENDINGS = {".html", ".txt"}


def messages_of(room: Path) -> dict[Key, set[str]]:
    """The sentences of the room whose folder is ``room``, with the files that hold them.

    Paths are relative to ``room`` and carry no line numbers, so that a catalogue changes only
    when its sentences do. Needs Babel, which is a tool of development.
    """
    found: dict[Key, set[str]] = {}
    for file in sorted(room.rglob("*")):
        if file.suffix == ".py" or (file.suffix in TEMPLATE_ENDINGS and "templates" in file.parts):
            for key in _messages_in(file):
                found.setdefault(key, set()).add(file.relative_to(room).as_posix())
    return found


def _messages_in(file: Path) -> Iterator[Key]:
    source = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        source = _as_python(source, origin=str(file))
    return _messages_in_python(source)


def _as_python(template: str, *, origin: str) -> str:
    """The template as calls of gettext.

    Django blanks out the rest but keeps its indentation, at which a tokenizer would stumble.
    """
    lines = templatize(template, origin=origin).splitlines()
    return "\n".join(line.strip() for line in lines)


def _messages_in_python(source: str) -> Iterator[Key]:
    from babel.messages.extract import extract

    for _, text, _, context in extract("python", BytesIO(source.encode()), keywords=KEYWORDS):
        singular, plural = text if isinstance(text, tuple) else (text, None)
        if singular:
            yield Key(singular, plural, context)
