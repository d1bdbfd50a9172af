"""Works and their publications, imported lists, and matches to what was promised."""

from django.db import models
from django.db.models import F, Q

from phoihop.law.lifecycle import values
from phoihop.law.period import PartialDate, Precision
from phoihop.manuscripts.models import Manuscript
from phoihop.parties.models import Member, Organisation
from phoihop.planning.models import Deed, Topic
from phoihop.press.models import Outlet
from phoihop.programmes.models import Instrument, Line, Obligation, Programme, Theme
from phoihop.programmes.rules import Genre
from phoihop.publications.labels import LabelState
from phoihop.publications.phrases.models import ThemePhrase
from phoihop.publications.rules import Disclosure, GroupingState, MatchState, RowOutcome
from phoihop.publications.taking_up.models import FoundProposal, FoundReach

__all__ = [
    "FoundProposal",
    "FoundReach",
    "Grouping",
    "ImportBatch",
    "ImportRow",
    "LabelCheck",
    "Match",
    "Publication",
    "ThemePhrase",
    "Work",
]


class Work(models.Model):
    """The intellectual piece (tác phẩm). It counts once, under however many addresses."""

    ref = models.CharField(max_length=30, unique=True)  # "TP-2017-0042"
    title = models.CharField(max_length=500)
    author_line = models.CharField(max_length=300, blank=True)  # as printed
    genre = models.CharField(max_length=16, blank=True)
    language = models.CharField(max_length=8, default="vi")
    by_institution = models.BooleanField(default=False)  # written by side A's own people
    body = models.TextField(blank=True)
    words = models.PositiveIntegerField(null=True, blank=True)  # of the body; empty without text
    body_sha256 = models.CharField(max_length=64, blank=True, db_index=True)  # of the folded words
    themes = models.ManyToManyField(Theme, related_name="works", blank=True)
    held_by = models.ManyToManyField(Organisation, related_name="works")  # who brought it in
    merged_into = models.ForeignKey(  # set when a person confirmed that two works are one
        "self", models.PROTECT, null=True, blank=True, related_name="absorbed", db_index=False
    )
    recorded_at = models.DateTimeField()
    title_key = models.CharField(max_length=500, db_index=True)  # folded
    search_key = models.TextField()  # folded title, authors and beginning of the text

    class Meta:
        ordering = ["ref"]
        constraints = [
            models.CheckConstraint(
                name="work_genre_known", condition=Q(genre__in=["", *values(Genre)])
            ),
            models.CheckConstraint(
                name="work_not_merged_into_itself",
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
            ),
        ]
        indexes = [  # partial: nearly all works are merged into none, and no search starts there
            models.Index(
                fields=["merged_into"],
                condition=Q(merged_into__isnull=False),
                name="work_merged_into",
            ),
            models.Index(  # what the archive lacks is asked before each acceptance: no row is read
                fields=["id", "ref", "body_sha256"],
                condition=Q(merged_into__isnull=True),
                name="work_as_the_archive_knows_it",
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Publication(models.Model):
    """A work in an outlet: at an address, in an issue on a page, or at a minute of a broadcast."""

    ref = models.CharField(max_length=30, unique=True)  # "LĐ-2017-0042" (lần đăng)
    work = models.ForeignKey(Work, models.PROTECT, related_name="publications")
    outlet = models.ForeignKey(
        Outlet, models.PROTECT, null=True, blank=True, related_name="publications"
    )
    title = models.CharField(max_length=500)  # as printed there
    published_on = models.DateField(null=True, blank=True)  # first day it may mean
    published_precision = models.CharField(max_length=5, default=Precision.DAY.value)
    address = models.CharField(max_length=2000, blank=True)  # as given
    canonical_address = models.CharField(max_length=2000, blank=True)
    identity_key = models.CharField(  # pieces.identity_key: told again, it is known again
        max_length=64, null=True, blank=True, unique=True
    )
    article_key = models.CharField(max_length=64, blank=True, db_index=True)  # host + its number
    issue = models.CharField(max_length=60, blank=True)  # print: number of the issue
    page = models.CharField(max_length=30, blank=True)
    broadcast_title = models.CharField(max_length=200, blank=True)
    broadcast_minute = models.CharField(max_length=12, blank=True)  # "19:05"
    disclosure = models.CharField(max_length=12, default=Disclosure.UNKNOWN.value)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Member, models.PROTECT, related_name="publications")

    class Meta:
        ordering = ["-published_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="publication_precision_known",
                condition=Q(published_precision__in=values(Precision)),
            ),
            models.CheckConstraint(
                name="publication_disclosure_known", condition=Q(disclosure__in=values(Disclosure))
            ),
            models.UniqueConstraint(
                fields=["outlet", "issue", "page", "work"],
                condition=~Q(issue=""),
                name="publication_once_per_printed_page",
            ),
        ]
        indexes = [
            models.Index(fields=["-published_on", "-id"], name="publication_newest_first"),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def published(self) -> PartialDate | None:
        """The date as known, or ``None``."""
        if self.published_on is None:
            return None
        return PartialDate(self.published_on, Precision(self.published_precision))

    @property
    def href(self) -> str:
        """Where a browser goes: the address as given when it can be opened so."""
        given = self.address.strip()
        return (
            given if given.lower().startswith(("http://", "https://")) else self.canonical_address
        )


class Match(models.Model):
    """A work is held to fulfil an obligation, and a line of an instrument when it has lines."""

    work = models.ForeignKey(Work, models.PROTECT, related_name="matches")
    publication = models.ForeignKey(  # the one that counts: at the demanded outlet, the earliest
        Publication, models.PROTECT, related_name="matches"
    )
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="matches")
    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="matches")
    line = models.ForeignKey(Line, models.PROTECT, null=True, blank=True, related_name="matches")
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True, related_name="matches")
    deed = models.ForeignKey(Deed, models.PROTECT, null=True, blank=True, related_name="matches")
    state = models.CharField(max_length=9, default=MatchState.PROPOSED.value)
    reasons = models.JSONField(default=list)  # [{"code": …, "facts": {…}, "sentence": …}]
    score = models.FloatField(default=0)  # 0..1, orders the suggestions; decides nothing
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="decided_matches"
    )
    decided_at = models.DateTimeField(null=True, blank=True)  # of the confirmation or refusal
    held_since = models.DateTimeField(null=True, blank=True)  # an acceptance record counts on it
    removed_at = models.DateTimeField(null=True, blank=True)
    removal_reason = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["programme", "-score", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["work", "programme"],
                condition=Q(state="confirmed"),
                name="work_fulfils_one_line_of_a_programme",
            ),
            models.UniqueConstraint(
                fields=["work", "obligation", "line"],
                condition=Q(line__isnull=False) & ~Q(state="removed"),
                name="match_of_work_and_line_once",
            ),
            models.UniqueConstraint(
                fields=["work", "obligation"],
                condition=Q(line__isnull=True) & ~Q(state="removed"),
                name="match_of_work_and_obligation_once",
            ),
            models.CheckConstraint(
                name="match_state_known", condition=Q(state__in=values(MatchState))
            ),
            models.CheckConstraint(
                name="match_decided_has_a_person_and_a_time",
                condition=Q(state="proposed")
                | Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="match_counted_on_stays_confirmed",
                condition=Q(held_since__isnull=True) | Q(state="confirmed"),
            ),
            models.CheckConstraint(
                name="match_removed_has_a_time",
                condition=Q(state="removed", removed_at__isnull=False)
                | ~Q(state="removed") & Q(removed_at__isnull=True),
            ),
        ]
        indexes = [  # what waits for people is little, whatever was decided before
            models.Index(
                fields=["programme"],
                condition=Q(state="proposed"),
                name="match_waiting_for_decision",
            ),
            models.Index(
                fields=["programme", "decided_at"],
                condition=Q(held_since__isnull=True, state="confirmed"),
                name="match_waiting_for_acceptance",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.work} → {self.obligation}"


class Grouping(models.Model):
    """Two works may be one: same id, title or text. A person decides; the answer is remembered."""

    one = models.ForeignKey(Work, models.PROTECT, related_name="groupings")
    other = models.ForeignKey(Work, models.PROTECT, related_name="groupings_as_other")
    reason = models.CharField(max_length=30)  # "same_text", "same_title_and_day", "passages"
    share = models.FloatField(default=1)  # 0..1, of the shorter text found in the longer
    state = models.CharField(max_length=9, default=GroupingState.PROPOSED.value)
    decided_by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-share", "id"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="grouping_of_two_works_once"),
            models.CheckConstraint(
                name="grouping_older_work_first", condition=Q(one__lt=F("other"))
            ),
            models.CheckConstraint(
                name="grouping_state_known", condition=Q(state__in=values(GroupingState))
            ),
        ]
        indexes = [
            models.Index(
                fields=["-share", "id"], condition=Q(state="proposed"), name="grouping_waiting"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one} = {self.other}?"

    @property
    def both(self) -> tuple[Work, Work]:
        """The two works, the older first."""
        return self.one, self.other


class ImportBatch(models.Model):
    """One list brought in. The file's hash makes a second import of it change nothing."""

    ref = models.CharField(max_length=30, unique=True)  # "NHAP-2017-03"
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="imports")
    instrument = models.ForeignKey(
        Instrument, models.PROTECT, null=True, blank=True, related_name="imports"
    )
    file_name = models.CharField(max_length=255)
    file_sha256 = models.CharField(max_length=64)
    headings = models.JSONField(default=dict)  # our field → the heading in the file
    rows = models.PositiveIntegerField()
    member = models.ForeignKey(Member, models.PROTECT, related_name="imports")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-recorded_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "file_sha256"],
                condition=Q(instrument__isnull=True),
                name="list_without_instrument_imported_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "file_sha256", "instrument"],
                condition=Q(instrument__isnull=False),
                name="list_of_an_instrument_imported_once",
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class ImportRow(models.Model):
    """What became of one row of a list, and why."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="report")
    number = models.PositiveIntegerField()  # as in the file, heading row counted
    outcome = models.CharField(max_length=8)
    code = models.CharField(max_length=60, blank=True)  # of the refusal
    facts = models.JSONField(default=dict)
    title = models.CharField(max_length=500, blank=True)
    publication = models.ForeignKey(Publication, models.PROTECT, null=True, blank=True)

    class Meta:
        ordering = ["batch", "number"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="import_row_once"),
            models.CheckConstraint(
                name="import_row_outcome_known", condition=Q(outcome__in=values(RowOutcome))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.batch} row {self.number}: {self.outcome}"


class LabelCheck(models.Model):
    """Whether a publication bears the label of the paper under which it counts, as last seen.

    Written by looks at the page; each change of it is an entry in the programme's trail.
    """

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="label_checks")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="label_checks")
    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="label_checks")
    state = models.CharField(max_length=11)
    kind = models.CharField(max_length=12, blank=True)  # of the agreed words found
    other_words = models.CharField(max_length=300, blank=True)  # another label on the page
    wording_sha256 = models.CharField(max_length=64)  # of the words that were looked for
    page_sha256 = models.CharField(max_length=64)  # of the page as it was last seen
    proof_ref = models.CharField(max_length=30, blank=True)  # "MC-2017-0042" that holds it
    told_by = models.ForeignKey(  # who looked, where no machine can
        Member, models.PROTECT, null=True, blank=True, related_name="+"
    )
    present_at = models.DateTimeField(null=True, blank=True)  # last time readers saw it
    since_at = models.DateTimeField()  # first look that found the present state
    checked_at = models.DateTimeField()

    class Meta:
        ordering = ["publication", "programme"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "programme"], name="label_of_publication_checked_once"
            ),
            models.CheckConstraint(
                name="label_state_known",
                condition=Q(state__in=[s for s in values(LabelState) if s != "unchecked"]),
            ),
            models.CheckConstraint(
                name="label_lost_was_present",
                condition=~Q(state="lost") | Q(present_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["state"], name="label_check_by_state")]

    def __str__(self) -> str:
        return f"{self.publication} {self.state}"


class Origin(models.Model):
    """The manuscript that a publication came of: the publisher's own knowledge."""

    publication = models.OneToOneField(Publication, models.PROTECT, related_name="origin")
    manuscript = models.OneToOneField(Manuscript, models.PROTECT, related_name="publication_link")
    linked_by = models.ForeignKey(Member, models.PROTECT, related_name="linked_origins")
    linked_at = models.DateTimeField()

    class Meta:
        ordering = ["-linked_at", "-id"]

    def __str__(self) -> str:
        return f"{self.manuscript} → {self.publication}"
