"""Manuscripts: who wrote them, their versions and files, rounds, comments, decisions, passages."""

from django.db import models
from django.db.models import F, Q

from phoihop.law.lifecycle import values
from phoihop.manuscripts.outside_models import ForAssignment as ForAssignment
from phoihop.manuscripts.outside_models import OutsideReview as OutsideReview
from phoihop.manuscripts.outside_models import PartOfRound
from phoihop.manuscripts.rules import (
    CommentKind,
    FileKind,
    Hand,
    Licence,
    ManuscriptState,
    NoteKind,
    Outcome,
    TaskState,
    Verdict,
)
from phoihop.papers.models import KeptPaper
from phoihop.parties.models import Member, Organisation
from phoihop.planning.models import Deed, Topic
from phoihop.programmes.models import Programme


class Manuscript(models.Model):
    """A text on its way to a publisher (bản thảo)."""

    ref = models.CharField(max_length=30, unique=True)  # "BT-2017-01"
    publisher = models.ForeignKey(Organisation, models.PROTECT, related_name="manuscripts")
    origin = models.ForeignKey(  # the institution whose text it is; empty: an outside author's
        Organisation, models.PROTECT, null=True, blank=True, related_name="texts"
    )
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="manuscripts"
    )
    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, blank=True, related_name="manuscripts"
    )
    deed = models.ForeignKey(  # the promise to write that it fulfils
        Deed, models.PROTECT, null=True, blank=True, related_name="manuscripts"
    )
    title = models.CharField(max_length=300)
    abstract = models.TextField(blank=True)
    genre = models.CharField(max_length=16, blank=True)
    brief = models.TextField(blank=True)  # what was asked for
    least_words = models.PositiveIntegerField(null=True, blank=True)
    most_words = models.PositiveIntegerField(null=True, blank=True)
    licence = models.CharField(max_length=13, blank=True)
    rights_note = models.CharField(max_length=600, blank=True)
    declared_at = models.DateTimeField(null=True, blank=True)  # own work, nothing secret in it
    state = models.CharField(max_length=9)
    due_on = models.DateField(null=True, blank=True)  # of whoever's turn it is
    opened_by = models.ForeignKey(Member, models.PROTECT, related_name="opened_manuscripts")
    recorded_at = models.DateTimeField()
    search_key = models.TextField()

    class Meta:
        ordering = ["-recorded_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="manuscript_state_known", condition=Q(state__in=values(ManuscriptState))
            ),
            models.CheckConstraint(
                name="manuscript_licence_known", condition=Q(licence__in=["", *values(Licence)])
            ),
            models.CheckConstraint(
                name="manuscript_prepared_by_an_institution",
                condition=~Q(state="prepared") | Q(origin__isnull=False),
            ),
            models.CheckConstraint(
                name="manuscript_accepted_has_a_licence",
                condition=~Q(state__in=["accepted", "published"]) | ~Q(licence=""),
            ),
        ]
        indexes = [models.Index(fields=["publisher", "state"], name="manuscript_by_desk")]

    def __str__(self) -> str:
        return self.ref


class ManuscriptAuthor(models.Model):
    """Who wrote it, as it is to be printed. The first one is written to."""

    manuscript = models.ForeignKey(Manuscript, models.CASCADE, related_name="authors")
    ordinal = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    office = models.CharField(max_length=300, blank=True)  # as it is to be printed
    member = models.ForeignKey(  # when the author has an account
        Member, models.PROTECT, null=True, blank=True, related_name="authorships"
    )

    class Meta:
        ordering = ["manuscript", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["manuscript", "ordinal"], name="author_place_once"),
            models.CheckConstraint(name="author_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


class AuthorLink(models.Model):
    """A way in for an author without an account: to one manuscript, once, until a day."""

    manuscript = models.ForeignKey(Manuscript, models.CASCADE, related_name="links")
    token_sha256 = models.CharField(max_length=64, unique=True)
    session_sha256 = models.CharField(max_length=64, blank=True, db_index=True)  # once opened
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Member, models.PROTECT, related_name="author_links")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    wanted_at = models.DateTimeField(null=True, blank=True)  # the author asks for a fresh one

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="author_link_expires_after_it_is_made",
                condition=Q(expires_at__gt=F("created_at")),
            ),
            models.CheckConstraint(
                name="author_link_session_begins_with_use",
                condition=Q(session_sha256="") | Q(used_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.manuscript} until {self.expires_at:%Y-%m-%d}"


class Version(models.Model):
    """One state of the text. Never changed, never removed."""

    manuscript = models.ForeignKey(Manuscript, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    hand = models.CharField(max_length=11)
    text = models.TextField(blank=True)  # empty: photographs of pages
    words = models.PositiveIntegerField(null=True, blank=True)
    text_sha256 = models.CharField(max_length=64)
    marks = models.JSONField(default=list)  # [{"kind", "start", "text"}]: changes Word tracked
    note = models.CharField(max_length=600, blank=True)
    for_author = models.BooleanField(default=False)  # a version of the desk, shown to the author
    member = models.ForeignKey(Member, models.PROTECT, null=True, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["manuscript", "number"]
        constraints = [
            models.UniqueConstraint(fields=["manuscript", "number"], name="version_number_once"),
            models.CheckConstraint(name="version_hand_known", condition=Q(hand__in=values(Hand))),
        ]

    def __str__(self) -> str:
        return f"{self.manuscript} v{self.number}"


class ManuscriptFile(models.Model):
    """A file handed in; until the text is submitted it belongs to no version yet."""

    manuscript = models.ForeignKey(Manuscript, models.PROTECT, related_name="files")
    version = models.ForeignKey(
        Version, models.PROTECT, null=True, blank=True, related_name="files"
    )
    paper = models.ForeignKey(KeptPaper, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=7)
    ordinal = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=160)  # as handed in
    caption = models.CharField(max_length=600, blank=True)
    credit = models.CharField(max_length=160, blank=True)
    text = models.TextField(blank=True)
    marks = models.JSONField(default=list)
    cleaned = models.BooleanField(default=False)  # place, device and the like were removed
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["manuscript", "ordinal", "id"]
        constraints = [
            models.CheckConstraint(
                name="manuscript_file_kind_known", condition=Q(kind__in=values(FileKind))
            ),
            models.CheckConstraint(
                name="manuscript_picture_is_cleaned", condition=Q(kind="text") | Q(cleaned=True)
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ManuscriptStep(models.Model):
    """What happened, on which day, and by when the next should act. Never changed."""

    manuscript = models.ForeignKey(Manuscript, models.PROTECT, related_name="steps")
    step = models.CharField(max_length=12)  # the name of the move, or "invite", "prepare"
    state = models.CharField(max_length=9)  # in which it ended
    on = models.DateField()
    recorded_at = models.DateTimeField()
    member = models.ForeignKey(Member, models.PROTECT, null=True, blank=True)  # empty: the author
    due_on = models.DateField(null=True, blank=True)
    late_days = models.PositiveIntegerField(default=0)  # of the step that ended

    class Meta:
        ordering = ["manuscript", "recorded_at", "id"]

    def __str__(self) -> str:
        return f"{self.manuscript} {self.step}"


class Round(models.Model):
    """Reviewers are asked about one version."""

    manuscript = models.ForeignKey(Manuscript, models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    version = models.ForeignKey(Version, models.PROTECT, related_name="rounds")
    opened_by = models.ForeignKey(Member, models.PROTECT, related_name="opened_rounds")
    opened_at = models.DateTimeField()
    due_on = models.DateField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["manuscript", "number"]
        constraints = [
            models.UniqueConstraint(fields=["manuscript", "number"], name="round_number_once"),
            models.UniqueConstraint(
                fields=["manuscript"],
                condition=Q(closed_at__isnull=True),
                name="round_one_open_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.manuscript} round {self.number}"


class ReviewTask(PartOfRound):
    """One reviewer's part of a round: the abstract first, the text once accepted."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="tasks")
    reviewer = models.ForeignKey(Member, models.PROTECT, related_name="review_tasks")

    class Meta:
        ordering = ["round", "id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "reviewer"], name="reviewer_once_a_round"),
            models.CheckConstraint(
                name="review_task_state_known", condition=Q(state__in=values(TaskState))
            ),
            models.CheckConstraint(
                name="review_task_done_recommends",
                condition=~Q(state="done") | Q(recommendation__in=values(Verdict)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round} by {self.reviewer}"


class Comment(models.Model):
    """A remark on a passage of one version; in later versions it is looked up anew."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="comments")
    start = models.PositiveIntegerField()  # characters of the version's text
    end = models.PositiveIntegerField()
    quote = models.TextField()
    kind = models.CharField(max_length=9)
    text = models.TextField()
    member = models.ForeignKey(Member, models.PROTECT, related_name="manuscript_comments")
    at = models.DateTimeField()
    for_author = models.BooleanField(default=False)
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["version", "start", "id"]
        constraints = [
            models.CheckConstraint(
                name="comment_kind_known", condition=Q(kind__in=values(CommentKind))
            ),
            models.CheckConstraint(name="comment_on_a_passage", condition=Q(end__gt=F("start"))),
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.start}"


class Decision(models.Model):
    """Drafted by an editor, made by the chief, retractable until the piece is published."""

    manuscript = models.ForeignKey(Manuscript, models.PROTECT, related_name="decisions")
    version = models.ForeignKey(Version, models.PROTECT, related_name="decisions")
    verdict = models.CharField(max_length=7)
    reason = models.CharField(max_length=20, blank=True)  # of ``rules.REASONS``
    words = models.TextField(blank=True)  # to the author
    author_due_on = models.DateField(null=True, blank=True)
    drafted_by = models.ForeignKey(Member, models.PROTECT, related_name="drafted_decisions")
    drafted_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    override_reason = models.CharField(max_length=600, blank=True)  # decided on an own text
    ended_at = models.DateTimeField(null=True, blank=True)  # put back, or retracted
    ended_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="ended_decisions"
    )
    ended_why = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["manuscript", "drafted_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="decision_verdict_known", condition=Q(verdict__in=values(Verdict))
            ),
            models.CheckConstraint(
                name="decision_against_has_a_reason", condition=Q(verdict="accept") | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="decision_made_by_somebody",
                condition=Q(decided_at__isnull=True, decided_by__isnull=True)
                | Q(decided_at__isnull=False, decided_by__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["manuscript"],
                condition=Q(decided_at__isnull=True, ended_at__isnull=True),
                name="decision_one_draft_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.manuscript} {self.verdict}"


class Passage(models.Model):
    """Words of a publisher's text that it chose to show to an institution for checking."""

    ref = models.CharField(max_length=30, unique=True)  # "TD-2017-01" (trích đoạn)
    manuscript = models.ForeignKey(Manuscript, models.PROTECT, related_name="passages")
    version = models.ForeignKey(Version, models.PROTECT, related_name="passages")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    question = models.CharField(max_length=600)
    shown_by = models.ForeignKey(Member, models.PROTECT, related_name="shown_passages")
    shown_at = models.DateTimeField()
    due_on = models.DateField()
    note_kind = models.CharField(max_length=6, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    noted_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="passage_notes"
    )
    noted_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=7, blank=True)
    outcome_words = models.CharField(max_length=1000, blank=True)
    decided_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="passage_outcomes"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["programme", "-shown_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="passage_note_is_of_fact_law_or_safety",
                condition=Q(noted_at__isnull=True, note_kind="")
                | Q(noted_at__isnull=False, note_kind__in=values(NoteKind)),
            ),
            models.CheckConstraint(
                name="passage_outcome_follows_a_note",
                condition=Q(outcome="") | Q(outcome__in=values(Outcome), noted_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.ref
