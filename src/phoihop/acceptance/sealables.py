"""Acceptance records as papers to be numbered and signed."""

from datetime import datetime
from functools import partial

from django.http import Http404
from django.urls import reverse

from phoihop.acceptance import services
from phoihop.acceptance.papers import papers_of_record, record_paper, rows_file, rows_name
from phoihop.acceptance.queries import get_record
from phoihop.acceptance.rules import RecordState
from phoihop.papers.rules import PaperFormat
from phoihop.parties.models import Member
from phoihop.sealing.kinds import Sealable


def find(ref: str, seen_by: Member, at: datetime) -> Sealable | None:
    """The record of that reference when ``seen_by`` sees it; signed once both have confirmed."""
    try:
        record = get_record(ref, seen_by=seen_by)
    except Http404:
        return None
    instrument = record.instrument
    frozen = record.state == RecordState.FROZEN.value
    return Sealable(
        ref=record.ref,
        title=f"{record.ref} · {instrument.title}",
        subject=f"acceptance:{record.ref}",
        programme=instrument.programme,
        parties=(instrument.party_a, instrument.party_b),
        ready=frozen,
        numberable=frozen,
        on=record.accepted_on,
        sign_action="acceptance.confirm",
        rows=rows_file(record),
        rows_name=rows_name(record),
        printed_sha256=record.rows_sha256,
        lay_out=partial(record_paper, record),
        formats=lambda at: papers_of_record(record, at=at),
        printed=(PaperFormat.PDF, PaperFormat.DOCX, PaperFormat.XLSX, PaperFormat.XML),
        number=partial(services.record_official_number, record),
        home=reverse("acceptance:record", args=[record.ref]),
        notation="BBNT",
    )
