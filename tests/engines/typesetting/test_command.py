"""Papers given as JSON, on the command line and off it."""

import contextlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.engines.typesetting.command import main
from phoihop.engines.typesetting.jsonform import paper_from_json
from phoihop.engines.typesetting.papers import Column, KeyValues, OrganBlock, Paragraph, Table
from phoihop.law.refusal import Refusal

LEAST = {"profile": "decree-30", "kind_title": "Biên bản", "abstract": "Về nghiệm thu"}
WHOLE: dict[str, Any] = LEAST | {
    "organ": {"superior": None, "organ": "Tạp chí Ví dụ"},
    "number": None,
    "notation": "BB-TCVD",
    "dated_on": "2017-02-05",
    "bases": ["Căn cứ hợp đồng"],
    "blocks": [
        {"kind": "Paragraph", "text": "Một", "emphasis": "bold"},
        {
            "kind": "Table",
            "columns": [{"heading": "STT", "width_share": 1}, {"heading": "Ngày"}],
            "rows": [[1, {"date": "2017-02-05"}], ["2017-02-05", None]],
        },
        {"kind": "KeyValues", "pairs": [["Bên A", "Tỉnh ủy"]]},
        {"kind": "PageBreak"},
    ],
    "signatures": [{"capacity_lines": ["KT. Tổng Biên tập"], "title_line": "Phó", "name": "X"}],
    "sample": True,
    "metadata": {"title": "t"},
}


def test_a_whole_paper_is_read() -> None:
    paper = paper_from_json(WHOLE)
    assert paper.organ == OrganBlock(None, "Tạp chí Ví dụ")
    assert paper.dated_on == date(2017, 2, 5)
    assert paper.blocks[0] == Paragraph("Một", emphasis="bold")
    assert paper.blocks[1] == Table(
        [Column("STT", 1.0), Column("Ngày")], [[1, date(2017, 2, 5)], ["2017-02-05", None]]
    )
    assert paper.blocks[2] == KeyValues([("Bên A", "Tỉnh ủy")])
    assert paper.signatures[0].side_label is None


def test_the_least_paper_needs_three_fields() -> None:
    assert paper_from_json(LEAST).organ is None


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"titel": "x"}, "titel"),
        ({"abstract": 3}, "abstract"),
        ({"dated_on": "5/2/2017"}, "dated_on"),
        ({"sample": "yes"}, "sample"),
        ({"bases": "Căn cứ"}, "bases"),
        ({"bases": [1]}, "bases[0]"),
        ({"organ": "x"}, "organ"),
        ({"organ": {"superior": None}}, "organ.organ"),
        ({"blocks": [{"kind": "Poem"}]}, "blocks[0].kind"),
        ({"blocks": [{"kind": "Paragraph"}]}, "blocks[0].text"),
        ({"blocks": [{"kind": "Paragraph", "text": "a", "align": "up"}]}, "blocks[0].align"),
        ({"blocks": [{"kind": "Table", "columns": [], "rows": [[1.5]]}]}, "blocks[0].rows[0][0]"),
        ({"blocks": [{"kind": "KeyValues", "pairs": [["a"]]}]}, "blocks[0].pairs[0]"),
        ({"metadata": {"title": 1}}, "metadata"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_mistake_is_named_with_its_place(change: dict[str, Any], field: str) -> None:
    with pytest.raises(Refusal) as caught:
        paper_from_json(LEAST | change)
    assert caught.value.code == "typesetting.bad_paper"
    assert caught.value.facts["field"] == field


def test_a_missing_field_is_named() -> None:
    with pytest.raises(Refusal) as caught:
        paper_from_json({"profile": "party"})
    assert caught.value.facts == {"field": "kind_title", "reason": "is missing"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*WHOLE, "kind", "text", "rows"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@settings(max_examples=400)
@given(st.dictionaries(st.sampled_from(list(WHOLE)), JSON))
def test_any_json_is_a_paper_or_a_refusal(change: dict[str, Any]) -> None:
    with contextlib.suppress(Refusal):
        paper_from_json(LEAST | change)


@pytest.mark.parametrize(("ending", "start"), [("pdf", b"%PDF"), ("docx", b"PK"), ("xml", b"<?x")])
def test_a_paper_is_rendered_to_the_file_that_is_asked_for(
    tmp_path: Path, ending: str, start: bytes
) -> None:
    source, output = tmp_path / "paper.json", tmp_path / f"paper.{ending}"
    source.write_text(json.dumps(WHOLE), encoding="utf-8")
    assert main(["render", str(source), "-o", str(output)]) == 0
    assert output.read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "is not JSON"),
        (b"\xff\xfe", "is not UTF-8"),
        (b"[]", "typesetting.bad_paper: field=paper"),
        (json.dumps(LEAST | {"profile": "x"}).encode(), "typesetting.unknown_profile"),
    ],
    ids=["cut", "bytes", "list", "profile"],
)
def test_what_cannot_be_rendered_is_one_line_and_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    source = tmp_path / "paper.json"
    source.write_bytes(content)
    assert main(["render", str(source), "-o", str(tmp_path / "a.pdf")]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_a_missing_file_and_an_unknown_ending_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["render", str(tmp_path / "none.json"), "-o", "a.pdf"]) == 2
    assert "none.json" in capsys.readouterr().err
    with pytest.raises(SystemExit, match="2"):
        main(["render", "x.json", "-o", "a.odt"])
