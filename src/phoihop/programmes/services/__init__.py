"""The verbs of this room: papers are drafted, offered, signed by all, changed by annexes."""

from phoihop.programmes.queries import parties_to
from phoihop.programmes.services.annexes import (
    EarlyEnd,
    LineChange,
    ThemeMove,
    draft_annex,
    draft_programme_annex,
)
from phoihop.programmes.services.documents import get_document, record_fate
from phoihop.programmes.services.importing import ImportReport, import_programme, store_statement
from phoihop.programmes.services.mandates import (
    Given,
    ask_for_different_people,
    end_mandate,
    get_mandate,
    give_mandate,
    mandates_for,
    mandates_of_house,
)
from phoihop.programmes.services.moving import consents_of
from phoihop.programmes.services.negotiating import (
    agree,
    approve,
    begin_counter,
    check,
    drop_counter,
    get_counter,
    offer_counter,
    working_file,
    working_part,
)
from phoihop.programmes.services.numbering import number_paper
from phoihop.programmes.services.revising import (
    begin_instrument,
    begin_programme,
    revise_instrument,
    revise_programme,
    take_counter,
)
from phoihop.programmes.services.signing import (
    close,
    offer_annex,
    offer_instrument,
    offer_programme,
    sign_annex,
    sign_instrument,
    sign_programme,
    take_back,
    withdraw,
)
from phoihop.programmes.services.terms import terms_now

__all__ = [
    "EarlyEnd",
    "Given",
    "ImportReport",
    "LineChange",
    "ThemeMove",
    "agree",
    "approve",
    "ask_for_different_people",
    "begin_counter",
    "begin_instrument",
    "begin_programme",
    "check",
    "close",
    "consents_of",
    "draft_annex",
    "draft_programme_annex",
    "drop_counter",
    "end_mandate",
    "get_counter",
    "get_mandate",
    "get_document",
    "give_mandate",
    "import_programme",
    "mandates_for",
    "mandates_of_house",
    "number_paper",
    "offer_annex",
    "offer_counter",
    "offer_instrument",
    "offer_programme",
    "parties_to",
    "record_fate",
    "revise_instrument",
    "revise_programme",
    "sign_annex",
    "sign_instrument",
    "sign_programme",
    "store_statement",
    "take_back",
    "take_counter",
    "terms_now",
    "withdraw",
    "working_file",
    "working_part",
]
