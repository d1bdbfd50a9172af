"""The label of one piece: that of its paper, and who bore the costs of the trip behind it."""

from collections.abc import Iterable
from dataclasses import dataclass

from phoihop.fieldwork.queries import CostTold, costs_behind
from phoihop.fieldwork.rules import Cost, cost_sentence
from phoihop.programmes.models import Instrument
from phoihop.programmes.rules import IN_FORCE, PaperState
from phoihop.publications.disclosing import agreement_of, label_of_instrument
from phoihop.publications.models import Match
from phoihop.publications.rules import MatchState


@dataclass(frozen=True, slots=True)
class PieceLabel:
    """What stands under a piece made under one paper. ``trips`` are references of its trips."""

    instrument: Instrument
    text_vi: str
    text_en: str
    trips: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """As the command prints it."""
        return {
            "instrument": self.instrument.ref,
            "vi": self.text_vi,
            "en": self.text_en,
            "trips": list(self.trips),
        }


def piece_labels(matches: Iterable[Match]) -> list[PieceLabel]:
    """The labels of a work by its confirmed matches, one for each signed paper.

    A fixed number of queries for each paper; a work stands under one or two.
    """
    confirmed = [
        match
        for match in matches
        if match.line is not None
        and match.state == MatchState.CONFIRMED.value
        and PaperState(match.line.instrument.state) in IN_FORCE
        and match.line.instrument.signed_on is not None
    ]
    costs = costs_behind(match.topic_id for match in confirmed if match.topic_id is not None)
    return [_label(match, costs.get(match.topic_id or 0, {})) for match in confirmed]


def _label(match: Match, trips: dict[str, dict[Cost, CostTold]]) -> PieceLabel:
    assert match.line is not None
    instrument = match.line.instrument
    label, agreement = label_of_instrument(instrument), agreement_of(instrument)
    sentences = [
        cost_sentence(
            {cost: (told.payer, told.words) for cost, told in costs.items()},
            institution=agreement.institution,
            publisher=agreement.publisher,
        )
        for costs in trips.values()
    ]
    return PieceLabel(
        instrument,
        " ".join([label.text_vi, *(vi for vi, _ in sentences)]),
        " ".join([label.text_en, *(en for _, en in sentences)]),
        tuple(trips),
    )
