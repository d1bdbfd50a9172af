"""Writing next year's paper from this year's, as the review proposes."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from phoihop.audit.services import record as write_trail
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.programmes.models import Instrument, Line
from phoihop.programmes.queries import instruments_visible_to, permit, terms_of
from phoihop.programmes.rules import IN_FORCE, ObligationKind, PaperState
from phoihop.programmes.services import begin_instrument, revise_instrument
from phoihop.programmes.statement import instrument_part
from phoihop.reviews.models import NextInstrument, Proposal, Review
from phoihop.reviews.rules import following, spread

LONGEST_SOURCE = 400
Values = dict[str, Any]


@transaction.atomic
def draft_next_year(review: Review, *, by: Member, at: datetime) -> list[Instrument]:
    """A draft of next year's paper for each signed paper of this year that ``by`` sees.

    Lines start from what holds when this year's paper ends, annexes included; proposals change
    quantity and price, and a line that comes to nothing falls away. Why it changes is written into
    the draft (its source, and the basis of a changed price); the link back to the review is kept
    here. Called again, it writes the same draft anew while nobody has offered it. The draft is
    seen by one's own side until it is offered to the other.

    Raises:
        Refusal: ``review.last_year``, ``review.nothing_to_follow``, ``review.next_underway``,
            ``access.denied``, and what storing a draft refuses.
    """
    programme = review.programme
    permit("instrument.draft", programme, by=by)
    year = review.year + 1
    if year > programme.ends_on.year:
        raise Refusal("review.last_year", year=review.year)
    in_force = [state.value for state in IN_FORCE]
    papers = instruments_visible_to(by).filter(
        programme=programme, year=review.year, state__in=in_force
    )
    sources = list(papers.order_by("ref"))
    if not sources:
        raise Refusal("review.nothing_to_follow", year=review.year)
    lines = {source.pk: _lines_held(source, known_at=at) for source in sources}
    _propose(review, list(lines.values()))
    return [_draft(review, one, lines[one.pk], by=by, at=at) for one in sources]


def _draft(
    review: Review, source: Instrument, lines: list[Values], *, by: Member, at: datetime
) -> Instrument:
    head = _head(review, source) | {"lines": [line for line in lines if line["quantity"]]}
    link = NextInstrument.objects.filter(review=review, source=source).first()
    state = PaperState(link.instrument.state) if link else PaperState.WITHDRAWN
    if link and state is PaperState.DRAFT:
        head["ref"] = link.instrument.ref
        revise_instrument(link.instrument, lambda values: values.update(head), by=by, at=at)
        return Instrument.objects.get(pk=link.instrument_id)
    if link and state is not PaperState.WITHDRAWN:
        raise Refusal("review.next_underway", ref=link.instrument.ref)
    ref = begin_instrument(review.programme, head, by=by, at=at)
    draft = Instrument.objects.get(ref=ref)
    NextInstrument.objects.update_or_create(
        review=review, source=source, defaults={"instrument": draft}
    )
    write_trail(
        "review.next_drafted",
        f"review:{review.ref}",
        chain=review.programme.ref,
        actor=by.ref,
        at=at,
        source=source.ref,
        instrument=ref,
    )
    return draft


def _head(review: Review, source: Instrument) -> Values:
    """The statement of the new paper, as ``programmes.shape.INSTRUMENT`` reads it."""
    programme, year = review.programme, review.year + 1
    values = instrument_part(source)
    return values | {
        "ref": "",
        "programme": programme.ref,
        "title": following(source.title, year=review.year),
        "number": "",
        "year": year,
        "signed_on": None,
        "effective_from": max(programme.starts_on, date(year, 1, 1)),
        "ends_on": min(programme.ends_on, date(year, 12, 31)),
        "early_rule": "refused",
        "early_from_on": None,
        "early_text": "",
        "source": _why(review),
        "annexes": [],
    }


def _why(review: Review) -> str:
    proposals = review.proposals.select_related("obligation").order_by("obligation__ordinal")
    reasons = "; ".join(f"{one.obligation.code}: {one.why}" for one in proposals)
    text = f"Theo {review.ref}. {reasons}".strip()
    return text if len(text) <= LONGEST_SOURCE else text[: LONGEST_SOURCE - 1] + "…"


def _lines_held(source: Instrument, *, known_at: datetime) -> list[Values]:
    """The lines in force when the paper ends, those that an annex brought in included."""
    rows = _lines_of(source)
    terms = terms_of(rows, on=source.ends_on, known_at=known_at)
    return [
        _line_values(row)
        | {"quantity": terms[row.pk].quantity, "unit_price_dong": terms[row.pk].unit_price_dong}
        for row in rows
    ]


def _propose(review: Review, papers: list[list[Values]]) -> None:
    """Change the lines as proposed, those of one duty together, whatever paper they stand in."""
    for proposal in review.proposals.select_related("obligation").order_by("obligation__ordinal"):
        code = proposal.obligation.code
        own = [line for lines in papers for line in lines if line["obligation"] == code]
        publishes = proposal.obligation.kind == ObligationKind.PUBLISH.value
        if own:
            _apply(review, proposal, own)
        elif publishes and proposal.quantity:  # other duties are owed by the programme itself
            papers[0].append(_new_line(review, proposal, papers[0]))


def _lines_of(source: Instrument) -> list[Line]:
    in_force = [state.value for state in IN_FORCE]
    lines = Line.objects.filter(instrument=source).select_related(
        "instrument", "obligation", "outlet", "annex"
    )
    return [line for line in lines if line.annex is None or line.annex.state in in_force]


def _line_values(line: Line) -> Values:
    keys = (
        *("code", "description", "unit_name", "genre", "least_words"),
        *("evidence_level", "counts_institution_texts"),
    )
    return {
        **{key: getattr(line, key) for key in keys},
        "price_basis": line.price_basis or f"Theo {line.instrument.ref}",
        "obligation": line.obligation.code,
        "outlet": line.outlet.ref if line.outlet else None,
    }


def _apply(review: Review, proposal: Proposal, lines: list[Values]) -> None:
    if proposal.quantity is not None:
        quantities = spread([line["quantity"] for line in lines], proposal.quantity)
        for line, quantity in zip(lines, quantities, strict=True):
            line["quantity"] = quantity
    if proposal.unit_price_dong is not None:
        for line in lines:
            line["unit_price_dong"] = proposal.unit_price_dong
            line["price_basis"] = f"Đề xuất tại {review.ref}: {proposal.why}"[:LONGEST_SOURCE]


def _new_line(review: Review, proposal: Proposal, lines: list[Values]) -> Values:
    duty = proposal.obligation
    taken = {line["code"] for line in lines}
    code = next(str(n) for n in range(len(lines) + 1, 10_000) if str(n) not in taken)
    price = proposal.unit_price_dong or 0
    basis = f"Đề xuất tại {review.ref}: {proposal.why}"[:LONGEST_SOURCE] if price else ""
    return {
        "code": code,
        "obligation": duty.code,
        "description": duty.text[:600],
        "unit_name": "bài",
        "quantity": proposal.quantity,
        "unit_price_dong": price,
        "price_basis": basis,
        "genre": "",
        "least_words": None,
        "evidence_level": "",
        "counts_institution_texts": False,
        "outlet": None,
    }
