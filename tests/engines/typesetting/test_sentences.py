"""Every refusal of the two engines has its sentence in both languages."""

import re
from pathlib import Path

from phoihop.site.sentences import tables, typesetting

ENGINES = Path(__file__).parents[3] / "src" / "phoihop" / "engines"


def test_every_code_has_a_sentence_and_every_sentence_a_code() -> None:
    for name, sentences in (("tables", tables.SENTENCES), ("typesetting", typesetting.SENTENCES)):
        source = "".join(path.read_text() for path in (ENGINES / name).rglob("*.py"))
        code = source.partition('"""')[2]
        raised = set(re.findall(rf'"({name}\.[a-z_]+)"', code))
        assert raised == set(sentences)
        assert all(vi.strip() and en.strip() for vi, en in sentences.values())


def test_both_languages_fill_in_the_same_facts() -> None:
    for vi, en in [*tables.SENTENCES.values(), *typesetting.SENTENCES.values()]:
        assert set(re.findall(r"{(\w+)}", vi)) == set(re.findall(r"{(\w+)}", en))
