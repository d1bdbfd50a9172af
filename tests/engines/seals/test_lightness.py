"""The engine costs nothing until it is used, and every finding has its sentence."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from phoihop.engines.seals.sentences import FINDINGS, LEVELS, SENTENCES, WORDS, told
from phoihop.engines.seals.verdict import Changes, Coverage, Level, Revocation

SRC = Path(__file__).parents[3] / "src"
ENGINE = SRC / "phoihop" / "engines" / "seals"
MODULES = ("api", "keys", "levels", "timestamps", "trust", "verdict", "rehearsal", "command")
HEAVY = ("pyhanko", "pyhanko_certvalidator", "asn1crypto", "typst", "django", "urllib3")


def test_heavy_packages_are_imported_only_when_used() -> None:
    imports = "; ".join(f"import phoihop.engines.seals.{module}" for module in MODULES)
    code = f"import sys; {imports}; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(SRC)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "[]"


def test_every_code_that_the_engine_says_has_a_sentence_and_no_sentence_is_left_over() -> None:
    texts = [path.read_text("utf-8") for path in ENGINE.glob("*.py") if path.stem != "sentences"]
    said = {code for text in texts for code in re.findall(r'"(seals\.[a-z_0-9]+)"', text)}
    assert said == set(SENTENCES)


@pytest.mark.parametrize("code", sorted(FINDINGS))
def test_a_finding_reads_well_with_any_facts(code: str) -> None:
    names = ["field", "name", "at", "on", "until", "since", "issuer", "signer", "pages"]
    names += ["from_byte", "to_byte"]
    facts = dict.fromkeys(names, "…")
    assert told(code, facts, "vi") != told(code, facts, "en")


def test_every_word_of_a_verdict_can_be_said() -> None:
    assert {level.value for level in Level} == set(LEVELS)
    wanted = {each.value for each in Coverage}
    wanted |= {f"changes_{each.value}" for each in Changes}
    wanted |= {f"revocation_{each.value}" for each in Revocation}
    assert wanted <= set(WORDS)
