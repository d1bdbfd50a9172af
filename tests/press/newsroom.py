"""Invented outlets on this machine, each at an address of its own, as slow or rude as asked."""

import contextlib
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SYLLABLES = (
    "bà con xóm đồi chè hái búp sao vò ủ hương đóng gói chở ra chợ huyện bán cho khách quen rồi "
    "cùng nhau ghi sổ tính công chia lãi bàn việc trồng thêm giống mới trên nương bậc thang"
)
WORDS = SYLLABLES.split()


@dataclass(frozen=True)
class Answer:
    """What the server says to one path."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    etag: str = ""
    stall_seconds: float = 0.0


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """A visitor that hangs up is no error of ours."""


@dataclass
class Newsroom:
    """One outlet's server: its answers by path, and what it was asked."""

    host: str
    port: int
    answers: dict[str, Answer | Callable[[str], Answer]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"http://{self.host}:{self.port}{path}"

    def feed(self, path: str, items: Mapping[str, datetime | None], **more: str) -> None:
        """Put up an RSS feed: path of each item → its moment."""
        rows = "".join(
            f"<item><title>Tin {place}</title><link>{self.url(place)}</link>"
            + (f"<pubDate>{format_datetime(moment)}</pubDate>" if moment else "")
            + "</item>"
            for place, moment in items.items()
        )
        body = f'<rss version="2.0"><channel><title>Báo</title>{rows}</channel></rss>'
        self.answers[path] = Answer(body.encode(), etag=more.get("etag", ""))

    def sitemap(self, path: str, places: list[str], *, index: bool = False) -> None:
        """Put up a sitemap, or an index of sitemaps."""
        outer, inner = ("sitemapindex", "sitemap") if index else ("urlset", "url")
        rows = "".join(f"<{inner}><loc>{self.url(place)}</loc></{inner}>" for place in places)
        space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        self.answers[path] = Answer(f"<{outer} {space}>{rows}</{outer}>".encode())

    def article(self, path: str, text: str, *, title: str = "Chè Đồi", head: str = "") -> None:
        """Put up an article."""
        self.answers[path] = Answer(article(text, title=title, head=head))


def article(text: str, *, title: str = "Chè Đồi", head: str = "") -> bytes:
    """The page of an article of 15-5-2017."""
    paragraphs = "".join(f"<p>{part}</p>" for part in text.split("\n"))
    return f"""<!doctype html><html lang="vi"><head><meta charset="utf-8">
<title>{title} - Báo</title>{head}<meta property="og:type" content="article"></head><body>
<nav><a href="/">Trang chủ</a></nav><article><h1>{title}</h1><span class="date">15/5/2017</span>
<div class="noi-dung">{paragraphs}</div></article></body></html>""".encode()


def prose(seed: int, words: int = 220) -> str:
    """Invented running text; two seeds share no passage."""
    state, chosen = seed * 7919 + 13, []
    for number in range(words):
        state = (state * 1103515245 + 12345) % 2**31
        chosen.append(WORDS[state // 65536 % len(WORDS)])
        if number % 12 == 11:
            chosen[-1] += "."
    return " ".join(chosen)


def _handler(room: Newsroom) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            room.asked.append(self.path)
            answer = room.answers.get(self.path, Answer(b"", 404))
            told = answer(self.path) if callable(answer) else answer
            if told.stall_seconds:
                room.over.wait(told.stall_seconds)
            status, body = told.status, told.body
            if told.etag and self.headers.get("If-None-Match") == told.etag:
                status, body = 304, b""
            with contextlib.suppress(OSError):
                self.send_response(status)
                if told.etag:
                    self.send_header("ETag", told.etag)
                for name, value in told.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    return Handler


@contextlib.contextmanager
def newsroom(number: int = 1) -> Iterator[Newsroom]:
    """Serve an outlet at 127.0.0.``number`` until the block ends."""
    room = Newsroom(f"127.0.0.{number}", 0)
    server = _Server((room.host, 0), _handler(room))
    room.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield room
    finally:
        room.over.set()
        server.shutdown()
        server.server_close()
        thread.join(5)
