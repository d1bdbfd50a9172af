"""Everything that can happen to a manuscript: one function per verb.

Each checks the rules, makes the change and writes the trail in one transaction. Pages, API and
commands call these same functions. An author without an account acts through an opened
``AuthorLink``, a person of the house as a ``Member``; ``Actor`` is either.
"""

from phoihop.manuscripts.services.consuming import assignments_for, link_assignment
from phoihop.manuscripts.services.deciding import (
    Draft,
    decide,
    mark_published,
    propose_decision,
    put_back,
    retract,
    withdraw,
)
from phoihop.manuscripts.services.editing import (
    add_comment,
    add_version,
    find_passage,
    resolve_comment,
    state_rights,
)
from phoihop.manuscripts.services.handing_in import (
    Submission,
    Writer,
    caption_file,
    drop_file,
    hand_in,
    submit,
)
from phoihop.manuscripts.services.inviting import (
    Brief,
    enter_link,
    invite_author,
    new_link,
    prepare_text,
    revoke_links,
    want_link,
)
from phoihop.manuscripts.services.moving import Actor
from phoihop.manuscripts.services.outside import (
    answer_outside,
    ask_outside,
    enter_review,
    renew_link,
    report_outside,
    revoke_outside,
)
from phoihop.manuscripts.services.passages import answer_note, note_error, show_passage
from phoihop.manuscripts.services.reviewing import (
    answer_task,
    cancel_task,
    open_round,
    pass_task,
    report_task,
)

__all__ = [
    "Actor",
    "Brief",
    "Draft",
    "Submission",
    "Writer",
    "add_comment",
    "add_version",
    "answer_note",
    "answer_outside",
    "answer_task",
    "ask_outside",
    "assignments_for",
    "cancel_task",
    "caption_file",
    "decide",
    "drop_file",
    "enter_link",
    "enter_review",
    "find_passage",
    "hand_in",
    "invite_author",
    "mark_published",
    "link_assignment",
    "new_link",
    "note_error",
    "open_round",
    "pass_task",
    "prepare_text",
    "propose_decision",
    "put_back",
    "renew_link",
    "report_outside",
    "report_task",
    "resolve_comment",
    "retract",
    "revoke_links",
    "revoke_outside",
    "show_passage",
    "state_rights",
    "submit",
    "want_link",
    "withdraw",
]
