"""What became of published pages, and which bear the agreed label."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import File, Form, Path, Query, Router, Status, UploadedFile

from phoihop.api.asking import Limit, member_of, now, page_after
from phoihop.api.schemas import watching as forms
from phoihop.api.schemas.forms import Ref, answers
from phoihop.engines.vietnamese.dates import parse_date
from phoihop.evidence.labelling.queries import label_word_facts, label_words_of
from phoihop.evidence.labelling.services import tell_label
from phoihop.evidence.models import WatchEvent
from phoihop.evidence.queries import get_evidence
from phoihop.evidence.watching.queries import event_facts, events_in, events_of, watch_of
from phoihop.evidence.watching.rules import Change
from phoihop.evidence.watching.services import note_removal
from phoihop.programmes.queries import get_programme
from phoihop.publications.labelled import label_counts, label_facts, labelled_matches
from phoihop.publications.queries import get_publication

router = Router(tags=["publications"])
PathRef = Annotated[Ref, Path()]
AfterId = Annotated[int, Query(ge=0, le=2**62)]


@router.get("/publications/{ref}/watch", response=answers(forms.WatchedPage))
def watched_page(request: HttpRequest, ref: PathRef) -> Any:
    """What was seen of the page of a publication since it counts, the latest event first."""
    piece = get_publication(ref, seen_by=member_of(request))
    watch = watch_of(piece)
    return {
        "publication": piece.ref,
        "watched": watch is not None,
        "state": watch.state if watch else None,
        "looks": watch.looks if watch else 0,
        "absent_looks": watch.absent_looks if watch else 0,
        "looked_at": watch.looked_at if watch else None,
        "next_due_at": watch.next_due_at if watch else None,
        "problem": watch.problem if watch else "",
        "events": [event_facts(event) for event in events_of(piece)],
    }


@router.get("/programmes/{ref}/watch", response=answers(forms.PieceEventPage))
def changes_of_pages(
    request: HttpRequest, ref: PathRef, after: AfterId = 0, limit: Limit = 50
) -> Any:
    """What changed on the pages of a programme's pieces, the latest first."""
    member = member_of(request)
    events = events_in(get_programme(ref, seen_by=member), seen_by=member)
    return page_after(events, str(after or ""), limit=limit, told=_told, key="pk")


@router.get("/programmes/{ref}/labels", response=answers(forms.Labels))
def labels(request: HttpRequest, ref: PathRef, after: AfterId = 0, limit: Limit = 50) -> Any:
    """Which pieces of a programme bear the agreed label: counts, and the pieces."""
    member = member_of(request)
    matches = labelled_matches(get_programme(ref, seen_by=member), seen_by=member)
    counts = {state.value: count for state, count in label_counts(matches).items()}
    page = page_after(matches, str(after or ""), limit=limit, told=label_facts, key="pk")
    return {"counts": counts, **page}


@router.post("/publications/{ref}/removal", response=answers(forms.PageEvent, status=201))
def tell_removal(
    request: HttpRequest,
    ref: PathRef,
    paper: Annotated[UploadedFile, File()],
    kind: Annotated[Literal["removed_by_order", "withdrawn"], Form()],
    on: Annotated[Ref, Form()],
    reason: Annotated[str, Form(max_length=600, pattern=r"^[^\x00]*$")] = "",
) -> Any:
    """Say that a page was removed by order, or withdrawn by its publisher, with the paper."""
    member = member_of(request)
    event = note_removal(
        get_publication(ref, seen_by=member),
        kind=Change(kind),
        on=parse_date(on).last_on,
        paper=(paper.name or "", paper.read()),
        reason=reason,
        by=member,
        at=now(),
    )
    return Status(201, event_facts(event))


@router.get("/publications/{ref}/labels", response=answers(list[forms.LabelWord]))
def label_words(request: HttpRequest, ref: PathRef) -> Any:
    """What people said of the label on a printed or broadcast piece, the latest first."""
    piece = get_publication(ref, seen_by=member_of(request))
    return [label_word_facts(word) for word in label_words_of(piece)]


@router.post("/publications/{ref}/labels", response=answers(forms.LabelWord, status=201))
def say_label(request: HttpRequest, ref: PathRef, given: forms.LabelSaid) -> Any:
    """Say whether the agreed label stood on a printed or broadcast piece. May be repeated."""
    member = member_of(request)
    word = tell_label(
        get_publication(ref, seen_by=member),
        seen=given.seen,
        place=given.place,
        other_words=given.other_words,
        evidence=get_evidence(given.evidence, seen_by=member) if given.evidence else None,
        by=member,
        at=now(),
    )
    return Status(201, label_word_facts(word))


def _told(event: WatchEvent) -> dict[str, Any]:
    return {"publication": event.watch.publication.ref, **event_facts(event)}
