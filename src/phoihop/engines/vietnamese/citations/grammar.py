"""The shapes that may follow a document word, as patterns over the folded shadow."""

import re

_JOIN = r" ?[-/][ \n]?"
_CODE = r"(?:t\.[uw]|[a-z][a-z0-9&]*)"
_TYPES = r"(?:nd|qd|tt|nq|ct|ttlt)"
_ROMAN_OR_DIGITS = r"(?:[ivx]{1,6}(?![a-z0-9_])|\d{1,2}(?![\d_%a-z]|[.,/-]\d))"
_ORDINAL_WORD = (
    r"(?:muoi\s+)?(?:nhat|mot|hai|ba|bon|tu|nam(?!\s+\d)|sau|bay|tam|chin|muoi)(?![a-z_])"
)
ORDINAL = rf"(?:{_ROMAN_OR_DIGITS}|{_ORDINAL_WORD})"
_CENTRE = r"(?:trung\s+uong|tw|tu|t\.\s?[uw]\.?)"
_PARTY = r"dang(?:\s+cong\s+san\s+viet\s+nam)?"
_COMMITTEE = rf"(?:(?:ban\s+)?chap\s+hanh\s+|bch\s*)?{_CENTRE}(?:\s+{_PARTY})?"

SYMBOL = re.compile(
    rf"[ \t]*(?:\(?so\s?[:.]?\s*)?(?P<symbol>\d{{1,6}}[a-z]?"
    rf"(?:{_JOIN}(?:19|20)\d\d(?:\s?(?={_TYPES} ?[-/]))?)?"
    rf"(?:(?:{_JOIN}|[ ](?={_TYPES} ?[-/])|(?<=\d\s)(?={_TYPES})|(?<=\d)(?={_TYPES})){_CODE})"
    rf"(?:{_JOIN}{_CODE})*)(?![a-z0-9_])"
)
"""A symbol after its word, "số" or not; which of its tokens belong is decided by their capitals."""

NUMBER = re.compile(
    r"(?P<said>\s*so\s?[:.]?\s*|\s+)(?P<number>\d{1,5})(?:\s?[-/]\s?(?P<year>(?:19|20)\d\d))?"
    r"(?![\d_%]|[.,/-]\d|[a-z]|\s?/\s?[a-z])"
)
"""A bare number: Chỉ thị 05, Nghị định 63/2014."""

NOT_A_NUMBER = re.compile(
    r"\s+(?:nam(?!\s+(?:19|20)\d\d)|thang|diem|trang|trieu|ty|ti|nguoi|lan|noi dung|van de|"
    r"nhiem vu|muc tieu|dieu|khoan|nhom|giai phap|doanh nghiep|du an|ca nhan|truong hop|can bo|"
    r"tinh|don vi|ha|m2|kg|tan|phut|gio|chi tieu|tieu chi|nghin|ngan|ho|xa|bo(?! chinh tri)|cau|"
    r"muc|chuong|cong trinh|vi tri|don|phieu|usd|buoc|loai)"
    r"(?![a-z])"
)
"""What after a number shows that it counts things and names no document."""

PLENUM = re.compile(
    rf"(?P<of>\s+cua)?(?:"
    rf"(?:\s+|(?<=\())hoi\s+nghi\s+lan\s+thu\s+(?P<first>{ORDINAL})(?:,?(?:\s+cua)?\s+{_COMMITTEE}(?![a-z]))?|"
    rf"(?:(?:\s+|(?<=\())hoi\s+nghi)?(?:\s+lan\s+thu\s+(?P<second>{ORDINAL}))?(?:\s+cua)?\s+{_COMMITTEE}"
    rf"(?:\s*(?:lan\s+)?thu\s+(?P<third>{ORDINAL})|\s*(?:so\s+)?(?P<fourth>{ORDINAL}))?)"
    r"(?:\s*\(lan\s+(?:[1-9]|thu\s+[a-z]+|hai)\))?"
)
"""A plenum of the Central Committee: Trung ương 4; Hội nghị lần thứ tư Ban Chấp hành Trung ương;
Trung ương 6 (lần 2)."""

PLENUM_BESIDE = re.compile(r",(?=\s+(?:cua\s+)?hoi\s+nghi)|\s*(?P<open>\()(?=hoi\s+nghi)")
"""What parts a number from its plenum: 18-NQ/TW *(Hội nghị* Trung ương 6 khóa XII)."""
SHORT_PLENUM = re.compile(rf"\s?(?P<ordinal>{_ROMAN_OR_DIGITS})")
"""After NQTW: NQTW4, NQTW 4 (khóa XII)."""

NEXT_PLENUM = re.compile(
    rf"(?:\s*,|\s+va|\s*,?\s+cung)\s+(?:hoi\s+nghi\s+)?{_COMMITTEE}"
    rf"\s*(?:lan\s+thu\s+|so\s+)?(?P<ordinal>{ORDINAL})"
)

CONGRESS = re.compile(
    r"(?P<of>\s+cua)?\s+dai\s+hoi(?P<body>[^.,;:()\"]{0,90}?)(?:,?\s+\(?(?:cua\s+dang\s+)?)"
    rf"(?:(?:lan\s+thu|lan|thu|khoa)\s+(?P<ordinal>{ORDINAL})|(?P<bare>{_ROMAN_OR_DIGITS})|"
    r"(?=\(?nhiem\s+ky\s+\d{4}))"
)
"""A congress with its ordinal or its years, and between the two whose congress it is."""

LOCAL_CONGRESS = re.compile(
    r"(?:\s+cua)?\s+dai\s+hoi(?P<body>(?:\s+dai\s+bieu)?\s+dang\s+bo"
    r"\s+(?:tinh|thanh\s+pho|huyen|quan|xa|phuong))(?![a-z])"
)
TERM_ONLY = re.compile(rf"\s+(?:lan\s+thu\s+)?(?P<ordinal>{ORDINAL})\s+cua\s+dang(?![a-z])")
NOT_IN_BODY = re.compile(
    r"dai hoi|nghi quyet|chi thi|cac cap|\bda\b|de ra|\bnay\b|\bdong\b|thanh cong"
)
NEXT_CONGRESS = re.compile(r"(?:\s*,|\s+va|\s*,?\s+cung)(?=\s+dai\s+hoi(?![a-z]))")
NEXT_ORDINAL = re.compile(
    r"(?:\s*,|\s+va)\s+(?=(?:lan\s+thu\s+)?(?P<ordinal>[ivx]{2,6})(?![a-z0-9_]))"
)
"""Another congress of the same body: Đại hội XII, *XIII* của Đảng."""

DATE = re.compile(
    r",?\s+(?P<open>\()?(?:ky\s+|ban\s+hanh\s+|ra\s+)?ngay\s+\d{1,2}\s?"
    r"(?:[-/.]\s?\d{1,2}(?:\s?[-/.]\s?(?:(?P<year>\d{4})|\d{2}))?(?!\d)|"
    r"thang\s+\d{1,2}(?:(?:,?\s+nam\s+|\s?[-/.]\s?)(?P<year_too>\d{4}))?(?!\d))(?(open)\s*\))"
    r"|\s+\d{1,2}(?P<joint>[-/.])\d{1,2}(?P=joint)(?P<year_bare>(?:19|20)\d\d)(?!\d)"
)
YEAR = re.compile(
    r"(?P<said>,?\s+(?:sua\s+doi\s+)?nam|\s+sua\s+doi)?\s+\(?(?P<year>(?:19|20)\d\d)(?![\d/_-])"
)
TERM = re.compile(
    rf"(?P<comma>,)?\s*(?P<open>\()?\s*(?:cac\s+)?khoa\s+(?P<term>{ORDINAL})(?P<close>\s*\))?"
)
NEXT_TERM = re.compile(
    rf"\s*(?:,|\bva\b)\s*(?:khoa\s+)?(?P<term>{_ROMAN_OR_DIGITS})(?P<close>\s*\))?"
)
YEARS = re.compile(
    r",?\s*(?P<open>\()?\s*(?P<said>nhiem\s+ky\s*\(?\s*)?"
    r"(?P<from>(?:19|20)\d\d)\s?-\s?(?P<to>(?:19|20)\d\d)(?!\d)(?P<close>\s*\))?"
)
OF_PARTY = re.compile(r"\s+(?:cua\s+)?dang(?:\s+cong\s+san\s+viet\s+nam)?(?![a-z]|\s+bo\b)")
OF_BODY = re.compile(
    r"\s+(?:cua\s+)?(?P<body>(?:dang\s+bo|cong\s+doan|doan|hoi|mat\s+tran|lien\s+doan|lien\s+hiep)"
    r"(?:\s+(?:nong\s+dan|lien\s+hiep\s+phu\s+nu|lhpn|cuu\s+chien\s+binh|nha\s+bao|lao\s+dong|"
    r"chu\s+thap\s+do|tncs\s+ho\s+chi\s+minh|to\s+quoc|thanh\s+nien|tinh|thanh\s+pho|huyen|quan|xa|phuong|quan\s+doi|khoi))*)(?![a-z])"
)
"""Whose congress it is, said after its ordinal: Đại hội XIII Công đoàn Việt Nam."""

NEXT_NUMBER = re.compile(
    r"\s*(?:,|;|\bva\b)\s*(?:so\s+)?(?P<number>\d{1,4})(?:\s?/\s?(?P<year>(?:19|20)\d\d))?"
    r"(?=\s*[,;.)\"]?(?:$|\n|\s+(?:va|cua|ve|khoa|ngay|-)\b|\s*[,;)]|\.\s|\s+\(khoa))"
)
NEXT_SYMBOL = re.compile(r"\s*(?:,|;|\bva\b)\s*(?=(?:so\s+)?\d{1,5}[a-z]?\s?[-/])")

ABOUT = re.compile(r"\s*(?:\"\s*)?(?P<about>ve\s+)(?!viec)[a-z]")
ABOUT_ENDS = re.compile(
    r"[.;:()\"\n~]|\s-\s(?!xa hoi|\d)|,?\s+(?:dong thoi|gan voi|gan lien|trong do|nham|"
    r"de|la|da|dang|duoc|se|"
    r"tao|gop phan|theo|ma|khi|tai|ngay|do|cung|ong|ba|dong chi|cua|nay|vua|chinh thuc|nhu|neu ro|"
    r"chi ro|khang dinh|xac dinh|nhan manh|yeu cau|co hieu luc|vao cuoc song|"
    r"(?:va )?(?:nghi quyet|chi thi|ket luan)|va (?:luat|quyet dinh))(?![a-z])|"
    r",\s+(?:pho )?(?:chu nhiem|chu tich|bo truong|thu tuong|giam doc|quoc hoi|"
    r"chinh phu|dai bieu)(?![a-z])"
)
PLURAL_BEFORE = re.compile(
    r"\b(?:cac|nhung|nhieu|moi|mot so|tat ca|he thong|\d+|hai|ba|bon|nam)\s+"
    r"(?:(?:nghi quyet|chi thi|ket luan|quyet dinh|quy dinh|van ban|chu truong|chinh sach|"
    r"duong loi|nghi dinh|thong tu|luat|huong dan|quan diem)\s*(?:,|\bva\b)?\s*)*$"
)
SAID_LATER = re.compile(r"(?:\s+(?!quyet|dinh|luan|van)[a-z]+){1,4}?\s+so\s*[.:]?(?=\s*\d)")
"""Quyết định *bổ nhiệm số* 2167/QĐ-BVHTTDL: words between the document word and its symbol."""

NOT_OURS_BEFORE = re.compile(
    r"(?:cao trang|ban an|hop dong|vu an|giay phep|ho so|lenh bat)(?:\s+[a-z]+){0,4}\s+$"
)
"""What before a bare symbol says that it is a court's or a contract's."""

BARE_SYMBOL = re.compile(
    rf"[0-9][0-9]{{0,4}}[a-z]?(?:{_JOIN}(?:19|20)\d\d)?(?:{_JOIN}{_CODE})+(?![a-z0-9_])"
)
