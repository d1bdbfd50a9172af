"""Bytes of old Vietnamese files into text: UTF-8, UTF-16, Windows-1258, TCVN3 (ABC), VNI.

A legacy encoding is believed only when the words it yields are Vietnamese syllables and no other
encoding does nearly as well. Everything else is refused: a wrong guess would be stored for ever.
"""

import codecs
import re
import unicodedata

from phoihop.engines.vietnamese.folding import nfc
from phoihop.law.refusal import Refusal

LEAST_WORDS = 3
"""So many words with marks must be seen before a legacy encoding is believed."""
LEAST_SHARE, LEAST_LEAD = 0.85, 0.25
"""The share of them that must be Vietnamese syllables, and the lead over the next encoding."""
_SAMPLE = 200_000

_TCVN3_BYTES = (
    "A1Ă A2Â A3Ê A4Ô A5Ơ A6Ư A7Đ A8ă A9â AAê ABô ACơ ADư AEđ B5à B6ả B7ã B8á B9ạ BBằ BCẳ BDẵ "
    "BEắ C6ặ C7ầ C8ẩ C9ẫ CAấ CBậ CCè CEẻ CFẽ D0é D1ẹ D2ề D3ể D4ễ D5ế D6ệ D7ì D8ỉ DCĩ DDí DEị "
    "DFò E1ỏ E2õ E3ó E4ọ E5ồ E6ổ E7ỗ E8ố E9ộ EAờ EBở ECỡ EDớ EEợ EFù F1ủ F2ũ F3ú F4ụ F5ừ F6ử "
    "F7ữ F8ứ F9ự FAỳ FBỷ FCỹ FDý FEỵ "
)
_TCVN3 = {int(pair[:2], 16): pair[2] for pair in _TCVN3_BYTES.split()}
_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_VNI_MARKS = {
    "ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT, "â": _CIRCUMFLEX, "ê": _BREVE,
    "á": _CIRCUMFLEX + _ACUTE, "à": _CIRCUMFLEX + _GRAVE, "å": _CIRCUMFLEX + _HOOK,
    "ã": _CIRCUMFLEX + _TILDE, "ä": _CIRCUMFLEX + _DOT, "é": _BREVE + _ACUTE, "è": _BREVE + _GRAVE,
    "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE, "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_LETTERS = {
    "ñ": "đ", "ô": "o" + _HORN, "ö": "u" + _HORN, "í": "i" + _ACUTE, "ì": "i" + _GRAVE,
    "æ": "i" + _HOOK, "ó": "i" + _TILDE, "ò": "i" + _DOT, "î": "y" + _DOT,
}  # fmt: skip
_VNI_UNIT = re.compile(r"([aeouyöô])([ùøûõïâêáàåãäéèúüë])|([ñôöíìæóòî])", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u00ad]+[^\W\d_]*)*")
_LEGACY_WORD = re.compile(r"[A-Za-z\u00a1-\u00ff]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?"
    r"(?:uyê|iêu|yêu|uya|uyu|uôi|ươi|ươu|oai|oay|oao|oeo|uây|uêu|[iy]ê|[iyuư]a|uô|ươ|uâ|uê|uy|uơ|"
    r"o[aăeoi]|a[iouy]|â[uy]|eo|êu|iu|ôi|ơi|u[ei]|ưi|ưu|[aăâeêioôơuưy])"
    r"(?:ch|c|m|ng|nh|n|p|t)?"
)
_TONES = {_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT}


def decode_bytes(data: bytes) -> tuple[str, str]:
    """The text in ``data`` (NFC for legacy encodings, as stored otherwise) and its encoding.

    The encoding is one of "utf-8", "utf-8-sig", "utf-16", "windows-1258", "tcvn3", "vni", or
    "tcvn3-as-latin1" when valid UTF-8 held TCVN3 that somebody had read as Latin-1.

    Raises:
        Refusal: ``encodings.unreadable`` (fact ``data_bytes``): binary, damaged, or too little to
            tell.
    """
    found = _marked(data) or _unmarked_utf16(data) or _utf8(data) or _legacy(data)
    if found is None or _CONTROL.search(found[0]):
        raise Refusal("encodings.unreadable", data_bytes=len(data))
    return found


def looks_like_tcvn3(text: str) -> bool:
    """Whether ``text`` is TCVN3 (ABC) that was read as Latin-1: "C«ng hßa x· héi chñ nghÜa"."""
    sample = text[:_SAMPLE]
    words = [word for word in _LEGACY_WORD.findall(sample) if not word.isascii()]
    if len(words) < LEAST_WORDS:
        return False
    as_read = _share(sample)
    as_tcvn3 = _share(from_tcvn3(sample))
    return as_tcvn3 >= LEAST_SHARE and as_tcvn3 - as_read >= LEAST_LEAD


def from_tcvn3(text: str) -> str:
    """TCVN3 that was read as Latin-1, put right, as NFC. Other letters stay as they are."""
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """VNI-Windows that was read as Latin-1, put right, as NFC."""
    return nfc(_VNI_UNIT.sub(_vni_unit, text))


def _vni_unit(match: re.Match[str]) -> str:
    base, mark, letter = match.groups()
    if letter:
        spelled = _VNI_LETTERS[letter.lower()]
        return spelled.upper() if letter.isupper() else spelled
    spelled = _VNI_LETTERS.get(base.lower(), base)
    return (spelled.upper() if base.isupper() else spelled) + _VNI_MARKS[mark.lower()]


def _marked(data: bytes) -> tuple[str, str] | None:
    """By byte order mark."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _strict(data, name)
    return None


def _unmarked_utf16(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark shows NULs on one side of its pairs only."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 4 <= len(sample[::2]) or min(even, odd) or len(data) % 2:
        return None
    decoded = _strict(data, "utf-16-le" if odd else "utf-16-be")
    return (decoded[0], "utf-16") if decoded else None


def _utf8(data: bytes) -> tuple[str, str] | None:
    decoded = _strict(data, "utf-8")
    if decoded and looks_like_tcvn3(decoded[0]):
        return from_tcvn3(decoded[0]), "tcvn3-as-latin1"
    return decoded


def _legacy(data: bytes) -> tuple[str, str] | None:
    as_latin = data.decode("cp1252", errors="replace").replace("\ufffd", "\x00")
    readings = [(from_tcvn3(as_latin), "tcvn3"), (from_vni(as_latin), "vni")]
    as_1258 = _strict(data, "cp1258")
    if as_1258:
        readings.append((nfc(as_1258[0]), "windows-1258"))
    ranked = sorted(((_share(text[:_SAMPLE]), text, name) for text, name in readings), reverse=True)
    (best, text, name), (second, _, _) = ranked[:2]
    enough = len(_LEGACY_WORD.findall(as_latin[:_SAMPLE])) >= LEAST_WORDS
    return (text, name) if enough and best >= LEAST_SHARE and best - second >= LEAST_LEAD else None


def _strict(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError:
        return None


def _share(text: str) -> float:
    """Of the words that are not plain ASCII, the share that are Vietnamese syllables (0..1)."""
    marked = [word for word in _WORD.findall(nfc(text)) if not word.isascii()]
    if not marked:
        return 0.0
    return sum(_is_syllable(word) for word in marked) / len(marked)


def _is_syllable(word: str) -> bool:
    pieces = unicodedata.normalize("NFD", word.lower())
    letters = unicodedata.normalize("NFC", "".join(p for p in pieces if p not in _TONES))
    return sum(p in _TONES for p in pieces) <= 1 and bool(_SYLLABLE.fullmatch(letters))
