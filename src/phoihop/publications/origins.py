"""The manuscript behind a publication: linked by the publisher's desk, seen by it alone."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from phoihop.law.refusal import Refusal
from phoihop.manuscripts.models import Manuscript
from phoihop.manuscripts.queries import permit_desk
from phoihop.manuscripts.services import mark_published
from phoihop.parties.models import Member
from phoihop.publications.models import Origin, Publication


def may_come_of(manuscript: Manuscript) -> QuerySet[Publication]:
    """Publications of the publisher that no manuscript is linked to yet, the newest first."""
    publisher = manuscript.publisher
    ours = Q(work__held_by=publisher) | Q(outlet__owner=publisher)
    free = Publication.objects.filter(ours, origin__isnull=True)
    return free.select_related("work", "outlet").distinct().order_by("-published_on", "-pk")


@transaction.atomic
def link_publication(
    manuscript: Manuscript, publication: Publication, *, by: Member, at: datetime, on: date
) -> Origin:
    """Say that the publication came of the manuscript, which is published with that.

    Raises:
        Refusal: ``origin.foreign`` (of another publisher), ``origin.linked_already``,
            ``manuscript.wrong_state``, ``manuscript.changed_meanwhile``, ``access.denied``.
        Http404: for who is not of that desk.
    """
    permit_desk("manuscript.edit", manuscript, by=by)
    if Origin.objects.filter(Q(publication=publication) | Q(manuscript=manuscript)).exists():
        raise Refusal("origin.linked_already", ref=publication.ref)
    if not may_come_of(manuscript).filter(pk=publication.pk).exists():
        raise Refusal("origin.foreign", ref=publication.ref)
    mark_published(manuscript, by=by, at=at, on=on)
    try:
        with transaction.atomic():
            return Origin.objects.create(
                publication=publication, manuscript=manuscript, linked_by=by, linked_at=at
            )
    except IntegrityError:
        raise Refusal("origin.linked_already", ref=publication.ref) from None
