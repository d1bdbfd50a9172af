"""What a verifier says: who signed, at which level, what came later, what is wrong."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from phoihop.engines.seals import api
from phoihop.engines.seals.levels import SignAt
from phoihop.engines.seals.rehearsal import RehearsalAuthority
from phoihop.engines.seals.rehearsal_clock import RehearsalClock
from phoihop.engines.seals.trust import RevocationRule, TrustStore
from phoihop.engines.seals.verdict import Changes, Coverage, Level, Required, Revocation, Verdict
from tests.engines.seals.papers import (
    LATER,
    ORDER,
    SIGNED_AT,
    authority,
    bilateral,
    clock,
    key,
    overlaid,
    plain,
    prepared,
    signed_in,
    signed_once,
    signers,
    trust,
)


def verdict(pdf: bytes, **others: object) -> Verdict:
    return api.verify(pdf, **{"trust": trust(), "at": LATER, **others})  # type: ignore[arg-type]


def codes(verdict: Verdict) -> set[str]:
    said = [*verdict.findings]
    said += [each for mark in (*verdict.signatures, *verdict.seals) for each in mark.findings]
    return {each.code.removeprefix("seals.found_") for each in said}


def test_four_signatures_hold_and_say_who_signed() -> None:
    said = verdict(bilateral())
    assert said.holds
    assert said.level is Level.SIGNED
    assert [each.field for each in said.signatures] == list(ORDER)
    first, second, *_ = said.signatures
    assert (first.holder.name, first.holder.title) == ("Nguyễn Văn Mẫu", "Trưởng ban")
    assert (first.holder.organisation, first.holder.kind) == ("Cơ quan Mẫu", "person")
    assert (second.holder.name, second.holder.kind) == ("Cơ quan Mẫu", "organisation")
    assert first.certifies
    assert not second.certifies
    assert first.reason == "Ký chương trình phối hợp"
    assert first.signed_at == SIGNED_AT
    assert first.proven_at is None


def test_each_signature_covers_the_file_up_to_its_revision() -> None:
    said = verdict(bilateral())
    covered = [each.covers_bytes for each in said.signatures]
    assert covered == sorted(covered)
    assert covered[-1] == len(bilateral())
    assert [each.coverage for each in said.signatures] == [*[Coverage.REVISION] * 3,
                                                           Coverage.WHOLE_FILE]  # fmt: skip
    assert said.uncovered_bytes == 0


def test_filling_number_and_date_between_signatures_is_permitted_and_named() -> None:
    first, second, *_ = verdict(bilateral()).signatures
    assert first.changes is Changes.FORM_FILLING
    assert first.changes_permitted
    assert first.filled_after == ("date", "number")
    assert second.filled_after == ()


@pytest.mark.parametrize(
    ("level", "shown"),
    [
        (SignAt.B_B, Level.SIGNED),
        (SignAt.B_T, Level.TIMED),
        (SignAt.B_LT, Level.TIMED),
        (SignAt.B_LTA, Level.LONG_TERM),
    ],
)
def test_the_ladder_is_shown(level: SignAt, shown: Level) -> None:
    said = verdict(bilateral(level))
    assert (said.holds, said.level, said.uncovered_bytes) == (True, shown, 0)
    timed = shown is not Level.SIGNED
    assert all((each.proven_at is not None) == timed for each in said.signatures)
    assert all((each.time_authority == "TSA diễn tập") == timed for each in said.signatures)
    assert len(said.seals) == (4 if level is SignAt.B_LTA else 0)


def test_the_level_of_a_paper_is_that_of_its_weakest_signature() -> None:
    pdf = signed_in(signed_once(SignAt.B_T), "a-organisation", SignAt.B_B, 10)
    assert verdict(pdf).level is Level.SIGNED


def test_an_unsigned_paper_says_so_and_names_its_empty_fields() -> None:
    said = verdict(prepared())
    assert not said.holds
    assert said.level is Level.NONE
    assert codes(said) == {"unsigned"}
    assert said.empty_fields == ORDER


def test_a_missing_signer_and_a_wrong_one_are_named() -> None:
    wanted = [Required("a-person", "TRẦN THỊ VÍ DỤ"), Required("b-person", "Trần Thị Ví Dụ")]
    said = verdict(signed_once(), required=wanted)
    assert not said.holds
    assert codes(said) == {"other_signer", "missing"}
    assert verdict(signed_once(), required=[Required("a-person", "Cơ quan  mẫu")]).holds


def test_a_later_overlay_is_named_with_its_page() -> None:
    said = verdict(overlaid(bilateral()))
    assert not said.holds
    assert not any(each.holds for each in said.signatures)
    assert all(each.changed_pages == (1,) for each in said.signatures)
    assert codes(said) == {"overlay"}
    assert all(each.intact for each in said.signatures)  # the signed bytes are as they were
    assert said.uncovered_bytes > 0


def test_a_flipped_byte_is_named_and_narrowed_down_by_the_other_signatures() -> None:
    pdf = bytearray(bilateral())
    until = [each.covers_bytes for each in verdict(bytes(pdf)).signatures]
    where = pdf.index(b"/Filter", until[1])
    pdf[where + 3] ^= 1
    said = verdict(bytes(pdf))
    assert not said.holds
    assert [each.intact for each in said.signatures] == [True, True, False, False]
    [found] = [each for each in said.signatures[2].findings if each.code == "seals.found_altered"]
    assert found.facts == {"field": "b-person", "from_byte": until[1], "to_byte": until[2]}


def test_a_byte_flipped_in_the_padding_of_a_container_is_named() -> None:
    pdf = bytearray(signed_once())
    end = pdf.index(b">", pdf.index(b"/Contents <"))
    pdf[end - 1] = ord("1")
    said = verdict(bytes(pdf))
    assert not said.holds
    assert codes(said) == {"container"}


def test_a_certificate_that_no_root_vouches_for_is_named() -> None:
    stranger = RehearsalAuthority.found(SIGNED_AT, name="CA khác").trust(at=SIGNED_AT)
    said = verdict(signed_once(), trust=stranger)
    assert (said.holds, codes(said)) == (False, {"untrusted"})
    assert said.signatures[0].intact
    assert not said.signatures[0].trusted


def test_without_any_root_nothing_is_trusted() -> None:
    said = verdict(signed_once(), trust=TrustStore(roots=()))
    assert (said.holds, codes(said)) == (False, {"untrusted"})


def test_an_expired_certificate_is_named_unless_the_time_of_signing_is_proven() -> None:
    years_later = SIGNED_AT + timedelta(days=4 * 365)
    said = verdict(signed_once(), at=years_later)
    assert (said.holds, codes(said)) == (False, {"expired"})
    assert verdict(signed_once(SignAt.B_T), at=years_later).holds
    assert verdict(signed_once(SignAt.B_LTA), at=years_later).holds


def test_a_certificate_from_the_future_is_named() -> None:
    said = verdict(signed_once(), at=SIGNED_AT - timedelta(days=3))
    assert "not_yet_valid" in codes(said)


def revoked(at_minutes: int) -> TrustStore:
    """The same authority's list after the person's certificate was revoked."""
    ours = RehearsalAuthority(authority().identity)
    ours.revoke(signers()["a-person"], at=SIGNED_AT + timedelta(minutes=at_minutes))
    return trust().with_crls(ours.crl(at=LATER))


def test_a_revoked_certificate_is_named() -> None:
    said = verdict(signed_once(), trust=revoked(60))
    assert (said.holds, codes(said)) == (False, {"revoked"})
    assert said.signatures[0].revocation is Revocation.REVOKED
    assert not said.signatures[0].trusted


@pytest.mark.parametrize("level", [SignAt.B_T, SignAt.B_LT, SignAt.B_LTA])
def test_a_revocation_after_the_proven_time_does_not_undo_the_signature(level: SignAt) -> None:
    said = verdict(signed_once(level), trust=revoked(60))
    assert (said.holds, codes(said)) == (
        True,
        {"revoked_later"} | codes(verdict(signed_once(level))),
    )
    assert said.signatures[0].revocation is Revocation.REVOKED_LATER


@pytest.mark.parametrize("level", [SignAt.B_T, SignAt.B_LT, SignAt.B_LTA])
def test_a_revocation_before_the_proven_time_does_whatever_the_file_brings_along(
    level: SignAt,
) -> None:
    said = verdict(signed_once(level), trust=revoked(-60))
    assert not said.holds
    assert "revoked" in codes(said)


def test_a_missing_revocation_list_is_named_or_overlooked_as_asked() -> None:
    bare = TrustStore(trust().roots)
    said = verdict(signed_in(prepared(), "a-person"), trust=bare)
    assert said.holds  # the file brings the list along, the trust store was given at signing
    pdf = api.sign(prepared(), field="a-person", signer=key("a-person"), at=SIGNED_AT)
    said = verdict(pdf, trust=bare)
    assert (said.holds, codes(said)) == (False, {"revocation_unknown"})
    assert said.signatures[0].revocation is Revocation.UNKNOWN
    soft = TrustStore(trust().roots, rule=RevocationRule.SOFT)
    assert verdict(pdf, trust=soft).holds


def test_a_time_stamp_by_a_stranger_is_named() -> None:
    stranger = RehearsalAuthority.found(SIGNED_AT, name="CA khác")
    theirs = RehearsalClock(stranger.time_authority(at=SIGNED_AT), SIGNED_AT)
    pdf = api.sign(
        prepared(), field="a-person", signer=key("a-person"), at=SIGNED_AT,
        level=SignAt.B_T, time_stamp=theirs,
    )  # fmt: skip
    said = verdict(pdf)
    assert (said.holds, codes(said)) == (False, {"time_untrusted"})
    assert said.level is Level.SIGNED


def test_a_time_stamp_from_the_future_is_named() -> None:
    clock().stamps_at = SIGNED_AT + timedelta(days=30)
    pdf = api.sign(
        prepared(), field="a-person", signer=key("a-person"), at=SIGNED_AT,
        level=SignAt.B_T, time_stamp=clock(),
    )  # fmt: skip
    said = verdict(pdf)
    assert not said.holds
    assert "time_ahead" in codes(said)


def test_what_is_inside_can_be_taken_out() -> None:
    assert api.embedded(bilateral()) == {"data.json": b"{}"}
    assert verdict(bilateral()).attachments == ("data.json",)
    assert api.embedded(plain()) == {"data.json": b"{}"}


def test_a_running_loop_is_no_hindrance() -> None:
    async def within() -> bool:
        return verdict(signed_in(prepared(), "a-person", SignAt.B_T)).holds

    assert asyncio.run(within())


def test_eight_threads_come_to_the_same_verdicts() -> None:
    papers = [bilateral(), overlaid(bilateral())] * 4
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda pdf: verdict(pdf).holds, papers)) == [True, False] * 4
