"""Writing the trail."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from phoihop.audit.models import Entry, Head
from phoihop.audit.rules import GENESIS, Deed, append

HOUSE = "house"


def record(
    action: str,
    subject: str,
    *,
    chain: str,
    actor: str,
    at: datetime,
    **facts: str | int | bool | None,
) -> Entry:
    """Append one entry. Call it inside the transaction of the change it records.

    Args:
        action: ``noun.past_participle``.
        subject: ``kind:reference`` of the thing changed.
        chain: the programme's reference, or ``HOUSE``.
        actor: a member's reference, or ``system``.
        at: aware time of the deed.
        facts: keys, numbers and salted hashes. Never a name, a title or a reason in words.

    Raises:
        ValueError: when ``at`` is naive.
    """
    return record_all([Deed(action, subject, facts)], chain=chain, actor=actor, at=at)[0]


@transaction.atomic
def record_all(deeds: Iterable[Deed], *, chain: str, actor: str, at: datetime) -> list[Entry]:
    """Append several entries of one act (an import) in their order, in few queries.

    Writers on one chain wait for each other: on PostgreSQL for the row of its head, on SQLite
    for the whole database, whose transactions begin ``IMMEDIATE``. So no chain forks.

    Raises:
        ValueError: when ``at`` is naive.
    """
    Head.objects.get_or_create(chain=chain, defaults={"seq": 0, "sha256": GENESIS})
    head = Head.objects.select_for_update().get(chain=chain)
    links = append(deeds, chain=chain, seq=head.seq, sha256=head.sha256, actor=actor, at=at)
    entries = [
        Entry(
            chain=link.chain,
            seq=link.seq,
            at=link.at,
            actor=link.actor,
            action=link.action,
            subject=link.subject,
            facts=dict(link.facts),
            previous_sha256=link.previous_sha256,
            sha256=link.sha256,
        )
        for link in links
    ]
    Entry.objects.bulk_create(entries, batch_size=500)
    if links:
        Head.objects.filter(pk=head.pk).update(seq=links[-1].seq, sha256=links[-1].sha256)
    return entries
