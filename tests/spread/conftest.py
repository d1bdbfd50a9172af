"""A second province with the same journal, pieces with texts, and an archive of their own."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from django.conf import settings

from phoihop.engines.vietnamese.folding import search_key
from phoihop.law.access import Role
from phoihop.parties.models import Member, Organisation
from phoihop.press.finding import text_sha256
from phoihop.programmes.models import Instrument, Line, Obligation, Programme, ProgrammeParty
from phoihop.publications.models import Match, Publication, Work
from tests.fixtures import NOON, SIGNED_ON, MakeMember, make_organisation

Deliver = Callable[..., Match]  # line, title, text → a confirmed match


@pytest.fixture(autouse=True)
def _own_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive of one's own for each test."""
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)


@pytest.fixture
def second_institution(db: None) -> Organisation:
    return make_organisation("tinh-uy-khac", "institution", "Tỉnh ủy Khác")


@pytest.fixture
def second_officer(make_member: MakeMember, second_institution: Organisation) -> Member:
    return make_member("can-bo-khac", second_institution, Role.OFFICER)


@pytest.fixture
def second_leader(make_member: MakeMember, second_institution: Organisation) -> Member:
    return make_member("lanh-dao-khac", second_institution, Role.LEADER)


@pytest.fixture
def second_line(second_institution: Organisation, publisher: Organisation) -> Line:
    """Four pieces under a contract of another province with the same publisher."""
    programme = Programme.objects.create(
        ref="CT-2017-02",
        title="Chương trình phối hợp của tỉnh khác",
        period_label="2017-2020",
        starts_on=date(2017, 1, 1),
        ends_on=date(2020, 12, 31),
        signed_on=SIGNED_ON,
        effective_from=SIGNED_ON,
        state="signed",
        drafted_by=second_institution,
        recorded_at=NOON,
        search_key="chuong trinh phoi hop cua tinh khac",
        sample=True,
    )
    for side, party in (("a", second_institution), ("b", publisher)):
        ProgrammeParty.objects.create(programme=programme, side=side, organisation=party)
    duty = Obligation.objects.create(
        programme=programme, code="B1", ordinal=1, kind="publish", side="b", text="Đăng bài",
        evidence_level="link", quantity_least=4,
    )  # fmt: skip
    contract = Instrument.objects.create(
        ref="HĐ-2017-02",
        programme=programme,
        party_a=programme.parties.get(side="a"),
        party_b=programme.parties.get(side="b"),
        kind="contract",
        title="Hợp đồng của tỉnh khác",
        year=2017,
        signed_on=SIGNED_ON,
        effective_from=SIGNED_ON,
        ends_on=date(2017, 12, 31),
        state="signed",
        drafted_by=second_institution,
        recorded_at=NOON,
    )
    return Line.objects.create(
        instrument=contract, code="1", ordinal=1, obligation=duty, description="Bài",
        quantity=4, unit_price_dong=2_000_000,
    )  # fmt: skip


@pytest.fixture
def deliver(editor: Member) -> Deliver:
    """Record a piece with its text; confirm that it fulfils a line, unless there is none."""

    def make(
        line: Line | None, title: str, text: str = "", *, on: date = date(2017, 5, 2),
        at: datetime = NOON,
    ) -> Match:  # fmt: skip
        number = Work.objects.count() + 1
        work = Work.objects.create(
            ref=f"TP-2017-{number:04d}",
            title=title,
            recorded_at=at,
            title_key=search_key(title),
            search_key=search_key(title),
            body=text,
            words=len(text.split()) or None,
            body_sha256=text_sha256(text) if text else "",
        )
        work.held_by.add(editor.organisation)
        publication = Publication.objects.create(
            ref=f"LĐ-2017-{number:04d}",
            work=work,
            title=title,
            published_on=on,
            address=f"https://tapchimau.example/{number}",
            canonical_address=f"https://tapchimau.example/{number}",
            identity_key=f"{number:064d}",
            recorded_at=at,
            recorded_by=editor,
        )
        match = Match(work=work, publication=publication)
        if line is not None:
            match = Match.objects.create(
                work=work,
                publication=publication,
                programme=line.obligation.programme,
                obligation=line.obligation,
                line=line,
                state="confirmed",
                proposed_at=at,
                decided_by=editor,
                decided_at=at,
            )
        return match

    return make
