"""The register of good practices and model examples."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from phoihop.audit.models import Entry
from phoihop.fieldwork import services
from phoihop.fieldwork.models import Lead, LeadPerson
from phoihop.fieldwork.queries import get_lead, leads_of, likely_doubles
from phoihop.fieldwork.rules import LeadKind
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.press.models import FiledWork
from phoihop.programmes.models import Programme
from tests.fieldwork.conftest import ON
from tests.fixtures import NOON


def verified(lead: Lead, officer: Member) -> None:
    source = services.add_source(lead, text="Báo cáo của xã (mẫu)", by=officer, at=NOON)
    services.verify_source(source, by=officer, at=NOON, on=ON)


def test_a_lead_is_its_own_sides_until_offered(
    lead: Lead, officer: Member, editor: Member, programme: Programme
) -> None:
    assert not leads_of(programme, seen_by=editor).exists()
    with pytest.raises(Http404):
        get_lead(lead.ref, seen_by=editor)
    verified(lead, officer)
    services.offer_lead(lead, by=officer, at=NOON)
    assert get_lead(lead.ref, seen_by=editor).title == "Xóm tự quản thu gom rác"


def test_the_publisher_makes_a_topic_of_it_as_its_own_idea(
    lead: Lead, officer: Member, editor: Member
) -> None:
    verified(lead, officer)
    services.offer_lead(lead, by=officer, at=NOON)
    topic = services.take_lead(lead, line=None, by=editor, at=NOON, on=ON)
    assert (topic.title, topic.state) == ("Xóm tự quản thu gom rác", "private")
    with pytest.raises(Refusal, match=r"lead\.wrong_state"):
        services.take_lead(lead, line=None, by=editor, at=NOON, on=ON)


def test_an_unverified_lead_is_not_offered(lead: Lead, officer: Member) -> None:
    services.add_source(lead, text="Nghe kể", by=officer, at=NOON)
    with pytest.raises(Refusal, match=r"lead\.unverified"):
        services.offer_lead(lead, by=officer, at=NOON)


def test_nobody_is_named_to_the_other_side_without_consent(lead: Lead, officer: Member) -> None:
    verified(lead, officer)
    services.add_person(lead, name="Bà Mẫu", consented_on=None, words="", by=officer, at=NOON)
    with pytest.raises(Refusal, match=r"lead\.consent_missing"):
        services.offer_lead(lead, by=officer, at=NOON)


def test_a_consent_taken_back_forgets_the_name_and_hides_the_lead(
    lead: Lead, officer: Member, editor: Member
) -> None:
    verified(lead, officer)
    person = services.add_person(
        lead, name="Bà Mẫu", consented_on=ON, words="Bản viết tay", by=officer, at=NOON
    )
    services.offer_lead(lead, by=officer, at=NOON)
    services.revoke_consent(person, by=officer, at=NOON, on=ON)
    services.revoke_consent(person, by=officer, at=NOON, on=ON)
    person.refresh_from_db()
    assert (person.name, person.consent_words, person.revoked_on) == ("", "", ON)
    with pytest.raises(Http404):
        get_lead(lead.ref, seen_by=editor)
    assert Entry.objects.filter(action="lead.consent_revoked").count() == 1
    assert "Bà Mẫu" not in "".join(str(one.facts) for one in Entry.objects.all())


def test_an_expired_lead_is_erased_and_its_reference_stays(lead: Lead, officer: Member) -> None:
    verified(lead, officer)
    services.add_person(lead, name="Bà Mẫu", consented_on=ON, words="Có", by=officer, at=NOON)
    later = ON + timedelta(days=365)
    assert services.erase_due(at=NOON, on=later - timedelta(days=1)) == 0
    assert services.erase_due(at=NOON, on=later) == 1
    assert services.erase_due(at=NOON, on=later) == 0
    lead.refresh_from_db()
    assert (lead.state, lead.title, lead.claim, lead.search_key) == ("erased", "", "", "")
    assert not lead.sources.exists()
    assert not LeadPerson.objects.exists()


def test_a_lead_of_the_other_side_cannot_be_changed(
    lead: Lead, officer: Member, editor: Member
) -> None:
    verified(lead, officer)
    services.offer_lead(lead, by=officer, at=NOON)
    with pytest.raises(Refusal, match=r"lead\.not_yours"):
        services.add_source(lead, text="Nguồn khác", by=editor, at=NOON)
    with pytest.raises(Refusal, match=r"lead\.not_yours"):
        services.withdraw_lead(lead, by=editor, at=NOON)
    row = services.add_coverage(lead, text="Báo Lạ", address="", covered_on=ON, by=editor, at=NOON)
    assert row.coverage


def test_who_wrote_about_it_already_is_pointed_out(
    lead: Lead, officer: Member, programme: Programme
) -> None:
    FiledWork.objects.create(
        ref="TP-2017-90",
        title="Xóm tự quản: thu gom rác",
        outlet_name="Báo Mẫu",
        text="",
        filed_at=NOON,
    )
    claim = services.Claim(LeadKind.PRACTICE, "Thu gom rác ở xóm tự quản", "Cùng việc ấy.")
    other = services.note_lead(programme, claim, by=officer, at=NOON, on=ON)
    found = {(one.kind, one.ref) for one in likely_doubles(lead, seen_by=officer)}
    assert found == {("lead", other.ref), ("work", "TP-2017-90")}


def test_a_private_lead_of_the_other_side_is_no_double(
    lead: Lead, editor: Member, programme: Programme
) -> None:
    claim = services.Claim(LeadKind.EXAMPLE, lead.title, "Cùng việc ấy.")
    mine = services.note_lead(programme, claim, by=editor, at=NOON, on=ON)
    assert likely_doubles(mine, seen_by=editor) == []


def test_two_who_take_it_at_once_make_one_topic(
    lead: Lead, officer: Member, editor: Member
) -> None:
    verified(lead, officer)
    services.offer_lead(lead, by=officer, at=NOON)
    seen_by_second = Lead.objects.select_related("programme", "theme", "unit").get(pk=lead.pk)
    services.take_lead(lead, line=None, by=editor, at=NOON, on=ON)
    with pytest.raises(Refusal, match=r"lead\.changed_meanwhile"):
        services.take_lead(seen_by_second, line=None, by=editor, at=NOON, on=ON)
    assert lead.programme.topics.count() == 1


def test_the_database_keeps_nothing_of_an_erased_lead(lead: Lead) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Lead.objects.filter(pk=lead.pk).update(state="erased")


def test_an_unreadable_time_is_refused(programme: Programme, officer: Member) -> None:
    claim = services.Claim(
        LeadKind.PRACTICE, "Việc hay", "Việc hay lắm", expires_on=date(2019, 1, 1)
    )
    with pytest.raises(Refusal, match=r"lead\.kept_too_long"):
        services.note_lead(programme, claim, by=officer, at=NOON, on=ON)
