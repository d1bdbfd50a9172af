"""Everything that can happen to an acceptance record: one function per verb."""

from phoihop.acceptance.services.later import correct, note_event, record_official_number
from phoihop.acceptance.services.payments import (
    confirm_payment,
    record_payment,
    request_payment,
)
from phoihop.acceptance.services.records import confirm, draw_up, withdraw

__all__ = [
    "confirm",
    "confirm_payment",
    "correct",
    "draw_up",
    "note_event",
    "record_official_number",
    "record_payment",
    "request_payment",
    "withdraw",
]
