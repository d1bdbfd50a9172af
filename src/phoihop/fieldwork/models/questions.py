"""Information asked for and given. A question is one occurrence of the duty to inform."""

from django.db import models

from phoihop.papers.models import KeptPaper
from phoihop.planning.models import Deed, DeedStep


class Question(models.Model):
    """What the publisher wants to know. Its state, due day and unit are its deed's."""

    deed = models.OneToOneField(Deed, models.PROTECT, related_name="question")
    text = models.TextField()
    sensitive = models.BooleanField(default=False)  # stays between the two sides
    search_key = models.TextField(db_default="")  # of title and text

    def __str__(self) -> str:
        return self.deed.ref


class AnswerFile(models.Model):
    """A file that came with an answer, the day its contents are of, and where they come from."""

    question = models.ForeignKey(Question, models.PROTECT, related_name="files")
    step = models.ForeignKey(DeedStep, models.PROTECT, related_name="+")
    paper = models.ForeignKey(KeptPaper, models.PROTECT, related_name="+")
    dated_on = models.DateField()
    source = models.CharField(max_length=300)

    class Meta:
        ordering = ["question", "id"]
        constraints = [
            models.UniqueConstraint(fields=["step", "paper"], name="answer_file_given_once"),
        ]

    def __str__(self) -> str:
        return f"{self.question} {self.dated_on}"
