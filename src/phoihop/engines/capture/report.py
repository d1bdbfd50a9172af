"""What a check of a bundle found, and how it is told."""

from __future__ import annotations

from typing import Any

from phoihop.engines.capture.verdict_words import (
    BROKEN,
    FAULTS,
    HELD,
    NOT_CHECKED,
    NOT_TRUSTED,
    STAMPED,
    TRUSTED,
    UNCHECKED,
    WHOLE,
)


class Report:
    """What was found wrong, what was checked and holds, what was not checked."""

    def __init__(self) -> None:
        self.wrong: list[tuple[str, str]] = []
        self.held: dict[str, int] = {}
        self.unchecked: list[tuple[str, str]] = []
        self.facts: dict[str, Any] = {}
        self.stamps: dict[str, dict[str, Any]] = {}
        self.untrusted: list[str] = []

    def fault(self, code: str, place: str) -> None:
        """Something is not as it was written; ``place`` names it."""
        if (code, place) not in self.wrong:
            self.wrong.append((code, place))

    def holds(self, what: str, count: int = 1) -> None:
        """Count what was checked and holds."""
        self.held[what] = self.held.get(what, 0) + count

    def leave(self, what: str, detail: str = "") -> None:
        """Say what was not checked."""
        if (what, detail) not in self.unchecked:
            self.unchecked.append((what, detail))

    def row(self) -> dict[str, Any]:
        """The report as plain values, for a program."""
        return {
            "whole": not self.wrong,
            "wrong": [{"code": code, "place": place} for code, place in self.wrong],
            "held": self.held,
            "unchecked": [code for code, _ in self.unchecked],
            "stamps": self.stamps,
            "untrusted": self.untrusted,
            **self.facts,
        }

    def lines(self, language: int) -> list[str]:
        """The report in words: ``language`` 0 is Vietnamese, 1 English."""
        told = [BROKEN[language] if self.wrong else WHOLE[language]]
        told += [f"  {place}: {FAULTS[code][language]}" for code, place in self.wrong]
        if self.untrusted:
            told += [NOT_TRUSTED[language], *(f"  {name}" for name in self.untrusted)]
        told += [f"  {count} {HELD[what][language]}" for what, count in self.held.items()]
        told += [f"  {line}" for line in self.authorities(language)]
        told.append(NOT_CHECKED[language])
        for what, detail in self.unchecked:
            told.append("  " + UNCHECKED[what][language].format(detail))
        return told

    def authorities(self, language: int) -> list[str]:
        """Which authorities stamped the time, by which certificate, and from when to when."""
        moments: dict[str, list[str]] = {}
        behind = {one["certificate_sha256"]: one for one in self.stamps.values()}
        for one in self.stamps.values():
            moments.setdefault(one["certificate_sha256"], []).append(one["stamped_at"])
        told = []
        for sha256, one in behind.items():
            times = sorted(moments[sha256])
            line = STAMPED[language].format(count=len(times), first=times[0], last=times[-1], **one)
            if one["trusted_through"]:
                line += "; " + TRUSTED[language].format(one["trusted_through"])
            told.append(line)
        return told
