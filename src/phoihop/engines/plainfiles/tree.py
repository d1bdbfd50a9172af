"""YAML text as a tree that knows its lines. Nothing in it is executed, expanded or guessed.

Every scalar stays text here: what ``no``, ``1.500.000`` or ``2017-02-30`` mean is decided by the
field that reads it. Anchors, aliases and tags are refused, so a small file stays small.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from phoihop.engines.plainfiles.mistakes import Mistake, Path

MOST_BYTES = 2_000_000
DEEPEST = 12
MOST_MISTAKES = 200
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same events, fifteen times faster


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as written. ``text`` is ``None`` for an empty value, ``~`` or ``null``."""

    line: int
    text: str | None


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    line: int
    nodes: "list[Node]"


@dataclass(frozen=True, slots=True)
class Keys:
    """A mapping: key → (line of the key, value)."""

    line: int
    nodes: "dict[str, tuple[int, Node]]"


Node = Scalar | Items | Keys


class _Stop(Exception):
    """Reading cannot go on."""

    def __init__(self, line: int, path: Path, code: str, **facts: str | int) -> None:
        self.mistake = Mistake(line, path, code, facts)
        super().__init__(code)


def read_tree(data: bytes) -> tuple[Node | None, list[Mistake]]:
    """The tree of a file, or ``None`` with the mistakes that keep it from being one.

    Args:
        data: the bytes of the file, UTF-8 (a byte order mark is allowed), up to ``MOST_BYTES``.
    """
    try:
        text = _decoded(data)
        builder = _Builder(yaml.parse(text, Loader=_LOADER))
        tree = builder.document()
    except _Stop as stop:
        return None, [stop.mistake]
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_mistake(error)]
    except yaml.YAMLError:
        return None, [Mistake(0, (), "file.control_character")]
    return tree, builder.mistakes


def _decoded(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise _Stop(0, (), "file.too_large", most_bytes=MOST_BYTES)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _Stop(line, (), "file.not_utf8") from None
    for number, line_text in enumerate(text.splitlines(), start=1):
        if "\t" in line_text[: len(line_text) - len(line_text.lstrip())]:
            raise _Stop(number, (), "file.tab")
    return unicodedata.normalize("NFC", text)


def _syntax_mistake(error: yaml.MarkedYAMLError) -> Mistake:
    line = error.problem_mark.line + 1 if error.problem_mark else 0
    return Mistake(line, (), "file.syntax", {"problem": error.problem or "?"})


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


class _Builder:
    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self.events = events
        self.mistakes: list[Mistake] = []

    def document(self) -> Node:
        next(self.events)  # the stream begins
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise _Stop(0, (), "file.empty")
        tree = self.node(next(self.events), ())
        if isinstance(tree, Scalar) and tree.text is None:
            raise _Stop(0, (), "file.empty")
        next(self.events)  # the document ends
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise _Stop(_line(after), (), "file.several_documents")
        return tree

    def node(self, event: yaml.Event, path: Path) -> Node:
        line = _line(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Stop(line, path, "file.alias")
        if getattr(event, "tag", None) is not None:
            raise _Stop(line, path, "file.tag")
        if len(path) > DEEPEST:
            raise _Stop(line, path, "file.too_deep", most=DEEPEST)
        if isinstance(event, yaml.ScalarEvent):
            absent = event.implicit[0] and event.value in ("", "~", "null")
            return Scalar(line, None if absent else event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.items(line, path)
        return self.keys(line, path)

    def items(self, line: int, path: Path) -> Items:
        nodes: list[Node] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            nodes.append(self.node(event, (*path, len(nodes))))
        return Items(line, nodes)

    def keys(self, line: int, path: Path) -> Keys:
        nodes: dict[str, tuple[int, Node]] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key_line = _line(event)
            key = self.node(event, path)
            if not isinstance(key, Scalar) or key.text is None:
                raise _Stop(key_line, path, "file.key_not_text")
            value = self.node(next(self.events), (*path, key.text))
            if key.text in nodes:
                facts: dict[str, str | int] = {"key": key.text[:60]}
                facts["first_line"] = nodes[key.text][0]
                self.mistakes.append(
                    Mistake(key_line, (*path, key.text), "file.duplicate_key", facts)
                )
            else:
                nodes[key.text] = (key_line, value)
        return Keys(line, nodes)
