"""Host names: one spelling for each, and letters that only look right."""

import unicodedata
from collections.abc import Mapping

from phoihop.law.refusal import Refusal

DOOR_LABELS = frozenset({"www", "www1", "www2", "www3", "m", "mobile", "amp", "wap", "touch"})
"""First labels that name a way in to a site, not another site."""

SECOND_LEVELS = frozenset(
    {"ac", "biz", "co", "com", "edu", "gov", "health", "info", "int", "name", "net", "org", "pro"}
)
"""Labels that registries put under a country: what stands left of them is the site's own name."""

INVISIBLE = dict.fromkeys(
    [0x00AD, 0x034F, 0x061C, 0x180E, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F)]
    + list(range(0x2060, 0x2070))
)
"""Characters with no ink that ride along when an address is copied out of a document."""

_LOOKALIKE_PAIRS = (
    "аa вb еe зe кk мm нh оo рp сc тt уy хx іi ѕs јj "
    "ԁd һh ԛq ԝw ьb үy ӏl пn гr ɡg ɴn ıi αa εe ιi κk "
    "νv οo ρp τt υu χx"
)
LOOKALIKES = str.maketrans({pair[0]: pair[1] for pair in _LOOKALIKE_PAIRS.split()})
"""Letters of other scripts that a reader takes for Latin ones."""


def drop_invisible(text: str) -> str:
    """``text`` without byte-order marks, joiners, direction marks and soft hyphens."""
    return text.translate(INVISIBLE)


def ascii_host(host: str) -> str:
    """The lower-case ASCII (punycode) spelling of a host, without a trailing dot.

    Args:
        host: a name as found, in any case and any normalisation form; may be an IP address.

    Raises:
        Refusal: ``addresses.unusable`` when no host name can be made of it.
    """
    plain = unicodedata.normalize("NFC", host).strip().rstrip(".").lower()
    try:
        ascii_form = plain.encode("idna").decode("ascii") if not plain.isascii() else plain
    except UnicodeError:
        ascii_form = ""
    labels = ascii_form.split(".")
    if not all(_is_label(label) for label in labels) or len(ascii_form) > 253:
        raise Refusal("addresses.unusable", address=host[:200], reason="host")
    return ascii_form


def _is_label(label: str) -> bool:
    letters = label.replace("-", "").replace("_", "")
    return 0 < len(label) <= 63 and letters.isascii() and letters.isalnum()


def without_doors(host: str) -> str:
    """``host`` without leading ``www.``, ``m.``, ``mobile.``, ``amp.``…; never a bare registry.

    ``m.com.vn`` stays as it is: there ``m`` is the name that somebody registered.
    """
    labels = host.split(".")
    while labels[0] in DOOR_LABELS and not _is_registry(labels[1:]):
        labels = labels[1:]
    return ".".join(labels)


def _is_registry(labels: list[str]) -> bool:
    return len(labels) < 2 or (
        len(labels) == 2 and len(labels[1]) == 2 and labels[0] in SECOND_LEVELS
    )


def settle_host(host: str, host_aliases: Mapping[str, str]) -> str:
    """The host that stands for ``host``: aliases first as written, then without doors.

    ``host_aliases`` maps lower-case ASCII hosts to the host they count as; a chain is followed
    as far as it leads and a circle is left where it closes.
    """
    seen: set[str] = set()
    while host not in seen:
        seen.add(host)
        host = host_aliases.get(host, host)
        bare = without_doors(host)
        host = host_aliases.get(bare, bare)
    return host


def lookalike_of(host: str) -> str | None:
    """The Latin name that ``host`` imitates with letters of other scripts, or ``None``.

    Vietnamese letters are Latin letters with marks and imitate nothing.

    Args:
        host: Unicode or punycode spelling.
    """
    shown = shown_host(host)
    imitated = shown.translate(LOOKALIKES)
    if imitated == shown or not _all_latin(imitated):
        return None
    return imitated


def shown_host(host: str) -> str:
    """The Unicode spelling of a punycode host, as a reader sees it; unchanged if it has none."""
    if "xn--" not in host:
        return host.lower()
    try:
        return host.encode("ascii").decode("idna").lower()
    except UnicodeError:
        return host.lower()


def _all_latin(text: str) -> bool:
    return all(
        not letter.isalpha() or unicodedata.name(letter, "").startswith("LATIN") for letter in text
    )


def same_site(one: str, other: str) -> bool:
    """Whether two settled hosts are one site: equal, or one a part of the other.

    ``thethao.bao.vn`` belongs to ``bao.vn``; ``bao.vn.la.net`` does not.
    """
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    return longer.endswith("." + shorter) and not _is_registry(shorter.split("."))
