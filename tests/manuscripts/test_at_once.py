"""Two people on one manuscript at the same instant: one is heard, the other gets a sentence."""

from collections.abc import Callable
from functools import partial

import pytest

from phoihop.law.refusal import Refusal
from phoihop.manuscripts import services
from phoihop.manuscripts.models import AuthorLink, Decision, Manuscript, Version
from phoihop.manuscripts.rules import Verdict
from phoihop.manuscripts.services import Draft
from phoihop.parties.models import Member
from tests.at_once import at_once
from tests.fixtures import NOON
from tests.manuscripts.conftest import GIVEN, ON, PARAGRAPHS, Invite, docx

pytestmark = pytest.mark.django_db(transaction=True)

AGAINST = Draft(Verdict.DECLINE, "out_of_scope", "Không hợp chuyên mục.")
RETURNED = Draft(Verdict.MINOR, "length", "Xin rút ngắn.")
ROUNDS = 3  # each starts anew: one meeting of threads proves little


def proposing(manuscript: Manuscript, draft: Draft, by: Member) -> Callable[[], object]:
    seen = Manuscript.objects.get(pk=manuscript.pk)
    return lambda: services.propose_decision(seen, draft, by=by, at=NOON, on=ON)


def test_two_editors_draft_at_once_and_one_draft_stands(
    manuscript: Manuscript, editor: Member, second_editor: Member
) -> None:
    told = at_once(
        proposing(manuscript, AGAINST, editor), proposing(manuscript, RETURNED, second_editor)
    )
    assert told == ["", "manuscript.changed_meanwhile"]
    assert Decision.objects.count() == 1


def test_a_decision_is_made_once_by_whoever_is_quicker(
    manuscript: Manuscript, editor: Member, leader_b: Member
) -> None:
    proposing(manuscript, RETURNED, editor)()

    def deciding() -> Callable[[], object]:
        seen = Decision.objects.select_related("manuscript").get()
        return lambda: services.decide(seen, by=leader_b, at=NOON, on=ON)

    assert at_once(deciding(), deciding()) == ["", "manuscript.changed_meanwhile"]
    assert Manuscript.objects.get().state == "revision"


def test_an_author_withdraws_while_the_chief_decides(
    invite: Invite, editor: Member, leader_b: Member
) -> None:
    for number in range(ROUNDS):
        found, link = invite(f"Bài {number}")
        services.hand_in(found, [("bai.docx", docx(*PARAGRAPHS))], by=link, at=NOON)
        services.submit(found, GIVEN, by=link, at=NOON, on=ON)
        decision = services.propose_decision(found, AGAINST, by=editor, at=NOON, on=ON)
        other = Manuscript.objects.get(pk=found.pk)
        decision = Decision.objects.select_related("manuscript").get(pk=decision.pk)
        told = at_once(
            partial(services.withdraw, other, by=link, at=NOON, on=ON),
            partial(services.decide, decision, by=leader_b, at=NOON, on=ON),
        )
        assert told == ["", "manuscript.changed_meanwhile"]
        found.refresh_from_db()
        decided = Decision.objects.get(pk=decision.pk).decided_at is not None
        assert found.state == ("declined" if decided else "withdrawn")


def test_a_decision_is_retracted_and_put_back_in_one_order(
    manuscript: Manuscript, editor: Member, leader_b: Member
) -> None:
    proposing(manuscript, RETURNED, editor)()

    def seen() -> Decision:
        return Decision.objects.select_related("manuscript").get()

    first, second = seen(), seen()
    told = at_once(
        lambda: services.put_back(first, by=leader_b, at=NOON, on=ON, why="Xem lại"),
        lambda: services.decide(second, by=leader_b, at=NOON, on=ON),
    )
    assert told == ["", "manuscript.changed_meanwhile"]


def test_a_link_used_twice_at_the_same_moment_opens_once(editor: Member, invite: Invite) -> None:
    found, _link = invite()
    plain = services.new_link(found, by=editor, at=NOON)
    opened: list[str] = []

    def enter() -> None:
        opened.append(services.enter_link(plain, at=NOON)[1])

    assert at_once(enter, enter, enter) == ["", "manuscript.link_used", "manuscript.link_used"]
    assert len(opened) == 1
    assert AuthorLink.objects.filter(used_at__isnull=False, revoked_at__isnull=True).count() == 1


def test_a_file_dropped_while_the_text_is_submitted_is_in_the_version_or_not_at_all(
    invite: Invite,
) -> None:
    for number in range(ROUNDS):
        found, link = invite(f"Bài {number}")
        services.hand_in(found, [("bai.docx", docx(*PARAGRAPHS))], by=link, at=NOON)
        extra = services.hand_in(found, [("them.docx", docx("Phần thêm."))], by=link, at=NOON)
        seen = Manuscript.objects.get(pk=found.pk)
        told = at_once(
            partial(services.submit, seen, GIVEN, by=link, at=NOON, on=ON),
            partial(services.drop_file, extra[0], by=link),
        )
        assert told in (
            ["", ""],
            ["", "manuscript.file_submitted"],
            ["", "manuscript.not_your_turn"],
        )
        version = Version.objects.get(manuscript=found)
        assert ("Phần thêm." in version.text) == (version.files.count() == 2)


def test_a_text_submitted_twice_at_once_is_one_version(invite: Invite) -> None:
    found, link = invite()
    services.hand_in(found, [("bai.docx", docx(*PARAGRAPHS))], by=link, at=NOON)

    def submitting() -> Callable[[], object]:
        seen = Manuscript.objects.get(pk=found.pk)
        return lambda: services.submit(seen, GIVEN, by=link, at=NOON, on=ON)

    told = at_once(submitting(), submitting())
    assert told[0] == ""
    assert told[1] in ("manuscript.changed_meanwhile", "manuscript.no_files")
    assert Version.objects.count() == 1


def test_whoever_comes_later_is_told_and_nothing_of_it_is_stored(
    manuscript: Manuscript, editor: Member, second_editor: Member
) -> None:
    late = proposing(manuscript, RETURNED, second_editor)
    proposing(manuscript, AGAINST, editor)()
    with pytest.raises(Refusal, match=r"manuscript\.changed_meanwhile"):
        late()
    assert Decision.objects.get().verdict == "decline"
