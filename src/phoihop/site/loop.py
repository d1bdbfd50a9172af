"""``docs/loop.md``: every lifecycle and every step of a duty, written out from the rules."""

from collections.abc import Iterable
from typing import Any

from phoihop.acceptance.rules import RECORD_LIFE
from phoihop.evidence.witnessing.rules import ORDERS
from phoihop.law.access import MAY, Role, Side
from phoihop.law.lifecycle import Lifecycle
from phoihop.manuscripts.rules import MANUSCRIPT_LIFE, TASK_LIFE
from phoihop.notices.rules import LETTER_LIFE
from phoihop.papers.rules import SEALING_LIFE
from phoihop.planning.assignment_rules import ASSIGNMENT_LIFE
from phoihop.planning.rules import STEPS, TOPIC_LIFE, Step, Who
from phoihop.press.finding import PAGES
from phoihop.programmes.rules import PAPER_LIFE
from phoihop.publications.rules import MATCH_LIFE
from phoihop.reviews.rules import LESSON_LIFE, REVIEW_LIFE
from phoihop.royalties.rules import STATEMENT_LIFE
from phoihop.spread.rules import COFUNDING_LIFE

LIVES: tuple[tuple[str, Lifecycle[Any]], ...] = (
    ("A paper: programme, yearly instrument, annex", PAPER_LIFE),
    ("A topic", TOPIC_LIFE),
    ("An assignment, of the publisher's house only", ASSIGNMENT_LIFE),
    ("A manuscript", MANUSCRIPT_LIFE),
    ("A review task", TASK_LIFE),
    ("A statement of royalties", STATEMENT_LIFE),
    ("A found page", PAGES),
    ("A match between a work and a promise", MATCH_LIFE),
    ("A decision to accept a piece delivered before", COFUNDING_LIFE),
    ("An order for a capture", ORDERS),
    ("An acceptance record", RECORD_LIFE),
    ("A yearly review", REVIEW_LIFE),
    ("A lesson", LESSON_LIFE),
    ("A letter", LETTER_LIFE),
    ("The signing of a paper", SEALING_LIFE),
)

HEAD = """# The loop

Sign, plan, write, publish, prove, accept and settle, review, begin the next year better.
This page is written out from the rules by `./phoihop manage loop`; a test keeps it current.

"""

WHO = {
    Who.OWING: "the side that owes",
    Who.OTHER: "the other side",
    Who.EITHER: "either side",
    Who.BOTH: "both sides, each once",
}


def loop_markdown() -> str:
    """The whole page."""
    parts = [HEAD, "## Lifecycles\n"]
    parts += [_life(title, life) for title, life in LIVES]
    parts.append("\n## Duties and their steps\n")
    parts += [_duty(kind.value, steps) for kind, steps in STEPS.items()]
    parts.append("\n## Who may do what\n\n| action | side A | side B |\n|---|---|---|\n")
    parts += [
        f"| `{action}` | {_roles(grant.on(Side.A))} | {_roles(grant.on(Side.B))} |\n"
        for action, grant in MAY.items()
    ]
    return "".join(parts)


def _life(title: str, life: Lifecycle[Any]) -> str:
    rows = [
        f"| {move.name} | {', '.join(sorted(one.value for one in move.sources))} "
        f"| {move.target.value} |\n"
        for move in life.moves.values()
    ]
    return f"\n### {title}\n\n| move | from | to |\n|---|---|---|\n{''.join(rows)}"


def _duty(kind: str, steps: Iterable[Step]) -> str:
    listed = list(steps)
    rows = [
        f"| {step.name} | {', '.join(sorted(step.after)) or '–'} | {WHO[step.who]} "
        f"| {step.column.value if step.column else '–'} | {_asks(step)} |\n"
        for step in listed
    ]
    head = "| step | after | taken by | counted as | asks for |\n|---|---|---|---|---|\n"
    return f"\n### {kind}\n\n{head}{''.join(rows)}"


def _asks(step: Step) -> str:
    asks = [word for word, asked in (("a paper", step.paper), ("a reason", step.reason)) if asked]
    if step.ends:
        asks.append("ends the deed")
    return ", ".join(asks) or "–"


def _roles(roles: Iterable[Role]) -> str:
    return ", ".join(sorted(role.value for role in roles)) or "–"
