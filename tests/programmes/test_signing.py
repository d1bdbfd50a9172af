"""The life of papers: who may what, what two people at once get, what an annex may not."""

from datetime import date

import pytest

from phoihop.audit.models import Entry
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.programmes import services
from phoihop.programmes.models import Annex, AnnexChange, Consent, Instrument, Line, Programme
from phoihop.programmes.queries import terms_of
from phoihop.programmes.rules import AnnexReason, PaperState, signing_day
from tests.fixtures import NOON
from tests.gates import through_gates

LATER = NOON.replace(month=8)
ANNEX = {"reason_code": AnnexReason.LESS_WORK, "reason": "Bớt bài", "at": NOON}


def draft(instrument: Instrument, by: Member, *, quantity: int, on: date) -> Annex:
    changes = [services.LineChange("1", quantity=quantity)]
    return services.draft_annex(
        instrument, changes=changes, effective_on=on, signed_on=date(2017, 5, 1), by=by, **ANNEX
    )


def offer(
    annex: Annex, officer: Member, leader_a: Member, editor: Member, leader_b: Member
) -> None:
    services.offer_annex(annex, by=officer, at=NOON)
    through_gates(annex, (officer, leader_a), (editor, leader_b))


def sign(annex: Annex, *leaders: Member) -> None:
    for leader in leaders:
        services.sign_annex(annex, by=leader, at=LATER)


def test_an_annex_holds_from_the_day_and_the_moment_it_is_signed_by_both(
    line: Line,
    contract: Instrument,
    officer: Member,
    leader_a: Member,
    editor: Member,
    leader_b: Member,
) -> None:
    annex = draft(contract, officer, quantity=3, on=date(2017, 6, 1))
    offer(annex, officer, leader_a, editor, leader_b)
    sign(annex, leader_a)
    assert terms_of([line], on=date(2017, 7, 1), known_at=LATER)[line.pk].quantity == 4
    sign(annex, leader_b)
    assert terms_of([line], on=date(2017, 7, 1), known_at=LATER)[line.pk].quantity == 3
    assert terms_of([line], on=date(2017, 5, 1), known_at=LATER)[line.pk].quantity == 4
    assert terms_of([line], on=date(2017, 7, 1), known_at=NOON)[line.pk].quantity == 4


def test_an_annex_is_refused_when_what_it_says_was_there_is_there_no_longer(
    line: Line,
    contract: Instrument,
    officer: Member,
    leader_a: Member,
    editor: Member,
    leader_b: Member,
) -> None:
    first = draft(contract, officer, quantity=3, on=date(2017, 6, 1))
    second = draft(contract, officer, quantity=2, on=date(2017, 7, 1))
    for annex in (first, second):
        offer(annex, officer, leader_a, editor, leader_b)
    sign(first, leader_a, leader_b)
    entries = Entry.objects.count()
    with pytest.raises(Refusal, match=r"annex\.before_differs"):
        services.sign_annex(second, by=leader_a, at=LATER)
    assert not Consent.objects.filter(annex=second).exists()
    assert Entry.objects.count() == entries


def test_an_annex_cannot_slip_in_before_a_later_one(
    line: Line,
    contract: Instrument,
    officer: Member,
    leader_a: Member,
    editor: Member,
    leader_b: Member,
) -> None:
    early = draft(contract, officer, quantity=5, on=date(2017, 6, 1))
    late = draft(contract, officer, quantity=3, on=date(2017, 7, 1))
    offer(late, officer, leader_a, editor, leader_b)
    sign(late, leader_a, leader_b)
    with pytest.raises(Refusal, match=r"annex\.overtaken"):
        services.offer_annex(early, by=officer, at=NOON)


def test_no_quantity_falls_below_what_is_accepted(
    line: Line, contract: Instrument, officer: Member
) -> None:
    Line.objects.filter(pk=line.pk).update(accepted_quantity=3)
    annex = draft(contract, officer, quantity=2, on=date(2017, 6, 1))
    with pytest.raises(Refusal, match=r"annex\.below_accepted"):
        services.offer_annex(annex, by=officer, at=NOON)


def test_an_annex_may_bring_lines_and_a_withdrawn_one_takes_them_away(
    line: Line, contract: Instrument, officer: Member
) -> None:
    new = {"code": "2", "obligation": "B1", "description": "Ảnh", "quantity": 2, "unit_name": "ảnh"}
    annex = services.draft_annex(
        contract, new_lines=[new], effective_on=date(2017, 6, 1), by=officer, **ANNEX
    )
    assert AnnexChange.objects.get(annex=annex).quantity_after == 2
    services.withdraw(annex, by=officer, at=NOON)
    assert list(contract.lines.values_list("code", flat=True)) == ["1"]
    assert annex.state == "withdrawn"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ([], "file.mistakes"),
        ([services.LineChange("9", quantity=1)], "annex.unknown_line"),
        ([services.LineChange("1")], "file.mistakes"),
    ],
)
def test_an_annex_that_says_nothing_or_nonsense_leaves_no_trace(
    line: Line,
    contract: Instrument,
    officer: Member,
    changes: list[services.LineChange],
    code: str,
) -> None:
    with pytest.raises(Refusal) as told:
        services.draft_annex(
            contract, changes=changes, effective_on=date(2017, 6, 1), by=officer, **ANNEX
        )
    assert told.value.code == code
    assert not Annex.objects.exists()
    assert not Entry.objects.exists()


def test_who_may_not_draft_an_annex_is_refused(
    line: Line, contract: Instrument, leader_a: Member
) -> None:
    with pytest.raises(Refusal, match=r"access\.denied"):
        draft(contract, leader_a, quantity=3, on=date(2017, 6, 1))


def test_of_two_at_once_one_wins_and_one_is_told(
    programme: Programme, leader_a: Member, leader_b: Member
) -> None:
    late = NOON.replace(year=2022)
    mine = Programme.objects.get(pk=programme.pk)
    services.close(programme, by=leader_a, at=late)
    with pytest.raises(Refusal, match=r"paper\.changed_meanwhile"):
        services.close(mine, by=leader_b, at=late)
    assert Entry.objects.filter(action="programme.closed").count() == 1


def test_a_running_programme_is_not_closed(
    programme: Programme, contract: Instrument, leader_a: Member
) -> None:
    with pytest.raises(Refusal, match=r"paper\.still_running"):
        services.close(programme, by=leader_a, at=NOON)
    with pytest.raises(Refusal, match=r"programme\.instruments_open"):
        services.close(programme, by=leader_a, at=NOON.replace(year=2022))


def test_an_empty_instrument_is_not_offered(
    contract: Instrument, officer: Member, leader_a: Member
) -> None:
    Instrument.objects.filter(pk=contract.pk).update(state="draft")
    contract.refresh_from_db()
    with pytest.raises(Refusal, match=r"instrument\.has_no_lines"):
        services.offer_instrument(contract, by=officer, at=NOON)


def test_an_instrument_waits_for_its_programme(
    line: Line, programme: Programme, contract: Instrument, leader_a: Member
) -> None:
    Instrument.objects.filter(pk=contract.pk).update(state="offered")
    Programme.objects.filter(pk=programme.pk).update(state="offered")
    found = Instrument.objects.get(pk=contract.pk)
    with pytest.raises(Refusal, match=r"instrument\.programme_not_signed"):
        services.sign_instrument(found, by=leader_a, at=NOON)


def test_taking_back_drops_the_consents(
    programme: Programme, officer: Member, leader_a: Member, editor: Member
) -> None:
    Programme.objects.filter(pk=programme.pk).update(state="offered")
    programme.refresh_from_db()
    services.agree(programme, by=editor, at=NOON)
    services.check(programme, by=officer, at=NOON)
    services.approve(programme, by=leader_a, at=NOON)
    services.sign_programme(programme, by=leader_a, at=NOON)
    with pytest.raises(Refusal, match=r"paper\.not_yours"):
        services.take_back(programme, by=editor, at=NOON)
    services.take_back(programme, by=officer, at=NOON)
    assert programme.state == PaperState.DRAFT
    assert not programme.consents.exists()


@pytest.mark.parametrize(
    ("stated", "given", "code"),
    [
        (None, None, "paper.signing_day_missing"),
        (date(2017, 1, 1), date(2017, 1, 2), "paper.signing_day_differs"),
        (date(2017, 9, 1), None, "paper.signing_day_to_come"),
    ],
)
def test_the_day_of_the_signatures_is_known_once_and_past(
    stated: date | None, given: date | None, code: str
) -> None:
    with pytest.raises(Refusal) as told:
        signing_day(stated, given, today=date(2017, 8, 1))
    assert told.value.code == code


def test_the_day_is_the_stated_one_or_the_given_one() -> None:
    day = date(2017, 3, 15)
    assert signing_day(day, None, today=day) == day
    assert signing_day(None, day, today=day) == day
    assert signing_day(day, day, today=day) == day
