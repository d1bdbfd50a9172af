"""The forms that all rooms share.

Dates are ISO 8601; money is integer đồng; a share is 0..1; references are those that people use.
"""

from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal

from ninja import Field, Schema
from pydantic import AwareDatetime, StringConstraints

# Control characters belong in no field; line breaks do.
CLEAN = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"
Ref = Annotated[str, StringConstraints(max_length=80, pattern=r"^[^\x00-\x1f/]*$")]
Line = Annotated[str, StringConstraints(max_length=300, pattern=CLEAN)]
Note = Annotated[str, StringConstraints(max_length=600, pattern=CLEAN)]
Body = Annotated[str, StringConstraints(max_length=1_000_000, pattern=CLEAN)]
Address = Annotated[str, StringConstraints(max_length=1000, pattern=CLEAN)]
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2200, 12, 31))]
Moment = Annotated[AwareDatetime, Field(ge=datetime(1900, 1, 1, tzinfo=UTC))]
Dong = Annotated[int, Field(ge=0, le=10**15)]
Genre = Literal[
    "", "news_item", "article", "theory_article", "reportage", "interview", "photo", "video",
    "special_page", "special_issue", "talk_show", "conference",
]  # fmt: skip


class FieldError(Schema):
    """One place of a request that has the wrong form."""

    place: str
    code: str
    message: str


class FileMistake(Schema):
    """One mistake in a hand-written file."""

    line: int
    path: str
    code: str
    sentence: str


class Problem(Schema):
    """Why something was not done (RFC 9457). Branch on ``code``: it is never renamed.

    ``title`` is a sentence for people, in the language of ``Accept-Language`` (vi or en).
    """

    type: str
    title: str
    status: int
    code: str
    facts: dict[str, str | int | bool | None] = {}
    errors: list[FieldError] = []
    mistakes: list[FileMistake] = []


def answers(told: Any, *, status: int = 200) -> dict[int, Any]:
    """What an operation may answer: ``told``, or one of the problems that all share."""
    return {status: told, **dict.fromkeys((400, 401, 403, 404, 409, 422), Problem)}
