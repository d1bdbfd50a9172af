"""What a number at a command may be."""

from argparse import ArgumentTypeError

import pytest

from phoihop.ui.arguments import count_given


@pytest.mark.parametrize("text", ["", "0", "-1", "1.5", "x", "²", "٣", "1000001", "9" * 30])
def test_what_is_no_number_of_things_is_told(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="from 1 to"):
        count_given(text)


@pytest.mark.parametrize("text", ["1", "200", "1000000"])
def test_a_number_of_things_is_taken(text: str) -> None:
    assert count_given(text) == int(text)
