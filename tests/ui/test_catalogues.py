"""The tool that keeps the words in two languages."""

import gettext
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from phoihop.ui.catalogues.entries import Entry, Key, merge
from phoihop.ui.catalogues.files import mo_bytes, po_text, read_po
from phoihop.ui.catalogues.rooms import faults, refresh

PAGE = """{% load i18n %}
    <p>{% translate "Kế hoạch" %} {{ _("Bài")|default:_("Tin") }}</p>
  {% blocktranslate count n=n trimmed %}
     có {{ n }} bài
  {% plural %}
     có {{ n }} bài
  {% endblocktranslate %}
{% translate "Bài" context "genre" %} it's 100% "open" (
"""
CODE = """from django.utils.translation import gettext_lazy as _
LABEL = _("Nghiệm " "thu")
"""
WORDS = {"Kế hoạch": "Plan", "Bài": "Article", "Tin": "News item", "Nghiệm thu": "Acceptance"}


@pytest.fixture
def room(tmp_path: Path) -> Path:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "labels.py").write_text(CODE, encoding="utf-8")
    return tmp_path


def translate(room: Path) -> None:
    """Fill in the English as a person would."""
    path = room / "locale/en/LC_MESSAGES/django.po"
    text = path.read_text(encoding="utf-8")
    for vietnamese, english in WORDS.items():
        text = text.replace(
            f'msgid "{vietnamese}"\nmsgstr ""', f'msgid "{vietnamese}"\nmsgstr "{english}"'
        )
    text = text.replace('msgstr[0] ""', 'msgstr[0] "%(n)s article"')
    text = text.replace('msgstr[1] ""', 'msgstr[1] "%(n)s articles"')
    path.write_text(text, encoding="utf-8")


def test_code_and_templates_are_collected_and_wait_for_words(room):
    assert refresh(room) == 6
    assert any("not translated (en): 'Nghiệm thu'" in fault for fault in faults(room))


def test_a_translated_and_compiled_room_has_no_faults(room):
    refresh(room)
    translate(room)
    assert any("django.mo" in fault for fault in faults(room))
    assert refresh(room) == 0
    assert list(faults(room)) == []


def test_the_compiled_catalogue_is_what_gettext_reads(room):
    refresh(room)
    translate(room)
    refresh(room)
    compiled = (room / "locale/en/LC_MESSAGES/django.mo").read_bytes()
    english = gettext.GNUTranslations(BytesIO(compiled))
    assert english.gettext("Kế hoạch") == "Plan"
    assert english.ngettext("có %(n)s bài", "có %(n)s bài", 1) == "%(n)s article"
    assert english.ngettext("có %(n)s bài", "có %(n)s bài", 2) == "%(n)s articles"
    assert english.pgettext("genre", "Bài") == "Article"


def test_refreshing_twice_changes_nothing_and_a_sentence_gone_leaves(room):
    refresh(room)
    translate(room)
    refresh(room)
    path = room / "locale/en/LC_MESSAGES/django.po"
    before = path.read_bytes()
    refresh(room)
    assert path.read_bytes() == before
    (room / "labels.py").write_text("", encoding="utf-8")
    assert "no longer used: 'Nghiệm thu'" in list(faults(room))
    refresh(room)
    assert list(faults(room)) == []


def test_a_placeholder_that_nobody_fills_is_a_fault():
    entry = Entry(Key("có %(n)s bài"), ("%(count)s articles",))
    assert entry.strays == {"%(count)s"}


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)


@given(st.dictionaries(texts, texts, max_size=8))
def test_what_is_written_is_read_back_and_compiled_alike(tmp_path_factory, words):
    found = {Key(text): {"a.py"} for text in words}
    kept = [Entry(key, (words[key.singular],)) for key in found]
    entries = merge(found, kept)
    path = tmp_path_factory.mktemp("po") / "django.po"
    path.write_text(po_text(entries, language="en"), encoding="utf-8", newline="\n")
    assert read_po(path) == entries
    english = gettext.GNUTranslations(BytesIO(mo_bytes(entries, language="en")))
    assert {text: english.gettext(text) for text in words} == words


def test_the_command_knows_its_rooms():
    with pytest.raises(CommandError, match="no room 'nowhere'"):
        call_command("catalogue", room="nowhere")
    said = StringIO()
    call_command("catalogue", room="ui", check=True, stdout=said)
    assert said.getvalue() == ""
