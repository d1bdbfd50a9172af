"""The verbs of spread."""

from phoihop.spread.services.cofunding import (
    decide_cofunding,
    propose_cofunding,
    withdraw_cofunding,
)
from phoihop.spread.services.comparing import bring_up_to_date
from phoihop.spread.services.declaring import ToldCopy, declare_copy, set_terms, withdraw_copy
from phoihop.spread.services.reading import read_marks

__all__ = [
    "ToldCopy",
    "bring_up_to_date",
    "decide_cofunding",
    "declare_copy",
    "propose_cofunding",
    "read_marks",
    "set_terms",
    "withdraw_cofunding",
    "withdraw_copy",
]
