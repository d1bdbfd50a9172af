"""Which publications of a programme bear the agreed label: a list, and counts with it behind."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from phoihop.parties.models import Member
from phoihop.programmes.models import Instrument, Programme
from phoihop.programmes.queries import visible_to as programmes_visible_to
from phoihop.programmes.rules import IN_FORCE
from phoihop.publications.labels import LabelState
from phoihop.publications.models import LabelCheck, Match, Publication
from phoihop.publications.queries import matches_of
from phoihop.publications.rules import MatchState


def papers_behind(publication: Publication) -> list[Instrument]:
    """The signed papers under which a publication counts, one a programme at most.

    A match to a duty without lines leans on the yearly paper of its programme that holds on the
    day of publication; where there is none, no wording was agreed and nothing can be looked for.
    """
    confirmed = publication.matches.filter(state=MatchState.CONFIRMED.value)
    matches = confirmed.select_related("line__instrument__programme").order_by("pk")
    papers = (match.line.instrument if match.line else _paper_of_day(match) for match in matches)
    in_force = {state.value for state in IN_FORCE}
    return [paper for paper in papers if paper and paper.signed_on and paper.state in in_force]


def _paper_of_day(match: Match) -> Instrument | None:
    day = match.publication.published_on
    papers = Instrument.objects.filter(programme=match.programme_id).exclude(signed_on=None)
    held = papers.filter(effective_from__lte=day, ends_on__gte=day) if day else papers.none()
    return held.select_related("programme").order_by("pk").first()


def labelled_matches(programme: Programme, *, seen_by: Member) -> QuerySet[Any]:
    """The confirmed matches that a member sees, each with its ``label_state``.

    Also ``label_checked_at``, ``label_present_at``, ``label_since_at``, ``label_other_words``,
    ``label_page_sha256``, ``label_proof_ref`` and ``label_told_by``; all but the first are
    ``None`` before the first look.
    """
    checks = LabelCheck.objects.filter(
        publication=OuterRef("publication"), programme=OuterRef("programme")
    )

    def told(name: str) -> Subquery:
        return Subquery(checks.values(name)[:1])

    confirmed = matches_of(programme, seen_by=seen_by).filter(state=MatchState.CONFIRMED.value)
    return confirmed.annotate(
        label_state=Coalesce(told("state"), Value(LabelState.UNCHECKED.value)),
        label_checked_at=told("checked_at"),
        label_present_at=told("present_at"),
        label_since_at=told("since_at"),
        label_other_words=told("other_words"),
        label_page_sha256=told("page_sha256"),
        label_proof_ref=told("proof_ref"),
        label_told_by=told("told_by"),
    )


def published_under(programme: Programme) -> QuerySet[Any]:
    """The confirmed matches of pieces that have appeared, whoever asks, unordered.

    Each with ``label_present_at``: when readers last saw the agreed label there, or ``None``.
    """
    checks = LabelCheck.objects.filter(
        publication=OuterRef("publication"), programme=OuterRef("programme")
    )
    confirmed = Match.objects.filter(programme=programme, state=MatchState.CONFIRMED.value)
    appeared = confirmed.filter(publication__published_on__isnull=False)
    return appeared.annotate(label_present_at=Subquery(checks.values("present_at")[:1]))


def label_told_of(publication: Publication, *, seen_by: Member) -> QuerySet[LabelCheck]:
    """What is known of the label of one piece, one row for each programme that a member sees."""
    mine = programmes_visible_to(seen_by).order_by().values("pk")
    checks = LabelCheck.objects.filter(publication=publication, programme__in=mine)
    return checks.select_related("programme", "told_by").order_by("programme__ref")


def label_counts(matches: QuerySet[Any]) -> dict[LabelState, int]:
    """How many of ``labelled_matches`` are in each state, zeros included. One query."""
    rows = matches.order_by().values_list("label_state").annotate(count=Count("pk"))
    counted = {LabelState(state): count for state, count in rows}
    return {state: counted.get(state, 0) for state in LabelState}


def label_state_named(name: str) -> LabelState | None:
    """The state of that name; ``None`` when there is none."""
    return LabelState(name) if name in list(LabelState) else None


def of_label_state(matches: QuerySet[Any], state: LabelState | None) -> QuerySet[Any]:
    """Those of ``labelled_matches`` in one state; all for ``None``."""
    return matches if state is None else matches.filter(label_state=state.value)


def label_facts(match: Any) -> dict[str, Any]:
    """One of ``labelled_matches`` as a program reads it."""
    moments = ("label_checked_at", "label_present_at", "label_since_at")
    told = {name[6:]: getattr(match, name) for name in moments}
    return {
        "publication": match.publication.ref,
        "work": match.work.ref,
        "title": match.work.title,
        "paper": match.line.instrument.ref if match.line else "",
        "state": match.label_state,
        "other_words": match.label_other_words or "",
        "page_sha256": match.label_page_sha256 or "",
        "evidence": match.label_proof_ref or "",
        "told_by_person": match.label_told_by is not None,
        **{name: value.isoformat() if value else None for name, value in told.items()},
    }
