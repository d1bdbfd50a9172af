"""A server on this machine that behaves as badly as it is asked to."""

import contextlib
import gzip
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

PAGE = "<html><title>Trang thử</title><p>Chào bà con.</p></html>".encode()


def answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """A whole, honest response."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers]
    if not any(line.lower().startswith("content-type") for line in headers):
        lines.append("Content-Type: text/html; charset=utf-8")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def _packed(body: bytes, window: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, window)
    return packer.compress(body) + packer.flush()


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
SLOW_HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
BOMB = gzip.compress(b"\0" * 40_000_000, 9)
WHOLE: dict[str, bytes] = {
    "/": answer(PAGE),
    "/gzip": answer(gzip.compress(PAGE), "Content-Encoding: gzip"),
    "/deflate": answer(_packed(PAGE, 15), "Content-Encoding: deflate"),
    "/bare-deflate": answer(_packed(PAGE, -15), "Content-Encoding: deflate"),
    "/bomb": answer(BOMB, "Content-Encoding: gzip"),
    "/double-bomb": answer(gzip.compress(BOMB), "Content-Encoding: gzip, gzip"),
    "/many-layers": answer(PAGE, "Content-Encoding: gzip, gzip, gzip"),
    "/strange-coding": answer(PAGE, "Content-Encoding: br"),
    "/cut-gzip": answer(gzip.compress(PAGE)[:-9], "Content-Encoding: gzip"),
    "/no-gzip": answer(PAGE, "Content-Encoding: gzip"),
    "/error": answer(b"<p>h\xe1\xbb\x8fng</p>", status="500 Internal Server Error"),
    "/unchanged": answer(b"", status="304 Not Modified"),
    "/big": answer(b"a" * 300_000),
    "/promises-much": b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nabc",
    "/promises-more": b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nabc",
    "/promises-less": b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef",
    "/two-lengths": b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 6\r\n\r\nabcdef",
    "/cut-chunks": CHUNKED + b"3\r\nabc\r\n9\r\nab",
    "/bad-chunks": CHUNKED + b"zz\r\nabc\r\n",
    "/chunks": CHUNKED + b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
    "/no-http": b"220 mail.example ready\r\n",
    "/nothing": b"",
    "/header-flood": b"HTTP/1.1 200 OK\r\n" + b"X-Y: z\r\n" * 5000 + b"\r\n",
    "/long-header": b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\n\r\n",
    "/to-metadata": answer(b"", "Location: http://169.254.169.254/", status="302 Found"),
    "/to-file": answer(b"", "Location: file:///etc/passwd", status="302 Found"),
    "/to-mapped": answer(b"", "Location: http://[::ffff:10.0.0.1]/", status="301 Moved"),
    "/to-password": answer(b"", "Location: http://a:b@example.com/", status="301 Moved"),
    "/to-nowhere": answer(b"", status="302 Found"),
    "/to-rubbish": answer(b"", "Location: http://[::1/", status="302 Found"),
    "/to-page": answer(b"", "Location: /#phan-2", status="302 Found"),
    "/to-itself": answer(b"", "Location: /to-itself", status="302 Found"),
}


@dataclass
class HostileServer:
    """Where it listens, and what it was asked."""

    port: int
    requests: list[str] = field(default_factory=list)

    def url(self, path: str, host: str = "127.0.0.1", scheme: str = "http") -> str:
        """The address of one kind of misbehaviour."""
        return f"{scheme}://{host}:{self.port}{path}"


STALLS = {
    "/stalls-at-once": b"",
    "/stalls-in-head": SLOW_HEAD[:20],
    "/stalls-in-body": SLOW_HEAD + b"abc",
}
DRIPS = {
    "/drips": (SLOW_HEAD, b"a"),
    "/drips-head": (b"HTTP/1.1 200 OK\r\nX: ", b"a"),
    "/drips-chunks": (CHUNKED, b"1\r\na\r\n"),
}


def _slow(connection: socket.socket, path: str, over: threading.Event) -> None:
    """Answers that never end in time."""
    if path in STALLS:
        connection.sendall(STALLS[path])
        over.wait(5)
    elif path in DRIPS:
        start, drop = DRIPS[path]
        connection.sendall(start)
        while not over.wait(0.03):
            connection.sendall(drop)
    elif path == "/endless":
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while not over.is_set():
            connection.sendall(b"a" * 65536)
    elif path == "/resets":
        connection.sendall(SLOW_HEAD + b"abc")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


def _serve_one(connection: socket.socket, server: HostileServer, over: threading.Event) -> None:
    with contextlib.suppress(OSError), connection:
        connection.settimeout(5)
        asked = b""
        while b"\r\n\r\n" not in asked:
            piece = connection.recv(4096)
            if not piece:
                return
            asked += piece
        text = asked.decode("latin-1")
        server.requests.append(text)
        path = text.split(" ")[1]
        if path.startswith("/for-ever/"):
            step = int(path.rsplit("/", 1)[1]) + 1
            connection.sendall(answer(b"", f"Location: /for-ever/{step}", status="302 Found"))
        elif path.split("?")[0] in WHOLE:
            connection.sendall(WHOLE[path.split("?")[0]])
        else:
            _slow(connection, path, over)


class _Door(threading.Thread):
    """Accepts connections until it is told to stop, each in a thread of its own."""

    def __init__(self, wrap: Callable[[socket.socket], ssl.SSLSocket] | None) -> None:
        super().__init__(daemon=True)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.listener.settimeout(0.05)
        self.server = HostileServer(self.listener.getsockname()[1])
        self.over = threading.Event()
        self.workers: list[threading.Thread] = []
        self._wrap = wrap

    def run(self) -> None:
        """Accept and hand over."""
        while not self.over.is_set():
            with contextlib.suppress(TimeoutError):
                connection, _peer = self.listener.accept()
                worker = threading.Thread(target=self._greet, args=(connection,), daemon=True)
                self.workers.append(worker)
                worker.start()

    def _greet(self, connection: socket.socket) -> None:
        try:
            wrapped = self._wrap(connection) if self._wrap else connection
        except OSError:
            connection.close()
            return
        _serve_one(wrapped, self.server, self.over)


@contextlib.contextmanager
def hostile_server(
    wrap: Callable[[socket.socket], ssl.SSLSocket] | None = None,
) -> Iterator[HostileServer]:
    """Run the server on a free port of this machine until the block ends."""
    door = _Door(wrap)
    door.start()
    try:
        yield door.server
    finally:
        door.over.set()
        door.join(2)
        door.listener.close()
        ends = time.monotonic() + 2
        for worker in door.workers:
            worker.join(max(0.0, ends - time.monotonic()))
