"""The labels of a programme's signed instruments, with the names valid on the day of signature."""

from phoihop.parties.models import Member
from phoihop.parties.queries import name_of
from phoihop.programmes.models import Instrument, Programme
from phoihop.programmes.queries import instruments_visible_to
from phoihop.programmes.rules import IN_FORCE, PaperState
from phoihop.publications.disclosure import Agreement, Label, label_of
from phoihop.publications.rules import Disclosure


def agreement_of(instrument: Instrument) -> Agreement:
    """What a label says of an instrument. Needs programme and parties at hand; three queries."""
    on = instrument.signed_on or instrument.effective_from
    return Agreement(
        instrument.ref,
        instrument.title,
        instrument.programme.ref,
        name_of(instrument.party_a.organisation, on=on),
        name_of(instrument.party_b.organisation, on=on),
        instrument.signed_on,
        PaperState(instrument.state) in IN_FORCE,
        instrument.funding_mode,
        instrument.lines.filter(unit_price_dong__gt=0).exists(),
        instrument.programme.sample,
    )


def label_of_instrument(instrument: Instrument, kind: Disclosure | None = None) -> Label:
    """The label to paste for pieces made under an instrument.

    Raises:
        Refusal: ``disclosure.paper_not_signed``, ``disclosure.nothing_to_say``.
    """
    return label_of(agreement_of(instrument), kind)


def labels_of(programme: Programme, *, seen_by: Member) -> list[tuple[Instrument, Label]]:
    """The signed instruments that a member sees, the newest first, each with its label."""
    states = [state.value for state in IN_FORCE]
    signed = instruments_visible_to(seen_by).filter(programme=programme, state__in=states)
    chosen = signed.exclude(signed_on=None)
    return [(one, label_of_instrument(one)) for one in chosen]
