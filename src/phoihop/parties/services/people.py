"""People with their work contacts, and the offices they hold."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from phoihop.audit.services import HOUSE, record
from phoihop.engines.vietnamese.collation import name_key
from phoihop.engines.vietnamese.folding import nfc, search_key
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Appointment, Member, Organisation, Person
from phoihop.parties.rules import check_days, check_ref
from phoihop.parties.services.authority import check_administrator, check_keeps


@transaction.atomic
def register_person(
    ref: str,
    full_name: str,
    *,
    by: Member,
    at: datetime,
    work_email: str = "",
    work_phone: str = "",
) -> Person:
    """Keep somebody's name and work contacts; nothing else about a person is kept.

    Raises:
        Refusal: ``access.denied``, ``parties.bad_ref``, ``parties.ref_taken``,
            ``parties.name_missing``.
    """
    check_administrator(by)
    return new_person(ref, full_name, email=work_email, phone=work_phone, by=by, at=at)


@transaction.atomic
def appoint(
    person: Person,
    organisation: Organisation,
    title: str,
    *,
    by: Member,
    at: datetime,
    from_on: date | None = None,
    until_on: date | None = None,
    source: str = "",
) -> Appointment:
    """Record an office with the title as printed on the paper ``source``.

    Raises:
        Refusal: ``access.denied``, ``parties.kept_by_others``, ``parties.title_missing``,
            ``period.ends_before_start``.
    """
    check_keeps(organisation, by)
    check_days(from_on, until_on)
    if not (title := " ".join(nfc(title).split())):
        raise Refusal("parties.title_missing")
    appointment = Appointment.objects.create(
        person=person,
        organisation=organisation,
        title=title,
        from_on=from_on,
        until_on=until_on,
        source=source,
    )
    trail = f"person:{person.ref}"
    record("person.appointed", trail, chain=HOUSE, actor=by.ref, at=at, to=organisation.ref)
    return appointment


@transaction.atomic
def end_appointment(appointment: Appointment, *, on: date, by: Member, at: datetime) -> None:
    """Record the last day of an office.

    Raises:
        Refusal: ``access.denied``, ``parties.kept_by_others``, ``period.ends_before_start``.
    """
    check_keeps(appointment.organisation, by)
    check_days(appointment.from_on, on)
    appointment.until_on = on
    appointment.save(update_fields=["until_on"])
    trail = f"person:{appointment.person.ref}"
    organisation = appointment.organisation.ref
    record("person.released", trail, chain=HOUSE, actor=by.ref, at=at, to=organisation)


def new_person(
    ref: str, full_name: str, *, email: str, phone: str, by: Member, at: datetime
) -> Person:
    """The person with its keys and its trail. The caller has checked who may.

    Raises:
        Refusal: ``parties.bad_ref``, ``parties.ref_taken``, ``parties.name_missing``.
    """
    check_ref(ref)
    if not (full_name := " ".join(nfc(full_name).split())):
        raise Refusal("parties.name_missing")
    try:
        with transaction.atomic():
            person = Person.objects.create(
                ref=ref,
                full_name=full_name,
                search_key=search_key(full_name)[:120],
                sort_key=name_key(full_name)[:300],
                work_email=email,
                work_phone=phone,
            )
    except IntegrityError:
        raise Refusal("parties.ref_taken", ref=ref) from None
    record("person.registered", f"person:{ref}", chain=HOUSE, actor=by.ref, at=at)
    return person


@transaction.atomic
def register_with_office(
    ref: str,
    contacts: Mapping[str, str],
    organisation: Organisation,
    office: Mapping[str, Any],
    *,
    by: Member,
    at: datetime,
) -> Person:
    """Keep a person together with the first office, so that its house sees it.

    Args:
        contacts: ``full_name``, ``work_email``, ``work_phone``.
        office: ``title``, ``from_on``, ``until_on``, ``source``.

    Raises like ``register_person`` and ``appoint``.
    """
    person = register_person(ref, **contacts, by=by, at=at)
    appoint(person, organisation, **office, by=by, at=at)
    return person
