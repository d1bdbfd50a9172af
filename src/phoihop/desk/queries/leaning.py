"""Programmes whose themes lean on documents that hold no longer."""

from collections.abc import Iterable

from phoihop.desk.queries.standing import Place
from phoihop.desk.rules import BOTH, Item, Task
from phoihop.programmes.leaning import ended_documents, leanings_in
from phoihop.programmes.rules import leans_on


def leaning_open(place: Place) -> Iterable[Item]:
    """One item for each running programme that leans on an ended document. Four queries."""
    held: dict[int, set[str]] = {}
    for (programme_id, _theme), rows in leanings_in(place.running).items():
        for row in rows:
            if row.document is not None and leans_on(row, place.on):
                held.setdefault(programme_id, set()).add(row.document)
    ended = ended_documents({ref for refs in held.values() for ref in refs}, on=place.on)
    for programme_id, refs in held.items():
        if count := len(refs & ended):
            ref = place.standings[programme_id].ref
            yield Item(Task.REPOINT_THEME, ref, ref, BOTH, count=count)
