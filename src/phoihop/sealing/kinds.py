"""What can be signed: one description for papers of every room.

The setting ``SEALABLES`` names a finder for each kind; a room above adds its own there.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final, Protocol

from django.conf import settings
from django.http import Http404
from django.utils.module_loading import import_string

from phoihop.engines.typesetting.layout import date_parts, number_parts
from phoihop.engines.typesetting.papers import MOST_SIGNATURES, Paper
from phoihop.engines.typesetting.pdf import places, render_pdf
from phoihop.law.refusal import Refusal
from phoihop.papers.models import KeptPaper, OfficialNumber
from phoihop.papers.rules import PaperFormat, Signer, SignerKind
from phoihop.papers.services import Sheet
from phoihop.parties.models import Member
from phoihop.parties.queries import name_of
from phoihop.programmes.models import Programme, ProgrammeParty

BLANK_NUMBER: Final = "…" * 10  # wide enough for number and symbol
NUMBER, DATE = "number", "date"

Formats = Callable[[datetime], dict[PaperFormat, KeptPaper]]
Consent = Callable[[Member, datetime], None]


class Numbering(Protocol):
    """The verb of a room that records the number of its paper."""

    def __call__(
        self, *, number: int, notation: str, issued_on: date, by: Member, at: datetime
    ) -> OfficialNumber: ...


@dataclass(frozen=True, slots=True)
class Sealable:
    """A paper that people sign.

    Attributes:
        subject: under which the papers' room keeps it, ``"paper:HĐ-2017-01"``.
        ready: its content is settled and both sides see it, so that it can be signed.
        numberable: the clerk may give it a number; ``notation``: its usual symbol.
        on: the day whose names count.
        sign_action: of ``law.access``, that the person who signs needs.
        rows: what is signed, as a file; ``printed_sha256``: at the foot of every page.
        lay_out: the paper for the typesetter; ``formats``: made and kept, to print, in the
            forms that ``printed`` names.
        consent: records the leader's yes when the signature is given here; ``None`` where a
            signature is not also a consent.
        home: address of the paper's own page.
    """

    ref: str
    title: str
    subject: str
    programme: Programme
    parties: tuple[ProgrammeParty, ...]
    ready: bool
    numberable: bool
    on: date
    sign_action: str
    rows: bytes
    rows_name: str
    printed_sha256: str
    lay_out: Callable[[], Paper]
    formats: Formats
    printed: tuple[PaperFormat, ...]
    number: Numbering
    home: str
    consent: Consent | None = None
    notation: str = ""


def get_sealable(ref: str, *, seen_by: Member, at: datetime) -> Sealable:
    """The paper of that reference, or 404 — also when it exists but is not for these eyes."""
    for name in settings.SEALABLES:
        find: Callable[[str, Member, datetime], Sealable | None] = import_string(name)
        found = find(ref, seen_by, at)
        if found is not None:
            return found
    raise Http404(ref)


def party_key(party: ProgrammeParty) -> str:
    """``a``, ``b``; ``a2`` for the second party of a side."""
    return party.side if party.ordinal == 1 else f"{party.side}{party.ordinal}"


def keys_of(sealable: Sealable) -> list[str]:
    """The parties, in the order of the paper. Those of a bilateral paper are ``a`` and ``b``."""
    sides = [party.side for party in sealable.parties]
    return [
        party.side if sides.count(party.side) == 1 else party_key(party)
        for party in sealable.parties
    ]


def signers_of(sealable: Sealable, *, on: date) -> tuple[Signer, ...]:
    """Who must sign: for each party the person named on the paper and the organisation.

    An organisation may sign under the name that it had on the day of the paper or has ``on``
    this day, or with the seal of its signing organ.
    """
    found: list[Signer] = []
    for key, party in zip(keys_of(sealable), sealable.parties, strict=True):
        person = (party.signatory.full_name,) if party.signatory else ()
        organs = [one for one in (party.organisation, party.signing_organ) if one]
        names = dict.fromkeys(
            name_of(organ, on=day) for organ in organs for day in (sealable.on, on)
        )
        found.append(Signer(f"{key}-person", SignerKind.PERSON, key, person))
        found.append(Signer(f"{key}-organisation", SignerKind.ORGANISATION, key, tuple(names)))
    return tuple(found)


def sheet_of(sealable: Sealable, *, on: date) -> tuple[Sheet, dict[str, str]]:
    """The paper ready to be signed, and its fields by place.

    Raises:
        Refusal: ``sealing.too_many_parties``.
    """
    signers = signers_of(sealable, on=on)
    if len(sealable.parties) > MOST_SIGNATURES:
        raise Refusal("sealing.too_many_parties", parties=len(sealable.parties))
    paper = unnumbered(sealable.lay_out())
    found = places(paper)
    keys = keys_of(sealable)
    fields = {one: one for one in (NUMBER, DATE) if one in {place.name for place in found}}
    fields |= {one.field: f"signature-{keys.index(one.party) + 1}" for one in signers}
    sheet = Sheet(
        subject=sealable.subject,
        name=f"{sealable.ref}.signed.pdf",
        pdf=render_pdf(paper, attachments={sealable.rows_name: sealable.rows}),
        places=found,
        signers=signers,
        rows=sealable.rows,
        rows_name=sealable.rows_name,
        printed_sha256=sealable.printed_sha256,
    )
    return sheet, fields


def unnumbered(paper: Paper) -> Paper:
    """The paper with dots where the clerk will write number, symbol and day."""
    return replace(paper, number=BLANK_NUMBER, notation=None, dated_on=None)


def written(paper: Paper, given: OfficialNumber) -> dict[str, str]:
    """Number and day as they are written into the fields, in the form of the paper's profile."""
    numbered = replace(
        paper, number=str(given.number), notation=given.notation, dated_on=given.issued_on
    )
    return {
        NUMBER: "".join(number_parts(numbered)[1:]),
        DATE: date_parts(replace(numbered, place=paper.place or "–"))[1],
    }
