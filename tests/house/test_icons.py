"""Every icon that a page or the sidebar names is vendored."""

import re
from pathlib import Path

import phoihop
from phoihop.ui import icons, navigation

SOURCE = Path(phoihop.__file__).parent
NAMED = re.compile(r"""\{% icon ['"]([\w-]+)['"]|icon_name=['"]([\w-]+)['"]""")
VENDORED = {path.stem for path in icons.FOLDER.glob("*.svg")}


def test_every_icon_of_a_template_is_vendored():
    named = {
        name
        for page in SOURCE.rglob("*.html")
        for found in NAMED.findall(page.read_text(encoding="utf-8"))
        for name in found
        if name
    }
    assert sorted(named - VENDORED) == []


def test_every_icon_of_the_sidebar_is_vendored():
    assert sorted({entry.icon for entry in navigation.entries()} - VENDORED) == []
