"""Days of the Vietnamese lunar calendar in the civil one. Pure.

Computed by the package ``lunar-vn`` for UTC+7, Hồ Ngọc Đức's method; the Chinese calendars, made
for UTC+8, differ at Tết 1985, 2007 and 2030. Checked here where the package is trusting: a day
that its month does not have is no day, not the first of the next month.
"""

from datetime import date

from lunar_vn import LunarDate, lunar_to_solar, solar_to_lunar

FIRST_YEAR, LAST_YEAR = 1900, 2100  # what the package covers


def civil_day(year: int, month: int, day: int) -> date | None:
    """The civil day of a lunar one in an ordinary (not a leap) month; ``None`` when there is none.

    Args:
        year: the lunar year, named after the civil year in which its Tết falls; 1900 to 2100.
        month, day: 1 to 12 and 1 to 30. The thirtieth is missing in months of 29 days.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    found: date = lunar_to_solar(LunarDate(day=day, month=month, year=year))
    back = solar_to_lunar(found)
    same = (back.day, back.month, back.year, back.leap) == (day, month, year, False)
    return found if same else None
