"""Pieces that the tests of this room use. Titles and names are invented."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from phoihop.engines.vietnamese.folding import search_key
from phoihop.parties.models import Member, Organisation
from phoihop.press.models import Outlet
from phoihop.publications.models import Publication, Work
from tests.fixtures import NOON

MakePiece = Callable[..., Publication]


@pytest.fixture
def make_piece(db: None, outlet: Outlet, editor: Member) -> MakePiece:
    """Write a work with one publication straight into the tables."""

    def make(number: int, held_by: Organisation | None = None, **changed: Any) -> Publication:
        title = changed.pop("title", f"Cách làm hay ở xã Mẫu số {number}")
        about = {"genre": "article", "words": 900} | {
            name: changed.pop(name)
            for name in ("genre", "words", "body", "by_institution")
            if name in changed
        }
        work = changed.pop("work", None) or Work.objects.create(
            ref=f"TP-2017-{number:04d}",
            title=title,
            recorded_at=NOON,
            title_key=search_key(title),
            search_key=search_key(title),
            **about,
        )
        work.held_by.add(held_by or editor.organisation)
        return Publication.objects.create(
            **{
                "ref": f"LĐ-2017-{number:04d}",
                "work": work,
                "outlet": outlet,
                "title": title,
                "published_on": date(2017, 5, 19),
                "address": f"https://tapchimau.example/bai-{number}.html",
                "identity_key": f"{number:064d}",
                "recorded_at": NOON,
                "recorded_by": editor,
            }
            | changed
        )

    return make
