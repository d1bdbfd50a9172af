"""Every Vietnamese letter is drawn, each as itself, and nothing is drawn as something else."""

import unicodedata

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.engines.typesetting.lettering import plain, printable
from phoihop.engines.typesetting.papers import Column, Paper, Paragraph, Table
from phoihop.engines.typesetting.pdf import render_pdf
from tests.engines.typesetting.samples import acceptance_record

TONES = "\u0300\u0301\u0309\u0303\u0323"
LETTERS = [
    unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in ["", *TONES]
] + ["đ"]
ALPHABET = LETTERS + [letter.upper() for letter in LETTERS]


def picture(paper: Paper) -> bytes:
    """The first page as raw pixels."""
    with pypdfium2.PdfDocument(render_pdf(paper)) as document:
        return bytes(document[0].render(scale=1).to_pil().tobytes())


def one_per_cell(letters: list[str], emphasis: str) -> Paper:
    """A paper with each letter in its own paragraph line."""
    return acceptance_record(
        blocks=[Paragraph("\n".join(letters), emphasis=emphasis, align="left")],  # type: ignore[arg-type]
        bases=[], recipients=[], signatures=[],
    )  # fmt: skip


def test_the_alphabet_is_complete() -> None:
    assert len(set(ALPHABET)) == 146
    assert all(len(letter) == 1 for letter in ALPHABET)


@pytest.mark.parametrize("emphasis", ["none", "bold", "italic"])
def test_every_letter_comes_back_from_the_page(emphasis: str) -> None:
    with pypdfium2.PdfDocument(render_pdf(one_per_cell(ALPHABET, emphasis))) as document:
        text = "".join(document[i].get_textpage().get_text_bounded() for i in range(len(document)))
    below_the_head = text.partition("năm 2017\r\nBIÊN")[2].partition("2017")[2]
    assert [c for c in below_the_head if c.isalpha()] == ALPHABET


def test_every_letter_is_drawn_differently() -> None:
    """Letters that a face lacks would all be the same box."""
    crops = set()
    for at in range(0, len(ALPHABET), 30):
        letters = ALPHABET[at : at + 30]
        with pypdfium2.PdfDocument(render_pdf(one_per_cell(letters, "none"))) as document:
            page = document[0]
            image = page.render(scale=4).to_pil().convert("L")
            text = page.get_textpage()
            whole = text.get_text_range()
            for letter in letters:
                index = whole.index(f"\n{letter}") + 1
                left, bottom, right, top = text.get_charbox(index, loose=True)
                box = (left * 4, (page.get_height() - top) * 4, right * 4,
                       (page.get_height() - bottom) * 4)  # fmt: skip
                crops.add(image.crop(tuple(round(edge) for edge in box)).tobytes())
    assert len(crops) == len(ALPHABET)


def test_decomposed_text_is_drawn_like_composed_text() -> None:
    sentence = "Đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách"
    composed = acceptance_record(blocks=[Paragraph(sentence)], abstract=sentence)
    apart = unicodedata.normalize("NFD", sentence)
    assert apart != sentence
    decomposed = acceptance_record(blocks=[Paragraph(apart)], abstract=apart)
    assert picture(composed) == picture(decomposed)


def test_a_letter_the_face_lacks_is_named() -> None:
    assert printable("Tốt 😀 中") == "Tốt [U+1F600] [U+4E2D]"
    assert printable("a\u202eb") == "a[U+202E]b"
    assert printable("đủ – “dấu” … ≤ ₫ →") == "đủ – “dấu” … ≤ ₫ →"


def test_controls_and_half_pairs_never_reach_the_page() -> None:
    assert plain("a\x00\x07b\u200bc\tđ\r\ne\u2028f\ud800") == "abc đ\ne\nf\ufffd"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_can_be_printed_anywhere(text: str) -> None:
    table = Table([Column(text or "a"), Column("b")], [[text, 1]], [[text, None]], caption=text)
    paper = acceptance_record(
        abstract=text, place=text, number=text, recipients=[text], bases=[text],
        blocks=[Paragraph(text), table], metadata={"title": text, "keywords": text}, sample=True,
    )  # fmt: skip
    assert render_pdf(paper, attachments={"data.json": text.encode("utf-8", "replace")})
