"""Reading for one person: what waits today, what a search finds, what the trail tells."""

from phoihop.desk.queries.day import today_of
from phoihop.desk.queries.search import search

__all__ = ["search", "today_of"]
