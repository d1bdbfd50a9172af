"""The index on ClickHouse, for archives that one machine cannot hold.

The same postings, the same candidate rule and the same verification as ``Index``. A server holds
one range of hashes; a document lives on the server its number falls to. A batch of texts costs
one round of queries, so ask in batches of hundreds. One process may write at a time.
"""

import uuid
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from phoihop.engines.textreuse.clickhouse import Server
from phoihop.engines.textreuse.documents import Document, Skipped, require_fit, unfit
from phoihop.engines.textreuse.index import Added, batches
from phoihop.engines.textreuse.manifest import EMPTY
from phoihop.engines.textreuse.matches import Match
from phoihop.engines.textreuse.naming import id_hash
from phoihop.engines.textreuse.readings import Readings, read_documents
from phoihop.engines.textreuse.reporting import matches_of
from phoihop.engines.textreuse.rowbinary import fixed_rows, packed_string, string_at
from phoihop.engines.textreuse.searching import Found, Lookup, compared, lookup_of
from phoihop.engines.textreuse.shelves import ROW, blocks_of
from phoihop.engines.textreuse.snapshots import Snapshot

POSTINGS = "hash UInt64, document UInt64"
ROW_TYPE = f"FixedString({ROW.itemsize})"
DOCUMENTS = f"number UInt64, version UInt32, gone UInt8, name UInt64, row {ROW_TYPE}, block String"
ASKED = "text UInt32, rare UInt32, hash UInt64"
SCHEMA = (
    "CREATE TABLE IF NOT EXISTS postings (hash UInt64 CODEC(Delta, ZSTD(1)), "
    "document UInt64 CODEC(ZSTD(1))) ENGINE = MergeTree ORDER BY hash "
    "SETTINGS index_granularity = 1024",
    "CREATE TABLE IF NOT EXISTS documents (number UInt64, version UInt32, gone UInt8, "
    f"name UInt64, row {ROW_TYPE}, block String CODEC(ZSTD(3)), "
    "INDEX names name TYPE bloom_filter GRANULARITY 1) "
    "ENGINE = ReplacingMergeTree(version) ORDER BY number SETTINGS index_granularity = 256",
)
CANDIDATES = """
SELECT asked.text AS text, document, toUInt32(count()) AS hits,
       toUInt32(sum(total <= asked.rare)) AS rares
FROM (
    SELECT hash, groupUniqArray({room})(document) AS documents, length(documents) AS total
    FROM postings WHERE hash IN (SELECT hash FROM {asked}) GROUP BY hash
    HAVING total <= {frequent}
) AS found
ARRAY JOIN documents AS document
JOIN {asked} AS asked ON asked.hash = found.hash
GROUP BY text, document
"""
PAIR = np.dtype([("text", "<u4"), ("document", "<u8"), ("hits", "<u4"), ("rares", "<u4")])
POSTING = np.dtype([("hash", "<u8"), ("document", "<u8")])
QUESTION = np.dtype([("text", "<u4"), ("rare", "<u4"), ("hash", "<u8")])
EVERY = 1 << 30
Numbers = npt.NDArray[np.int64]


class ClusterIndex:
    """An index spread over ClickHouse servers; methods as ``Index`` has them."""

    def __init__(self, servers: Sequence[Server]) -> None:
        """Create the tables where they are missing.

        Args:
            servers: their order and number belong to the data; neither may change later.
        """
        self.servers = servers
        for statement in SCHEMA:
            self._run(statement)

    def __len__(self) -> int:
        return sum(numbers_in(self._run("SELECT count() FROM documents FINAL WHERE gone = 0")))

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and bool(self._numbers([name]))

    def add(self, documents: Iterable[Document]) -> Added:
        """Index documents; as ``Index.add``. Killed half-way, run it again."""
        added, known, skipped = 0, list[str](), list[Skipped]()
        for batch in batches(documents):
            chosen: dict[str, Document] = {}
            for document in batch:
                code = unfit(document)
                if code is not None:
                    skipped.append(Skipped(document.id, code))
                elif document.id in chosen:
                    known.append(document.id)
                else:
                    chosen[document.id] = document
            here = self._numbers(list(chosen))
            known.extend(here)
            fit = [document for name, document in chosen.items() if name not in here]
            if fit:
                self._append(fit, *read_documents(fit))
            added += len(fit)
        return Added(added, tuple(known), tuple(skipped))

    def query_many(
        self, documents: Sequence[Document], *, with_spans: bool = False, thorough: bool = False
    ) -> list[list[Match]]:
        """The matches of each document; as ``Index.query_many``."""
        for document in documents:
            require_fit(document.text)
        if not documents:
            return []
        texts, titles = read_documents(documents)
        pairs = self._candidates(lookup_of(texts), thorough)
        snapshot, pairs = self._fetched(pairs)
        found = Found(pairs, compared(snapshot, texts, titles, pairs))
        return matches_of(snapshot, documents, titles, found, with_spans=with_spans)

    def query(self, document: Document | str, *, thorough: bool = False) -> list[Match]:
        """The matches of one document; as ``Index.query``. A batch costs hardly more."""
        if isinstance(document, str):
            document = Document("", document)
        (matches,) = self.query_many([document], with_spans=True, thorough=thorough)
        return matches

    def remove(self, names: Iterable[str]) -> int:
        """Take documents out; returns how many were there. Their words are dropped as well."""
        numbers = self._numbers(list(names))
        rows = [(number, 1, 1, name, bytes(ROW.itemsize), b"") for name, number in numbers.items()]
        self._put(rows)
        return len(rows)

    def compact(self) -> None:
        """Let each server merge its parts now, and drop what was removed."""
        for table in ("postings", "documents"):
            self._run(f"OPTIMIZE TABLE {table} FINAL")

    def _run(self, sql: str) -> list[bytes]:
        """Run a statement on all servers."""
        return self._each(lambda _, server: server.run(sql))

    def _each(self, act: Callable[[int, Server], bytes | None]) -> list[bytes]:
        """Do something on all servers at once; what each gave back, in their order."""
        with ThreadPoolExecutor(len(self.servers)) as pool:
            answers = pool.map(act, range(len(self.servers)), self.servers)
            return [answer or b"" for answer in answers]

    def _numbers(self, names: list[str]) -> dict[str, int]:
        """The numbers of the documents with these ids that are there."""
        wanted = {id_hash(name): name for name in names}
        if not wanted:
            return {}
        listed = ",".join(map(str, wanted))
        sql = (
            "SELECT number, any(name) FROM documents "  # noqa: S608
            f"WHERE name IN ({listed}) GROUP BY number HAVING max(gone) = 0"
        )
        rows = fixed_rows(b"".join(self._run(sql)), [("number", "<u8"), ("name", "<u8")])
        return {wanted[int(row["name"])]: int(row["number"]) for row in rows}

    def _append(self, fit: list[Document], texts: Readings, titles: Readings) -> None:
        """Postings first, documents last: a document without its row is as if never added."""
        sql = "SELECT toUInt64(max(number) + 1) FROM documents"
        first = max(numbers_in(self._run(sql)))
        blocks, rows = blocks_of(fit, texts, titles, 0, 0)
        rows["offset"] = 0
        postings = np.empty(len(texts.hashes), POSTING)
        postings["hash"] = texts.hashes
        postings["document"] = np.repeat(
            np.arange(first, first + len(fit)), np.diff(texts.hash_firsts)
        )
        owners = self._owners(texts.hashes)
        self._each(
            lambda shard, server: server.insert(
                "postings", POSTINGS, postings[owners == shard].tobytes()
            )
        )
        self._put(
            [
                (first + at, 0, 0, document.id, rows[at].tobytes(), blocks[at])
                for at, document in enumerate(fit)
            ]
        )

    def _put(self, rows: list[tuple[int, int, int, str, bytes, bytes]]) -> None:
        """Write document rows: number, version, gone, id, row and block."""
        shards: list[list[bytes]] = [[] for _ in self.servers]
        for number, version, gone, name, row, block in rows:
            head = np.array([(number, version, gone, id_hash(name))], "<u8,<u4,u1,<u8").tobytes()
            shards[number % len(shards)].append(head + row + packed_string(block))
        self._each(
            lambda shard, server: (
                server.insert("documents", DOCUMENTS, b"".join(shards[shard]))
                if shards[shard]
                else None
            )
        )

    def _owners(self, hashes: npt.NDArray[np.uint64]) -> Numbers:
        """Which server holds each hash: ranges of equal width."""
        width = -(-(1 << 40) // len(self.servers))
        return (hashes // np.uint64(width)).astype(np.int64)

    def _candidates(self, lookup: Lookup, thorough: bool) -> Numbers:
        """Rows (text, document, hits, rare hits), put together from all servers."""
        from phoihop.engines.textreuse.candidates import (
            ENOUGH_HITS,
            FREQUENT,
            RARE,
            SHORT_POSTINGS,
        )

        counts = np.diff(lookup.bounds)
        asked = np.empty(len(lookup.hashes), QUESTION)
        asked["text"] = np.repeat(np.arange(len(counts)), counts)
        asked["hash"] = lookup.hashes
        rare = np.maximum(RARE, SHORT_POSTINGS // np.maximum(1, counts))
        asked["rare"] = EVERY if thorough else np.repeat(rare, counts)
        owners = self._owners(lookup.hashes)
        frequent = EVERY if thorough else FREQUENT
        answers = self._each(
            lambda shard, server: ask_shard(server, asked[owners == shard], frequent)
        )
        rows = fixed_rows(b"".join(answers), PAIR)
        keys = np.stack([rows["text"].astype(np.int64), rows["document"].astype(np.int64)], axis=1)
        pairs, places = np.unique(keys, axis=0, return_inverse=True)
        hits, rares = np.zeros(len(pairs), np.int64), np.zeros(len(pairs), np.int64)
        np.add.at(hits, places.ravel(), rows["hits"].astype(np.int64))
        np.add.at(rares, places.ravel(), rows["rares"].astype(np.int64))
        enough = (hits >= ENOUGH_HITS) | (rares > 0)
        return np.column_stack([pairs, hits, rares])[enough]

    def _fetched(self, pairs: Numbers) -> tuple[Snapshot, Numbers]:
        """The documents of all pairs as a small snapshot, and the pairs numbered as in it."""
        wanted = np.unique(pairs[:, 1])
        answers = self._each(lambda shard, server: fetch(server, wanted, shard, len(self.servers)))
        rows: list[npt.NDArray[np.void]] = []
        blocks: list[bytes] = []
        order: dict[int, int] = {}
        offset = 0
        for answer in answers:
            at = 0
            while at < len(answer):
                number = int.from_bytes(answer[at : at + 8], "little")
                row = np.frombuffer(answer[at + 8 : at + 8 + ROW.itemsize], ROW).copy()
                block, at = string_at(answer, at + 8 + ROW.itemsize)
                row["offset"] = offset
                order[number] = len(rows)
                rows.append(row)
                blocks.append(block)
                offset += len(block)
        shelf = np.frombuffer(b"".join(blocks), np.uint8)
        table = np.concatenate(rows) if rows else np.empty(0, ROW)
        manifest = replace(EMPTY, documents=len(table))
        snapshot = Snapshot(manifest, table, np.zeros(len(table), np.uint8), (shelf,), ())
        there = np.array([order.get(number, -1) for number in pairs[:, 1].tolist()], np.int64)
        pairs = np.column_stack([pairs[:, 0], there, pairs[:, 2:]])
        return snapshot, pairs[there >= 0]


def ask_shard(server: Server, asked: npt.NDArray[np.void], frequent: int) -> bytes:
    """The candidates that one server knows for its share of a batch's fingerprints."""
    if not len(asked):
        return b""
    table = f"asked_{uuid.uuid4().hex}"
    server.run(f"CREATE TABLE {table} ({ASKED}) ENGINE = Memory")
    try:
        server.insert(table, ASKED, asked.tobytes())
        return server.run(CANDIDATES.format(asked=table, frequent=frequent, room=frequent + 1))
    finally:
        server.run(f"DROP TABLE {table}")


def fetch(server: Server, numbers: Numbers, shard: int, shards: int) -> bytes:
    """Number, row and block of those documents that lie on a server and are not gone."""
    own = numbers[numbers % shards == shard]
    if not len(own):
        return b""
    listed = ",".join(map(str, own.tolist()))
    return server.run(
        "SELECT number, row, block FROM documents "  # noqa: S608
        f"WHERE number IN ({listed}) AND number NOT IN "
        f"(SELECT number FROM documents WHERE gone = 1 AND number IN ({listed}))"
    )


def numbers_in(answers: list[bytes]) -> list[int]:
    """One number from each server's answer."""
    return [int.from_bytes(answer[:8], "little") for answer in answers]
