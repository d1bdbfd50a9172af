"""Ordering captures, registering the keys of machines, taking what they saw: the verbs."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import IntegrityError, transaction

from phoihop.audit.services import HOUSE, record
from phoihop.engines.capture.keys import fingerprint_of
from phoihop.engines.capture.opening import Testimony, open_testimony
from phoihop.evidence.services import permitted
from phoihop.evidence.tasks import queue_capture
from phoihop.evidence.witnessing.keeping import DISK_FULL, Witness, keep_capture
from phoihop.evidence.witnessing.models import CaptureOrder, WitnessKey
from phoihop.evidence.witnessing.queries import (
    due_orders,
    publication_at,
    side_of_house,
    unordered_publications,
)
from phoihop.evidence.witnessing.rules import LEASE, MOST_OF_A_PLACE, OrderState, place_of
from phoihop.law.access import check_may
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.parties.queries import home_side, house_of
from phoihop.publications.models import Publication
from phoihop.publications.queries import chains_of

LONGEST_LABEL = 120


@transaction.atomic
def order_capture(publication: Publication, *, by: Member, at: datetime) -> CaptureOrder:
    """Wish for a capture of a page. The person waits for nothing; asked twice, it is one order.

    Raises:
        Refusal: ``access.denied``, ``witness.no_address``.
    """
    permitted("evidence.add", publication, by=by)
    if not publication.address:
        raise Refusal("witness.no_address", ref=publication.ref)
    order, new = CaptureOrder.objects.get_or_create(
        publication=publication,
        state=OrderState.WAITING.value,
        defaults={"asked_by": by, "asked_at": at, "due_at": at + LEASE},
    )
    if not new:
        CaptureOrder.objects.filter(pk=order.pk).update(due_at=at + LEASE)
    queue_capture(order.pk)
    return order


def queue_due(*, at: datetime, limit: int = 200) -> tuple[int, int]:
    """Order captures for newly confirmed publications, queue what is due; return how many each.

    May be killed anywhere and run twice: an order that is queued is not due for ``LEASE``. Of one
    server few pages are queued in a round, so that thousands of old pieces neither press an outlet
    nor stand before the pieces of another.
    """
    ordered = 0
    for publication, confirmed_by in unordered_publications(limit):
        try:
            with transaction.atomic():
                CaptureOrder.objects.create(
                    publication=publication, asked_by=confirmed_by, asked_at=at, due_at=at
                )
        except IntegrityError:  # another sweep was quicker
            continue
        ordered += 1
    queued = 0
    asked: Counter[str] = Counter()
    for order in due_orders(at).iterator(chunk_size=500):
        place = place_of(order.publication.address)
        if queued == limit:
            break
        if asked[place] < MOST_OF_A_PLACE and _queue(order, at=at):
            asked[place] += 1
            queued += 1
    return ordered, queued


@transaction.atomic
def _queue(order: CaptureOrder, *, at: datetime) -> bool:
    """Queue an order that is due; False when somebody else did."""
    waiting = CaptureOrder.objects.filter(pk=order.pk, state=OrderState.WAITING.value)
    if not waiting.filter(due_at=order.due_at).update(due_at=at + LEASE):
        return False
    queue_capture(order.pk)
    return True


@transaction.atomic
def register_key(public_hex: str, *, label: str, by: Member, at: datetime) -> WitnessKey:
    """Let a machine bear witness for one's house.

    Raises:
        Refusal: ``access.denied``, ``capture.not_a_key``, ``witness.label_missing``,
            ``witness.key_taken``.
    """
    check_may("witness.keep", side=home_side(by), roles=by.roles)
    fingerprint = fingerprint_of(public_hex)
    named = " ".join(label.split())
    if not named or len(named) > LONGEST_LABEL:
        raise Refusal("witness.label_missing", most=LONGEST_LABEL)
    try:
        with transaction.atomic():
            key = WitnessKey.objects.create(
                organisation=house_of(by),
                public_hex=public_hex.strip().lower(),
                fingerprint=fingerprint,
                label=named,
                registered_by=by,
                registered_at=at,
            )
    except IntegrityError:
        raise Refusal("witness.key_taken", fingerprint=fingerprint[:16]) from None
    _trail("witness.registered", key, by=by, at=at)
    return key


@transaction.atomic
def revoke_key(key: WitnessKey, *, void_from: datetime | None, by: Member, at: datetime) -> None:
    """Let a machine bear witness no more. What came in before stays, unless it is made void.

    Args:
        void_from: captures that came in then or later count no more (a key that was lost or
            stolen); default: now, so that everything so far goes on counting.

    Raises:
        Refusal: ``access.denied``, ``witness.key_revoked``, ``witness.void_in_future``.
    """
    check_may("witness.keep", side=home_side(by), roles=by.roles)
    since = void_from or at
    if since > at:
        raise Refusal("witness.void_in_future")
    live = WitnessKey.objects.filter(pk=key.pk, revoked_at__isnull=True)
    if not live.update(revoked_at=at, revoked_by=by, void_from=since):
        raise Refusal("witness.key_revoked", fingerprint=key.fingerprint[:16])
    _trail("witness.revoked", key, by=by, at=at)


def _trail(verb: str, key: WitnessKey, *, by: Member, at: datetime) -> None:
    subject = f"witness:{key.fingerprint[:16]}"
    record(verb, subject, chain=HOUSE, actor=by.ref, at=at, key=key.fingerprint)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one capture of a bundle: kept under ``evidence``, or why not."""

    address: str
    publication: str = ""
    evidence: str = ""
    problem: Refusal | None = None


def take_testimony(path: Path, *, by: Member, at: datetime) -> list[Taken]:
    """Take a bundle that a machine of one's own house sealed; each capture for its publication.

    Given twice, it is kept once. A capture of a page that nobody recorded is named and left.

    Raises:
        Refusal: those of ``opening.open_testimony``; ``witness.key_unknown``,
            ``witness.key_revoked``; ``access.denied`` comes with the captures it concerns.
    """
    testimony = open_testimony(path)
    key = _key_that_speaks(testimony, by=by)
    witness = Witness(
        key.fingerprint,
        organisation=key.organisation,
        side=side_of_house(key.organisation).value,
        key=key,
        testimony_sha256=testimony.manifest_sha256,
    )
    return list(_take_each(testimony, witness, by=by, at=at))


def _key_that_speaks(testimony: Testimony, *, by: Member) -> WitnessKey:
    fingerprint = fingerprint_of(testimony.public_hex)
    keys = WitnessKey.objects.select_related("organisation")
    key = keys.filter(fingerprint=fingerprint, organisation=house_of(by)).first()
    if key is None:
        raise Refusal("witness.key_unknown", fingerprint=fingerprint[:16])
    if key.revoked_at is not None:
        raise Refusal("witness.key_revoked", fingerprint=fingerprint[:16])
    return key


def _take_each(
    testimony: Testimony, witness: Witness, *, by: Member, at: datetime
) -> Iterable[Taken]:
    for one in testimony.seen:
        address = one.sighting.address
        try:
            publication = publication_at(address, seen_by=by)
            publication = publication or publication_at(one.sighting.final_address, seen_by=by)
            if publication is None:
                raise Refusal("witness.page_unknown", address=address[:200])
            permitted("evidence.add", publication, by=by)
            chains = chains_of(publication.work)
            kept = keep_capture(publication, one.archive, witness, by=by, at=at, chains=chains)
        except Refusal as refusal:
            yield Taken(address, problem=refusal)
        except OSError as error:
            if error.errno not in DISK_FULL:
                raise
            yield Taken(address, problem=Refusal("capture.disk_full"))
        else:
            yield Taken(address, publication.ref, kept.evidence.ref)
