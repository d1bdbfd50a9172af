"""Several people at the same instant, each on a connection of their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from phoihop.law.refusal import Refusal


def at_once(*deeds: Callable[[], object]) -> list[str]:
    """Run all in threads that start together; the codes of those refused, "" for the others.

    What is no refusal, above all a database that gives up on two who wait for each other, is
    raised.
    """
    start = Barrier(len(deeds))

    def run(deed: Callable[[], object]) -> str:
        start.wait()
        try:
            deed()
        except Refusal as refusal:
            return refusal.code
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(deeds)) as pool:
        return sorted(pool.map(run, deeds))
