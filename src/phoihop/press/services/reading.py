"""Reading one source: what it lists, when it speaks again, when it fell silent."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from phoihop.engines.webpages.conditional import Validators, unchanged, validators_of
from phoihop.engines.webpages.feeds import read_feed
from phoihop.engines.webpages.fetching import Fetched
from phoihop.engines.webpages.found import FoundAddress
from phoihop.engines.webpages.sections import read_section
from phoihop.engines.webpages.sitemaps import read_sitemap
from phoihop.law.refusal import Refusal
from phoihop.press.finding import LONGEST_ADDRESS, Road, SourceKind
from phoihop.press.models import Source
from phoihop.press.rhythm import LATEST, next_read_at, quiet_since, usual_gap_days, wait_after
from phoihop.press.rules import KnownOutlets
from phoihop.press.services.intake import AT_ONCE, note_found
from phoihop.press.services.visiting import NOT_ITS_FAULT, Visitor

MOST_PARTS = 500  # of a sitemap index, the newest


def source_key(address: str) -> str:
    """The key of a source's address within its outlet."""
    return sha256(address.strip().encode()).hexdigest()


def read_source(source: Source, visitor: Visitor, *, known: KnownOutlets) -> int:
    """Read a source and write down what it lists; return how many pages are new.

    Never refuses: what went wrong is written on the source, with the time of the next try. The
    pages are written before the source says that it was read, so that a kill between repeats the
    reading and loses nothing.
    """
    try:
        validators = Validators(source.etag or None, source.last_modified or None)
        fetched = visitor.get(source.address, validators)
        if unchanged(fetched):
            _note_read(source, [], 0, at=visitor.clock.now())
            new = 0
        else:
            new = _take_in(source, fetched, known=known, at=visitor.clock.now())
        kept = validators_of(fetched, validators)
        source.etag, source.last_modified = kept.etag or "", kept.last_modified or ""
        source.save()
    except Refusal as refusal:
        _note_failure(source, refusal, visitor)
        return 0
    return new


def _take_in(source: Source, fetched: Fetched, *, known: KnownOutlets, at: datetime) -> int:
    if fetched.status != 200:
        raise Refusal("press.source_answered", status=fetched.status)
    entries, parts = _entries(SourceKind(source.kind), fetched)
    if parts:
        _note_parts(source, parts, at=at)
    road = Road(source.kind)
    new = note_found(source.outlet, entries, known=known, source=source, road=road, at=at)
    _note_read(source, [*entries, *parts], new, at=at)
    return new


def _entries(
    kind: SourceKind, fetched: Fetched
) -> tuple[Sequence[FoundAddress], Sequence[FoundAddress]]:
    """Pages, and further sitemaps."""
    url = fetched.final_address
    if kind is SourceKind.FEED:
        return read_feed(fetched.body, url=url).entries, ()
    if kind is SourceKind.SECTION:
        return read_section(fetched.body, url=url, charset=fetched.charset), ()
    sitemap = read_sitemap(fetched.body, url=url)
    return ((), sitemap.entries) if sitemap.is_index else (sitemap.entries, ())


def _note_parts(index: Source, parts: Sequence[FoundAddress], *, at: datetime) -> None:
    """Keep the sitemaps that an index names as sources; those that changed are due at once."""
    newest = sorted(parts, key=lambda part: part.modified_at or at, reverse=True)[:MOST_PARTS]
    usable = [part for part in newest if len(part.address) <= LONGEST_ADDRESS]
    by_key = {source_key(part.address): part for part in usable if part.address != index.address}
    rows = [
        Source(
            outlet=index.outlet,
            index=index,
            kind=SourceKind.SITEMAP.value,
            address=part.address,
            address_key=key,
            next_due_at=at,
            added_at=at,
        )
        for key, part in by_key.items()
    ]
    Source.objects.bulk_create(rows, ignore_conflicts=True, batch_size=AT_ONCE)
    for part in index.parts.filter(next_due_at__gt=at, last_read_at__isnull=False):
        told = by_key.get(part.address_key)
        changed_at = told.modified_at if told else None
        if changed_at and part.last_read_at and changed_at > part.last_read_at:
            Source.objects.filter(pk=part.pk).update(next_due_at=at)


def _note_read(source: Source, entries: Sequence[FoundAddress], new: int, *, at: datetime) -> None:
    moments = [entry.published_at or entry.modified_at for entry in entries]
    past = [moment for moment in moments if moment is not None and moment <= at]
    latest = max(past, default=at if new else None)
    if latest is not None and (source.last_item_at is None or latest > source.last_item_at):
        source.last_item_at = latest
    kind = SourceKind(source.kind)
    if kind is SourceKind.FEED and past:
        source.usual_gap_days = usual_gap_days(past) or source.usual_gap_days
    source.quiet_since_on = None
    if source.index_id is None:  # of a sitemap for each month, all but one are silent
        source.quiet_since_on = quiet_since(source.last_item_at, source.usual_gap_days, at=at)
    source.last_read_at, source.failing_since_at = at, None
    source.failures, source.problem, source.problem_facts = 0, "", {}
    source.next_due_at = next_read_at(kind, source.usual_gap_days, at=at)
    if source.index_id is not None:  # its index says when it changed
        source.next_due_at = at + LATEST


def _note_failure(source: Source, refusal: Refusal, visitor: Visitor) -> None:
    at = visitor.clock.now()
    peace = visitor.waits_until(source.address)
    if refusal.code in NOT_ITS_FAULT and refusal.code != "press.site_busy":
        Source.objects.filter(pk=source.pk).update(next_due_at=peace or at)
        return
    failures = min(source.failures + 1, 1000)
    Source.objects.filter(pk=source.pk).update(
        failures=failures,
        problem=refusal.code,
        problem_facts=dict(refusal.facts),
        failing_since_at=source.failing_since_at or at,
        next_due_at=max(peace or at, at + wait_after(failures)),
    )
