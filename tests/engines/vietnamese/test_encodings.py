"""Old files are read only when there is no doubt what they are."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.engines.vietnamese import encodings
from phoihop.engines.vietnamese.encodings import decode_bytes, looks_like_tcvn3
from phoihop.law.refusal import Refusal

TEXT = (
    "Cộng hòa xã hội chủ nghĩa Việt Nam, độc lập, tự do, hạnh phúc. Hai bên thống nhất nội dung "
    "phối hợp tuyên truyền năm 2017; kinh phí được quyết toán theo sản phẩm đã nghiệm thu."
)
TO_TCVN3 = {letter: chr(code) for code, letter in encodings._TCVN3.items()}


def as_tcvn3(text: str) -> str:
    return "".join(TO_TCVN3.get(letter, letter) for letter in text)


def as_vni(text: str) -> str:
    marks = {mark: letter for letter, mark in encodings._VNI_MARKS.items()}
    letters = {spelled: letter for letter, spelled in encodings._VNI_LETTERS.items()}
    written = []
    for character in text:
        pieces = unicodedata.normalize("NFD", character)
        whole, horned = letters.get(pieces), pieces.replace(encodings._DOT, "")
        if whole:
            written.append(whole)
        elif encodings._HORN in pieces:
            tone = "".join(p for p in pieces[1:] if p != encodings._HORN)
            horned = "ô" if pieces[0] == "o" else "ö"
            written.append(horned + marks.get(tone, ""))
        elif len(pieces) > 1:
            shape = "".join(p for p in pieces[1:] if p in (encodings._CIRCUMFLEX, encodings._BREVE))
            tone = "".join(p for p in pieces[1:] if p not in shape)
            written.append(pieces[0] + marks[shape + tone])
        else:
            written.append(character)
    return "".join(written)


def as_1258(text: str) -> bytes:
    """Windows-1258 spells vowels composed with their shape and tones as following marks."""
    written = []
    for character in text:
        pieces = unicodedata.normalize("NFD", character)
        tone = "".join(p for p in pieces if p in encodings._TONES)
        rest = "".join(p for p in pieces if p not in encodings._TONES)
        written.append(unicodedata.normalize("NFC", rest) + tone)
    return "".join(written).encode("cp1258")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16"),
        (TEXT.encode("utf-16-be"), "utf-16"),
        (as_1258(TEXT), "windows-1258"),
        (as_tcvn3(TEXT).encode("latin-1"), "tcvn3"),
        (as_tcvn3(TEXT).encode("utf-8"), "tcvn3-as-latin1"),
        (as_vni(TEXT).encode("latin-1"), "vni"),
        (b"plain ASCII", "utf-8"),
        (b"", "utf-8"),
    ],
)
def test_each_encoding_gives_back_the_text(data, name):
    text, found = decode_bytes(data)
    assert found == name
    assert text in (TEXT, "plain ASCII", "")


def test_tcvn3_read_as_latin1_is_recognised_and_real_languages_are_not():
    assert looks_like_tcvn3(as_tcvn3(TEXT))
    assert not looks_like_tcvn3(TEXT)
    assert not looks_like_tcvn3(
        "L'été dernier, les élèves français préféraient déjà le théâtre à Noël."
    )
    assert not looks_like_tcvn3("plain words")


@pytest.mark.parametrize(
    "data",
    [
        "L'été, les élèves français préféraient déjà le théâtre.".encode("latin-1"),
        "Für größere Übungen können Schüler früher kommen.".encode("latin-1"),
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"PK\x03\x04\x14\x00\x06\x00",
        bytes(range(256)),
        TEXT.encode()[:20] + b"\xff" + TEXT.encode()[20:],
        b"\xff\xfe\x00",
        "ộ".encode("utf-16-le") + b"\x00\xd8\x00\x00",
    ],
)
def test_other_bytes_are_refused_not_guessed(data):
    with pytest.raises(Refusal, match=r"encodings\.unreadable"):
        decode_bytes(data)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    try:
        decode_bytes(data)
    except Refusal as refusal:
        assert refusal.code == "encodings.unreadable"  # noqa: PT017 - both endings are right
