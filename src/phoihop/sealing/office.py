"""Papers that one party issues alone: a plan, a letter of introduction.

A room above fills in an ``OfficeSheet``; here it gets its head, its number, its place to sign and
its formats, like every other paper.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Final

from django.db import transaction

from phoihop.audit.services import record
from phoihop.engines.typesetting.docx import render_docx
from phoihop.engines.typesetting.metadata import annex_vi_xml
from phoihop.engines.typesetting.papers import Block, OrganBlock, Paper, SignatureBlock
from phoihop.engines.typesetting.pdf import render_pdf
from phoihop.law.refusal import Refusal
from phoihop.papers.models import KeptPaper, OfficialNumber
from phoihop.papers.queries import number_of
from phoihop.papers.rules import PaperFormat
from phoihop.papers.services import keep_paper, record_number
from phoihop.parties.models import Member, Organisation
from phoihop.parties.queries import name_of, parents_on
from phoihop.programmes.models import ProgrammeParty
from phoihop.programmes.papers import profile_of, signature_of
from phoihop.programmes.queries import permit, speaks_for
from phoihop.sealing.kinds import Sealable

ROWS_NAME: Final = "data.json"


@dataclass(frozen=True, slots=True)
class OfficeSheet:
    """What such a paper says.

    Attributes:
        party: who issues it, in its own profile.
        notation: the usual symbol, ``KH`` or ``GGT``.
        on: the day whose names count, until the clerk has dated the paper.
        rows: what it says as plain values, for the file inside the PDF.
    """

    ref: str
    party: ProgrammeParty
    kind_title: str
    abstract: str
    notation: str
    on: date
    blocks: Sequence[Block]
    recipients: Sequence[str]
    rows: object

    @property
    def subject(self) -> str:
        """Under which the papers' room keeps it."""
        return f"paper:{self.ref}"

    @property
    def data(self) -> bytes:
        """The rows in one fixed form, a line for each value."""
        return json.dumps(self.rows, ensure_ascii=False, sort_keys=True, indent=1).encode()

    @property
    def sha256(self) -> str:
        """The hash at the foot of every page."""
        return hashlib.sha256(self.data).hexdigest()


def sealable_of(sheet: OfficeSheet, *, ready: bool, home: str) -> Sealable:
    """The sheet as something to be numbered and signed; ``home``: address of what it is about."""
    return Sealable(
        ref=sheet.ref,
        title=f"{sheet.kind_title}: {sheet.abstract}",
        subject=sheet.subject,
        programme=sheet.party.programme,
        parties=(sheet.party,),
        ready=ready,
        numberable=ready,
        on=sheet.on,
        sign_action="instrument.sign",
        rows=sheet.data,
        rows_name=ROWS_NAME,
        printed_sha256=sheet.sha256,
        lay_out=partial(office_paper, sheet),
        formats=lambda at: _kept(sheet, at=at),
        printed=(PaperFormat.PDF, PaperFormat.DOCX, PaperFormat.XML),
        number=_numbering(sheet),
        home=home,
        notation=sheet.notation,
    )


def office_paper(sheet: OfficeSheet) -> Paper:
    """The paper as a value for the typesetter. Names are those of its day; the organisation that
    stands above the issuer on that day is printed over it.
    """
    number = number_of(sheet.subject)
    on = number.issued_on if number else sheet.on
    signature = signature_of(sheet.party, on=on)
    return Paper(
        profile=profile_of(sheet.party),
        kind_title=sheet.kind_title,
        abstract=sheet.abstract,
        organ=_head(sheet.party, on=on),
        number=str(number.number) if number else None,
        notation=number.notation if number else sheet.notation,
        place=sheet.party.programme.place,
        dated_on=number.issued_on if number else None,
        blocks=sheet.blocks,
        signatures=[SignatureBlock(signature.capacity_lines, signature.title_line, signature.name)],
        recipients=sheet.recipients,
        sample=sheet.party.programme.sample,
        footer_hash=sheet.sha256,
        metadata={"title": f"{sheet.kind_title}: {sheet.abstract}", "Subject": sheet.abstract},
    )


def _head(party: ProgrammeParty, *, on: date) -> OrganBlock:
    above = parents_on(on).get(party.organisation_id)
    superior = Organisation.objects.filter(pk=above).first() if above else None
    over = name_of(superior, on=on) if superior else None
    return OrganBlock(over, name_of(party.organisation, on=on))


def _kept(sheet: OfficeSheet, *, at: datetime) -> dict[PaperFormat, KeptPaper]:
    paper = office_paper(sheet)
    made = {
        PaperFormat.PDF: render_pdf(paper, attachments={ROWS_NAME: sheet.data}),
        PaperFormat.DOCX: render_docx(paper),
        PaperFormat.XML: annex_vi_xml(paper),
    }
    return {
        kind: keep_paper(sheet.subject, f"{sheet.ref}.{kind.value}", kind, data, at=at)
        for kind, data in made.items()
    }


def _numbering(sheet: OfficeSheet) -> Callable[..., OfficialNumber]:
    """The verb for ``Sealable.number``: only the issuer's own clerk gives this number."""

    @transaction.atomic
    def give(
        *, number: int, notation: str, issued_on: date, by: Member, at: datetime
    ) -> OfficialNumber:
        issuer = sheet.party
        permit("paper.number", issuer.programme, by=by)
        if issuer.organisation_id not in speaks_for(by):
            raise Refusal("sealing.party_only")
        given = record_number(
            sheet.subject,
            issuer=issuer.organisation.ref,
            number=number,
            notation=notation.strip(),
            issued_on=issued_on,
            by=by.ref,
            at=at,
        )
        record(
            "paper.numbered",
            sheet.subject,
            chain=issuer.programme.ref,
            actor=by.ref,
            at=at,
            number=number,
            notation=given.notation,
        )
        return given

    return give
