"""Manuscripts, reviews and passages that wait for this one person."""

from collections.abc import Iterable

from phoihop.desk.queries.standing import Place
from phoihop.desk.rules import Item, Task
from phoihop.manuscripts.queries import turns_of

_TASKS = {
    "look": Task.READ_MANUSCRIPT,
    "publish": Task.PUBLISH_MANUSCRIPT,
    "decide": Task.DECIDE_MANUSCRIPT,
    "write": Task.WRITE_TEXT,
    "answer_task": Task.REVIEW_TEXT,
    "review": Task.REVIEW_TEXT,
    "send_link": Task.SEND_LINK,
    "note_passage": Task.NOTE_PASSAGE,
    "decide_passage": Task.DECIDE_PASSAGE,
}


def writing_open(place: Place) -> Iterable[Item]:
    """What the manuscripts room says is this member's turn; it knows the rights. Four queries.

    A matter of one's own house, so under no programme: what a publisher writes stands on no list
    of an institution.
    """
    home = frozenset({place.home})
    for one in turns_of(place.member, on=place.on):
        yield Item(
            _TASKS[one.kind], one.title, "", home, ref=one.ref, due_on=one.due_on,
            step=str(one.round or ""), owner=place.member.ref,
        )  # fmt: skip
