"""One try of one order for a capture. Killed anywhere, it is simply tried again."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from phoihop.engines.capture.camera import camera_here
from phoihop.engines.capture.keys import fingerprint_of, key_in
from phoihop.engines.capture.recording import Camera, see
from phoihop.engines.capture.whereabouts import Whereabouts, whereabouts
from phoihop.engines.webpages.policy import Clock, Policy
from phoihop.evidence.witnessing.keeping import DISK_FULL, Witness, keep_capture
from phoihop.evidence.witnessing.models import Capture, CaptureOrder
from phoihop.evidence.witnessing.queries import side_of_house
from phoihop.evidence.witnessing.rules import (
    ORDERS,
    SILENT,
    OrderState,
    is_given_up,
    place_of,
    wait_after,
)
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Organisation
from phoihop.publications.queries import chains_of


@dataclass(frozen=True, slots=True)
class Studio:
    """With what this machine captures: limits, clock, browser, key, and for whom it speaks."""

    policy: Policy
    clock: Clock
    camera: Camera
    here: Whereabouts
    witness: Witness


def house_studio(clock: Clock) -> Studio:
    """The studio that the settings ask for; the key of this installation is made when needed.

    The machine speaks for the organisation that runs it (``PHOIHOP_OPERATOR``), and for neither
    side when that is not said.
    """
    policy = Policy(allowed=settings.FETCH_ALLOW)
    key = key_in(Path(settings.DATA_DIR) / "keys")
    camera = camera_here(
        policy, sandboxed=not settings.BROWSER_UNSANDBOXED, off=settings.BROWSER_OFF
    )
    operator = Organisation.objects.filter(ref=settings.OPERATOR).first()
    side = side_of_house(operator).value if operator else ""
    witness = Witness(fingerprint_of(key.public_hex), organisation=operator, side=side)
    return Studio(policy, clock, camera, whereabouts(), witness)


def attempt(order_id: int, studio: Studio) -> Capture | None:
    """Try an order that waits; ``None`` when it failed or is no longer waiting.

    Fetching happens outside any transaction; the result is written in one, if the order is still
    as it was seen: of two workers one writes.
    """
    order = _waiting(order_id)
    if order is None or _rests(order, at=studio.clock.now()):
        return None
    try:
        archive = see(
            order.publication.address,
            policy=studio.policy,
            clock=studio.clock,
            here=studio.here,
            camera=studio.camera,
        )
        return _finish(order, archive, studio.witness, at=studio.clock.now())
    except Refusal as refusal:
        _note(order, refusal, at=studio.clock.now())
    except OSError as error:
        if error.errno not in DISK_FULL:
            raise
        _note(order, Refusal("capture.disk_full"), at=studio.clock.now())
    return None


def _waiting(order_id: int) -> CaptureOrder | None:
    orders = CaptureOrder.objects.filter(pk=order_id, state=OrderState.WAITING.value)
    return orders.select_related("publication__work", "asked_by").first()


def _rests(order: CaptureOrder, *, at: datetime) -> bool:
    """Leave a server in peace that an earlier order found silent; this order waits with it.

    So a silent outlet costs the worker one attempt at a time, and holds up nobody else. Only an
    earlier order makes a later one wait, so one of them always tries.
    """
    place = place_of(order.publication.address)
    silent = CaptureOrder.objects.filter(
        pk__lt=order.pk,
        state=OrderState.WAITING.value,
        due_at__gt=at,
        problem__in=SILENT,
        publication__address__startswith=f"{place}/",
    ).first()
    if silent is None:
        return False
    _as_seen(order).update(
        due_at=silent.due_at, problem=silent.problem, problem_facts=silent.problem_facts
    )
    return True


@transaction.atomic
def _finish(
    order: CaptureOrder, archive: bytes, witness: Witness, *, at: datetime
) -> Capture | None:
    seen = _as_seen(order)
    if not seen.exists():
        return None
    chains = chains_of(order.publication.work)
    capture = keep_capture(
        order.publication, archive, witness, by=order.asked_by, at=at, chains=chains
    )
    state = ORDERS.after("finish", state=OrderState(order.state)).value
    tries = order.tries + 1
    seen.update(state=state, capture=capture, tries=tries, problem="", problem_facts={})
    return capture


def _note(order: CaptureOrder, refusal: Refusal, *, at: datetime) -> None:
    """Write down why it failed, and when it is tried again, if ever."""
    tries = order.tries + 1
    state = OrderState(order.state)
    if is_given_up(refusal.code, tries=tries):
        state = ORDERS.after("give_up", state=state)
    _as_seen(order).update(
        state=state.value,
        tries=tries,
        due_at=at + wait_after(tries),
        problem=refusal.code,
        problem_facts=dict(refusal.facts),
    )


def _as_seen(order: CaptureOrder) -> QuerySet[CaptureOrder]:
    return CaptureOrder.objects.filter(pk=order.pk, state=order.state, tries=order.tries)
