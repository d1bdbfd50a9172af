"""Copies that were signed elsewhere: taken when they continue the kept file, else told apart."""

import re
from datetime import timedelta

import pytest
from django.conf import LazySettings

from phoihop.audit.models import Entry
from phoihop.engines.seals import api
from phoihop.engines.seals.keys import Pkcs12
from phoihop.engines.seals.levels import SignAt
from phoihop.engines.typesetting.pdf import render_pdf
from phoihop.law.access import Role
from phoihop.law.refusal import Refusal
from phoihop.papers.models import KeptPaper, SealingStage
from phoihop.papers.services import Means
from phoihop.parties.models import Member
from phoihop.programmes.models import Line, ProgrammeParty
from phoihop.sealing import services
from phoihop.sealing.kinds import Sealable, get_sealable
from tests.engines.seals.papers import overlaid
from tests.fixtures import NOON, MakeMember, make_organisation
from tests.sealing.conftest import newest, signed_outside
from tests.sealing.signers import PERSON_A, authority, minutes, trust

People = dict[str, Member]


def kept() -> tuple[int, int, int]:
    """What a refusal must leave as it was."""
    return (SealingStage.objects.count(), KeptPaper.objects.count(), Entry.objects.count())


def bring(paper: Sealable, pdf: bytes, by: Member) -> None:
    services.bring(paper, pdf, trust=trust(), by=by, at=minutes(2))


def test_a_copy_signed_elsewhere_is_checked_and_taken(paper: Sealable, people: People) -> None:
    prepared = newest(services.prepare(paper, by=people["a-person"], at=NOON))
    bring(paper, signed_outside(prepared, "a-person"), people["a-organisation"])
    assert SealingStage.objects.get(step="signed").field == "a-person"


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda old, new: old, r"sealing\.nothing_new"),
        (lambda old, new: b"%PDF-1.7\nkhong phai", r"seals\.broken_pdf"),
        (lambda old, new: b"PK\x03\x04 mot tep docx", r"seals\.not_a_pdf"),
        (lambda old, new: new[:5000] + bytes([new[5000] ^ 1]) + new[5001:], r"seal"),
        (lambda old, new: new[:-900] + b"0" + new[-899:], r"seal"),
    ],
    ids=["unsigned", "broken", "docx", "flipped_before", "flipped_behind"],
)
def test_a_spoilt_copy_is_refused_and_leaves_no_trace(
    paper: Sealable, people: People, spoil: object, code: str
) -> None:
    prepared = newest(services.prepare(paper, by=people["a-person"], at=NOON))
    signed = signed_outside(prepared, "a-person")
    before = kept()
    with pytest.raises(Refusal, match=code):
        bring(paper, spoil(prepared, signed), people["a-person"])  # type: ignore[operator]
    assert kept() == before


def test_a_flipped_byte_in_the_signature_is_named(paper: Sealable, people: People) -> None:
    prepared = newest(services.prepare(paper, by=people["a-person"], at=NOON))
    signed = bytearray(signed_outside(prepared, "a-person"))
    contents = re.search(rb"/Contents <([0-9a-fA-F]{400})", bytes(signed))
    assert contents is not None
    where = contents.start(1) + 300
    signed[where] = ord("1") if signed[where] != ord("1") else ord("2")
    with pytest.raises(Refusal, match=r"seals\.found_"):
        bring(paper, bytes(signed), people["a-person"])


def test_another_paper_an_older_revision_and_a_rewritten_file_are_told_apart(
    paper: Sealable, people: People, line: Line, officer: Member
) -> None:
    prepared = newest(services.prepare(paper, by=people["a-person"], at=NOON))
    old = signed_outside(prepared, "b-person")
    bring(paper, signed_outside(prepared, "a-person"), people["a-person"])
    with pytest.raises(Refusal, match=r"sealing\.older_revision"):
        bring(paper, old, people["b-person"])
    other = _plain(paper)
    with pytest.raises(Refusal, match=r"sealing\.not_a_continuation"):
        bring(paper, other, people["b-person"])
    with pytest.raises(Refusal, match=r"sealing\.not_this_paper"):
        bring(paper, _plain(paper, rows=False), people["b-person"])


def _plain(paper: Sealable, *, rows: bool = True) -> bytes:
    inside = {paper.rows_name: paper.rows} if rows else {}
    return render_pdf(paper.lay_out(), attachments=inside)


def test_other_data_inside_is_refused_with_the_difference(
    paper: Sealable, people: People, line: Line, officer: Member
) -> None:
    prepared = newest(services.prepare(paper, by=people["a-person"], at=NOON))
    signed = signed_outside(prepared, "a-person")
    Line.objects.update(quantity=9)
    now = get_sealable(paper.ref, seen_by=officer, at=NOON)
    with pytest.raises(Refusal, match=r"sealing\.data_differs") as refused:
        bring(now, signed, people["a-person"])
    assert "quantity: 9" in str(refused.value.facts["differences"])
    assert "quantity: 4" in str(refused.value.facts["differences"])


def test_nobody_brings_the_other_sides_signature(paper: Sealable, people: People) -> None:
    prepared = newest(services.prepare(paper, by=people["a-person"], at=NOON))
    with pytest.raises(Refusal, match=r"sealing\.other_side"):
        bring(paper, signed_outside(prepared, "b-person"), people["a-person"])


def test_a_number_filled_in_elsewhere_is_refused(paper: Sealable, people: People) -> None:
    prepared = newest(services.prepare(paper, by=people["a-person"], at=NOON))
    signed = signed_outside(prepared, "a-person")
    with pytest.raises(Refusal, match=r"sealing\.filled_elsewhere"):
        bring(paper, api.fill(signed, {"number": "99/XX"}), people["a-person"])


def test_a_later_overlay_is_named(paper: Sealable, people: People) -> None:
    prepared = newest(services.prepare(paper, by=people["a-person"], at=NOON))
    signed = signed_outside(prepared, "a-person")
    with pytest.raises(Refusal, match=r"seals\.found_overlay"):
        bring(paper, overlaid(signed), people["a-person"])


def test_a_file_above_the_limit_is_refused(
    paper: Sealable, people: People, settings: LazySettings
) -> None:
    prepared = newest(services.prepare(paper, by=people["a-person"], at=NOON))
    settings.PAPER_MOST_BYTES = 1000
    with pytest.raises(Refusal, match=r"sealing\.too_large"):
        bring(paper, prepared, people["a-person"])


def test_an_expired_certificate_is_named(paper: Sealable, people: People) -> None:
    services.prepare(paper, by=people["a-person"], at=NOON)
    short = authority().person(PERSON_A, "Tỉnh ủy Mẫu", at=NOON, days=1)
    key = Pkcs12(short.p12("x"), "x")
    with pytest.raises(Refusal, match=r"seals\.expired"):
        services.sign_here(
            paper,
            field="a-person",
            means=Means(key, SignAt.B_B, trust()),
            by=people["a-person"],
            at=NOON + timedelta(days=2),
        )


def test_a_party_of_the_programme_that_does_not_sign_this_paper_is_told(
    paper: Sealable, make_member: MakeMember, officer: Member
) -> None:
    second = make_organisation("so-mau", "institution", "Sở Mẫu")
    ProgrammeParty.objects.create(
        programme=paper.programme, side="a", ordinal=2, organisation=second
    )
    clerk = make_member("van-thu-so", second, Role.CLERK)
    with pytest.raises(Refusal, match=r"sealing\.party_only"):
        services.prepare(paper, by=clerk, at=NOON)
