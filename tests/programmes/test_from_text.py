"""A report or a paper becomes a draft file; the page shows each field beside its sentence."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.engines.drafting import draft
from phoihop.engines.plainfiles import Reading, read_tree
from phoihop.law.refusal import Refusal
from phoihop.programmes.commented import CommentedYaml
from phoihop.programmes.draft_file import Names, as_draft_file
from phoihop.programmes.models import Programme
from phoihop.programmes.shape import PAPER_FILE
from tests.engines.drafting.texts import ENGLISH, NO_AGREEMENT, PAPER, REPORT
from tests.programmes.founding import Houses, two_houses

ADDRESS = "/programmes/draft/"


@pytest.fixture
def houses(db: None) -> Houses:
    return two_houses()


@pytest.fixture
def reader(houses: Houses) -> Client:
    client = Client()
    client.force_login(houses.officer.user)
    return client


def upload(client: Client, text: str) -> Any:
    return client.post(ADDRESS, {"file": SimpleUploadedFile("tin.txt", text.encode())})


@pytest.mark.parametrize("text", [REPORT, PAPER])
def test_the_file_lacks_only_what_the_text_does_not_say(text: str) -> None:
    tree, mistakes = read_tree(as_draft_file(draft(text)).encode())
    assert mistakes == []
    assert tree is not None
    reading = Reading()
    PAPER_FILE.read(tree, (), reading)
    lacking = {(one.code, str(one.path[-1])) for one in reading.mistakes}
    assert {code for code, _ in lacking} == {"file.missing"}
    assert {key for _, key in lacking} <= {
        "ref", "starts_on", "ends_on", "effective_from", "title", "programme",
    }  # fmt: skip


def test_the_file_holds_what_the_report_says() -> None:
    said = yaml.safe_load(as_draft_file(draft(REPORT)))
    assert said["sides"]["a"][0]["organisation"] == "tinh-uy-ha-giang"
    assert said["sides"]["b"][0]["signing_organ"] == "ban-bien-tap-tap-chi-vung-cao"
    assert said["programme"]["period_label"] == "2018-2020"
    assert [one["kind"] for one in said["instruments"]] == ["contract"]
    kinds = {(one["side"], one["kind"]) for one in said["obligations"]}
    assert kinds == {
        ("b", "publish"), ("a", "author"), ("a", "facilitate"),
        ("a", "review"), ("b", "review"), ("a", "activity"), ("b", "activity"),
    }  # fmt: skip


def test_every_field_has_its_sentence_above_it_and_the_rest_is_listed() -> None:
    text = as_draft_file(draft(REPORT))
    assert '# từ câu: "Ngày 5-3-2018, tại thành phố Hà Giang' in text
    assert "(chắc chắn 0,9" in text
    assert "(không đọc được nội dung) Trời hôm ấy nắng đẹp" in text
    assert "(kể việc đã qua) Những năm qua" in text
    assert "# starts_on:" in text


def test_signatories_become_records_and_bystanders_do_not() -> None:
    report, paper = (yaml.safe_load(as_draft_file(draft(text))) for text in (REPORT, PAPER))
    assert "people" not in report
    assert [one["full_name"] for one in paper["people"]] == ["Trần Văn Mẫu", "Lê Thị Thử"]
    assert paper["sides"]["a"][0]["signatory"] == "tran-van-mau"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_breaks_out_of_its_comment_or_its_value(comment: str, value: str) -> None:
    out = CommentedYaml()
    out.comment(0, comment)
    out.value(0, "key", value)
    assert list(yaml.safe_load(str(out))) == ["key"]


def test_two_names_never_share_a_reference() -> None:
    names = Names(60)
    assert names.of("Báo Ấp Bắc") == "bao-ap-bac"
    assert names.of("báo ấp bắc") == "bao-ap-bac"
    assert names.of("Х" * 5) != names.of("Ж" * 5)


def test_the_command_writes_yaml_or_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "tin.txt"
    file.write_text(REPORT, encoding="utf-8")
    call_command("programme", "draft", str(file))
    assert "period_label: 2018-2020" in capsys.readouterr().out
    call_command("programme", "draft", str(file), "--json")
    told = json.loads(capsys.readouterr().out)
    side = told["fields"][0]
    assert REPORT[side["start"] : side["end"]] == side["value"] == "Tỉnh ủy Hà Giang"
    assert side["sure_word"] == "sure"
    with pytest.raises(Refusal):
        call_command("programme", "draft", str(tmp_path / "none.txt"))


def test_the_page_shows_fields_beside_sentences_and_stores_nothing(reader: Client) -> None:
    page = upload(reader, REPORT).content.decode()
    for words in ("Tỉnh ủy Hà Giang", "Hợp đồng", "cách làm hay", "Trời hôm ấy", "Chưa lưu gì"):
        assert words in page
    assert Programme.objects.count() == 0
    assert "/programmes/import/" in page


def test_the_page_speaks_english(reader: Client) -> None:
    reader.cookies["phoihop_language"] = "en"
    with translation.override("vi"):  # the request leaves its language behind
        page = upload(reader, REPORT).content.decode()
    assert "Nothing has been stored" in page


def test_the_draft_is_taken_along_as_a_file(reader: Client) -> None:
    answer = reader.post(ADDRESS, {"text": REPORT.replace("\n", "\r\n")})
    assert "du-thao.yaml" in answer["Content-Disposition"]
    assert yaml.safe_load(answer.content)["programme"]["period_label"] == "2018-2020"


@pytest.mark.parametrize(
    ("text", "words"),
    [(ENGLISH, "không phải tiếng Việt"), (NO_AGREEMENT, "Không thấy trong văn bản")],
)
def test_what_cannot_be_drafted_from_is_refused_in_words(
    reader: Client, text: str, words: str
) -> None:
    answer = upload(reader, text)
    assert answer.status_code == 409
    assert words in answer.content.decode()


def test_only_who_may_draft_sees_the_page(houses: Houses) -> None:
    client = Client()
    assert client.get(ADDRESS).status_code == 302
    client.force_login(houses.leader_b.user)
    assert client.get(ADDRESS).status_code in (200, 403)
