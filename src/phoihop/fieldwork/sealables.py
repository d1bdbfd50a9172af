"""The letter of introduction for a field trip as a paper: ``GGT-`` and the reference of the deed.

The press house introduces the people it sends to the units that receive them (Decree 30/2020,
Annex III, form of *giấy giới thiệu*, from memory and unverified).
"""

from datetime import datetime

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from phoihop.engines.typesetting.papers import Block, Column, KeyValues, Paragraph, Table
from phoihop.engines.vietnamese.dates import short_date
from phoihop.fieldwork.models import Trip
from phoihop.fieldwork.queries import get_trip
from phoihop.law.access import Side
from phoihop.parties.models import Member
from phoihop.parties.queries import name_of
from phoihop.programmes.models import ProgrammeParty
from phoihop.sealing.kinds import Sealable
from phoihop.sealing.office import OfficeSheet, sealable_of

PREFIX = "GGT-"
REFUSED = "refused"


def find(ref: str, seen_by: Member, at: datetime) -> Sealable | None:
    """The letter of that reference when ``seen_by`` sees the trip. No letter for a refused one."""
    if not ref.startswith(PREFIX):
        return None
    try:
        trip = get_trip(ref.removeprefix(PREFIX), seen_by=seen_by)
    except Http404:
        return None
    issuer = _sender(trip)
    if issuer is None:
        return None
    home = reverse("fieldwork:trip", args=[trip.deed.ref])
    people = trip.members.exists()
    return sealable_of(
        letter_sheet(trip, issuer), ready=people and trip.deed.last_step != REFUSED, home=home
    )


def letter_sheet(trip: Trip, issuer: ProgrammeParty) -> OfficeSheet:
    """Who is sent, to whom, what for, until when."""
    on = timezone.localtime(trip.deed.recorded_at).date()
    issuer.programme = trip.deed.programme
    members = list(trip.members.all())
    hosts = [name_of(unit, on=trip.from_on) for unit in trip.hosts.all()] or [trip.place]
    house = name_of(issuer.organisation, on=on)
    blocks: list[Block] = [
        Paragraph(f"{house} trân trọng giới thiệu:"),
        Table(
            [Column("TT", 0.5, "center"), Column("Họ và tên", 2), Column("Chức vụ", 2),
             Column("Cơ quan báo chí", 2.2)],
            [[str(one.ordinal), one.name, one.office, one.outlet or house] for one in members],
            caption="Những người được cử đi",
        ),
        KeyValues(
            [
                ("Được cử đến", "; ".join(hosts)),
                *([("Nơi làm việc", trip.place)] if hosts != [trip.place] else []),
                ("Về việc", trip.purpose),
            ]
        ),
        Paragraph(
            "Đề nghị Quý cơ quan tạo điều kiện để những người có tên ở trên hoàn thành nhiệm vụ."
        ),
        Paragraph(f"Giấy này có giá trị đến hết ngày {short_date(trip.until_on)}."),
    ]  # fmt: skip
    return OfficeSheet(
        ref=f"{PREFIX}{trip.deed.ref}",
        party=issuer,
        kind_title="Giấy giới thiệu",
        abstract="",
        notation="GGT",
        on=on,
        blocks=blocks,
        recipients=["Như trên", "Lưu: VT"],
        rows={
            "deed": trip.deed.ref,
            "people": [[one.name, one.office, one.outlet] for one in members],
            "to": hosts,
            "place": trip.place,
            "purpose": trip.purpose,
            "from_on": trip.from_on.isoformat(),
            "until_on": trip.until_on.isoformat(),
        },
    )


def _sender(trip: Trip) -> ProgrammeParty | None:
    """The publisher whose people go: the one concerned, or the only one."""
    if trip.deed.party_b is not None:
        return trip.deed.party_b
    publishers = list(trip.deed.programme.parties.filter(side=Side.B.value))
    return publishers[0] if len(publishers) == 1 else None
