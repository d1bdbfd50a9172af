"""Bringing the comparison up to date, at the door of an act that rests on it."""

from datetime import datetime

from phoihop.press.models import FiledWork
from phoihop.press.services import compare_due
from phoihop.publications.services import file_new_works, unfiled_works

AT_MOST = 2000
"""Works compared while somebody waits, some seconds; more is left to the sweep."""


def bring_up_to_date(*, at: datetime) -> None:
    """File and compare the works that nobody compared yet. May be repeated.

    Call it outside the transaction that will rest on it: what is filed must be seen by others
    who compare at the same time. Nothing is loaded when nothing is due; when another process is
    at it, or too many wait, it returns with some left (``Repeats.waiting`` names them).

    Raises:
        Refusal: ``textreuse.index_damaged``, ``textreuse.index_other_format``.
    """
    file_new_works(at=at, limit=AT_MOST, texts_only=True)
    if FiledWork.objects.filter(compared_at__isnull=True).exists():
        compare_due(at=at, limit=AT_MOST, works_only=True)


def left_to_compare() -> int:
    """Works of the whole house whose text was not compared yet. Two queries.

    A work whose text changed before its former text was compared counts twice.
    """
    waiting = FiledWork.objects.filter(compared_at__isnull=True)
    return waiting.count() + unfiled_works().order_by().count()
