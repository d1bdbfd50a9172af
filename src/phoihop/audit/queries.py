"""Reading the trail."""

import json
from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from phoihop.audit.models import Entry, Head
from phoihop.audit.rules import GENESIS, Break, Link, first_break, signed_fields
from phoihop.law.refusal import Refusal


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
    """The names of all chains, also of one whose head somebody took away."""
    heads = Head.objects.values_list("chain", flat=True)
    return sorted({*heads, *Entry.objects.order_by().values_list("chain", flat=True).distinct()})


def verify(chain: str) -> Break | None:
    """Check one chain from its first entry to its head; ``None`` when it holds.

    Raises:
        Refusal: ``audit.no_such_chain``.
    """
    check_is_there(chain)
    broken = first_break(as_links(entries_of(chain).iterator(chunk_size=2000)))
    if broken is not None:
        return broken
    last = entries_of(chain).order_by("-seq").first()
    written = (last.seq, last.sha256) if last else (0, GENESIS)
    head = Head.objects.filter(chain=chain).first()
    if head is None:
        return Break(chain, written[0], "headless")
    if written != (head.seq, head.sha256):
        return Break(chain, written[0] + 1, "missing")
    return None


def export_lines(chain: str) -> Iterator[str]:
    """One chain as JSON lines, oldest first: all that is needed to check it elsewhere.

    ``sha256`` of each line is over its other fields, written as JSON with sorted keys and no
    spaces; ``previous`` is the ``sha256`` of the line before. Nothing of another chain is shown.

    Raises:
        Refusal: ``audit.no_such_chain``.
    """
    check_is_there(chain)
    for link in as_links(entries_of(chain).iterator(chunk_size=2000)):
        fields = {**signed_fields(link), "sha256": link.sha256}
        yield json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def check_is_there(chain: str) -> None:
    """Refuse a chain that nobody ever wrote to.

    Raises:
        Refusal: ``audit.no_such_chain``.
    """
    known = Head.objects.filter(chain=chain).exists() or entries_of(chain).exists()
    if not known:
        raise Refusal("audit.no_such_chain", chain=chain)
