"""When a capture is tried again, and which two captures are two witnesses. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from phoihop.engines.webpages.agreement import Agreement, compare_texts, normalised_text
from phoihop.law.lifecycle import Lifecycle, Move


class OrderState(StrEnum):
    """The life of the wish for one capture."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"  # for good; a person may order another


ORDERS = Lifecycle(
    "order",
    [
        Move("finish", {OrderState.WAITING}, OrderState.DONE),
        Move("give_up", {OrderState.WAITING}, OrderState.FAILED),
    ],
)

TRIES = 6
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=5), timedelta(days=1)
LEASE = timedelta(minutes=20)
"""Longer than any attempt: who took an order and died loses it then."""
MOST_OF_A_PLACE = 20
"""Pages of one server that one round of the sweep queues: outlets are asked without haste."""
SILENT = ("fetch.too_slow", "fetch.unreachable", "fetch.unresolved", "capture.server_busy")
"""Failures of a whole server: its other pages wait until it is asked again."""
LEAST_WORDS = 40
"""A text of fewer words agrees with anything, and so with nothing."""
MOST_PASSAGES, LONGEST_PASSAGE = 100, 600
CLOCK_TOLERANCE_SECONDS = 120


class Apart(StrEnum):
    """Why two captures are one witness; ``YES``: they are two."""

    YES = ""
    NO_SIDE = "no_side"  # the program's own machine, which nobody has named as a side's
    SAME_SIDE = "same_side"
    SAME_KEY = "same_key"
    SAME_MACHINE = "same_machine"
    SAME_NETWORK = "same_network"


@dataclass(frozen=True, slots=True)
class Standing:
    """Who made a capture and where: side (``a``, ``b`` or empty), key and place as hashes."""

    side: str
    key: str
    machine: str
    network: str


def apart(one: Standing, other: Standing) -> Apart:
    """Whether two captures are two witnesses, or the first reason why not.

    A machine or network that is not known is not held to be the same; screens say that it is
    not known.
    """
    if not one.side or not other.side:
        return Apart.NO_SIDE
    if one.side == other.side:
        return Apart.SAME_SIDE
    if one.key == other.key:
        return Apart.SAME_KEY
    if one.machine and one.machine == other.machine:
        return Apart.SAME_MACHINE
    if one.network and one.network == other.network:
        return Apart.SAME_NETWORK
    return Apart.YES


@dataclass(frozen=True, slots=True)
class Compared:
    """How two texts stand: ``share`` of words in common (0..1), where they differ."""

    agrees: bool
    share: float
    passages: tuple[tuple[str, str], ...]


def compare(one: str, other: str) -> Compared:
    """Hold two captured texts against each other; see ``agreement.compare_texts``."""
    enough = min(len(normalised_text(text).split()) for text in (one, other)) >= LEAST_WORDS
    found: Agreement = compare_texts(one, other)
    passages = tuple(
        (passage.one[:LONGEST_PASSAGE], passage.other[:LONGEST_PASSAGE])
        for passage in found.passages[:MOST_PASSAGES]
    )
    return Compared(found.agrees and enough, round(found.share, 4), passages)


def place_of(address: str) -> str:
    """The server of an address: what stands before the path."""
    return "/".join(address.split("/")[:3])


def wait_after(tries: int) -> timedelta:
    """How long to wait after the ``tries``-th failure (1 or more): 5, 20, 80 minutes … a day."""
    wait: timedelta = FIRST_WAIT * 4 ** min(tries - 1, 6)
    return min(wait, LONGEST_WAIT)


def is_given_up(code: str, *, tries: int) -> bool:
    """Whether an order that failed so, for the ``tries``-th time, is left to a person."""
    from phoihop.engines.capture.recording import WORTH_RETRYING  # loads all that fetches pages

    return code not in WORTH_RETRYING or tries >= TRIES


def seen_at(claimed_at: datetime, *, received_at: datetime) -> datetime:
    """When a page is taken to have been seen: a clock that runs ahead gains nothing."""
    return min(claimed_at, received_at)
