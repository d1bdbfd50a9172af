"""Paths and queries of addresses, each in one spelling."""

import re
import unicodedata
from urllib.parse import quote, unquote_to_bytes

PATH_SAFE = "!$&()*+,;=:@-._~"
QUERY_SAFE = "!$()*,:@/?-._~"

TRACKING_PREFIXES = (
    "utm_", "vn_source", "vn_medium", "vn_campaign", "vn_term", "vn_thumb", "itm_", "mtm_", "pk_",
    "hsa_", "fb_", "at_medium", "at_campaign", "aspsessionid",
)  # fmt: skip
_TRACKING = (
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh zarsrc gidzl "
    "mc_cid mc_eid _ga _gl _hsenc _hsmi cmpid ncid ocid spm trk ref ref_src referrer share "
    "p_auth p_p_auth"
)
TRACKING = frozenset(_TRACKING.split())
_SESSIONS = "phpsessid jsessionid sessionid session_id asp.net_sessionid cfid cftoken"
SESSIONS = frozenset(_SESSIONS.split())
AMP_KEYS = {"amp": {"", "1", "true"}, "outputtype": {"amp"}, "format": {"amp"}, "type": {"amp"}}
PRINT_KEYS = {
    "print": {"", "1", "true", "y", "yes"},
    "printable": {"", "1", "true", "yes"},
    "view": {"print"},
    "mode": {"print"},
    "action": {"print"},
    "tmpl": {"component", "print"},
}
INDEX_PAGE = re.compile(r"(?:index\.(?:html?|php|aspx?|jsp)|default\.(?:html?|aspx?))$", re.I)
PATH_SESSION = re.compile(r";jsessionid=[^/;]*|/\(S\([a-z0-9]{20,}\)\)", re.I)
HEX_SESSION = re.compile(r"[0-9a-f]{16,}", re.I)
ENTITY = re.compile(r"&amp;", re.I)
PRINT_NAMES = frozenset({"print", "in-bai", "trang-in", "ban-in"})
PRINT_FILE = re.compile(r"^(?:print|inbai|trang-?in|printpage|printview)(?:[-.].*)?$", re.I)
UNTOUCHED = re.compile(r"%(?![0-9A-Fa-f]{2})")


def respell(text: str, safe: str) -> str:
    """One percent-encoding for each text: plain where it may be, NFC, capital hex digits.

    Bytes that are not UTF-8 stay percent-encoded as they are. ``/``, ``?``, ``#`` and ``%`` that
    came encoded stay encoded, since they would cut the address elsewhere. Applying it twice
    changes nothing.
    """
    raw = unquote_to_bytes(
        UNTOUCHED.sub("%25", text).replace("%2F", "%252F").replace("%2f", "%252F")
    )
    decoded = unicodedata.normalize("NFC", raw.decode("utf-8", "surrogateescape"))
    spelled = quote(decoded.encode("utf-8", "surrogateescape"), safe=safe)
    return spelled.replace("%252F", "%2F")


def settle_path(path: str, notes: list[str]) -> str:
    """A path in its one spelling; what was cut off is added to ``notes``.

    Args:
        path: as found, with or without percent-encoding.
        notes: receives ``session_id``, ``double_slash``, ``amp``, ``print_page``.
    """
    cut = PATH_SESSION.sub("", path)
    _note(notes, "session_id", cut != path)
    _note(notes, "double_slash", "//" in cut)
    segments = _without_dots([respell(part, PATH_SAFE) for part in cut.split("/") if part])
    before: list[str] = []
    while segments != before:
        before = segments
        segments = _without_print(_without_amp(_without_index(segments), notes), notes)
    return "/" + "/".join(segments)


def _note(notes: list[str], note: str, applies: bool) -> None:
    if applies and note not in notes:
        notes.append(note)


def _without_dots(segments: list[str]) -> list[str]:
    kept: list[str] = []
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    return kept


def _without_index(segments: list[str]) -> list[str]:
    return segments[:-1] if segments and INDEX_PAGE.match(segments[-1]) else segments


def _without_amp(segments: list[str], notes: list[str]) -> list[str]:
    if not segments:
        return segments
    kept = segments[1:] if len(segments) > 1 and segments[0].lower() == "amp" else list(segments)
    if len(kept) > 1 and kept[-1].lower() in ("amp", "amp.html"):
        kept = kept[:-1]
    kept[-1] = re.sub(r"(?i)(?<=.)\.amp(?=$|\.html?$)", "", kept[-1])
    _note(notes, "amp", kept != segments)
    return kept


def _without_print(segments: list[str], notes: list[str]) -> list[str]:
    kept = list(segments)
    if len(kept) > 1 and kept[0].lower() in PRINT_NAMES:
        kept = kept[1:]
    elif len(kept) > 1 and kept[-1].lower() in PRINT_NAMES:
        kept = kept[:-1]
    _note(notes, "print_page", kept != segments or bool(kept and PRINT_FILE.match(kept[-1])))
    return kept


def settle_query(query: str, notes: list[str]) -> list[tuple[str, str | None]]:
    """The meaningful parameters of a query, sorted by name; what was cut is added to ``notes``.

    Parameters of one name keep their order, since there the order may mean something.

    Args:
        query: without the question mark; ``&amp;`` counts as ``&``.
        notes: receives ``tracking``, ``session_id``, ``amp``, ``print_page``.

    Returns:
        Pairs of decoded name and value; the value is ``None`` when there was no equals sign.
    """
    kept = []
    for piece in ENTITY.sub("&", query).split("&"):
        name, equals, value = (respell(part, QUERY_SAFE) for part in _spaced(piece).partition("="))
        if name or value:
            why = why_dropped(name, value)
            _note(notes, why or "", bool(why))
            if not why:
                kept.append((name, value if equals else None))
    return sorted(kept, key=lambda pair: pair[0])


def _spaced(piece: str) -> str:
    return piece.replace("+", "%20")


def why_dropped(name: str, value: str) -> str | None:
    """Why a parameter does not name the page, or ``None`` when it may and so has to stay.

    One of ``tracking``, ``session_id``, ``amp``, ``print_page``.
    """
    key, plain = name.lower(), value.lower()
    if key in TRACKING or key.startswith(TRACKING_PREFIXES) or key.endswith("_redirect"):
        return "session_id" if key.startswith("aspsession") else "tracking"
    if key in SESSIONS or (key in ("sid", "s") and HEX_SESSION.fullmatch(plain)):
        return "session_id"
    if plain in AMP_KEYS.get(key, ()):
        return "amp"
    return "print_page" if plain in PRINT_KEYS.get(key, ()) else None
