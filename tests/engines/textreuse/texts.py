"""Texts for these tests: invented words in invented sentences, as many as are needed."""

import random

from hypothesis import strategies as st

PLENTY = (
    "đồng bào vùng cao trồng rừng giữ nước chè xanh ngút ngàn núi đá mùa gặt lúa thơm bản làng "
    "họp chợ phiên xuân thầy trò tới lớp đường mới mở cầu treo bắc qua suối nhỏ hợp tác xã "
    "nông dân bán quả ngọt ươm giống cây thuốc quý dựng nhà văn hóa thôn xóm ấm no sách báo"
)
SYLLABLES = PLENTY.split()


def words(count: int, seed: int) -> list[str]:
    """So many words in an order that ``seed`` fixes; long runs never repeat by chance."""
    source = random.Random(seed)
    return [source.choice(SYLLABLES) for _ in range(count)]


def prose(count: int, seed: int) -> str:
    """The same, as sentences with capitals, commas and full stops."""
    source = random.Random(seed + 1)
    text, fresh = "", True
    for word in words(count, seed):
        stop = source.random()
        text += word.capitalize() if fresh else word
        fresh = stop < 0.08
        text += ". " if fresh else ", " if stop < 0.2 else " "
    return text.strip()


VIETNAMESE_WORDS = st.lists(
    st.text(alphabet="abcdđeêghiklmnoôơpqrstuưvxyàảãáạăằắâấờợệĐƯỢ0123", min_size=1, max_size=7),
    min_size=0,
    max_size=60,
)
"""Lists of words as Vietnamese has them."""
