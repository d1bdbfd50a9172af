"""Everything that can happen to a work, a publication, a match or a list: one function per verb.

Each checks the rules, makes the change and writes the trail in one transaction. Screens, API and
commands call these same functions.
"""

from phoihop.publications.services.archiving import (
    file_new_works,
    take_up_found,
    unfiled_works,
)
from phoihop.publications.services.grouping import decide_grouping
from phoihop.publications.services.importing import Imported, import_list
from phoihop.publications.services.labels import Sight, check_labels, labels_still_so, tell_labels
from phoihop.publications.services.matching import (
    confirm_match,
    hold_matches,
    match_by_hand,
    refuse_match,
    release_matches,
    remove_match,
)
from phoihop.publications.services.recording import (
    complete_date,
    record_piece,
    record_publication,
    record_work,
)
from phoihop.publications.services.suggesting import suggest_matches

__all__ = [
    "Imported",
    "Sight",
    "check_labels",
    "complete_date",
    "confirm_match",
    "decide_grouping",
    "file_new_works",
    "hold_matches",
    "import_list",
    "labels_still_so",
    "tell_labels",
    "match_by_hand",
    "record_piece",
    "record_publication",
    "record_work",
    "refuse_match",
    "release_matches",
    "remove_match",
    "suggest_matches",
    "take_up_found",
    "unfiled_works",
]
