"""Writing down what a look at a page says of the agreed label."""

import hashlib
from datetime import datetime
from typing import Any

from django.db import transaction

from phoihop.audit.services import record
from phoihop.engines.webpages.extraction import Extraction
from phoihop.publications.disclosing import agreement_of
from phoihop.publications.disclosure import wordings
from phoihop.publications.labelled import papers_behind
from phoihop.publications.labels import LabelState, Shown, shown_on, state_after
from phoihop.publications.models import LabelCheck, Publication

_VERBS = {  # of the trail
    LabelState.PRESENT: "label.seen",
    LabelState.OTHER_WORDS: "label.reworded",
    LabelState.HIDDEN: "label.hidden",
    LabelState.MISSING: "label.not_found",
    LabelState.LOST: "label.lost",
}


@transaction.atomic
def check_labels(
    publication: Publication,
    page: bytes,
    read: Extraction,
    *,
    charset: str | None,
    at: datetime,
) -> list[LabelCheck]:
    """Write down whether a page bears the label of each paper under which it counts.

    Called with every capture and every look at a page; may be repeated. Nobody acts here, so
    nobody is asked for permission. A change of state goes into the programme's trail with the hash
    of the page.

    Args:
        page: body as received.
        read: what extraction made of it.
        charset: of the response header.
    """
    found = []
    for instrument in papers_behind(publication):
        words = {kind: vi for kind, (vi, _en) in wordings(agreement_of(instrument)).items()}
        shown = shown_on(page, words, charset=charset, other=read.disclosure_label)
        before = (
            LabelCheck.objects.select_for_update()
            .filter(publication=publication, programme=instrument.programme)
            .first()
        )
        was_present = before is not None and before.present_at is not None
        state = state_after(shown, was_present=was_present)
        values = _values(shown, state, before, at=at) | {
            "instrument": instrument,
            "wording_sha256": hashlib.sha256("\n".join(words.values()).encode()).hexdigest(),
            "page_sha256": hashlib.sha256(page).hexdigest(),
        }
        check, _new = LabelCheck.objects.update_or_create(
            publication=publication, programme=instrument.programme, defaults=values
        )
        if before is None or before.state != state.value:
            _trail(check, at=at)
        found.append(check)
    return found


def _values(
    shown: Shown, state: LabelState, before: LabelCheck | None, *, at: datetime
) -> dict[str, Any]:
    same = before is not None and before.state == state.value
    present_at = before.present_at if before is not None else None
    return {
        "state": state.value,
        "kind": shown.kind.value if shown.kind else "",
        "other_words": shown.other,
        "present_at": at if shown.seen else present_at,
        "since_at": before.since_at if same and before is not None else at,
        "checked_at": at,
    }


def _trail(check: LabelCheck, *, at: datetime) -> None:
    record(
        _VERBS[LabelState(check.state)],
        f"publication:{check.publication.ref}",
        chain=check.programme.ref,
        actor="system",
        at=at,
        instrument=check.instrument.ref,
        page_sha256=check.page_sha256,
        wording_sha256=check.wording_sha256,
    )


def labels_still_so(publication: Publication, *, at: datetime) -> None:
    """Note that a page was asked for again and its server said that nothing changed."""
    LabelCheck.objects.filter(publication=publication).update(checked_at=at)
