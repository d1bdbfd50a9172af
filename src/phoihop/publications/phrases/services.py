"""Adding a phrase to a theme, or striking one."""

import hashlib
from datetime import datetime

from django.db import transaction

from phoihop.audit.services import record
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.programmes.models import Theme
from phoihop.programmes.queries import permit
from phoihop.publications.phrases.models import ThemePhrase
from phoihop.publications.phrases.rules import MOST_PHRASES, checked_phrase, edit_key


@transaction.atomic
def set_phrase(
    theme: Theme, text: str, *, wanted: bool, by: Member, at: datetime
) -> ThemePhrase | None:
    """Let a phrase count for a theme from now on, or no longer. May be repeated.

    Proposals made before stay; the signed paper is not changed by it.

    Raises:
        Refusal: ``access.denied``, ``phrase.too_short``, ``phrase.too_long``,
            ``phrase.one_word``, ``phrase.too_many``, ``phrase.unknown`` for striking a phrase
            that the theme does not have.
    """
    permit("publication.match", theme.programme, by=by)
    phrase = checked_phrase(text)
    key = edit_key(phrase)
    signed = key in {edit_key(str(one)) for one in theme.phrases}
    edits = ThemePhrase.objects.select_for_update().filter(theme=theme)
    before = edits.filter(phrase_key=key).first()
    if wanted and before is None and edits.count() >= MOST_PHRASES:
        raise Refusal("phrase.too_many", limit=MOST_PHRASES)
    if not wanted and not signed and before is None:
        raise Refusal("phrase.unknown", phrase=phrase)
    if _says_already(signed=signed, before=before, wanted=wanted):
        return before
    if wanted is signed and before is not None:  # as it was signed: nothing to remember
        before.delete()
        row = None
    else:
        values = {"phrase": phrase, "wanted": wanted, "set_by": by, "set_at": at}
        row, _new = edits.update_or_create(theme=theme, phrase_key=key, defaults=values)
    record(
        "theme.phrase_added" if wanted else "theme.phrase_struck",
        f"theme:{theme.programme.ref}/{theme.code}",
        chain=theme.programme.ref,
        actor=by.ref,
        at=at,
        phrase_sha256=hashlib.sha256(key.encode()).hexdigest(),
    )
    return row


def _says_already(*, signed: bool, before: ThemePhrase | None, wanted: bool) -> bool:
    return (before.wanted if before is not None else signed) is wanted
