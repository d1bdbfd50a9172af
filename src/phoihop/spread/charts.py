"""The timeline and the map of copies, as SVG."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from phoihop.engines.typesetting.charts import Moment, timeline
from phoihop.engines.vietnamese.collation import sort_key
from phoihop.spread.cartogram import cartogram, placed
from phoihop.spread.family import Appearance

MERGED_ON = date(2025, 7, 1)  # 63 provinces became 34
MOST_MOMENTS = 40


def time_chart(shown: Sequence[Appearance]) -> SafeString:
    """When which outlet carried the text; empty without days, or with too many to read."""
    dated = [(one.on, one) for one in shown if one.on is not None]
    if not dated or len(dated) > MOST_MOMENTS:
        return SafeString("")
    days = [on for on, _one in dated]
    return mark_safe(  # noqa: S308 - the engine escapes every text in it
        timeline(
            [Moment(on, one.outlet or one.title) for on, one in dated],
            starts_on=min(days) - timedelta(days=3),
            ends_on=max(days) + timedelta(days=4),
            title=_("Ngày đăng ở từng nơi"),
        )
    )


def map_chart(shown: Iterable[Appearance], *, on: date) -> tuple[SafeString, dict[str, int]]:
    """The map of a day's provinces, and the counts that it cannot place.

    No drawing when no province is known: an empty map would only push the list off the screen.
    """
    counts = Counter(one.province for one in shown if one.province)
    if not counts:
        return SafeString(""), {}
    tiles, left = placed(counts, on=on)
    title = _("Số bản đăng theo tỉnh, thành phố")
    return mark_safe(cartogram(tiles, on=on, title=title)), left  # noqa: S308 - as above


def by_province(shown: Iterable[Appearance]) -> list[tuple[str, int]]:
    """Province → appearances, by number and name; ``""`` for those without one."""
    counted = Counter(one.province for one in shown)
    return sorted(counted.items(), key=lambda row: (-row[1], sort_key(row[0])))


def map_day(days: Iterable[date | None], chosen: str) -> date:
    """Whose provinces are drawn: as chosen (``63`` or ``34``), else those of the last copy."""
    if chosen == "34":
        return MERGED_ON
    if chosen == "63":
        return MERGED_ON - timedelta(days=1)
    return max((day for day in days if day is not None), default=MERGED_ON)
