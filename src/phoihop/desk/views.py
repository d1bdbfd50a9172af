"""The desk on screen. A view finds and shows; it decides nothing."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from phoihop.desk.addresses import address_of, address_of_hit
from phoihop.desk.queries import today_of
from phoihop.desk.queries.search import LONGEST
from phoihop.desk.queries.search import search as found_for
from phoihop.desk.queries.trail import trail_lines, trail_of
from phoihop.desk.rules import Item, Task, roles_for
from phoihop.desk.trail_wording import action_label, break_label, told_facts
from phoihop.desk.wording import KINDS, TASKS, sentence_of
from phoihop.engines.vietnamese.dates import parse_date
from phoihop.law.access import Side, may
from phoihop.law.period import day_of
from phoihop.parties.queries import acting, home_side
from phoihop.parties.wording import ROLES, SIDES
from phoihop.programmes.queries import get_programme
from phoihop.ui.paging import page_of

SHOWN = 20  # of each list, unless one kind of work is asked for


@login_required
@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """What waits for me, overdue first, and what waits for others."""
    member = acting(request)
    asked = request.GET.get("on", "")
    on = parse_date(asked).last_on if asked else day_of(timezone.now())
    found = today_of(member, on=on)
    wanted = request.GET.get("task", "")
    tasks = [task for task in Task if task.value == wanted]
    mine = [item for item in found.mine if not tasks or item.task in tasks]
    others = [] if tasks else found.others
    context = {
        "on": on,
        "asked": on if asked else None,
        "kinds": [
            {"task": task, "label": TASKS[task], "count": count, "chosen": task in tasks}
            for task, count in found.counts().items()
        ],
        "chosen": tasks,
        "mine": _shown(mine if tasks else mine[:SHOWN], on=on),
        "mine_left": 0 if tasks else max(0, len(mine) - SHOWN),
        "others": _shown(others[:SHOWN], on=on, late=Item.is_overdue_for_others),
        "others_left": max(0, len(others) - SHOWN),
        "nothing": not found.mine and not found.others,
        "may_hand_over": may("charge.hand_over", side=home_side(member), roles=member.roles),
    }
    return render(request, "desk/today.html", context)


@login_required
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """What I may see that holds the words, by kind, exact diacritics first."""
    member = acting(request)
    words = request.GET.get("q", "")[:LONGEST].strip()
    found = found_for(member, words) if words else {}
    context = {
        "words": words,
        "groups": [
            {
                "kind": kind,
                "label": KINDS[kind],
                "hits": [(hit, address_of_hit(hit)) for hit in hits],
            }
            for kind, hits in found.items()
        ],
    }
    return render(request, "desk/search.html", context)


@login_required
@require_GET
def trail(request: HttpRequest, ref: str) -> HttpResponse:
    """The trail of one programme, newest first, and whether it holds."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    found = trail_of(programme, seen_by=member, check=request.GET.get("check") == "1")
    page = page_of(request, found.entries)
    context = {
        "programme": programme,
        "trail": found,
        "broken": break_label(found.broken.why, found.broken.seq) if found.broken else "",
        "page": page,
        "entries": [
            {"entry": entry, "action": action_label(entry.action), "facts": told_facts(entry.facts)}
            for entry in page
        ],
    }
    return render(request, "desk/trail.html", context)


@login_required
@require_GET
def trail_file(request: HttpRequest, ref: str) -> StreamingHttpResponse:
    """The whole chain as JSON lines."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    lines = trail_lines(programme, seen_by=member)
    headers = {"Content-Disposition": f'attachment; filename="nhat-ky-{programme.ref}.jsonl"'}
    return StreamingHttpResponse(
        (f"{line}\n" for line in lines), content_type="application/x-ndjson", headers=headers
    )


def _shown(
    items: Iterable[Item],
    *,
    on: date,
    late: Callable[[Item, date], bool] = Item.is_overdue,
) -> list[dict[str, Any]]:
    """Items with what a page prints of each. That something is late its owner is told first."""
    return [
        {
            "item": item,
            "sentence": sentence_of(item),
            "href": address_of(item),
            "overdue": late(item, on),
            "sides": [SIDES[side] for side in Side if side in item.turn],
            "roles": [ROLES[role] for role in roles_for(item)],
        }
        for item in items
    ]
