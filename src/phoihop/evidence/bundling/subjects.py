"""What a bundle may be of: a programme, an instrument, a work, a publication; rooms above add more.

The setting ``BUNDLED`` names a finder for each kind; every finder is asked in turn.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404
from django.utils.module_loading import import_string

from phoihop.papers.models import KeptPaper
from phoihop.parties.models import Member
from phoihop.programmes.queries import get_instrument, get_programme
from phoihop.publications.models import Match, Publication
from phoihop.publications.queries import (
    get_publication,
    get_work,
    matches_about,
    matches_of,
    publications_of,
)
from phoihop.publications.rules import MatchState


@dataclass(frozen=True, slots=True)
class Subject:
    """What a bundle is of.

    Attributes:
        ref: such as ``BBNT-2017-01``.
        kind: ``programme``, ``instrument``, ``work``, ``publication``, ``acceptance``.
        title: in words.
        publications: whose proofs go in.
        matches: what they count for, as far as the member sees it.
        chains: the programmes whose trail speaks of them.
        papers: kept papers that go in besides.
        more: further plain values for the contents, such as amounts.
    """

    ref: str
    kind: str
    title: str
    publications: QuerySet[Publication]
    matches: QuerySet[Match]
    chains: tuple[str, ...]
    papers: tuple[KeptPaper, ...] = ()
    more: dict[str, Any] = field(default_factory=dict)


Finder = Callable[[str, Member], Subject | None]


def find_subject(ref: str, *, seen_by: Member) -> Subject:
    """What ``ref`` names, as far as the member sees it; else 404."""
    for path in settings.BUNDLED:
        finder: Finder = import_string(path)
        found = finder(ref, seen_by)
        if found is not None:
            return found
    raise Http404(ref)


def find_programme(ref: str, member: Member) -> Subject | None:
    """A whole programme."""
    if not ref.startswith("CT-"):
        return None
    programme = get_programme(ref, seen_by=member)
    matches = matches_of(programme, seen_by=member)
    return _of_matches(ref, "programme", programme.title, matches, ref)


def find_piece(ref: str, member: Member) -> Subject | None:
    """A single work, or one of its publications."""
    if ref.startswith("TP-"):
        work, kind = get_work(ref, seen_by=member), "work"
        pieces = publications_of(work)
        title = work.title
    elif ref.startswith("LĐ-"):
        publication = get_publication(ref, seen_by=member)
        work, kind, title = publication.work, "publication", publication.title
        pieces = Publication.objects.filter(pk=publication.pk)
    else:
        return None
    matches = matches_about(work, seen_by=member)
    chains = matches.order_by("programme__ref").values_list("programme__ref", flat=True)
    return Subject(ref, kind, title, pieces, matches, tuple(dict.fromkeys(chains)))


def find_instrument(ref: str, member: Member) -> Subject | None:
    """A yearly instrument: what its lines count."""
    try:
        instrument = get_instrument(ref, seen_by=member)
    except Http404:
        return None
    programme = instrument.programme
    matches = matches_of(programme, seen_by=member).filter(line__instrument=instrument)
    return _of_matches(ref, "instrument", instrument.title, matches, programme.ref)


def _of_matches(ref: str, kind: str, title: str, matches: QuerySet[Match], chain: str) -> Subject:
    counted = matches.filter(state=MatchState.CONFIRMED.value)
    ids = counted.order_by().values("publication")
    pieces = Publication.objects.filter(pk__in=ids)
    return Subject(ref, kind, title, pieces, counted, (chain,))
