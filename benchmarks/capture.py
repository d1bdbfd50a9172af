"""A sweep measured: pages per second through fetch → extract → store → compare, and its memory.

Run: ``PYTHONPATH=src:. python benchmarks/capture.py`` (2,000 pages); ``--pages 100000`` for the
figure of a big archive. A server process of this machine makes up the pages of four outlets and
their sitemaps; the sweep runs as in service, with one thread for each outlet and no delay. Memory
is that of the sweeping process, read at each tenth: flat means that the last tenths add nothing.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
OUTLETS = 4
PER_SITEMAP = 5_000
SYLLABLES = (
    "bà con xóm đồi chè hái búp sao vò ủ hương đóng gói chở ra chợ huyện bán cho khách quen rồi "
    "cùng nhau ghi sổ tính công chia lãi bàn việc trồng thêm giống mới trên nương bậc thang"
)
WORDS = SYLLABLES.split()
TENTHS = 10


def main() -> None:
    """Start a server and oneself in a folder of its own."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--works", type=int, default=50)
    parser.add_argument("--serve", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--ports", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve is not None:
        serve(options.serve, options.pages)
    elif options.ports:
        measure(options, [int(port) for port in options.ports.split(",")])
    else:
        with servers(options.pages) as ports, tempfile.TemporaryDirectory() as folder:
            environment = {
                **os.environ,
                "PHOIHOP_DATA": folder,
                "PHOIHOP_DATABASE": "",
                "DJANGO_SETTINGS_MODULE": "phoihop.site.settings",
                "PHOIHOP_FETCH_ALLOW": ",".join(f"127.0.0.{n + 1}" for n in range(OUTLETS)),
                "NUMBA_CACHE_DIR": os.environ.get("NUMBA_CACHE_DIR", f"{folder}/numba"),
                "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            }
            told = ["--ports", ",".join(map(str, ports))]
            order = [sys.executable, __file__, *sys.argv[1:], *told]
            subprocess.run(order, env=environment, check=True)


@contextmanager
def servers(pages: int) -> Iterator[list[int]]:
    """A server process for each outlet; each tells its port."""
    started = []
    try:
        for number in range(OUTLETS):
            order = [sys.executable, __file__, "--serve", str(number), "--pages", str(pages)]
            started.append(subprocess.Popen(order, stdout=subprocess.PIPE, text=True))
        yield [int((one.stdout or sys.stdin).readline()) for one in started]
    finally:
        for one in started:
            one.terminate()
            one.wait()


def article(number: int, words: int = 600) -> str:
    """The text of one made-up article; each tenth quotes a made-up work."""
    own = random.Random(number)  # noqa: S311
    text = own.choices(WORDS, k=words)
    if number % 10 == 0:
        text[100:220] = work(number // 10 % 50)
    lines = [" ".join(text[at : at + 60]).capitalize() + "." for at in range(0, words, 60)]
    return "\n".join(lines)


def work(number: int) -> list[str]:
    """The words of one made-up work."""
    return random.Random(f"work {number}").choices(WORDS, k=120)  # noqa: S311


def page(number: int) -> bytes:
    """An article as publishing systems wrap it, about 20 KB."""
    menu = "".join(f'<li><a href="/muc-{n}">Chuyên mục số {n}</a></li>' for n in range(120))
    body = "".join(f"<p>{line}</p>" for line in article(number).split("\n"))
    head = (
        f'<meta charset="utf-8"><title>Bài {number}</title>'
        '<meta property="og:type" content="article">'
        '<meta property="article:published_time" content="2017-05-15T08:00:00+07:00">'
    )
    main = f"<article><h1>Chuyện đồi chè số {number}</h1><div>{body}</div></article>"
    return (
        f'<!doctype html><html lang="vi"><head>{head}</head><body><nav><ul>{menu}</ul></nav>'
        f"{main}<footer>{menu}</footer></body></html>"
    ).encode()


def serve(outlet: int, pages: int) -> None:
    """Answer for one outlet until terminated."""
    own = range(outlet, pages, OUTLETS)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = answer(self.path, own, f"http://{self.headers['Host']}")
            self.send_response(200 if body else 404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer((f"127.0.0.{outlet + 1}", 0), Handler)
    sys.stdout.write(f"{server.server_address[1]}\n")
    sys.stdout.flush()
    server.serve_forever()


def answer(path: str, own: range, home: str) -> bytes:
    """What stands at a path; nothing for robots.txt."""
    name, _, number = path.rpartition("-")
    if name == "/bai":
        return page(int(number.removesuffix(".html")) - 100_000)
    parts = range(0, len(own), PER_SITEMAP)
    if path == "/sitemap.xml":
        rows = [f"<sitemap><loc>{home}/phan-{at}</loc></sitemap>" for at in parts]
        return f"<sitemapindex>{''.join(rows)}</sitemapindex>".encode()
    if name == "/phan":
        some = own[int(number) : int(number) + PER_SITEMAP]
        rows = [f"<url><loc>{home}/bai-{100_000 + one}.html</loc></url>" for one in some]
        return f"<urlset>{''.join(rows)}</urlset>".encode()
    return b""


def resident_mib() -> float:
    """Memory of this process now, in MiB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def measure(options: argparse.Namespace, ports: list[int]) -> None:
    """Sweep, compare, and print one table."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from phoihop.engines.webpages.policy import Clock
    from phoihop.press import services

    call_command("migrate", verbosity=0)
    prepare(ports, at=timezone.now())
    works = [
        services.WorkText(f"TP-{n}", f"Tác phẩm {n}", " ".join(work(n)))
        for n in range(options.works)
    ]
    services.file_works(works, at=timezone.now())
    seen: list[tuple[int, float]] = []
    step = max(1, options.pages // TENTHS)

    def watch(tally: Any) -> None:
        if tally.pages_fetched >= step * (len(seen) + 1):
            seen.append((tally.pages_fetched, resident_mib()))

    manner = services.Manner(
        services.house_manner(Clock(timezone.now)).policy,
        Clock(timezone.now),
        0.0,
        threads=OUTLETS,
        visit_seconds=1e9,
        tell=watch,
    )
    spent, tally = timed(lambda: services.sweep(manner))
    print(f"| fetched, extracted, stored | {tally.pages_fetched:,} |")
    print("|---|---|")
    print(f"| not had | {tally.pages_failed:,} |")
    print(f"| pages/s | {tally.pages_fetched / spent:,.0f} |")
    for number, (count, mib) in enumerate(seen, 1):
        print(f"| memory after {number}/10 ({count:,} pages), MiB | {mib:,.0f} |")
    services.compare_due(at=timezone.now(), limit=options.works + 1)  # compiles, the first time
    spent, compared = timed(lambda: services.compare_due(at=timezone.now()))
    print(f"| compared with {options.works} works, pages/s | {compared.pages / spent:,.0f} |")
    print(f"| hits | {compared.hits:,} |")
    print(f"| memory afterwards, MiB | {resident_mib():,.0f} |")


def timed(act: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds, and what came of it."""
    began = time.perf_counter()
    result = act()
    return time.perf_counter() - began, result


def prepare(ports: list[int], *, at: Any) -> None:
    """Outlets, their hosts and their sitemaps, followed."""
    from django.contrib.auth.models import User

    from phoihop.law.access import Role
    from phoihop.parties.models import Member, MemberRole, Organisation
    from phoihop.press import services
    from phoihop.press.finding import SourceKind
    from phoihop.press.models import Outlet

    house = Organisation.objects.create(ref="nha-mau", kind="publisher")
    user = User.objects.create(username="mau")
    member = Member.objects.create(ref="mau", user=user, organisation=house, display_name="Mẫu")
    MemberRole.objects.create(member=member, role=Role.EDITOR.value)
    for number, port in enumerate(ports):
        home = f"http://127.0.0.{number + 1}:{port}"
        outlet = services.add_outlet(f"Báo {number}", by=member, at=at, hosts=[home])
        services.add_source(outlet, SourceKind.SITEMAP, f"{home}/sitemap.xml", by=member, at=at)
        services.watch(Outlet.objects.get(pk=outlet.pk), reason="đo", by=member, at=at)


if __name__ == "__main__":
    main()
