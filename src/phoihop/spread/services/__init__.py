"""The verbs of spread."""

from phoihop.spread.services.cofunding import (
    decide_cofunding,
    propose_cofunding,
    withdraw_cofunding,
)
from phoihop.spread.services.comparing import AT_MOST, bring_up_to_date, left_to_compare
from phoihop.spread.services.declaring import ToldCopy, declare_copy, set_terms, withdraw_copy
from phoihop.spread.services.reading import read_marks

__all__ = [
    "AT_MOST",
    "ToldCopy",
    "bring_up_to_date",
    "decide_cofunding",
    "declare_copy",
    "left_to_compare",
    "propose_cofunding",
    "read_marks",
    "set_terms",
    "withdraw_cofunding",
    "withdraw_copy",
]
