"""What a publication says of the agreement behind it: words, JSON-LD and ninjs, to paste. Pure.

Derived from the signed instrument alone, so that every label says the same of the same paper. From
1-1-2026 online advertising must be distinguishable (Advertising Law as amended by 75/2025/QH15);
which class a piece is in law stays with people.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from phoihop.law.refusal import Refusal
from phoihop.publications.rules import Disclosure

NINJS = "3.0"
SAMPLE = ("MẪU – KHÔNG CÓ GIÁ TRỊ", "SAMPLE – WITHOUT VALUE")
_PAID = frozenset({"order", "tender", "service"})
_LEADS = {
    Disclosure.COORDINATED: ("Nội dung phối hợp", "Coordinated content"),
    Disclosure.SPONSORED: ("Nội dung được tài trợ", "Sponsored content"),
    Disclosure.ADVERTISING: ("Nội dung quảng cáo", "Advertising"),
}


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the label says of the signed paper. Names are those valid on the day of signature."""

    ref: str
    title: str
    programme_ref: str
    institution: str
    publisher: str
    signed_on: date | None
    signed: bool
    funding_mode: str = "none"  # programmes.rules.FundingMode
    with_money: bool = False  # some line has a price
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A disclosure in all its forms. ``text_vi`` is what the page must show."""

    kind: Disclosure
    text_vi: str
    text_en: str
    json_ld: dict[str, Any]
    ninjs: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        """As the command prints it."""
        return {
            "kind": self.kind.value,
            "vi": self.text_vi,
            "en": self.text_en,
            "json_ld": self.json_ld,
            "ninjs": self.ninjs,
        }


def proposed_kind(agreement: Agreement) -> Disclosure:
    """Sponsored when the paper pays for pieces, else coordinated. Advertising is said by people."""
    paid = agreement.with_money or agreement.funding_mode in _PAID
    return Disclosure.SPONSORED if paid else Disclosure.COORDINATED


def label_of(agreement: Agreement, kind: Disclosure | None = None) -> Label:
    """The label of pieces made under a signed paper.

    Args:
        kind: what people hold it to be; default ``proposed_kind``.

    Raises:
        Refusal: ``disclosure.paper_not_signed``; ``disclosure.nothing_to_say`` for a kind that
            says nothing.
    """
    chosen = kind or proposed_kind(agreement)
    if not agreement.signed or agreement.signed_on is None:
        raise Refusal("disclosure.paper_not_signed", paper=agreement.ref)
    if chosen not in _LEADS:
        raise Refusal("disclosure.nothing_to_say", kind=chosen.value)
    text_vi, text_en = wording(agreement, chosen)
    return Label(
        chosen,
        text_vi,
        text_en,
        _json_ld(agreement, chosen, text_vi),
        _ninjs(agreement, chosen, text_vi, text_en),
    )


def wording(agreement: Agreement, kind: Disclosure) -> tuple[str, str]:
    """The words of a label in Vietnamese and English: what a page is searched for."""
    day = agreement.signed_on or date.min
    lead_vi, lead_en = _LEADS[kind]
    vi = (
        f"{lead_vi}: thực hiện theo {agreement.title} ({agreement.ref}) giữa "
        f"{agreement.institution} và {agreement.publisher}, "
        f"ký ngày {day.day:02d}-{day.month:02d}-{day.year}."
    )
    en = (
        f"{lead_en}: made under {agreement.ref} between {agreement.institution} and "
        f"{agreement.publisher}, signed on {day.isoformat()}."
    )
    if agreement.sample:
        return f"{vi} {SAMPLE[0]}.", f"{en} {SAMPLE[1]}."
    return vi, en


def wordings(agreement: Agreement) -> dict[Disclosure, tuple[str, str]]:
    """The words of every kind that people may have chosen, the proposed kind first."""
    kinds = sorted(_LEADS, key=lambda kind: kind is not proposed_kind(agreement))
    return {kind: wording(agreement, kind) for kind in kinds}


def _json_ld(agreement: Agreement, kind: Disclosure, text: str) -> dict[str, Any]:
    """schema.org: the sponsor, the publisher, and the paper that the piece is based on."""
    institution = {"@type": "GovernmentOrganization", "name": agreement.institution}
    article_type = "AdvertiserContentArticle" if kind is Disclosure.ADVERTISING else "NewsArticle"
    relation = "sponsor" if kind is not Disclosure.COORDINATED else "contributor"
    return {
        "@context": "https://schema.org",
        "@type": article_type,
        "publisher": {"@type": "NewsMediaOrganization", "name": agreement.publisher},
        relation: institution,
        "creditText": text,
        "isBasedOn": {
            "@type": "DigitalDocument",
            "identifier": agreement.ref,
            "name": agreement.title,
            "dateCreated": agreement.signed_on.isoformat() if agreement.signed_on else "",
        },
    }


def _ninjs(agreement: Agreement, kind: Disclosure, vi: str, en: str) -> dict[str, Any]:
    """The fragment of an IPTC ninjs 3 item: an editorial note and who stands behind the piece."""
    return {
        "standard": {"name": "ninjs", "version": NINJS},
        "ednote": vi,
        "infosources": [
            {"name": agreement.institution, "role": "sponsor"}
            if kind is not Disclosure.COORDINATED
            else {"name": agreement.institution, "role": "partner"}
        ],
        "usageterms": en,
        "altids": [
            {"role": "agreement", "value": agreement.ref},
            {"role": "programme", "value": agreement.programme_ref},
        ],
    }
