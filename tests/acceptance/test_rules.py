"""What is accepted never exceeds what is ordered, whatever is delivered and in which order."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from phoihop.acceptance.rules import Candidate, Computation, compute, frozen, rows_sha256
from phoihop.law.period import PartialDate, Period, Precision
from phoihop.programmes.rules import EvidenceLevel

YEAR = Period(date(2017, 1, 1), date(2017, 12, 31))
ACCEPTED_ON = date(2017, 12, 20)


@st.composite
def candidates(draw: st.DrawFn) -> list[Candidate]:
    found = []
    for number in range(draw(st.integers(0, 15))):
        line = draw(st.integers(1, 3))
        found.append(
            Candidate(
                match_id=number,
                work_id=number,
                work_ref=f"TP-{number:02d}",
                title=f"Bài {number}",
                publication_id=number,
                publication_ref=f"LĐ-{number:02d}",
                line_id=line,
                line_code=str(line),
                published=PartialDate(
                    date(2016, 12, 1) + timedelta(days=draw(st.integers(0, 420))),
                    draw(st.sampled_from([Precision.DAY, Precision.DAY, Precision.MONTH])),
                ),
                evidence=draw(st.sampled_from(EvidenceLevel)),
                evidence_ref="",
                evidence_sha256="",
                demanded=draw(st.sampled_from([EvidenceLevel.LINK, EvidenceLevel.TEXT])),
                unit_price_dong=draw(st.integers(0, 10_000_000)),
                objections=tuple(draw(st.lists(st.just("genre"), max_size=1))),
                accepted_in=draw(st.sampled_from(["", "", "", "elsewhere"])),
            )
        )
    return found


orders = st.fixed_dictionaries({line: st.integers(0, 5) for line in (1, 2, 3)})


def computed(pieces: list[Candidate], ordered: dict[int, int]) -> Computation:
    return compute(pieces, still_ordered=ordered, period=YEAR, accepted_on=ACCEPTED_ON)


@given(candidates(), orders)
def test_no_line_takes_more_than_is_still_ordered(
    pieces: list[Candidate], ordered: dict[int, int]
) -> None:
    seen = computed(pieces, ordered)
    for line, quantity in ordered.items():
        assert sum(row.candidate.line_id == line for row in seen.accepted) <= quantity


@given(candidates(), orders)
def test_every_piece_is_accepted_or_extra_or_left_for_a_reason(
    pieces: list[Candidate], ordered: dict[int, int]
) -> None:
    seen = computed(pieces, ordered)
    told = [row.candidate.work_id for row in seen.rows] + [
        one.candidate.work_id for one in seen.left
    ]
    assert sorted(told) == sorted(piece.work_id for piece in pieces)
    assert all(one.reasons for one in seen.left)


@given(candidates(), orders)
def test_only_accepted_pieces_cost_money(pieces: list[Candidate], ordered: dict[int, int]) -> None:
    seen = computed(pieces, ordered)
    assert seen.amount.dong == sum(row.candidate.unit_price_dong for row in seen.accepted)
    assert all(row.amount.dong == 0 for row in seen.extra)


@given(candidates(), orders, st.randoms())
def test_the_order_in_which_pieces_are_told_changes_nothing(
    pieces: list[Candidate], ordered: dict[int, int], chance: object
) -> None:
    shuffled = list(pieces)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = computed(pieces, ordered), computed(shuffled, ordered)
    assert rows_sha256(map(frozen, one.rows)) == rows_sha256(map(frozen, other.rows))


@given(candidates(), orders)
def test_an_extra_means_that_the_line_is_full(
    pieces: list[Candidate], ordered: dict[int, int]
) -> None:
    seen = computed(pieces, ordered)
    for row in seen.extra:
        line = row.candidate.line_id
        assert sum(one.candidate.line_id == line for one in seen.accepted) == ordered[line]
