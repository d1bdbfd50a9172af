"""The verbs of spread."""

from phoihop.spread.services.cofunding import (
    decide_cofunding,
    propose_cofunding,
    withdraw_cofunding,
)
from phoihop.spread.services.comparing import bring_up_to_date

__all__ = [
    "bring_up_to_date",
    "decide_cofunding",
    "propose_cofunding",
    "withdraw_cofunding",
]
