"""The index on ClickHouse answers as the index on disk does. Needs the extra ``cluster``."""

import importlib.util
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from phoihop.engines.textreuse import Document, Index
from phoihop.engines.textreuse.clickhouse import OverHttp, Server, in_process
from phoihop.engines.textreuse.cluster import ClusterIndex
from phoihop.law.refusal import Refusal
from tests.engines.textreuse.texts import prose

ELSEWHERE = sys.platform != "linux" and importlib.util.find_spec("chdb") is None
needs_chdb = pytest.mark.skipif(ELSEWHERE, reason="needs the extra `cluster` (chdb, 534 MB)")
SHARDS = ("shard_a", "shard_b", "shard_c")


@pytest.fixture(scope="module")
def servers(tmp_path_factory) -> list[Server]:
    return in_process(tmp_path_factory.mktemp("clickhouse"), SHARDS)


@pytest.fixture
def cluster(servers) -> ClusterIndex:
    for server in servers:
        server.run("DROP TABLE IF EXISTS postings")
        server.run("DROP TABLE IF EXISTS documents")
    return ClusterIndex(servers)


def article(number: int) -> Document:
    return Document(f"bài-{number}", prose(150, seed=number * 10), f"Tin {number}", "Báo A")


def variants() -> list[Document]:
    quoted = prose(40, seed=30)
    return [
        Document("lại", article(3).text.upper(), "Tin khác"),
        Document("trích", f"{prose(100, seed=901)} {quoted} {prose(60, seed=902)}"),
        Document("lạ", prose(150, seed=903)),
    ]


@needs_chdb
def test_it_finds_what_the_index_on_disk_finds(cluster, tmp_path):
    documents = [article(number) for number in range(30)]
    with Index.open(tmp_path / "index") as index:
        index.add(documents)
        assert cluster.add(documents).added == 30
        expected = index.query_many(variants(), with_spans=True)
        assert cluster.query_many(variants(), with_spans=True) == expected
        assert cluster.query_many(variants(), thorough=True) == index.query_many(
            variants(), thorough=True
        )
    assert [match.id for match in expected[0]] == ["bài-3"]
    assert expected[1]


@needs_chdb
def test_documents_are_added_once_removed_and_added_again(cluster):
    assert cluster.add([article(1), article(2), article(1), Document("rỗng", "")]).added == 2
    again = cluster.add([article(1), article(3)])
    assert (again.added, again.known, len(cluster)) == (1, ("bài-1",), 3)
    assert cluster.remove(["bài-1", "không có"]) == 1
    assert ("bài-1" in cluster, len(cluster)) == (False, 2)
    assert cluster.query(article(1).text) == []
    cluster.compact()
    cluster.add([article(1)])
    assert [match.id for match in cluster.query(article(1).text)] == ["bài-1"]


@needs_chdb
def test_an_addition_that_was_cut_off_is_done_again_without_doubles(cluster, monkeypatch):
    def killed(self: ClusterIndex, rows: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(ClusterIndex, "_put", killed)
        with pytest.raises(KeyboardInterrupt):
            cluster.add([article(1), article(2)])
    assert cluster.query(article(1).text) == []
    cluster.add([article(1), article(2)])
    (match,) = cluster.query(article(1).text)
    assert (match.id, match.words) == ("bài-1", 150)


@needs_chdb
def test_the_same_runs_over_http(cluster, servers):
    with serving(servers) as address:
        remote = ClusterIndex([OverHttp(address, name, "user", "key") for name in SHARDS])
        remote.add([article(1)])
        assert [match.id for match in remote.query(article(1).text)] == ["bài-1"]
        with pytest.raises(OSError, match="ClickHouse answered 500"):
            remote.servers[0].run("SELECT nonsense")
    assert "bài-1" in cluster


def test_without_the_extra_it_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(Refusal, match="no_cluster"):
        in_process(Path(tmp_path), ["one"])


class serving:  # noqa: N801
    """A tiny HTTP door to the in-process databases, as ClickHouse's own."""

    def __init__(self, servers: list[Server]) -> None:
        by_name = dict(zip(SHARDS, servers, strict=True))
        lock = threading.Lock()

        class Door(BaseHTTPRequestHandler):
            def do_POST(self) -> None:  # noqa: N802
                asked = parse_qs(urlsplit(self.path).query)
                body = self.rfile.read(int(self.headers["Content-Length"]))
                server = by_name[asked["database"][0]]
                try:
                    with lock:
                        answer = self.answer(server, asked, body)
                    self.send_response(200)
                except RuntimeError as error:
                    answer = str(error).encode()
                    self.send_response(500)
                self.end_headers()
                self.wfile.write(answer)

            def answer(self, server: Server, asked: dict[str, list[str]], body: bytes) -> bytes:
                if "query" not in asked:
                    return server.run(body.decode())
                _, _, table, columns = asked["query"][0].split(" ", 3)
                names = columns[1 : columns.index(")")].split(", ")
                from phoihop.engines.textreuse import cluster

                types = {cluster.POSTINGS, cluster.DOCUMENTS, cluster.ASKED}
                (typed,) = [t for t in types if [c.split()[0] for c in t.split(", ")] == names]
                server.insert(table, typed, body)
                return b""

            def log_message(self, *arguments: object) -> None:
                """Say nothing."""

        self._http = HTTPServer(("127.0.0.1", 0), Door)

    def __enter__(self) -> str:
        threading.Thread(target=self._http.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self._http.server_port}/"

    def __exit__(self, *arguments: object) -> None:
        self._http.shutdown()
        self._http.server_close()
