"""Figures and days as people read them, in the language of the page."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import get_language

from phoihop.law.money import Money
from phoihop.law.period import PartialDate, Precision

NOTHING = "–"  # a value that is not known
NARROW = "\N{NO-BREAK SPACE}"

_DAY_FORMATS = {Precision.YEAR: "%Y", Precision.MONTH: "%m-%Y", Precision.DAY: "%d-%m-%Y"}


def _english() -> bool:
    return (get_language() or "vi").startswith("en")


def number(value: int | None) -> str:
    """Whole number in groups of three: ``1.150.000`` (vi), ``1,150,000`` (en)."""
    if value is None:
        return NOTHING
    grouped = f"{value:,}"
    return grouped if _english() else grouped.replace(",", ".")


def money(value: Money | int | None) -> str:
    """An amount of đồng: ``1.150.000 đ``; the space does not break."""
    if value is None:
        return NOTHING
    dong = value.dong if isinstance(value, Money) else value
    return f"{number(dong)}{NARROW}đ"


def share(value: float | None) -> str:
    """A share 0..1 as per cent, one decimal where it says something: ``62,5%``."""
    if value is None:
        return NOTHING
    text = f"{value * 100:.1f}".removesuffix(".0")
    return f"{text if _english() else text.replace('.', ',')}%"


def day(value: PartialDate | date | None) -> str:
    """``19-05-2017``; with less precision ``05-2017`` or ``2017``. A moment gives its local day."""
    if value is None:
        return NOTHING
    if isinstance(value, PartialDate):
        return value.first_on.strftime(_DAY_FORMATS[value.precision])
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return value.strftime("%d-%m-%Y")


def moment(value: datetime | None) -> str:
    """``19-05-2017 08:30`` in local time."""
    if value is None:
        return NOTHING
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return local.strftime("%d-%m-%Y %H:%M")
