"""Moments as people in Viet Nam read them."""

from datetime import datetime, timedelta, timezone
from typing import Final

VIETNAM: Final = timezone(timedelta(hours=7))


def shown(moment: datetime) -> str:
    """``05/02/2017 14:05`` in Vietnamese time."""
    return moment.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")
