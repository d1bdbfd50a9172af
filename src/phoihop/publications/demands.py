"""What the lines and duties of a programme ask of a piece, as the rules take it."""

from collections.abc import Iterable

from phoihop.law.access import Side
from phoihop.law.period import PartialDate, Period
from phoihop.programmes.models import Instrument, Line, Obligation
from phoihop.programmes.queries import counting_period_of
from phoihop.programmes.rules import ObligationKind
from phoihop.publications.models import Publication, Work
from phoihop.publications.rules import Delivered, Demand, hard, objections

PUBLISHED_KINDS = (ObligationKind.PUBLISH.value, ObligationKind.AUTHOR.value)
"""Kinds of duties that a published work can fulfil."""


def demand_of_line(line: Line, periods: dict[int, Period] | None = None) -> Demand:
    """What a line asks, with its obligation behind it. Needs instrument and obligation at hand.

    ``periods`` keeps the counting period of each instrument over many lines.
    """
    duty = line.obligation
    return Demand(
        period=_period_of(line.instrument, {} if periods is None else periods),
        genre=line.genre or duty.genre,
        outlet_id=line.outlet_id or duty.outlet_id,
        least_words=line.least_words or duty.least_words,
        language=duty.language,
        counts_institution_texts=line.counts_institution_texts or _owed_in_writing(duty),
        only_institution_texts=_owed_in_writing(duty),
    )


def demand_of_duty(duty: Obligation) -> Demand:
    """What a duty without a line asks. Needs the programme at hand."""
    programme = duty.programme
    return Demand(
        period=Period(
            duty.starts_on or programme.effective_from, duty.ends_on or programme.ends_on
        ),
        genre=duty.genre,
        outlet_id=duty.outlet_id,
        least_words=duty.least_words,
        language=duty.language,
        counts_institution_texts=_owed_in_writing(duty),
        only_institution_texts=_owed_in_writing(duty),
    )


def delivered(work: Work, publication: Publication, published: PartialDate) -> Delivered:
    """What is known of a publication when it is held against a line."""
    return Delivered(
        published=published,
        words=work.words,
        genre=work.genre,
        outlet_id=publication.outlet_id,
        language=work.language,
        by_institution=work.by_institution,
    )


def objections_to(work: Work, publication: Publication, demand: Demand) -> list[str]:
    """Why this publication does not fit; ``["undated"]`` for one without a day."""
    published = publication.published
    if published is None:
        return ["undated"]
    return objections(delivered(work, publication, published), demand)


def counting_publication(
    work: Work, publications: Iterable[Publication], demand: Demand
) -> Publication | None:
    """The publication that counts: of those that fit, the earliest; ``None`` when none fits."""
    fitting = [one for one in publications if not hard(objections_to(work, one, demand))]
    dated = [(one.published, one.pk, one) for one in fitting if one.published is not None]
    return min(dated, key=lambda known: (known[0].first_on, known[1]))[2] if dated else None


def _period_of(instrument: Instrument, periods: dict[int, Period]) -> Period:
    if instrument.pk not in periods:
        periods[instrument.pk] = counting_period_of(instrument)
    return periods[instrument.pk]


def _owed_in_writing(duty: Obligation) -> bool:
    return duty.kind == ObligationKind.AUTHOR.value and duty.side == Side.A.value
