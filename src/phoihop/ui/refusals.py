"""A refusal in words, for reports that list many of them (an imported file's rows).

A single refusal simply flies to the door, which says it. Sentences live in the house's topmost
room, which the setting ``REFUSAL_SENTENCE`` names, so that no room leans upwards.
"""

from django.conf import settings
from django.utils.module_loading import import_string

from phoihop.law.refusal import Refusal


def in_words(refusal: Refusal) -> str:
    """The sentence for ``refusal`` in the language of the page."""
    sentence: str = import_string(settings.REFUSAL_SENTENCE)(refusal)
    return sentence
