"""The verbs of this room: papers are drafted, offered, signed by all, changed by annexes."""

from phoihop.programmes.services.annexes import LineChange, draft_annex
from phoihop.programmes.services.importing import ImportReport, import_programme, store_statement
from phoihop.programmes.services.numbering import number_paper
from phoihop.programmes.services.revising import (
    begin_instrument,
    begin_programme,
    revise_instrument,
    revise_programme,
)
from phoihop.programmes.services.signing import (
    close,
    consents_of,
    offer_annex,
    offer_instrument,
    offer_programme,
    parties_to,
    sign_annex,
    sign_instrument,
    sign_programme,
    take_back,
    withdraw,
)
from phoihop.programmes.services.terms import terms_now

__all__ = [
    "ImportReport",
    "LineChange",
    "begin_instrument",
    "begin_programme",
    "close",
    "consents_of",
    "draft_annex",
    "import_programme",
    "number_paper",
    "offer_annex",
    "offer_instrument",
    "offer_programme",
    "parties_to",
    "revise_instrument",
    "revise_programme",
    "sign_annex",
    "sign_instrument",
    "sign_programme",
    "store_statement",
    "take_back",
    "terms_now",
    "withdraw",
]
