"""Phrases that people added to a theme or struck from it, beside the signed list."""

from django.db import models

from phoihop.parties.models import Member
from phoihop.programmes.models import Theme


class ThemePhrase(models.Model):
    """One phrase, wanted or not. The signed list stays as it was signed; this says what counts."""

    theme = models.ForeignKey(Theme, models.CASCADE, related_name="phrase_edits")
    phrase = models.CharField(max_length=120)
    phrase_key = models.CharField(max_length=120)  # folded: one edit a phrase
    wanted = models.BooleanField()  # False: struck from the list
    set_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["theme", "phrase_key"]
        constraints = [
            models.UniqueConstraint(fields=["theme", "phrase_key"], name="theme_phrase_set_once")
        ]

    def __str__(self) -> str:
        return f"{self.theme} {'+' if self.wanted else '-'} {self.phrase}"
