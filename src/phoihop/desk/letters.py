"""The words of letters: one digest a day, and what cannot wait for it.

A letter names what is to be done, by when, and where; nothing that the person could not read on
the page of the day, and no text of anybody's article.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phoihop.desk.addresses import address_of
from phoihop.desk.queries.refusals import Refused
from phoihop.desk.rules import REFUSED, Item, Today
from phoihop.desk.wording import sentence_of
from phoihop.notices.queries import Wishes

SHOWN = 40  # things named in one letter; the page has the rest
LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Words:
    """Subject and body of a letter, and the keys of what it tells."""

    subject: str
    body: str
    tells: tuple[str, ...]


def wanted(items: Iterable[Item], wishes: Wishes) -> list[Item]:
    """What is left of a list when the muted kinds are taken out."""
    return [item for item in items if item.task.value not in wishes.muted]


def due_tomorrow(items: Iterable[Item], on: date) -> list[Item]:
    """What must be done by the end of tomorrow and not today: the last quiet moment to hear."""
    return [item for item in items if item.due_on == on + timedelta(1)]


def key_of(item: Item) -> str:
    """What a letter told when it named this: the same thing by the same day is told once."""
    due = item.due_on.isoformat() if item.due_on else "-"
    return f"due:{item.task.value}:{item.programme_ref}:{item.ref}:{due}"[:200]


def key_of_refusal(one: Refused, on: date) -> str:
    """The same for a refusal."""
    return f"refused:{one.ref}:{on.isoformat()}"[:200]


def digest(found: Today, refused: Sequence[Refused], *, wishes: Wishes, on: date) -> Words | None:
    """The letter of the day; ``None`` when nothing waits: no letter is a good letter."""
    mine = wanted(found.mine, wishes)
    told_refused = [] if REFUSED in wishes.muted else list(refused)
    late = [item for item in wanted(found.others, wishes) if item.is_overdue_for_others(on)]
    if not mine and not told_refused:
        return None
    parts = [_("Kính gửi anh/chị,"), ""]
    parts += _refusals(told_refused)
    overdue = [item for item in mine if item.is_overdue(on)]
    rest = [item for item in mine if not item.is_overdue(on)]
    parts += _section(_("Quá hạn"), overdue)
    parts += _section(_("Chờ tôi"), rest)
    parts += _section(_("Việc bên kia đang chậm"), late)
    many = sum(item.count for item in mine)
    subject = ngettext(
        "[Phối hợp] %(count)s việc chờ anh/chị, %(on)s",
        "[Phối hợp] %(count)s việc chờ anh/chị, %(on)s",
        many,
    ) % {"count": many, "on": f"{on:%d-%m-%Y}"}
    tells = [key_of(item) for item in due_tomorrow(mine, on)]
    tells += [key_of_refusal(one, on) for one in told_refused]
    return Words(subject, "\n".join([*parts, *_foot()]), tuple(tells))


def urgent(items: Sequence[Item], refused: Sequence[Refused], *, on: date) -> Words | None:
    """What was not told yet and is due tomorrow, or was refused today; all of it in one letter."""
    if not items and not refused:
        return None
    parts = [_("Kính gửi anh/chị,"), ""]
    parts += _refusals(refused)
    parts += _section(_("Đến hạn ngày mai"), items)
    title = sentence_of(items[0]) if items else _("Bị từ chối: “%(t)s”") % {"t": refused[0].title}
    subject = _("[Phối hợp] Gấp: %(what)s") % {"what": title[:140]}
    tells = [key_of(item) for item in items] + [key_of_refusal(one, on) for one in refused]
    return Words(subject, "\n".join([*parts, *_foot()]), tuple(tells))


def _section(heading: str, items: Sequence[Item]) -> list[str]:
    if not items:
        return []
    lines = [heading]
    for item in items[:SHOWN]:
        due = f"{item.due_on:%d-%m-%Y}" if item.due_on else _("không có hạn")
        lines.append(f"- {sentence_of(item)[:LONGEST_TITLE]} ({due})")
        lines.append(f"  {settings.PUBLIC_ADDRESS}{address_of(item)}")
    if len(items) > SHOWN:
        lines.append(_("… và %(left)s việc nữa") % {"left": len(items) - SHOWN})
    return [*lines, ""]


def _refusals(refused: Sequence[Refused]) -> list[str]:
    if not refused:
        return []
    lines = [_("Vừa bị từ chối")]
    for one in refused:
        reason = f": {one.reason}" if one.reason else ""
        lines.append(f"- “{one.title[:LONGEST_TITLE]}”{reason}")
        lines.append(f"  {settings.PUBLIC_ADDRESS}{reverse(one.page, args=[one.ref])}")
    return [*lines, ""]


def _foot() -> list[str]:
    return [
        _("Việc hôm nay: %(address)s") % {"address": f"{settings.PUBLIC_ADDRESS}/"},
        _("Chọn loại thư muốn nhận: %(address)s")
        % {"address": f"{settings.PUBLIC_ADDRESS}{reverse('notices:choices')}"},
    ]
