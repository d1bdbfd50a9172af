"""Asking an outlet's servers the way a guest asks: robots, delays, and peace after trouble."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from phoihop.engines.webpages.conditional import Validators, wait_seconds
from phoihop.engines.webpages.fetching import Fetched, fetch, worth_retrying
from phoihop.engines.webpages.policy import Clock, Policy
from phoihop.engines.webpages.robots import MAX_BYTES, Robots, robots_for
from phoihop.law.refusal import Refusal
from phoihop.press.models import Site
from phoihop.press.rhythm import wait_after

AGENT = "phoihop"
ROBOTS_LAST = timedelta(hours=24)  # RFC 9309, 2.4
LONGEST_PAUSE_SECONDS = 30.0  # a longer delay is kept by coming back later
BROKEN_PAGES = 3  # errors of the server in a row, then it is the server and not the page
NOTHING_KNOWN = Validators()
NOT_ITS_FAULT = frozenset({"press.site_waits", "press.site_busy"})
"""Refusals that say nothing of the page asked for, only of its server."""


@dataclass(slots=True)
class Visitor:
    """One visit to one outlet: asks its servers one at a time.

    Attributes:
        policy: limits of each fetch.
        clock: for the record, and for delays.
        delay_seconds: between two requests to one server, unless robots.txt asks for more.
        pause: sleeps; tests give one that does not.
    """

    policy: Policy
    clock: Clock
    delay_seconds: float = 1.0
    pause: Callable[[float], None] = time.sleep
    _sites: dict[str, tuple[Site, Robots]] = field(default_factory=dict)
    _asked_at: dict[str, float] = field(default_factory=dict)
    _errors: dict[str, int] = field(default_factory=dict)

    def get(self, address: str, known: Validators = NOTHING_KNOWN) -> Fetched:
        """Fetch an address when its server allows it and is not left in peace.

        Raises:
            Refusal: ``press.site_waits`` (fact ``host``) while it is left in peace,
                ``press.site_busy`` (``host``, ``status``) when it asks to be,
                ``press.robots_forbid`` (``host``), ``addresses.unusable``, and those of
                ``fetching.fetch``.
        """
        site, robots = self._site(place_of(address))
        if _waits(site, self.clock.now()):
            raise Refusal("press.site_waits", host=host_of(address))
        if not robots.allows(address, AGENT):
            raise Refusal("press.robots_forbid", host=host_of(address))
        self._keep_distance(site, robots)
        fetched = self._fetched(site, address, known)
        self._note_answer(site, address, fetched)
        return fetched

    def waits_until(self, address: str) -> datetime | None:
        """Until when the server of an address is left in peace; ``None`` when it is not."""
        site = Site.objects.filter(place=place_of(address)).first()
        return site.not_before_at if site and _waits(site, self.clock.now()) else None

    def _site(self, place: str) -> tuple[Site, Robots]:
        if place in self._sites:
            return self._sites[place]
        site, _ = Site.objects.get_or_create(place=place)
        read_at = site.robots_read_at
        if read_at is None or self.clock.now() - read_at > ROBOTS_LAST:
            if _waits(site, self.clock.now()):
                raise Refusal("press.site_waits", host=host_of(place))
            self._read_robots(site)
        robots = robots_for(site.robots_status, site.robots.encode())
        self._sites[place] = (site, robots)
        return self._sites[place]

    def _read_robots(self, site: Site) -> None:
        fetched = self._fetched(site, f"{site.place}/robots.txt", NOTHING_KNOWN)
        if fetched.status == 429 or fetched.status >= 500:
            self._leave_in_peace(site, wait_seconds(fetched, at=self.clock.now()))
            raise Refusal("press.site_busy", host=host_of(site.place), status=fetched.status)
        site.robots_status = fetched.status
        site.robots = fetched.body[:MAX_BYTES].decode("utf-8", "replace").replace("\x00", "")
        site.robots_read_at = self.clock.now()
        site.save()

    def _keep_distance(self, site: Site, robots: Robots) -> None:
        delay = max(self.delay_seconds, robots.delay_seconds(AGENT) or 0.0)
        asked_at = self._asked_at.get(site.place)
        if asked_at is None:
            return
        left = asked_at + delay - self.clock.monotonic()
        if left > LONGEST_PAUSE_SECONDS:
            site.not_before_at = self.clock.now() + timedelta(seconds=left)
            site.save(update_fields=["not_before_at"])
            raise Refusal("press.site_waits", host=host_of(site.place))
        if left > 0:
            self.pause(left)

    def _fetched(self, site: Site, address: str, known: Validators) -> Fetched:
        try:
            return fetch(address, policy=self.policy, clock=self.clock, headers=known.headers())
        except Refusal as refusal:
            if worth_retrying(refusal):
                self._leave_in_peace(site, None)
            raise
        finally:
            self._asked_at[site.place] = self.clock.monotonic()

    def _note_answer(self, site: Site, address: str, fetched: Fetched) -> None:
        if fetched.status < 500 and fetched.status != 429:
            self._errors[site.place] = 0
            if site.failures:
                site.failures, site.not_before_at = 0, None
                site.save(update_fields=["failures", "not_before_at"])
            return
        self._errors[site.place] = self._errors.get(site.place, 0) + 1
        if fetched.status in (429, 503) or self._errors[site.place] >= BROKEN_PAGES:
            self._leave_in_peace(site, wait_seconds(fetched, at=self.clock.now()))
            raise Refusal("press.site_busy", host=host_of(address), status=fetched.status)

    def _leave_in_peace(self, site: Site, seconds: int | None) -> None:
        site.failures = min(site.failures + 1, 1000)
        wait = wait_after(site.failures) if seconds is None else timedelta(seconds=seconds)
        site.not_before_at = self.clock.now() + wait
        site.save(update_fields=["failures", "not_before_at"])


def _waits(site: Site, now: datetime) -> bool:
    return site.not_before_at is not None and site.not_before_at > now


def place_of(address: str) -> str:
    """Scheme, host and port: what has one robots.txt.

    Raises:
        Refusal: ``addresses.unusable``.
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        raise Refusal("addresses.unusable", address=address[:200], reason="host") from None
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}"[:260]


def host_of(address: str) -> str:
    """The host, for sentences."""
    return urlsplit(address).hostname or address[:200]
