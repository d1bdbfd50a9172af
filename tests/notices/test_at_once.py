"""Two sweeps at the same instant write one letter, and two workers send it once."""

from datetime import UTC, date, datetime

import pytest
from django.core import mail
from django.utils import timezone

from phoihop.desk.services import write_letters
from phoihop.notices.delivery import send_waiting
from phoihop.notices.models import Letter
from phoihop.parties.models import Member
from phoihop.planning.models import Topic
from phoihop.planning.services import Idea, offer_topic, propose_topic
from phoihop.programmes.models import Line, Programme
from tests.at_once import at_once
from tests.fixtures import NOON

pytestmark = pytest.mark.django_db(transaction=True)

ON = date(2017, 6, 1)
MORNING = datetime(2017, 6, 1, 0, 30, tzinfo=UTC)  # half past seven in Hà Nội


@pytest.fixture
def waiting(programme: Programme, line: Line, officer: Member, editor: Member) -> Topic:
    """A topic that waits for the editor's answer, due tomorrow."""
    idea = Idea("Chè sạch", obligation=line.obligation, due_on=date(2017, 6, 2))
    topic = propose_topic(programme, idea, by=officer, at=NOON, on=ON)
    offer_topic(topic, by=officer, at=NOON, on=ON)
    editor.user.email = "bien-tap@example.org"
    editor.user.save()
    return topic


def test_a_digest_is_written_once_and_sent_once(waiting: Topic, editor: Member) -> None:
    def sweep() -> None:
        write_letters(editor, at=MORNING, on=ON)

    assert at_once(sweep, sweep, sweep) == ["", "", ""]
    kinds = sorted(Letter.objects.values_list("kind", flat=True))
    assert kinds == ["digest"]

    def send() -> None:
        send_waiting(now=timezone.now, limit=10)

    assert at_once(send, send, send) == ["", "", ""]
    assert len(mail.outbox) == 1
    assert Letter.objects.filter(state="sent").count() == 1
