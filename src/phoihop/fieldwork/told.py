"""Trips, questions, packs and leads as programs read them. No reporter's note is among them."""

from typing import Any

from phoihop.fieldwork.models import Lead, Pack, Question, Trip
from phoihop.fieldwork.queries import costs_of


def trip_told(trip: Trip) -> dict[str, Any]:
    """A trip. ``costs`` holds only what was told."""
    return {
        "ref": trip.deed.ref,
        "state": trip.deed.last_step,
        "from_on": trip.from_on.isoformat(),
        "until_on": trip.until_on.isoformat(),
        "due_on": trip.deed.due_on.isoformat() if trip.deed.due_on else None,
        "place": trip.place,
        "members": [one.name for one in trip.members.all()],
        "stops": [{"on": one.on.isoformat(), "place": one.place} for one in trip.stops.all()],
        "costs": {one.cost.value: one.payer.value for one in costs_of(trip).values()},
        "topics": [one.topic.ref for one in trip.topics.select_related("topic")],
    }


def question_told(question: Question) -> dict[str, Any]:
    """A question. Of a sensitive one the words are left out."""
    deed = question.deed
    return {
        "ref": deed.ref,
        "state": deed.last_step,
        "due_on": deed.due_on.isoformat() if deed.due_on else None,
        "sensitive": question.sensitive,
        "title": "" if question.sensitive else deed.title,
        "files": [
            {"name": one.paper.name, "dated_on": one.dated_on.isoformat(), "source": one.source}
            for one in question.files.select_related("paper")
        ],
    }


def pack_told(pack: Pack) -> dict[str, Any]:
    """A pack with its versions, the newest first."""
    return {
        "ref": pack.ref,
        "unit": pack.unit.ref,
        "title": pack.title,
        "versions": [
            {"number": one.number, "issued_on": one.issued_on.isoformat(), "change": one.change}
            for one in pack.versions.all()
        ],
    }


def lead_told(lead: Lead) -> dict[str, Any]:
    """A lead, without the people it names."""
    return {
        "ref": lead.ref,
        "state": lead.state,
        "kind": lead.kind,
        "expires_on": lead.expires_on.isoformat(),
        "title": lead.title,
    }
