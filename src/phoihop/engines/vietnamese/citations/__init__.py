"""References to Vietnamese State and Party documents in running text: found, placed, identified."""

from phoihop.engines.vietnamese.citations.finding import Citation, find

__all__ = ["Citation", "find"]
