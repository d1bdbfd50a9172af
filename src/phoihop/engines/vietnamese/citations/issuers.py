"""Who issued a document: read after "của", or taken from the symbol."""

import re
from importlib import resources

from phoihop.engines.vietnamese.aligned import Aligned
from phoihop.engines.vietnamese.folding import fold

CENTRAL_COMMITTEE = "Ban Chấp hành Trung ương"
NATIONAL_CONGRESS = "Đại hội đại biểu toàn quốc của Đảng"

_OF_SYMBOL = {
    "TW": "Trung ương", "TU": "Tỉnh ủy", "CP": "Chính phủ", "TTg": "Thủ tướng Chính phủ",
    "UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "VPTW": "Văn phòng Trung ương Đảng",
    "BTGTU": "Ban Tuyên giáo Tỉnh ủy", "BTGTW": "Ban Tuyên giáo Trung ương",
    "VPCP": "Văn phòng Chính phủ", "QUTW": "Quân ủy Trung ương", "CTN": "Chủ tịch nước",
}  # fmt: skip
_NAMES = (
    "Bộ Chính trị", "Ban Bí thư Trung ương Đảng", "Ban Bí thư Trung ương", "Ban Bí thư",
    "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam", "Ban Chấp hành Trung ương Đảng",
    "Ban Chấp hành Trung ương", "Chấp hành Trung ương Đảng", "BCH Trung ương Đảng",
    "BCH Trung ương", "BCHTW Đảng", "BCHTW", "BCH TW Đảng", "BCH TW", "Trung ương Đảng",
    "Trung ương Đoàn", "Trung ương", "T.Ư Đảng", "T.Ư", "TƯ Đảng", "TW Đảng", "TW",
    "Đảng Cộng sản Việt Nam", "Quốc hội", "Ủy ban Thường vụ Quốc hội", "UBTVQH",
    "Thường vụ Quốc hội", "Thủ tướng Chính phủ", "Thủ tướng", "Chính phủ", "Chủ tịch nước",
    "Quân ủy Trung ương", "Thường vụ Quân ủy Trung ương", "Đảng ủy Công an Trung ương",
    "Văn phòng Chính phủ", "Văn phòng Trung ương Đảng", "Văn phòng Trung ương",
    "Ban Tuyên giáo Trung ương", "Ban Tuyên giáo và Dân vận Trung ương", "Ban Tổ chức Trung ương",
    "Ban Dân vận Trung ương", "Ban Nội chính Trung ương", "Ban Kinh tế Trung ương",
    "Ủy ban Kiểm tra Trung ương", "Hội đồng Thẩm phán Tòa án nhân dân tối cao",
    "Tòa án nhân dân tối cao", "Viện kiểm sát nhân dân tối cao",
    "Tổng Liên đoàn Lao động Việt Nam", "Ngân hàng Nhà nước Việt Nam", "Ngân hàng Nhà nước",
    "Thanh tra Chính phủ", "Kiểm toán Nhà nước", "Tổng cục Thuế", "Tổng cục Hải quan",
    "Bảo hiểm Xã hội Việt Nam", "Đảng", "BCT", "Bộ Quốc phòng", "Bộ Công an", "Bộ Nội vụ",
    "Bộ Ngoại giao", "Bộ Tư pháp", "Bộ Tài chính", "Bộ Kế hoạch và Đầu tư", "Bộ Công Thương",
    "Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Nông nghiệp và PTNT", "Bộ NN&PTNT",
    "Bộ NN-PTNT", "Bộ Nông nghiệp và Môi trường", "Bộ Giao thông vận tải", "Bộ GTVT",
    "Bộ Xây dựng", "Bộ Tài nguyên và Môi trường", "Bộ TN-MT", "Bộ TN&MT",
    "Bộ Thông tin và Truyền thông", "Bộ TT&TT", "Bộ TT-TT", "Bộ TTTT",
    "Bộ Lao động - Thương binh và Xã hội", "Bộ Lao động, Thương binh và Xã hội", "Bộ LĐ-TB&XH",
    "Bộ LĐ-TB-XH", "Bộ LĐTB&XH", "Bộ Văn hóa, Thể thao và Du lịch", "Bộ VH-TT&DL", "Bộ VHTT&DL",
    "Bộ VH,TT&DL", "Bộ VHTTDL", "Bộ Khoa học và Công nghệ", "Bộ KH&CN", "Bộ KH-CN",
    "Bộ Giáo dục và Đào tạo", "Bộ Giáo dục - Đào tạo", "Bộ Giáo dục – Đào tạo", "Bộ GD&ĐT",
    "Bộ GD-ĐT", "Bộ GDĐT", "Bộ Y tế", "Bộ KH&ĐT", "Bộ KH-ĐT", "Bộ Dân tộc và Tôn giáo",
    "Ủy ban Dân tộc", "Liên bộ", "Liên Bộ",
)  # fmt: skip
_LOCAL = (
    "Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Thành ủy", "Ban Thường vụ Huyện ủy", "BTV Tỉnh ủy",
    "Thường vụ Tỉnh ủy", "Thường vụ Thành ủy", "BTV Thành ủy", "BTV Huyện ủy",
    "Ban Chấp hành Đảng bộ", "BCH Đảng bộ", "Ban Thường vụ Đảng ủy", "Ban Tuyên giáo Tỉnh ủy",
    "Ban Tuyên giáo và Dân vận Tỉnh ủy", "Ban Tuyên giáo Thành ủy", "Ban Tổ chức Tỉnh ủy",
    "Văn phòng Tỉnh ủy", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Đảng ủy",
    "Chủ tịch UBND", "Chủ tịch Ủy ban nhân dân", "UBND", "Ủy ban nhân dân", "HĐND",
    "Hội đồng nhân dân", "Đảng bộ",
)  # fmt: skip


def _offices() -> dict[str, tuple[str, ...]]:
    """The sections of ``offices.txt``, each "*" spelt out."""
    found: dict[str, list[str]] = {}
    section = ""
    for line in resources.files(__package__).joinpath("offices.txt").read_text("utf-8").split("\n"):
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            found.setdefault(section, []).append(line)
    return {
        name: tuple(
            line.replace("*", field)
            for line in lines
            for field in (found["fields"] if "*" in line else [""])
        )
        for name, lines in found.items()
    }


def _either(names: tuple[str, ...]) -> str:
    folded = sorted({fold(name) for name in names}, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in folded)


_MORE = _offices()
_ISSUER = re.compile(
    rf",?\s+(?:cua|do)\s+(?P<whole>(?:(?:{_either(_MORE['titles'])})\s+){{0,2}}?"
    rf"(?:(?P<local>{_either(_LOCAL + _MORE['local'])})|"
    rf"(?P<name>{_either(_NAMES + _MORE['central'])})))(?![a-z0-9_])"
)
_SIGNED = re.compile(r",?\s+do\s[^.,;\n]{0,60}?\sky(?![a-z])")
"""Công văn 12 do Phó Chủ tịch … ký: who signed, not who issued."""
_BESIDE = re.compile(
    r"\s+(?P<name>bo\s+chinh\s+tri|ban\s+bi\s+thu|(?:ban\s+chap\s+hanh\s+)?trung\s+uong(?:\s+dang)?)"
    r"(?![a-z0-9_])"
)
"""Issuers that notes put beside the number without "của": Chỉ thị 05 Bộ Chính trị."""
_CANONICAL = {fold(name): name for name in _NAMES + _LOCAL} | {
    "chap hanh trung uong dang": "Ban Chấp hành Trung ương Đảng",
    "bch trung uong": CENTRAL_COMMITTEE,
    "bch trung uong dang": "Ban Chấp hành Trung ương Đảng",
    "bchtw": CENTRAL_COMMITTEE,
    "bch tw": CENTRAL_COMMITTEE,
    "tw": "Trung ương",
    "t.u": "Trung ương",
    "tu": "Trung ương",
    "tw dang": "Trung ương Đảng",
    "tu dang": "Trung ương Đảng",
    "t.u dang": "Trung ương Đảng",
    "ubtvqh": "Ủy ban Thường vụ Quốc hội",
    "thu tuong": "Thủ tướng Chính phủ",
}
_LEVEL = re.compile(r"\s+(?:tinh|thanh pho|tp\.?|huyen|quan|thi xa|thi tran|xa|phuong)(?![a-z])")
_REGION = re.compile(
    r"\s+cua\s+(?P<level>(?:tinh|thanh pho|tp\.?|huyen|quan|thi xa|thi tran|xa|phuong)(?![a-z]))"
)
_PLACE = re.compile(r"(?:\s+|\s*-\s*)([a-z]+)(?![a-z0-9_])")
FOREIGN = re.compile(
    r"hoi dong bao an|hdba|lien hop quoc|lien hiep quoc|\blhq\b|dai hoi dong|nghi vien|thuong vien|"
    r"ha vien|lien minh chau au|\beu\b|\bfifa\b|\bunesco\b|"
    r"\bcua (?:my|nga|trung quoc|nhat|phap|duc|anh|uc|han quoc|an do|campuchia|lao|thai lan)\b"
)
"""Words after a number that make the document another country's or body's."""


def read_issuer(aligned: Aligned, at: int) -> tuple[int, str] | None:
    """The end and the name of the issuer that "của …" states at ``at``."""
    found = _ISSUER.match(aligned.folded, at)
    if not found or _SIGNED.match(aligned.folded, at):
        return None
    local = found["local"] is not None
    start, end = found.span("whole")
    name = _named(aligned, start, end)
    if local:
        beyond = read_place(aligned, end)
        name = " ".join((name + aligned.written(end, beyond)).split())
        end = beyond
    return end, name


def read_issuer_beside(aligned: Aligned, at: int) -> tuple[int, str] | None:
    """The end and the name of a central body that stands at ``at`` without "của"."""
    found = _BESIDE.match(aligned.folded, at)
    capital = found and aligned.capital(found.start("name"))
    return (found.end(), _named(aligned, *found.span("name"))) if found and capital else None


def read_region(aligned: Aligned, at: int) -> tuple[int, str] | None:
    """The end and the name of a province, town or district that "của …" states at ``at``."""
    found = _REGION.match(aligned.folded, at)
    end = read_place(aligned, found.start("level") - 1) if found else at
    return (end, " ".join(aligned.written(found.start("level"), end).split())) if found else None


def _named(aligned: Aligned, start: int, end: int) -> str:
    return _CANONICAL.get(" ".join(aligned.folded[start:end].split()), aligned.written(start, end))


def read_place(aligned: Aligned, at: int) -> int:
    """Where a place after an office ends: "tỉnh Thái Nguyên", "huyện Đại Từ", "Thái Nguyên"."""
    level = _LEVEL.match(aligned.folded, at)
    end = level.end() if level else at
    for _ in range(4):
        word = _PLACE.match(aligned.folded, end)
        if not word or not aligned.capital(word.start(1)):
            break
        end = word.end()
    return end


def issuer_of_symbol(code: str) -> str:
    """The issuer that the code after the kind stands for; the code itself when not known."""
    if code.startswith("QH"):
        return "Quốc hội"
    if code.startswith("UBTVQH"):
        return "Ủy ban Thường vụ Quốc hội"
    return _OF_SYMBOL.get(code, code)
