"""The address of each paper."""

from django.urls import reverse

from phoihop.programmes.models import Annex, Instrument, Programme
from phoihop.programmes.queries import programme_of
from phoihop.programmes.rules import PaperState


def address_of(paper: Programme | Instrument | Annex) -> str:
    """The page of a programme's paper, an instrument or an annex."""
    if isinstance(paper, Programme):
        return reverse("programmes:paper", args=[paper.ref])
    if isinstance(paper, Instrument):
        return reverse("programmes:instrument", args=[paper.programme.ref, paper.ref])
    return reverse("programmes:annex", args=[paper.changes_programme.ref, paper.ref])


def desk_of(paper: Programme | Instrument | Annex) -> str:
    """Where a paper is being written: its own page as a draft, the page of the answer later on."""
    if paper.state != PaperState.OFFERED.value:
        return address_of(paper)
    programme = programme_of(paper)
    return reverse("programmes:counter", args=[programme.ref, paper.ref])
