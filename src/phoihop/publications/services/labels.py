"""Writing down what a look at a page, a capture or a person says of the agreed label."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from phoihop.audit.services import record
from phoihop.parties.models import Member
from phoihop.publications.disclosing import agreement_of
from phoihop.publications.disclosure import wordings
from phoihop.publications.labelled import papers_behind
from phoihop.publications.labels import WANTING, LabelState, Shown, shown_on, state_after
from phoihop.publications.models import LabelCheck, Publication
from phoihop.publications.rules import Disclosure

_VERBS = {  # of the trail
    LabelState.PRESENT: "label.seen",
    LabelState.OTHER_WORDS: "label.reworded",
    LabelState.HIDDEN: "label.hidden",
    LabelState.MISSING: "label.not_found",
    LabelState.LOST: "label.lost",
}


@dataclass(frozen=True, slots=True)
class Sight:
    """Where a word about a label comes from.

    Attributes:
        page_sha256: of the page, or of the file that shows it; empty when there is none.
        seen_at: when the piece was seen so; not after ``at``.
        proof_ref: the evidence that holds the page; empty for a look that keeps none.
        told_by: the person who says so; ``None`` when a machine read it.
    """

    page_sha256: str
    seen_at: datetime
    proof_ref: str = ""
    told_by: Member | None = None


def check_labels(
    publication: Publication,
    page: bytes,
    label: str | None,
    *,
    charset: str | None,
    at: datetime,
    seen_at: datetime | None = None,
    proof_ref: str = "",
) -> list[LabelCheck]:
    """Write down whether a page bears the label of each paper under which it counts.

    Called with every capture and every look at a page; may be repeated. Nobody acts here, so
    nobody is asked for permission. A change of state goes into the programme's trail with the hash
    of the page. What was seen before the latest look does not replace what that look found: it
    only tells that the label was there then.

    Args:
        page: body as received.
        label: words of a label that extraction found, whatever they are.
        charset: of the response header.
        seen_at: when the page was seen so, if not now.
    """
    sight = Sight(hashlib.sha256(page).hexdigest(), seen_at or at, proof_ref)

    def shown(words: Mapping[Disclosure, str]) -> Shown:
        return shown_on(page, words, charset=charset, other=label)

    return _write_checks(publication, shown, sight, at=at)


def tell_labels(
    publication: Publication, *, seen: bool, other_words: str, sight: Sight, at: datetime
) -> list[LabelCheck]:
    """Write down what a person saw of the label on a printed or broadcast piece.

    Whoever calls has asked for permission. A printed page does not change: the latest word stands,
    and a label that somebody else saw is not held to be lost.

    Args:
        other_words: of another label that stood there; at most ``LONGEST_SHOWN`` letters.
    """

    def shown(words: Mapping[Disclosure, str]) -> Shown:
        return Shown(next(iter(words)) if seen else None, seen, other_words)

    return _write_checks(publication, shown, sight, at=at)


@transaction.atomic
def _write_checks(
    publication: Publication,
    shown_of: Callable[[Mapping[Disclosure, str]], Shown],
    sight: Sight,
    *,
    at: datetime,
) -> list[LabelCheck]:
    found = []
    for instrument in papers_behind(publication):
        words = {kind: vi for kind, (vi, _en) in wordings(agreement_of(instrument)).items()}
        before = (
            LabelCheck.objects.select_for_update()
            .filter(publication=publication, programme=instrument.programme)
            .first()
        )
        values = _values(shown_of(words), before, sight) | {
            "instrument": instrument,
            "wording_sha256": hashlib.sha256("\n".join(words.values()).encode()).hexdigest(),
        }
        check, _new = LabelCheck.objects.update_or_create(
            publication=publication, programme=instrument.programme, defaults=values
        )
        if before is None or before.state != check.state:
            _trail(check, at=at)
        found.append(check)
    return found


def _values(shown: Shown, before: LabelCheck | None, sight: Sight) -> dict[str, Any]:
    """The check after a sight, as columns."""
    seen_at = sight.seen_at
    present_at = before.present_at if before is not None else None
    if shown.seen and (present_at is None or present_at < seen_at):
        present_at = seen_at
    if before is not None and seen_at < before.checked_at:
        was_there = shown.seen and before.told_by_id is None
        lost = was_there and LabelState(before.state) in WANTING
        state = LabelState.LOST.value if lost else before.state
        return {"state": state, "present_at": present_at}
    was_present = present_at is not None and sight.told_by is None
    state = state_after(shown, was_present=was_present).value
    same = before is not None and before.state == state
    return {
        "state": state,
        "kind": shown.kind.value if shown.kind else "",
        "other_words": shown.other,
        "present_at": present_at,
        "since_at": before.since_at if same and before is not None else seen_at,
        "checked_at": seen_at,
        "page_sha256": sight.page_sha256,
        "proof_ref": sight.proof_ref,
        "told_by": sight.told_by,
    }


def _trail(check: LabelCheck, *, at: datetime) -> None:
    record(
        _VERBS[LabelState(check.state)],
        f"publication:{check.publication.ref}",
        chain=check.programme.ref,
        actor=check.told_by.ref if check.told_by else "system",
        at=at,
        instrument=check.instrument.ref,
        page_sha256=check.page_sha256,
        wording_sha256=check.wording_sha256,
        proof=check.proof_ref or None,
    )


def labels_still_so(publication: Publication, *, at: datetime) -> None:
    """Note that a page was asked for again and its server said that nothing changed."""
    LabelCheck.objects.filter(publication=publication).update(checked_at=at)
