"""One thing of the day as programs read it."""

from datetime import date

from phoihop.desk.addresses import address_of
from phoihop.desk.rules import Item, roles_for
from phoihop.desk.wording import sentence_of
from phoihop.law.access import Side


def item_as_json(item: Item, *, on: date) -> dict[str, object]:
    """One thing for programs."""
    return {
        "task": item.task.value,
        "sentence": sentence_of(item),
        "ref": item.ref,
        "programme": item.programme_ref,
        "due_on": item.due_on.isoformat() if item.due_on else None,
        "overdue": item.is_overdue(on),
        "count": item.count,
        "turn": [side.value for side in Side if side in item.turn],
        "roles": [role.value for role in roles_for(item)],
        "address": address_of(item),
    }
