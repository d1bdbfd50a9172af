"""What a programme file or an instrument file may hold. ``docs/programme-file.md`` prints these."""

import re
from decimal import Decimal

from phoihop.engines.plainfiles import (
    Choice,
    Day,
    Dong,
    Field,
    Flag,
    ListOf,
    Names,
    Percent,
    Record,
    Text,
    Whole,
)
from phoihop.law.access import Side
from phoihop.law.money import Rounding, VatMode
from phoihop.parties.shape import FIELDS as PARTY_FIELDS
from phoihop.parties.shape import REF
from phoihop.press.rules import OutletKind
from phoihop.programmes.rules import (
    AnnexReason,
    Cadence,
    Capacity,
    DocumentKind,
    EarlyRule,
    EvidenceLevel,
    FundingMode,
    Genre,
    InstrumentKind,
    ObligationKind,
)

_PAPER_REF = re.compile(r"[^\W_][\w.-]*")
_CODE = re.compile(r"[^\W_][\w.-]*")


def is_paper_ref(text: str) -> bool:
    """Whether ``text`` may name a paper in addresses: ``CT-2017-01``, ``HĐ-2017-01``.

    It holds a digit, so that no paper takes the address of a page.
    """
    numbered = any(letter.isdigit() for letter in text)
    return len(text) <= 30 and numbered and _PAPER_REF.fullmatch(text) is not None


def is_code(text: str) -> bool:
    """Whether ``text`` may name a theme, a duty or a line: ``T1``, ``B2``, ``2a``."""
    return len(text) <= 20 and _CODE.fullmatch(text) is not None


def is_document_ref(text: str) -> bool:
    """Whether ``text`` may name a reference document: ``ct-05-tw``."""
    return len(text) <= 80 and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) is not None


PAPER_REF = Names(30, is_paper_ref)
CODE = Names(20, is_code)
DOCUMENT_REF = Names(80, is_document_ref)
YEAR = Whole(1945, 2100)

_GENRES = Choice(
    [one.value for one in Genre],
    {
        "tin": "news_item",
        "bai": "article",
        "bai ly luan": "theory_article",
        "phong su": "reportage",
        "phong van": "interview",
        "anh": "photo",
        "chuyen trang": "special_page",
        "chuyen de": "special_issue",
        "toa dam": "talk_show",
        "hoi thao": "conference",
    },
)
_DUTIES = Choice(
    [one.value for one in ObligationKind],
    {
        "dang": "publish",
        "dang phat": "publish",
        "viet bai": "author",
        "tao dieu kien": "facilitate",
        "cung cap thong tin": "inform",
        "hoat dong": "activity",
        "dat mua": "subscribe",
        "xac minh": "verify",
        "so ket": "review",
        "rut kinh nghiem": "review",
        "thanh toan": "pay",
    },
)
_INSTRUMENTS = Choice(
    [one.value for one in InstrumentKind],
    {
        "hop dong": "contract",
        "ke hoach": "plan",
        "chuong trinh nam": "yearly_programme",
        "thoa thuan": "agreement",
    },
)
_DOCUMENTS = Choice(
    [one.value for one in DocumentKind],
    {
        "nghi quyet": "resolution",
        "chi thi": "directive",
        "ket luan": "conclusion",
        "quyet dinh": "decision",
        "nghi dinh": "decree",
        "thong tu": "circular",
        "quy dinh": "regulation",
        "huong dan": "guideline",
        "cong van": "dispatch",
        "luat": "law",
        "ke hoach": "plan",
        "chuong trinh": "programme",
    },
)
_EVIDENCE = Choice([one.value for one in EvidenceLevel])
_VAT = Choice([one.value for one in VatMode])
_SIDES = Choice([one.value for one in Side], {"ben a": "a", "ben b": "b"})

OUTLET = Record(
    "outlet",
    [
        Field("ref", REF, "short name in addresses", required=True),
        Field("name", Text(200), "the title or channel", required=True),
        Field("kind", Choice([one.value for one in OutletKind]), "what it is"),
        Field("hosts", ListOf(Text(120)), "its hosts; the first stands in addresses"),
    ],
)
DOCUMENT = Record(
    "document",
    [
        Field("ref", DOCUMENT_REF, "short name, for example `ct-05-tw`", required=True),
        Field("kind", _DOCUMENTS, "what it is", required=True),
        Field("symbol", Text(60), "number and symbol: `05-CT/TW`", default=""),
        Field("issuer", Text(200), "who issued it", required=True),
        Field("term", Text(60), "the term, when a congress issued it: `2015-2020`", default=""),
        Field("title", Text(600), "its abstract", required=True),
        Field("issued_on", Day(), "the day of issue"),
        Field("expires_on", Day(), "the last day on which it holds"),
        Field("supersedes", DOCUMENT_REF, "the document that it replaces"),
        Field("source", Text(400), "where it was found", default=""),
    ],
)
PARTY = Record(
    "party",
    [
        Field("organisation", REF, "in whose name the paper is", required=True),
        Field("signing_organ", REF, "the organ that signs for it"),
        Field("signatory", REF, "the person who signs"),
        Field("signatory_title", Text(300), "the title as printed on the paper", default=""),
        Field(
            "capacity",
            Choice([one.value for one in Capacity]),
            "TM., KT., TL. or TUQ.",
            default=Capacity.OWN.value,
        ),
        Field("mandate", Text(300), "the paper that gives the capacity", default=""),
        Field("mandate_on", Day(), "the day of that paper"),
        Field("focal_organ", REF, "the unit that does the daily work"),
        Field("focal_person", REF, "the person who does it"),
    ],
)
SIDES = Record(
    "sides",
    [
        Field("a", ListOf(PARTY), "side A, the institution", required=True),
        Field("b", ListOf(PARTY), "side B, the publisher", required=True),
    ],
)
PROGRAMME = Record(
    "programme",
    [
        Field("ref", PAPER_REF, "for example `CT-2017-01`", required=True),
        Field("title", Text(400), "as printed", required=True),
        Field("period_label", Text(60), "the years as printed: `2017-2021`", required=True),
        Field("starts_on", Day(), "the real first day", required=True),
        Field("ends_on", Day(), "the real last day", required=True),
        Field("signed_on", Day(), "the day of the signatures"),
        Field("effective_from", Day(), "from when it holds", required=True),
        Field("place", Text(120), "where it was signed", default=""),
        Field("source", Text(400), "where this is written", default=""),
        Field("review_month", Whole(1, 12), "month of the yearly review"),
        Field("sample", Flag(), "invented: papers carry MẪU – KHÔNG CÓ GIÁ TRỊ", default=False),
    ],
)
BASIS = Record(
    "basis",
    [
        Field("text", Text(600), "the line as printed: Căn cứ …", required=True),
        Field("document", DOCUMENT_REF, "the document it cites"),
    ],
)
REFERENCE = Record(
    "reference",
    [
        Field("document", DOCUMENT_REF, "a document; or else an open class"),
        Field("open_class", Text(300), "documents to come: `kết luận của Trung ương…`", default=""),
        Field("clause", Text(300), "objective or clause of the document", default=""),
        Field("from_on", Day(), "first day on which the theme leans on it"),
        Field("until_on", Day(), "last such day"),
    ],
)
THEME = Record(
    "theme",
    [
        Field("code", CODE, "for example `T1`", required=True),
        Field("title", Text(600), "nội dung phối hợp, as printed", required=True),
        Field("good_practice", Flag(), "cách làm hay", default=False),
        Field("model_example", Flag(), "gương điển hình tiên tiến", default=False),
        Field("phrases", ListOf(Text(120)), "words by which people recognise it"),
        Field("references", ListOf(REFERENCE), "documents it leans on, dated"),
    ],
)
SHARE = Record(
    "share",
    [
        Field("unit", REF, "a board of the committee, a desk of the journal", required=True),
        Field("year", YEAR, "empty: every year"),
        Field("quantity", Whole(), "its part"),
        Field("due_on", Day(), "by when"),
    ],
)
OBLIGATION = Record(
    "obligation",
    [
        Field("code", CODE, "for example `B1`", required=True),
        Field("kind", _DUTIES, "what is owed", required=True),
        Field("side", _SIDES, "who owes it", required=True),
        Field("party", REF, "which party of that side; empty: all of it"),
        Field("text", Text(1000), "as printed", required=True),
        Field("genre", _GENRES, "empty: any", default=""),
        Field("themes", ListOf(CODE), "codes of themes"),
        Field("quantified", Flag(), "false: openly without a number", default=True),
        Field("quantity_least", Whole(), "least number in one cadence"),
        Field("quantity_most", Whole(), "most; empty: no ceiling"),
        Field(
            "cadence",
            Choice([one.value for one in Cadence]),
            "for which stretch",
            default=Cadence.YEARLY.value,
        ),
        Field("starts_on", Day(), "empty: the programme's"),
        Field("ends_on", Day(), "empty: the programme's"),
        Field("answer_within_days", Whole(0, 3650), "to answer a request"),
        Field("least_words", Whole(0, 1_000_000), "least length"),
        Field("outlet", REF, "where it must appear; empty: any"),
        Field("language", Text(8), "`vi`, `en`…; empty: any", default=""),
        Field("evidence_level", _EVIDENCE, "how well proven", default=EvidenceLevel.LINK.value),
        Field("shares", ListOf(SHARE), "shared out among units"),
    ],
)
LINE = Record(
    "line",
    [
        Field("code", CODE, "for example `1` or `2a`", required=True),
        Field("obligation", CODE, "code of the obligation", required=True),
        Field("description", Text(600), "as printed", required=True),
        Field("unit_name", Text(30), "bài, tin, kỳ…", default="bài"),
        Field("quantity", Whole(), "pieces", required=True),
        Field("unit_price_dong", Dong(), "for one piece; only in a contract", default=0),
        Field("price_basis", Text(400), "decision, its line and date", default=""),
        Field("genre", _GENRES, "empty: the obligation's", default=""),
        Field("least_words", Whole(0, 1_000_000), "empty: the obligation's"),
        Field("outlet", REF, "empty: the obligation's"),
        Field("evidence_level", _EVIDENCE, "empty: the obligation's", default=""),
        Field(
            "counts_institution_texts",
            Flag(),
            "texts written by the institution fill it, too",
            default=False,
        ),
    ],
)
CHANGE = Record(
    "change",
    [
        Field("line", CODE, "code of the line", required=True),
        Field("quantity_before", Whole(), "what was there"),
        Field("quantity_after", Whole(), "what will be"),
        Field("unit_price_before_dong", Dong(), "what was there"),
        Field("unit_price_after_dong", Dong(), "what will be"),
    ],
)
THEME_CHANGE = Record(
    "theme_change",
    [
        Field("theme", CODE, "code of the theme", required=True),
        Field("leaves", Text(300), "document or open class that it leaves", default=""),
        Field("document", DOCUMENT_REF, "the document that it takes"),
        Field("open_class", Text(300), "or the open class that it takes", default=""),
        Field("clause", Text(300), "objective or clause of it", default=""),
    ],
)
BALANCE = Record(
    "balance",
    [
        Field("code", CODE, "code of the obligation", required=True),
        Field("year", YEAR, "the year; empty: once for the whole programme"),
        Field("side", _SIDES, "who owes it", required=True),
        Field("text", Text(1000), "the obligation as printed", default=""),
        Field("unit", Choice(["piece", "time", "dong"]), "what is counted", required=True),
        Field("signed", Dong(), "what was promised; empty: no number"),
        Field("done", Dong(), "what was done", required=True),
        Field("owed", Dong(), "what is still owed; empty: no number"),
    ],
)
ANNEX = Record(
    "annex",
    [
        Field("ref", PAPER_REF, "for example `PL-2017-01`", required=True),
        Field("title", Text(400), "as printed", required=True),
        Field("reason_code", Choice([one.value for one in AnnexReason]), "why", required=True),
        Field("reason", Text(1000), "why, in words", required=True),
        Field("signed_on", Day(), "the day of the signatures"),
        Field("effective_on", Day(), "from when it holds", required=True),
        Field("changes", ListOf(CHANGE), "changed lines, with what was before"),
        Field("new_lines", ListOf(LINE), "lines that it adds"),
        Field("theme_changes", ListOf(THEME_CHANGE), "themes it moves; only to a programme"),
        Field("ends_early_on", Day(), "last day of a programme that it ends early"),
        Field("balance_on", Day(), "day of the ledger from which the balance was read"),
        Field("balance", ListOf(BALANCE), "what is still owed at an early end"),
    ],
)
INSTRUMENT = Record(
    "instrument",
    [
        Field("programme", PAPER_REF, "its programme; only in a file of its own"),
        Field("ref", PAPER_REF, "for example `HĐ-2017-01`", required=True),
        Field("kind", _INSTRUMENTS, "what it is; only a contract carries money", required=True),
        Field("title", Text(400), "as printed", required=True),
        Field("number", Text(60), "as given by the clerk: `12/HĐ-TU`", default=""),
        Field("year", YEAR, "the year", required=True),
        Field("signed_on", Day(), "the day of the signatures"),
        Field("effective_from", Day(), "from when it holds", required=True),
        Field("ends_on", Day(), "its last day", required=True),
        Field("place", Text(120), "where it was signed", default=""),
        Field("source", Text(400), "where this is written", default=""),
        Field("issuer", _SIDES, "a plan of one side: which; empty: both sides' paper", default=""),
        Field("party_a", REF, "empty: the only party of side A"),
        Field("party_b", REF, "empty: the only party of side B"),
        Field(
            "funding_mode",
            Choice([one.value for one in FundingMode]),
            "how the money is given",
            default=FundingMode.NONE.value,
        ),
        Field(
            "vat_mode",
            Choice([one.value for one in VatMode]),
            "the tax",
            default=VatMode.NONE.value,
        ),
        Field("vat_percent", Percent(), "its rate", default=Decimal(0)),
        Field(
            "rounding",
            Choice([one.value for one in Rounding]),
            "of the tax",
            default=Rounding.HALF_UP.value,
        ),
        Field(
            "early_rule",
            Choice([one.value for one in EarlyRule]),
            "pieces published before the signature",
            default=EarlyRule.REFUSED.value,
        ),
        Field("early_from_on", Day(), "the day that the paper names"),
        Field("early_text", Text(600), "the clause, as printed", default=""),
        Field("pay_within_days", Whole(0, 3650), "after acceptance"),
        Field("lines", ListOf(LINE), "what is ordered"),
        Field("annexes", ListOf(ANNEX), "what changed it, in the order of effect"),
    ],
)
PAPER_FILE = Record(
    "file",
    [
        *PARTY_FIELDS,
        Field("outlets", ListOf(OUTLET), "outlets that duties and lines name"),
        Field("documents", ListOf(DOCUMENT), "reference documents"),
        Field("programme", PROGRAMME, "the programme; in a programme file"),
        Field("sides", SIDES, "who stands on which side; in a programme file"),
        Field("bases", ListOf(BASIS), "căn cứ, in order"),
        Field("themes", ListOf(THEME), "what is written about"),
        Field("obligations", ListOf(OBLIGATION), "what each side owes"),
        Field("annexes", ListOf(ANNEX), "what changed the programme itself"),
        Field("instruments", ListOf(INSTRUMENT), "yearly papers under it"),
        Field("instrument", INSTRUMENT, "one yearly paper; in a file of its own"),
    ],
)
RECORDS = [
    PAPER_FILE, PROGRAMME, SIDES, PARTY, BASIS, THEME, REFERENCE, OBLIGATION, SHARE, INSTRUMENT,
    LINE, ANNEX, CHANGE, THEME_CHANGE, BALANCE, DOCUMENT, OUTLET,
]  # fmt: skip
