"""Members: accounts in an organisation, with the roles that ``law/access.py`` reads."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from phoihop.audit.services import HOUSE, record
from phoihop.law.access import Role
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member, MemberRole, Organisation, Person
from phoihop.parties.rules import NameKind, OrganisationKind, check_ref
from phoihop.parties.services.authority import check_keeps
from phoihop.parties.services.organisations import new_name


@transaction.atomic
def found_house(
    ref: str,
    *,
    organisation_ref: str,
    kind: OrganisationKind,
    name: str,
    at: datetime,
    display_name: str = "",
    password: str | None = None,
) -> Member:
    """The first organisation and its administrator, in a program that has no member yet.

    Raises:
        Refusal: ``parties.founded_already``, ``parties.bad_ref``, ``parties.ref_taken``,
            ``parties.name_missing``.
    """
    if Member.objects.exists():
        raise Refusal("parties.founded_already")
    check_ref(organisation_ref)
    organisation, fresh = Organisation.objects.get_or_create(
        ref=organisation_ref, defaults={"kind": kind.value}
    )
    if fresh:
        new_name(organisation, name, NameKind.OFFICIAL)
    member = _new_member(ref, organisation, display_name=display_name, password=password)
    _give_roles(member, [Role.ADMINISTRATOR])
    trail = f"member:{ref}"
    record("house.founded", trail, chain=HOUSE, actor="system", at=at, to=organisation_ref)
    return member


@transaction.atomic
def admit_member(
    ref: str,
    organisation: Organisation,
    *,
    roles: Iterable[Role],
    by: Member,
    at: datetime,
    display_name: str = "",
    person: Person | None = None,
    password: str | None = None,
) -> Member:
    """Give somebody an account in an organisation of one's own house, or of nobody's yet.

    Args:
        ref: also the user name with which the person signs in.
        password: without one the account cannot sign in until it is invited.

    Raises:
        Refusal: ``access.denied``, ``parties.kept_by_others``, ``parties.bad_ref``,
            ``parties.ref_taken``.
    """
    check_keeps(organisation, by, action="member.keep")
    member = _new_member(
        ref, organisation, display_name=display_name, person=person, password=password
    )
    given = _give_roles(member, roles)
    trail = f"member:{ref}"
    to = organisation.ref
    record("member.admitted", trail, chain=HOUSE, actor=by.ref, at=at, to=to, roles=given)
    return member


@transaction.atomic
def set_roles(member: Member, roles: Iterable[Role], *, by: Member, at: datetime) -> None:
    """Replace the roles of a member. A house keeps at least one administrator.

    Raises:
        Refusal: ``access.denied``, ``parties.kept_by_others``, ``parties.last_administrator``.
    """
    check_keeps(member.organisation, by, action="member.keep")
    wanted = frozenset(roles)
    if Role.ADMINISTRATOR not in wanted:
        _check_not_last(member)
    member.role_rows.all().delete()
    given = _give_roles(member, wanted)
    trail = f"member:{member.ref}"
    record("member.roles_set", trail, chain=HOUSE, actor=by.ref, at=at, roles=given)


@transaction.atomic
def set_active(member: Member, active: bool, *, by: Member, at: datetime) -> None:
    """Shut a member out, or let it in again. What it did stays in its name.

    Raises:
        Refusal: ``access.denied``, ``parties.kept_by_others``, ``parties.last_administrator``.
    """
    check_keeps(member.organisation, by, action="member.keep")
    if not active:
        _check_not_last(member)
    Member.objects.filter(pk=member.pk).update(active=active)
    User.objects.filter(pk=member.user_id).update(is_active=active)
    member.refresh_from_db()
    action = "member.let_in" if active else "member.shut_out"
    record(action, f"member:{member.ref}", chain=HOUSE, actor=by.ref, at=at)


def _check_not_last(member: Member) -> None:
    if Role.ADMINISTRATOR not in member.roles:
        return
    others = Member.objects.filter(
        organisation=member.organisation_id, active=True, role_rows__role=Role.ADMINISTRATOR.value
    ).exclude(pk=member.pk)
    if not others.exists():
        raise Refusal("parties.last_administrator", ref=member.ref)


def _new_member(
    ref: str,
    organisation: Organisation,
    *,
    display_name: str,
    password: str | None,
    person: Person | None = None,
) -> Member:
    check_ref(ref)
    try:
        with transaction.atomic():
            user = User.objects.create_user(username=ref, password=password)
            return Member.objects.create(
                ref=ref,
                user=user,
                organisation=organisation,
                person=person,
                display_name=display_name or ref,
            )
    except IntegrityError:
        raise Refusal("parties.ref_taken", ref=ref) from None


def _give_roles(member: Member, roles: Iterable[Role]) -> str:
    """Store the roles and return them as one word list for the trail."""
    given = sorted(role.value for role in frozenset(roles))
    MemberRole.objects.bulk_create(MemberRole(member=member, role=role) for role in given)
    return ",".join(given)
