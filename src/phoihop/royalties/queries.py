"""Reading royalties: the publisher's own people, and an author the own statements. Nobody else."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404

from phoihop.law.access import Role
from phoihop.parties.models import Member, Organisation
from phoihop.parties.queries import home_side, house_of
from phoihop.parties.rules import OrganisationKind
from phoihop.publications.models import Match, Publication
from phoihop.royalties.models import NormCheck, Payee, Royalty, Statement
from phoihop.royalties.norms import house_norms
from phoihop.royalties.rules import Norm, StatementState, norm_sha256

READS = frozenset({Role.ACCOUNTANT, Role.LEADER, Role.AUDITOR, Role.EDITOR})


def publisher_of(member: Member) -> Organisation:
    """The publisher for whose authors the member may read; 404 for everybody else.

    An institution's people get 404 from every address of this room, whatever their roles.
    """
    house = house_of(member)
    if house.kind != OrganisationKind.PUBLISHER.value or not member.roles & READS:
        raise Http404("royalties")
    return house


def reads_royalties(member: Member) -> bool:
    """Whether the member reads its publisher's royalties."""
    return home_side(member).value == "b" and bool(member.roles & READS)


def _seen_by(member: Member) -> Q:
    own = Q(payee__member=member)
    return own | Q(payee__publisher=house_of(member)) if reads_royalties(member) else own


def statements_visible_to(member: Member) -> QuerySet[Statement]:
    """The publisher's statements for its people, an author's own for the author."""
    return Statement.objects.filter(_seen_by(member)).select_related("payee__publisher")


def get_statement(ref: str, *, seen_by: Member) -> Statement:
    """The statement, or 404."""
    found = statements_visible_to(seen_by).filter(ref=ref).first()
    if found is None:
        raise Http404(ref)
    return found


def items_of(statement: Statement) -> QuerySet[Royalty]:
    """The royalties on a statement."""
    return statement.royalties.select_related("publication__outlet", "publication__work")


def open_royalties(member: Member) -> QuerySet[Royalty]:
    """What is reckoned and on no statement yet."""
    return (
        Royalty.objects.filter(
            payee__publisher=publisher_of(member), statement__isnull=True, removed_at__isnull=True
        )
        .select_related("payee", "publication")
        .order_by("published_on", "pk")
    )


def get_royalty(ref: str, *, seen_by: Member) -> Royalty:
    """A royalty of the member's publisher, or 404."""
    mine = Royalty.objects.filter(payee__publisher=publisher_of(seen_by), ref=ref)
    found = mine.select_related("payee", "publication").first()
    if found is None:
        raise Http404(ref)
    return found


def payees_of(member: Member) -> QuerySet[Payee]:
    """The authors that the member's publisher pays."""
    return Payee.objects.filter(publisher=publisher_of(member))


def publication_for(ref: str, *, seen_by: Member) -> Publication:
    """A publication that the member's publisher brought in or printed, or 404."""
    house = publisher_of(seen_by)
    ours = Q(work__held_by=house) | Q(outlet__owner=house)
    found = Publication.objects.filter(ours, ref=ref).select_related("work", "outlet").first()
    if found is None:
        raise Http404(ref)
    return found


def unpaid(member: Member, *, by: date | None = None) -> QuerySet[Statement]:
    """Statements drawn up or approved, the earliest due first; only those due ``by`` a day."""
    waiting = [StatementState.DRAWN_UP.value, StatementState.APPROVED.value]
    found = Statement.objects.filter(payee__publisher=publisher_of(member), state__in=waiting)
    found = found.filter(due_on__lte=by) if by else found
    return found.select_related("payee").order_by("due_on", "pk")


def checks_of(publisher: Organisation) -> dict[str, NormCheck]:
    """Who of the publisher held which norm against its paper, by the hash of the norm."""
    rows = NormCheck.objects.filter(publisher=publisher).select_related("checked_by")
    return {row.facts_sha256: row for row in rows}


def unchecked(norms: Iterable[Norm], *, publisher: Organisation) -> list[Norm]:
    """Those that nobody of the publisher has held against the paper, nor who shipped them."""
    known = checks_of(publisher)
    return [one for one in norms if not one.verified_by and norm_sha256(one) not in known]


def unchecked_under(statement: Statement) -> list[Norm]:
    """The norms that a statement rests on and nobody has checked: it is not paid before."""
    days = list(statement.royalties.values_list("published_on", flat=True))
    norms = house_norms().under(days, tax_source=statement.tax_source)
    return unchecked(norms, publisher=statement.payee.publisher)


def is_sample(statement: Statement) -> bool:
    """Whether the statement is of the demo: a work of it stands in a sample programme."""
    return Match.objects.filter(
        work__publications__royalties__statement=statement, programme__sample=True
    ).exists()
