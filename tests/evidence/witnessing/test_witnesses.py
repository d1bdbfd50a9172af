"""Two captures are two witnesses only when everything about them differs but the text."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.acceptance.queries.candidates import preview
from phoihop.acceptance.rules import Computation
from phoihop.evidence.models import Capture, Comparison, Evidence, WitnessKey
from phoihop.evidence.overview import counted, levels_of, proven_matches
from phoihop.evidence.queries import first_reaching, proofs_of
from phoihop.evidence.rules import strongest
from phoihop.evidence.witnessing import services
from phoihop.evidence.witnessing.attempting import Studio, attempt
from phoihop.evidence.witnessing.rules import Apart, Standing, apart, compare
from phoihop.law.period import Period
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.programmes.models import Line, Programme
from phoihop.programmes.rules import EvidenceLevel
from phoihop.publications.models import Match, Publication
from tests.engines.webpages.hostile import WHOLE
from tests.evidence.witnessing.conftest import SEEN_AT, WORDS, Machine, MakeMachine, page
from tests.fixtures import NOON

STANDINGS = st.builds(
    Standing,
    st.sampled_from(["", "a", "b"]),
    st.sampled_from(["k1", "k2"]),
    st.sampled_from(["", "m1", "m2"]),
    st.sampled_from(["", "n1", "n2"]),
)


@given(STANDINGS, STANDINGS)
def test_being_apart_is_mutual_and_nobody_is_apart_from_himself(
    one: Standing, other: Standing
) -> None:
    assert apart(one, other) == apart(other, one)
    assert apart(one, one) is not Apart.YES
    if apart(one, other) is Apart.YES:
        assert {one.side, other.side} == {"a", "b"}
        assert one.key != other.key


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (Standing("b", "k2", "m2", "n2"), Apart.YES),
        (Standing("b", "k2", "", ""), Apart.YES),
        (Standing("", "k2", "m2", "n2"), Apart.NO_SIDE),
        (Standing("a", "k2", "m2", "n2"), Apart.SAME_SIDE),
        (Standing("b", "k1", "m2", "n2"), Apart.SAME_KEY),
        (Standing("b", "k2", "m1", "n2"), Apart.SAME_MACHINE),
        (Standing("b", "k2", "m2", "n1"), Apart.SAME_NETWORK),
    ],
)
def test_what_makes_two_captures_one_witness(other: Standing, why: Apart) -> None:
    assert apart(Standing("a", "k1", "m1", "n1"), other) is why


def test_empty_or_short_texts_agree_with_nothing() -> None:
    assert not compare("", "").agrees
    assert not compare("một hai ba", "một hai ba").agrees
    assert compare(WORDS, WORDS.replace("  ", " ").replace('"', "“")).agrees
    found = compare(WORDS, WORDS.replace("một phần ba", "một nửa"))
    assert not found.agrees
    assert found.passages == (("phần ba", "nửa"),)


def level_of(match: Match) -> EvidenceLevel:
    proofs = proofs_of(Publication.objects.filter(pk=match.publication_id))
    return strongest(one.level for one in proofs[match.publication_id])


def take_both(a: Machine, b: Machine, officer: Member, editor: Member) -> Comparison:
    services.take_testimony(a.bundle(), by=officer, at=NOON)
    services.take_testimony(b.bundle(at=SEEN_AT + timedelta(hours=4)), by=editor, at=NOON)
    return Comparison.objects.get()


def test_two_sides_that_saw_the_same_prove_most(
    match: Match, machine_a: Machine, machine_b: Machine, officer: Member, editor: Member,
    programme: Programme, line: Line,
) -> None:  # fmt: skip
    Line.objects.update(evidence_level="witnessed")
    services.take_testimony(machine_a.bundle(), by=officer, at=NOON)
    assert level_of(match) is EvidenceLevel.PAGE_FILE
    assert counted(proven_matches(programme, seen_by=officer)) == {"total": 1, "missing": 1}
    services.take_testimony(machine_b.bundle(), by=editor, at=NOON)
    found = Comparison.objects.get()
    assert (found.agrees, found.one_witness_because, found.passages) == (True, "", [])
    assert level_of(match) is EvidenceLevel.WITNESSED
    proven = proven_matches(programme, seen_by=officer)
    [(_, reached, demanded)] = levels_of(proven)
    assert (reached, demanded) == (EvidenceLevel.WITNESSED, EvidenceLevel.WITNESSED)
    assert counted(proven) == {"total": 1, "missing": 0}


def test_acceptance_waits_for_the_second_witness(
    match: Match, machine_a: Machine, machine_b: Machine, officer: Member, editor: Member,
    line: Line,
) -> None:  # fmt: skip
    Line.objects.update(evidence_level="witnessed")
    services.take_testimony(machine_a.bundle(), by=officer, at=NOON)

    def computed() -> Computation:
        return preview(
            line.instrument,
            period=Period(date(2017, 1, 1), date(2017, 6, 30)),
            accepted_on=NOON.date(),
            known_at=NOON + timedelta(days=1),
        ).computation

    [left] = computed().left
    assert left.reasons == ("not_evidenced",)
    services.take_testimony(machine_b.bundle(), by=editor, at=NOON)
    [row] = computed().accepted
    assert row.candidate.evidence is row.candidate.demanded is EvidenceLevel.WITNESSED
    assert row.candidate.evidence_ref == Evidence.objects.order_by("pk").last().ref  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("machine", "network", "why"),
    [("a" * 64, "9" * 64, "same_machine"), ("9" * 64, "1" * 64, "same_network")],
)
def test_two_captures_from_one_place_are_one_witness(
    match: Match, machine_a: Machine, machine_b: Machine, officer: Member, editor: Member,
    machine: str, network: str, why: str,
) -> None:  # fmt: skip
    found = take_both(machine_a, machine_b.moved(machine, network), officer, editor)
    assert (found.agrees, found.one_witness_because) == (True, why)
    assert level_of(match) is EvidenceLevel.PAGE_FILE


def test_the_programs_own_capture_is_no_side_unless_it_is_said_whose(
    match: Match, machine_b: Machine, editor: Member, studio: Studio
) -> None:
    attempt(services.order_capture(match.publication, by=editor, at=NOON).pk, studio)
    services.take_testimony(machine_b.bundle(), by=editor, at=NOON)
    assert Comparison.objects.get().one_witness_because == "no_side"


def test_a_page_that_changed_between_the_witnesses_is_shown_where(
    match: Match, machine_a: Machine, machine_b: Machine, officer: Member, editor: Member,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    services.take_testimony(machine_a.bundle(), by=officer, at=NOON)
    changed = WORDS.replace("một phần ba", "một nửa")
    monkeypatch.setitem(WHOLE, "/bai-1.html", page(changed))
    services.take_testimony(machine_b.bundle(), by=editor, at=NOON)
    found = Comparison.objects.get()
    assert not found.agrees
    assert found.passages[0] == ["phần ba", "nửa"]
    assert 0.9 < found.share < 1
    assert level_of(match) is EvidenceLevel.PAGE_FILE


def test_a_clock_that_runs_ahead_gains_nothing(
    match: Match, machine_a: Machine, officer: Member
) -> None:
    ahead = NOON + timedelta(days=3)
    services.take_testimony(machine_a.bundle(at=ahead), by=officer, at=NOON)
    capture = Capture.objects.get()
    assert (capture.claimed_at, capture.evidence.captured_at) == (ahead, NOON)
    assert capture.skew_seconds == (ahead - SEEN_AT).total_seconds()


def test_the_same_bundle_twice_is_kept_once(
    match: Match, machine_a: Machine, officer: Member
) -> None:
    bundle = machine_a.bundle()
    [first] = services.take_testimony(bundle, by=officer, at=NOON)
    [second] = services.take_testimony(bundle, by=officer, at=NOON)
    assert first.evidence == second.evidence
    assert Evidence.objects.count() == 1


def test_only_ones_own_registered_key_speaks(
    match: Match, machine_a: Machine, officer: Member, editor: Member, stranger: Member
) -> None:
    bundle = machine_a.bundle()
    for member in (editor, stranger):
        with pytest.raises(Refusal, match=r"witness\.key_unknown"):
            services.take_testimony(bundle, by=member, at=NOON)
    broken = bytearray(bundle.read_bytes())
    broken[500] ^= 1
    bundle.write_bytes(bytes(broken))
    with pytest.raises(Refusal, match=r"capture\.bundle_broken"):
        services.take_testimony(bundle, by=officer, at=NOON)
    assert not Evidence.objects.exists()


def test_a_page_that_nobody_recorded_is_named_and_the_others_are_kept(
    match: Match, machine_a: Machine, officer: Member
) -> None:
    taken = services.take_testimony(machine_a.bundle("/bai-1.html", "/"), by=officer, at=NOON)
    assert [bool(one.evidence) for one in taken] == [True, False]
    assert taken[1].problem is not None
    assert taken[1].problem.code == "witness.page_unknown"


def test_a_revoked_key_speaks_no_more_and_a_void_one_never_did(
    match: Match, machine_a: Machine, machine_b: Machine, officer: Member, editor: Member
) -> None:
    take_both(machine_a, machine_b, officer, editor)
    key = WitnessKey.objects.get(fingerprint__isnull=False, organisation=officer.organisation)
    with pytest.raises(Refusal, match=r"witness\.void_in_future"):
        services.revoke_key(key, void_from=NOON + timedelta(1), by=officer, at=NOON)
    services.revoke_key(key, void_from=None, by=officer, at=NOON + timedelta(days=1))
    assert level_of(match) is EvidenceLevel.WITNESSED  # came in before
    later = machine_a.bundle(at=SEEN_AT + timedelta(minutes=1))
    with pytest.raises(Refusal, match=r"witness\.key_revoked"):
        services.take_testimony(later, by=officer, at=NOON)
    with pytest.raises(Refusal, match=r"witness\.key_revoked"):
        services.revoke_key(key, void_from=None, by=officer, at=NOON + timedelta(days=1))
    WitnessKey.objects.filter(pk=key.pk).update(void_from=NOON)  # stolen before it spoke
    proofs = proofs_of(Publication.objects.all())[match.publication_id]
    assert first_reaching(proofs, EvidenceLevel.WITNESSED) is None


def test_keys_are_registered_by_those_who_may_and_once(
    make_machine: MakeMachine, officer: Member, editor: Member, auditor_a: Member
) -> None:
    machine = make_machine(officer, "a1")
    with pytest.raises(Refusal, match=r"witness\.key_taken"):
        services.register_key(machine.key.public_hex, label="Máy", by=editor, at=NOON)
    with pytest.raises(Refusal, match=r"access\.denied"):
        services.register_key("ab" * 32, label="Máy", by=auditor_a, at=NOON)
    with pytest.raises(Refusal, match=r"capture\.not_a_key"):
        services.register_key("ab", label="Máy", by=editor, at=NOON)
    with pytest.raises(Refusal, match=r"witness\.label_missing"):
        services.register_key("ab" * 32, label=" ", by=editor, at=NOON)
    assert WitnessKey.objects.count() == 1
