"""Reading manuscripts: whose eyes see what, and whose turn it is."""

from phoihop.manuscripts.queries.authors import live_session, open_link
from phoihop.manuscripts.queries.passages import (
    counts_of,
    get_passage,
    passages_of,
    passages_visible_to,
)
from phoihop.manuscripts.queries.standing import (
    Standing,
    desk_of,
    get_manuscript,
    get_task,
    is_own,
    manuscripts_visible_to,
    permit_desk,
    standing_of,
    tasks_of,
)
from phoihop.manuscripts.queries.texts import (
    Shown,
    anchored,
    get_version,
    open_draft,
    originality_of,
    picture_of,
    versions_seen,
)
from phoihop.manuscripts.queries.turns import MyTurn, turns_of

__all__ = [
    "MyTurn",
    "Shown",
    "Standing",
    "anchored",
    "counts_of",
    "desk_of",
    "get_manuscript",
    "get_passage",
    "get_task",
    "get_version",
    "is_own",
    "live_session",
    "manuscripts_visible_to",
    "open_draft",
    "open_link",
    "originality_of",
    "passages_of",
    "passages_visible_to",
    "permit_desk",
    "picture_of",
    "standing_of",
    "tasks_of",
    "turns_of",
    "versions_seen",
]
