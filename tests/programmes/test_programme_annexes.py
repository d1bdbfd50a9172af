"""Annexes to a programme: themes move to other documents, and a programme ends before its time."""

import json
from dataclasses import replace
from datetime import date, datetime

import pytest
from django.core.management import call_command
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from phoihop.law.access import Role
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member, Organisation
from phoihop.parties.services import MistakesFound
from phoihop.planning import services as planning
from phoihop.programmes import services
from phoihop.programmes.leaning import leanings_of_programme
from phoihop.programmes.models import (
    Annex,
    DocumentEnd,
    Instrument,
    Line,
    Obligation,
    Programme,
    ReferenceDocument,
    ThemeReference,
)
from phoihop.programmes.moment import file_on, programme_on
from phoihop.programmes.queries import counting_period_of
from phoihop.programmes.rules import (
    AnnexReason,
    DocumentFate,
    Leaning,
    Repointing,
    leanings_of,
    leans_on,
)
from tests.fixtures import NOON, MakeMember
from tests.gates import Pair, through_gates

DAY, LATER = date(2017, 7, 1), NOON.replace(year=2018)
MOVE = services.ThemeMove("T5", leaves="ct-05", document="ct-06", clause="mục 2")
WHY = "Chỉ thị mới thay chỉ thị cũ"


def document(ref: str) -> ReferenceDocument:
    return ReferenceDocument.objects.create(
        ref=ref, kind="directive", symbol=f"{ref[-2:]}-CT/MẪU", issuer="Cơ quan mẫu",
        title=f"Chỉ thị mẫu {ref}", issued_on=date(2016, 1, 1), search_key=ref,
    )  # fmt: skip


@pytest.fixture
def pairs(officer: Member, leader_a: Member, editor: Member, leader_b: Member) -> list[Pair]:
    return [(officer, leader_a), (editor, leader_b)]


@pytest.fixture
def leaning(programme: Programme) -> Programme:
    """The programme of the fixtures, its theme leaning on one directive, another at hand."""
    theme = programme.themes.get(code="T5")
    ThemeReference.objects.create(theme=theme, document=document("ct-05"), clause="mục 1")
    document("ct-06")
    return programme


def move(programme: Programme, by: Member, *moves: services.ThemeMove, on: date = DAY) -> Annex:
    return services.draft_programme_annex(
        programme,
        moves=moves or (MOVE,),
        reason_code=AnnexReason.DOCUMENT_SUPERSEDED,
        reason=WHY,
        effective_on=on,
        by=by,
        at=NOON,
    )


def conclude(annex: Annex, pairs: list[Pair], at: datetime = LATER) -> None:
    (desk, _), *_others = pairs
    services.offer_annex(annex, by=desk, at=at)
    through_gates(annex, *pairs, at=at)
    for _desk, leader in pairs:
        services.sign_annex(annex, by=leader, at=at, signed_on=DAY)


def on(programme: Programme, day: date) -> list[tuple[str | None, str]]:
    (rows,) = leanings_of_programme(programme).values()
    return [(row.document, row.clause) for row in rows if leans_on(row, day)]


def test_a_theme_moves_from_the_day_on_and_the_days_before_stay(
    leaning: Programme, pairs: list[Pair]
) -> None:
    annex = move(leaning, pairs[0][0])
    assert on(leaning, DAY) == [("ct-05", "mục 1")]  # a draft moves nothing
    conclude(annex, pairs)
    assert on(leaning, DAY) == [("ct-06", "mục 2")]
    assert on(leaning, date(2017, 6, 30)) == [("ct-05", "mục 1")]
    assert ThemeReference.objects.count() == 1  # the signed row is as it was
    (rows,) = leanings_of_programme(leaning, known_at=NOON).values()
    assert [row.document for row in rows] == ["ct-05"]


def test_what_was_left_is_not_left_again(leaning: Programme, pairs: list[Pair]) -> None:
    officer = pairs[0][0]
    second = move(leaning, officer)
    conclude(move(leaning, officer), pairs)
    with pytest.raises(Refusal, match=r"annex\.theme_left_already"):
        services.offer_annex(second, by=officer, at=LATER)
    assert second.state == "draft"


@pytest.mark.parametrize(
    "wrong",
    [replace(MOVE, theme="T9"), replace(MOVE, document="ct-99"), services.ThemeMove("T5")],
)
def test_an_unknown_theme_or_document_leaves_no_trace(
    leaning: Programme, officer: Member, wrong: services.ThemeMove
) -> None:
    with pytest.raises(MistakesFound):
        move(leaning, officer, wrong)
    assert not Annex.objects.exists()


def test_who_may_not_draft_is_refused_and_strangers_get_404(
    leaning: Programme, leader_a: Member, officer: Member, stranger: Member, client: Client
) -> None:
    with pytest.raises(Refusal, match=r"access\.denied"):
        move(leaning, leader_a)
    annex = move(leaning, officer)
    for address in (
        f"/programmes/CT-2017-01/annexes/{annex.ref}/",
        f"/programmes/CT-2017-01/annexes/{annex.ref}/preview/",
        "/programmes/CT-2017-01/annexes/new/",
        "/programmes/CT-2017-01/documents/",
        "/programmes/CT-2017-01/leaning/",
        "/programmes/CT-2017-01/early-end/",
        "/programmes/CT-2017-01/paper/?on=2017-07-01",
    ):
        client.force_login(stranger.user)
        assert client.get(address).status_code == 404, address
        client.force_login(officer.user)
        assert client.get(address).status_code == 200, address


def test_all_parties_of_the_programme_sign_its_annex(
    leaning: Programme,
    pairs: list[Pair],
    make_member: MakeMember,
    stranger_house: Organisation,
) -> None:
    leaning.parties.create(side="b", ordinal=2, organisation=stranger_house)
    third = make_member("ba", stranger_house, Role.EDITOR, Role.LEADER)
    annex = move(leaning, pairs[0][0])
    conclude(annex, [*pairs, (third, third)])
    assert annex.state == "signed"
    assert annex.consents.count() == 3


def test_a_theme_is_moved_on_screen_and_a_document_ends_there(
    leaning: Programme, officer: Member, client: Client
) -> None:
    client.force_login(officer.user)
    ended = {"document": "ct-05", "fate": "superseded", "on": "2017-06-01", "by_document": "ct-06",
             "source": "Điều 3 Chỉ thị mẫu"}  # fmt: skip
    assert client.post("/programmes/CT-2017-01/documents/", ended).status_code == 302
    assert DocumentEnd.objects.get().by_document is not None
    page = client.get("/programmes/CT-2017-01/leaning/").content.decode()
    assert "Chỉ thị mẫu ct-05" in page
    assert "?leaves=ct-05&amp;theme=T5" in page
    assert "Xem 1 văn bản hết hiệu lực" in client.get("/").content.decode()
    data = {"theme": "T5", "leaves": "ct-05", "document": "ct-06", "reason": WHY,
            "reason_code": "document_superseded", "effective_on": "2017-07-01"}  # fmt: skip
    answer = client.post("/programmes/CT-2017-01/annexes/new/", data)
    assert answer.status_code == 302, answer.content.decode()
    shown = client.get(answer["Location"]).content.decode()
    assert "05-CT/MẪU" in shown
    assert "06-CT/MẪU" in shown


def test_a_document_is_in_force_after_all_and_nothing_is_overwritten(
    leaning: Programme, officer: Member
) -> None:
    ended = ReferenceDocument.objects.get(ref="ct-05")
    given_by = {"source": "Công báo mẫu", "by": officer, "at": NOON}
    services.record_fate(ended, DocumentFate.REPEALED, on=DAY, **given_by)
    services.record_fate(ended, DocumentFate.IN_FORCE, on=DAY, **given_by)
    assert DocumentEnd.objects.count() == 2
    with pytest.raises(Refusal, match=r"document\.ends_before_issue"):
        services.record_fate(ended, DocumentFate.REPEALED, on=date(2015, 1, 1), **given_by)


@given(
    st.lists(
        st.builds(
            Repointing,
            effective_on=st.dates(date(2017, 1, 1), date(2019, 1, 1)),
            recorded_at=st.just(NOON),
            annex=st.just("PL"),
            leaves_document=st.sampled_from([None, "a", "b"]),
            leaves_class=st.just(""),
            document=st.sampled_from([None, "a", "b", "c"]),
            open_class=st.just(""),
            clause=st.just(""),
        ),
        max_size=5,
    ),
    st.dates(date(2016, 1, 1), date(2020, 1, 1)),
)
def test_no_later_change_alters_an_earlier_day(changes: list[Repointing], day: date) -> None:
    signed = [Leaning("a", "", "", None, None)]
    known = [one for one in changes if one.effective_on <= day]
    now = [row for row in leanings_of(signed, changes, known_at=LATER) if leans_on(row, day)]
    then = [row for row in leanings_of(signed, known, known_at=LATER) if leans_on(row, day)]
    assert [row.document for row in now] == [row.document for row in then]


def end(programme: Programme, by: Member, day: date = DAY) -> Annex:
    call_command(
        "ledger", "early-end", programme.ref, f"--ends-on={day}", "--reason=Sáp nhập",
        f"--as={by.ref}", "--json",
    )  # fmt: skip
    return Annex.objects.get()


def test_an_early_end_states_what_is_owed_and_lets_only_settling_go_on(
    leaning: Programme,
    contract: Instrument,
    line: Line,
    trip_duty: Obligation,
    pairs: list[Pair],
    capsys: pytest.CaptureFixture[str],
) -> None:
    officer = pairs[0][0]
    annex = end(leaning, officer)
    told = json.loads(capsys.readouterr().out)
    owed = {row["code"]: row["owed"] for row in told["balance"] if row["year"] == 2017}
    assert (owed["B1"], owed["A1"]) == (4, 2)
    assert told["instruments"] == ["HĐ-2017-01"]
    conclude(annex, pairs)
    leaning.refresh_from_db()
    assert leaning.ended_early_on == DAY
    contract.refresh_from_db()
    assert counting_period_of(Instrument.objects.get()).ends_on == DAY
    after = {"by": officer, "at": LATER, "on": date(2018, 1, 1)}
    with pytest.raises(Refusal, match=r"programme\.ended_early"):
        planning.propose_topic(leaning, planning.Idea("Bài mới", line=line), **after)
    with pytest.raises(Refusal, match=r"programme\.ended_early"):
        planning.open_deed(trip_duty, title="Đi cơ sở", **after)
    with pytest.raises(Refusal, match=r"programme\.ended_already"):
        end(leaning, officer, date(2017, 9, 1))
    services.close(contract, by=pairs[0][1], at=LATER)
    services.close(leaning, by=pairs[0][1], at=LATER)
    assert leaning.state == "closed"


def test_an_end_lies_inside_the_programme(leaning: Programme, officer: Member) -> None:
    with pytest.raises(Refusal, match=r"annex\.end_outside"):
        end(leaning, officer, date(2022, 1, 1))
    assert not Annex.objects.exists()


def test_any_day_can_be_shown(
    leaning: Programme, line: Line, pairs: list[Pair], capsys: pytest.CaptureFixture[str]
) -> None:
    conclude(move(leaning, pairs[0][0]), pairs)
    states = {}
    for day in (date(2017, 1, 1), date(2017, 6, 30), DAY, date(2022, 1, 1)):
        moment = programme_on(leaning, seen_by=pairs[0][0], on=day)
        themes = moment.part.get("themes", [])
        states[day] = moment.state, [row["document"] for t in themes for row in t["references"]]
    assert list(states.values()) == [
        ("none", []), ("signed", ["ct-05"]), ("signed", ["ct-06"]), ("ended", ["ct-06"]),
    ]  # fmt: skip
    call_command("programme", "show", "CT-2017-01", "--on=30/6/2017", "--as=can-bo", "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["instruments"][0]["lines"][0]["quantity"] == 4
    call_command("programme", "export", "CT-2017-01", "--on=1/7/2017", "--as=can-bo")
    assert "ct-06" in capsys.readouterr().out
    with pytest.raises(Refusal, match=r"programme\.nothing_on"):
        file_on(programme_on(leaning, seen_by=pairs[0][0], on=date(2017, 1, 1)))


def test_the_page_shows_a_day(
    leaning: Programme, line: Line, officer: Member, client: Client
) -> None:
    client.force_login(officer.user)
    page = client.get("/programmes/CT-2017-01/paper/?on=2017-07-01").content.decode()
    assert "Đã ký và còn hiệu lực" in page
    assert "Bài về cách làm hay" in page
    assert client.get("/programmes/CT-2017-01/paper/?on=2017-02-30").status_code == 409


def test_only_the_issuer_changes_a_plan_of_one_side(
    line: Line, contract: Instrument, officer: Member, editor: Member
) -> None:
    Instrument.objects.update(kind="plan", issuer="a")
    plan = Instrument.objects.get()
    given_by = {
        "changes": [services.LineChange("1", quantity=3)],
        "reason_code": AnnexReason.LESS_WORK, "reason": "Bớt bài", "effective_on": DAY, "at": NOON,
    }  # fmt: skip
    with pytest.raises(Refusal, match=r"annex\.issuer_only"):
        services.draft_annex(plan, by=editor, **given_by)
    assert not Annex.objects.exists()
    assert services.draft_annex(plan, by=officer, **given_by).state == "draft"
