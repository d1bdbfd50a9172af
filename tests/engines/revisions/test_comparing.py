"""Two versions of a text, word by word, and passages that move with it."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.engines.revisions import Kind, carry, compare, figures
from phoihop.engines.revisions.command import main

WORDS = st.lists(st.sampled_from(["một", "hai", "ba", "bốn", ",", "\n"]), max_size=60)


def test_one_word_changed_is_one_word_shown() -> None:
    pieces = compare("Tỉnh có chín huyện.", "Tỉnh có mười huyện.")
    assert [(one.kind.value, one.text) for one in pieces] == [
        ("same", "Tỉnh có "),
        ("removed", "chín "),
        ("added", "mười "),
        ("same", "huyện."),
    ]
    assert figures(pieces) == {"same": 3, "removed": 1, "added": 1}


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("a  b", "a b", False),  # blanks alone are no change
        ("Đảng", "đảng", True),
        ("a. b", "a.\nb", True),  # a paragraph is
        ("", "", False),
        ("", "mới", True),
        ("cũ", "", True),
    ],
)
def test_what_counts_as_a_change(old: str, new: str, changed: bool) -> None:
    assert any(piece.kind is not Kind.SAME for piece in compare(old, new)) is changed


@given(WORDS, WORDS)
def test_both_texts_can_be_read_back(one: list[str], other: list[str]) -> None:
    old, new = " ".join(one), " ".join(other)
    pieces = compare(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind is not Kind.REMOVED) == new
    gone = [piece.text for piece in pieces if piece.kind is not Kind.ADDED]
    assert "".join("".join(gone).split()) == "".join(old.split())
    for piece in pieces:
        source, start = (
            (old, piece.old_start) if piece.kind is Kind.REMOVED else (new, piece.new_start)
        )
        assert source.startswith(piece.text, start)


def test_a_long_text_with_scattered_changes_keeps_its_rest() -> None:
    rng = random.Random(7)
    words = [rng.choice("abcdefghijklmnop") + str(rng.randrange(400)) for _ in range(4000)]
    edited = list(words)
    for at in range(0, 4000, 100):
        edited[at] = f"mới{at}"
    counted = figures(compare(" ".join(words), " ".join(edited)))
    assert counted == {"same": 3960, "removed": 40, "added": 40}


def test_a_passage_moves_with_its_text_and_is_told_when_it_is_gone() -> None:
    old = "Mở đầu. Xã đã làm đường bê tông. Kết."
    new = "Mở đầu mới dài hơn. Xã đã làm xong đường bê tông. Kết."
    start = old.index("Xã đã")
    place = carry(start, old.index(" Kết"), compare(old, new))
    assert place is not None
    assert new[place.start : place.end].strip() == "Xã đã làm xong đường bê tông."
    assert carry(start, old.index(" Kết"), compare(old, "Mở đầu. Viết lại hết. Kết.")) is None


def test_the_command_shows_the_change(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = tmp_path / "1.txt", tmp_path / "2.txt"
    one.write_text("có chín huyện", "utf-8")
    other.write_text("có mười huyện", "utf-8")
    assert main([str(one), str(other)]) == 1
    assert capsys.readouterr().out == "có [-chín -]{+mười +}huyện\n"
    assert main([str(one), str(one), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["kind"] == "same"
    assert main([str(one), str(tmp_path / "không có")]) == 2
