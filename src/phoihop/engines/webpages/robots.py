"""robots.txt as RFC 9309 reads it, with the customary ``Crawl-delay`` and ``Sitemap``."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from phoihop.engines.webpages.address_parts import PATH_SAFE, respell

MAX_BYTES = 500 * 1024
"""What RFC 9309 asks to be read; the rest is ignored."""
MAX_DELAY_SECONDS = 300.0
"""A longer delay is taken as this one."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line: whether it allows, the pattern as written, and its pieces between the stars.

    ``anchored`` says that the last piece must end the address.
    """

    allows: bool
    pattern: str
    pieces: tuple[str, ...]
    anchored: bool

    def fits(self, asked: str) -> bool:
        """Whether the pattern fits a path with its query, from the beginning.

        Each piece is looked for once, leftmost first, so that no pattern costs much.
        """
        first, *rest = self.pieces
        if not asked.startswith(first):
            return False
        at = len(first)
        last = rest.pop() if rest and self.anchored else None
        for piece in rest:
            at = asked.find(piece, at)
            if at < 0:
                return False
            at += len(piece)
        if last is not None:
            return asked.endswith(last) and len(asked) - len(last) >= at
        return not self.anchored or at == len(asked)


@dataclass(frozen=True, slots=True)
class Robots:
    """What an outlet asks of visitors.

    ``groups`` maps a lower-case agent name (``*`` for everybody) to its rules, ``delays`` to the
    seconds between two requests. ``closed`` says that nothing may be asked for now.
    """

    groups: dict[str, tuple[Rule, ...]]
    delays: dict[str, float]
    sitemaps: tuple[str, ...]
    closed: bool = False

    def allows(self, address: str, agent: str) -> bool:
        """Whether ``agent`` (its product name, such as ``phoihop``) may ask for an address.

        The longest pattern that fits decides; of two equally long ones the allowing one.
        """
        if self.closed:
            return False
        parts = urlsplit(address)
        asked = _spelled(parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        if asked == "/robots.txt":
            return True
        fitting = [rule for rule in self._rules(agent) if rule.fits(asked)]
        if not fitting:
            return True
        return max(fitting, key=lambda rule: (len(rule.pattern), rule.allows)).allows

    def delay_seconds(self, agent: str) -> float | None:
        """Seconds asked for between two requests; ``None`` when nothing is asked."""
        named = self._named(agent)
        return self.delays.get(named) if named else self.delays.get("*")

    def _rules(self, agent: str) -> tuple[Rule, ...]:
        named = self._named(agent)
        return self.groups.get(named or "*", ())

    def _named(self, agent: str) -> str | None:
        wanted = agent.lower().split("/")[0].strip()
        return wanted if wanted in self.groups or wanted in self.delays else None


EVERYTHING = Robots({}, {}, ())
NOTHING = Robots({}, {}, (), closed=True)


def robots_for(status: int, body: bytes) -> Robots:
    """What an answer to ``/robots.txt`` means (RFC 9309, 2.3.1).

    2xx: as written. Other 4xx: nothing is forbidden. 429, 5xx and the rest: ask for nothing
    until there is an answer.
    """
    if 200 <= status < 300:
        return read_robots(body)
    return EVERYTHING if 400 <= status < 500 and status != 429 else NOTHING


def read_robots(body: bytes) -> Robots:
    """Read robots.txt. Lines that say nothing known are passed over; never refuses."""
    groups: dict[str, list[Rule]] = {}
    delays: dict[str, float] = {}
    sitemaps: list[str] = []
    agents: list[str] = []
    naming = False
    for line in body[:MAX_BYTES].decode("utf-8-sig", "replace").splitlines():
        key, colon, value = (part.strip() for part in line.split("#", 1)[0].partition(":"))
        name = key.lower()
        if not colon:
            continue
        if name == "user-agent":
            agents = [*agents, value.lower()] if naming else [value.lower()]
            groups.setdefault(value.lower(), [])
        elif name == "sitemap" and value:
            sitemaps.append(value)
            continue
        elif name in ("allow", "disallow") and value:
            for agent in agents:
                groups[agent].append(_rule(name == "allow", value))
        elif name == "crawl-delay":
            delays.update(dict.fromkeys(agents, _seconds(value)))
        naming = name == "user-agent"
    rules = {agent: tuple(kept) for agent, kept in groups.items()}
    return Robots(rules, delays, tuple(dict.fromkeys(sitemaps)))


def _seconds(value: str) -> float:
    try:
        seconds = float(value.replace(",", "."))
    except ValueError:
        return 0.0
    return min(max(seconds, 0.0), MAX_DELAY_SECONDS) if seconds == seconds else 0.0


def _spelled(path: str) -> str:
    return respell(path, PATH_SAFE + "/")


def _rule(allows: bool, pattern: str) -> Rule:
    pieces = tuple(_spelled(piece) for piece in pattern.removesuffix("$").split("*"))
    return Rule(allows, pattern, pieces, pattern.endswith("$"))
