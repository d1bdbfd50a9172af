"""Reading for one person: what waits today, what a search finds, what the trail tells."""

from phoihop.desk.queries.day import today_of

__all__ = ["today_of"]
