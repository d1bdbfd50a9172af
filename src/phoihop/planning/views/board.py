"""The board of topics on screen, and the list of one state."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from phoihop.parties.models import Member
from phoihop.parties.queries import acting
from phoihop.planning.lead_times import Stages
from phoihop.planning.models import Topic
from phoihop.planning.pages import moves_of, stages_by_topic
from phoihop.planning.queries import deeds_of, topics_of
from phoihop.planning.queries.schedule import board_of
from phoihop.planning.rules import TopicState
from phoihop.planning.views.asking import allowed, today
from phoihop.planning.views.deeds import shown
from phoihop.planning.wording import TOPIC_STATES
from phoihop.programmes.models import Programme, ProgrammeParty
from phoihop.programmes.queries import get_programme, party_of
from phoihop.ui.paging import page_of

CARDS = 20  # of each column; the list of its state has them all
DEEDS = 30


@login_required
@require_GET
def board(request: HttpRequest, ref: str) -> HttpResponse:
    """Topics by state, and the open deeds of both sides; with ``?state=`` the list of one state."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    wanted = request.GET.get("state", "")
    if wanted in {state.value for state in TopicState}:
        return _list(request, programme, member, TopicState(wanted))
    columns = board_of(programme, seen_by=member, each=CARDS)
    shown_topics = [topic for _total, topics in columns.values() for topic in topics]
    stages = stages_by_topic(programme, shown_topics)
    party = party_of(programme, member)
    deeds = deeds_of(programme, seen_by=member).filter(ended=False).order_by("due_on", "ref")
    context = {
        "programme": programme,
        "columns": [
            {
                "state": state,
                "label": TOPIC_STATES[state],
                "total": total,
                "left": total - len(topics),
                "cards": [_card(topic, stages.get(topic.pk), party, member) for topic in topics],
            }
            for state, (total, topics) in columns.items()
        ],
        "deeds": [shown(deed) for deed in deeds[:DEEDS]],
        "today": today(),
        "may_propose": allowed("topic.propose", programme, member),
        "may_open": allowed("deed.open", programme, member),
    }
    return render(request, "planning/board.html", context)


def _card(
    topic: Topic, stages: Stages | None, party: ProgrammeParty, member: Member
) -> dict[str, Any]:
    return {
        "topic": topic,
        "stages": stages,
        "moves": moves_of(topic, party_id=party.pk, side=party.side, roles=member.roles),
    }


def _list(
    request: HttpRequest, programme: Programme, member: Member, state: TopicState
) -> HttpResponse:
    topics = topics_of(programme, seen_by=member).filter(state=state.value)
    context = {
        "programme": programme,
        "page": page_of(request, topics.order_by("due_on", "ref"), per_page=60),
        "states": TOPIC_STATES,
        "wanted": state,
        "today": today(),
    }
    return render(request, "planning/topics.html", context)
