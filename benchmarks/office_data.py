"""The big office of ``office.py``: 30 partners × 10 years × 300 publications, made in bulk.

Rows are written as the services leave them: signed contracts, confirmed matches, kept texts, a
frozen record for every year but the last. Texts are generated; nothing here is real.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction

from phoihop.acceptance.models import Confirmation, Entry, Payment, PaymentRequest, Record
from phoihop.engines.vietnamese.collation import sort_key
from phoihop.engines.vietnamese.folding import search_key
from phoihop.evidence.models import Evidence
from phoihop.law.access import Role
from phoihop.parties.models import Member, MemberRole, Organisation, OrganisationName
from phoihop.planning.models import Deed, DeedStep
from phoihop.press.finding import text_sha256
from phoihop.press.models import Outlet
from phoihop.programmes.models import (
    Instrument,
    Line,
    Obligation,
    Programme,
    ProgrammeParty,
    Theme,
)
from phoihop.publications.models import Match, Publication, Work

FIRST_YEAR = 2015
BODY = "Xã vùng cao có nhiều cách làm hay trong học tập và làm theo Bác, được nhân dân tin yêu. "
WORDS = ("gương", "mẫu", "bản", "làng", "chè", "rừng", "trường", "hợp", "tác", "xã", "nghề", "suối")


@dataclass(frozen=True)
class Size:
    """How large an office to make."""

    partners: int = 30
    years: int = 10
    pieces: int = 300  # a year and partner


@dataclass
class Office:
    """Who acts in the benchmark."""

    officer: Member
    leader_a: Member
    editor: Member
    leader_b: Member
    programme: Programme
    last_contract: Instrument


def make_office(size: Size) -> Office:
    """Fill an empty database."""
    institution = _organisation("van-phong-lon", "institution", "Tỉnh ủy Lớn")
    officer = _member("can-bo", institution, Role.OFFICER)
    leader_a = _member("lanh-dao", institution, Role.LEADER)
    first: Office | None = None
    for number in range(size.partners):
        publisher = _organisation(f"bao-{number}", "publisher", f"Báo Đối tác {number}")
        editor = _member(f"bien-tap-{number}", publisher, Role.EDITOR)
        leader_b = _member(f"tong-bien-tap-{number}", publisher, Role.LEADER)
        with transaction.atomic():
            programme, contract = _programme(number, institution, publisher, editor, size)
        if first is None:
            first = Office(officer, leader_a, editor, leader_b, programme, contract)
            editors = leader_b
            _records(programme, officer, leader_a, editors)
        else:
            _records(programme, officer, leader_a, leader_b)
    assert first is not None
    return first


def _organisation(ref: str, kind: str, name: str) -> Organisation:
    organisation = Organisation.objects.create(ref=ref, kind=kind)
    OrganisationName.objects.create(
        organisation=organisation,
        text=name,
        kind="official",
        search_key=search_key(name),
        sort_key=sort_key(name),
    )
    return organisation


def _member(ref: str, organisation: Organisation, role: Role) -> Member:
    user = User.objects.create(username=ref)
    member = Member.objects.create(ref=ref, user=user, organisation=organisation, display_name=ref)
    MemberRole.objects.create(member=member, role=role)
    return member


def _programme(
    number: int, institution: Organisation, publisher: Organisation, editor: Member, size: Size
) -> tuple[Programme, Instrument]:
    at = datetime(FIRST_YEAR, 1, 5, tzinfo=UTC)
    title = f"Chương trình phối hợp với đối tác {number}"
    programme = Programme.objects.create(
        ref=f"CT-{FIRST_YEAR}-{number + 1:02d}",
        title=title,
        period_label=f"{FIRST_YEAR}-{FIRST_YEAR + size.years - 1}",
        starts_on=date(FIRST_YEAR, 1, 1),
        ends_on=date(FIRST_YEAR + size.years - 1, 12, 31),
        signed_on=date(FIRST_YEAR, 1, 5),
        effective_from=date(FIRST_YEAR, 1, 1),
        state="signed",
        drafted_by=institution,
        recorded_at=at,
        search_key=search_key(title),
    )
    parties = [
        ProgrammeParty.objects.create(programme=programme, side=side, organisation=one)
        for side, one in (("a", institution), ("b", publisher))
    ]
    themes = [
        Theme.objects.create(programme=programme, code=f"T{n}", ordinal=n, title=f"Nội dung {n}")
        for n in range(1, 7)
    ]
    publish = [_duty(programme, n, "publish", "b", f"Đăng bài loại {n}") for n in range(1, 4)]
    for n, kind in enumerate(("author", "facilitate", "inform", "review", "pay"), start=4):
        duty = _duty(programme, n, kind, "a", f"Nghĩa vụ {kind}")
        _deeds(programme, duty, editor, size) if kind in ("facilitate", "inform") else None
    outlet = Outlet.objects.create(
        ref=f"bao-{number}", name=f"Báo {number}", owner=publisher, search_key=f"bao {number}",
        sort_key=f"bao {number:03d}",
    )  # fmt: skip
    contract = None
    for year in range(FIRST_YEAR, FIRST_YEAR + size.years):
        contract, lines = _contract(programme, parties, publish, year, number, size)
        _pieces(programme, lines, outlet, editor, themes, Where(year, number, size.pieces))
    assert contract is not None
    return programme, contract


def _duty(programme: Programme, n: int, kind: str, side: str, text: str) -> Obligation:
    quantified = kind != "pay"
    return Obligation.objects.create(
        programme=programme,
        code=f"{side.upper()}{n}",
        ordinal=n,
        kind=kind,
        side=side,
        text=text,
        quantified=quantified,
        quantity_least=1 if quantified else None,
        answer_within_days=5,
        evidence_level="text",
    )


def _deeds(programme: Programme, duty: Obligation, editor: Member, size: Size) -> None:
    first = "requested" if duty.kind == "facilitate" else "asked"
    for n in range(size.years * 4):
        on = date(FIRST_YEAR + n // 4, 1 + 3 * (n % 4), 10)
        at = datetime(on.year, on.month, on.day, tzinfo=UTC)
        deed = Deed.objects.create(
            ref=f"VIEC-{on.year}-{programme.pk}-{duty.pk}-{n}",
            programme=programme,
            obligation=duty,
            title=f"Việc {n}",
            due_on=on + timedelta(days=5),
            opened_by=editor,
            last_step=first,
            recorded_at=at,
            search_key=f"viec {n}",
        )
        DeedStep.objects.create(
            deed=deed, step=first, on=on, recorded_at=at, side="b", member=editor
        )


def _contract(
    programme: Programme,
    parties: list[ProgrammeParty],
    publish: list[Obligation],
    year: int,
    number: int,
    size: Size,
) -> tuple[Instrument, list[Line]]:
    contract = Instrument.objects.create(
        ref=f"HĐ-{year}-{number + 1:02d}",
        programme=programme,
        party_a=parties[0],
        party_b=parties[1],
        kind="contract",
        title=f"Hợp đồng năm {year}",
        year=year,
        signed_on=date(year, 1, 5),
        effective_from=date(year, 1, 1),
        ends_on=date(year, 12, 31),
        vat_mode="added",
        vat_percent=10,
        early_rule="from_effective",
        state="signed",
        drafted_by=programme.drafted_by,
        recorded_at=datetime(year, 1, 5, tzinfo=UTC),
    )
    lines = [
        Line.objects.create(
            instrument=contract,
            code=str(n),
            ordinal=n,
            obligation=duty,
            description=duty.text,
            quantity=size.pieces // len(publish),
            unit_price_dong=1_500_000,
        )
        for n, duty in enumerate(publish, start=1)
    ]
    return contract, lines


@dataclass(frozen=True)
class Where:
    """Which year and partner the pieces are of, and how many."""

    year: int
    number: int
    pieces: int


def _pieces(
    programme: Programme,
    lines: list[Line],
    outlet: Outlet,
    editor: Member,
    themes: list[Theme],
    where: Where,
) -> None:
    made = list(_rows(where))
    works = Work.objects.bulk_create([work for work, _ in made], batch_size=500)
    publications = []
    for (_, on), work in zip(made, works, strict=True):
        key = hashlib.sha256(work.ref.encode()).hexdigest()
        publications.append(
            Publication(
                ref=f"LĐ{work.ref[2:]}",
                work=work,
                outlet=outlet,
                title=work.title,
                published_on=on,
                address=f"https://bao-{where.number}.example/{work.ref[3:]}.html",
                canonical_address=f"https://bao-{where.number}.example/{work.ref[3:]}.html",
                identity_key=key,
                recorded_at=_at(on),
                recorded_by=editor,
            )
        )
    publications = Publication.objects.bulk_create(publications, batch_size=500)
    Work.held_by.through.objects.bulk_create(
        Work.held_by.through(work=work, organisation=editor.organisation) for work in works
    )
    Work.themes.through.objects.bulk_create(
        Work.themes.through(work=work, theme=themes[n % len(themes)])
        for n, work in enumerate(works)
    )
    Match.objects.bulk_create(
        Match(
            work=work,
            publication=publication,
            programme=programme,
            obligation=lines[n % len(lines)].obligation,
            line=lines[n % len(lines)],
            state="confirmed",
            proposed_at=publication.recorded_at,
            decided_by=editor,
            decided_at=publication.recorded_at,
        )
        for n, (work, publication) in enumerate(zip(works, publications, strict=True))
    )
    Evidence.objects.bulk_create(
        Evidence(
            ref=f"MC{work.ref[2:]}",
            publication=publication,
            level="text",
            text=work.body,
            text_sha256=hashlib.sha256(work.body.encode()).hexdigest(),
            captured_at=publication.recorded_at,
            recorded_at=publication.recorded_at,
            recorded_by=editor,
        )
        for work, publication in zip(works, publications, strict=True)
    )


def _rows(where: Where) -> Iterator[tuple[Work, date]]:
    for n in range(where.pieces):
        on = date(where.year, 1, 1) + timedelta(days=(n * 355) // where.pieces)
        words = [WORDS[(n * 7 + where.number * 3 + where.year * k) % len(WORDS)] for k in range(4)]
        title = f"{' '.join(words).capitalize()} số {where.number}-{where.year}-{n}"
        body = f"{title}. {BODY * 12}"
        yield (
            Work(
                ref=f"TP-{where.year}-{where.number:02d}{n:04d}",
                title=title,
                genre="article",
                body=body,
                words=len(BODY.split()) * 12,
                body_sha256=text_sha256(body),
                recorded_at=_at(on),
                title_key=search_key(title),
                search_key=search_key(title),
            ),
            on,
        )


def _at(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, 5, tzinfo=UTC)


def _records(programme: Programme, officer: Member, leader_a: Member, leader_b: Member) -> None:
    """A frozen, paid record for every contract but the last."""
    contracts = list(programme.instruments.order_by("year"))[:-1]
    for contract in contracts:
        with transaction.atomic():
            _record(contract, officer, (leader_a, leader_b))


def _record(contract: Instrument, officer: Member, leaders: tuple[Member, Member]) -> None:
    on = date(contract.year, 12, 31)
    at = _at(on)
    matches = list(
        Match.objects.filter(line__instrument=contract).select_related("publication", "line")
    )
    net = sum(match.line.unit_price_dong for match in matches if match.line)
    record = Record.objects.create(
        ref=f"BBNT-{contract.ref[3:]}",
        instrument=contract,
        starts_on=date(contract.year, 1, 1),
        ends_on=on,
        accepted_on=on,
        state="frozen",
        net_dong=net,
        vat_dong=net // 10,
        gross_dong=net + net // 10,
        rows_sha256="0" * 64,
        drawn_up_by=officer,
        recorded_at=at,
        frozen_at=at,
    )
    Entry.objects.bulk_create(
        Entry(
            record=record,
            ordinal=n,
            work_id=match.work_id,
            publication=match.publication,
            match=match,
            line=match.line,
            unit_price_dong=1_500_000,
            amount_dong=1_500_000,
            evidence_level="text",
            published_on=match.publication.published_on,
        )
        for n, match in enumerate(matches, start=1)
    )
    for leader, side in zip(leaders, "ab", strict=True):
        Confirmation.objects.create(
            record=record, side=side, member=leader, rows_sha256="0" * 64, recorded_at=at
        )
    shared = {"record": record, "amount_dong": record.gross_dong, "recorded_at": at}
    PaymentRequest.objects.create(requested_on=on, recorded_by=leaders[1], **shared)
    Payment.objects.create(paid_on=on, recorded_by=leaders[0], **shared)
