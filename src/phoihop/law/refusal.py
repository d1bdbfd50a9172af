"""The one exception a rule may raise."""

Fact = str | int | bool | None


class Refusal(Exception):
    """A rule said no.

    Only doors (screens, API, commands) catch it; rules, engines and services let it fly.

    Attributes:
        code: stable name such as ``"acceptance.already_confirmed"``. Callers of the API branch
            on it, so it is never renamed and never reused. ``phoihop.site`` holds one sentence
            for each code in each language.
        facts: the values behind the decision, filled into that sentence.
    """

    def __init__(self, code: str, **facts: Fact) -> None:
        self.code = code
        self.facts = facts
        super().__init__(f"{code} {facts}" if facts else code)
