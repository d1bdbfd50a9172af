"""A contract signed with four certificates: order, people, revisions, and what the file says."""

import pytest

from phoihop.audit.models import Entry
from phoihop.engines.seals import api
from phoihop.engines.seals.keys import Pkcs12
from phoihop.engines.seals.levels import SignAt
from phoihop.engines.seals.rehearsal import RehearsalAuthority
from phoihop.engines.seals.trust import TrustStore
from phoihop.engines.seals.verdict import Level, Required
from phoihop.law.refusal import Refusal
from phoihop.papers.models import KeptPaper, SealingStage
from phoihop.papers.services import Means
from phoihop.parties.models import Member
from phoihop.programmes.models import Consent, Instrument, Line
from phoihop.programmes.services import offer_instrument
from phoihop.sealing import services
from phoihop.sealing.kinds import Sealable, get_sealable
from tests.fixtures import NOON
from tests.gates import through_gates
from tests.sealing.conftest import give_number, newest, sign_all
from tests.sealing.signers import ORDER, means, minutes, trust

People = dict[str, Member]


def kept() -> tuple[int, int, int]:
    """What a refusal must leave as it was."""
    return (SealingStage.objects.count(), KeptPaper.objects.count(), Entry.objects.count())


def again(paper: Sealable, member: Member) -> Sealable:
    """The paper as it is now."""
    return get_sealable(paper.ref, seen_by=member, at=NOON)


def test_four_sign_in_their_order_and_the_file_holds(paper: Sealable, people: People) -> None:
    sealing = sign_all(paper, people, *ORDER)
    assert sealing.state == "complete"
    required = [Required(one.field, one.label) for one in sealing.signers]
    verdict = api.verify(newest(sealing), trust=trust(), at=minutes(9), required=required)
    assert (verdict.holds, verdict.level, verdict.findings) == (True, Level.SIGNED, ())
    assert [one.field for one in verdict.signatures] == list(ORDER)
    assert api.embedded(newest(sealing)) == {"data.yaml": paper.rows}
    steps = list(sealing.stages.values_list("step", flat=True))
    assert steps == ["prepared", "signed", "signed", "filled", "signed", "signed"]


def test_the_number_and_the_day_stand_in_their_fields(paper: Sealable, people: People) -> None:
    sealing = sign_all(paper, people, *ORDER)
    first, second, *_ = api.verify(newest(sealing), trust=trust(), at=minutes(9)).signatures
    assert first.filled_after == second.filled_after == ("date", "number")


def test_the_trail_says_who_signed_what_rows(paper: Sealable, people: People) -> None:
    sign_all(paper, people, *ORDER)
    told = Entry.objects.filter(subject=f"paper:{paper.ref}").order_by("seq")
    signed = [one for one in told if one.action == "paper.field_signed"]
    assert [one.facts["field"] for one in signed] == list(ORDER)
    assert {one.facts["rows_sha256"] for one in signed} == {paper.printed_sha256}
    assert told.filter(action="paper.signed").count() == 1


@pytest.mark.parametrize(
    ("level", "shown"),
    [(SignAt.B_T, Level.TIMED), (SignAt.B_LTA, Level.LONG_TERM)],
)
def test_the_ladder_is_climbed_as_high_as_is_asked(
    paper: Sealable, people: People, level: SignAt, shown: Level
) -> None:
    sealing = sign_all(paper, people, *ORDER, level=level)
    assert api.verify(newest(sealing), trust=trust(), at=minutes(9)).level is shown
    assert set(sealing.stages.filter(step="signed").values_list("level", flat=True)) == {shown}


def test_an_organisation_signs_neither_before_the_people_nor_before_the_number(
    paper: Sealable, people: People
) -> None:
    services.prepare(paper, by=people["a-person"], at=NOON)
    for code in ("people_first", "people_first", "number_first"):
        with pytest.raises(Refusal, match=rf"sealing\.{code}"):
            services.sign_here(
                paper,
                field="a-organisation",
                means=means("a-organisation"),
                by=people["a-organisation"],
                at=NOON,
            )
        field = "a-person" if not SealingStage.objects.filter(field="a-person") else "b-person"
        if not SealingStage.objects.filter(field=field):
            services.sign_here(paper, field=field, means=means(field), by=people[field], at=NOON)


def test_the_number_is_not_filled_before_the_people_have_signed(
    paper: Sealable, people: People
) -> None:
    sign_all(paper, people, "a-person")
    before = kept()
    with pytest.raises(Refusal, match=r"sealing\.people_first"):
        give_number(paper, people["a-organisation"])
    assert kept() == before


def test_nobody_signs_twice(paper: Sealable, people: People) -> None:
    sign_all(paper, people, "a-person")
    before = kept()
    with pytest.raises(Refusal, match=r"sealing\.signed_already"):
        services.sign_here(
            paper, field="a-person", means=means("a-person"), by=people["a-person"], at=NOON
        )
    assert kept() == before


@pytest.mark.parametrize(
    ("key", "code"), [("stranger", "wrong_signer"), ("a-organisation", "wants_person")]
)
def test_the_wrong_certificate_is_refused(
    paper: Sealable, people: People, key: str, code: str
) -> None:
    services.prepare(paper, by=people["a-person"], at=NOON)
    before = kept()
    with pytest.raises(Refusal, match=rf"sealing\.{code}"):
        services.sign_here(
            paper, field="a-person", means=means(key), by=people["a-person"], at=NOON
        )
    assert kept() == before


def test_a_certificate_that_nobody_vouches_for_is_refused(paper: Sealable, people: People) -> None:
    foreign = RehearsalAuthority.found(NOON, name="CA khác")
    person = foreign.person("Nguyễn Văn Mẫu", "Tỉnh ủy Mẫu", at=NOON)
    services.prepare(paper, by=people["a-person"], at=NOON)
    key = Pkcs12(person.p12("x"), "x")
    for store in (trust(), TrustStore(())):
        with pytest.raises(Refusal, match=r"seals\.found_untrusted"):
            services.sign_here(
                paper,
                field="a-person",
                means=Means(key, SignAt.B_B, store),
                by=people["a-person"],
                at=NOON,
            )


def test_only_the_leader_signs_and_only_the_clerk_or_leader_seals(
    paper: Sealable, people: People, officer: Member, stranger: Member
) -> None:
    services.prepare(paper, by=officer, at=NOON)
    for field, member in (("a-person", officer), ("a-person", people["a-organisation"])):
        with pytest.raises(Refusal, match=r"access\.denied"):
            services.sign_here(paper, field=field, means=means(field), by=member, at=NOON)
    with pytest.raises(Refusal, match=r"sealing\.other_side"):
        services.sign_here(
            paper, field="a-person", means=means("a-person"), by=people["b-person"], at=NOON
        )


def test_a_leaders_signature_on_an_offered_paper_is_the_consent(
    paper: Sealable, people: People, contract: Instrument, officer: Member, editor: Member
) -> None:
    Instrument.objects.update(state="draft")
    contract.refresh_from_db()
    offer_instrument(contract, by=officer, at=NOON)
    pairs = ((officer, people["a-person"]), (editor, people["b-person"]))
    through_gates(contract, *pairs)
    services.prepare(again(paper, officer), by=officer, at=NOON)
    for field in ("a-person", "b-person"):
        now = again(paper, officer)
        services.sign_here(now, field=field, means=means(field), by=people[field], at=NOON)
    contract.refresh_from_db()
    assert contract.state == "signed"
    assert Consent.objects.filter(instrument=contract).count() == 2


def test_a_draft_is_not_signed(paper: Sealable, officer: Member, contract: Instrument) -> None:
    Instrument.objects.update(state="draft")
    with pytest.raises(Refusal, match=r"sealing\.not_ready"):
        services.prepare(get_sealable(paper.ref, seen_by=officer, at=NOON), by=officer, at=NOON)


def test_preparing_may_be_repeated_until_somebody_has_signed(
    paper: Sealable, people: People, officer: Member
) -> None:
    services.prepare(paper, by=officer, at=NOON)
    sign_all(paper, people, "a-person")
    with pytest.raises(Refusal, match=r"sealing\.under_way"):
        services.prepare(paper, by=officer, at=NOON)
    services.set_aside(paper, by=officer, at=NOON)
    services.prepare(paper, by=officer, at=NOON)


def test_rows_written_anew_stop_the_signing(
    paper: Sealable, people: People, officer: Member, line: Line
) -> None:
    sign_all(paper, people, "a-person")
    Line.objects.update(quantity=5)
    now = get_sealable(paper.ref, seen_by=officer, at=NOON)
    with pytest.raises(Refusal, match=r"sealing\.rows_changed"):
        services.sign_here(
            now, field="b-person", means=means("b-person"), by=people["b-person"], at=NOON
        )


def test_a_complete_paper_takes_nothing_more(
    paper: Sealable, people: People, officer: Member
) -> None:
    done = newest(sign_all(paper, people, *ORDER))
    for code, step in (
        ("complete", lambda: services.prepare(paper, by=officer, at=NOON)),
        ("complete", lambda: services.bring(paper, done, trust=trust(), by=officer, at=NOON)),
        ("wrong_state", lambda: services.set_aside(paper, by=officer, at=NOON)),
    ):
        with pytest.raises(Refusal, match=rf"sealing\.{code}"):
            step()
