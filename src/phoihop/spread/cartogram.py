"""Vietnam's provinces as tiles: how many copies appeared where. Drawn on the server as SVG.

A scheme of our own making: each tile stands about where its province lies, all of one size. The
names are those of the day shown; since 1-7-2025 a merged province stands on the tile whose name
it kept (``engines.vietnamese.provinces``).
"""

from collections.abc import Mapping
from datetime import date

from phoihop.engines.typesetting.drawing import SCREEN, Canvas, Look, wrapped
from phoihop.engines.vietnamese.provinces import heir, provinces

TILE_WIDTH, TILE_HEIGHT, GAP = 74, 36, 4
COLUMNS = 7
# column and row of each tile, north at the top
ROWS: tuple[tuple[str, ...], ...] = (
    ("", "", "Hà Giang", "Cao Bằng"),
    ("Lai Châu", "Lào Cai", "Tuyên Quang", "Bắc Kạn", "Lạng Sơn"),
    ("Điện Biên", "Yên Bái", "Phú Thọ", "Thái Nguyên", "Bắc Giang", "Quảng Ninh"),
    ("Sơn La", "Hòa Bình", "Vĩnh Phúc", "Hà Nội", "Bắc Ninh", "Hải Dương", "Hải Phòng"),
    ("", "", "Hà Nam", "Hưng Yên", "Thái Bình"),
    ("", "", "Ninh Bình", "Nam Định"),
    ("", "Thanh Hóa"),
    ("", "Nghệ An"),
    ("", "", "Hà Tĩnh"),
    ("", "", "Quảng Bình"),
    ("", "", "", "Quảng Trị"),
    ("", "", "", "", "Thừa Thiên Huế", "Đà Nẵng"),
    ("", "", "", "", "", "Quảng Nam"),
    ("", "", "", "", "Kon Tum", "Quảng Ngãi"),
    ("", "", "", "", "Gia Lai", "Bình Định"),
    ("", "", "", "", "Đắk Lắk", "Phú Yên"),
    ("", "", "", "Bình Phước", "Đắk Nông", "Khánh Hòa"),
    ("", "", "Tây Ninh", "Bình Dương", "Lâm Đồng", "Ninh Thuận"),
    ("", "Long An", "Hồ Chí Minh", "Đồng Nai", "Bình Thuận"),
    ("An Giang", "Đồng Tháp", "Tiền Giang", "Bà Rịa - Vũng Tàu"),
    ("Kiên Giang", "Cần Thơ", "Vĩnh Long", "Bến Tre"),
    ("", "Hậu Giang", "Sóc Trăng", "Trà Vinh"),
    ("", "Cà Mau", "Bạc Liêu"),
)
RENAMED = {"Huế": "Thừa Thiên Huế"}  # a name that came later → the tile it took over


def place_of(province: str) -> tuple[int, int]:
    """Column and row of a province's tile, from the north-west.

    Raises:
        KeyError: for a name that is no province's.
    """
    wanted = RENAMED.get(province, province)
    for row, names in enumerate(ROWS):
        if wanted in names:
            return names.index(wanted), row
    raise KeyError(province)


def placed(counts: Mapping[str, int], *, on: date) -> tuple[dict[str, int], dict[str, int]]:
    """Counts by province, brought to the provinces of a day; and those that cannot be.

    A province that was merged counts for its heir. What a later, merged province counts cannot
    be given to one of its parts on an earlier day when the name is not in force.
    """
    shown: dict[str, int] = {}
    left: dict[str, int] = {}
    for name, count in counts.items():
        now = heir(name, on)
        target, key = (shown, now) if now is not None and _drawn(now, on) else (left, name)
        target[key] = target.get(key, 0) + count
    return shown, left


def _drawn(name: str, on: date) -> bool:
    return any(one.name == name for one in provinces(on))


def cartogram(counts: Mapping[str, int], *, on: date, title: str, look: Look = SCREEN) -> str:
    """Draw the provinces of a day with a number on each that has one.

    Args:
        counts: province in force on that day → how many; others are not drawn.
        on: whose day's provinces: 63 before 1-7-2025, 34 since.
    """
    width = COLUMNS * (TILE_WIDTH + GAP)
    canvas = Canvas(look, width, title)
    most = max(counts.values(), default=0)
    for province in provinces(on):
        column, row = place_of(province.name)
        count = counts.get(province.name, 0)
        _tile(canvas, column, row, province.name, count, most)
    told = "; ".join(f"{name}: {count}" for name, count in sorted(counts.items())) or "0"
    return canvas.svg(len(ROWS) * (TILE_HEIGHT + GAP) + 4, told)


def _tile(canvas: Canvas, column: int, row: int, name: str, count: int, most: int) -> None:
    look = canvas.look
    x, y = column * (TILE_WIDTH + GAP) + 2, row * (TILE_HEIGHT + GAP) + 2
    shade = 0 if not count else 1 + (count * 3 - 1) // max(most, 1) if most else 0
    fill = look.steps[min(shade, 4)]
    ink = look.ground if shade >= 3 else look.ink
    canvas.box(x, y, TILE_WIDTH, TILE_HEIGHT, fill=fill, stroke=look.rule)
    lines = wrapped(name, 11 if not count else 9)[:2]
    for at, line in enumerate(lines):
        top = y + (22 if len(lines) == 1 else 15 + 13 * at)
        canvas.text(x + 4, top, line, size=10, colour=ink)
    if count:
        canvas.text(
            x + TILE_WIDTH - 4, y + 23, str(count), size=14, anchor="end", bold=True, colour=ink
        )
