"""Reading parties: the only way another room or a door gets hold of one."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.db.models import F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.http import Http404, HttpRequest

from phoihop.law.access import Role, Side
from phoihop.law.refusal import Refusal
from phoihop.parties.models import (
    Appointment,
    Charge,
    Member,
    Organisation,
    OrganisationName,
    OrganisationParent,
    Person,
)
from phoihop.parties.rules import DatedName, NameKind, OrganisationKind, ancestors, name_on


def members() -> QuerySet[Member]:
    """Active members with all that access decisions and the head of a page need.

    ``organisation_label`` is the official name at present, or ``None``.
    """
    present_name = (
        OrganisationName.objects.filter(
            organisation=OuterRef("organisation"), kind=NameKind.OFFICIAL.value
        )
        .order_by(F("until_on").desc(nulls_first=True), F("from_on").desc(nulls_last=True))
        .values("text")[:1]
    )
    return (
        Member.objects.filter(active=True)
        .select_related("user", "organisation")
        .prefetch_related("role_rows")
        .annotate(organisation_label=Subquery(present_name))
    )


def member_for(user: User | AnonymousUser) -> Member | None:
    """The membership ``user`` acts in, or ``None``."""
    return members().filter(user=user.pk).first() if user.is_authenticated else None


def member_named(ref: str) -> Member:
    """The active member that ``--as REF`` names.

    Raises:
        Refusal: ``parties.no_such_member``, with the closest names.
    """
    member = members().filter(ref=ref).first()
    if member is None:
        known = ", ".join(members().values_list("ref", flat=True)[:12])
        raise Refusal("parties.no_such_member", ref=ref, known=known)
    return member


def holds_role(member: Member, *roles: Role) -> bool:
    """Whether ``member`` holds one of ``roles``."""
    return not member.roles.isdisjoint(roles)


def organisations() -> QuerySet[Organisation]:
    """All organisations with their names at hand."""
    return Organisation.objects.prefetch_related(
        Prefetch("names", OrganisationName.objects.order_by("from_on"))
    )


def get_organisation(ref: str) -> Organisation:
    """The organisation, or 404."""
    organisation = organisations().filter(ref=ref).first()
    if organisation is None:
        raise Http404(ref)
    return organisation


def dated_names(organisation: Organisation) -> list[DatedName]:
    """The names as plain values for the rules."""
    return [
        DatedName(row.text, NameKind(row.kind), row.from_on, row.until_on)
        for row in organisation.names.all()
    ]


def name_of(organisation: Organisation, *, on: date, kind: NameKind = NameKind.OFFICIAL) -> str:
    """The name valid ``on`` that day; the reference when the organisation has no name."""
    return name_on(dated_names(organisation), on=on, kind=kind) or organisation.ref


def parents_on(on: date) -> dict[int, int]:
    """Who stands under whom ``on`` that day: child id → parent id."""
    rows = OrganisationParent.objects.filter(
        Q(from_on__isnull=True) | Q(from_on__lte=on), Q(until_on__isnull=True) | Q(until_on__gte=on)
    )
    return dict(rows.values_list("organisation", "parent"))


def line_of(organisation_id: int, *, on: date) -> list[int]:
    """The organisation itself and those above it ``on`` that day, nearest first."""
    return ancestors(organisation_id, parents_on(on))


def present_line_of(organisation_id: int) -> list[int]:
    """Like ``line_of``, by the parents that have no end: what a member may speak for now."""
    return ancestors(organisation_id, dict(_open_places()))


def _open_places() -> list[tuple[int, int]]:
    """Each organisation that stands under another at present, and that other. One query."""
    rows = OrganisationParent.objects.filter(until_on__isnull=True)
    return list(rows.values_list("organisation", "parent"))


def _places_known_to(member: Member) -> list[tuple[int, int]]:
    """The same, read once for a member object, so that one request asks the database once."""
    known: list[tuple[int, int]] | None = getattr(member, "_places", None)
    if known is None:
        known = _open_places()
        member._places = known  # type: ignore[attr-defined]
    return known


def line_of_member(member: Member) -> list[int]:
    """Ids of the member's organisation and those above it at present; see ``own_house``."""
    return ancestors(member.organisation_id, dict(_places_known_to(member)))


def house_of(member: Member) -> Organisation:
    """The organisation that holds what ``member`` brings in.

    A board or a desk works for its committee or journal, so it is the nearest organisation above
    that is no unit; the member's own when there is none. No query for a member of no unit.
    """
    if member.organisation.kind != OrganisationKind.UNIT.value:
        return member.organisation
    line = line_of_member(member)
    above = Organisation.objects.in_bulk(line)
    houses = (above[pk] for pk in line if above[pk].kind != OrganisationKind.UNIT.value)
    return next(houses, member.organisation)


def home_side(member: Member) -> Side:
    """The side on which ``member`` stands where no programme says so: B for a publisher's people.

    For what concerns the house alone: its outlets, its unmatched lists.
    """
    publisher = house_of(member).kind == OrganisationKind.PUBLISHER.value
    return Side.B if publisher else Side.A


def organisations_named(folded: str) -> QuerySet[Organisation]:
    """Organisations with a name in which words begin with ``folded`` (a search key)."""
    begins = Q(names__search_key__startswith=folded) | Q(names__search_key__contains=f" {folded}")
    return organisations().filter(begins).distinct()


def people() -> QuerySet[Person]:
    """People in the order of their given names."""
    return Person.objects.order_by("sort_key")


def charges_of(member: Member, *, house: Organisation) -> tuple[set[str], set[str]]:
    """What was given to ``member`` to look after for the house, and what to others. Two queries."""
    rows = Charge.objects.filter(house=house)
    mine = set(rows.filter(member=member).values_list("subject", flat=True))
    return mine, set(rows.exclude(member=member).values_list("subject", flat=True))


def colleagues_of(member: Member) -> QuerySet[Member]:
    """Everybody of the member's house, active or not, by name."""
    found = Member.objects.filter(organisation__in=own_house(member))
    return found.prefetch_related("role_rows").order_by("display_name", "ref")


def own_house(member: Member) -> list[int]:
    """The member's whole house: the organisation at the top of its line and all under it.

    One query for a member object, which its line shares.
    """
    return _under(line_of_member(member)[-1:], _places_known_to(member))


def people_visible_to(member: Member) -> QuerySet[Person]:
    """People with an office or an account in the member's house; others' contacts stay theirs."""
    house = own_house(member)
    held = Q(appointments__organisation__in=house) | Q(memberships__organisation__in=house)
    return people().filter(held).distinct()


def get_person(ref: str, *, seen_by: Member) -> Person:
    """The person with offices, or 404 — also when it is of another house."""
    offices = Appointment.objects.select_related("organisation").order_by("from_on", "id")
    found = people_visible_to(seen_by).prefetch_related(
        Prefetch("appointments", offices), "appointments__organisation__names"
    )
    person = found.filter(ref=ref).first()
    if person is None:
        raise Http404(ref)
    return person


def members_kept_by(member: Member) -> QuerySet[Member]:
    """The members, active or not, of the organisations that ``member`` would keep."""
    return (
        Member.objects.filter(organisation__in=houses_of([member.organisation_id]))
        .select_related("organisation", "user")
        .prefetch_related("role_rows", "organisation__names")
        .order_by("ref")
    )


def get_member(ref: str, *, kept_by: Member) -> Member:
    """The member, or 404 for who does not keep its organisation."""
    found = members_kept_by(kept_by).filter(ref=ref).first()
    if found is None:
        raise Http404(ref)
    return found


def organisation_refs(ids: Iterable[int]) -> dict[int, str]:
    """References by id."""
    return dict(Organisation.objects.filter(pk__in=ids).values_list("pk", "ref"))


def acting(request: HttpRequest) -> Member:
    """The member on whose behalf a signed-in request acts.

    Raises:
        PermissionDenied: when the account is no (active) member of any organisation.
    """
    member: Member | None = getattr(request, "member", None)
    if not member:
        raise PermissionDenied("no membership")
    return member


def organisation_values(organisation: Organisation) -> dict[str, object]:
    """An organisation as a file states it; see ``shape.ORGANISATION``."""
    return {
        "ref": organisation.ref,
        "kind": organisation.kind,
        "paper_profile": organisation.paper_profile,
        "names": [
            {"text": row.text, "kind": row.kind, **_days(row)}
            for row in organisation.names.order_by("from_on", "id")
        ],
        "parents": [
            {"organisation": row.parent.ref, **_days(row)}
            for row in organisation.parents.select_related("parent").order_by("from_on", "id")
        ],
        "successions": [
            {"successor": row.successor.ref, "kind": row.kind, "on": row.on, "source": row.source}
            for row in organisation.successions.select_related("successor").order_by("on", "id")
        ],
    }


def person_values(person: Person) -> dict[str, object]:
    """A person as a file states it; see ``shape.PERSON``."""
    appointments = person.appointments.select_related("organisation").order_by("from_on", "id")
    return {
        "ref": person.ref,
        "full_name": person.full_name,
        "work_email": person.work_email,
        "work_phone": person.work_phone,
        "appointments": [
            {"organisation": row.organisation.ref, "title": row.title, **_days(row)}
            for row in appointments
        ],
    }


def _days(row: OrganisationName | OrganisationParent | Appointment) -> dict[str, object]:
    return {"from_on": row.from_on, "until_on": row.until_on, "source": row.source}


def houses_of(organisation_ids: Iterable[int]) -> list[int]:
    """These organisations and all that stand under them at present. One query."""
    return _under(organisation_ids, _open_places())


def _under(organisation_ids: Iterable[int], places: Iterable[tuple[int, int]]) -> list[int]:
    children: dict[int, list[int]] = {}
    for child, parent in places:
        children.setdefault(parent, []).append(child)
    found: list[int] = []
    waiting = list(organisation_ids)
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.append(one)
            waiting.extend(children.get(one, []))
    return found
