"""Letters go out once: with every answer of a server, and with workers killed in between."""

import signal
import subprocess
import sys
import threading
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.utils import timezone

from phoihop.notices import services
from phoihop.notices.delivery import message_of, send_waiting
from phoihop.notices.models import Letter, Told
from phoihop.notices.rules import ATTEMPTS, LETTER_LIFE, Answer, answer_of, is_gone, wait_after
from phoihop.site.settings import mail as mail_settings
from tests.fixtures import NOON
from tests.notices.post_office import post_office

SMTP = "django.core.mail.backends.smtp.EmailBackend"
SEND = [sys.executable, "-m", "phoihop.site.manage", "letters", "send", "--json"]


def write(key: str = "digest:2017-06-01:can-bo", *, tells: tuple[str, ...] = ()) -> Letter | None:
    user, _new = User.objects.get_or_create(username="can-bo")
    draft = services.Draft(key, "digest", "can-bo@example.vn", "Việc hôm nay", "Chào.\n.\n", tells)
    return services.write_letter(user, draft, at=NOON)


@pytest.fixture
def smtp(settings: Any) -> Any:
    """Point the program to a server of the test."""

    def point(address: str) -> None:
        settings.EMAIL_BACKEND = SMTP
        for name, value in mail_settings(address).items():
            setattr(settings, name, value)

    return point


def send() -> dict[str, int]:
    return send_waiting(now=timezone.now, limit=50)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("smtp://h", (25, False, False)),
        ("smtp+starttls://u:p@h", (587, True, False)),
        ("smtps://u:p@h", (465, False, True)),
    ],
)
def test_the_address_of_a_server_names_its_port_and_secrecy(
    address: str, expected: tuple[int, bool, bool]
) -> None:
    found = mail_settings(address)
    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == expected


def test_waits_grow_and_replies_mean_what_rfc_5321_says() -> None:
    assert [wait_after(n).total_seconds() / 60 for n in (1, 2, 3, 4, 9)] == [1, 4, 16, 64, 120]
    assert [answer_of(code) for code in (250, 451, 550)] == [
        Answer.TAKEN, Answer.LATER, Answer.NEVER,
    ]  # fmt: skip
    assert is_gone(at=NOON, taken_at=NOON, alive=False)
    assert not is_gone(at=NOON + timedelta(days=1), taken_at=NOON, alive=True)
    assert is_gone(at=NOON + timedelta(hours=2), taken_at=NOON, alive=None)
    assert LETTER_LIFE.sources("take") == ["waiting"]  # nothing leads back from handed over to sent


@pytest.mark.django_db
def test_the_same_letter_is_written_once() -> None:
    assert write(tells=("a",)) is not None
    assert write(tells=("b",)) is None
    assert Letter.objects.count() == 1
    assert list(Told.objects.values_list("key", flat=True)) == ["a"]


@pytest.mark.django_db
def test_a_letter_arrives_whole_with_a_name_of_its_own(smtp: Any) -> None:
    letter = write()
    with post_office() as office:
        smtp(office.address)
        assert send()["sent"] == 1
        assert send()["sent"] == 0
    [got] = office.letters
    assert letter is not None
    assert got["Message-ID"] == message_of(letter).extra_headers["Message-ID"]
    assert got["Auto-Submitted"] == "auto-generated"
    assert got.get_payload(decode=True) == "Chào.\r\n.\r\n".encode()  # a lone dot survives


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("verb", "reply", "state", "told"),
    [
        ("MAIL", "451 later", "waiting", "later"),
        ("RCPT", "450 full", "waiting", "later"),
        ("RCPT", "550 nobody", "failed", "failed"),
        ("DATA", "451 later", "waiting", "later"),
        ("DATA", "554 no", "failed", "failed"),
        ("KEPT", "452 no room", "waiting", "later"),
        ("KEPT", "554 spam", "failed", "failed"),
    ],
)
def test_each_answer_of_a_server_has_its_consequence(
    smtp: Any, verb: str, reply: str, state: str, told: str
) -> None:
    write()
    with post_office(lambda said: reply if said == verb else None) as office:
        smtp(office.address)
        assert send()[told] == 1
    letter = Letter.objects.get()
    assert (letter.state, letter.attempts) == (state, 1)
    assert letter.why


@pytest.mark.django_db
def test_without_a_server_letters_wait_and_are_given_up_at_last(smtp: Any) -> None:
    write()
    smtp("smtp://127.0.0.1:9")
    for _ in range(ATTEMPTS):
        Letter.objects.update(due_at=NOON)
        send()
    letter = Letter.objects.get()
    assert (letter.state, letter.attempts) == ("failed", ATTEMPTS)


@pytest.mark.django_db
def test_a_letter_that_was_taken_over_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    write()
    monkeypatch.setattr(services, "hand_over", lambda letter: False)
    send()
    assert mail.outbox == []


@pytest.mark.django_db
def test_old_letters_are_forgotten_and_waiting_ones_are_not() -> None:
    write("a")
    write("b")
    Letter.objects.filter(key="a").update(state="sent", ended_at=NOON - timedelta(days=91))
    assert services.forget_old(at=NOON) == 1
    assert Letter.objects.get().key == "b"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("killed_at", "state", "arrived"),
    [("RCPT", "sent", 1), ("DATA", "unclear", 0), ("KEPT", "unclear", 1)],
)
def test_a_worker_killed_in_between_never_makes_two_letters_of_one(
    child_environment: dict[str, str], killed_at: str, state: str, arrived: int
) -> None:
    """Before the letter begins the next worker sends it; after that nobody sends it again."""
    write()
    reached, dead = threading.Event(), threading.Event()

    def moment(verb: str) -> None:
        if verb == killed_at and not dead.is_set():
            reached.set()
            dead.wait(60)

    with post_office(moment) as office:
        environment = {**child_environment, "PHOIHOP_MAIL": office.address}
        first = subprocess.Popen(SEND, env=environment, stdout=subprocess.DEVNULL)
        assert reached.wait(60)
        first.send_signal(signal.SIGKILL)
        first.wait()
        dead.set()
        subprocess.run(SEND, env=environment, check=True, capture_output=True)
    assert Letter.objects.get().state == state
    assert len(office.letters) == arrived


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_each_letter_once(smtp: Any) -> None:
    from django.db import connection

    for number in range(12):
        write(f"digest:{number}")
    with post_office() as office:
        smtp(office.address)

        def work() -> None:
            send()
            connection.close()

        workers = [threading.Thread(target=work) for _ in range(3)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    ids = [letter["Message-ID"] for letter in office.letters]
    assert len(ids) == len(set(ids)) == 12
