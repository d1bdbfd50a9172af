"""Every mistake that a file may hold has its sentence, in both languages."""

import re
from pathlib import Path

import pytest
from django.utils import translation

from phoihop.engines.plainfiles import Mistake
from phoihop.programmes.mistake_sentences import MISTAKES, mistake_sentence

SOURCE = Path(__file__).resolve().parents[2] / "src" / "phoihop"
FILES = [
    *(SOURCE / "engines" / "plainfiles").glob("*.py"),
    SOURCE / "parties" / "services" / "facts.py",
    SOURCE / "programmes" / "sense.py",
    SOURCE / "programmes" / "services" / "importing.py",
]
NOTED = re.compile(r"(?:wrong|Mistake|_Stop)\(\s*[^\"]*?\"([a-z]+\.[a-z_0-9]+)\"")
KINDS = ["organisation", "person", "document", "outlet", "theme", "obligation", "party"]
KINDS += ["line", "programme"]


def codes() -> set[str]:
    found = {code for file in FILES for code in NOTED.findall(file.read_text(encoding="utf-8"))}
    return found | {f"programmes.unknown_{kind}" for kind in KINDS}


def test_the_codes_in_the_source_are_those_with_a_sentence() -> None:
    assert codes() <= MISTAKES.keys()


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("code", sorted(MISTAKES))
def test_each_sentence_can_be_said(code: str, language: str) -> None:
    with translation.override("vi"):
        template = str(MISTAKES[code])
    facts = dict.fromkeys(re.findall(r"%\((\w+)\)s", template), "x")
    with translation.override(language):
        sentence = mistake_sentence(Mistake(1, (), code, {**facts, "suggestion": "y"}), MISTAKES)
        english = str(MISTAKES[code])
    assert "%(" not in sentence
    assert sentence.endswith("“y”?")
    assert (english == template) == (language == "vi")
