"""Time stamps of authorities, asked for in the background until they answer (RFC 3161)."""

from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet

from phoihop.audit.services import record
from phoihop.engines.seals.api import stamp_hash, verify_stamp
from phoihop.engines.seals.timestamps import HttpTimeStamper, TimeStamper
from phoihop.evidence.models import Evidence
from phoihop.evidence.witnessing.models import TimeStamp
from phoihop.evidence.witnessing.rules import LEASE, wait_after
from phoihop.law.refusal import Refusal
from phoihop.papers.authorities import house_trust
from phoihop.publications.queries import chains_of

BATCH = 50


def ask_for_stamps(evidence: Evidence, *, at: datetime) -> None:
    """Note that every authority of the house is to stamp the file of a proof. May be repeated."""
    if evidence.file is None:
        return
    for authority in settings.TIME_AUTHORITIES:
        TimeStamp.objects.get_or_create(
            evidence=evidence, authority=authority, defaults={"due_at": at}
        )


def due_stamps(at: datetime) -> QuerySet[TimeStamp]:
    """Stamps to ask for now, those that waited longest first."""
    open_ = TimeStamp.objects.filter(stamped_at__isnull=True, due_at__lte=at)
    return open_.select_related("evidence__file", "evidence__publication__work").order_by(
        "due_at", "pk"
    )


def stamp_due(*, at: datetime, limit: int = BATCH) -> tuple[int, int]:
    """Ask the authorities for what is due; return how many answered and how many did not.

    An authority that does not answer is not asked again in the same round: the machine is
    probably offline, and everything else waits for no one. May be killed anywhere.
    """
    silent: set[str] = set()
    answered = failed = 0
    for stamp in due_stamps(at)[:limit]:
        if stamp.authority in silent:
            continue
        if not _leased(stamp, at=at):
            continue
        if ask_once(stamp, stamper_at(stamp.authority), at=at):
            answered += 1
        else:
            silent.add(stamp.authority)
            failed += 1
    return answered, failed


def stamper_at(authority: str) -> TimeStamper:
    """The authority behind an address of the settings."""
    from urllib3 import PoolManager

    return HttpTimeStamper(authority, PoolManager())


def ask_once(stamp: TimeStamp, stamper: TimeStamper, *, at: datetime) -> bool:
    """Ask one authority for one stamp; a failure is written down with the time of the next try."""
    assert stamp.evidence.file is not None  # asked for files alone
    sha256 = bytes.fromhex(stamp.evidence.file.sha256)
    open_ = TimeStamp.objects.filter(pk=stamp.pk, stamped_at__isnull=True)
    try:
        token = stamp_hash(sha256, stamper)
        said = verify_stamp(token, sha256, trust=house_trust(), at=at)
    except Refusal as refusal:
        tries = stamp.tries + 1
        open_.update(
            tries=tries,
            due_at=at + wait_after(tries),
            problem=refusal.code,
            problem_facts=dict(refusal.facts),
        )
        return False
    written = open_.update(
        token=token,
        stamped_at=said.stamped_at,
        trusted=said.trusted,
        tries=stamp.tries + 1,
        problem="",
        problem_facts={},
    )
    for chain in chains_of(stamp.evidence.publication.work) if written else ():
        record(
            "evidence.stamped",
            f"evidence:{stamp.evidence.ref}",
            chain=chain,
            actor="system",
            at=at,
            sha256=stamp.evidence.file.sha256,
        )
    return True


def _leased(stamp: TimeStamp, *, at: datetime) -> int:
    """Take a stamp for oneself, so that two sweeps at once do not ask twice."""
    seen = TimeStamp.objects.filter(pk=stamp.pk, due_at=stamp.due_at, stamped_at__isnull=True)
    return seen.update(due_at=at + LEASE)
