"""Places of Vietnam with their dates: what names stand for, and what a piece is about."""

from phoihop.engines.vietnamese.aboutness import provinces_about
from phoihop.engines.vietnamese.mentions import PlaceMention, find_places
from phoihop.engines.vietnamese.place_roles import COUNTED, Role
from phoihop.engines.vietnamese.provinces import Province, Unit, heir, provinces, units

__all__ = [
    "COUNTED",
    "PlaceMention",
    "Province",
    "Role",
    "Unit",
    "find_places",
    "heir",
    "provinces",
    "provinces_about",
    "units",
]
