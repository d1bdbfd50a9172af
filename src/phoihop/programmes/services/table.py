"""The table between the sides: which version lies on it, and which gates each party has passed."""

from datetime import date, datetime

from django.utils import timezone

from phoihop.audit.rules import salted
from phoihop.audit.services import record
from phoihop.engines.plainfiles import Record
from phoihop.parties.models import Member
from phoihop.programmes import shape
from phoihop.programmes.gates import Gate, check_gate
from phoihop.programmes.models import (
    Annex,
    GatePassed,
    Instrument,
    Programme,
    ProgrammeParty,
    Version,
)
from phoihop.programmes.plain import hash_of, plain
from phoihop.programmes.queries import parties_to, programme_of
from phoihop.programmes.services.moving import kind_of
from phoihop.programmes.statement import part_of
from phoihop.programmes.tabled import asks_for_different_people, on_table, passages_of

Paper = Programme | Instrument | Annex


def record_of(paper: Paper) -> Record:
    """What a statement of ``paper`` may hold."""
    if isinstance(paper, Programme):
        return shape.PAPER_FILE
    return shape.INSTRUMENT if isinstance(paper, Instrument) else shape.ANNEX


def put_on_table(
    paper: Paper,
    party: ProgrammeParty,
    *,
    by: Member,
    at: datetime,
    reason_code: str = "",
    reason: str = "",
) -> Version:
    """Keep what the rows of ``paper`` say now as its next version; its party has prepared it."""
    last = on_table(paper)
    statement = plain(part_of(paper))
    version = Version.objects.create(
        **{kind_of(paper): paper},
        number=last.number + 1 if last else 1,
        party=party,
        member=by,
        offered_at=at,
        statement=statement,
        sha256=hash_of(statement),
        reason_code=reason_code,
        reason=reason,
    )
    GatePassed.objects.create(
        version=version, party=party, gate=Gate.PREPARED.value, member=by, passed_at=at
    )
    return version


def the_version(paper: Paper, *, by: Member, at: datetime) -> Version:
    """The version on the table. A paper offered before versions were kept gets its first one."""
    version = on_table(paper)
    if version is not None:
        return version
    drafters = [one for one in parties_to(paper) if one.organisation_id == paper.drafted_by_id]
    return put_on_table(paper, (drafters or parties_to(paper))[0], by=by, at=at)


def pass_gate(paper: Paper, party: ProgrammeParty, gate: Gate, *, by: Member, at: datetime) -> None:
    """Take the version on the table through a gate for ``party``. The caller holds the row.

    Raises:
        Refusal: as ``gates.check_gate``.
    """
    version = the_version(paper, by=by, at=at)
    check_open(paper, party, gate, version=version, by=by, at=at)
    GatePassed.objects.create(
        version=version, party=party, gate=gate.value, member=by, passed_at=at
    )
    kind = kind_of(paper)
    record(
        f"{kind}.{gate.value}",
        f"{kind}:{paper.ref}",
        chain=programme_of(paper).ref,
        actor=by.ref,
        at=at,
        version=version.number,
        statement_sha256=salted(version.sha256, salt=paper.ref),
    )


def check_open(
    paper: Paper,
    party: ProgrammeParty,
    gate: Gate,
    *,
    version: Version,
    by: Member,
    at: datetime,
) -> None:
    """Refuse a gate that is not open to ``by``. Raises as ``gates.check_gate``."""
    passages = passages_of(paper, version)
    today: date = timezone.localtime(at).date()
    check_gate(
        gate,
        passages[party.pk],
        passages.values(),
        by=by.ref,
        apart=asks_for_different_people(party.organisation_id, on=today),
    )
