"""Bringing in a list of pieces: a file in, works and publications and a report of every row out."""

import hashlib
import io
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from django.db import IntegrityError, transaction
from django.utils import timezone

from phoihop.audit.services import HOUSE, record
from phoihop.engines.tables.headings import match_headings
from phoihop.engines.tables.limits import DEFAULT
from phoihop.engines.tables.reading import read_table
from phoihop.engines.tables.rows import Row
from phoihop.law.access import check_may
from phoihop.law.refusal import Refusal
from phoihop.papers.services import next_reference
from phoihop.parties.models import Member
from phoihop.parties.queries import home_side, house_of
from phoihop.press.queries import host_aliases
from phoihop.programmes.models import Instrument
from phoihop.programmes.queries import permit
from phoihop.programmes.rules import IN_FORCE
from phoihop.publications.columns import HEADINGS, ReadRow, read_row
from phoihop.publications.models import ImportBatch, ImportRow
from phoihop.publications.queries import count_outcomes
from phoihop.publications.rules import RowOutcome
from phoihop.publications.services.intake import CHUNK, Intake, Outlets
from phoihop.publications.services.suggesting import Proposer, propose_for

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file. ``repeated``: it was here before, and nothing changed."""

    batch: ImportBatch
    outcomes: dict[str, int]  # outcome → rows
    proposals: int = 0
    repeated: bool = False


@dataclass(slots=True)
class Listing:
    """A file read to its end: its columns, the rows that can be taken and those that cannot."""

    columns: dict[str, str]
    rows: list[ReadRow]
    refused: list[ImportRow]


def import_list(
    source: Path | BinaryIO,
    *,
    filename: str,
    by: Member,
    at: datetime,
    instrument: Instrument | None = None,
    progress: Progress | None = None,
) -> Imported:
    """Bring in a CSV, XLSX or JSONL list. All of it or, killed at any instant, nothing.

    A bad row is refused alone; an unreadable or wrongly headed file is refused whole. Rows that
    are here already (same address, page or broadcast) stay as they are, so importing twice
    changes nothing; another address of an article we have becomes one more publication of it.
    Possible doubles are stored and put to a person as questions.

    Args:
        source: a path, or a binary file that can be rewound.
        instrument: whose lines the pieces are proposed for; none: they stay unmatched, and no
            other house sees them.
        progress: called with the number of rows written so far.

    Raises:
        Refusal: ``access.denied``, ``match.paper_not_in_force``, ``list.no_place_column``,
            ``list.changed_meanwhile`` and those of ``engines.tables`` that concern a whole file.
    """
    _permit(by, instrument)
    house = house_of(by)
    sha256 = _sha256_of(source, filename)
    earlier = ImportBatch.objects.filter(
        organisation=house, file_sha256=sha256, instrument=instrument
    ).first()
    if earlier is not None:
        return Imported(earlier, count_outcomes(earlier), repeated=True)
    listing = _read(source, filename, at=at)
    batch = ImportBatch(
        organisation=house,
        instrument=instrument,
        file_name=filename[-255:],
        file_sha256=sha256,
        headings=listing.columns,
        rows=len(listing.rows) + len(listing.refused),
        member=by,
        recorded_at=at,
    )
    try:
        return _write(batch, listing, by=by, at=at, progress=progress or (lambda done: None))
    except IntegrityError:  # the same list, or the same address, came in at the same instant
        raise Refusal("list.changed_meanwhile", filename=filename[-80:]) from None


@transaction.atomic
def _write(
    batch: ImportBatch, listing: Listing, *, by: Member, at: datetime, progress: Progress
) -> Imported:
    batch.ref = next_reference("NHAP", timezone.localdate(at).year)
    batch.save()
    intake = Intake(batch, Outlets.named_in(listing.rows), house=batch.organisation, by=by, at=at)
    outcomes: Counter[str] = Counter()
    rest, done = iter(listing.rows), 0
    while chunk := list(islice(rest, CHUNK)):
        outcomes += intake.take(chunk)
        done += len(chunk)
        progress(done)
    for row in listing.refused:
        row.batch = batch
    ImportRow.objects.bulk_create(listing.refused, batch_size=CHUNK)
    outcomes[RowOutcome.REFUSED.value] += len(listing.refused)
    counted = {name: count for name, count in sorted(outcomes.items()) if count}
    instrument = batch.instrument
    record(
        "list.imported",
        f"list:{batch.ref}",
        chain=instrument.programme.ref if instrument is not None else HOUSE,
        actor=by.ref,
        at=at,
        file_sha256=batch.file_sha256,
        **counted,
    )
    proposals = 0
    if instrument is not None:
        proposer = Proposer(instrument.programme, by=by, instrument=instrument)
        proposals = propose_for(proposer, sorted(intake.works), by=by, at=at)
    return Imported(batch, counted, proposals)


def _read(source: Path | BinaryIO, filename: str, *, at: datetime) -> Listing:
    on, aliases = timezone.localdate(at), host_aliases()
    rows: list[ReadRow] = []
    refused: list[ImportRow] = []
    with read_table(source, filename=filename) as table:
        columns = match_headings(table.headings, HEADINGS, required=("title",))
        if "address" not in columns and "outlet" not in columns:
            raise Refusal("list.no_place_column", filename=filename[-80:])
        for row in table.rows:
            try:
                rows.append(read_row(row, columns, aliases=aliases, on=on))
            except Refusal as refusal:
                refused.append(_refused(row, columns, refusal))
    return Listing(columns, rows, refused)


def _refused(row: Row, columns: dict[str, str], refusal: Refusal) -> ImportRow:
    title = row.cells.get(columns["title"])
    return ImportRow(
        number=row.number,
        outcome=RowOutcome.REFUSED.value,
        code=refusal.code,
        facts=refusal.facts,
        title=" ".join(str(title or "").split())[:500],
    )


def _permit(by: Member, instrument: Instrument | None) -> None:
    if instrument is None:
        check_may("publication.import", side=home_side(by), roles=by.roles)
        return
    permit("publication.import", instrument.programme, by=by)
    if instrument.state not in [state.value for state in IN_FORCE]:
        raise Refusal("match.paper_not_in_force", ref=instrument.ref)


def _sha256_of(source: Path | BinaryIO, filename: str) -> str:
    """The hash of a file; one too large to be read is refused before it is hashed."""
    if isinstance(source, Path):
        with source.open("rb") as file:
            return _sha256_of(file, filename)
    size = source.seek(0, io.SEEK_END)
    if size > DEFAULT.file_bytes:
        facts = {"bytes": size, "limit": DEFAULT.file_bytes}
        raise Refusal("tables.too_large", filename=filename[-80:], **facts)
    source.seek(0)
    digest = hashlib.sha256()
    while block := source.read(1 << 20):
        digest.update(block)
    source.seek(0)
    return digest.hexdigest()
