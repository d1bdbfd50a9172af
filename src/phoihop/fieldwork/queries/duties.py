"""Finding the duty that a trip, a question or a pack falls under."""

from django.db.models import QuerySet

from phoihop.law.refusal import Refusal
from phoihop.programmes.models import Obligation, Programme
from phoihop.programmes.rules import ObligationKind


def duty_of(programme: Programme, code: str) -> Obligation:
    """The duty with that code.

    Raises:
        Refusal: ``deed.no_such_duty``, with the codes there are.
    """
    duty = programme.obligations.filter(code=code).first()
    if duty is None:
        known = ", ".join(programme.obligations.values_list("code", flat=True))
        raise Refusal("deed.no_such_duty", duty=code, known=known)
    return duty


def duties_of(programme: Programme, kind: ObligationKind) -> QuerySet[Obligation]:
    """The duties of one kind, in the order of the programme."""
    return programme.obligations.filter(kind=kind.value).order_by("ordinal")
