"""Which province an outlet is of, and when."""

from datetime import date, datetime

from django.db import transaction

from phoihop.audit.services import HOUSE, record
from phoihop.engines.vietnamese.provinces import heir
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.press.models import Outlet, OutletPlace
from phoihop.press.services.outlets import check_keeper


@transaction.atomic
def add_place(
    outlet: Outlet,
    province: str,
    *,
    by: Member,
    at: datetime,
    from_on: date | None = None,
    until_on: date | None = None,
    source: str = "",
) -> OutletPlace:
    """Write down the province of an outlet; a place without an end is ended the day before.

    A province that was merged meanwhile is taken as told, for the days on which it was one.

    Raises:
        Refusal: ``access.denied``, ``outlet.kept_by_owner``, ``outlet.no_province``,
            ``outlet.tenure_backwards``.
    """
    check_keeper(outlet, by)
    name = heir(province, from_on or until_on or date(2025, 6, 30))
    if name is None:
        raise Refusal("outlet.no_province", name=province[:60])
    if from_on and until_on and until_on < from_on:
        days = {"from_on": from_on.isoformat(), "until_on": until_on.isoformat()}
        raise Refusal("outlet.tenure_backwards", **days)
    locked = Outlet.objects.select_for_update().get(pk=outlet.pk)
    if from_on is not None:
        before = date.fromordinal(from_on.toordinal() - 1)
        open_ended = locked.places.filter(until_on__isnull=True)
        open_ended.exclude(from_on__gte=from_on).update(until_on=before)
    row = OutletPlace.objects.create(
        outlet=outlet, province=name, from_on=from_on, until_on=until_on, source=source.strip()
    )
    subject = f"outlet:{outlet.ref}"
    record("outlet.place_added", subject, chain=HOUSE, actor=by.ref, at=at, province=name)
    return row
