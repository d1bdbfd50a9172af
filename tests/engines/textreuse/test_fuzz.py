"""Whatever comes in, nothing crashes; and what is light stays light."""

import json
import subprocess
import sys
from pathlib import Path

import numba
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phoihop.engines.textreuse import Document, Index, compare
from phoihop.engines.textreuse.command import main
from phoihop.engines.textreuse.compiled import kernel
from tests.engines.textreuse.texts import prose

SRC = Path(__file__).parents[3] / "src"
ANYTHING = st.text(st.characters(codec=None), max_size=300)  # lone surrogates too
ROUGH = settings(
    deadline=None, max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip


@ROUGH
@given(content=st.binary(max_size=400))
def test_any_file_can_be_indexed_and_asked(tmp_path, content):
    path = tmp_path / "rough.jsonl"
    path.write_bytes(content)
    assert main(["index", str(path), "-o", str(tmp_path / "dir")]) == 0
    if (tmp_path / "dir" / "manifest.json").exists():
        hits = str(tmp_path / "hits")
        assert main(["query", str(tmp_path / "dir"), str(path), "-o", hits]) == 0


@ROUGH
@given(start=st.sampled_from([b"\x1f\x8b\x08", b"\xfd7zXZ\x00"]), rest=st.binary(max_size=99))
def test_a_file_that_only_begins_as_a_packed_one_is_named(tmp_path, start, rest):
    path = tmp_path / "rough.gz"
    path.write_bytes(start + rest)
    assert main(["index", str(path), "-o", str(tmp_path / "dir")]) == 0


@ROUGH
@given(st.lists(st.tuples(ANYTHING, ANYTHING, ANYTHING), max_size=6))
def test_any_documents_are_taken_or_named(tmp_path, rows):
    documents = [Document(name, text * 3, title) for name, text, title in rows]
    with Index.open(tmp_path / "index") as index:
        result = index.add(documents)
        assert result.added + len(result.known) + len(result.skipped) == len(documents)
        assert index.check() == []


@ROUGH
@given(ANYTHING, ANYTHING)
def test_any_two_texts_are_compared_alike_both_ways(a, b):
    assert compare(a, b).longest_run == compare(b, a).longest_run


def test_importing_the_engine_does_not_load_the_compiler():
    source = "import sys, phoihop.engines.textreuse.command; print('numba' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", source], capture_output=True, text=True, check=True,
        env={"PYTHONPATH": str(SRC), "PATH": ""},
    )  # fmt: skip
    assert done.stdout.strip() == "False"


def test_without_a_place_for_its_cache_a_kernel_is_compiled_all_the_same(monkeypatch):
    njit = numba.njit

    def nowhere_to_write(*functions: object, **options: object):
        if options.pop("cache", False):
            raise RuntimeError("cannot cache function: no locator available")
        return njit(*functions, **options)

    monkeypatch.setattr(numba, "njit", nowhere_to_write)

    @kernel
    def doubled(number: int) -> int:
        return 2 * number

    assert doubled(21) == 42


def test_uncompiled_the_kernels_answer_the_same_and_complain_of_nothing(tmp_path):
    shared = prose(90, seed=4)
    for name, text in (("kept", f"{shared} {prose(60, seed=5)}"), ("asked", f"hai {shared}")):
        (tmp_path / name).write_text(json.dumps({"id": name, "text": text}), encoding="utf-8")
    indexing = ["index", str(tmp_path / "kept"), "-o", str(tmp_path / "index")]
    asking = ["query", str(tmp_path / "index"), str(tmp_path / "asked"), "-o"]
    source = (
        "import sys; from phoihop.engines.textreuse.command import main;"
        "sys.exit(main(sys.argv[1].split()) or main(sys.argv[2].split()))"
    )
    subprocess.run(
        [sys.executable, "-W", "error", "-c", source,
         " ".join(indexing), " ".join([*asking, str(tmp_path / "uncompiled")])],
        env={"PYTHONPATH": str(SRC), "PATH": "", "NUMBA_DISABLE_JIT": "1"}, check=True,
    )  # fmt: skip
    assert main([*asking, str(tmp_path / "compiled")]) == 0
    hits = (tmp_path / "compiled").read_text(encoding="utf-8")
    assert '"kept"' in hits
    assert (tmp_path / "uncompiled").read_text(encoding="utf-8") == hits
