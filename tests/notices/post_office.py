"""A mail server of one's own, on this machine: says what a test wants and keeps what it gets."""

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from typing import Any, cast

Moment = Callable[[str], str | None]  # a verb → another reply than the usual, or None


class PostOffice(socketserver.ThreadingTCPServer):
    """Speaks enough SMTP for one letter after the other."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, moment: Moment) -> None:
        super().__init__(("127.0.0.1", 0), Counter)
        self.moment = moment
        self.letters: list[Message] = []

    @property
    def address(self) -> str:
        """What ``PHOIHOP_MAIL`` should say."""
        return f"smtp://127.0.0.1:{self.server_address[1]}"


class Counter(socketserver.StreamRequestHandler):
    """One caller at the counter."""

    def handle(self) -> None:
        try:
            self._serve()
        except (ConnectionError, ValueError):
            return  # the caller was killed

    def _serve(self) -> None:
        if not self._say("CONNECT", "220 mẫu".encode("ascii", "replace").decode()):
            return
        while line := self.rfile.readline():
            verb = line.split(b" ")[0].strip().decode().upper()
            if verb == "DATA":
                if self._say("DATA", "354 go on"):
                    self._keep()
                continue
            self._say(verb, "221 bye" if verb == "QUIT" else "250 ok")
            if verb == "QUIT":
                return

    def _keep(self) -> None:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        if not line:
            return  # cut off: a letter without its end is no letter
        office = cast(PostOffice, self.server)
        office.letters.append(message_from_bytes(b"".join(lines)))
        self._say("KEPT", "250 kept")

    def _say(self, verb: str, usual: str) -> bool:
        office = cast(PostOffice, self.server)
        reply = office.moment(verb)
        said = usual if reply is None else reply
        self.wfile.write(f"{said}\r\n".encode())
        return reply is None


def usual(_verb: str) -> None:
    """A server in good order."""
    return


@contextmanager
def post_office(moment: Moment = usual) -> Iterator[PostOffice]:
    """A server for the length of a test."""
    office = PostOffice(moment)
    thread: Any = threading.Thread(target=office.serve_forever, daemon=True)
    thread.start()
    try:
        yield office
    finally:
        office.shutdown()
        office.server_close()
