"""Fetching one found page: its text, its day, its title, and the other names it goes by."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from phoihop.engines.vietnamese.folding import fold_words
from phoihop.engines.webpages.addresses import canonicalise
from phoihop.engines.webpages.extraction import Extraction, extract
from phoihop.engines.webpages.fetching import Fetched, worth_retrying
from phoihop.law.refusal import Refusal
from phoihop.press.finding import (
    LONGEST_TITLE,
    PAGES,
    PageState,
    page_key,
    text_until,
    words_sha256,
)
from phoihop.press.models import FoundPage, PageAlias
from phoihop.press.rhythm import is_given_up, wait_after
from phoihop.press.rules import KnownOutlets
from phoihop.press.services.intake import dated
from phoihop.press.services.visiting import NOT_ITS_FAULT, Visitor, place_of

GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of one attempt: ``fetched``, ``failed`` for good, or neither (tried again)."""

    fetched: bool = False
    failed: bool = False


def fetch_page(page: FoundPage, visitor: Visitor, *, known: KnownOutlets) -> Attempt:
    """Fetch a page that is due and keep its text for comparison.

    Never refuses: a failure is written on the page, with the time of the next try or none. One
    small transaction; killed before it, the page is simply fetched again.
    """
    try:
        fetched = visitor.get(page.address)
        _check_answer(fetched)
        keys = _own_keys(page, fetched.final_address, known)
        read = extract(fetched.body, url=fetched.final_address, charset=fetched.charset)
        if not read.text:
            raise Refusal("press.no_article")
        keys |= _claimed_keys(page, read, known)
    except Refusal as refusal:
        return _note_failure(page, refusal, visitor)
    return _keep(page, read, keys, at=visitor.clock.now())


def _check_answer(fetched: Fetched) -> None:
    if fetched.status in GONE:
        raise Refusal("press.page_gone", status=fetched.status)
    if fetched.status != 200:
        raise Refusal("press.page_answered", status=fetched.status)


def _own_keys(page: FoundPage, final: str, known: KnownOutlets) -> set[str]:
    """The key of where the address led to; it must be the same outlet.

    Raises:
        Refusal: ``press.led_elsewhere``.
    """
    address = canonicalise(final, host_aliases=known.aliases)
    if known.find(host=address.host, name="") != page.outlet_id:
        raise Refusal("press.led_elsewhere", host=address.host)
    return {page_key(address)}


def _claimed_keys(page: FoundPage, read: Extraction, known: KnownOutlets) -> set[str]:
    """The key of the address that the page claims, when that is one of an article here."""
    try:
        address = canonicalise(read.canonical or "", host_aliases=known.aliases)
    except Refusal:
        return set()
    own = known.find(host=address.host, name="") == page.outlet_id
    return {page_key(address)} if own and address.article_id else set()


@transaction.atomic
def _keep(page: FoundPage, read: Extraction, keys: set[str], *, at: datetime) -> Attempt:
    seen = FoundPage.objects.filter(pk=page.pk, state__in=PAGES.sources("fetch"))
    more = keys - {page.identity_key}
    first = _known_under(more, but=page)
    if first is not None:
        seen.update(
            state=PageState.DOUBLE.value, same_as=first, fetched_at=at, due_at=None, title=""
        )
        return Attempt(fetched=True)
    text, title = read.text.replace("\x00", ""), read.title.replace("\x00", "")
    words = fold_words(text)
    told = seen.update(
        state=PageState.FETCHED.value,
        text=text,
        title=title[:LONGEST_TITLE] or page.title,
        text_until_on=text_until(at),
        text_sha256=words_sha256(words),
        words=len(words),
        fetched_at=at,
        due_at=None,
        failures=0,
        problem="",
        problem_facts={},
        **dated(read.published),
    )
    if told:
        aliases = [PageAlias(identity_key=key, page=page) for key in more]
        PageAlias.objects.bulk_create(aliases, ignore_conflicts=True)
    return Attempt(fetched=bool(told))


def _known_under(keys: set[str], *, but: FoundPage) -> FoundPage | None:
    """The page that holds one of the keys; of a chain of doubles, the first one."""
    if not keys:
        return None
    others = FoundPage.objects.exclude(pk=but.pk)
    found = others.filter(identity_key__in=keys).first()
    if found is None:
        found = others.filter(aliases__identity_key__in=keys).first()
    return found.same_as if found is not None and found.same_as else found


def _note_failure(page: FoundPage, refusal: Refusal, visitor: Visitor) -> Attempt:
    at = visitor.clock.now()
    due = FoundPage.objects.filter(outlet=page.outlet_id, state=PageState.FOUND.value)
    until = visitor.waits_until(page.address)
    if until is not None:  # the whole server rests, and all its pages with it
        place = place_of(page.address)
        due.filter(due_at__lt=until, address__istartswith=f"{place}/").update(due_at=until)
    if refusal.code in NOT_ITS_FAULT:
        return Attempt()
    failures = page.failures + 1
    again = _worth_retrying(refusal) and not is_given_up(failures)
    state = PageState.FOUND if again else PageState.FAILED
    later = max(until or at, at + wait_after(failures))
    seen = FoundPage.objects.filter(pk=page.pk, state__in=PAGES.sources("fail"))
    seen.update(
        state=state.value,
        failures=failures,
        problem=refusal.code,
        problem_facts=dict(refusal.facts),
        due_at=later if again else None,
    )
    return Attempt(failed=not again)


def _worth_retrying(refusal: Refusal) -> bool:
    if refusal.code == "press.page_answered":
        status = refusal.facts.get("status")
        return isinstance(status, int) and status >= 500
    return worth_retrying(refusal)
