"""The files of an index: many commits, several readers, removal, erasure, damage."""

import json
from collections.abc import Iterator

import pytest

from phoihop.engines.textreuse import Document, Index
from phoihop.law.refusal import Refusal
from tests.engines.textreuse.texts import prose


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "index"


@pytest.fixture
def index(folder) -> Iterator[Index]:
    with Index.open(folder) as index:
        yield index


def article(number: int) -> Document:
    return Document(f"bài-{number}", prose(120, seed=number * 10), title=f"Tin số {number}")


def found(index: Index, number: int) -> list[str]:
    return [match.id for match in index.query(article(number).text)]


def test_many_small_commits_leave_few_segments_and_everything_is_found(index, folder):
    for number in range(40):
        index.add([article(number)])
    assert len(list(folder.glob("postings-*"))) <= 6
    assert all(found(index, number) == [f"bài-{number}"] for number in range(40))
    assert index.check() == []


def test_readers_go_on_while_a_writer_writes_and_see_each_commit(index, folder):
    index.add([article(1)])
    reader = Index.open(folder)
    assert found(reader, 2) == []
    index.add([article(2)])
    assert found(reader, 2) == ["bài-2"]
    index.remove(["bài-1"])
    index.compact()
    assert (found(reader, 1), found(reader, 2), len(reader)) == ([], ["bài-2"], 1)


def test_only_one_writes_until_it_closes(index, folder):
    index.add([article(1)])
    other = Index.open(folder)
    with pytest.raises(Refusal) as refusal:
        other.add([article(2)])
    assert refusal.value.code == "textreuse.writer_busy"
    index.close()
    assert other.add([article(2)]).added == 1
    other.close()


def test_what_is_removed_is_not_found_and_may_come_back(index):
    index.add([article(number) for number in range(6)])
    assert index.remove(["bài-2", "bài-5", "không có"]) == 2
    assert (found(index, 2), len(index)) == ([], 4)
    assert index.add([article(2)]).added == 1
    assert found(index, 2) == ["bài-2"]


def test_compaction_frees_space_and_keeps_the_rest(index):
    index.add([article(number) for number in range(60)])
    before = index.sizes()
    index.remove([f"bài-{number}" for number in range(0, 60, 2)])
    index.compact()
    after = index.sizes()
    assert after.words_bytes < 0.6 * before.words_bytes
    assert [found(index, number) for number in range(3)] == [[], ["bài-1"], []]
    assert index.check() == []
    index.compact()
    assert index.sizes() == after


def test_a_segment_never_grows_beyond_what_its_directory_can_count(index, folder, monkeypatch):
    monkeypatch.setattr("phoihop.engines.textreuse.writing.MOST_POSTINGS", 100)
    for number in range(12):
        index.add([article(number)])
    assert 2 < len(list(folder.glob("postings-*"))) < 12
    index.remove(["bài-0"])
    index.compact()
    assert 2 < len(list(folder.glob("postings-*"))) < 12
    assert [found(index, number) for number in (0, 1, 11)] == [[], ["bài-1"], ["bài-11"]]
    assert index.check() == []


def test_forgotten_words_are_off_the_disk_and_the_fingerprints_still_speak(index, folder):
    index.add([article(1), article(2)])
    shelf = next(folder.glob("words-*"))
    size, before = shelf.stat().st_size, shelf.read_bytes()
    assert index.forget(["bài-1"]) == 1
    assert shelf.stat().st_size == size
    assert shelf.read_bytes() != before
    assert shelf.read_bytes()[:400] == bytes(400)
    (match,) = index.query(article(1).text)
    assert (match.id, match.verified, match.grade) == ("bài-1", False, "possible")
    assert found(index, 2) == ["bài-2"]
    index.compact()
    (match,) = index.query(article(1).text)
    assert (match.id, match.verified) == ("bài-1", False)
    assert index.check() == []


def test_an_erasure_that_was_interrupted_is_finished_by_the_next_writer(index, folder, monkeypatch):
    index.add([article(1), article(2)])

    def killed(writer: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("phoihop.engines.textreuse.erasing.finish_erasing", killed)
        with pytest.raises(KeyboardInterrupt):
            index.forget(["bài-1"])
    index.close()
    shelf = next(folder.glob("words-*"))
    assert shelf.read_bytes()[:400] != bytes(400)
    with Index.open(folder) as again:
        again.add([article(3)])
    assert shelf.read_bytes()[:400] == bytes(400)
    assert b'"erasing":[]' in (folder / "manifest.json").read_bytes()


def test_leftovers_of_a_crash_are_cleared_and_cut_off(index, folder):
    index.add([article(1)])
    index.close()
    (folder / "postings-00000099.keys").write_bytes(b"half")
    (folder / "postings-00000099.keys.new").write_bytes(b"half")
    with next(folder.glob("words-*")).open("ab") as shelf:
        shelf.write(b"half a block")
    with next(folder.glob("documents-*")).open("ab") as rows:
        rows.write(b"half a row")
    with Index.open(folder) as again:
        again.add([article(2)])
        assert (found(again, 1), found(again, 2)) == (["bài-1"], ["bài-2"])
        assert again.check() == []
    assert not list(folder.glob("*99*"))


@pytest.mark.parametrize("name", ["manifest.json", "postings-*", "words-*", "documents-*"])
def test_damage_is_seen(index, folder, name):
    index.add([article(number) for number in range(5)])
    index.close()
    path = next(folder.glob(name))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    try:
        damaged = Index.open(folder).check()
    except Refusal as refusal:
        damaged = [str(refusal.facts["file"])]
    assert damaged == [path.name]


def test_a_file_cut_short_or_gone_is_refused(index, folder):
    index.add([article(1)])
    index.close()
    rows = next(folder.glob("documents-*"))
    rows.write_bytes(rows.read_bytes()[:-1])
    with pytest.raises(Refusal, match="index_damaged"):
        Index.open(folder)
    rows.unlink()
    with pytest.raises(Refusal, match="index_damaged"):
        Index.open(folder)


def test_an_index_of_another_setting_is_refused(index, folder):
    import zlib

    index.add([article(1)])
    index.close()
    path = folder / "manifest.json"
    body = json.loads(path.read_bytes().partition(b"\n")[2])
    body["shingle"] = 9
    raw = json.dumps(body).encode()
    path.write_bytes(b"%d\n%s" % (zlib.crc32(raw), raw))
    with pytest.raises(Refusal, match="index_other_format"):
        Index.open(folder)
