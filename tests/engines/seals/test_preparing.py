"""Fields are made before the first signature and filled between two."""

import io

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from phoihop.engines.seals import api
from phoihop.law.refusal import Refusal
from tests.engines.seals.papers import (
    FIELDS,
    LATER,
    ORDER,
    PLACES,
    Place,
    bilateral,
    plain,
    prepared,
    signed_in,
    signed_once,
    trust,
)


def rectangles(pdf: bytes) -> dict[str, list[float]]:
    reader = PdfFileReader(io.BytesIO(pdf))
    fields = [each.get_object() for each in reader.root["/AcroForm"]["/Fields"]]
    return {str(each["/T"]): [float(edge) for edge in each["/Rect"]] for each in fields}


def code(call: object, *arguments: object, **named: object) -> str:
    with pytest.raises(Refusal) as refused:
        call(*arguments, **named)  # type: ignore[operator]
    return refused.value.code


def test_fields_lie_where_typesetting_says_and_share_a_place_side_by_side() -> None:
    made = rectangles(prepared())
    assert made["number"] == [100, 700, 140, 714]
    assert made["a-person"] == [60, 60, 175, 130]
    assert made["a-organisation"] == [175, 60, 290, 130]
    assert set(made) == set(FIELDS)


def test_every_place_is_a_field_of_its_name_by_default() -> None:
    made = rectangles(api.prepare(plain(), PLACES))
    assert set(made) == {place.name for place in PLACES}


def test_places_of_a_real_paper_fit() -> None:
    from phoihop.engines.typesetting.pdf import places, render_pdf
    from tests.engines.typesetting.samples import acceptance_record

    sample = acceptance_record()
    pdf = api.prepare(render_pdf(sample), places(sample))
    assert {"number", "signature-1"} <= set(rectangles(pdf))


def test_filling_shows_its_value_and_leaves_the_signature_standing() -> None:
    pdf = api.fill(signed_once(), {"number": "128", "date": "ngày 05 tháng 02 năm 2017"})
    fields = PdfFileReader(io.BytesIO(pdf)).root["/AcroForm"]["/Fields"]
    values = {str(each.get_object()["/T"]): each.get_object().get("/V") for each in fields}
    assert values["date"] == "ngày 05 tháng 02 năm 2017"
    assert api.verify(pdf, trust=trust(), at=LATER).holds


def test_a_field_that_a_signature_locked_is_refused_and_found_when_filled_all_the_same() -> None:
    assert code(api.fill, bilateral(), {"number": "129"}) == "seals.field_locked"
    forced = bilateral().replace(b"/Include", b"/Exclude")  # what a forger's program would not ask
    said = api.verify(forced, trust=trust(), at=LATER)
    assert not said.holds


def test_a_forced_change_of_a_locked_field_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    from phoihop.engines.seals import preparing

    monkeypatch.setattr(preparing, "_locked_fields", lambda reader: set())
    pdf = api.fill(bilateral(), {"number": "129"})
    held = {each.field: each.holds for each in api.verify(pdf, trust=trust(), at=LATER).signatures}
    assert not held["a-organisation"]


def test_a_signed_paper_cannot_be_prepared_again() -> None:
    assert code(api.prepare, signed_once(), PLACES) == "seals.signed_already"


def test_places_and_pages_that_are_not_there_are_refused() -> None:
    assert code(api.prepare, plain(), PLACES, fields={"x": "nowhere"}) == "seals.no_such_place"
    beyond = [Place("signature-1", 7, 0, 0, 100, 100)]
    assert code(api.prepare, plain(), beyond) == "seals.no_such_page"


@pytest.mark.parametrize("value", ["", "  ", "hai\ndòng", "x" * 201])
def test_only_one_line_of_text_is_filled_in(value: str) -> None:
    assert code(api.fill, prepared(), {"number": value}) == "seals.bad_value"


def test_only_text_fields_are_filled() -> None:
    assert code(api.fill, prepared(), {"a-person": "x"}) == "seals.no_such_field"
    assert code(api.fill, plain(), {"number": "1"}) == "seals.no_such_field"


def test_four_signatures_need_no_order_of_their_own() -> None:
    pdf = prepared()
    for turn, field in enumerate(reversed(ORDER)):
        pdf = signed_in(pdf, field, minutes=turn)
    assert api.verify(pdf, trust=trust(), at=LATER).holds
