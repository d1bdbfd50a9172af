"""What the pages show of captures: plain values, ready to be read."""

from dataclasses import dataclass
from typing import Any

from phoihop.evidence.models import Capture, CaptureOrder, Comparison, Evidence
from phoihop.evidence.witnessing.queries import captures_of, comparisons_of, order_of
from phoihop.evidence.witnessing.rules import CLOCK_TOLERANCE_SECONDS, Apart, OrderState
from phoihop.evidence.witnessing.wording import (
    MISSING,
    ONE_WITNESS,
    ORDER_STATES,
    PLACE_UNKNOWN,
)
from phoihop.law.refusal import Refusal
from phoihop.publications.models import Publication
from phoihop.ui.refusals import in_words

TONES = {OrderState.WAITING: "wait", OrderState.DONE: "good", OrderState.FAILED: "bad"}
SHOWN_PASSAGES = 12


@dataclass(frozen=True, slots=True)
class ShownPair:
    """Two captures side by side."""

    pair: Comparison
    verdict: Any
    unknown_place: Any
    proves: bool
    void: bool
    passages: list[list[str]]
    more: int
    minutes_between: int
    hours_between: float


def capture_context(publication: Publication) -> dict[str, Any]:
    """Of one publication: the order, the captures, the pairs. A fixed number of queries."""
    order = order_of(publication)
    return {
        "order": order,
        "order_waits": order is not None and order.state == OrderState.WAITING.value,
        "order_label": ORDER_STATES[OrderState(order.state)] if order else "",
        "order_tone": TONES[OrderState(order.state)] if order else "",
        "order_problem": problem_of(order),
        "captures": [captured(one) for one in captures_of(publication)],
        "pairs": [shown_pair(one) for one in comparisons_of(publication)],
    }


def problem_of(order: CaptureOrder | None) -> str:
    """Why the last try failed, in words; empty when it did not."""
    if order is None or not order.problem:
        return ""
    return in_words(Refusal(order.problem, **order.problem_facts))


def captured(capture: Capture) -> dict[str, Any]:
    """One capture, with what is missing in words and whether its clock was off."""
    skew = capture.skew_seconds
    off = skew is not None and abs(skew) > CLOCK_TOLERANCE_SECONDS
    return {
        "capture": capture,
        "missing": [MISSING.get(code, code) for code in capture.missing],
        "minutes_off": round(abs(skew or 0) / 60) if off else 0,
        "ahead": (skew or 0) > 0,
        "void": is_void(capture),
        "names": [name for name, _ in capture.parts],
        "stamps": list(capture.evidence.time_stamps.all()),
    }


def is_void(capture: Capture) -> bool:
    """Whether the key was void when the capture came in."""
    key = capture.key
    return bool(key and key.void_from and key.void_from <= capture.evidence.recorded_at)


def shown_pair(pair: Comparison) -> ShownPair:
    """Two captures, what they prove together, and the first passages where they differ."""
    why = Apart(pair.one_witness_because)
    known = all(one.machine and one.network for one in (pair.one, pair.other))
    void = is_void(pair.one) or is_void(pair.other)
    apart = abs((pair.other.claimed_at - pair.one.claimed_at).total_seconds())
    return ShownPair(
        pair=pair,
        verdict=ONE_WITNESS[why] if known or why is not Apart.YES else PLACE_UNKNOWN,
        unknown_place="" if known else PLACE_UNKNOWN,
        proves=pair.agrees and why is Apart.YES and not void,
        void=void,
        passages=pair.passages[:SHOWN_PASSAGES],
        more=max(0, len(pair.passages) - SHOWN_PASSAGES),
        minutes_between=round(apart / 60),
        hours_between=round(apart / 3600, 1),
    )


def proof_context(proof: Evidence) -> dict[str, Any]:
    """Of one proof: its capture and its time stamps."""
    return {
        "seen": captured(proof.capture) if hasattr(proof, "capture") else None,
        "stamps": list(proof.time_stamps.all()),
    }
