"""What a province's name stands for, judged by the words right before and after it."""

import re
from dataclasses import dataclass
from enum import StrEnum

from phoihop.engines.vietnamese.aligned import Aligned
from phoihop.engines.vietnamese.folding import fold


class Role(StrEnum):
    """What a name stands for where it was found."""

    PROVINCE = "province"  # the province itself, its organs, its people
    WITHIN = "within"  # a unit or landmark inside it
    UNIT = "unit"  # another, smaller thing of the same name: a hamlet, a river, a hotel
    ROAD = "road"
    CLUB = "club"
    OUTLET = "outlet"  # a newspaper or station of the province
    ORIGIN = "origin"  # where a person comes from or served before
    DENIED = "denied"  # named to say that it is not meant
    PERSON = "person"


COUNTED = frozenset((Role.PROVINCE, Role.WITHIN))
"""Roles that speak about the province."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A pattern over text with its marks, and its twin for texts that lost them."""

    marked: re.Pattern[str]
    bare: re.Pattern[str]


def _pattern(written: str) -> _Pattern:
    return _Pattern(re.compile(written), re.compile(fold(written)))


_BEFORE = (
    (
        _pattern(
            r"(?:\b(?:clb|câu lạc bộ|đội bóng|đội nữ|fc|tng|u[. ]?\d\d|phong phú|gang thép|hlv|"
            r"sân|than khoáng sản|hoàng anh|sông lam|becamex|thủ môn|cầu thủ|tiền đạo|"
            r"hậu vệ|đội tuyển)|"
            r"(?<!phụ )(?<!nam )\bnữ|(?<!bộ )(?<!quân )\bđội)\s$"
        ),
        Role.CLUB,
    ),
    (
        _pattern(
            r"(?:\b(?:xóm|thôn|ấp|làng|phường|xã|thị trấn|thị xã|huyện|quận|khu phố|buôn|khối|"
            r"tiểu khu|sông|vịnh|khách sạn|nhà hàng|chợ|ga|đền|chùa|hồ)|"
            r"(?<!miền )\bnúi|(?<!yêu )(?<!nhu )\bcầu|(?<!văn )(?<!cơ )\bbản)\s$"
        ),
        Role.UNIT,
    ),
    (
        _pattern(
            r"(?:\b(?:đường|quốc lộ|ql|cao tốc|tuyến|đại lộ|ngõ|đường sắt|trạm|bot)|"
            r"(?<!thành )\bphố)\s$"
        ),
        Role.ROAD,
    ),
    (
        _pattern(
            r"(?:\b(?:báo điện tử|báo (?:pháp luật|người lao động|công an|phụ nữ)|tạp chí|"
            r"truyền hình|đài|đài pt-?th|đài ptth|phát thanh|phát thanh (?:-|–|và) truyền hình)|"
            r"(?<!thông )(?<!cảnh )(?<!dự )\bbáo)\s(?:tỉnh\s)?$"
        ),
        Role.OUTLET,
    ),
    (
        _pattern(
            r"\b(?:quê|quê ở|quê tại|nguyên quán|quê quán|sinh ra tại|trú tại|ngụ tại|hộ khẩu|"
            r"đến từ)[:\s]\s?(?:tỉnh\s)?$"
        ),
        Role.ORIGIN,
    ),
    (
        _pattern(
            r"\bkhông\s(?!chỉ|những|ngừng)(?:\w+\s){0,3}(?:đến|sang|tới|ra|phải|vào)\s(?:\w+\s){0,2}$"
        ),
        Role.DENIED,
    ),
)
_CLUB_AFTER = re.compile(r"\s(?:t&t|fc|united|i{1,3}|tng|u[. ]?\d\d)\b|\s\d\s?-\s?\d\b")
_ROUTE = _pattern(
    r"\b(?:cao tốc|quốc lộ|tuyến|đường|đường sắt|xe buýt|xe khách|tàu|chuyến|hành trình|chặng|"
    r"quãng đường|đi|chạy|bot)\s(?:\w+\s){0,3}$"
)
_PROVINCE_SAID = _pattern(r"\btỉnh\b")
_OFFICE_BEFORE = _pattern(
    r"\b(?:bí thư|chủ tịch|giám đốc|trưởng ban|chánh án|viện trưởng)"
    r"(?:\s(?:tỉnh ủy|tỉnh uỷ|thành ủy|tỉnh|ubnd|hđnd|công an|thường trực|sở \w+))*\s$"
)
_OFFICE_AFTER = _pattern(
    r"\s(?:\w+\s){0,3}?(?:làm|giữ chức|hoán đổi|sang|về làm|được điều động|nhận nhiệm vụ|"
    r"được bổ nhiệm)\b"
)
_SURNAMES = _pattern(
    r"\b(?:nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|ngô|dương|lý|đinh|trịnh|lương|tạ|"
    r"tôn|văn|thị)\s$"
)
_REACH = 48


def role_of(aligned: Aligned, start: int, end: int) -> Role:
    """The role of the province's name at ``start``..``end`` of the shadow, looked at alone."""
    before = _around(aligned, max(0, start - _REACH), start)
    after = _around(aligned, end, min(len(aligned.folded), end + _REACH))
    if _found(aligned, _SURNAMES, before) and _capital_before(aligned, start):
        return Role.PERSON
    for pattern, role in _BEFORE:
        if _found(aligned, pattern, before):
            return role
    if _CLUB_AFTER.match(after):
        return Role.CLUB
    left_office = _starts(aligned, _OFFICE_AFTER, after)
    if left_office and _found(aligned, _OFFICE_BEFORE, before):
        return Role.ORIGIN
    return Role.PROVINCE


def is_route(aligned: Aligned, start: int) -> bool:
    """Whether names joined by dashes that begin at ``start`` are a route: cao tốc A – B."""
    before = _around(aligned, max(0, start - _REACH), start)
    said = _found(aligned, _PROVINCE_SAID, before)
    return _found(aligned, _ROUTE, before) and not said


def is_province_said(aligned: Aligned, start: int) -> bool:
    """Whether "tỉnh" stands right before the name."""
    return _found(aligned, _PROVINCE_SAID, _around(aligned, max(0, start - 5), start))


def _around(aligned: Aligned, start: int, end: int) -> str:
    return aligned.written(start, end).lower().replace("\n", " ")


def _found(aligned: Aligned, pattern: _Pattern, text: str) -> bool:
    if aligned.folded_text:
        return bool(pattern.bare.search(fold(text)))
    return bool(pattern.marked.search(text))


def _starts(aligned: Aligned, pattern: _Pattern, text: str) -> bool:
    if aligned.folded_text:
        return bool(pattern.bare.match(fold(text)))
    return bool(pattern.marked.match(text))


def _capital_before(aligned: Aligned, start: int) -> bool:
    return aligned.capital(aligned.line.rfind(" ", 0, max(0, start - 1)) + 1)
