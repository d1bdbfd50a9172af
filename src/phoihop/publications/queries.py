"""Reading works, publications and matches: who sees which, and what the ledger counts."""

from collections import defaultdict

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    When,
)
from django.db.models.functions import Coalesce
from django.http import Http404

from phoihop.audit.services import HOUSE
from phoihop.engines.vietnamese.folding import nfc, search_key
from phoihop.law.period import PartialDate, Precision
from phoihop.parties.models import Member
from phoihop.planning.models import Deed, Topic
from phoihop.planning.queries import deeds_visible_to, topics_visible_to
from phoihop.planning.rules import STEPS, TopicState
from phoihop.programmes.models import Line, Obligation, Programme
from phoihop.programmes.queries import instruments_visible_to, lines_of, speaks_for
from phoihop.programmes.queries import visible_to as programmes_visible_to
from phoihop.programmes.rules import IN_FORCE, ObligationKind
from phoihop.publications.models import Grouping, ImportBatch, ImportRow, Match, Publication, Work
from phoihop.publications.rules import MatchState, PublishedFact

# A refused proposal was a guess that people rejected: it opens nobody's eyes to the piece.
SHOWING = (MatchState.PROPOSED.value, MatchState.CONFIRMED.value, MatchState.REMOVED.value)
FEW_WORKS = 500
LONG_TEXTS = ("work__body", "work__search_key")  # of no use in a list, and heavy to sort
EVER_CONFIRMED = (MatchState.CONFIRMED.value, MatchState.REMOVED.value)


def matches_visible_to(member: Member) -> QuerySet[Match]:
    """Matches in the programmes one sees; of a line, only under instruments that one sees.

    So two publishers in one programme do not see each other's deliveries. A duty that names one
    party of a side is hidden from the other parties of that side.
    """
    own_line = Q(line__instrument__in=instruments_visible_to(member))
    return Match.objects.filter(
        Q(line__isnull=True) & ~Q(obligation__in=_duties_of_others(member)) | own_line,
        programme__in=programmes_visible_to(member),
    )


def _duties_of_others(member: Member) -> QuerySet[Obligation]:
    """Duties that name another party of the side on which ``member`` stands."""
    line = speaks_for(member)
    return Obligation.objects.filter(
        party__isnull=False,
        programme__parties__organisation__in=line,
        party__side=F("programme__parties__side"),
    ).exclude(party__organisation__in=line)


def visible_to(member: Member) -> QuerySet[Work]:
    """Works that one's own house holds, or that are matched where one sees it.

    Never another house's unmatched pieces. Merged works are left out: their publications are
    under the work they went into.
    """
    return Work.objects.filter(_held_or_matched(member, "pk"), merged_into__isnull=True)


def publications_visible_to(member: Member) -> QuerySet[Publication]:
    """Publications of the works one sees, newest first, with work and outlet at hand."""
    return Publication.objects.filter(_held_or_matched(member, "work")).select_related(
        "work", "outlet"
    )


def held_publications(member: Member) -> QuerySet[Publication]:
    """Publications of the works that one's own house holds, newest first.

    A large house is found along the newest publications; for a small one that walk would pass
    everybody else's first, so its few works are named.
    """
    through = Work.held_by.through.objects.filter(organisation__in=speaks_for(member))
    few = list(through.values_list("work_id", flat=True)[: FEW_WORKS + 1])
    found = Publication.objects.select_related("work", "outlet").defer(*LONG_TEXTS)
    if len(few) <= FEW_WORKS:
        return found.filter(work__in=few)
    return found.filter(Exists(through.filter(work=OuterRef("work"))))


def _held_or_matched(member: Member, work: str) -> Q:
    held = Work.held_by.through.objects.filter(
        work=OuterRef(work), organisation__in=speaks_for(member)
    )
    matched = matches_visible_to(member).filter(work=OuterRef(work), state__in=SHOWING)
    return Q(Exists(held)) | Q(Exists(matched))


def get_work(ref: str, *, seen_by: Member) -> Work:
    """The work, or 404 — also when it exists but is not for these eyes.

    A work that was found to be another one's double leads to that other one.
    """
    merged = Work.objects.filter(ref=ref).values_list("merged_into__ref", flat=True).first()
    found = visible_to(seen_by).filter(ref=merged or ref).first()
    if found is None:
        raise Http404(ref)
    return found


def get_publication(ref: str, *, seen_by: Member) -> Publication:
    """The publication with its work and outlet, or 404."""
    found = publications_visible_to(seen_by).filter(ref=ref).first()
    if found is None:
        raise Http404(ref)
    return found


def publications_of(work: Work) -> QuerySet[Publication]:
    """All publications of one work, the earliest first; those without a date last."""
    return work.publications.select_related("outlet", "recorded_by").order_by(
        F("published_on").asc(nulls_last=True), "id"
    )


def with_all_at_hand(matches: QuerySet[Match]) -> QuerySet[Match]:
    """``matches`` with what a page prints of each, in a fixed number of queries."""
    return matches.select_related(
        "work",
        "publication__outlet",
        "programme",
        "obligation",
        "line__instrument",
        "topic",
        "deed",
        "decided_by",
    ).defer(*LONG_TEXTS, "topic__note", "topic__search_key", "deed__note", "deed__search_key")


def matches_of(programme: Programme, *, seen_by: Member) -> QuerySet[Match]:
    """The matches of a programme: confirmed and proposed, with all at hand, newest piece first."""
    live = (MatchState.PROPOSED.value, MatchState.CONFIRMED.value)
    found = matches_visible_to(seen_by).filter(programme=programme, state__in=live)
    return with_all_at_hand(found).order_by("-publication__published_on", "-id")


def matches_about(work: Work, *, seen_by: Member) -> QuerySet[Match]:
    """Every match of one work that one sees, with all at hand, the newest decision first."""
    found = matches_visible_to(seen_by).filter(work=work, state__in=SHOWING)
    return with_all_at_hand(found).order_by("state", "-decided_at", "-id")


def narrowed(
    matches: QuerySet[Match], *, state: str = "", line: Line | None = None, theme_code: str = ""
) -> QuerySet[Match]:
    """Those of ``matches`` in one state, of one line, or about one theme (of work or duty)."""
    if state:
        matches = matches.filter(state=state)
    if line is not None:
        matches = matches.filter(line=line)
    if theme_code:
        of_work = Q(work__themes__code=theme_code, work__themes__programme=F("programme"))
        of_duty = Q(obligation__themes__code=theme_code)
        about = Match.objects.filter(of_work | of_duty).values("pk")
        matches = matches.filter(pk__in=about)
    return matches


def count_states(matches: QuerySet[Match]) -> dict[str, int]:
    """How many of ``matches`` are in which state. One query."""
    return dict(matches.order_by().values_list("state").annotate(count=Count("pk")))


def open_topics(programme: Programme, member: Member) -> QuerySet[Topic]:
    """Topics that a piece may turn out to be: agreed or in work."""
    waiting = [TopicState.AGREED.value, TopicState.IN_WORK.value]
    return topics_visible_to(member).filter(programme=programme, state__in=waiting).order_by("ref")


def open_deeds(programme: Programme, member: Member) -> QuerySet[Deed]:
    """Theory articles found fit, which wait for being published."""
    kind = ObligationKind.AUTHOR
    before = {name for step in STEPS[kind] if step.name == "published" for name in step.after}
    found = deeds_visible_to(member).filter(programme=programme, obligation__kind=kind.value)
    return found.filter(ended=False, last_step__in=before).order_by("ref")


def duties_open_to(member: Member) -> tuple[QuerySet[Line], QuerySet[Obligation]]:
    """Signed lines and duties of the programmes one sees that a piece may fulfil."""
    signed = [state.value for state in IN_FORCE]
    kinds = [ObligationKind.PUBLISH.value, ObligationKind.AUTHOR.value]
    lines = Line.objects.filter(
        instrument__in=instruments_visible_to(member),
        instrument__state__in=signed,
        obligation__kind__in=kinds,
    ).select_related("instrument__programme")
    duties = Obligation.objects.filter(
        programme__in=programmes_visible_to(member), programme__state__in=signed, kind__in=kinds
    ).select_related("programme")
    return lines, duties


def searched(publications: QuerySet[Publication], words: str) -> QuerySet[Publication]:
    """Those whose title, authors or beginning hold ``words``; exact diacritics first.

    "dang" finds "Đảng"; a title that holds the words just as they were typed comes first.
    """
    key = search_key(words)
    if not key:
        return publications
    typed = nfc(words.strip())
    spellings = {typed, typed.lower(), typed.upper(), typed.capitalize()}
    exact = Q()
    for spelling in spellings:
        exact |= Q(title__contains=spelling)
    rank = Case(When(exact, then=0), default=1, output_field=IntegerField())
    found = publications.filter(work__search_key__contains=key).annotate(exactness=rank)
    return found.order_by("exactness", "-published_on", "-id")


def get_match(pk: int, *, seen_by: Member) -> Match:
    """The match, or 404."""
    found = with_all_at_hand(matches_visible_to(seen_by)).filter(pk=pk).first()
    if found is None:
        raise Http404(str(pk))
    return found


def groupings_of(work: Work, *, seen_by: Member) -> QuerySet[Grouping]:
    """The questions whether ``work`` and another are one; only where one sees both."""
    touching = Grouping.objects.filter(Q(one=work) | Q(other=work))
    pairs = touching.values_list("one_id", "other_id")
    others = {pk for pair in pairs for pk in pair} - {work.pk}
    seen = list(visible_to(seen_by).filter(pk__in=others).values_list("pk", flat=True))
    return Grouping.objects.filter(
        Q(one=work, other__in=seen) | Q(other=work, one__in=seen)
    ).select_related("one", "other", "decided_by")


def get_grouping(pk: int, *, seen_by: Member) -> Grouping:
    """The question, or 404 for who does not see both works."""
    grouping = Grouping.objects.filter(pk=pk).select_related("one", "other").first()
    if grouping is not None:
        both = [grouping.one_id, grouping.other_id]
        if visible_to(seen_by).filter(pk__in=both).count() == len(both):
            return grouping
    raise Http404(str(pk))


def open_groupings(member: Member) -> QuerySet[Grouping]:
    """Questions that wait for an answer, about works that one's own house holds."""
    through = Work.held_by.through.objects.filter(organisation__in=speaks_for(member))
    return Grouping.objects.filter(
        Exists(through.filter(work=OuterRef("one"))),
        Exists(through.filter(work=OuterRef("other"))),
        state="proposed",
    ).select_related("one", "other")


def imports_visible_to(member: Member) -> QuerySet[ImportBatch]:
    """The lists that one's own house brought in, newest first."""
    return ImportBatch.objects.filter(organisation__in=speaks_for(member)).select_related(
        "member", "instrument__programme"
    )


def get_import(ref: str, *, seen_by: Member) -> ImportBatch:
    """The imported list, or 404."""
    found = imports_visible_to(seen_by).filter(ref=ref).first()
    if found is None:
        raise Http404(ref)
    return found


def find_duty(programme: Programme, named: str, *, seen_by: Member) -> Line | Obligation:
    """The line (``HĐ-2017-01/1``) or the obligation (``B1``) of a programme, or 404."""
    paper, _, code = named.rpartition("/")
    found: Line | Obligation | None
    if paper:
        lines = lines_of(programme, in_force=False).filter(instrument__ref=paper, code=code)
        seen = instruments_visible_to(seen_by)
        found = lines.filter(instrument__in=seen).select_related("obligation__programme").first()
    else:
        found = (
            Obligation.objects.select_related("programme")
            .filter(programme=programme, code=code)
            .first()
        )
    if found is None:
        raise Http404(named)
    return found


def count_outcomes(batch: ImportBatch) -> dict[str, int]:
    """How many rows of a list had which outcome. One query."""
    rows = batch.report.order_by().values_list("outcome").annotate(count=Count("pk"))
    return dict(sorted(rows))


def report_of(batch: ImportBatch) -> QuerySet[ImportRow]:
    """The report of a list, row by row, with the publications at hand."""
    return batch.report.select_related("publication__work").order_by("number")


def chains_of(work: Work) -> list[str]:
    """Which chains of the trail hear of a change to ``work``: its programmes', or the house's."""
    live = work.matches.filter(state__in=[MatchState.PROPOSED.value, MatchState.CONFIRMED.value])
    refs = live.order_by("programme__ref").values_list("programme__ref", flat=True).distinct()
    return list(refs) or [HOUSE]


def counted_matches(programme: Programme, *, year: int | None = None) -> QuerySet[Match]:
    """The matches behind ``ledger_facts``, unordered."""
    rows = Match.objects.filter(programme=programme, state__in=EVER_CONFIRMED)
    if year is None:
        return rows
    return rows.filter(Q(line__isnull=True) | Q(line__instrument__year=year))


def ledger_facts(programme: Programme, *, year: int | None = None) -> list[PublishedFact]:
    """Every match of ``programme`` that was ever confirmed, by publication date. Two queries.

    With ``year``: those under instruments of that year, and those under none.

    Shows all sides' matches: who may see the ledger decides before calling.
    """
    rows = counted_matches(programme, year=year)
    themes = _themes_by_work(programme, rows)
    columns = rows.order_by("publication__published_on", "pk").values_list(
        "pk",
        "obligation_id",
        "line_id",
        "work_id",
        "work__ref",
        "work__title",
        "work__author_line",
        "work__by_institution",
        "publication_id",
        "publication__ref",
        Coalesce("publication__outlet__name", "publication__broadcast_title"),
        "publication__address",
        "publication__published_on",
        "publication__published_precision",
        "decided_at",
        "removed_at",
        Coalesce("topic__unit_id", "deed__unit_id"),
        "topic__ref",
    )
    facts = []
    for *head, day, precision, decided_at, removed_at, unit_id, topic_ref in columns:
        published = None if day is None else PartialDate(day, Precision(precision))
        about = frozenset(themes[head[3]])
        values = [*head, published, decided_at, removed_at, unit_id, topic_ref or "", about]
        facts.append(PublishedFact(*values))
    return facts


def _themes_by_work(programme: Programme, matches: QuerySet[Match]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    rows = Work.themes.through.objects.filter(
        theme__programme=programme, work__in=matches.order_by().values("work")
    )
    for work_id, theme_id in rows.values_list("work_id", "theme_id"):
        found[work_id].add(theme_id)
    return found
