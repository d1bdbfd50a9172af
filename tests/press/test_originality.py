"""Works that share passages find each other; a text is asked about before it is published."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.press import services
from phoihop.press.models import FiledWork, Outlet, WorkHit
from phoihop.press.queries import originality
from tests.fixtures import NOON
from tests.press.newsroom import prose
from tests.press.test_archive import fetched, quoting


@pytest.fixture(autouse=True)
def _own_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)


def filed(number: int, text: str, *houses: int) -> None:
    ref, title = f"TP-2017-{number:04d}", f"Tác phẩm {number}"
    work = services.WorkText(ref, title, text, "Báo Gốc", date(2017, 5, number), houses)
    services.file_works([work], at=NOON)


def pairs() -> set[tuple[str, str]]:
    return set(WorkHit.objects.values_list("one__ref", "other__ref"))


def test_two_works_of_one_text_find_each_other_once(db: None) -> None:
    filed(1, prose(1))
    services.compare_due(at=NOON)
    filed(2, prose(2))
    filed(3, quoting(prose(3), prose(1)))
    filed(4, prose(2))
    services.compare_due(at=NOON)

    assert pairs() == {("TP-2017-0001", "TP-2017-0003"), ("TP-2017-0002", "TP-2017-0004")}
    FiledWork.objects.update(compared_at=None)  # as after a kill between index and database
    services.compare_due(at=NOON)
    assert len(pairs()) == 2


def test_the_places_of_a_pair_are_those_of_its_two_texts(db: None) -> None:
    own = quoting(prose(3), prose(1))
    filed(1, prose(1))
    filed(3, own)
    services.compare_due(at=NOON)

    hit = WorkHit.objects.get()
    longest = max(hit.spans, key=lambda span: span[4])
    there, here = prose(1)[longest[0] : longest[1]], own[longest[2] : longest[3]]
    assert there == here
    assert hit.share_of_one > hit.share_of_other > 0


def test_a_work_with_a_new_text_has_no_pairs_of_its_old_one(db: None) -> None:
    filed(1, prose(1))
    filed(2, prose(1))
    services.compare_due(at=NOON)
    filed(2, prose(5))
    assert pairs() == set()
    services.compare_due(at=NOON)
    assert pairs() == set()


def test_what_was_published_is_told_with_its_passages(outlet: Outlet, editor: Member) -> None:
    filed(1, prose(1), editor.organisation_id)
    page = fetched(outlet, 2, prose(2))
    services.compare_due(at=NOON)
    manuscript = quoting(quoting(prose(9), prose(1)), prose(2))

    by_kind = {one.work or one.page: one for one in originality(manuscript, seen_by=editor)}
    assert set(by_kind) == {"TP-2017-0001", page.identity_key}
    own = by_kind["TP-2017-0001"]
    assert (own.outlet, own.published_on) == ("Báo Gốc", date(2017, 5, 1))
    run = max(own.passages, key=lambda one: one.words)
    assert manuscript[run.start : run.end] in prose(1)
    assert originality(prose(7), seen_by=editor) == []
    assert originality(prose(1), seen_by=editor, but=["TP-2017-0001"]) == []


def test_of_another_houses_work_only_what_was_public_is_told(
    editor: Member, stranger: Member
) -> None:
    filed(1, prose(1), editor.organisation_id)
    services.compare_due(at=NOON)

    (told,) = originality(prose(1), seen_by=stranger)
    assert (told.work, told.outlet, told.kind) == ("", "Báo Gốc", "reprint")
    (own,) = originality(prose(1), seen_by=editor)
    assert own.work == "TP-2017-0001"


def test_a_text_without_words_is_refused(editor: Member) -> None:
    with pytest.raises(Refusal, match="textreuse.text_empty"):
        originality("  ", seen_by=editor)
