"""Reading one row of a list of pieces: which columns there are, and what their cells mean. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from phoihop.engines.tables.rows import Row, Value
from phoihop.engines.vietnamese.dates import VIETNAM_TIME, parse_date
from phoihop.engines.vietnamese.folding import search_key
from phoihop.engines.webpages.addresses import Address
from phoihop.law.period import PartialDate
from phoihop.law.refusal import Refusal
from phoihop.programmes.rules import Genre
from phoihop.publications.pieces import (
    Appearance,
    Piece,
    check_date,
    checked_piece,
    settled_address,
)

HEADINGS: dict[str, tuple[str, ...]] = {
    "title": (
        "Tiêu đề", "Tiêu đề bài", "Tên bài", "Tên tác phẩm", "Tên tin bài", "Tên tin, bài",
        "Tên bài viết", "Đầu đề", "Tít", "Headline",
    ),
    "address": (
        "Địa chỉ", "Địa chỉ bài", "Địa chỉ trang", "Đường dẫn", "Đường link", "Liên kết",
        "Link bài", "Link", "URL", "Web address",
    ),
    "outlet": (
        "Cơ quan báo chí", "Báo", "Tên báo", "Báo, đài", "Nơi đăng", "Nơi đăng, phát",
        "Tòa soạn", "Kênh", "Nguồn", "Newspaper", "Media outlet",
    ),
    "published": (
        "Ngày đăng", "Ngày phát", "Ngày đăng, phát", "Ngày đăng/phát", "Ngày xuất bản",
        "Thời gian đăng", "Ngày", "Date", "Published on", "Publication date", "Date published",
    ),
    "author": ("Tác giả", "Người viết", "Bút danh", "Phóng viên", "Authors", "Byline"),
    "genre": ("Thể loại", "Loại", "Loại hình", "Type"),
    "text": ("Văn bản", "Toàn văn", "Nội dung", "Nội dung bài", "Body", "Content"),
    "language": ("Ngôn ngữ", "Tiếng"),
    "issue": ("Số báo", "Kỳ báo", "Số phát hành", "Issue number"),
    "page": ("Trang", "Trang số", "Page number", "Pages"),
    "broadcast": ("Chương trình phát", "Tên chương trình", "Chuyên mục phát", "Broadcast"),
    "minute": ("Phút phát", "Phút phát sóng", "Giờ phát", "Giờ phát sóng", "Time of broadcast"),
}  # fmt: skip
"""Field → headings that mean it; marks, case and punctuation do not count."""

GENRE_NAMES: dict[Genre, tuple[str, ...]] = {
    Genre.NEWS_ITEM: ("tin", "tin tức", "news", "bản tin"),
    Genre.ARTICLE: ("bài", "bài viết", "bài báo", "bài phản ánh"),
    Genre.THEORY_ARTICLE: ("bài lý luận", "lý luận", "bài nghiên cứu", "chuyên luận", "theory"),
    Genre.REPORTAGE: ("phóng sự", "ký sự", "feature"),
    Genre.INTERVIEW: ("phỏng vấn",),
    Genre.PHOTO: ("ảnh", "tin ảnh", "phóng sự ảnh", "photos"),
    Genre.VIDEO: ("clip", "phim", "phim tài liệu", "phóng sự truyền hình"),
    Genre.SPECIAL_PAGE: ("chuyên trang",),
    Genre.SPECIAL_ISSUE: ("chuyên đề", "số chuyên đề"),
    Genre.TALK_SHOW: ("tọa đàm",),
    Genre.CONFERENCE: ("hội thảo", "hội nghị"),
}
_GENRES = {
    search_key(name): genre
    for genre, names in GENRE_NAMES.items()
    for name in (*names, genre.value, genre.value.replace("_", " "))
}
_LANGUAGES = {"tieng viet": "vi", "viet": "vi", "vietnamese": "vi", "tieng anh": "en"}
_LANGUAGES |= {"anh": "en", "english": "en", "vi": "vi", "en": "en", "vie": "vi", "eng": "en"}


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row that can be taken. ``notes`` say what was read and not understood, for the report."""

    number: int
    piece: Piece
    told: Appearance
    outlet_name: str
    address: Address | None
    notes: dict[str, str] = field(default_factory=dict)


def read_row(
    row: Row, columns: Mapping[str, str], *, aliases: Mapping[str, str], on: date
) -> ReadRow:
    """What a row says.

    Args:
        columns: our field → the heading in the file.
        aliases: hosts that count as another.
        on: today; a later day of publication is impossible.

    Raises:
        Refusal: why this row cannot be taken; the facts name row and column where a cell is
            to blame.
    """
    for problem in row.problems_in(set(columns.values())):
        raise problem.as_refusal()
    texts = {name: _text(row.cells.get(heading)) for name, heading in columns.items()}
    notes: dict[str, str] = {}
    piece = checked_piece(
        Piece(
            title=texts.get("title", ""),
            author_line=texts.get("author", ""),
            genre=_genre(texts.get("genre", ""), notes),
            language=_language(texts.get("language", ""), notes),
            body=texts.get("text", ""),
        )
    )
    published = _published(row, columns.get("published"))
    check_date(published, on=on)
    told = Appearance(
        address=texts.get("address", ""),
        issue=texts.get("issue", ""),
        page=texts.get("page", "") if texts.get("issue") else "",
        broadcast_title=texts.get("broadcast", ""),
        broadcast_minute=texts.get("minute", ""),
        published=published,
    )
    outlet = " ".join(texts.get("outlet", "").split())
    if not told.address and not search_key(outlet):
        raise Refusal("list.row_without_place", row=row.number)
    _check_lengths(told, outlet, row.number)
    return ReadRow(row.number, piece, told, outlet, settled_address(told.address, aliases), notes)


_LIMITS = {"issue": 60, "page": 30, "broadcast_title": 200, "broadcast_minute": 12}


def _check_lengths(told: Appearance, outlet: str, row: int) -> None:
    texts = {name: getattr(told, name) for name in _LIMITS} | {"outlet": outlet}
    for name, text in texts.items():
        limit = _LIMITS.get(name, 200)
        if len(text) > limit:
            raise Refusal("list.cell_too_long", row=row, field=name, length=len(text), limit=limit)


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value).strip()


def _published(row: Row, heading: str | None) -> PartialDate | None:
    """A day at the precision given: a date cell, a year as a number, or a text."""
    value = row.cells.get(heading) if heading else None
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        local = value.astimezone(VIETNAM_TIME) if value.tzinfo else value
        return PartialDate(local.date())
    if isinstance(value, date):
        return PartialDate(value)
    try:
        return parse_date(_text(value))
    except Refusal as refusal:
        raise Refusal(
            "tables.bad_date", row=row.number, column=heading, found=_text(value)[:80]
        ) from refusal


def genre_named(text: str) -> str:
    """The code of a genre as people or files name it; ``""`` for an unknown name."""
    genre = _GENRES.get(search_key(text))
    return genre.value if genre else ""


def _genre(text: str, notes: dict[str, str]) -> str:
    key = search_key(text)
    if key and key not in _GENRES:
        notes["genre"] = text[:80]
    return _GENRES[key].value if key in _GENRES else ""


def _language(text: str, notes: dict[str, str]) -> str:
    key = search_key(text)
    if key and key not in _LANGUAGES:
        notes["language"] = text[:80]
    return _LANGUAGES.get(key, "vi")
