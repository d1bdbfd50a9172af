"""Everything that can happen to a royalty; each verb in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from phoihop.audit.services import HOUSE, record
from phoihop.engines.vietnamese.collation import sort_key
from phoihop.law.access import Side, check_may
from phoihop.law.period import Precision
from phoihop.law.refusal import Refusal
from phoihop.manuscripts.models import Manuscript
from phoihop.papers.services import next_reference
from phoihop.parties.models import Member
from phoihop.publications.models import Publication
from phoihop.royalties.models import NormCheck, Payee, Royalty, Statement
from phoihop.royalties.norms import house_norms
from phoihop.royalties.queries import publisher_of, unchecked_under
from phoihop.royalties.rules import (
    GROUPS,
    KINDS,
    STATEMENT_LIFE,
    Group,
    Norm,
    StatementState,
    gross_dong,
    norm_sha256,
    pay_by,
    shared_out,
    sums,
    unit_dong,
)


@dataclass(frozen=True, slots=True)
class Share:
    """One author's part, in whole per cent of the piece."""

    name: str
    percent: int = 100
    office: str = ""
    member: Member | None = None


@dataclass(frozen=True, slots=True)
class Grade:
    """How a piece is graded: coefficient, and a multiplier with its reason where not 1.

    ``group``: of the norm table; ``None`` takes that of the genre.
    """

    coefficient: Decimal
    group: Group | None = None
    multiplier: Decimal = Decimal(1)
    multiplier_reason: str = ""


@transaction.atomic
def check_norm(norm: Norm, *, document: str, by: Member, at: datetime, on: date) -> NormCheck:
    """Say that a norm was held against the paper in force, and which paper that was.

    It counts for the publisher of ``by`` alone, and until a figure of the norm is corrected.

    Raises:
        Refusal: ``royalty.document_missing``, ``royalty.norm_checked``, ``access.denied``.
        Http404: for everybody but the publisher's own people.
    """
    publisher = publisher_of(by)
    check_may("royalty.check_norm", side=Side.B, roles=by.roles)
    if not document.strip():
        raise Refusal("royalty.document_missing")
    kind, sha256 = KINDS[type(norm)], norm_sha256(norm)
    row, new = NormCheck.objects.get_or_create(
        publisher=publisher,
        facts_sha256=sha256,
        defaults={
            "kind": kind.value,
            "from_on": norm.from_on,
            "document": document.strip()[:300],
            "checked_by": by,
            "checked_on": on,
            "recorded_at": at,
        },
    )
    if not new:
        raise Refusal("royalty.norm_checked", name=row.checked_by.display_name)
    subject = f"royalty:{kind.value}-{norm.from_on.isoformat()}"
    record("royalty.norm_checked", subject, chain=HOUSE, actor=by.ref, at=at, facts_sha256=sha256)
    return row


@transaction.atomic
def reckon(
    publication: Publication,
    grade: Grade,
    shares: Sequence[Share],
    *,
    by: Member,
    at: datetime,
    manuscript: Manuscript | None = None,
) -> list[Royalty]:
    """Reckon what the authors of a publication get, by the norms of the day it appeared.

    Raises:
        Refusal: ``royalty.day_unknown``, ``royalty.group_missing``, ``royalty.reckoned_already``,
            ``royalty.multiplier_unexplained``, ``royalty.author_missing``,
            those of ``rules.gross_dong`` and ``rules.shared_out``, ``access.denied``.
        Http404: for everybody but the publisher's own people.
    """
    publisher = publisher_of(by)
    check_may("royalty.reckon", side=Side.B, roles=by.roles)
    on = publication.published_on
    if on is None or publication.published_precision != Precision.DAY.value:
        raise Refusal("royalty.day_unknown", ref=publication.ref)
    group = grade.group or GROUPS.get(publication.work.genre)
    if group is None:
        raise Refusal("royalty.group_missing", known=", ".join(one.value for one in Group))
    if grade.multiplier != 1 and not grade.multiplier_reason.strip():
        raise Refusal("royalty.multiplier_unexplained")
    if not shares or not all(share.name.strip() for share in shares):
        raise Refusal("royalty.author_missing")
    norms = house_norms()
    whole = gross_dong(
        norms, published_on=on, group=group, coefficient=grade.coefficient,
        multiplier=grade.multiplier,
    )  # fmt: skip
    parts = shared_out(whole, [share.percent for share in shares])
    source = f"{norms.table_on(on).source}; {norms.salary_on(on).source}"
    made = [
        Royalty(
            ref=next_reference("NB", on.year),
            payee=_payee(publisher.pk, share),
            publication=publication,
            manuscript=manuscript,
            published_on=on,
            group=group.value,
            unit_dong=unit_dong(norms, published_on=on),
            coefficient=grade.coefficient,
            multiplier=grade.multiplier,
            multiplier_reason=grade.multiplier_reason.strip()[:300],
            share_percent=share.percent,
            gross_dong=part,
            source=source,
            recorded_by=by,
            recorded_at=at,
        )
        for share, part in zip(shares, parts, strict=True)
    ]
    _refuse_twice(publication, made)
    for one in made:
        _write("reckoned", f"royalty:{one.ref}", by=by, at=at, dong=one.gross_dong)
    return made


def _refuse_twice(publication: Publication, made: list[Royalty]) -> None:
    """Save them all, or none when the piece was reckoned already."""
    known = Royalty.objects.filter(publication=publication, removed_at__isnull=True)
    if known.select_for_update().exists():
        raise Refusal("royalty.reckoned_already", ref=publication.ref)
    try:
        with transaction.atomic():
            for one in made:
                one.save()
    except IntegrityError:
        raise Refusal("royalty.reckoned_already", ref=publication.ref) from None


def _payee(publisher_id: int, share: Share) -> Payee:
    name, office = share.name.strip()[:120], share.office.strip()[:300]
    payee, _made = Payee.objects.get_or_create(
        publisher_id=publisher_id, name=name, office=office,
        defaults={"sort_key": sort_key(name)[:300], "member": share.member},
    )  # fmt: skip
    return payee


@transaction.atomic
def remove(royalty: Royalty, *, by: Member, at: datetime) -> None:
    """Take a royalty back that is on no statement; it stays, marked.

    Raises:
        Refusal: ``royalty.on_a_statement``, ``access.denied``.
    """
    check_may("royalty.reckon", side=Side.B, roles=by.roles)
    open_ones = Royalty.objects.filter(pk=royalty.pk, statement__isnull=True)
    if not open_ones.filter(removed_at__isnull=True).update(removed_at=at):
        raise Refusal("royalty.on_a_statement", ref=royalty.ref)
    _write("removed", f"royalty:{royalty.ref}", by=by, at=at)


@transaction.atomic
def draw_up(
    payee: Payee, year: int, month: int, *, by: Member, at: datetime, on: date
) -> Statement:
    """Draw up the statement of an author for the pieces of a month that are on none yet.

    The tax is that of the day ``on``; it is withheld from the sum.

    Raises:
        Refusal: ``statement.nothing_open``, ``royalty.no_norm``, ``access.denied``.
    """
    check_may("royalty.draw_up", side=Side.B, roles=by.roles)
    Payee.objects.select_for_update().get(pk=payee.pk, publisher=publisher_of(by))
    waiting = Royalty.objects.filter(
        payee=payee, statement__isnull=True, removed_at__isnull=True,
        published_on__year=year, published_on__month=month,
    )  # fmt: skip
    rows = list(waiting)
    if not rows:
        raise Refusal("statement.nothing_open", name=payee.name, month=month, year=year)
    norms = house_norms()
    rule = norms.tax_on(on)
    foot = sums([row.gross_dong for row in rows], rule)
    made = Statement.objects.create(
        ref=next_reference("BKNB", year),
        payee=payee,
        year=year,
        month=month,
        gross_dong=foot.gross,
        tax_dong=foot.tax,
        net_dong=foot.net,
        tax_percent=rule.percent,
        tax_from_dong=rule.from_dong,
        tax_source=rule.source,
        due_on=pay_by(norms, [row.published_on for row in rows]),
        drawn_up_by=by,
        drawn_up_at=at,
    )
    Royalty.objects.filter(pk__in=[row.pk for row in rows]).update(statement=made)
    _write("drawn_up", f"statement:{made.ref}", by=by, at=at, dong=foot.net, pieces=len(rows))
    return made


@transaction.atomic
def approve(statement: Statement, *, by: Member, at: datetime) -> None:
    """The chief approves what is to be paid.

    Raises:
        Refusal: ``statement.wrong_state``, ``statement.changed_meanwhile``, ``statement.own``
            (nobody approves money for themselves), ``access.denied``.
    """
    check_may("royalty.approve", side=Side.B, roles=by.roles)
    if statement.payee.member_id == by.pk:
        raise Refusal("statement.own")
    _move(statement, "approve", by=by, at=at, approved_by=by, approved_at=at)


@transaction.atomic
def pay(statement: Statement, *, on: date, by: Member, at: datetime) -> None:
    """The accountant paid the net amount on a day.

    Raises:
        Refusal: ``statement.paid_before_publication``, ``statement.wrong_state``,
            ``statement.changed_meanwhile``, ``royalty.norm_unchecked`` as long as nobody of the
            house has held a norm that it rests on against its paper, ``access.denied``.
    """
    check_may("royalty.pay", side=Side.B, roles=by.roles)
    if (on.year, on.month) < (statement.year, statement.month):
        raise Refusal("statement.paid_before_publication", ref=statement.ref)
    publisher_of(by)
    STATEMENT_LIFE.after("pay", state=StatementState(statement.state))
    if missing := unchecked_under(statement):
        told = "; ".join(one.source for one in missing)
        raise Refusal("royalty.norm_unchecked", ref=statement.ref, sources=told)
    _move(statement, "pay", by=by, at=at, paid_on=on, paid_by=by)


@transaction.atomic
def void(statement: Statement, *, by: Member, at: datetime) -> None:
    """Take an unpaid statement back: its royalties are open again.

    Raises:
        Refusal: ``statement.wrong_state``, ``statement.changed_meanwhile``, ``access.denied``.
    """
    check_may("royalty.draw_up", side=Side.B, roles=by.roles)
    _move(statement, "void", by=by, at=at)
    statement.royalties.update(statement=None)


def _move(statement: Statement, name: str, *, by: Member, at: datetime, **values: object) -> None:
    publisher_of(by)
    seen = StatementState(statement.state)
    target = STATEMENT_LIFE.after(name, state=seen)
    found = Statement.objects.filter(pk=statement.pk, state=seen.value)
    if not found.update(state=target.value, **values):
        raise Refusal("statement.changed_meanwhile", ref=statement.ref)
    statement.state = target.value
    _write(target.value, f"statement:{statement.ref}", by=by, at=at)


def _write(action: str, subject: str, *, by: Member, at: datetime, **facts: int) -> None:
    """In the chain of the house: no institution reads it."""
    kind = subject.partition(":")[0]
    record(f"{kind}.{action}", subject, chain=HOUSE, actor=by.ref, at=at, **facts)
