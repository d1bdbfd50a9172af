"""What two sides signed: programmes, their themes and duties, yearly instruments, annexes."""

from phoihop.programmes.models.agreements import (
    Basis,
    Consent,
    Programme,
    ProgrammeParty,
)
from phoihop.programmes.models.duties import Obligation, ObligationShare
from phoihop.programmes.models.instruments import Annex, AnnexChange, Instrument, Line
from phoihop.programmes.models.mandates import Mandate
from phoihop.programmes.models.negotiation import Counter, GatePassed, GateRule, Version
from phoihop.programmes.models.themes import (
    DocumentEnd,
    ReferenceDocument,
    Theme,
    ThemeChange,
    ThemeReference,
)

__all__ = [
    "Annex",
    "AnnexChange",
    "Basis",
    "Consent",
    "DocumentEnd",
    "ThemeChange",
    "Counter",
    "GatePassed",
    "GateRule",
    "Instrument",
    "Line",
    "Mandate",
    "Obligation",
    "ObligationShare",
    "Programme",
    "ProgrammeParty",
    "ReferenceDocument",
    "Theme",
    "ThemeReference",
    "Version",
]
