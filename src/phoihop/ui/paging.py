"""Long lists in pages, at a price that does not grow with the list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest

PARAMETER = "page"
LAST_PAGE = 100_000  # no list is longer; keeps the offset inside a database integer

Row = TypeVar("Row")
RowModel = TypeVar("RowModel", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page of a list. Iterates over its rows.

    ``total`` is ``None`` unless it was asked for. ``first`` and ``last`` count from 1 over the
    whole list and are 0 on an empty page.
    """

    rows: Sequence[Row]
    number: int
    per_page: int
    has_next: bool
    query: str  # the other parameters of the address, ready to be put before ``page=``
    total: int | None = None

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def has_previous(self) -> bool:
        """Whether rows come before this page."""
        return self.number > 1

    @property
    def first(self) -> int:
        """Place of the first row in the whole list."""
        return (self.number - 1) * self.per_page + 1 if self.rows else 0

    @property
    def last(self) -> int:
        """Place of the last row in the whole list."""
        return self.first + len(self.rows) - 1 if self.rows else 0

    @property
    def next_address(self) -> str:
        """Relative address of the page after this one."""
        return f"?{self.query}{PARAMETER}={self.number + 1}"

    @property
    def previous_address(self) -> str:
        """Relative address of the page before this one."""
        return f"?{self.query}{PARAMETER}={self.number - 1}"


def page_of(
    request: HttpRequest,
    queryset: QuerySet[RowModel],
    *,
    per_page: int = 50,
    counted: bool = False,
    keys_first: bool = False,
) -> Page[RowModel]:
    """The page of ``queryset`` that ``?page=N`` asks for.

    One query (and one more when ``counted``, and one when ``keys_first``: for rows so wide that
    the database should sort their keys alone) whatever the length of the list: one row more than
    a page is read to know whether another follows. A page number that is no number means the
    first page. Give the queryset a total order, or rows may show twice.
    """
    number = _number(request.GET.get(PARAMETER, "1"))
    start = (number - 1) * per_page
    wanted = queryset
    if keys_first:
        keys = queryset.values_list("pk", flat=True)
        wanted = queryset.filter(pk__in=list(keys[start : start + per_page + 1]))
        start = 0
    rows = list(wanted[start : start + per_page + 1])
    others = request.GET.copy()
    others.pop(PARAMETER, None)
    return Page(
        rows=rows[:per_page],
        number=number,
        per_page=per_page,
        has_next=len(rows) > per_page,
        query=f"{others.urlencode()}&" if others else "",
        total=queryset.count() if counted else None,
    )


def _number(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1
    return min(max(number, 1), LAST_PAGE)
