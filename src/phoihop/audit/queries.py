"""Reading the trail."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from phoihop.audit.models import Entry, Head
from phoihop.audit.rules import Break, Link, first_break


def entries_of(chain: str) -> QuerySet[Entry]:
    """The entries of one chain, oldest first. Nothing of any other chain."""
    return Entry.objects.filter(chain=chain).order_by("seq")


def entries_about(subject: str, *, chain: str) -> QuerySet[Entry]:
    """The entries of ``chain`` about one thing, oldest first."""
    return entries_of(chain).filter(subject=subject)


def as_links(entries: Iterable[Entry]) -> Iterator[Link]:
    """The entries as the plain values that the rules check."""
    for entry in entries:
        yield Link(
            entry.chain,
            entry.seq,
            entry.at,
            entry.actor,
            entry.action,
            entry.subject,
            entry.facts,
            entry.previous_sha256,
            entry.sha256,
        )


def chains() -> list[str]:
    """The names of all chains."""
    return list(Head.objects.order_by("chain").values_list("chain", flat=True))


def verify(chain: str) -> Break | None:
    """Check one chain from its first entry to its head; ``None`` when it holds."""
    broken = first_break(as_links(entries_of(chain).iterator(chunk_size=2000)))
    if broken is not None:
        return broken
    head = Head.objects.get(chain=chain)
    last = entries_of(chain).order_by("-seq").first()
    written = (last.seq, last.sha256) if last else (0, head.sha256)
    if written != (head.seq, head.sha256):
        return Break(chain, written[0] + 1, "missing")
    return None
