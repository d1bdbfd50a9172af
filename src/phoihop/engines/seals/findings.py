"""Saying in codes what is wrong with a signature, and what one should know of a sound one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from pyhanko.sign.ades.report import AdESIndeterminate
from pyhanko.sign.validation.status import DocumentTimestampStatus, PdfSignatureStatus

from phoihop.engines.seals.certificates import holder_of
from phoihop.engines.seals.container import covered_until
from phoihop.engines.seals.contexts import Knowledge
from phoihop.engines.seals.moments import shown
from phoihop.engines.seals.verdict import Changes, Finding, Revocation

if TYPE_CHECKING:
    from phoihop.engines.seals.judging import Judged

_WEAK: Final = {
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE,
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
}


def findings_on_signature(
    judged: "Judged",
    known: Knowledge,
    changes: Changes,
    pages: tuple[int, ...],
    intact_until: int,
) -> tuple[Finding, ...]:
    """Everything to say of one signature; faults first."""
    status, field = judged.status, str(judged.signature.field_name)
    until = covered_until(judged.signature.byte_range)
    found: list[Finding] = []
    if not (status.intact and status.valid):
        where: dict[str, str | int] = {"field": field, "from_byte": intact_until, "to_byte": until}
        found.append(Finding("seals.found_altered", where))
    elif not judged.sound:
        _, first, second, _ = (int(each) for each in judged.signature.byte_range)
        where = {"field": field, "from_byte": first, "to_byte": second}
        found.append(Finding("seals.found_container", where))
    found += _on_changes(status, field, changes, pages)
    if status.intact and status.valid:
        found += _on_trust(judged, known, field)
        found += _on_time(judged, field)
    if not status.seed_value_ok:
        found.append(Finding("seals.found_constraint", {"field": field}))
    return tuple(found)


def _on_changes(
    status: PdfSignatureStatus, field: str, changes: Changes, pages: tuple[int, ...]
) -> Iterator[Finding]:
    coverage = getattr(status.coverage, "name", "")
    if coverage not in {"ENTIRE_FILE", "ENTIRE_REVISION"}:
        yield Finding("seals.found_unclear_coverage", {"field": field})
    elif changes is Changes.OTHER and pages:
        shown_pages = ", ".join(map(str, pages[:20]))
        yield Finding("seals.found_overlay", {"field": field, "pages": shown_pages})
    elif changes is Changes.OTHER:
        yield Finding("seals.found_changed_after", {"field": field})
    elif not status.docmdp_ok:
        yield Finding("seals.found_forbidden_filling", {"field": field})
    elif changes is Changes.FORM_FILLING:
        yield Finding("seals.found_filling", {"field": field})


def _on_trust(judged: "Judged", known: Knowledge, field: str) -> Iterator[Finding]:
    status, moment = judged.status, judged.moment
    holder = holder_of(status.signing_cert)
    facts: dict[str, str | int] = {"field": field, "name": holder.name, "at": shown(moment)}
    revoked_at = known.revoked_at(status.signing_cert)
    if judged.revocation is Revocation.REVOKED:
        details = status.revocation_details
        on = details.revocation_date if details else revoked_at or moment
        whose = "ca" if details is not None and details.ca_revoked else "own"
        code = "seals.found_ca_revoked" if whose == "ca" else "seals.found_revoked"
        yield Finding(code, facts | {"on": shown(on)})
        return
    if revoked_at is not None:
        yield Finding("seals.found_revoked_later", facts | {"on": shown(revoked_at)})
    if status.trusted:
        return
    if moment > holder.valid_until:
        yield Finding("seals.found_expired", facts | {"until": shown(holder.valid_until)})
    elif moment < holder.valid_from:
        yield Finding("seals.found_not_yet_valid", facts | {"since": shown(holder.valid_from)})
    else:
        yield _on_chain(judged, known, facts | {"issuer": holder.issuer})


def _on_chain(judged: "Judged", known: Knowledge, facts: dict[str, str | int]) -> Finding:
    problem: Any = judged.status.trust_problem_indic
    if problem is AdESIndeterminate.NO_CERTIFICATE_CHAIN_FOUND:
        return Finding("seals.found_untrusted", facts)
    if problem is AdESIndeterminate.CHAIN_CONSTRAINTS_FAILURE:
        return Finding("seals.found_wrong_use", facts)
    if problem in _WEAK:
        return Finding("seals.found_weak", facts)
    if problem is AdESIndeterminate.TRY_LATER:
        return Finding("seals.found_revocation_stale", facts)
    if judged.revocation is Revocation.UNKNOWN:
        return Finding("seals.found_revocation_unknown", facts)
    return Finding("seals.found_chain", facts)


def _on_time(judged: "Judged", field: str) -> Iterator[Finding]:
    stamp = judged.status.timestamp_validity
    if stamp is None:
        return
    facts = {
        "field": field,
        "at": shown(stamp.timestamp),
        "name": holder_of(stamp.signing_cert).name,
    }
    if not (stamp.valid and stamp.intact):
        yield Finding("seals.found_time_broken", facts)
    elif not stamp.trusted:
        yield Finding("seals.found_time_untrusted", facts)
    elif not judged.in_time:
        yield Finding("seals.found_time_ahead", facts)


def findings_on_seal(
    status: DocumentTimestampStatus, sound: bool, standing: bool, in_time: bool, kept: bool
) -> tuple[Finding, ...]:
    """Everything wrong with a time stamp over the document."""
    facts = {"at": shown(status.timestamp), "name": holder_of(status.signing_cert).name}
    found: list[Finding] = []
    if not (status.valid and status.intact and sound):
        found.append(Finding("seals.found_seal_altered", facts))
    elif not (status.trusted and standing):
        found.append(Finding("seals.found_seal_untrusted", facts))
    elif not in_time:
        found.append(Finding("seals.found_seal_ahead", facts))
    if not kept:
        found.append(Finding("seals.found_seal_changed_after", facts))
    return tuple(found)
