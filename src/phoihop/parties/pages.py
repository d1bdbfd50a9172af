"""What the pages of this room show, as plain values."""

from datetime import date
from typing import Any

from django.utils import timezone

from phoihop.law.access import Role
from phoihop.parties.models import Member, Organisation, Person
from phoihop.parties.queries import holds_role, houses_of, name_of, organisations
from phoihop.parties.rules import NameKind, OrganisationKind, SuccessionKind
from phoihop.parties.services.authority import is_kept_by
from phoihop.parties.wording import NAME_KINDS, ORGANISATION_KINDS, ROLES, SUCCESSION_KINDS

Values = dict[str, Any]


def organisation_row(organisation: Organisation, *, on: date) -> Values:
    """An organisation with the name of the day; its names are at hand."""
    return {
        "organisation": organisation,
        "name": name_of(organisation, on=on),
        "kind": ORGANISATION_KINDS[OrganisationKind(organisation.kind)],
    }


def organisation_page(organisation: Organisation, *, seen_by: Member, on: date) -> Values:
    """Names over time, places, successions in both directions."""
    names = sorted(organisation.names.all(), key=lambda row: (row.from_on or date.min, row.pk))
    parents = organisation.parents.select_related("parent").prefetch_related("parent__names")
    onward = organisation.successions.select_related("successor").prefetch_related(
        "successor__names"
    )
    origins = organisation.origins.select_related("predecessor").prefetch_related(
        "predecessor__names"
    )
    return {
        **organisation_row(organisation, on=on),
        "names": [{"row": row, "kind": NAME_KINDS[NameKind(row.kind)]} for row in names],
        "parents": [
            {"row": row, "name": name_of(row.parent, on=row.from_on or on)} for row in parents
        ],
        "onward": [
            {
                "row": row,
                "kind": SUCCESSION_KINDS[SuccessionKind(row.kind)],
                "other": row.successor,
                "name": name_of(row.successor, on=row.on),
            }
            for row in onward
        ],
        "origins": [
            {
                "row": row,
                "kind": SUCCESSION_KINDS[SuccessionKind(row.kind)],
                "other": row.predecessor,
                "name": name_of(row.predecessor, on=row.on),
            }
            for row in origins
        ],
        "may_keep": keeps(organisation, seen_by),
    }


def keeps(organisation: Organisation, member: Member) -> bool:
    """Whether ``member`` is an administrator who keeps ``organisation``."""
    return holds_role(member, Role.ADMINISTRATOR) and is_kept_by(organisation, member)


def person_page(person: Person) -> Values:
    """A person with offices; each with the organisation's name when it began."""
    today = timezone.localdate()
    return {
        "person": person,
        "offices": [
            {"row": row, "name": name_of(row.organisation, on=row.from_on or today)}
            for row in person.appointments.all()
        ],
    }


def member_row(member: Member) -> Values:
    """A member with its roles in words."""
    return {
        "member": member,
        "organisation": name_of(member.organisation, on=timezone.localdate()),
        "roles": [label for role, label in ROLES.items() if role in member.roles],
    }


def organisation_choices(member: Member | None = None) -> list[tuple[str, object]]:
    """Organisations for a choice; with a member, those of its house only."""
    today = timezone.localdate()
    rows = organisations()
    if member is not None:
        rows = rows.filter(pk__in=houses_of([member.organisation_id]))
    found: list[tuple[str, object]] = [(row.ref, name_of(row, on=today)) for row in rows]
    return found
