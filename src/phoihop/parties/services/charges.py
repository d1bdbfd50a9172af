"""Who of a house looks after what: passed on when somebody leaves."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from phoihop.audit.rules import Deed
from phoihop.audit.services import HOUSE, record_all
from phoihop.parties.models import Charge, Member
from phoihop.parties.queries import house_of


@transaction.atomic
def give_charge(
    subjects: Iterable[str], successor: Member, *, by: Member, at: datetime, on: date
) -> int:
    """Let ``successor`` look after things for the house of ``by``, from a day on.

    Who may is asked by the verb that calls this one. May be repeated.

    Args:
        subjects: as the trail names things: ``deed:VIEC-2017-03``.

    Returns:
        How many things.
    """
    named = sorted(set(subjects))
    house = house_of(by)
    values = {"member": successor, "since_on": on, "given_by": by, "recorded_at": at}
    for subject in named:
        Charge.objects.update_or_create(subject=subject, house=house, defaults=values)
    deeds = [Deed("charge.handed_over", subject, {"to": successor.ref}) for subject in named]
    if deeds:
        record_all(deeds, chain=HOUSE, actor=by.ref, at=at)
    return len(named)
