"""Versions, and passages found again in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.http import Http404

from phoihop.engines.revisions import carry, compare
from phoihop.law.refusal import Refusal
from phoihop.manuscripts.models import (
    Comment,
    Decision,
    Manuscript,
    ManuscriptFile,
    Version,
)
from phoihop.manuscripts.queries.standing import Standing
from phoihop.manuscripts.rules import Hand
from phoihop.parties.models import Member
from phoihop.press.queries import originality

if TYPE_CHECKING:
    from phoihop.press.queries import SeenBefore


def versions_seen(manuscript: Manuscript, standing: Standing) -> QuerySet[Version]:
    """The versions that somebody of that standing sees: authors their own and what is for them."""
    versions = manuscript.versions.select_related("member").order_by("number")
    if standing is Standing.DESK:
        return versions
    return versions.filter(~Q(hand=Hand.DESK.value) | Q(for_author=True))


def get_version(manuscript: Manuscript, number: int, standing: Standing) -> Version:
    """The version, or 404."""
    found = versions_seen(manuscript, standing).filter(number=number).first()
    if found is None:
        raise Http404(f"{manuscript.ref}/{number}")
    return found


def picture_of(manuscript: Manuscript, pk: int, standing: Standing) -> ManuscriptFile:
    """A file of a version one sees, or one that waits to be submitted; else 404."""
    seen = Q(version__in=versions_seen(manuscript, standing))
    if standing is not Standing.DESK:
        seen |= Q(version__isnull=True)
    found = manuscript.files.filter(seen, pk=pk).select_related("paper").first()
    if found is None:
        raise Http404(f"{manuscript.ref}/{pk}")
    return found


def open_draft(manuscript: Manuscript) -> Decision | None:
    """The decision that waits for the chief."""
    waiting = manuscript.decisions.filter(decided_at__isnull=True, ended_at__isnull=True)
    return waiting.select_related("version", "drafted_by").first()


@dataclass(frozen=True, slots=True)
class Shown:
    """A comment as it stands in one version. ``start`` is ``None`` when its passage is gone."""

    comment: Comment
    start: int | None
    end: int | None


def anchored(version: Version, comments: Iterable[Comment]) -> list[Shown]:
    """Comments on this and earlier versions, each at the place of its passage here.

    One comparison for each earlier version that has comments. Those made on later versions are
    left out. What lost its passage comes last, with its quotation.
    """
    pieces = {}
    found = []
    for comment in comments:
        if comment.version_id == version.pk:
            found.append(Shown(comment, comment.start, comment.end))
            continue
        if comment.version.number > version.number:
            continue
        if comment.version_id not in pieces:
            pieces[comment.version_id] = compare(comment.version.text, version.text)
        place = carry(comment.start, comment.end, pieces[comment.version_id])
        found.append(
            Shown(comment, place.start, place.end) if place else Shown(comment, None, None)
        )
    return sorted(found, key=lambda one: (one.start is None, one.start or 0, one.comment.pk))


def originality_of(
    version: Version, *, seen_by: Member, on: date
) -> "tuple[list[SeenBefore], Refusal | None]":
    """What of a version stands in works and pages already; or why that cannot be told.

    A text of a few words, or none (photographs), is no mistake of the reader: the reason is
    given back beside an empty list.
    """
    try:
        return originality(
            version.text, seen_by=seen_by, title=version.manuscript.title, published_on=on
        ), None
    except Refusal as refusal:
        return [], refusal
