"""What is to be written about, and the documents that say so."""

from django.db import models
from django.db.models import F, Q

from phoihop.law.lifecycle import values
from phoihop.parties.models import Member
from phoihop.programmes.models.agreements import Programme
from phoihop.programmes.rules import DocumentFate, DocumentKind


class ReferenceDocument(models.Model):
    """A State or Party document. A congress is identified by its organisation and term."""

    ref = models.SlugField(max_length=80, unique=True)  # "nq-dh-12-dang"
    kind = models.CharField(max_length=12)
    symbol = models.CharField(max_length=60, blank=True)  # "05-CT/TW"
    issuer = models.CharField(max_length=200)
    term = models.CharField(max_length=60, blank=True)  # "khóa XII", "2015-2020"
    title = models.CharField(max_length=600)
    issued_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    supersedes = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    source = models.CharField(max_length=400, blank=True)
    search_key = models.TextField()

    class Meta:
        ordering = ["ref"]
        constraints = [
            models.CheckConstraint(
                name="document_kind_known", condition=Q(kind__in=values(DocumentKind))
            ),
            models.CheckConstraint(
                name="document_not_its_own_successor",
                condition=Q(supersedes__isnull=True) | ~Q(supersedes=F("id")),
            ),
        ]

    def __str__(self) -> str:
        return self.symbol or self.title


class Theme(models.Model):
    """One content of the coordination (nội dung phối hợp)."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="themes")
    code = models.CharField(max_length=20)  # "T1"
    ordinal = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=600)
    good_practice = models.BooleanField(default=False)  # cách làm hay
    model_example = models.BooleanField(default=False)  # gương điển hình tiên tiến
    phrases = models.JSONField(default=list)  # words by which people recognise it; editable

    class Meta:
        ordering = ["programme", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="theme_code_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class ThemeReference(models.Model):
    """A theme leans on a document, a clause of it, or an open class of documents, for a time."""

    theme = models.ForeignKey(Theme, models.CASCADE, related_name="references")
    document = models.ForeignKey(
        ReferenceDocument, models.PROTECT, null=True, blank=True, related_name="theme_links"
    )
    open_class = models.CharField(max_length=300, blank=True)  # "kết luận của Trung ương, từ …"
    clause = models.CharField(max_length=300, blank=True)  # "mục tiêu tổng quát"
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["theme", "id"]
        constraints = [
            models.CheckConstraint(
                name="theme_reference_names_a_document_or_a_class",
                condition=Q(document__isnull=False) | ~Q(open_class=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.theme.code}: {self.document or self.open_class}"


class ThemeChange(models.Model):
    """What an annex to a programme does to a theme: the document it leaves, the one it takes."""

    annex = models.ForeignKey("programmes.Annex", models.CASCADE, related_name="theme_changes")
    ordinal = models.PositiveSmallIntegerField()
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="changes")
    leaves_document = models.ForeignKey(
        ReferenceDocument, models.PROTECT, null=True, blank=True, related_name="left_by"
    )
    leaves_class = models.CharField(max_length=300, blank=True)
    document = models.ForeignKey(
        ReferenceDocument, models.PROTECT, null=True, blank=True, related_name="taken_by"
    )
    open_class = models.CharField(max_length=300, blank=True)
    clause = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["annex", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["annex", "ordinal"], name="theme_change_ordinal_once"),
            models.CheckConstraint(
                name="theme_change_changes_something",
                condition=Q(leaves_document__isnull=False)
                | ~Q(leaves_class="")
                | Q(document__isnull=False)
                | ~Q(open_class=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.annex} {self.theme.code}"


class DocumentEnd(models.Model):
    """A document was superseded or repealed, or is in force after all; the last record holds."""

    document = models.ForeignKey(ReferenceDocument, models.PROTECT, related_name="ends")
    kind = models.CharField(max_length=10)
    on = models.DateField()  # first day on which it holds no longer
    by_document = models.ForeignKey(
        ReferenceDocument, models.PROTECT, null=True, blank=True, related_name="ended"
    )
    source = models.CharField(max_length=400)  # where that is written
    member = models.ForeignKey(Member, models.PROTECT, related_name="document_ends")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["recorded_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="document_end_kind_known", condition=Q(kind__in=values(DocumentFate))
            ),
            models.CheckConstraint(name="document_end_says_where", condition=~Q(source="")),
            models.CheckConstraint(
                name="document_not_ended_by_itself",
                condition=Q(by_document__isnull=True) | ~Q(by_document=F("document")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document}: {self.kind} {self.on}"
