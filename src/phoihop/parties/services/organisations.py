"""Organisations: what they are called, under whom they stand, what became of them."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from phoihop.audit.services import HOUSE, record
from phoihop.engines.vietnamese.collation import sort_key
from phoihop.engines.vietnamese.folding import nfc, search_key
from phoihop.law.refusal import Refusal
from phoihop.parties.models import (
    Member,
    Organisation,
    OrganisationName,
    OrganisationParent,
    Succession,
)
from phoihop.parties.queries import present_line_of
from phoihop.parties.rules import (
    NameKind,
    OrganisationKind,
    PaperProfile,
    SuccessionKind,
    check_days,
    check_ref,
)
from phoihop.parties.services.authority import check_administrator, check_keeps


@transaction.atomic
def create_organisation(
    ref: str,
    *,
    kind: OrganisationKind,
    name: str,
    by: Member,
    at: datetime,
    from_on: date | None = None,
    source: str = "",
) -> Organisation:
    """Keep a new organisation with its first official name. Any administrator may.

    Raises:
        Refusal: ``access.denied``, ``parties.bad_ref``, ``parties.ref_taken``,
            ``parties.name_missing``.
    """
    check_administrator(by)
    organisation = new_organisation(ref, kind, by=by, at=at)
    new_name(organisation, name, NameKind.OFFICIAL, from_on=from_on, source=source)
    return organisation


@transaction.atomic
def add_name(
    organisation: Organisation,
    text: str,
    *,
    kind: NameKind,
    by: Member,
    at: datetime,
    from_on: date | None = None,
    until_on: date | None = None,
    source: str = "",
) -> OrganisationName:
    """Add a dated name, for example an alias or a former name.

    Raises:
        Refusal: ``access.denied``, ``parties.kept_by_others``, ``parties.name_missing``,
            ``parties.name_twice``, ``period.ends_before_start``.
    """
    check_keeps(organisation, by)
    check_days(from_on, until_on)
    name = new_name(organisation, text, kind, from_on=from_on, until_on=until_on, source=source)
    trail = f"organisation:{organisation.ref}"
    place = OrganisationName.objects.filter(organisation=organisation, pk__lte=name.pk).count()
    record("organisation.named", trail, chain=HOUSE, actor=by.ref, at=at, place=place)
    return name


@transaction.atomic
def rename(
    organisation: Organisation,
    text: str,
    *,
    on: date,
    by: Member,
    at: datetime,
    source: str = "",
) -> OrganisationName:
    """Give a new official name from ``on``; the one in force ends the day before.

    Papers of earlier days keep printing the earlier name. Raises like ``add_name``.
    """
    check_keeps(organisation, by)
    official = organisation.names.filter(kind=NameKind.OFFICIAL.value, until_on__isnull=True)
    for former in official:
        check_days(former.from_on, on - timedelta(days=1))
    official.update(until_on=on - timedelta(days=1))
    return add_name(
        organisation, text, kind=NameKind.OFFICIAL, by=by, at=at, from_on=on, source=source
    )


@transaction.atomic
def place_under(
    organisation: Organisation,
    parent: Organisation,
    *,
    by: Member,
    at: datetime,
    from_on: date | None = None,
    source: str = "",
) -> OrganisationParent:
    """Put ``organisation`` under ``parent`` from ``from_on``; its former place ends the day before.

    Its members act for the parent from now on, so both must be the administrator's to keep.

    Raises:
        Refusal: ``access.denied``, ``parties.kept_by_others``, ``parties.circle``,
            ``parties.place_needs_a_day``, ``period.ends_before_start``.
    """
    check_keeps(organisation, by)
    check_keeps(parent, by)
    check_no_circle(organisation, parent)
    former = organisation.parents.filter(until_on__isnull=True).first()
    if former is not None:
        if from_on is None:
            raise Refusal("parties.place_needs_a_day", ref=organisation.ref)
        check_days(former.from_on, from_on - timedelta(days=1))
        former.until_on = from_on - timedelta(days=1)
        former.save(update_fields=["until_on"])
    place = OrganisationParent.objects.create(
        organisation=organisation, parent=parent, from_on=from_on, source=source
    )
    trail = f"organisation:{organisation.ref}"
    record("organisation.placed", trail, chain=HOUSE, actor=by.ref, at=at, parent=parent.ref)
    return place


@transaction.atomic
def record_succession(
    predecessor: Organisation,
    successor: Organisation,
    *,
    kind: SuccessionKind,
    on: date,
    by: Member,
    at: datetime,
    source: str = "",
) -> Succession:
    """Record that an organisation went on in another.

    Raises:
        Refusal: ``access.denied``, ``parties.kept_by_others``, ``parties.circle``,
            ``parties.succession_twice``.
    """
    check_keeps(predecessor, by)
    if predecessor.pk == successor.pk:
        raise Refusal("parties.circle", ref=predecessor.ref, parent=successor.ref)
    try:
        with transaction.atomic():
            succession = Succession.objects.create(
                predecessor=predecessor, successor=successor, kind=kind.value, on=on, source=source
            )
    except IntegrityError:
        raise Refusal("parties.succession_twice", ref=predecessor.ref) from None
    trail = f"organisation:{predecessor.ref}"
    record("organisation.succeeded", trail, chain=HOUSE, actor=by.ref, at=at, by=successor.ref)
    return succession


def check_no_circle(organisation: Organisation, parent: Organisation) -> None:
    """Refuse a parent that stands below the organisation itself.

    Raises:
        Refusal: ``parties.circle``.
    """
    if organisation.pk in present_line_of(parent.pk):
        raise Refusal("parties.circle", ref=organisation.ref, parent=parent.ref)


def new_organisation(
    ref: str,
    kind: OrganisationKind,
    *,
    by: Member,
    at: datetime,
    profile: PaperProfile = PaperProfile.DECREE_30,
) -> Organisation:
    """The bare identity with its trail. The caller has checked who may.

    Raises:
        Refusal: ``parties.bad_ref``, ``parties.ref_taken``.
    """
    check_ref(ref)
    try:
        with transaction.atomic():
            organisation = Organisation.objects.create(
                ref=ref, kind=kind.value, paper_profile=profile.value
            )
    except IntegrityError:
        raise Refusal("parties.ref_taken", ref=ref) from None
    record("organisation.created", f"organisation:{ref}", chain=HOUSE, actor=by.ref, at=at)
    return organisation


def new_name(
    organisation: Organisation,
    text: str,
    kind: NameKind,
    *,
    from_on: date | None = None,
    until_on: date | None = None,
    source: str = "",
) -> OrganisationName:
    """One dated name with its keys. The caller has checked who may and keeps the trail.

    Raises:
        Refusal: ``parties.name_missing``, ``parties.name_twice``.
    """
    text = " ".join(nfc(text).split())
    if not text:
        raise Refusal("parties.name_missing")
    try:
        with transaction.atomic():
            return OrganisationName.objects.create(
                organisation=organisation,
                text=text,
                kind=kind.value,
                from_on=from_on,
                until_on=until_on,
                source=source,
                search_key=search_key(text)[:300],
                sort_key=sort_key(text)[:600],
            )
    except IntegrityError:
        raise Refusal("parties.name_twice", name=text) from None
