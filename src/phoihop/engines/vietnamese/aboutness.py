"""Which provinces a piece is about: the title first, then what the body keeps returning to."""

from collections import Counter
from datetime import date

from phoihop.engines.vietnamese.mentions import PlaceMention, find_places
from phoihop.engines.vietnamese.place_roles import COUNTED, Role

_SPORT = (
    "clb", "hlv", "cầu thủ", "bàn thắng", "vòng đấu", "trận đấu", "giải vô địch", "v-league",
    "lượt đi", "lượt về", "đội khách", "ghi bàn", "bóng đá", "trọng tài", "thủ môn", "tiền đạo",
)  # fmt: skip
_LEAST_SPORT = 3
_LEAD = 400
_SHORT = 900
_LEAST_SHARE = 0.6
_CAPITALS = frozenset(("Hà Nội", "Hồ Chí Minh"))


def provinces_about(title: str, text: str, on: date | None = None) -> list[str]:
    """The provinces that the piece is about, in the order of their first mention; may be empty.

    Names are those of the text (Bắc Kạn stays Bắc Kạn after 1-7-2025; see ``provinces.heir``).
    Roads, clubs, hamlets of the same name, outlets and birthplaces do not count.
    """
    in_title = find_places(title, on)
    if any(mention.role is Role.CLUB for mention in in_title) or _is_sport(f"{title}\n{text}"):
        return []
    for roles in (COUNTED, {Role.OUTLET}):
        named = [mention.province for mention in in_title if mention.role in roles]
        if named:
            return list(dict.fromkeys(named))
    return _from_body(text, find_places(text, on))


def _is_sport(text: str) -> bool:
    """Three different words of the sports pages: the names in such a piece are teams."""
    beginning = text[:3000].lower()
    return sum(word in beginning for word in _SPORT) >= _LEAST_SPORT


def _from_body(text: str, mentions: list[PlaceMention]) -> list[str]:
    weights: Counter[str] = Counter()
    for mention in mentions:
        if mention.role in COUNTED:
            weights[mention.province] += 2 if mention.start < _LEAD else 1
    if not weights:
        papers = Counter(m.province for m in mentions if m.role is Role.OUTLET)
        return [paper for paper, count in papers.items() if len(papers) == 1 and count >= 3]
    total = sum(weights.values())
    province, weight = weights.most_common(1)[0]
    counted = [mention for mention in mentions if mention.role in COUNTED]
    if len(counted) == 1 and not (counted[0].said and len(text) < _SHORT):
        return []
    least = min(2, weight) if len(text) < _SHORT else 4
    if province in _CAPITALS:
        least = 3 * max(least, 2)
    return [province] if weight >= least and weight / total >= _LEAST_SHARE else []
