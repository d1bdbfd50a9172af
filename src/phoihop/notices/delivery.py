"""Handing letters to the mail server, one by one.

The order is what keeps a letter from going twice: the server's willingness first (connection,
sender, recipient), then our note that it is being given the letter, then the letter.
"""

import hashlib
import smtplib
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend

from phoihop.jobs.places import here
from phoihop.notices import services
from phoihop.notices.models import Letter
from phoihop.notices.rules import Answer, answer_of

Clock = Callable[[], datetime]


def send_waiting(*, now: Clock, limit: int) -> dict[str, int]:
    """Send what waits, at most ``limit`` letters; how many were sent, put back, failed, unclear.

    May be killed at any instant and run again, several times at once.

    Args:
        now: the clock of the door that calls.
    """
    again, unclear = services.rescue(at=now())
    told = {"sent": 0, "later": again, "failed": 0, "unclear": unclear}
    place = here()
    for _ in range(limit):
        letter = services.take_next(place=place, at=now())
        if letter is None:
            break
        answer, why = _give(letter)
        told[_note(letter, answer, why, at=now())] += 1
    return told


def _note(letter: Letter, answer: Answer, why: str, *, at: datetime) -> str:
    if answer is Answer.NOT_OURS:
        return "later"
    if answer is Answer.TAKEN:
        services.mark_sent(letter, at=at)
        return "sent"
    if answer is Answer.LATER:
        services.put_back(letter, at=at, why=why)
        return "later"
    if answer is Answer.NEVER:
        services.mark_failed(letter, at=at, why=why)
        return "failed"
    services.lose_sight(letter, at=at, why=why)
    return "unclear"


def message_of(letter: Letter) -> EmailMessage:
    """The letter as mail. The same letter has the same Message-ID, whoever sends it."""
    digest = hashlib.sha256(letter.key.encode()).hexdigest()[:32]
    return EmailMessage(
        subject=letter.subject,
        body=letter.body,
        to=[letter.address],
        headers={
            "Message-ID": f"<{digest}@phoihop>",
            "Auto-Submitted": "auto-generated",
            "List-Unsubscribe": f"<{settings.PUBLIC_ADDRESS}/notices/>",
        },
    )


def _give(letter: Letter) -> tuple[Answer, str]:
    connection = get_connection(timeout=settings.MAIL_TIMEOUT_SECONDS)
    message = message_of(letter)
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        return Answer.LATER, _told(error)
    try:
        if isinstance(connection, SmtpBackend):
            return _speak(connection, message, letter)
        if not services.hand_over(letter):
            return Answer.NOT_OURS, ""
        connection.send_messages([message])  # files, or a test's own box: nothing is cut off
        return Answer.TAKEN, ""
    finally:
        _hang_up(connection)


def _speak(connection: SmtpBackend, message: EmailMessage, letter: Letter) -> tuple[Answer, str]:
    server = connection.connection
    assert server is not None
    try:
        for code, reply in (
            server.mail(message.from_email),
            server.rcpt(letter.address),
        ):
            if answer_of(code) is not Answer.TAKEN:
                return answer_of(code), f"{code} {reply!r}"
    except (OSError, smtplib.SMTPException) as error:
        return Answer.LATER, _told(error)
    if not services.hand_over(letter):
        return Answer.NOT_OURS, ""
    try:
        whole = message.message().as_bytes(linesep="\r\n")  # type: ignore[call-arg]
        code, _reply = server.data(whole)
    except smtplib.SMTPDataError as error:  # the server said no before the letter began
        return answer_of(error.smtp_code), _told(error)
    except (OSError, smtplib.SMTPException) as error:
        return Answer.SILENCE, _told(error)
    return answer_of(code), f"{code}"


def _hang_up(connection: object) -> None:
    try:
        connection.close()  # type: ignore[attr-defined]
    except (OSError, smtplib.SMTPException):
        return  # the letter is already with the server, or was never


def _told(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"
