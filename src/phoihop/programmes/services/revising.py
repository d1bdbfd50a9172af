"""Writing a draft by hand, part by part: each change goes the way that a file goes."""

from collections.abc import Callable
from copy import deepcopy
from datetime import datetime
from typing import Any

from django.db import transaction

from phoihop.engines.plainfiles import Reading
from phoihop.law.access import check_may
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.parties.queries import home_side
from phoihop.programmes.models import Annex, Instrument, Programme
from phoihop.programmes.queries import permit
from phoihop.programmes.rules import InstrumentKind
from phoihop.programmes.services.importing import (
    ImportReport,
    import_programme,
    store_statement,
)
from phoihop.programmes.services.negotiating import get_counter, working_file, working_part
from phoihop.programmes.services.references import reference_for
from phoihop.programmes.shape import PAPER_FILE
from phoihop.programmes.statement import instrument_file_of

PREFIXES = {
    InstrumentKind.CONTRACT.value: "HĐ",
    InstrumentKind.PLAN.value: "KH",
    InstrumentKind.YEARLY_PROGRAMME.value: "CTN",
    InstrumentKind.AGREEMENT.value: "TT",
}
Change = Callable[[dict[str, Any]], None]


@transaction.atomic
def begin_programme(
    head: dict[str, Any], party_a: str, party_b: str, *, by: Member, at: datetime
) -> str:
    """Begin a draft by hand and return its reference, given by the house when ``head`` has none.

    Args:
        head: as ``shape.PROGRAMME`` reads it.
        party_a, party_b: references of the two organisations.

    Raises like ``import_programme``.
    """
    check_may("programme.draft", side=home_side(by), roles=by.roles)
    year = head["starts_on"].year
    ref = reference_for(Programme, head["ref"] or "", prefix="CT", year=year)
    values = {one.key: one.absent() for one in PAPER_FILE.fields}
    party = {"signatory_title": "", "capacity": "own", "mandate": "", "mandate_on": None}
    party |= dict.fromkeys(("signing_organ", "signatory", "focal_organ", "focal_person"))
    values["programme"] = {**head, "ref": ref}
    values["sides"] = {
        "a": [{"organisation": party_a, **party}],
        "b": [{"organisation": party_b, **party}],
    }
    store_statement(values, Reading(), by=by, at=at)
    return ref


@transaction.atomic
def begin_instrument(
    programme: Programme, head: dict[str, Any], *, by: Member, at: datetime
) -> str:
    """Begin a yearly paper by hand and return its reference. Raises like ``import_programme``."""
    permit("instrument.draft", programme, by=by)
    prefix = PREFIXES[head["kind"]]
    ref = reference_for(Instrument, head["ref"] or "", prefix=prefix, year=head["year"])
    values = {one.key: one.absent() for one in PAPER_FILE.fields}
    values["instrument"] = {**head, "ref": ref, "programme": programme.ref}
    store_statement(values, Reading(), by=by, at=at)
    return ref


@transaction.atomic
def revise_programme(
    programme: Programme, change: Change, *, by: Member, at: datetime
) -> ImportReport:
    """Change what a draft, or one's own answer, says: ``change`` gets its statement.

    Raises like ``import_programme``.
    """
    permit("programme.draft", programme, by=by)
    Programme.objects.select_for_update().get(pk=programme.pk)
    programme.refresh_from_db()
    values = deepcopy(working_file(programme, by=by))
    values["annexes"] = values["instruments"] = []  # papers of their own
    change(values)
    return store_statement(values, Reading(), by=by, at=at)


@transaction.atomic
def revise_instrument(
    instrument: Instrument, change: Change, *, by: Member, at: datetime
) -> ImportReport:
    """Change what a draft of a yearly paper says. Raises like ``import_programme``."""
    permit("instrument.draft", instrument.programme, by=by)
    Instrument.objects.select_for_update().get(pk=instrument.pk)
    instrument.refresh_from_db()
    part = deepcopy(working_part(instrument, by=by))
    values = instrument_file_of(part, instrument.programme)
    change(values["instrument"])
    return store_statement(values, Reading(), by=by, at=at)


@transaction.atomic
def take_counter(
    paper: Programme | Instrument | Annex, data: bytes, *, by: Member, at: datetime
) -> ImportReport:
    """Take a file into the answer that one's side is writing; nothing when it is another paper's.

    Raises like ``import_programme``; also ``counter.none``, ``counter.other_paper``.
    """
    get_counter(paper, by)
    report = import_programme(data, by=by, at=at)
    if f"counter:{paper.ref}" not in (*report.updated, *report.unchanged):
        raise Refusal("counter.other_paper", ref=paper.ref)
    return report
