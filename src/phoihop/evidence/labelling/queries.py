"""Reading what people said of labels, and whether somebody may say more."""

from django.db.models import QuerySet

from phoihop.evidence.labelling.models import LabelWord
from phoihop.evidence.queries import programmes_matching
from phoihop.law.access import may
from phoihop.parties.models import Member
from phoihop.programmes.queries import side_of
from phoihop.publications.labelled import papers_behind
from phoihop.publications.models import Publication


def label_words_of(publication: Publication) -> QuerySet[LabelWord]:
    """What people said of the label of one piece, the latest first."""
    words = LabelWord.objects.filter(publication=publication)
    related = words.select_related("evidence", "told_by__organisation")
    return related.prefetch_related("told_by__organisation__names").order_by("-pk")


def may_tell_label(publication: Publication, *, by: Member) -> bool:
    """Whether ``by`` is offered the form; the service decides again."""
    if publication.address or not papers_behind(publication):
        return False
    sides = [side_of(one, by) for one in programmes_matching(publication, seen_by=by)]
    return bool(sides) and all(may("label.tell", side=side, roles=by.roles) for side in sides)


def label_word_facts(word: LabelWord) -> dict[str, object]:
    """One word as a program reads it; no person is named, only the house."""
    return {
        "publication": word.publication.ref,
        "seen": word.seen,
        "place": word.place,
        "other_words": word.other_words,
        "evidence": word.evidence.ref if word.evidence else None,
        "told_for": word.told_by.organisation.ref,
        "told_at": word.told_at.isoformat(),
    }
