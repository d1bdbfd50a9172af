"""The Annex VI record of a paper."""

import tomllib
from importlib.resources import files
from xml.etree import ElementTree as ET

from phoihop.engines.typesetting.metadata import annex_vi_xml, fields
from phoihop.engines.typesetting.papers import Paper
from tests.engines.typesetting.samples import acceptance_record


def record(paper: Paper) -> ET.Element:
    """The record, parsed."""
    return ET.fromstring(annex_vi_xml(paper))


def test_the_fields_of_the_domain_are_there() -> None:
    named = "CodeNumber CodeNotation IssuedDate OrganName Subject SignerInfo To"
    assert set(named.split()) < set(fields())


def test_the_data_file_says_its_source_and_the_grade_of_each_field() -> None:
    package = files("phoihop.engines.typesetting") / "profiles" / "annex-vi.toml"
    known = tomllib.loads(package.read_text(encoding="utf-8"))
    assert "30/2020/NĐ-CP" in known["source"]
    assert known["verified_by"] == ""
    assert {field["grade"] for field in known["fields"]} <= {"S", "R", "M", "I"}


def test_a_paper_is_described_by_what_it_says() -> None:
    found = record(acceptance_record(number="7"))
    assert found.findtext("CodeNumber") == "07"
    assert found.findtext("CodeNotation") == "BBNT-TCVD"
    assert found.findtext("IssuedDate") == "2017-02-05"
    assert found.findtext("OrganName") == "Tạp chí Ví dụ"
    assert found.findtext("Subject") == "Về kết quả thực hiện Hợp đồng tuyên truyền năm 2017"
    assert [to.text for to in found.iter("To")] == ["Như trên", "Lưu: VT"]
    assert [who.text for who in found.iter("FullName")] == ["Nguyễn Văn Mẫu", "Trần Thị Ví Dụ"]


def test_what_the_clerk_has_not_given_is_left_out() -> None:
    found = record(acceptance_record(dated_on=None, organ=None))
    names = [child.tag for child in found]
    assert not {"CodeNumber", "IssuedDate", "OrganName"} & set(names)


def test_given_metadata_wins_and_odd_text_is_escaped() -> None:
    found = record(acceptance_record(metadata={"OrganName": "A & <B>\x00", "PageAmount": "12"}))
    assert found.findtext("OrganName") == "A & <B>"
    assert found.findtext("PageAmount") == "12"


def test_a_sample_is_recorded_as_one() -> None:
    assert record(acceptance_record(sample=True)).findtext("Description") == (
        "MẪU – KHÔNG CÓ GIÁ TRỊ"
    )
