"""Drafting an annex: which lines change, what was there before, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from phoihop.audit.services import record
from phoihop.engines.plainfiles import Reading
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.parties.services import MistakesFound
from phoihop.programmes.models import Annex, Instrument, Programme
from phoihop.programmes.queries import party_of, permit
from phoihop.programmes.rules import AnnexReason
from phoihop.programmes.sense import Known, Sense
from phoihop.programmes.services.drafting import Named, write_annex
from phoihop.programmes.services.moving import consenting_party
from phoihop.programmes.services.references import reference_for
from phoihop.programmes.services.terms import check_issuer, check_programme_annex, terms_now
from phoihop.programmes.shape import LINE
from phoihop.programmes.statement import instrument_part, programme_part


@dataclass(frozen=True, slots=True)
class LineChange:
    """What becomes of a line. ``None`` leaves that term as it is."""

    line: str  # the code
    quantity: int | None = None
    unit_price_dong: int | None = None


@transaction.atomic
def draft_annex(  # noqa: PLR0913 - the paper has these parts, each by its name
    instrument: Instrument,
    *,
    changes: Sequence[LineChange] = (),
    new_lines: Sequence[Mapping[str, Any]] = (),
    reason_code: AnnexReason,
    reason: str,
    effective_on: date,
    by: Member,
    at: datetime,
    signed_on: date | None = None,
    title: str = "",
    ref: str = "",
) -> Annex:
    """Write a draft of an annex. It keeps what each changed line says now.

    Args:
        new_lines: as ``shape.LINE`` has them; absent keys take their defaults.
        ref: given by the house when empty: ``PL-2017-01``.

    Raises:
        Refusal: ``access.denied``, ``annex.reason_missing``, ``annex.unknown_line``.
        MistakesFound: ``file.mistakes``: an annex that changes nothing, a code used twice, money
            outside a contract, a price without basis.
    """
    programme = instrument.programme
    permit("annex.draft", programme, by=by)
    party = consenting_party(instrument, by)
    if not (reason := " ".join(reason.split())):
        raise Refusal("annex.reason_missing")
    ref = reference_for(Annex, ref, prefix="PL", year=effective_on.year)
    values = {
        "ref": ref,
        "title": title or f"Phụ lục {instrument.title}"[:400],
        "reason_code": reason_code.value,
        "reason": reason[:1000],
        "signed_on": signed_on,
        "effective_on": effective_on,
        "changes": [_change(one, instrument) for one in changes],
        "new_lines": [_line(one) for one in new_lines],
        **_NO_THEMES,
    }
    _check(values, instrument)
    annex = write_annex(
        values, changes=instrument, named=Named.now(), drafted_by=party.organisation, at=at
    )
    check_issuer(annex, by=by)
    record("annex.drafted", f"annex:{ref}", chain=programme.ref, actor=by.ref, at=at)
    return annex


_NO_THEMES: dict[str, Any] = {
    "theme_changes": [], "ends_early_on": None, "balance": [], "balance_on": None,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ThemeMove:
    """A theme leaves a document or an open class, and takes another; either may be empty."""

    theme: str  # the code
    leaves: str = ""
    document: str | None = None
    open_class: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True)
class EarlyEnd:
    """The last day of a programme that ends early, and what is owed then by either side.

    ``balance`` holds rows as ``shape.BALANCE`` has them, read from the ledger of ``balance_on``.
    """

    ends_on: date
    balance: Sequence[Mapping[str, Any]]
    balance_on: date


@transaction.atomic
def draft_programme_annex(
    programme: Programme,
    *,
    moves: Sequence[ThemeMove] = (),
    end: EarlyEnd | None = None,
    reason_code: AnnexReason,
    reason: str,
    effective_on: date,
    by: Member,
    at: datetime,
) -> Annex:
    """Write a draft of an annex to a programme: themes move, or the programme ends early.

    Every party of the programme signs it.

    Raises:
        Refusal: ``access.denied``, ``annex.reason_missing``; as ``terms.check_programme_annex``.
        MistakesFound: ``file.mistakes``: an unknown theme or document, nothing changed.
    """
    permit("annex.draft", programme, by=by)
    party = party_of(programme, by)
    if not (reason := " ".join(reason.split())):
        raise Refusal("annex.reason_missing")
    ref = reference_for(Annex, "", prefix="PLCT", year=effective_on.year)
    values: dict[str, Any] = {
        "ref": ref,
        "title": f"Phụ lục {programme.title}"[:400],
        "reason_code": reason_code.value,
        "reason": reason[:1000],
        "signed_on": None,
        "effective_on": effective_on,
        "changes": [],
        "new_lines": [],
        "theme_changes": [asdict(one) for one in moves],
        "ends_early_on": end.ends_on if end else None,
        "balance": list(end.balance) if end else [],
        "balance_on": end.balance_on if end else None,
    }
    named = Named.now()
    reading = Reading()
    known = Known(named.organisations, named.people, named.documents, named.outlets)
    Sense(reading, known).programme_annex(values, programme_part(programme), ())
    if reading.mistakes:
        raise MistakesFound(reading.mistakes)
    annex = write_annex(
        values, changes=programme, named=named, drafted_by=party.organisation, at=at
    )
    check_programme_annex(annex, programme)
    record("annex.drafted", f"annex:{ref}", chain=programme.ref, actor=by.ref, at=at)
    return annex


def _change(change: LineChange, instrument: Instrument) -> dict[str, Any]:
    held = terms_now(instrument).get(change.line)
    if held is None:
        raise Refusal("annex.unknown_line", line=change.line)
    new_price = change.unit_price_dong
    return {
        "line": change.line,
        "quantity_before": None if change.quantity is None else held.quantity,
        "quantity_after": change.quantity,
        "unit_price_before_dong": None if new_price is None else held.unit_price_dong,
        "unit_price_after_dong": new_price,
    }


def _line(given: Mapping[str, Any]) -> dict[str, Any]:
    return {one.key: given.get(one.key, one.absent()) for one in LINE.fields}


def _check(values: Mapping[str, Any], instrument: Instrument) -> None:
    named = Named.now()
    reading = Reading()
    known = Known(named.organisations, named.people, named.documents, named.outlets)
    paper = {**instrument_part(instrument), "annexes": []}
    duties = [duty["code"] for duty in programme_part(instrument.programme)["obligations"]]
    terms: dict[str, list[int | None]] = {
        code: [held.quantity, held.unit_price_dong] for code, held in terms_now(instrument).items()
    }
    Sense(reading, known).annex(values, paper, duties, terms, ())
    if reading.mistakes:
        raise MistakesFound(reading.mistakes)
