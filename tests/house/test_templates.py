"""What holds for every template of the house."""

import re
from pathlib import Path

import pytest

import phoihop

SOURCE = Path(phoihop.__file__).parent
OF_ENGINES = SOURCE / "engines"  # files for people without the program; nobody serves them
PAGES = sorted(one for one in SOURCE.rglob("*.html") if OF_ENGINES not in one.parents)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(SOURCE).as_posix())
def test_a_template_holds_no_style_and_no_script_of_its_own_and_stays_short(page):
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"<[^>]*\s(style|on\w+)=", text), "the content policy would ignore it"
    assert not re.search(r"<(style|script)>", text), "the content policy would ignore it"
    assert len(text.splitlines()) <= 150


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(SOURCE).as_posix())
def test_a_form_that_posts_carries_its_token(page):
    text = page.read_text(encoding="utf-8")
    posts = len(re.findall(r'<form[^>]*method="post"', text))
    assert text.count("{% csrf_token %}") >= posts
