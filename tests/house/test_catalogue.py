"""Every sentence of every room stands in English too, and its catalogue is compiled."""

from collections import defaultdict

import pytest

from phoihop.ui.catalogues.files import read_po
from phoihop.ui.catalogues.rooms import faults
from phoihop.ui.management.commands.catalogue import rooms


@pytest.mark.parametrize("room", sorted(rooms()))
def test_every_sentence_of_a_room_has_its_english(room):
    assert list(faults(rooms()[room])) == [], f"./phoihop manage catalogue --room {room}"


def test_a_sentence_of_two_rooms_has_one_english():
    # Django joins the catalogues of all rooms: of two translations it shows one in both
    said = defaultdict(set)
    for folder in rooms().values():
        for entry in read_po(folder / "locale" / "en" / "LC_MESSAGES" / "django.po"):
            if entry.translated:
                said[entry.key.context, entry.key.singular].add(entry.translations[0])
    assert {key: texts for key, texts in said.items() if len(texts) > 1} == {}
