"""Every refusal has one sentence in Vietnamese and one in English, and the facts they need."""

import ast
import string
from pathlib import Path

import pytest

from phoihop.site.refusals import all_sentences
from tests.house.walls import HOUSE, calls, modules, tree_of

SENTENCES = all_sentences()


def raised() -> dict[str, list[tuple[Path, set[str] | None]]]:
    """Codes with where they are raised and the facts given (``None``: not to be told)."""
    found: dict[str, list[tuple[Path, set[str] | None]]] = {}
    for path in modules():
        for call in calls(tree_of(path), "Refusal"):
            for code in codes_of(call):
                found.setdefault(code, []).append((path.relative_to(HOUSE), facts_of(call)))
    return found


def codes_of(call: ast.Call) -> list[str]:
    """The literal codes of ``Refusal(…)``: both of ``a if x else b``; ``match.`` of an f-string."""
    return [
        node.value
        for node in ast.walk(call.args[0])
        if call.args and isinstance(node, ast.Constant) and "." in str(node.value)
    ]


def added_on_the_way() -> dict[Path, set[str]]:
    """By folder, the facts that ``Refusal(other.code, …)`` adds to a refusal passing through."""
    found: dict[Path, set[str]] = {}
    for path in modules():
        for call in calls(tree_of(path), "Refusal"):
            if call.args and isinstance(call.args[0], ast.Attribute):
                words = {keyword.arg for keyword in call.keywords if keyword.arg}
                words |= {
                    str(key.value)
                    for node in ast.walk(call)
                    if isinstance(node, ast.Dict)
                    for key in node.keys
                    if isinstance(key, ast.Constant)
                }
                found.setdefault(path.relative_to(HOUSE).parent, set()).update(words)
    return found


def facts_of(call: ast.Call) -> set[str] | None:
    names = {keyword.arg for keyword in call.keywords}
    return None if None in names else {name for name in names if name}


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_every_refusal_has_its_sentence() -> None:
    missing = {
        code: str(places[0][0])
        for code, places in raised().items()
        if code not in SENTENCES
        and not code.startswith(".")  # of a lifecycle: the next test
        and not (code.endswith(".") and any(known.startswith(code) for known in SENTENCES))
    }
    assert missing == {}


def test_every_lifecycle_can_say_that_a_move_is_not_open() -> None:
    subjects = {
        node.args[0].value
        for path in modules()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and "Lifecycle" in ast.unparse(node.func)
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert subjects
    assert {f"{subject}.wrong_state" for subject in subjects} - SENTENCES.keys() == set()


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_both_languages_are_there_and_speak_of_the_same_facts(code: str) -> None:
    vietnamese, english = SENTENCES[code]
    assert vietnamese.strip()
    assert english.strip()
    assert vietnamese != english
    assert fields(vietnamese) == fields(english)


def test_every_fact_that_a_sentence_needs_is_given() -> None:
    added = added_on_the_way()
    lacking = {
        f"{code} in {path}": sorted(needed - given - added.get(path.parent, set()))
        for code, places in raised().items()
        if code in SENTENCES
        for needed in [fields(SENTENCES[code][0])]
        for path, given in places
        if given is not None and needed - given - added.get(path.parent, set())
    }
    assert lacking == {}


def test_sentences_end_as_sentences_do() -> None:
    assert [
        code for code, pair in SENTENCES.items() for text in pair if text[-1] not in ".!?)…”"
    ] == []
