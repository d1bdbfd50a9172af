"""Arguments that commands of several rooms take."""

from argparse import ArgumentTypeError

MOST = 1_000_000  # no command does more at once; keeps the number inside a database integer


def count_given(text: str) -> int:
    """How many, 1 to a million, as ``--limit`` of a command says.

    Raises:
        ArgumentTypeError: it is no such number.
    """
    if not (text.isascii() and text.isdigit() and len(text) < 8 and 1 <= int(text) <= MOST):
        raise ArgumentTypeError(
            f"“{text[:40]}”: xin cho một số từ 1 đến {MOST} / please give a number from 1 to {MOST}"
        )
    return int(text)
