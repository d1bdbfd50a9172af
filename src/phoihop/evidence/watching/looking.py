"""One look at one page: ask, read, compare, and write down what changed, with its evidence."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from phoihop.audit.services import record
from phoihop.engines.webpages.addresses import canonicalise
from phoihop.engines.webpages.conditional import Validators, unchanged, validators_of
from phoihop.engines.webpages.extraction import Extraction, extract
from phoihop.engines.webpages.fetching import Fetched
from phoihop.engines.webpages.warc import Resource, write_warc
from phoihop.evidence.watching.models import PageWatch, WatchEvent
from phoihop.evidence.watching.rules import (
    Change,
    Known,
    PageState,
    Reading,
    Seen,
    days_to_next,
    read_look,
    watched_sha256,
    watched_text,
)
from phoihop.evidence.witnessing.queries import captures_of
from phoihop.law.period import day_of
from phoihop.law.refusal import Refusal
from phoihop.papers.services import keep_bytes
from phoihop.press.rhythm import wait_after
from phoihop.press.services.visiting import NOT_ITS_FAULT, Visitor, place_of
from phoihop.publications.labels import LabelState
from phoihop.publications.queries import chains_of
from phoihop.publications.services import check_labels, labels_still_so

VERBS = {
    Change.FIRST: "page.watched",
    Change.EDITED: "page.edited",
    Change.MOVED: "page.moved",
    Change.GONE: "page.gone",
    Change.BACK: "page.back",
}  # a lost label has its own entries, written with the label
NO_CHANGE = (Change.FIRST, Change.UNCHANGED)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, with what was read out of it (nothing when it was a mere 304)."""

    fetched: Fetched
    read: Extraction | None
    seen: Seen


@dataclass(frozen=True, slots=True)
class Looked:
    """What one look did: it told something, it failed, or the whole server waits."""

    told: bool = False
    failed: bool = False
    changes: tuple[Change, ...] = ()


def look_at(watch: PageWatch, visitor: Visitor) -> Looked:
    """Ask for a page and write down what was found. Never refuses; may be killed anywhere.

    A look that fails (server, network, robots.txt, full disk) says nothing of the page: it is
    written on the watch with the time of the next try.
    """
    try:
        answer = _ask(watch, visitor)
        _begin_with_capture(watch, answer.seen)
        reading = read_look(_known(watch), answer.seen, at=visitor.clock.now())
        return _note(watch, answer, reading, at=visitor.clock.now())
    except Refusal as refusal:
        return _put_off(watch, refusal, visitor)
    except OSError as error:
        why = error.strerror or type(error).__name__
        return _put_off(watch, Refusal("watch.not_kept", why=why), visitor)


def _ask(watch: PageWatch, visitor: Visitor) -> Answer:
    known = Validators(watch.etag or None, watch.last_modified or None)
    fetched = visitor.get(watch.address, known if watch.state == PageState.THERE else Validators())
    if unchanged(fetched):
        return Answer(fetched, None, Seen(304, same=True))
    read = extract(fetched.body, url=fetched.final_address, charset=fetched.charset)
    seen = Seen(
        fetched.status,
        text=watched_text(read.title, read.text),
        shown_at=canonicalise(fetched.final_address).canonical[:2000],
        claimed=_canonical(read.canonical),
        redirected=bool(fetched.redirects),
        says_not_found="says_not_found" in read.findings,
    )
    return Answer(fetched, read, seen)


def _canonical(claimed: str | None) -> str:
    try:
        return canonicalise(claimed).canonical[:2000] if claimed else ""
    except Refusal:
        return ""


def _begin_with_capture(watch: PageWatch, seen: Seen) -> None:
    """Let the first look be held against what was captured before, when something was.

    So an edit between the capture and the first look is not missed. A capture keeps the article
    without its title; the title of today stands in for it.
    """
    if watch.state != PageState.NEW.value:
        return
    capture = captures_of(watch.publication).filter(evidence__text__gt="").last()
    if capture is None:
        return
    title = seen.text.partition("\n")[0]
    watch.text = watched_text(title, capture.evidence.text)
    watch.text_sha256 = watched_sha256(watch.text)
    watch.state = PageState.THERE.value
    watch.shown_at = _canonical(capture.final_address)
    watch.claimed = seen.claimed


def _known(watch: PageWatch) -> Known:
    return Known(
        PageState(watch.state),
        watch.text,
        watch.shown_at,
        watch.claimed,
        watch.absent_looks,
        watch.absent_since_at,
    )


@transaction.atomic
def _note(watch: PageWatch, answer: Answer, reading: Reading, *, at: datetime) -> Looked:
    """Write one look, unless somebody else's look was written meanwhile."""
    values = _after(watch, answer, reading, at=at)
    same = PageWatch.objects.filter(pk=watch.pk, looks=watch.looks)
    if not same.update(looks=F("looks") + 1, held_until_at=None, **values):
        return Looked()
    changes = list(reading.changes)
    if not reading.absent:
        changes = _with_label(watch, answer, changes, at=at)
    archive = _archived(answer) if set(changes) - {Change.UNCHANGED} else ("", 0)
    for change in changes:
        _write(watch, change, answer, reading, archive, at=at)
    return Looked(told=True, changes=tuple(changes))


def _with_label(
    watch: PageWatch, answer: Answer, changes: list[Change], *, at: datetime
) -> list[Change]:
    """The changes with those of the label; a changed label is news where nothing else is."""
    if answer.read is None:
        labels_still_so(watch.publication, at=at)
        return changes
    page, charset = answer.fetched.body, answer.fetched.charset
    label = answer.read.disclosure_label
    checks = check_labels(watch.publication, page, label, charset=charset, at=at)
    states = {check.state for check in checks}
    told_lost = _last_label_event(watch) == Change.LABEL_LOST.value
    found = []
    if LabelState.LOST.value in states and not told_lost:
        found.append(Change.LABEL_LOST)
    if states == {LabelState.PRESENT.value} and told_lost:
        found.append(Change.LABEL_BACK)
    kept = [change for change in changes if not found or change is not Change.UNCHANGED]
    return kept + found


def _last_label_event(watch: PageWatch) -> str | None:
    """What this watch told last of the label: a capture may have found the change before it."""
    kinds = (Change.LABEL_LOST.value, Change.LABEL_BACK.value)
    told = WatchEvent.objects.filter(watch=watch, kind__in=kinds)
    return told.order_by("-ordinal").values_list("kind", flat=True).first()


def _archived(answer: Answer) -> tuple[str, int]:
    """The answer as a kept web archive file: its hash and size."""
    text = Resource("text.txt", "text/plain; charset=utf-8", answer.seen.text.encode())
    archive = write_warc(answer.fetched, resources=[text] if answer.seen.text else [])
    return keep_bytes(archive), len(archive)


def _after(watch: PageWatch, answer: Answer, reading: Reading, *, at: datetime) -> dict[str, Any]:
    """The watch after a look, as columns."""
    changed = set(reading.changes) - set(NO_CHANGE)
    published_on = watch.publication.published_on or day_of(watch.begun_at)
    newest = max(published_on, day_of(at if changed else watch.changed_at or watch.begun_at))
    absent = bool(reading.absent)
    waits = absent and Change.GONE not in changed and watch.state != PageState.GONE.value
    values: dict[str, Any] = {
        "looked_at": at,
        "failures": 0,
        "problem": "",
        "problem_facts": {},
        "changed_at": at if changed else watch.changed_at,
        "absent_looks": min(watch.absent_looks + 1, 30_000) if absent else 0,
        "absent_since_at": (watch.absent_since_at or at) if absent else None,
        "next_due_at": at
        + timedelta(days=days_to_next(newest_on=newest, on=day_of(at), absent=waits)),
    }
    if Change.GONE in changed:
        values["state"] = PageState.GONE.value
    if absent or answer.read is None:
        return values
    return values | _last_seen(answer)


def _last_seen(answer: Answer) -> dict[str, Any]:
    validators = validators_of(answer.fetched)
    final = answer.fetched.final_address
    return {
        "state": PageState.THERE.value,
        "text": answer.seen.text,
        "text_sha256": watched_sha256(answer.seen.text),
        "shown_at": answer.seen.shown_at,
        "claimed": answer.seen.claimed,
        "address": final[:2000],
        "place": place_of(final),
        "etag": validators.etag or "",
        "last_modified": validators.last_modified or "",
    }


def _write(
    watch: PageWatch,
    change: Change,
    answer: Answer,
    reading: Reading,
    archive: tuple[str, int],
    *,
    at: datetime,
) -> None:
    last = WatchEvent.objects.filter(watch=watch).order_by("-ordinal").first()
    if change is Change.UNCHANGED and last is not None and last.kind == change.value:
        more = WatchEvent.objects.filter(pk=last.pk)
        more.update(looks=F("looks") + 1, until_at=at)
        return
    quiet = change is Change.UNCHANGED
    event = WatchEvent.objects.create(
        watch=watch,
        ordinal=last.ordinal + 1 if last else 1,
        kind=change.value,
        at=at,
        until_at=at,
        status=answer.fetched.status,
        address=answer.fetched.final_address[:2000],
        facts=_facts(watch, change, answer, reading),
        passages=_passages(change, reading),
        before_sha256=watch.text_sha256,
        after_sha256=watched_sha256(answer.seen.text) or (watch.text_sha256 if quiet else ""),
        warc_sha256="" if quiet else archive[0],
        warc_bytes=0 if quiet else archive[1],
    )
    if change in VERBS:
        _trail(event, VERBS[change], at=at)


def _passages(change: Change, reading: Reading) -> list[list[str]]:
    if change is not Change.EDITED or reading.difference is None:
        return []
    return [list(pair) for pair in reading.difference.passages]


def _facts(
    watch: PageWatch, change: Change, answer: Answer, reading: Reading
) -> dict[str, str | int | float]:
    if change is Change.MOVED:
        shown = answer.seen.shown_at != watch.shown_at
        before, after = (
            (watch.shown_at, answer.seen.shown_at)
            if shown
            else (watch.claimed or watch.shown_at, answer.seen.claimed or answer.seen.shown_at)
        )
        return {"from": before, "to": after, "why": "redirect" if shown else "canonical"}
    if change is Change.GONE:
        return {"why": reading.absent, "looks": watch.absent_looks + 1}
    if change is Change.EDITED and reading.difference is not None:
        return {"share": reading.difference.share, "count": reading.difference.count}
    return {}


def _trail(event: WatchEvent, action: str, *, at: datetime) -> None:
    publication = event.watch.publication
    for chain in chains_of(publication.work):
        record(
            action,
            f"publication:{publication.ref}",
            chain=chain,
            actor="system",
            at=at,
            event=event.ordinal,
            status=event.status,
            before_sha256=event.before_sha256,
            after_sha256=event.after_sha256,
            warc_sha256=event.warc_sha256,
        )


def _put_off(watch: PageWatch, refusal: Refusal, visitor: Visitor) -> Looked:
    """Write down why a look failed, and when to try again. The page keeps its state."""
    at = visitor.clock.now()
    until = visitor.waits_until(watch.address)
    if until is not None:  # the whole server rests, and all its pages with it
        waiting = PageWatch.objects.filter(place=watch.place, next_due_at__lt=until)
        waiting.update(next_due_at=until)
    same = PageWatch.objects.filter(pk=watch.pk, looks=watch.looks)
    if refusal.code in NOT_ITS_FAULT:
        same.update(held_until_at=None)
        return Looked()
    failures = min(watch.failures + 1, 1000)
    same.update(
        failures=failures,
        problem=refusal.code,
        problem_facts=dict(refusal.facts),
        next_due_at=max(until or at, at + wait_after(failures)),
        held_until_at=None,
    )
    return Looked(failed=True)
