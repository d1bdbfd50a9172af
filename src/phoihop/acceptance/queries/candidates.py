"""What could be accepted now: each confirmed piece held against its line, proof and day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, QuerySet

from phoihop.acceptance.models import Entry
from phoihop.acceptance.queries.repeats import Standing, standings_of
from phoihop.acceptance.rules import ELSEWHERE, Candidate, Computation, RecordState, compute
from phoihop.evidence.queries import Proof, proofs_of
from phoihop.evidence.rules import strongest
from phoihop.law.money import Money, Rounding, Totals, VatMode, totals
from phoihop.law.period import Period
from phoihop.programmes.models import AnnexChange, Instrument, Line
from phoihop.programmes.queries import counting_period_of, terms_of
from phoihop.programmes.rules import IN_FORCE, EvidenceLevel
from phoihop.publications.models import Match, Publication
from phoihop.publications.rules import Delivered, Demand, MatchState, objections
from phoihop.spread.queries import Repeats, repeats_of


@dataclass(frozen=True, slots=True)
class Preview:
    """What a record for a period would hold if it were drawn up now."""

    computation: Computation
    totals: Totals
    ordered: dict[int, int]  # line id → pieces ordered on the acceptance day
    accepted_before: dict[int, int]  # line id → pieces accepted in earlier records
    repeats: Repeats  # what was delivered or printed before, and what was not compared yet

    @property
    def waiting(self) -> list[str]:
        """References of rows whose text was not compared with other works yet."""
        rows = (row.candidate for row in self.computation.rows)
        return [one.work_ref for one in rows if one.work_id in self.repeats.waiting]

    @property
    def textless(self) -> list[str]:
        """References of rows without a text, of which only the title could be compared."""
        rows = (row.candidate for row in self.computation.rows)
        return [one.work_ref for one in rows if one.work_id in self.repeats.textless]


def preview(
    instrument: Instrument, *, period: Period, accepted_on: date, known_at: datetime
) -> Preview:
    """Compute a record without keeping it. A fixed number of queries, however many pieces.

    Args:
        period: days in which the pieces appeared.
        accepted_on: the day of acceptance: the order, and the proof, as of the end of that day.
        known_at: only what is recorded by then; for a record drawn up now, now.
    """
    lines = list(
        instrument.lines.select_related("obligation__outlet", "outlet", "obligation").all()
    )
    ordered = {
        pk: terms.quantity
        for pk, terms in terms_of(lines, on=accepted_on, known_at=known_at).items()
    }
    before = accepted_quantities(lines)
    repeats = repeats_of(instrument)
    candidates = _candidates(instrument, lines, repeats, accepted_on=accepted_on, known_at=known_at)
    computation = compute(
        candidates,
        still_ordered={pk: max(0, ordered[pk] - before.get(pk, 0)) for pk in ordered},
        period=period,
        accepted_on=accepted_on,
    )
    return Preview(computation, totals_of(instrument, computation.amount), ordered, before, repeats)


def totals_of(instrument: Instrument, amount: Money) -> Totals:
    """``amount`` with the tax and rounding of the instrument."""
    return totals(
        amount,
        vat_mode=VatMode(instrument.vat_mode),
        vat_percent=instrument.vat_percent,
        rounding=Rounding(instrument.rounding),
    )


def accepted_quantities(lines: Iterable[Line]) -> dict[int, int]:
    """Line id → pieces accepted in frozen records, net of corrections."""
    rows = (
        Entry.objects.filter(
            line__in=[line.pk for line in lines],
            extra=False,
            record__state=RecordState.FROZEN.value,
            correction__isnull=True,
        )
        .values("line")
        .annotate(pieces=Count("pk"))
    )
    return {row["line"]: row["pieces"] for row in rows}


def _candidates(
    instrument: Instrument,
    lines: list[Line],
    repeats: Repeats,
    *,
    accepted_on: date,
    known_at: datetime,
) -> list[Candidate]:
    confirmed = Match.objects.filter(line__instrument=instrument, state=MatchState.CONFIRMED.value)
    matches = list(
        confirmed.select_related("work", "publication", "line").defer(
            "work__body", "work__search_key"
        )
    )
    proofs = proofs_of(Publication.objects.filter(matches__in=confirmed))
    taken = _accepted_already(matches)
    standings = standings_of(repeats)
    prices = _prices_on_days(lines, matches, known_at=known_at)
    by_id = {line.pk: line for line in lines}
    period = counting_period_of(instrument)
    return [
        _candidate(
            match,
            by_id[_line_id(match)],
            proofs=[
                proof
                for proof in proofs.get(match.publication_id, [])
                if proof.on <= accepted_on and proof.recorded_at <= known_at
            ],
            period=period,
            price=prices[match.pk],
            standing=standings.get(match.work_id, Standing())
            if taken.get(match.work_id, ELSEWHERE) == ELSEWHERE
            else Standing(),
            accepted_in=taken.get(match.work_id, ""),
        )
        for match in matches
    ]


def _line_id(match: Match) -> int:
    assert match.line_id is not None  # asked for by line
    return match.line_id


def _candidate(
    match: Match,
    line: Line,
    *,
    proofs: list[Proof],
    period: Period,
    price: int,
    accepted_in: str,
    standing: Standing,
) -> Candidate:
    publication, work = match.publication, match.work
    published = publication.published
    assert published is not None  # a match needs a date; see publications.services
    demanded = EvidenceLevel(line.evidence_level or line.obligation.evidence_level)
    best = strongest(proof.level for proof in proofs)
    proof = next((one for one in proofs if one.level is best), None)
    delivered = Delivered(
        published, work.words, work.genre, publication.outlet_id, work.language,
        work.by_institution,
    )  # fmt: skip
    return Candidate(
        match_id=match.pk,
        work_id=work.pk,
        work_ref=work.ref,
        title=work.title,
        publication_id=publication.pk,
        publication_ref=publication.ref,
        line_id=line.pk,
        line_code=line.code,
        published=published,
        evidence=best,
        evidence_ref=proof.ref if proof else "",
        evidence_sha256=proof.sha256 if proof else "",
        demanded=demanded,
        unit_price_dong=price,
        objections=tuple(objections(delivered, demand_of(line, period=period))),
        accepted_in=accepted_in,
        repeats=standing.codes,
        cofunding_id=standing.cofunding_id,
    )


def demand_of(line: Line, *, period: Period) -> Demand:
    """What a line, with its obligation behind it, asks of a piece."""
    duty = line.obligation
    return Demand(
        period=period,
        genre=line.genre or duty.genre,
        outlet_id=line.outlet_id or duty.outlet_id,
        least_words=line.least_words or duty.least_words,
        language=duty.language,
        counts_institution_texts=line.counts_institution_texts,
    )


def _accepted_already(matches: Iterable[Match]) -> dict[int, str]:
    """Work id → where it stands accepted: the reference within the same instrument, else apart.

    Of an acceptance under another agreement nothing is told but that there is one.
    """
    rows = Entry.objects.filter(
        work__in=[match.work_id for match in matches], released=False, extra=False
    ).exclude(record__state=RecordState.WITHDRAWN.value)
    found = rows.values_list("work", "record__ref", "line__instrument")
    instrument_of = {match.work_id: match.line.instrument_id for match in matches if match.line}
    return {
        work: ref if instrument_of.get(work) == instrument else ELSEWHERE
        for work, ref, instrument in found
    }


def _signed_changes(lines: list[Line]) -> QuerySet[AnnexChange]:
    in_force = [state.value for state in IN_FORCE]
    wanted = AnnexChange.objects.filter(line__in=lines, annex__state__in=in_force)
    return wanted.select_related("annex")


def _prices_on_days(
    lines: list[Line], matches: list[Match], *, known_at: datetime
) -> dict[int, int]:
    """Match id → what its line paid on the day the piece appeared. One query per distinct day
    on which an annex took effect, not per piece."""
    effective = sorted({change.annex.effective_on for change in _signed_changes(lines)})
    stretches = [date.min, *effective]
    terms = {day: terms_of(lines, on=day, known_at=known_at) for day in stretches}
    prices = {}
    for match in matches:
        on = match.publication.published_on or date.min
        day = max(stretch for stretch in stretches if stretch <= on)
        prices[match.pk] = terms[day][_line_id(match)].unit_price_dong
    return prices
