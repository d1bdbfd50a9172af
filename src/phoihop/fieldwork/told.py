"""Trips, questions, packs and leads as programs read them. No reporter's note is among them."""

from typing import Any

from phoihop.fieldwork.models import Lead, Pack, PackVersion, Question, Trip
from phoihop.fieldwork.queries import costs_of


def trip_told(trip: Trip) -> dict[str, Any]:
    """A trip. ``costs`` holds only what was told; ``log`` is the one that both sides read."""
    return {
        "ref": trip.deed.ref,
        "state": trip.deed.last_step,
        "from_on": trip.from_on.isoformat(),
        "until_on": trip.until_on.isoformat(),
        "due_on": trip.deed.due_on.isoformat() if trip.deed.due_on else None,
        "place": trip.place,
        "purpose": trip.purpose,
        "safety": trip.safety,
        "hosts": [one.ref for one in trip.hosts.all()],
        "members": [one.name for one in trip.members.all()],
        "stops": [
            {"on": one.on.isoformat(), "place": one.place, "what": one.what}
            for one in trip.stops.all()
        ],
        "costs": {one.cost.value: one.payer.value for one in costs_of(trip).values()},
        "log": [{"on": one.on.isoformat(), "text": one.text} for one in trip.entries.all()],
        "topics": [one.topic.ref for one in trip.topics.all()],
    }


def question_told(question: Question) -> dict[str, Any]:
    """A question. Of a sensitive one the words are left out: the pages have them, no program."""
    deed = question.deed
    said = not question.sensitive
    answers = deed.steps.all() if said else []
    return {
        "ref": deed.ref,
        "state": deed.last_step,
        "due_on": deed.due_on.isoformat() if deed.due_on else None,
        "unit": deed.unit.ref if deed.unit else None,
        "sensitive": question.sensitive,
        "title": deed.title if said else "",
        "text": question.text if said else "",
        "answers": [
            {"on": one.on.isoformat(), "text": one.note, "address": one.address}
            for one in answers
            if one.step == "answered"
        ],
        "files": [
            {"name": one.paper.name, "dated_on": one.dated_on.isoformat(), "source": one.source}
            for one in question.files.all()
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


def version_told(version: PackVersion) -> dict[str, Any]:
    """Everything that a version of a pack says; each figure with its day and its source."""
    texts = ("potential", "advantages", "directions", "change")
    return {
        "ref": version.pack.ref,
        "title": version.pack.title,
        "unit": version.pack.unit.ref,
        "number": version.number,
        "issued_on": version.issued_on.isoformat(),
        **{name: getattr(version, name) for name in texts},
        "figures": [
            {
                "label": one.label,
                "value": one.value,
                "unit": one.unit,
                "as_of_on": one.as_of_on.isoformat(),
                "source": one.source,
            }
            for one in version.figures.all()
        ],
    }


def lead_told(lead: Lead) -> dict[str, Any]:
    """A lead, without the people it names."""
    return {
        "ref": lead.ref,
        "state": lead.state,
        "kind": lead.kind,
        "noted_on": lead.noted_on.isoformat(),
        "expires_on": lead.expires_on.isoformat(),
        "title": lead.title,
        "claim": lead.claim,
        "place": lead.place,
        "topic": lead.topic.ref if lead.topic else None,
    }
