"""Pieces that appeared and were matched to the line."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from phoihop.engines.vietnamese.folding import search_key
from phoihop.parties.models import Member
from phoihop.press.models import Outlet
from phoihop.programmes.models import Line
from phoihop.publications.models import Match, Publication, Work
from tests.fixtures import NOON

Publish = Callable[..., Match]


@pytest.fixture
def publish(line: Line, outlet: Outlet, editor: Member) -> Publish:
    """Record a piece of a day and confirm that it fulfils the line, as of noon of 1-6-2017."""

    def make(
        title: str,
        on: date,
        *,
        precision: str = "day",
        at: datetime = NOON,
        to: Line = line,
    ) -> Match:
        number = Work.objects.count() + 1
        work = Work.objects.create(
            ref=f"TP-2017-{number:04d}",
            title=title,
            recorded_at=at,
            title_key=search_key(title),
            search_key=search_key(title),
        )
        work.held_by.add(editor.organisation)
        publication = Publication.objects.create(
            ref=f"LĐ-2017-{number:04d}",
            work=work,
            outlet=outlet,
            title=title,
            published_on=on,
            published_precision=precision,
            address=f"https://tapchimau.example/{number}",
            identity_key=f"{number:064d}",
            recorded_at=at,
            recorded_by=editor,
        )
        return Match.objects.create(
            work=work,
            publication=publication,
            programme=to.obligation.programme,
            obligation=to.obligation,
            line=to,
            state="confirmed",
            proposed_at=at,
            decided_by=editor,
            decided_at=at,
        )

    return make
