"""What waits for the member, the letters that told of it, and what a search finds."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router

from phoihop.api.asking import After, Limit, member_of, page_after, today
from phoihop.api.schemas import day as forms
from phoihop.api.schemas.forms import CLEAN, Day, answers
from phoihop.desk.addresses import address_of_hit
from phoihop.desk.item_json import item_as_json
from phoihop.desk.queries import search as found_for
from phoihop.desk.queries import today_of
from phoihop.notices.queries import letters_to

router = Router(tags=["day"])
Words = Annotated[str, Query(min_length=1, max_length=200, pattern=CLEAN)]


@router.get("/today", response=answers(forms.Today))
def work_of_today(request: HttpRequest, on: Annotated[Day | None, Query()] = None) -> Any:
    """What waits for the member on a day, and what waits for others."""
    day = on or today()
    found = today_of(member_of(request), on=day)
    return {
        "on": day,
        "mine": [item_as_json(item, on=day) for item in found.mine],
        "others": [item_as_json(item, on=day) for item in found.others],
    }


@router.get("/letters", response=answers(forms.LetterPage))
def list_letters(request: HttpRequest, after: After = "", limit: Limit = 50) -> Any:
    """The letters that the house wrote to the member, the newest first."""
    rows = letters_to(member_of(request).user)
    return page_after(rows, after, limit=limit, told=lambda letter: letter, key="key")


@router.get("/search", response=answers(list[forms.Hit]))
def search(request: HttpRequest, q: Words) -> Any:
    """What the member may see that holds every word; diacritics may be left out."""
    found = found_for(member_of(request), q)
    return [
        {
            "kind": hit.kind.value,
            "ref": hit.ref,
            "title": hit.title,
            "about": hit.about,
            "programme": hit.programme_ref,
            "address": address_of_hit(hit),
        }
        for hits in found.values()
        for hit in hits
    ]
