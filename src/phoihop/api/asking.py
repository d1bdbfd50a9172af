"""What every operation asks first: who acts, when, and where a list goes on."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from operator import attrgetter
from typing import Annotated, Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Query

from phoihop.law.period import day_of
from phoihop.parties.models import Member
from phoihop.parties.queries import acting

Row = TypeVar("Row", bound=Model)
Limit = Annotated[int, Query(ge=1, le=200)]
After = Annotated[str, Query(max_length=80, pattern=r"^[^\x00]*$")]


def member_of(request: HttpRequest) -> Member:
    """The member whose token came with the request."""
    return acting(request)


def now() -> datetime:
    """The instant at the door."""
    return timezone.now()


def today() -> date:
    """The day at the door."""
    return day_of(timezone.now())


def page_after(
    rows: QuerySet[Row], after: str, *, limit: int, told: Callable[[Row], Any], key: str = "ref"
) -> dict[str, Any]:
    """At most ``limit`` of ``rows``, newest first, behind the one that ``after`` names.

    ``key`` is the field that names a row; of a thing beside it with two underscores
    (``deed__ref``). Goes by the primary key, so that what is added meanwhile neither repeats nor
    hides a row. One query, and one more when it goes on from a row.

    Raises:
        Http404: ``after`` is none of ``rows``.
    """
    ordered = rows.order_by("-pk")
    if after:
        behind = rows.filter(**{key: after}).values_list("pk", flat=True).order_by("-pk").first()
        if behind is None:
            raise Http404(after)
        ordered = ordered.filter(pk__lt=behind)
    found: Sequence[Row] = list(ordered[: limit + 1])
    shown = found[:limit]
    more = len(found) > limit
    return {
        "items": [told(row) for row in shown],
        "next": attrgetter(key.replace("__", "."))(shown[-1]) if more else None,
    }
