"""References for papers written by hand: the next free one, since files bring their own."""

from django.db.models import Model

from phoihop.law.refusal import Refusal
from phoihop.papers.services import next_reference


def reference_for(paper: type[Model], wanted: str, *, prefix: str, year: int) -> str:
    """``wanted``, or the next reference under ``prefix`` that no paper of that kind has.

    Raises:
        Refusal: ``programme.ref_taken`` when ``wanted`` belongs to another paper.
    """
    taken = paper._default_manager.filter
    if wanted:
        if taken(ref=wanted).exists():
            raise Refusal("programme.ref_taken", ref=wanted)
        return wanted
    while taken(ref=(ref := next_reference(prefix, year))).exists():
        pass  # a file brought that one along
    return ref
