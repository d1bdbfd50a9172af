"""The address of each paper."""

from django.urls import reverse

from phoihop.programmes.models import Annex, Instrument, Programme


def address_of(paper: Programme | Instrument | Annex) -> str:
    """The page of a programme's paper, an instrument or an annex."""
    if isinstance(paper, Programme):
        return reverse("programmes:paper", args=[paper.ref])
    if isinstance(paper, Instrument):
        return reverse("programmes:instrument", args=[paper.programme.ref, paper.ref])
    return reverse("programmes:annex", args=[paper.instrument.programme.ref, paper.ref])
