"""Writing the trail."""

from datetime import datetime

from django.db import transaction

from phoihop.audit.models import Entry, Head
from phoihop.audit.rules import GENESIS, Link, digest

HOUSE = "house"


@transaction.atomic
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
    """
    Head.objects.get_or_create(chain=chain, defaults={"seq": 0, "sha256": GENESIS})
    head = Head.objects.select_for_update().get(chain=chain)
    unsigned = Link(chain, head.seq + 1, at, actor, action, subject, facts, head.sha256, sha256="")
    entry = Entry.objects.create(
        chain=chain,
        seq=unsigned.seq,
        at=at,
        actor=actor,
        action=action,
        subject=subject,
        facts=facts,
        previous_sha256=head.sha256,
        sha256=digest(unsigned),
    )
    Head.objects.filter(pk=head.pk).update(seq=entry.seq, sha256=entry.sha256)
    return entry
