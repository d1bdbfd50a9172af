"""What is to be written about, and the documents that say so."""

from django.db import models
from django.db.models import F, Q

from phoihop.law.lifecycle import values
from phoihop.programmes.models.agreements import Programme
from phoihop.programmes.rules import DocumentKind


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
