"""Whatever is sent, only a refusal comes out."""

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.engines.tables.limits import Limits
from phoihop.law.refusal import Refusal
from phoihop.site.sentences.tables import SENTENCES
from tests.engines.tables.files import HEAD, read, repacked, sheet_xml, workbook

SMALL = Limits(rows=50, columns=20, cell_characters=200)
BOOK = workbook([HEAD, ["Bài 1", "x", 1], ["Bài 2", "y", 2.5]])
STARTS = [b"", b"a,b\n", b'{"a": 1}\n', b"\xff\xfe", b"\xef\xbb\xbf", b"PK\x03\x04", b"sep=;\n"]


def try_to_read(data: bytes) -> None:
    """Read everything; a refusal must have its sentence, and nothing else may fly."""
    with contextlib.suppress(Refusal):
        try:
            _, rows = read(data, SMALL)
        except Refusal as refusal:
            SENTENCES[refusal.code][0].format(**refusal.facts)
            raise
        for row in rows:
            for problem in row.problems:
                SENTENCES[problem.code][1].format(**problem.facts)


@settings(max_examples=1500, deadline=None)
@given(st.sampled_from(STARTS), st.binary(max_size=300))
def test_random_bytes(start: bytes, data: bytes) -> None:
    try_to_read(start + data)


@settings(max_examples=800, deadline=None)
@given(st.text(alphabet="a,;\"\n\r\t'={}[]:0é \x00\ud800".replace("\ud800", ""), max_size=200))
def test_text_full_of_separators_and_quotes(text: str) -> None:
    try_to_read(text.encode())


@settings(max_examples=800, deadline=None)
@given(st.integers(0, len(BOOK) - 1), st.binary(min_size=1, max_size=6))
def test_a_workbook_with_bytes_overwritten(at: int, data: bytes) -> None:
    try_to_read(BOOK[:at] + data + BOOK[at + len(data) :])


CELLS = st.builds(
    lambda place, kind, style, inner: f'<c r="{place}" t="{kind}" s="{style}">{inner}</c>',
    st.sampled_from(["A1", "B1", "XFD1", "A2", "", "1", "ZZZZ9", "É1"]),
    st.sampled_from(["n", "s", "str", "b", "e", "d", "inlineStr", "?"]),
    st.sampled_from(["0", "1", "-1", "x", "99999999999"]),
    st.sampled_from(
        ["<v>1</v>", "<v>-1</v>", "<v>x</v>", "<f>A1</f><v>2</v>", "<is><t>chữ</t></is>", "",
         "<v>1e309</v>", "<v>NaN</v>", "<v>99999999</v>", "<v>²</v>", "<t>_xD800_</t>"]
    ),
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=4), max_size=4))
def test_a_sheet_of_odd_cells(rows: list[list[str]]) -> None:
    body = "".join(f'<row r="{n}">{"".join(row)}</row>' for n, row in enumerate(rows, 1))
    try_to_read(repacked(BOOK, {"xl/worksheets/sheet1.xml": sheet_xml(body)}))
