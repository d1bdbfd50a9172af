"""The founding case, from its files to its signatures."""

from datetime import date

import pytest

from phoihop.audit.models import Entry
from phoihop.law.refusal import Refusal
from phoihop.parties.queries import get_organisation, name_of
from phoihop.parties.services import MistakesFound
from phoihop.programmes import services
from phoihop.programmes.models import Instrument, Line, Obligation, Programme
from phoihop.programmes.queries import (
    counting_period_of,
    get_instrument,
    get_programme,
    lines_of,
    terms_of,
    visible_to,
)
from phoihop.programmes.statement import as_file, state_instrument, state_programme
from tests.fixtures import NOON
from tests.gates import through_gates
from tests.programmes.founding import (
    CONTRACT,
    LATER,
    PROGRAMME,
    Houses,
    sign_everything,
    two_houses,
)


@pytest.fixture
def houses(db: None) -> Houses:
    return two_houses()


def test_every_row_of_the_paper_is_a_promise_with_an_owner(houses: Houses) -> None:
    sign_everything(houses)
    owed = Obligation.objects.filter(programme__ref="CT-2017-01")
    assert {(duty.side, duty.kind) for duty in owed} >= {
        ("b", "publish"),
        ("a", "author"),
        ("a", "facilitate"),
        ("a", "brief"),
        ("a", "inform"),
        ("a", "activity"),
        ("b", "activity"),
        ("a", "review"),
        ("b", "review"),
        ("a", "pay"),
    }


def test_a_draft_is_invisible_to_the_other_side_until_it_is_offered(houses: Houses) -> None:
    services.import_programme(PROGRAMME, by=houses.officer, at=NOON)
    assert not visible_to(houses.editor).exists()
    programme = get_programme("CT-2017-01", seen_by=houses.officer)
    services.offer_programme(programme, by=houses.officer, at=NOON)
    assert visible_to(houses.editor).exists()


def test_the_last_signature_makes_the_paper_signed(houses: Houses) -> None:
    services.import_programme(PROGRAMME, by=houses.officer, at=NOON)
    programme = get_programme("CT-2017-01", seen_by=houses.officer)
    services.offer_programme(programme, by=houses.officer, at=NOON)
    through_gates(programme, *houses.pairs)
    services.sign_programme(programme, by=houses.leader_a, at=LATER)
    assert programme.state == "offered"
    with pytest.raises(Refusal, match=r"paper\.consented_already"):
        services.sign_programme(programme, by=houses.leader_a, at=LATER)
    services.sign_programme(programme, by=houses.leader_b, at=LATER)
    assert programme.state == "signed"
    told = Entry.objects.filter(chain="CT-2017-01").values_list("action", flat=True)
    assert list(told) == [
        "programme.drafted",
        "programme.offered",
        "programme.prepared",
        "programme.checked",
        "programme.approved",
        "programme.checked",
        "programme.approved",
        "programme.consented",
        "programme.consented",
        "programme.signed",
    ]


def test_pieces_count_from_the_day_that_the_late_contract_names(houses: Houses) -> None:
    sign_everything(houses)
    period = counting_period_of(Instrument.objects.get(ref="HĐ-2017-01"))
    assert (period.starts_on, period.ends_on) == (date(2017, 3, 1), date(2017, 12, 31))


def test_the_annex_changes_lines_from_its_day_and_keeps_what_was_before(houses: Houses) -> None:
    sign_everything(houses)
    programme = Programme.objects.get(ref="CT-2017-01")
    lines = {line.code: line for line in lines_of(programme)}
    before = terms_of(lines.values(), on=date(2017, 10, 1), known_at=LATER)
    after = terms_of(lines.values(), on=date(2017, 10, 2), known_at=LATER)
    unknown = terms_of(lines.values(), on=date(2017, 10, 2), known_at=NOON)
    five, six = lines["5"].pk, lines["6"].pk
    assert (before[five].quantity, after[five].quantity, unknown[five].quantity) == (6, 4, 6)
    assert (before[six].quantity, after[six].quantity) == (0, 2)


def test_lines_of_an_annex_are_no_lines_before_it_is_signed(houses: Houses) -> None:
    services.import_programme(PROGRAMME, by=houses.officer, at=NOON)
    programme = get_programme("CT-2017-01", seen_by=houses.officer)
    services.import_programme(CONTRACT, by=houses.officer, at=NOON)
    assert set(lines_of(programme, in_force=False).values_list("code", flat=True)) >= {"6"}
    assert not lines_of(programme).exists()


def test_importing_the_same_files_again_changes_nothing(houses: Houses) -> None:
    sign_everything(houses)
    entries = Entry.objects.count()
    for data in (PROGRAMME, CONTRACT):
        report = services.import_programme(data, by=houses.officer, at=LATER)
        assert not report.any
    assert "annex:PL-2017-01" in report.unchanged
    assert Entry.objects.count() == entries


def test_a_changed_file_over_a_signed_paper_is_refused(houses: Houses) -> None:
    sign_everything(houses)
    changed = CONTRACT.replace(b"quantity: 12", b"quantity: 6")
    with pytest.raises(Refusal, match=r"paper\.signed_already"):
        services.import_programme(changed, by=houses.officer, at=LATER)
    assert Line.objects.get(instrument__ref="HĐ-2017-01", code="4").quantity == 12


def test_a_changed_file_rewrites_a_draft(houses: Houses) -> None:
    services.import_programme(PROGRAMME, by=houses.officer, at=NOON)
    services.import_programme(CONTRACT, by=houses.officer, at=NOON)
    changed = CONTRACT.replace(b"quantity: 12", b"quantity: 6")
    report = services.import_programme(changed, by=houses.officer, at=NOON)
    assert report.updated == ["instrument:HĐ-2017-01"]
    assert Line.objects.get(instrument__ref="HĐ-2017-01", code="4").quantity == 6


def test_an_export_is_a_file_that_brings_nothing_new(houses: Houses) -> None:
    sign_everything(houses)
    programme = get_programme("CT-2017-01", seen_by=houses.editor)
    text = as_file(state_programme(programme, seen_by=houses.editor))
    report = services.import_programme(text.encode(), by=houses.editor, at=LATER)
    assert not report.any
    contract = get_instrument("HĐ-2017-01", seen_by=houses.officer)
    own = as_file(state_instrument(contract, seen_by=houses.officer))
    assert not services.import_programme(own.encode(), by=houses.officer, at=LATER).any
    assert "unit_price_dong: 3000000" in own


def test_the_board_prints_the_name_of_the_day(houses: Houses) -> None:
    board = get_organisation("ban-tuyen-giao-thai-nguyen")
    assert name_of(board, on=date(2017, 6, 9)) == "Ban Tuyên giáo Tỉnh ủy Thái Nguyên"
    assert name_of(board, on=date(2025, 2, 3)).startswith("Ban Tuyên giáo và Dân vận")


def test_a_file_with_mistakes_is_told_whole_and_stores_nothing(houses: Houses) -> None:
    broken = (
        PROGRAMME.replace(b"themes: [T1]", b"themes: [T9]")
        .replace(b"kind: facilitate", b"kind: facilitat")
        .replace(b"starts_on: 2017-01-01", b"starts_on: 2017-02-30")
        .replace(b"document: ct-05-tw-2016", b"document: ct-05-tw")
    )
    with pytest.raises(MistakesFound) as found:
        services.import_programme(broken, by=houses.officer, at=NOON)
    told = {(one.field_name, one.code, one.facts.get("suggestion")) for one in found.value.mistakes}
    assert told == {
        ("programme.starts_on", "file.not_a_date", None),
        ("themes[4].references[1].document", "programmes.unknown_document", "ct-05-tw-2016"),
        ("obligations[1].themes[1]", "programmes.unknown_theme", ""),
        ("obligations[9].kind", "file.unknown_value", "facilitate"),
    }
    assert not Programme.objects.exists()
