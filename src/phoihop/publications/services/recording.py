"""Writing down works and where they appeared, by hand."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from phoihop.audit.services import HOUSE, record
from phoihop.engines.vietnamese.folding import search_key
from phoihop.engines.webpages.addresses import Address
from phoihop.law.access import check_may
from phoihop.law.period import PartialDate, Precision
from phoihop.law.refusal import Refusal
from phoihop.papers.services import next_reference
from phoihop.parties.models import Member
from phoihop.parties.queries import home_side, house_of
from phoihop.press.models import Outlet
from phoihop.press.queries import host_aliases, known_outlets
from phoihop.publications.models import Publication, Work
from phoihop.publications.pieces import (
    LONGEST_TITLE,
    Appearance,
    Piece,
    article_key,
    check_date,
    check_place,
    checked_piece,
    folded_words,
    identity_key,
    kept_text,
    settled_address,
    work_search_key,
)
from phoihop.publications.queries import chains_of


def work_row(piece: Piece, *, ref: str, at: datetime) -> Work:
    """The row of a work as told, not yet saved; ``piece`` has been checked."""
    words = folded_words(piece.body)
    kept = kept_text(words)
    return Work(
        ref=ref,
        title=piece.title,
        author_line=piece.author_line,
        genre=piece.genre,
        language=piece.language,
        by_institution=piece.by_institution,
        body=piece.body,
        words=kept.words,
        body_sha256=kept.sha256,
        recorded_at=at,
        title_key=search_key(piece.title)[:LONGEST_TITLE],
        search_key=work_search_key(piece, words),
    )


@transaction.atomic
def record_work(piece: Piece, *, by: Member, at: datetime) -> Work:
    """Write down a work of which no publication is known yet. Not to be repeated.

    Raises:
        Refusal: ``access.denied``, ``work.title_missing``, ``work.title_too_long``,
            ``work.authors_too_long``.
    """
    check_may("publication.record", side=home_side(by), roles=by.roles)
    work = work_row(
        checked_piece(piece), ref=next_reference("TP", timezone.localdate(at).year), at=at
    )
    work.save()
    work.held_by.add(house_of(by))
    record("work.recorded", f"work:{work.ref}", chain=HOUSE, actor=by.ref, at=at)
    return work


@transaction.atomic
def record_publication(
    work: Work,
    told: Appearance,
    *,
    by: Member,
    at: datetime,
    outlet: Outlet | None = None,
    title: str = "",
) -> Publication:
    """Write down where ``work`` appeared. Saying the same again gives the same publication.

    Args:
        outlet: needed for print and broadcast; of an address it is found by the host.
        title: as printed there; default: the work's.

    Raises:
        Refusal: ``access.denied``, ``publication.known_of_another_work``,
            ``publication.place_missing``, ``publication.two_places``,
            ``publication.outlet_missing``, ``publication.minute_unreadable``,
            ``publication.in_the_future``, ``addresses.unusable``, ``addresses.glued``.
    """
    check_may("publication.record", side=home_side(by), roles=by.roles)
    check_place(told, has_outlet=outlet is not None)
    check_date(told.published, on=timezone.localdate(at))
    address = settled_address(told.address, host_aliases())
    outlet = outlet or _outlet_of(address)
    shown = checked_piece(Piece(title or work.title)).title
    key = identity_key(told, address, title=shown, outlet=outlet.ref if outlet else "")
    known = Publication.objects.filter(identity_key=key).select_related("work").first()
    if known is not None:
        return _same_or_refused(known, work)
    year = (told.published.first_on if told.published else timezone.localdate(at)).year
    publication = Publication(
        ref=next_reference("LĐ", year),
        work=work,
        outlet=outlet,
        title=shown,
        canonical_address=address.canonical if address else "",
        identity_key=key,
        article_key=article_key(address),
        recorded_at=at,
        recorded_by=by,
        **appearance_fields(told),
    )
    try:
        with transaction.atomic():
            publication.save()
    except IntegrityError:  # somebody told the same at the same instant
        raise Refusal("publication.recorded_meanwhile") from None
    _trail("publication.recorded", publication, by=by, at=at)
    return publication


@transaction.atomic
def record_piece(
    piece: Piece, told: Appearance, *, by: Member, at: datetime, outlet: Outlet | None = None
) -> Publication:
    """Write down a work together with its first publication. Saying it again changes nothing.

    A piece that another house wrote down already (same address) is from now on held by both.

    Raises:
        Refusal: see ``record_work`` and ``record_publication``.
    """
    check_may("publication.record", side=home_side(by), roles=by.roles)
    check_place(told, has_outlet=outlet is not None)
    address = settled_address(told.address, host_aliases())
    settled = checked_piece(piece)
    named = outlet or _outlet_of(address)
    key = identity_key(told, address, title=settled.title, outlet=named.ref if named else "")
    known = Publication.objects.filter(identity_key=key).select_related("work").first()
    if known is None:
        work = record_work(settled, by=by, at=at)
        return record_publication(work, told, by=by, at=at, outlet=named)
    house = house_of(by)
    if not known.work.held_by.filter(pk=house.pk).exists():
        known.work.held_by.add(house)
        record("work.held", f"work:{known.work.ref}", chain=HOUSE, actor=by.ref, at=at)
    return known


@transaction.atomic
def complete_date(
    publication: Publication, published: PartialDate, *, by: Member, at: datetime
) -> Publication:
    """Say the day of a publication of which only the month, the year or nothing was known.

    Raises:
        Refusal: ``access.denied``, ``publication.day_known``, ``publication.day_outside``,
            ``publication.in_the_future``, ``publication.changed_meanwhile``.
    """
    check_may("publication.record", side=home_side(by), roles=by.roles)
    check_date(published, on=timezone.localdate(at))
    known = publication.published
    if known is not None:
        if known.exact:
            raise Refusal("publication.day_known", day=str(known))
        inside = known.first_on <= published.first_on and published.last_on <= known.last_on
        if not inside:
            raise Refusal("publication.day_outside", day=str(published), known=str(known))
    seen = Publication.objects.filter(
        pk=publication.pk,
        published_on=publication.published_on,
        published_precision=publication.published_precision,
    )
    changed = {
        "published_on": published.first_on,
        "published_precision": published.precision.value,
    }
    if not seen.update(**changed):
        raise Refusal("publication.changed_meanwhile")
    for name, value in changed.items():
        setattr(publication, name, value)
    _trail("publication.dated", publication, by=by, at=at, published=str(published))
    return publication


def appearance_fields(told: Appearance) -> dict[str, object]:
    """The columns of a publication that say where and when, as told."""
    fields: dict[str, object] = {
        name: " ".join(getattr(told, name).split())
        for name in ("address", "issue", "page", "broadcast_title", "broadcast_minute")
    }
    day = told.published
    fields["published_on"] = day.first_on if day else None
    fields["published_precision"] = (day.precision if day else Precision.DAY).value
    return fields


def _outlet_of(address: Address | None) -> Outlet | None:
    if address is None:
        return None
    found = known_outlets().find(host=address.host, name="")
    return Outlet.objects.get(pk=found) if found is not None else None


def _same_or_refused(known: Publication, work: Work) -> Publication:
    if known.work_id != work.pk:
        raise Refusal("publication.known_of_another_work", ref=known.ref, work=known.work.ref)
    return known


def _trail(
    action: str, publication: Publication, *, by: Member, at: datetime, **facts: str
) -> None:
    for chain in chains_of(publication.work):
        subject = f"publication:{publication.ref}"
        record(action, subject, chain=chain, actor=by.ref, at=at, **facts)
