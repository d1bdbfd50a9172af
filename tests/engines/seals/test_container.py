"""The hole in the signed bytes holds the signature and nothing else."""

import pytest

from phoihop.engines.seals.container import container_is_sound, covered_until, der_length

HELD = bytes.fromhex("300a0603550403a003300100") + bytes(4)
HOLE = b"<" + HELD.hex().encode() + b">"
PDF = b"a" * 10 + HOLE + b"b" * 20
END = 10 + len(HOLE)


def test_a_hole_filled_by_its_container_is_sound() -> None:
    assert container_is_sound(PDF, [0, 10, END, 20], HELD)
    assert covered_until([0, 10, END, 20]) == len(PDF)


@pytest.mark.parametrize(
    "byte_range",
    [
        [],
        [0, 10, END],
        [0, 10, END, 21],  # beyond the end of the file
        [1, 9, END, 20],  # not from the start
        [0, 9, END, 20],  # a byte before the hole is not covered
        [0, 10, END + 1, 19],  # nor one after it
        [0, 10, 5, 20],  # the parts overlap
        [0, 10, END, -1],
        [0, "10", END, 20],
    ],
)
def test_a_range_that_leaves_room_is_not(byte_range: list[int]) -> None:
    assert not container_is_sound(PDF, byte_range, HELD)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"00>", b"01>"),  # something hides in the padding
        (b"<30", b"<3 "),  # or between the figures
        (b"0a06", b"0A06"),  # two spellings of figures
        (b"300a", b"300b"),  # a length that takes in the padding
        (b"a003", b"a004"),
    ],
)
def test_a_changed_hole_is_not(old: bytes, new: bytes) -> None:
    changed = PDF.replace(old, new)
    try:
        held = bytes.fromhex(changed[11 : END - 1].decode())
    except ValueError:
        held = HELD
    assert not container_is_sound(changed, [0, 10, END, 20], held)


@pytest.mark.parametrize(
    ("data", "length"), [(b"", 0), (b"0", 1), (b"\x30\x80", 2), (b"\x30\x82\x01\x00", 260)]
)
def test_a_der_length_is_read_or_everything_taken(data: bytes, length: int) -> None:
    assert der_length(data) == length
