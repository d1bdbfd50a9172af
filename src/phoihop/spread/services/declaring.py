"""Copies that people know of, and the terms on which others may carry a work on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from phoihop.audit.services import record
from phoihop.engines.webpages.addresses import Address, canonicalise
from phoihop.law.access import Side, check_may
from phoihop.law.period import PartialDate, day_of
from phoihop.law.refusal import Refusal
from phoihop.papers.services import next_reference
from phoihop.parties.models import Member
from phoihop.parties.queries import home_side
from phoihop.press.finding import LONGEST_ADDRESS, page_key
from phoihop.press.models import Outlet
from phoihop.press.queries import known_outlets
from phoihop.programmes.queries import speaks_for
from phoihop.publications.models import Publication, Work
from phoihop.publications.queries import chains_of
from phoihop.spread.family import CopyKind, Permission
from phoihop.spread.models import DeclaredCopy, TermsOfWork
from phoihop.spread.rules import ReprintTerms

LONGEST = {"title": 500, "place": 120, "outlet_name": 200, "permission_words": 300}


@dataclass(frozen=True, slots=True)
class ToldCopy:
    """A copy as somebody tells of it: where, when, of what kind, on whose permission."""

    kind: CopyKind
    outlet_name: str = ""
    address: str = ""
    place: str = ""
    title: str = ""
    language: str = "vi"
    published: PartialDate | None = None
    permission: Permission = Permission.UNKNOWN
    permission_words: str = ""


@transaction.atomic
def declare_copy(work: Work, told: ToldCopy, *, by: Member, at: datetime) -> DeclaredCopy:
    """Write down a copy that somebody of either side knows of. The same address once.

    Raises:
        Refusal: ``copy.place_missing``, ``copy.outlet_missing``, ``copy.kind_not_declared``,
            ``copy.known``, ``copy.own_publication``, ``copy.in_the_future``, ``copy.too_long``,
            ``addresses.unusable``, ``addresses.glued``, ``access.denied``.
    """
    check_may("copy.declare", side=home_side(by), roles=by.roles)
    words = {name: _checked(name, getattr(told, name)) for name in LONGEST}
    if told.kind is CopyKind.COMMON_SOURCE:
        raise Refusal("copy.kind_not_declared")
    if told.published is not None and told.published.first_on > day_of(at):
        raise Refusal("copy.in_the_future", day=str(told.published))
    known = known_outlets()
    address = _address(told.address, known.aliases)
    if address is None and not words["place"]:
        raise Refusal("copy.place_missing")
    outlet_id = known.find(host=address.host if address else "", name=words["outlet_name"])
    outlet = Outlet.objects.filter(pk=outlet_id).first() if outlet_id else None
    words["outlet_name"] = words["outlet_name"] or (outlet.name if outlet else "")
    if not words["outlet_name"]:
        raise Refusal("copy.outlet_missing")
    if address is not None:
        _check_foreign(work, address)
    try:
        with transaction.atomic():
            copy = DeclaredCopy.objects.create(
                ref=next_reference("BĐL", at.year),
                work=work,
                kind=told.kind.value,
                outlet=outlet,
                address=address.canonical if address else "",
                address_key=page_key(address) if address else "",
                language=told.language,
                published_on=told.published.first_on if told.published else None,
                published_precision=told.published.precision.value if told.published else "day",
                permission=told.permission.value,
                declared_by=by,
                declared_at=at,
                **words,
            )
    except IntegrityError:
        raise Refusal("copy.known", ref=work.ref) from None
    _trail("copy.declared", f"copy:{copy.ref}", work, by=by, at=at, kind=copy.kind)
    return copy


@transaction.atomic
def withdraw_copy(copy: DeclaredCopy, *, by: Member, at: datetime) -> None:
    """Take back what one's own house declared by mistake.

    Raises:
        Refusal: ``copy.not_yours``, ``copy.withdrawn``, ``access.denied``.
    """
    check_may("copy.declare", side=home_side(by), roles=by.roles)
    if copy.declared_by.organisation_id not in speaks_for(by):
        raise Refusal("copy.not_yours", ref=copy.ref)
    rows = DeclaredCopy.objects.filter(pk=copy.pk, withdrawn_at__isnull=True)
    if not rows.update(withdrawn_by=by, withdrawn_at=at):
        raise Refusal("copy.withdrawn", ref=copy.ref)
    copy.refresh_from_db()
    _trail("copy.withdrawn", f"copy:{copy.ref}", copy.work, by=by, at=at)


@transaction.atomic
def set_terms(
    work: Work, terms: ReprintTerms, *, from_on: date, by: Member, at: datetime, words: str = ""
) -> TermsOfWork:
    """The publisher says on what terms others may carry its work on, from a day on.

    What was set before stays and holds for the days before.

    Raises:
        Refusal: ``terms.not_yours``, ``copy.too_long``, ``access.denied``.
    """
    check_may("terms.set", side=home_side(by), roles=by.roles)
    holds = work.held_by.filter(pk__in=speaks_for(by)).exists()
    if home_side(by) is not Side.B or not holds:
        raise Refusal("terms.not_yours", ref=work.ref)
    told = _checked("permission_words", words)
    row = TermsOfWork.objects.create(
        work=work, terms=terms.value, words=told, from_on=from_on, set_by=by, set_at=at
    )
    facts = {"terms": terms.value, "from_on": from_on.isoformat()}
    _trail("terms.set", f"work:{work.ref}", work, by=by, at=at, **facts)
    return row


def _checked(name: str, text: str) -> str:
    line = " ".join(text.split())
    if len(line) > LONGEST[name]:
        raise Refusal("copy.too_long", length=len(line), limit=LONGEST[name])
    return line


def _address(text: str, aliases: Mapping[str, str]) -> Address | None:
    given = text.strip()
    if not given:
        return None
    if len(given) > LONGEST_ADDRESS:
        raise Refusal("copy.too_long", length=len(given), limit=LONGEST_ADDRESS)
    return canonicalise(given, host_aliases=aliases)


def _check_foreign(work: Work, address: Address) -> None:
    """What was recorded as a publication of the work is no copy of it."""
    own = Publication.objects.filter(work=work, canonical_address=address.canonical)
    if own.exists():
        raise Refusal("copy.own_publication", ref=work.ref)


def _trail(
    action: str, subject: str, work: Work, *, by: Member, at: datetime, **facts: str
) -> None:
    for chain in chains_of(work):
        record(action, subject, chain=chain, actor=by.ref, at=at, work=work.ref, **facts)
