"""The verbs of the parties' room: screens, commands and other rooms call these.

Each checks, changes and writes the trail (chain ``house``) in one transaction.
"""

from phoihop.parties.services.charges import give_charge
from phoihop.parties.services.facts import (
    FileChanges,
    MistakesFound,
    apply_parties,
    import_parties,
)
from phoihop.parties.services.members import (
    admit_member,
    found_house,
    set_active,
    set_roles,
)
from phoihop.parties.services.organisations import (
    add_name,
    create_organisation,
    place_under,
    record_succession,
    rename,
)
from phoihop.parties.services.people import (
    appoint,
    end_appointment,
    register_person,
    register_with_office,
)

__all__ = [
    "FileChanges",
    "MistakesFound",
    "add_name",
    "admit_member",
    "apply_parties",
    "appoint",
    "create_organisation",
    "end_appointment",
    "found_house",
    "give_charge",
    "import_parties",
    "place_under",
    "record_succession",
    "register_person",
    "register_with_office",
    "rename",
    "set_active",
    "set_roles",
]
