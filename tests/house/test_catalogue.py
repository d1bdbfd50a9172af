"""Every sentence of every room stands in English too, and its catalogue is compiled."""

import pytest

from phoihop.ui.catalogues.rooms import faults
from phoihop.ui.management.commands.catalogue import rooms


@pytest.mark.parametrize("room", sorted(rooms()))
def test_every_sentence_of_a_room_has_its_english(room):
    assert list(faults(rooms()[room])) == [], f"./phoihop manage catalogue --room {room}"
