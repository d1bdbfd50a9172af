"""The label under a piece says what the signed paper says, and nothing else."""

import io
import json
from dataclasses import replace
from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from phoihop.engines.webpages.labels import find_label
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.programmes.models import Instrument, Line
from phoihop.publications.disclosure import Agreement, label_of, proposed_kind
from phoihop.publications.rules import Disclosure

PAPER = Agreement(
    "HĐ-2017-01", "Hợp đồng tuyên truyền năm 2017", "CT-2017-01", "Tỉnh ủy Mẫu", "Tạp chí Mẫu",
    date(2017, 6, 9), signed=True,
)  # fmt: skip


def test_the_words_name_both_sides_the_paper_and_its_day() -> None:
    label = label_of(PAPER)

    assert label.text_vi == (
        "Nội dung phối hợp: thực hiện theo Hợp đồng tuyên truyền năm 2017 (HĐ-2017-01) giữa "
        "Tỉnh ủy Mẫu và Tạp chí Mẫu, ký ngày 09-06-2017."
    )
    assert label.text_en.startswith("Coordinated content: made under HĐ-2017-01")
    assert label.json_ld["isBasedOn"]["identifier"] == "HĐ-2017-01"
    assert label.ninjs["altids"][0] == {"role": "agreement", "value": "HĐ-2017-01"}


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({}, Disclosure.COORDINATED),
        ({"funding_mode": "assigned"}, Disclosure.COORDINATED),
        ({"funding_mode": "service"}, Disclosure.SPONSORED),
        ({"with_money": True}, Disclosure.SPONSORED),
    ],
)
def test_who_pays_is_a_sponsor(changed: dict[str, object], kind: Disclosure) -> None:
    agreement = replace(PAPER, **changed)  # type: ignore[arg-type]
    assert proposed_kind(agreement) is kind
    assert ("sponsor" in label_of(agreement).json_ld) is (kind is Disclosure.SPONSORED)


def test_advertising_is_said_by_people_and_samples_say_so() -> None:
    label = label_of(replace(PAPER, sample=True), Disclosure.ADVERTISING)
    assert label.json_ld["@type"] == "AdvertiserContentArticle"
    assert label.text_vi.endswith("MẪU – KHÔNG CÓ GIÁ TRỊ.")


@pytest.mark.parametrize(
    ("agreement", "kind", "code"),
    [
        (replace(PAPER, signed=False), None, "disclosure.paper_not_signed"),
        (replace(PAPER, signed_on=None), None, "disclosure.paper_not_signed"),
        (PAPER, Disclosure.NONE, "disclosure.nothing_to_say"),
    ],
)
def test_without_a_signed_paper_there_is_no_label(
    agreement: Agreement, kind: Disclosure | None, code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        label_of(agreement, kind)
    assert refused.value.code == code


def test_the_words_are_found_again_on_a_page() -> None:
    words = label_of(PAPER).text_vi
    page = f"<body><article><h1>Chuyện chè</h1><p>{'Bà con hái chè. ' * 40}</p><p>{words}</p>"
    assert find_label(page, words).present
    assert not find_label(page.replace("Tạp chí Mẫu", "Báo khác"), words).present


@pytest.mark.django_db
def test_a_page_and_a_command_give_what_to_paste(
    client: Client, line: Line, contract: Instrument, editor: Member
) -> None:
    client.force_login(editor.user)
    address = reverse("publications:disclosure", args=[contract.programme.ref])
    page = client.get(address).content.decode()
    out = io.StringIO()
    call_command(
        "publications", "disclosure", contract.ref, "--as", editor.ref, "--json", stdout=out
    )
    told = json.loads(out.getvalue())

    assert told["vi"] in page
    assert "application/ld+json" in page
    assert told["kind"] == "sponsored"
    assert (
        address
        in client.get(
            reverse("publications:programme", args=[contract.programme.ref])
        ).content.decode()
    )


@pytest.mark.django_db
def test_strangers_find_no_label(client: Client, line: Line, stranger: Member) -> None:
    client.force_login(stranger.user)
    address = reverse("publications:disclosure", args=[line.instrument.programme.ref])
    assert client.get(address).status_code == 404
