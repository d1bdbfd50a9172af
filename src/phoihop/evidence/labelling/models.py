"""What people said of the label on a piece that no machine can look at."""

from django.db import models
from django.db.models import Q

from phoihop.parties.models import Member
from phoihop.publications.models import Publication


class LabelWord(models.Model):
    """One person's word: the label was seen on a page or at a minute, or was not. Never changed."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="label_words")
    evidence = models.ForeignKey(  # the scan or the recording that shows it
        "evidence.Evidence", models.PROTECT, null=True, blank=True, related_name="label_words"
    )
    seen = models.BooleanField()
    place = models.CharField(max_length=60)  # page of the issue, or minute of the broadcast
    other_words = models.CharField(max_length=300, blank=True)  # another label that stood there
    told_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        ordering = ["publication", "id"]
        constraints = [
            models.CheckConstraint(name="label_word_has_place", condition=~Q(place="")),
            models.CheckConstraint(
                name="label_word_seen_has_no_other_words",
                condition=Q(seen=False) | Q(other_words=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publication} {self.place}: {self.seen}"
