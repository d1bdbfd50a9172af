"""What a draft is made of: fields, each with its place, its sentence and how sure it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

SURE, FAIRLY_SURE = 0.85, 0.6
FIELD_KINDS: Final = (
    "side", "signing_organ", "person", "title", "period", "instrument", "signed_on", "place",
    "document", "open_class", "theme", "duty", "review", "heard",
)  # fmt: skip
"""side: a party. signing_organ: a part of a party that signed. title: what the paper is called.
open_class: documents to come. review: how often both sides meet. heard: said, and never made a
duty. The rest are what they are called."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a line of a list; offsets are code points of the text as given."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that the text says.

    Attributes:
        kind: one of ``FIELD_KINDS``.
        value: as printed (composed Unicode, spaces single).
        start, end: where it stands, in code points of the text as given.
        sentence: the sentence that it came from.
        sure: 0..1, from the rule that found it; an order of trust, not a measured frequency.
        facts: by kind. side: ``side`` (a, b), ``role`` (institution, publisher). signing_organ:
            ``side``. person: ``name``, ``title``, ``honour``, ``role``, ``side``. period:
            ``from_year``, ``until_year``. instrument: ``instrument`` (contract, plan…), ``year``.
            signed_on: ``day``, ``month``, ``year`` (absent when not printed). document: as
            ``citations.Citation``, and ``subject``. theme: ``good_practice``, ``model_example``,
            ``documents``. duty: ``duty``, ``side`` (a, b, both), ``genre``,
            ``quantity_least``, ``quantity_most``, ``units``. review: ``cadence``.
    """

    kind: str
    value: str
    start: int
    end: int
    sentence: Sentence
    sure: float
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sure_word(self) -> str:
        """``sure``, ``fairly_sure`` or ``look_again``."""
        if self.sure >= SURE:
            return "sure"
        return "fairly_sure" if self.sure >= FAIRLY_SURE else "look_again"


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence of which nothing was taken; ``why``: ``nothing``, ``past`` or ``no_marks``."""

    sentence: Sentence
    why: str


@dataclass(frozen=True, slots=True)
class Draft:
    """All fields in the order of their kinds and places, and what was left over."""

    fields: tuple[Field, ...]
    not_understood: tuple[Unread, ...]

    def of(self, kind: str) -> list[Field]:
        """The fields of one kind, in order."""
        return [one for one in self.fields if one.kind == kind]
